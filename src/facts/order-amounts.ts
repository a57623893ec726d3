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
    ...(isReturned(order, refunds)
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

/** Whether all of it came back by the end of observation: not before the last refund that its status follows. */
const isReturned = ({ status, refunds }: OrderInput, made: readonly Refund[] | null): boolean =>
  status === "returned" && (made ?? []).length === (refunds ?? []).length;

/** What came back, by the lines of the refunds: a refund that names no lines may be for goods or for goodwill. */
function goodsOf(refunds: readonly Refund[] | null, order: OrderInput, currency: string | null): Goods {
  const refundLines = refunds?.every((refund) => refund.lines)
    ? refunds.flatMap((refund) => refund.lines ?? [])
    : null;
  const unitsReturned = totalOf(refundLines, ({ quantity }) => quantity);
  return {
    unitsReturned: Number.isInteger(unitsReturned) ? unitsReturned : null,
    returnedMinor: refundLines && priceOf(refundLines, order, currency),
    returned: unitsReturned === null ? null : unitsReturned > 0,
  };
}

/** What the pieces that came back had cost, rounded once for each line of the order, whatever refunds they came back in. */
function priceOf(
  refundLines: readonly RefundLine[],
  { id, lines }: OrderInput,
  currency: string | null,
): number | null {
  const back = new Map<Line, number>();
  for (const { lineId, quantity } of refundLines) {
    if (quantity === 0) continue;
    const line = lineNamed(lineId ?? null, lines ?? []);
    if (line === null || typeof quantity !== "number") return null;
    back.set(line, (back.get(line) ?? 0) + quantity);
  }
  return totalOf(Array.from(back), ([{ quantity, total }, returned]) => {
    if (quantity === 0 || total?.currency !== currency) return null;
    const price = minorUnits(`order ${id}`, "lines.total", total);
    return price === null ? null : Math.round((price * returned) / quantity);
  });
}

/** The line of an id; the only line there is where a refund names none. `null` where it could be several. */
function lineNamed(id: string | null, lines: readonly Line[]): Line | null {
  const [line, another] = id === null ? lines : lines.filter((one) => one.id === id);
  return line === undefined || another !== undefined ? null : line;
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
