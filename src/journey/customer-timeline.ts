import type { CaseInput } from "../model/case.ts";
import type { CustomerInput } from "../model/customer.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { MessageInput } from "../model/message.ts";
import type { OrderInput } from "../model/order.ts";
import type { SubscriptionInput } from "../model/subscription.ts";
import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import { entriesOf, type LivedRecord } from "./customer-timeline-entries.ts";
import {
  type PlacedEntry,
  type TimelineEntry,
  type TimelineKind,
  type TimelineScore,
  timelineKinds,
} from "./customer-timeline-entry.ts";
import { replyWaits } from "./customer-timeline-messages.ts";
import { objectsOfRecord } from "./event-objects.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";
import { requiredMs } from "./journey-instants.ts";
import { nearestRecords } from "./nearest-records.ts";

/** The lists of records that timelines are made of; `Records` of the model are such lists. */
export interface TimelineRecords {
  /** Customers, for who was merged into whom. */
  readonly customers?: readonly CustomerInput[];
  /** Contacts. */
  readonly interactions?: readonly InteractionInput[];
  /** Messages. */
  readonly messages?: readonly MessageInput[];
  /** Cases. */
  readonly cases?: readonly CaseInput[];
  /** Orders. */
  readonly orders?: readonly OrderInput[];
  /** Subscriptions. */
  readonly subscriptions?: readonly SubscriptionInput[];
  /** Invitations to surveys. */
  readonly surveyInvitations?: readonly SurveyInvitationInput[];
  /** Answers to surveys. */
  readonly surveyResponses?: readonly SurveyResponseInput[];
  /** Journeys as lived. */
  readonly journeyInstances?: readonly JourneyInstanceInput[];
  /** Touchpoints, for their names and channels. */
  readonly touchpoints?: readonly TouchpointInput[];
}

/** What cannot be read off the records. */
export interface CustomerTimelinesOptions {
  /** End of observation: what came later has not happened. The records as they stand unless said. */
  readonly asOf?: Instant;
  /** A silence longer than this, in milliseconds, is a gap; 7 days unless said. */
  readonly gapMs?: number;
}

/** A silence: nothing happened, and no contact was under way. */
export interface TimelineGap {
  /** When the last of what came before was over. */
  readonly from: Instant;
  /** When the next entry came. */
  readonly to: Instant;
  /** How long it lasted, in milliseconds. */
  readonly ms: number;
}

/** What a timeline adds up to. */
export interface TimelineTotals {
  /** Contacts by channel; their sum is the number of contacts. */
  readonly contactsByChannel: Readonly<Record<string, number>>;
  /** Messages that the customer wrote or could read. */
  readonly messages: number;
  /** Cases: `resolved` and `reopened` count each time, `open` those that were neither resolved nor called off last. */
  readonly cases: {
    readonly opened: number;
    readonly resolved: number;
    readonly reopened: number;
    readonly open: number;
  };
  /** Orders placed. */
  readonly orders: number;
  /** Times that money was paid back. */
  readonly refunds: number;
  /** Surveys sent and answered, and the scores given, in their order. */
  readonly surveys: {
    readonly invited: number;
    readonly answered: number;
    readonly scores: readonly TimelineScore[];
  };
  /** The longest `waitMs` of all entries; `null` where none is known. */
  readonly longestWaitMs: number | null;
  /** When the first entry began; `null` where there is none. */
  readonly firstAt: Instant | null;
  /** When the last entry began; `null` where there is none. */
  readonly lastAt: Instant | null;
}

/** Everything that one customer lived, in one order. */
export interface CustomerTimeline {
  /** The customer; where one was merged into another, that other one. */
  readonly customerId: string;
  /** What happened, in order of time. */
  readonly entries: readonly TimelineEntry[];
  /** Silences between entries, in order of time. */
  readonly gaps: readonly TimelineGap[];
  /** What it adds up to. */
  readonly totals: TimelineTotals;
}

