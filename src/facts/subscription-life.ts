import type { SubscriptionInput } from "../model/subscription.ts";
import { minorUnits } from "./minor-units.ts";
import { InvalidRecordError, instantMs, requiredInstantMs } from "./record-fields.ts";
import { termEndFrom } from "./subscription-terms.ts";

/** When a subscription was paid for, and what for, as far as its record tells. */
export interface SubscriptionLife {
  readonly customerId: string;
  readonly begin: number;
  /** `Infinity` while it runs. */
  readonly end: number;
  /** It is not paid for any more, and nobody knows since when. */
  readonly lapsed: boolean;
  /** Recurring revenue of a year, in minor units; `null` where the record does not tell. */
  readonly arrMinor: number | null;
  readonly currency: string | null;
  /** The first end of a term that is not before a moment; `null` where the record does not tell. */
  readonly termEndFrom: (ms: number) => number | null;
}

const neverBegun: ReadonlySet<string> = new Set(["trialing", "incomplete", "incomplete-expired"]);
const over: ReadonlySet<string> = new Set(["canceled", "ended"]);
const paying: ReadonlySet<string> = new Set(["active", "past-due"]);

/** The life of a subscription as seen at an instant; `null` where nothing was ever paid for by then. */
export function lifeOfSubscription(one: SubscriptionInput, seenAt: number): SubscriptionLife | null {
  const record = `subscription ${one.id}`;
  const started = requiredInstantMs(record, "startedAt", one.startedAt);
  const trialEnd = instantMs(record, "trialEndAt", one.trialEndAt);
  const canceled = instantMs(record, "canceledAt", one.canceledAt);
  const ended = instantMs(record, "endedAt", one.endedAt) ?? (over.has(one.status) ? canceled : null);
  const begin = Math.max(started, trialEnd ?? -Infinity);
  const end = ended !== null && ended <= seenAt ? ended : Infinity;
  if (neverBegun.has(one.status) || begin >= Math.min(end, seenAt)) return null;
  const arrMinor = recurringMinor(record, one);
  if (arrMinor === 0) return null;
  return {
    customerId: one.customerId,
    begin,
    end,
    lapsed: ended === null && !paying.has(one.status),
    arrMinor,
    currency: (one.mrr ?? one.unitAmount)?.currency ?? null,
    termEndFrom: (ms) => {
      const anchor = instantMs(record, "currentPeriod.endAt", one.currentPeriod?.endAt) ?? begin;
      return one.interval ? termEndFrom(Math.max(ms, begin + 1), anchor, one.interval) : null;
    },
  };
}

/** Billing intervals of one unit that a year has. */
export const billingIntervalsPerYear: ReadonlyMap<string, number> = new Map([
  ["day", 365],
  ["week", 52],
  ["month", 12],
  ["year", 1],
]);

/** Recurring revenue of a year; `null` where the record has neither it nor what it follows from. */
function recurringMinor(
  record: string,
  { mrr, unitAmount, quantity, interval }: SubscriptionInput,
): number | null {
  const times = billingIntervalsPerYear.get(interval?.unit ?? "");
  if (interval) requireWhole(record, "interval.count", interval.count, 1);
  if (typeof quantity === "number") requireWhole(record, "quantity", quantity, 0);
  const minor = mrr
    ? minorUnits(record, "mrr", mrr, { times: 12 })
    : interval && unitAmount && times !== undefined
      ? minorUnits(record, "unitAmount", unitAmount, { times: times * (quantity ?? 1), over: interval.count })
      : null;
  if (minor !== null && minor < 0)
    throw new InvalidRecordError(record, mrr ? "mrr" : "unitAmount", mrr ?? unitAmount, "0 or more");
  return minor;
}

function requireWhole(record: string, field: string, value: number, least: 0 | 1): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new InvalidRecordError(record, field, value, `a whole number, ${least} or more`);
}

/** What a customer pays for at one moment. */
export interface Standing {
  /** Whether any subscription is paid for; `null` if unknown. */
  readonly active: boolean | null;
  /** Recurring revenue of a year; `null` if unknown, or if it is in several currencies. */
  readonly arrMinor: number | null;
}

/** How a customer stood just before a moment, by lives seen at another. */
export function standingBefore(ms: number, seenAt: number, lives: readonly SubscriptionLife[]): Standing {
  const begun = lives.filter(({ begin, end }) => begin < ms && end >= ms);
  const running = begun.filter(({ lapsed }) => !lapsed);
  const isDoubtful = seenAt !== ms && running.length < begun.length;
  if (running.length === 0) return isDoubtful ? unknown : { active: false, arrMinor: 0 };
  const isUnknown = isDoubtful || running.some(({ arrMinor }) => arrMinor === null);
  return {
    active: true,
    arrMinor: isUnknown ? null : running.reduce((sum, { arrMinor }) => sum + (arrMinor ?? 0), 0),
  };
}

/** Nothing is known. */
export const unknown: Standing = { active: null, arrMinor: null };

/** How often a customer joined and left within a window; `null` where that cannot be told. */
export function comingAndGoing(
  lives: readonly SubscriptionLife[],
  [from, to]: readonly [from: number, to: number],
): { readonly timesJoined: number | null; readonly timesLeft: number | null } {
  if (lives.some(({ lapsed, end }) => lapsed && end >= from)) return { timesJoined: null, timesLeft: null };
  const isWithin = (ms: number) => ms >= from && ms < to;
  const stays = staysOf(lives);
  return {
    timesJoined: stays.filter(({ begin }) => isWithin(begin)).length,
    timesLeft: stays.filter(({ end }) => isWithin(end)).length,
  };
}

/** Whether a term ended within a window, or the subscription itself; `null` where that cannot be told. */
export function isRenewalDue(
  lives: readonly SubscriptionLife[],
  [from, to]: readonly [from: number, to: number],
): boolean | null {
  const due = lives
    .filter(({ begin, end }) => begin < to && end >= from)
    .map(({ end, termEndFrom: next }) => {
      if (end < to) return true;
      const termEnd = next(from);
      return termEnd === null ? null : termEnd < to;
    });
  return due.includes(true) ? true : due.includes(null) ? null : false;
}

/** The times in which at least one subscription was paid for; one that takes over from another is no new stay. */
function staysOf(lives: readonly SubscriptionLife[]): readonly { begin: number; end: number }[] {
  const stays: { begin: number; end: number }[] = [];
  for (const { begin, end } of lives.toSorted((a, b) => a.begin - b.begin)) {
    const last = stays.at(-1);
    if (last !== undefined && begin <= last.end) last.end = Math.max(last.end, end);
    else stays.push({ begin, end });
  }
  return stays;
}
