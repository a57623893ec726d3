import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../scripts/json-schemas.ts";
import { eventTypes } from "../../src/events/index.ts";
import { recordSchemas } from "../../src/model/index.ts";
import { samples } from "../model/samples.ts";
import { allTypes, sample } from "./samples.ts";

const schemas = jsonSchemas();
const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false, allowUnionTypes: true });
ajv.addVocabulary(["x-pii", "x-version"]);
for (const schema of schemas.values()) ajv.addSchema(schema);

/** Where another validator finds fault, as the schema of that name has it. */
function faults(name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`urn:touchstone-cx:schema:${name}`);
  if (validate === undefined) throw new Error(`There is no schema of ${name}.`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

it("there is one of every record and every event, and one of all events", () => {
  const names = [...Object.keys(recordSchemas), ...Object.keys(eventTypes), "event"];
  expect([...schemas.keys()].sort()).toEqual(names.map((name) => `${name}.json`).sort());
  for (const schema of schemas.values()) {
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  }
});

describe.each(Object.entries(samples))("%s", (name, { minimal, full }) => {
  it("takes what the library takes", () => {
    expect(faults(name, full)).toEqual([]);
    expect(faults(name, minimal)).toEqual([]);
    expect(faults(name, { ...minimal, favouriteColour: "green" })).toEqual([]);
  });

  it("refuses what the library refuses", () => {
    for (const field of Object.keys(minimal)) {
      const without = Object.fromEntries(Object.entries(minimal).filter(([one]) => one !== field));
      expect(faults(name, without)).toEqual([" required"]);
      expect(faults(name, { ...minimal, [field]: true })).not.toEqual([]);
    }
  });
});

describe.each(allTypes)("%s", (type) => {
  it.each([type, "event"])("takes what the library takes, by the schema of %s", (name) => {
    expect(faults(name, sample(type))).toEqual([]);
    expect(faults(name, sample(type, "minimal"))).toEqual([]);
  });

  it("refuses what the library refuses", () => {
    const event = sample(type, "minimal");
    for (const name of [type, "event"]) {
      for (const field of Object.keys(event.data)) {
        const without = Object.fromEntries(Object.entries(event.data).filter(([one]) => one !== field));
        expect(faults(name, { ...event, data: without })).toContain("/data required");
        expect(faults(name, { ...event, data: { ...event.data, [field]: true } })).not.toEqual([]);
      }
      expect(faults(name, { ...event, time: "2024-03-01T00:00:00" })).toContain("/time pattern");
      expect(faults(name, { ...event, specversion: "0.3" })).toContain("/specversion const");
    }
  });
});

it("an unknown type is no event", () => {
  expect(faults("event", { ...sample("cx.case.resolved"), type: "cx.case.solved" })).toEqual(["/type enum"]);
});

it("says how personal a field is, and knows the literals of open lists", () => {
  const text = JSON.stringify(schemas.get("cx.message.sent.json"));
  expect(text).toContain('"x-pii":"content"');
  expect(text).toContain('"survey-feedback"');
  expect(JSON.stringify([...schemas])).not.toContain('"pii"');
});