/**
 * A function giving the timeline of a customer across contacts, messages, cases, orders, subscriptions, surveys and
 * journeys. The records are read once, whoever is asked about. Events go through `foldEvents` first, which makes
 * records of them. Records are expected once each, in their latest state; their order decides nothing.
 *
 * - A record belongs to the customer that it names, else to those that the records it names lead to, as those of a
 *   message lead by its contact or its case. A customer who was merged into another (`mergedIntoId`) is that other one.
 *   A survey that names its customer as `null` is anonymous, and nobody's.
 * - At one instant entries stand in the order of `timelineKinds`, then by type and id of their records, then by all
 *   else they say, as text.
 * - Left out: tests, spam, drafts, contacts that are only scheduled, notes and messages that did not go out, and
 *   answers that another one replaces by `supersedesId`.
 * - Bodies, subjects, comments and names of people are no part of it; ids are.
 * - Cases are resolved and reopened by their `statusHistory`, else by their instants, which tell of one reopening at
 *   most.
 * - A gap lies between entries. A contact that has not ended breaks every silence after it; one whose end the record
 *   leaves out and whose status is over is taken for an instant.
 * - A touchpoint of a journey stands beside the contact or the order that shows it, as both are told.
 *
 * A customer of whom nothing is known has no entries.
 *
 * @throws InvalidJourneyError on an `asOf` that is no instant, a `gapMs` that is no number from 0, and customers merged in
 * a circle; the function it gives, on an instant of a record of that customer that is none.
 * @example
 * ```ts
 * const timelineOf = customerTimelines({
 *   interactions: [
 *     {
 *       id: "i-1",
 *       customerId: "ada",
 *       channel: "voice",
 *       direction: "inbound",
 *       status: "completed",
 *       startAt: "2026-03-02T09:00:00Z",
 *       queuedAt: "2026-03-02T09:00:30Z",
 *       answeredAt: "2026-03-02T09:02:00Z",
 *       endAt: "2026-03-02T09:07:00Z",
 *     },
 *   ],
 *   orders: [{ id: "o-1", customerId: "ada", status: "placed", placedAt: "2026-02-20T12:00:00Z" }],
 * });
 * const { entries, gaps } = timelineOf("ada");
 * entries.map(({ kind, waitMs }) => [kind, waitMs]); // => [["order-placed", null], ["contact", 90000]]
 * gaps.map(({ ms }) => ms / 3_600_000); // => [237]
 * ```
 */
export function customerTimelines(
  records: TimelineRecords,
  options: CustomerTimelinesOptions = {},
): (customerId: string) => CustomerTimeline {
  const { gapMs = 7 * 86_400_000 } = options;
  if (!(gapMs >= 0)) {
    throw new InvalidJourneyError("customerTimelines", "gapMs", `is ${gapMs}; expected milliseconds from 0.`);
  }
  const asOf = options.asOf === undefined ? Infinity : requiredMs("customerTimelines", "asOf", options.asOf);
  const standing = standingCustomers(records.customers ?? []);
  const livedBy = recordsByCustomer(records, standing);
  const interactions = byId(records.interactions);
  const context = { asOf, interactions, cases: byId(records.cases), touchpoints: byId(records.touchpoints) };
  return (asked) => {
    const customerId = standing(asked);
    const lived = livedBy.get(customerId) ?? [];
    const messages = lived.flatMap((one) => (one.type === "message" ? [one.record] : []));
    const replyWait = replyWaits(messages, interactions, asOf);
    const told = lived.flatMap((one) => entriesOf(one, { ...context, replyWait }));
    const placed = told.toSorted(inOrder);
    const entries = placed.map(({ entry }) => entry);
    const totals = totalsOf(entries, openCases(told));
    return { customerId, entries, gaps: gapsBetween(placed, gapMs), totals };
  };
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[] = []): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** A function giving the customer that one is now counted as. */
function standingCustomers(customers: readonly CustomerInput[]): (customerId: string) => string {
  const merged = new Map(
    customers.flatMap(({ id, mergedIntoId }) => (mergedIntoId ? [[id, mergedIntoId]] : [])),
  );
  const found = new Map<string, string>();
  const standing = (customerId: string): string => {
    const way = new Set<string>();
    let at = customerId;
    for (let next = merged.get(at); next !== undefined && !found.has(at); next = merged.get(at)) {
      if (way.has(at)) {
        throw new InvalidJourneyError(`customer ${at}`, "mergedIntoId", "leads back to the customer itself.");
      }
      way.add(at);
      at = next;
    }
    const last = found.get(at) ?? at;
    for (const one of way) found.set(one, last);
    return last;
  };
  for (const id of merged.keys()) standing(id);
  return standing;
}

