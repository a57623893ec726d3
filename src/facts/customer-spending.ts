import type { OrderInput } from "../model/order.ts";
import { formatInstant } from "../time/instant.ts";
import { orderFacts } from "./order-facts.ts";

/** What a customer bought for in a period and in the one before, in minor units; `null` where an amount is unknown. */
export interface Spending {
  readonly revenueMinor: number | null;
  readonly previousMinor: number | null;
  readonly currencies: ReadonlySet<string>;
}

/** The bounds of the two periods and the end of observation, in epoch milliseconds. */
interface Periods {
  readonly previousFrom: number | null;
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/** What each customer who bought in one of the periods bought for. */
export function spendingOf(
  orders: Iterable<OrderInput>,
  idOf: (id: string) => string,
  { previousFrom, from, to, asOf }: Periods,
): ReadonlyMap<string, Spending> {
  const spending = new Map<string, Spending>();
  const facts = orderFacts(orders, { asOf: formatInstant(asOf) });
  for (const { customerId, discarded, canceled, placedAt, revenueMinor, currency } of facts) {
    const placed = Date.parse(placedAt ?? "");
    const isCounted = typeof customerId === "string" && (discarded ?? null) === null && canceled !== true;
    if (!isCounted || !(placed >= (previousFrom ?? from) && placed < to)) continue;
    const id = idOf(customerId);
    const known = spending.get(id) ?? { revenueMinor: 0, previousMinor: 0, currencies: new Set() };
    const isPrevious = placed < from;
    spending.set(id, {
      revenueMinor: isPrevious ? known.revenueMinor : plus(known.revenueMinor, revenueMinor),
      previousMinor: isPrevious ? plus(known.previousMinor, revenueMinor) : known.previousMinor,
      currencies: typeof currency === "string" ? new Set([...known.currencies, currency]) : known.currencies,
    });
  }
  return spending;
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
