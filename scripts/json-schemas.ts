import { mkdir, writeFile } from "node:fs/promises";
import * as z from "zod";
import { eventTypes } from "../src/events/index.ts";
import { recordSchemas } from "../src/model/index.ts";

/** A JSON Schema as it is written to a file. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (2020-12) of every record and every event, by the name of its file, and one for all events. For those
 * who validate without TypeScript: what zod checks by a function stands as a pattern, which admits no form that zod
 * refuses; that the day is one of its month, and the time zone one of the database, is left to the library.
 */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const records = Object.entries(recordSchemas).map(
    ([name, schema]) => [`${name}.json`, jsonSchema(name, schema, `A record: ${name}.`)] as const,
  );
  const events = Object.values(eventTypes).map(
    ({ type, says, version, schema }) =>
      [`${type}.json`, jsonSchema(type, schema, says, { version })] as const,
  );
  const all = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: idOf("event"),
    title: "event",
    description: "An event of any type of the catalogue.",
    type: "object",
    required: ["type"],
    properties: { type: { enum: Object.keys(eventTypes) } },
    allOf: Object.keys(eventTypes).map((type) => ({
      if: { properties: { type: { const: type } } },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
      then: { $ref: idOf(type) },
    })),
  };
  return new Map<string, JsonSchema>([...records, ...events, ["event.json", all]]);
}

const idOf = (name: string): string => `urn:touchstone-cx:schema:${name}`;

/** RFC 3339 in UTC, and a date; a leap second is admitted. */
const patterns: Readonly<Record<string, string>> = {
  "date-time":
    "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[Tt]([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?Z$",
  date: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$",
};

function jsonSchema(name: string, schema: z.ZodType, description: string, more: JsonSchema = {}): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema: written }) => {
      // Keywords of one's own are to begin with "x-"; other names may come to mean something.
      const { pii } = written;
      if (pii !== undefined) {
        delete written["pii"];
        written["x-pii"] = pii;
      }
      const pattern = patterns[written.format ?? ""];
      if (pattern !== undefined) written.pattern = pattern;
    },
  });
  const version = Object.fromEntries(Object.entries(more).map(([key, value]) => [`x-${key}`, value]));
  return { $schema, $id: idOf(name), title: name, description, ...version, ...rest };
}

/** Writes all of them into a folder. */
export async function writeJsonSchemas(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = [...jsonSchemas()].map(([file, schema]) =>
    writeFile(`${folder}/${file}`, `${JSON.stringify(schema, null, 2)}\n`),
  );
  await Promise.all(files);
}
