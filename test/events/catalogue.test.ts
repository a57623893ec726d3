import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventTypes, validateEvent } from "../../src/events/index.ts";
import { recordSchemas } from "../../src/model/index.ts";
import { allTypes, sample } from "./samples.ts";

const folder = new URL("../../src/events/catalogue/", import.meta.url);
const sources = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n")
  .replace(/\s+/g, " ");

describe.each(allTypes)("%s", (type) => {
  const definition = eventTypes[type];

  it("is told under its own name, of a record that there is", () => {
    expect(definition.type).toBe(type);
    expect(definition.version).toMatch(/^\d+-\d+-\d+$/);
    expect(Object.keys(recordSchemas)).toContain(definition.entity);
    expect(Object.keys(definition.data.shape)).toContain(definition.entityId);
  });

  it("says the same in its docstring", () => {
    const name = type.slice(3).replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(
      sources.split(`/** ${definition.says} */ export interface ${name}Event extends EventOf<`),
    ).toHaveLength(2);
  });

  it("takes an event with every field, and one with the least", () => {
    for (const event of [sample(type), sample(type, "minimal")]) {
      expect(validateEvent(event)).toEqual({ valid: true, event, findings: [] });
    }
  });

  it("needs each field of the least, and takes no other type of value for it", () => {
    const event = sample(type, "minimal");
    for (const name of Object.keys(event.data)) {
      const without = Object.fromEntries(Object.entries(event.data).filter(([one]) => one !== name));
      expect(validateEvent({ ...event, data: without }).findings.map(({ path }) => path)).toEqual([
        `/data/${name}`,
      ]);
      const wrong = validateEvent({ ...event, data: { ...event.data, [name]: true } });
      expect(wrong.findings.map(({ path }) => path)).toEqual([`/data/${name}`]);
    }
  });
});

it("holds the types that the model names, and those of journeys", () => {
  expect(allTypes).toHaveLength(62);
  expect(new Set(allTypes.map((type) => type.split(".")[1]))).toEqual(
    new Set("case message interaction bot sla survey agent subscription order touchpoint journey".split(" ")),
  );
});