function recordsByCustomer(
  records: TimelineRecords,
  standing: (customerId: string) => string,
): ReadonlyMap<string, readonly LivedRecord[]> {
  const replaced = new Set(
    (records.surveyResponses ?? []).flatMap(({ id, supersedesId, isTest }) =>
      isTest === true || supersedesId === id ? [] : (supersedesId ?? []),
    ),
  );
  const all: LivedRecord[] = [
    ...(records.interactions ?? []).map((record) => ({ type: "interaction" as const, record })),
    ...(records.messages ?? []).map((record) => ({ type: "message" as const, record })),
    ...(records.cases ?? []).map((record) => ({ type: "case" as const, record })),
    ...(records.orders ?? []).map((record) => ({ type: "order" as const, record })),
    ...(records.subscriptions ?? []).map((record) => ({ type: "subscription" as const, record })),
    ...(records.surveyInvitations ?? []).map((record) => ({ type: "surveyInvitation" as const, record })),
    ...(records.surveyResponses ?? []).map((record) => ({ type: "surveyResponse" as const, record })),
    ...(records.journeyInstances ?? []).map((record) => ({ type: "journeyInstance" as const, record })),
  ];
  const nearest = nearestRecords(all, ({ type, record }) => objectsOfRecord(type, record));
  const found = new Map<string, LivedRecord[]>();
  for (const one of all) {
    if (isAnonymous(one) || (one.type === "surveyResponse" && replaced.has(one.record.id))) continue;
    for (const customerId of new Set(nearest(one, "customer").map(standing))) {
      const known = found.get(customerId);
      if (known === undefined) found.set(customerId, [one]);
      else known.push(one);
    }
  }
  return found;
}

/** Whoever answered without a name is not to be found by what they answered about. */
const isAnonymous = ({ type, record }: LivedRecord): boolean =>
  (type === "surveyResponse" || type === "surveyInvitation") && record.customerId === null;

const rankOf: ReadonlyMap<TimelineKind, number> = new Map(timelineKinds.map((kind, rank) => [kind, rank]));

function inOrder(a: PlacedEntry, b: PlacedEntry): number {
  if (a.from !== b.from) return a.from - b.from;
  const rank = (rankOf.get(a.entry.kind) ?? 0) - (rankOf.get(b.entry.kind) ?? 0);
  return (
    rank ||
    compareText(a.entry.recordType, b.entry.recordType) ||
    compareText(a.entry.recordId, b.entry.recordId) ||
    compareText(JSON.stringify(a.entry), JSON.stringify(b.entry))
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What overlaps counts once: a silence begins when all that came before is over. */
function gapsBetween(placed: readonly PlacedEntry[], gapMs: number): readonly TimelineGap[] {
  const gaps: TimelineGap[] = [];
  let over = placed[0]?.from ?? 0;
  for (const { from, until } of placed) {
    if (from - over > gapMs) {
      gaps.push({ from: formatInstant(over), to: formatInstant(from), ms: from - over });
    }
    over = Math.max(over, until);
  }
  return gaps;
}

/** How many cases are open by the last that each tells of itself; at one instant its own order decides, not that of kinds. */
function openCases(told: readonly PlacedEntry[]): number {
  const last = new Map<string, PlacedEntry>();
  for (const placed of told) {
    const { recordType, recordId } = placed.entry;
    if (recordType === "case" && placed.from >= (last.get(recordId)?.from ?? -Infinity))
      last.set(recordId, placed);
  }
  const isOpen = ({ entry }: PlacedEntry) => entry.kind === "case-opened" || entry.kind === "case-reopened";
  return [...last.values()].filter(isOpen).length;
}

function totalsOf(entries: readonly TimelineEntry[], open: number): TimelineTotals {
  const count = (kind: TimelineKind): number => entries.filter((entry) => entry.kind === kind).length;
  const channels = new Map<string, number>();
  let longestWaitMs: number | null = null;
  for (const { kind, channel, waitMs } of entries) {
    if (kind === "contact" && channel !== null) channels.set(channel, (channels.get(channel) ?? 0) + 1);
    if (waitMs !== null && waitMs > (longestWaitMs ?? -1)) longestWaitMs = waitMs;
  }
  return {
    contactsByChannel: Object.fromEntries([...channels].sort(([a], [b]) => compareText(a, b))),
    messages: count("message"),
    cases: {
      opened: count("case-opened"),
      resolved: count("case-resolved"),
      reopened: count("case-reopened"),
      open,
    },
    orders: count("order-placed"),
    refunds: count("refund"),
    surveys: {
      invited: count("survey-invited"),
      answered: count("survey-answered"),
      scores: entries.flatMap(({ score }) => score ?? []),
    },
    longestWaitMs,
    firstAt: entries[0]?.at ?? null,
    lastAt: entries.at(-1)?.at ?? null,
  };
}
