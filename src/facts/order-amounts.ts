import type { OrderInput } from "../model/order.ts";
import { minorUnits } from "./minor-units.ts";
import type { OrderFact } from "./order.ts";
import { requiredInstantMs } from "./record-fields.ts";

type Amounts = Pick<
  OrderFact,
  "currency" | "revenueMinor" | "totalMinor" | "refundedMinor" | keyof Goods | "units"
>;
type Goods = Pick<OrderFact, "unitsReturned" | "returnedMinor" | "returned">;
type Line = NonNullable<OrderInput["lines"]>[number];
type Refund = NonNullable<OrderInput["refunds"]>[number];
type RefundLine = NonNullable<Refund["lines"]>[number];
type AmountField = "subtotal" | "total" | "tax" | "shipping" | "refunded";

/** What an order cost, and what of it was paid back and came back by the end of observation. */
export function amountsOf(order: OrderInput, asOf: number): Amounts {
  const record = `order ${order.id}`;
  const currency = order.subtotal?.currency ?? order.total?.currency ?? null;
  // What is in another currency than the order cannot be set against it, and is as good as unknown.
  const minor = (field: AmountField): number | null =>
    order[field]?.currency === currency ? minorUnits(record, field, order[field]) : null;
  const [total, tax, shipping] = [minor("total"), minor("tax"), minor("shipping")];
  const net = total === null || tax === null || shipping === null ? null : total - tax - shipping;
  const revenueMinor = minor("subtotal") ?? net;
  const units = totalOf(order.lines, ({ quantity }) => quantity);
  const wholeUnits = Number.isInteger(units) ? units : null;

  const refunds = refundsBy(asOf, order, record);
  const paidBack = totalOf(refunds, ({ amount }) =>
    amount.currency === currency ? minorUnits(record, "refunds.amount", amount) : null,
  );
  return {
    currency,
    revenueMinor,
    totalMinor: total,
    refundedMinor: (order.refunds ?? []).length === 0 ? (minor("refunded") ?? paidBack) : paidBack,
    units: wholeUnits,
    ...(order.status === "returned"
      ? { unitsReturned: wholeUnits, returnedMinor: revenueMinor, returned: true }
      : goodsOf(refunds, order, currency)),
  };
}

/** Refunds made by the end of observation; `null` where the record does not tell. */
function refundsBy(asOf: number, { refunds, financialStatus }: OrderInput, record: string): Refund[] | null {
  if (refunds === undefined || refunds === null)
    return statusesWithoutRefund.has(financialStatus ?? "") ? [] : null;
  return refunds.filter(({ at }) => requiredInstantMs(record, "refunds.at", at) <= asOf);
}

const statusesWithoutRefund: ReadonlySet<string> = new Set([
  "pending",
  "authorized",
  "partially-paid",
  "paid",
  "voided",
]);

/** What came back, by the lines of the refunds: a refund that names no lines may be for goods or for goodwill. */
function goodsOf(
  refunds: readonly Refund[] | null,
  { id, lines }: OrderInput,
  currency: string | null,
): Goods {
  const refundLines = refunds?.every((refund) => refund.lines)
    ? refunds.flatMap((refund) => refund.lines ?? [])
    : null;
  const unitsReturned = totalOf(refundLines, ({ quantity }) => quantity);
  const lineOf = new Map((lines ?? []).map((line) => [line.id ?? null, line]));
  const priceOf = ({ lineId, quantity }: RefundLine): number | null => {
    if (quantity === 0) return 0;
    const line: Line | undefined = lineOf.get(lineId ?? null);
    if (line === undefined || line.quantity === 0 || typeof quantity !== "number") return null;
    if (line.total?.currency !== currency) return null;
    const price = minorUnits(`order ${id}`, "lines.total", line.total);
    return price === null ? null : Math.round((price * quantity) / line.quantity);
  };
  return {
    unitsReturned: Number.isInteger(unitsReturned) ? unitsReturned : null,
    returnedMinor: totalOf(refundLines, priceOf),
    returned: unitsReturned === null ? null : unitsReturned > 0,
  };
}

/** The sum; `null` where a number is unknown, or the list itself. */
function totalOf<One>(
  all: readonly One[] | null | undefined,
  numberOf: (one: One) => number | null | undefined,
): number | null {
  if (all === null || all === undefined) return null;
  let total = 0;
  for (const one of all) {
    const number = numberOf(one) ?? null;
    if (number === null) return null;
    total += number;
  }
  return total;
}
