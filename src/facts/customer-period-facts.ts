import type { CustomerInput } from "../model/customer.ts";
import type { OrderInput } from "../model/order.ts";
import type { SubscriptionInput } from "../model/subscription.ts";
import type { Instant } from "../time/instant.ts";
import type { CustomerPeriodFact } from "./customer-period.ts";
import { spendingOf } from "./customer-spending.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import {
  comingAndGoing,
  isRenewalDue,
  lifeOfSubscription,
  type SubscriptionLife,
  standingBefore,
  unknown,
} from "./subscription-life.ts";

/** What a company knows of its customers; any of it may be missing. */
export interface CustomerPeriodRecords {
  /** Subscriptions in their latest state; those that have ended tell who came back. Without them nobody's standing is known. */
  readonly subscriptions?: Iterable<SubscriptionInput>;
  /**
   * The subscriptions as they stood as the period began, for a source that changes price, seats or plan in place: the
   * latest record holds the last price alone. Where each price has a record of its own they are not needed.
   */
  readonly subscriptionsAtStart?: Iterable<SubscriptionInput>;
  /** Orders, for revenue. */
  readonly orders?: Iterable<OrderInput>;
  /** Customers, for their segment, and for whom they were merged into. */
  readonly customers?: Iterable<CustomerInput>;
  /** How customers first came: `earned` by referral or recommendation, or bought. */
  readonly origins?: Iterable<{ readonly customerId: string; readonly earned: boolean }>;
}

/** The period, and what cannot be read off the records. */
export interface CustomerPeriodFactsOptions {
  readonly from: Instant;
  /** Not included: the end of a period is the beginning of the next. */
  readonly to: Instant;
  /** Where the period before began, for its revenue; it ends at `from`. Nothing is said of it unless given. */
  readonly previousFrom?: Instant;
  /** End of observation: what the records stand at. The end of the period unless said. */
  readonly asOf?: Instant;
}

/**
 * One fact for each customer who paid for a subscription at any time in the period, or bought in it or in the one before.
 *
 * - At the start and at the end: just before `from` and just before `to`, so that whoever begins at `from` is new in
 *   the period, whoever stops at `to` stops in the next one, and one period's end is the next one's start.
 * - Active: has a subscription that is paid for. A trial, a free plan and a first payment that never came are none;
 *   `past-due` is one. It begins with `startedAt`, or with the end of the trial, and stops at `endedAt`; at `canceledAt`
 *   only where a cancelled one has no end, as one that is cancelled is often paid for until its term is over.
 * - One that is `unpaid`, `paused`, or cancelled at no known instant is not active at the end of observation, and for
 *   any earlier moment nobody knows: the customer's standing is then `null`, unless another subscription tells.
 * - Recurring revenue: 12 times `mrr` where the record has it; else `unitAmount` times `quantity` (1 unless said) times
 *   the intervals of a year: 365 days, 52 weeks, 12 months. Computed exactly; rounded to a minor unit a year, for each
 *   subscription, where the interval does not divide the year (five months). Amounts are to be before tax, less
 *   discounts without end, and without what is metered; a record whose `unitAmount` is otherwise needs `mrr`.
 * - Net for each customer: with one of two subscriptions gone it has not left but pays less, and an upgrade and a
 *   downgrade in one period are one difference.
 * - Amounts in more than one currency are unknown, for want of a rate.
 * - Revenue: that of its orders, cancelled ones left out, placed in the period. Unknown without orders.
 * - A merged customer is the one it was merged into.
 * - A period that had not ended at `asOf` has no end yet, and nothing that is counted until it.
 *
 * @throws InvalidRecordError on an instant or an amount that is none, and on a quantity or an interval that is no whole
 * number. RangeError where the period does not begin before it ends.
 */
