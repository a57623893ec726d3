import { type RecordType, recordSchemas } from "../../model/record-schemas.ts";
import type { RecordOf } from "../../model/records.ts";
import { type CxEvent, type CxEventType, eventTypes } from "../event-types.ts";
import { eventPlan, recordPlan } from "./field-plan.ts";
import type { Breach, RecordContext } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";

/** A check of events of any type. */
export type EventCheck = (event: CxEvent, limits: RuleLimits) => readonly Breach[];
/** A check of records of any type. */
export type RecordCheck = (record: RecordOf<RecordType>, context: RecordContext) => readonly Breach[];

const isEventType = (name: string): name is CxEventType => Object.hasOwn(eventTypes, name);
const isRecordType = (name: string): name is RecordType => Object.hasOwn(recordSchemas, name);

export const allEventTypes: readonly CxEventType[] = Object.keys(eventTypes).filter(isEventType);
export const allRecordTypes: readonly RecordType[] = Object.keys(recordSchemas).filter(isRecordType);

/** Checks of the events of several types. */
export function forEvents(
  types: readonly CxEventType[],
  checkOf: (type: CxEventType) => EventCheck,
): { readonly [Type in CxEventType]?: EventCheck } {
  const checks: { [Type in CxEventType]?: EventCheck } = {};
  for (const type of types) checks[type] = checkOf(type);
  return checks;
}

/** Checks of the records of several types. */
export function forRecords(
  types: readonly RecordType[],
  checkOf: (type: RecordType) => RecordCheck,
): { readonly [Type in RecordType]?: RecordCheck } {
  const checks: { [Type in RecordType]?: RecordCheck } = {};
  for (const type of types) checks[type] = checkOf(type);
  return checks;
}

/** The types of events whose data has one of the fields. */
export const eventTypesWith = (...names: readonly string[]): readonly CxEventType[] =>
  allEventTypes.filter((type) => names.some((name) => eventPlan(type).fields.get("data")?.fields.has(name)));

/** The types of records that have one of the fields. */
export const recordTypesWith = (...names: readonly string[]): readonly RecordType[] =>
  allRecordTypes.filter((type) => names.some((name) => recordPlan(type).fields.has(name)));

/** A text in a field of anything; undefined where there is none. */
export function textIn(holder: unknown, name: string): string | undefined {
  if (typeof holder !== "object" || holder === null || !hasFields(holder)) return undefined;
  const value = holder[name];
  return typeof value === "string" ? value : undefined;
}

/** Opens an object to reading by name: by `Reflect.get`, a field takes as long as ten. */
export const hasFields = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);
