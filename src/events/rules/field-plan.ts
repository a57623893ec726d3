import * as z from "zod";
import { InstantSchema } from "../../model/instant.ts";
import { type PiiClass, piiClassOf } from "../../model/pii.ts";
import { type RecordType, recordSchemas } from "../../model/record-schemas.ts";
import { type CxEventType, eventTypes } from "../event-types.ts";
import type { Field, FieldKind } from "./field.ts";

/** Where the texts of a value lie, found from its schema once and for all. */
export interface FieldPlan {
  /** What it says of a text in this place; null where no rule asks. */
  readonly text: Field | null;
  /** What stands in the elements, when it is a list. */
  readonly element: FieldPlan | null;
  /** What stands in the fields, when it is an object. */
  readonly fields: ReadonlyMap<string, FieldPlan>;
  /** What stands in the fields that are not named. Null: none are expected. */
  readonly rest: FieldPlan | null;
  /** Whether it is an object of named fields alone, so that another field is one that no schema has. */
  readonly isClosed: boolean;
}

type Schema = z.core.$ZodType;

const isSchema = (value: unknown): value is Schema => value instanceof z.core.$ZodType;
const no: ReadonlyMap<string, FieldPlan> = new Map();
const nothing: FieldPlan = { text: null, element: null, fields: no, rest: null, isClosed: false };

/** Part of the definition of a schema, by its name. */
const part = (schema: Schema, name: string): unknown => Reflect.get(schema._zod.def, name);

/** What is told of a schema; a wrapper that says nothing itself stands for what it wraps. */
const meta = (schema: Schema): Readonly<Record<string, unknown>> => z.globalRegistry.get(schema) ?? {};

function planOf(schema: Schema, name: string, pii: PiiClass = piiClassOf(schema)): FieldPlan {
  const inner = part(schema, "innerType");
  if (isSchema(inner)) return planOf(inner, name, pii);
  const element = part(schema, "element");
  if (isSchema(element)) return { ...nothing, element: planOf(element, name) };
  const valueType = part(schema, "valueType");
  if (isSchema(valueType)) return { ...nothing, rest: planOf(valueType, name) };
  const options = part(schema, "options");
  if (Array.isArray(options)) return merged(options.filter(isSchema).map((one) => planOf(one, name)));
  if (schema instanceof z.ZodObject) {
    const { shape, def } = schema;
    const fields = Object.entries(shape).filter((entry): entry is [string, Schema] => isSchema(entry[1]));
    return {
      text: null,
      element: null,
      fields: new Map(fields.map(([one, held]) => [one, planOf(held, one)])),
      rest: def.catchall === undefined ? null : { ...nothing, text: textField("", name, "none") },
      isClosed: def.catchall === undefined,
    };
  }
  return { ...nothing, text: schema instanceof z.ZodString ? textOf(schema, name, pii) : null };
}

function textOf(schema: z.ZodString, name: string, pii: PiiClass): Field | null {
  const { examples } = meta(schema);
  if (schema === InstantSchema) return textField("instant", name, pii);
  if (Array.isArray(examples)) return textField("openEnum", name, pii, examples);
  if (/(^i|I)ds?$/.test(name)) return textField("id", name, pii);
  // A form that is checked, as of a currency or a time of day, leaves no room for what the rules look for.
  const checks = schema.def.checks ?? [];
  const isFree = checks.every((check) => check._zod.def.check === "min_length");
  return isFree ? textField("text", name, pii) : null;
}

const textField = (
  kind: FieldKind | "",
  name: string,
  pii: PiiClass,
  known: readonly unknown[] = [],
): Field => ({
  name,
  kind: kind === "" ? "text" : kind,
  pii,
  known: new Set(known.filter((one): one is string => typeof one === "string")),
});

/** A place where values of several types may stand. */
const merged = (plans: readonly FieldPlan[]): FieldPlan => ({
  text: plans.find(({ text }) => text !== null)?.text ?? null,
  element: plans.find(({ element }) => element !== null)?.element ?? null,
  fields: plans.find(({ fields }) => fields.size > 0)?.fields ?? no,
  rest: plans.find(({ rest }) => rest !== null)?.rest ?? null,
  isClosed: plans.some(({ isClosed }) => isClosed),
});

const eventPlans = new Map<string, FieldPlan>();
const recordPlans = new Map<string, FieldPlan>();

/** The plan of the events of a type. */
export const eventPlan = (type: CxEventType): FieldPlan => planned(eventPlans, type, eventTypes[type].schema);

/** The plan of the records of a type. */
export const recordPlan = (type: RecordType): FieldPlan => planned(recordPlans, type, recordSchemas[type]);

function planned(plans: Map<string, FieldPlan>, type: string, schema: Schema): FieldPlan {
  let plan = plans.get(type);
  if (plan === undefined) {
    plan = planOf(schema, "");
    plans.set(type, plan);
  }
  return plan;
}
