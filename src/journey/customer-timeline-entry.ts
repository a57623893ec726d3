import type { CaseInput } from "../model/case.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { MessageInput } from "../model/message.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import { requiredMs } from "./journey-instants.ts";

/** What an entry of a timeline can tell, in the order in which entries of one instant stand. */
export const timelineKinds = [
  "subscription-started",
  "journey-started",
  "order-placed",
  "contact",
  "case-opened",
  "case-reopened",
  "message",
  "touchpoint",
  "order-fulfilled",
  "order-delivered",
  "order-canceled",
  "refund",
  "case-resolved",
  "case-canceled",
  "survey-invited",
  "survey-answered",
  "subscription-canceled",
  "subscription-ended",
  "journey-ended",
] as const;
/** What an entry of a timeline tells. */
export type TimelineKind = (typeof timelineKinds)[number];

/** A score that a customer gave, as it was given. */
export interface TimelineScore {
  /** What it measures: `csat`, `nps`. */
  readonly metric: string;
  /** The answer as a place on the scale. */
  readonly value: number;
  /** The scale it was given on. */
  readonly scale: {
    readonly min: number;
    readonly max: number;
    readonly direction: "higher-is-better" | "lower-is-better";
  };
}

/** One thing that a customer lived. What is not known is `null`. */
export interface TimelineEntry {
  /** When it happened, or began. */
  readonly at: Instant;
  /** When it ended; `null` where it took no time, has not ended by the end of observation, or nobody knows. */
  readonly endAt: Instant | null;
  /** What it is. */
  readonly kind: TimelineKind;
  /** Channel it took place on; `null` where it has none. */
  readonly channel: string | null;
  /** What it is in a few words: literals of the model and the company's own codes, and nothing that anybody wrote. */
  readonly title: string;
  /** Type of the record that tells of it: `interaction`, `case`. */
  readonly recordType: string;
  /** Id of that record. */
  readonly recordId: string;
  /** The case it belongs to, the first of several. */
  readonly caseId: string | null;
  /** The order it belongs to, the first of several. */
  readonly orderId: string | null;
  /** The journey as lived that it belongs to. */
  readonly journeyId: string | null;
  /** Who did it. */
  readonly actorType: string | null;
  /**
   * Milliseconds until the company answered: for an inbound contact from the queue (else from ringing, else from the
   * start) until it was answered, else first responded to; for a message until the next reply of a person on the same
   * case or interaction; for a case until an agent's first reply, else the first of any kind. Not negative: instants
   * that contradict each other give `null`, as no answer does.
   */
  readonly waitMs: number | null;
  /** Milliseconds that a contact was on hold: as reported, else by its segments; 0 where the record counts no hold. */
  readonly holdMs: number | null;
  /** The score given; `null` where the survey was left unanswered, and where it was none. */
  readonly score: TimelineScore | null;
}

/** What else the entries of one customer need to know. */
export interface EntryContext {
  /** End of observation, in epoch milliseconds. */
  readonly asOf: number;
  readonly interactions: ReadonlyMap<string, InteractionInput>;
  readonly cases: ReadonlyMap<string, CaseInput>;
  readonly touchpoints: ReadonlyMap<string, TouchpointInput>;
  /** Milliseconds until a customer's message was answered. */
  readonly replyWait: (message: MessageInput) => number | null;
}

/** An entry with the time it takes: until `until`, in epoch milliseconds, which is endless for what is still going on. */
export interface PlacedEntry {
  readonly entry: TimelineEntry;
  readonly from: number;
  readonly until: number;
}

/** What an entry tells beside its time. */
export type Told = Pick<TimelineEntry, "kind" | "title" | "recordType" | "recordId"> & Partial<TimelineEntry>;

/** An entry at an instant; none where there is no such instant, or not yet. */
export function entryAt(
  at: number | null,
  asOf: number,
  told: Told,
  until: number | null = null,
): PlacedEntry[] {
  if (at === null || at > asOf) return [];
  const end = until !== null && until < Infinity && until <= asOf ? until : null;
  const entry = {
    at: formatInstant(at),
    endAt: end === null ? null : formatInstant(end),
    kind: told.kind,
    channel: told.channel ?? null,
    title: told.title,
    recordType: told.recordType,
    recordId: told.recordId,
    caseId: told.caseId ?? null,
    orderId: told.orderId ?? null,
    journeyId: told.journeyId ?? null,
    actorType: told.actorType ?? null,
    waitMs: told.waitMs ?? null,
    holdMs: told.holdMs ?? null,
    score: told.score ?? null,
  };
  return [{ entry, from: at, until: Math.max(at, until ?? at) }];
}

/** Epoch milliseconds of an instant of a record; `null` where it has none. */
export const msOf = (subject: string, field: string, text: Instant | null | undefined): number | null =>
  text === null || text === undefined ? null : requiredMs(subject, field, text);

/** From one instant to another that is known by the end of observation. */
export const waitOf = (from: number, to: number | null, asOf: number): number | null =>
  to === null || to > asOf || to < from ? null : to - from;

/** A name, and what is known beside it. */
export const about = (name: string, ...more: readonly (string | null | undefined)[]): string => {
  const known = more.filter((one) => one !== null && one !== undefined && one !== "");
  return known.length === 0 ? name : `${name}: ${known.join(", ")}`;
};
