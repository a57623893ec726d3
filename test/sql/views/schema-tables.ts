import * as z from "zod";
import type { ScalarType } from "../../../src/language/expression.ts";
import { piiClassOf } from "../../../src/model/pii.ts";
import { type RecordType, recordSchemas } from "../../../src/model/record-schemas.ts";

type Columns = Record<string, ScalarType>;

/** The tables of the records as their schemas have them: what the library writes down is held against these. */
export function tablesOfSchemas(types: readonly RecordType[]): Record<string, Columns> {
  const tables: Record<string, Columns> = {};
  for (const type of types)
    tables[type] = { ...columnsOf(recordSchemas[type], type, 0, tables), saysNone: "text" };
  return tables;
}

const inList: readonly Columns[] = [
  {},
  { recordId: "text", position: "int" },
  { recordId: "text", parentPosition: "int", position: "int" },
];

/** The columns of an object; the lists in it become tables of their own. */
function columnsOf(
  { shape }: { readonly shape: Readonly<Record<string, z.core.$ZodType>> },
  table: string,
  depth: number,
  tables: Record<string, Columns>,
): Columns {
  const columns: Columns = {};
  for (const [name, field] of Object.entries(shape)) {
    if (["direct", "sensitive", "content"].includes(piiClassOf(field))) continue;
    const schema = inner(field);
    if (schema instanceof z.ZodObject) {
      // An object that takes whatever it is given has no columns to name.
      if (schema.def.catchall !== undefined) continue;
      for (const [column, type] of Object.entries(columnsOf(schema, `${table}_${name}`, depth, tables)))
        columns[`${name}_${column}`] = type;
    } else if (schema instanceof z.ZodArray) {
      const element = inner(schema.element);
      const own = `${table}_${name}`;
      const keys = inList[depth + 1];
      if (keys === undefined) throw new Error(`${own} lies too deep.`);
      const value = scalarOf(element);
      if (value === null && !(element instanceof z.ZodObject)) continue;
      columns[`${name}_count`] = "int";
      tables[own] =
        element instanceof z.ZodObject
          ? { ...keys, ...columnsOf(element, own, depth + 1, tables), saysNone: "text" }
          : { ...keys, value: value ?? "text" };
    } else {
      const type = scalarOf(schema);
      if (type !== null) columns[name] = type;
    }
  }
  return columns;
}

function inner(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional
  )
    return inner(schema.unwrap());
  return schema;
}

function scalarOf(schema: z.core.$ZodType): ScalarType | null {
  if (schema instanceof z.ZodBoolean) return "boolean";
  if (schema instanceof z.ZodNumber) return schema.format === "safeint" ? "int" : "real";
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return "text";
  if (schema instanceof z.ZodString)
    return z.globalRegistry.get(schema)?.["format"] === "date-time" ? "instant" : "text";
  return null;
}
