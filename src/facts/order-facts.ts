import type { OrderInput } from "../model/order.ts";
import type { Instant } from "../time/instant.ts";
import { periodStarts } from "../time/period.ts";
import type { OrderFact } from "./order.ts";
import { amountsOf } from "./order-amounts.ts";
import { type Place, placesOf } from "./order-sequence.ts";
import { between, instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";

/** What cannot be read off the orders themselves. */
export interface OrderFactsOptions {
  /**
   * End of observation: later orders are left out, later cancellations and refunds have not happened. The last instant
   * at which any of the orders was placed, cancelled or paid back unless said.
   */
  readonly asOf?: Instant;
  /** Window to give facts for, its end not included; earlier orders count as history alone. All orders unless said. */
  readonly window?: { readonly from: Instant; readonly to: Instant };
  /** IANA zone in whose days several orders of a customer count as one purchase; each counts for itself unless said. */
  readonly oneADayIn?: string;
}

/**
 * One order fact for each order. Orders are expected once each, in their latest state, and with their history: which
 * order of a customer is the first can only be told from all of them.
 *
 * - Counted in the customer's sequence (`ordinal`, the times to the orders before and after): orders of a known
 *   customer that are no test, no draft and not cancelled.
 * - One purchase a day: all orders of the day have one ordinal, and their times are from and to the first order of
 *   another day.
 * - Cancelled: by `canceledAt`; by the status where that is not recorded.
 * - Revenue: `subtotal`, which is after discounts; else `total` less `tax` and `shipping` where all three are known.
 * - Paid back: the refunds until the end of observation; `refunded` where no single refunds are recorded; nothing
 *   where the order is paid or less than paid.
 * - Returned: all of it where the status says so and all of its refunds are made; else what the lines of the refunds
 *   name, at the price the order's own line had. Unknown where a refund names no lines, because it may be for goods
 *   or for goodwill.
 * - An amount in another currency than the order's is unknown.
 * - Within a window: a draft was placed at no instant and has no fact.
 *
 * @throws InvalidRecordError on an instant or an amount that is none. RangeError on an unknown time zone.
 */
export function orderFacts(orders: Iterable<OrderInput>, options: OrderFactsOptions = {}): OrderFact[] {
  const all = Array.from(orders, seen);
  const asOf =
    instantMs("orderFacts", "asOf", options.asOf) ??
    all.reduce((last, { lastInstant }) => Math.max(last, lastInstant), -Infinity);
  const isInWindow = within(options.window);
  const dayOf = options.oneADayIn === undefined ? null : periodStarts("day", options.oneADayIn);
  const observed = all.filter(({ placed }) => placed === null || placed <= asOf);
  const places = placesOf(
    observed.flatMap(({ order, placed }) =>
      placed === null || discarded(order) !== null || isCanceled(order, asOf)
        ? []
        : [
            {
              id: order.id,
              customerId: order.customerId ?? null,
              placed,
              purchase: dayOf?.(placed) ?? order.id,
            },
          ],
    ),
    isInWindow,
  );
  return observed
    .filter(({ placed }) => (placed === null ? options.window === undefined : isInWindow(placed)))
    .map(({ order, placed }) => factOf(order, placed, places.get(order.id), asOf));
}

function factOf(order: OrderInput, placed: number | null, place: Place | undefined, asOf: number): OrderFact {
  return {
    orderId: order.id,
    customerId: order.customerId ?? null,
    sourceChannel: order.sourceChannel ?? null,
    discarded: discarded(order),
    canceled: isCanceled(order, asOf),
    placedAt: instantOf(placed, order.placedAt),
    ...amountsOf(order, asOf),
    ordinal: place?.ordinal ?? null,
    ordinalInWindow: place?.ordinalInWindow ?? null,
    sameDay: place?.sameDay ?? null,
    sincePreviousMs: between(place?.previous ?? null, placed),
    untilNextMs: between(placed, place?.next ?? null),
    observedMs: between(placed, asOf),
  };
}

/** An order with the instants that decide what is seen of it. */
interface SeenOrder {
  readonly order: OrderInput;
  readonly placed: number | null;
  readonly lastInstant: number;
}

function seen(order: OrderInput): SeenOrder {
  const record = `order ${order.id}`;
  const placed = instantMs(record, "placedAt", order.placedAt);
  const canceled = instantMs(record, "canceledAt", order.canceledAt);
  const refunds = (order.refunds ?? []).map(({ at }) => requiredInstantMs(record, "refunds.at", at));
  return { order, placed, lastInstant: Math.max(placed ?? -Infinity, canceled ?? -Infinity, ...refunds) };
}

const discarded = ({ isTest, status, placedAt }: OrderInput): string | null => {
  if (isTest === true) return "test";
  return status === "draft" || placedAt === null ? "draft" : null;
};

function isCanceled({ id, status, canceledAt }: OrderInput, asOf: number): boolean {
  const canceled = instantMs(`order ${id}`, "canceledAt", canceledAt);
  return canceled === null ? status === "canceled" : canceled <= asOf;
}

function within(window: OrderFactsOptions["window"]): (ms: number) => boolean {
  if (window === undefined) return () => true;
  const from = requiredInstantMs("orderFacts", "window.from", window.from);
  const to = requiredInstantMs("orderFacts", "window.to", window.to);
  return (ms) => ms >= from && ms < to;
}
