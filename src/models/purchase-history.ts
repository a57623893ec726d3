import { DAY_MS } from "../time/civil.ts";
import { parseInstant } from "../time/instant.ts";
import { type LocalDate, parseLocalDate } from "../time/local-date.ts";
import { zoneOffset } from "../time/zone.ts";
import { positive } from "./checks.ts";
import { counted } from "./fit.ts";

/**
 * What BG/NBD and Pareto/NBD need to know of a customer. Times in one unit, of the caller's choice, counted from
 * the first purchase.
 */
export interface PurchaseHistory {
  /** Repeat purchases: the first one is not counted. A whole number from 0. */
  readonly x: number;
  /** Time of the last repeat purchase, 0 if there was none. At most `T`. */
  readonly tx: number;
  /** How long the customer has been observed. From 0. */
  readonly T: number;
}

/** As many customers with one history. */
export interface CountedHistory extends PurchaseHistory {
  /** How many customers have this history. A number from 0; 1 if absent. */
  readonly customers?: number;
}

/** An order as far as purchase histories go. */
export interface Purchase {
  readonly customer: string;
  /** When it was placed, RFC 3339. */
  readonly at: string;
  /** What it was worth, the same currency throughout. */
  readonly value: number;
}

/** The history of one customer, and what the repeat purchases were worth. */
export interface CustomerHistory extends PurchaseHistory {
  readonly customer: string;
  /**
   * Mean value of the repeat purchases, days with several orders counting once with their sum; `null` without one.
   */
  readonly averageValue: number | null;
}

/** What counts as observed, and in which unit. */
export interface PurchaseHistoryOptions {
  /** Last day of the observation, `YYYY-MM-DD`. Later orders are left out, as are customers who only have such. */
  readonly through: LocalDate;
  /** IANA time zone whose calendar days count. */
  readonly timeZone: string;
  /** Days in a unit of time, 7 for weeks. Above 0. */
  readonly unitDays: number;
}

/**
 * A purchase history for each customer, in the order of their first mention. Orders of one customer on one calendar
 * day are one purchase: the models have no place for two at the same moment. Refunds and cancelled orders are the
 * caller's to leave out.
 * @throws RangeError for a date, instant or number that is none, or an unknown time zone.
 */
export function purchaseHistories(
  orders: Iterable<Purchase>,
  { through, timeZone, unitDays }: PurchaseHistoryOptions,
): readonly CustomerHistory[] {
  positive({ unitDays });
  const last = parseLocalDate(through);
  if (last === null) throw new RangeError(`through must be a date such as 2026-03-01, not "${through}".`);
  const offsetAt = zoneOffset(timeZone);
  const customers = new Map<string, Map<number, number>>();
  for (const { customer, at, value } of orders) {
    const ms = parseInstant(at);
    if (ms === null) throw new RangeError(`at must be an instant such as 2026-03-01T09:30:00Z, not "${at}".`);
    if (!Number.isFinite(value)) throw new RangeError(`value must be a number, not ${value}.`);
    const day = Math.floor((ms + offsetAt(ms)) / DAY_MS);
    if (day > last) continue;
    const days = customers.get(customer) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + value);
    customers.set(customer, days);
  }
  return Array.from(customers, ([customer, valueOfDay]) => {
    const days = [...valueOfDay.keys()].sort((one, other) => one - other);
    const first = days[0] ?? last;
    const repeats = days.slice(1);
    const value = repeats.reduce((sum, day) => sum + (valueOfDay.get(day) ?? 0), 0);
    return {
      customer,
      x: repeats.length,
      tx: ((repeats.at(-1) ?? first) - first) / unitDays,
      T: (last - first) / unitDays,
      averageValue: repeats.length === 0 ? null : value / repeats.length,
    };
  });
}

/** @throws RangeError if the history contradicts itself. */
export function checkHistory({ x, tx, T }: PurchaseHistory): void {
  const sound =
    Number.isInteger(x) && (x === 0 ? tx === 0 : x > 0 && tx > 0) && tx <= T && Number.isFinite(T);
  if (!sound)
    throw new RangeError(
      `A purchase history has x repeat purchases, the last at tx, and 0 < tx ≤ T, or tx = 0 without one; not x = ${x}, tx = ${tx}, T = ${T}.`,
    );
}

/** Sound histories, each listed once, and their totals. */
export function summarise(histories: readonly CountedHistory[]): {
  readonly distinct: readonly CountedHistory[];
  readonly customers: number;
  readonly purchases: number;
  readonly time: number;
} {
  const distinct = counted(histories, ({ x, tx, T }) => `${x} ${tx} ${T}`);
  let [customers, purchases, time] = [0, 0, 0];
  for (const history of distinct) {
    checkHistory(history);
    customers += history.customers;
    purchases += history.customers * history.x;
    time += history.customers * history.T;
  }
  return { distinct, customers, purchases, time };
}
