import type * as z from "zod";
import type { CxEventInput } from "../../../src/events/event-types.ts";
import type { RuleLimits } from "../../../src/events/rules/rule-limits.ts";
import { type RecordType, recordSchemas } from "../../../src/model/record-schemas.ts";
import type { RecordOf, Records } from "../../../src/model/records.ts";
import { samples } from "../../model/samples.ts";

/** Where a rule is broken: the thing and the place in it; of an event the place alone. */
export type Place = readonly [entity: string | null, path: string];

/** Records, or events, and where a rule finds itself broken in them. */
export interface RuleExample {
  readonly ruleId: string;
  readonly because: string;
  readonly records?: Records;
  /** Events, each looked at by itself. */
  readonly events?: readonly CxEventInput[];
  /** Events, looked at as a stream. */
  readonly stream?: readonly CxEventInput[];
  readonly limits?: Partial<RuleLimits>;
  /** None: the rule is kept. */
  readonly breaks: readonly Place[];
}

const NOON_MS = Date.UTC(2026, 2, 2, 12);

/** So many minutes after noon of 2 March 2026. */
export const at = (minutes: number): string => new Date(NOON_MS + minutes * 60_000).toISOString();
export const HOUR = 60;
export const DAY = 24 * HOUR;

/** A record of the fewest fields, and those given. */
export const record = <Type extends RecordType>(
  type: Type,
  fields: Partial<z.input<(typeof recordSchemas)[Type]>>,
): RecordOf<Type> => {
  const read: unknown = recordSchemas[type].parse({ ...samples[type].minimal, ...fields });
  return read as RecordOf<Type>;
};

/** An event of the fewest attributes. */
export const event = <Type extends CxEventInput["type"]>(
  type: Type,
  data: CxEventInput<Type>["data"],
  attributes: { readonly time?: string; readonly sampledrate?: number; readonly id?: string } = {},
) => ({
  specversion: "1.0" as const,
  id: "e1",
  source: "desk",
  time: at(0),
  ...attributes,
  type,
  data,
});

export const seconds = (length: number, clock: "calendar" | "business" = "calendar") => ({
  seconds: length,
  clock,
  source: "reported" as const,
});

export const eur = (amount: string) => ({ amount, currency: "EUR" });
