import type { CaseInput } from "../model/case.ts";
import { stoppedStatuses } from "../time/sla-history.ts";
import { type CaseState, statesOf } from "./status-history.ts";

/** For whom a case waits in a state: the company's agents, the customer, a third party, or nobody in particular. */
export type WaitingOn = "agent" | "customer" | "third-party" | "nobody";

/**
 * What the model's states of a case say of it. To put a case aside says nothing about who is waited for, so `snoozed`
 * is nobody's; a source whose word for it says more is mapped with the `waitingOn` of the derivation.
 */
export const usualWaitingOn: Readonly<Record<string, WaitingOn>> = {
  new: "agent",
  open: "agent",
  "pending-customer": "customer",
  "pending-internal": "third-party",
  snoozed: "nobody",
  resolved: "nobody",
  closed: "nobody",
  canceled: "nobody",
};

/** For whom a case waits, by its status; those of the model unless said otherwise. */
export type WaitingOnByStatus = Readonly<Record<string, WaitingOn>>;

/** For whom a case waits in a status; `null` where the status is not known. */
export const waitingOnIn = (status: string | null, own: WaitingOnByStatus): WaitingOn | null =>
  status === null ? null : (own[status] ?? usualWaitingOn[status] ?? null);

/** A time in one status. `to` is `null` where it lasts and no end of observation was given. */
export interface StatusSpan extends CaseState {
  readonly to: number | null;
}

/**
 * The statuses of a case one after the other, from its creation or before until the end of observation. `null` where
 * its record has no history, or one that begins after the case did: what came before is not known then.
 */
export function statusSpans(one: CaseInput, created: number, asOf: number): readonly StatusSpan[] | null {
  const states = statesOf(one).filter(({ from }) => from <= asOf);
  const [first] = states;
  if (first === undefined || first.from > created) return null;
  const end = asOf === Infinity ? null : asOf;
  return states.map((state, index) => ({ ...state, to: states[index + 1]?.from ?? end }));
}

type Between = (from: number | null, to: number | null) => number | null;

/** How long a case has waited for each, in milliseconds. */
export type WaitingTimes = Readonly<Record<Exclude<WaitingOn, "nobody">, number>>;

/**
 * How long a case has waited for whom, on a clock. `null` where the spans do not tell, where a status is not known,
 * and where a wait lasts of which nobody said until when it was observed.
 */
export function waitingTimes(
  spans: readonly StatusSpan[] | null,
  own: WaitingOnByStatus,
  between: Between,
): WaitingTimes | null {
  if (spans === null) return null;
  const times = { agent: 0, customer: 0, "third-party": 0 };
  for (const { status, from, to } of spans) {
    const waitingOn = waitingOnIn(status, own);
    if (waitingOn === "nobody") continue;
    if (waitingOn === null || to === null) return null;
    // A span that lies outside of hours altogether adds nothing to a sum, be it dropped or 0.
    times[waitingOn] += between(from, to) ?? 0;
  }
  return times;
}

/**
 * How much of the time from one instant to another a case was neither resolved nor canceled; `null` where the clock
 * leaves all of it out.
 */
export function unresolvedMs(
  spans: readonly StatusSpan[] | null,
  from: number,
  to: number,
  between: Between,
): number | null {
  const all = between(from, to);
  if (spans === null || all === null) return all;
  return msIn(spans, from, to, ({ status }) => !stoppedStatuses.has(status), between);
}

/** How much of the time from one instant to another it waited for the company; `null` where that is not known or left out. */
export function waitingOnCompanyMs(
  spans: readonly StatusSpan[] | null,
  from: number,
  to: number,
  own: WaitingOnByStatus,
  between: Between,
): number | null {
  if (spans === null || between(from, to) === null) return null;
  const isUnknown = (span: StatusSpan) => waitingOnIn(span.status, own) === null;
  if (spans.some((span) => isWithin(span, from, to) && isUnknown(span))) return null;
  const counts = ({ status }: StatusSpan) => {
    const waitingOn = waitingOnIn(status, own);
    return waitingOn === "agent" || waitingOn === "third-party";
  };
  return msIn(spans, from, to, counts, between);
}

/** Whether a span lies in the time from one instant to another, in part at least. */
const isWithin = (span: StatusSpan, from: number, to: number): boolean =>
  Math.max(from, span.from) < Math.min(to, span.to ?? to);

function msIn(
  spans: readonly StatusSpan[],
  from: number,
  to: number,
  counts: (span: StatusSpan) => boolean,
  between: Between,
): number {
  let ms = 0;
  for (const span of spans) {
    if (!isWithin(span, from, to) || !counts(span)) continue;
    ms += between(Math.max(from, span.from), Math.min(to, span.to ?? to)) ?? 0;
  }
  return ms;
}
