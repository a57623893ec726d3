import { describe, expect, it } from "vitest";
import * as z from "zod";
import { recordSchemas } from "../../src/model/index.ts";
import { samples } from "./samples.ts";

const sampleOf = new Map(Object.entries(samples));

describe.each(Object.entries(recordSchemas))("%s", (type, schema) => {
  const { minimal, full } = sampleOf.get(type) ?? expect.fail(`${type} has no samples`);

  it("accepts the least it needs, and adds nothing to it", () => {
    expect(schema.parse(minimal)).toEqual(minimal);
  });

  it("needs every field of the least record", () => {
    for (const field of Object.keys(minimal)) {
      const without = Object.fromEntries(Object.entries(minimal).filter(([name]) => name !== field));
      expect(schema.safeParse(without).error?.issues.map(({ path }) => path)).toEqual([[field]]);
    }
  });

  it("accepts every field it has, and changes none", () => {
    expect(Object.keys(full).sort()).toEqual(Object.keys(schema.shape).sort());
    expect(schema.parse(full)).toEqual(full);
    expect(schema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  it("accepts null for a field that may be left out, and refuses undefined", () => {
    for (const field of Object.keys(full)) {
      if (field in minimal) continue;
      expect(schema.safeParse({ ...minimal, [field]: null }).success).toBe(true);
      if (field !== "appliesTo")
        expect(schema.safeParse({ ...minimal, [field]: undefined }).success).toBe(false);
    }
  });

  it("drops a field it does not know, and does not refuse the record for it", () => {
    expect(schema.parse({ ...minimal, favouriteColour: "green" })).toEqual(minimal);
  });

  it("can be compiled and told as JSON Schema", () => {
    expect(z.compile(schema).safeParse(full).success).toBe(true);
    const { properties } = z.toJSONSchema(schema, { io: "input" });
    expect(Object.keys(properties ?? {}).sort()).toEqual(Object.keys(full).sort());
  });
});
