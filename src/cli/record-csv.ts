import * as z from "zod";
import { eventTypes } from "../events/event-types.ts";
import { recordSchemas } from "../model/record-schemas.ts";
import type { Kind } from "./judge.ts";
import type { CellType, CsvColumns } from "./read-file.ts";

/** How the columns of a CSV become the fields of what it holds. */
export const columnsOf = (kind: Kind): CsvColumns =>
  kind === "event"
    ? recordColumns(z.union(Object.values(eventTypes).map(({ schema }) => schema)))
    : recordColumns(recordSchemas[kind]);

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** How the columns of a CSV become the fields of a record, read off the record's schema. */
export function recordColumns(schema: z.ZodType): CsvColumns {
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return { nested: true, typeOf: (column) => cellType(column.split(".").reduce(inner, [root])) };
}

/** A schema and, where it is a choice, all it can be. */
const choices = (schema: JsonSchema): readonly JsonSchema[] => [
  schema,
  ...(schema.anyOf ?? []).flatMap((one) => choices(one)),
];

function inner(schemas: readonly JsonSchema[], name: string): readonly JsonSchema[] {
  return schemas.flatMap(choices).flatMap(({ properties = {}, additionalProperties }) => {
    const field = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    return typeof field === "object" ? [field] : [];
  });
}

function cellType(schemas: readonly JsonSchema[]): CellType {
  const types = new Set<unknown>(schemas.flatMap(choices).flatMap(({ type }) => type));
  if (types.has("string")) return "text";
  if (types.has("number") || types.has("integer")) return "number";
  if (types.has("boolean")) return "boolean";
  return types.has("object") || types.has("array") ? "json" : "text";
}