export function customerPeriodFacts(
  records: CustomerPeriodRecords,
  options: CustomerPeriodFactsOptions,
): CustomerPeriodFact[] {
  const from = requiredInstantMs("customerPeriodFacts", "from", options.from);
  const to = requiredInstantMs("customerPeriodFacts", "to", options.to);
  const asOf = instantMs("customerPeriodFacts", "asOf", options.asOf) ?? to;
  const previousFrom = instantMs("customerPeriodFacts", "previousFrom", options.previousFrom);
  if (!((previousFrom ?? -Infinity) < from && from < to))
    throw new RangeError("A period begins before it ends, and the one before it begins before it.");
  if (asOf < from) return [];

  const customers = new Map(Array.from(records.customers ?? [], (one) => [one.id as string, one]));
  const idOf = survivors(customers);
  const livesAt = (subscriptions: Iterable<SubscriptionInput>, seenAt: number) =>
    grouped(
      Array.from(subscriptions, (one) => lifeOfSubscription(one, seenAt)),
      idOf,
    );
  const lives = records.subscriptions && livesAt(records.subscriptions, asOf);
  const livesAtStart = records.subscriptionsAtStart && livesAt(records.subscriptionsAtStart, from);
  const spending = records.orders && spendingOf(records.orders, idOf, { previousFrom, from, to, asOf });
  const origins = new Map(
    Array.from(records.origins ?? [], ({ customerId, earned }) => [idOf(customerId), earned]),
  );
  const isOver = asOf >= to;

  const ids = new Set([lives, livesAtStart, spending].flatMap((one) => Array.from(one?.keys() ?? [])));
  return Array.from(ids).flatMap((customerId) => {
    const own = lives?.get(customerId) ?? [];
    const ownAtStart = livesAtStart?.get(customerId) ?? [];
    const toldAtEnd = lives !== undefined && isOver;
    const start = livesAtStart
      ? standingBefore(from, from, ownAtStart)
      : lives
        ? standingBefore(from, asOf, own)
        : unknown;
    const end = toldAtEnd ? standingBefore(to, asOf, own) : unknown;
    const moves = toldAtEnd ? comingAndGoing(own, [from, to]) : noMoves;
    const spent = spending?.get(customerId);
    const isThere = start.active !== false || end.active !== false || moves.timesJoined !== 0;
    if (!isThere && spent === undefined) return [];

    const currencies = new Set([
      ...[...own, ...ownAtStart]
        .filter(({ begin, end: stopped }) => begin < to && stopped >= from)
        .map(({ currency }) => currency),
      ...(spent?.currencies ?? []),
    ]);
    currencies.delete(null);
    const isOneCurrency = currencies.size <= 1;
    const amount = (minor: number | null | undefined) => (isOneCurrency ? (minor ?? null) : null);
    const one = customers.get(customerId);
    return [
      {
        customerId,
        segment: one?.segment ?? null,
        tier: one?.tier ?? null,
        country: one?.country ?? null,
        discarded: discarded(one),
        startAt: instantOf(from),
        endAt: instantOf(to),
        activeAtStart: start.active,
        activeAtEnd: end.active,
        activeBefore: start.active === true || (lives ? own.some(({ begin }) => begin < from) : null),
        ...(addsUp(start.active, end.active, moves) ? moves : noMoves),
        renewalDue: toldAtEnd ? isRenewalDue(own, [from, to]) : null,
        currency: isOneCurrency ? ([...currencies][0] ?? null) : null,
        startArrMinor: amount(start.arrMinor),
        endArrMinor: amount(end.arrMinor),
        revenueMinor: spending && isOver ? amount(spent ? spent.revenueMinor : 0) : null,
        previousRevenueMinor:
          spending && previousFrom !== null ? amount(spent ? spent.previousMinor : 0) : null,
        earned: origins.get(customerId) ?? null,
      },
    ];
  });
}

interface Moves {
  readonly timesJoined: number | null;
  readonly timesLeft: number | null;
}
const noMoves: Moves = { timesJoined: null, timesLeft: null };

/** Whether coming and going lead from the start to the end; they need not where the start is told by other records. */
const addsUp = (start: boolean | null, end: boolean | null, { timesJoined, timesLeft }: Moves): boolean =>
  Number(start) + (timesJoined ?? 0) - (timesLeft ?? 0) === Number(end);

const discarded = (one: CustomerInput | undefined): string | null => {
  if (one?.isTest === true) return "test";
  return one?.isInternal === true ? "internal" : null;
};

/** A function giving the customer that one is counted as, through all mergers. */
function survivors(customers: ReadonlyMap<string, CustomerInput>): (id: string) => string {
  return (id) => {
    const passed = new Set<string>();
    let survivor = id;
    while (!passed.has(survivor)) {
      passed.add(survivor);
      survivor = customers.get(survivor)?.mergedIntoId ?? survivor;
    }
    return survivor;
  };
}

function grouped(
  lives: readonly (SubscriptionLife | null)[],
  idOf: (id: string) => string,
): ReadonlyMap<string, readonly SubscriptionLife[]> {
  const groups = new Map<string, SubscriptionLife[]>();
  for (const life of lives) {
    if (life === null) continue;
    const id = idOf(life.customerId);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [life]);
    else group.push(life);
  }
  return groups;
}
