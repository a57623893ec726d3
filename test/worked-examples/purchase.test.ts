import { orderFacts } from "../../src/facts/order-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { aov } from "../../src/metrics/purchase/aov.ts";
import { purchaseFrequency } from "../../src/metrics/purchase/purchase-frequency.ts";
import { repeatPurchaseRate } from "../../src/metrics/purchase/repeat-purchase-rate.ts";
import { timeBetweenPurchases } from "../../src/metrics/purchase/time-between-purchases.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

/** Order facts of customers by the days on which they ordered. */
const ordersOn = (days: Readonly<Record<string, readonly number[]>>) =>
  orderFacts(
    Object.entries(days).flatMap(([customerId, all]) =>
      all.map((day, index) => ({
        id: `${customerId}-${index}`,
        customerId,
        status: "completed",
        placedAt: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString(),
      })),
    ),
  );

describeWorkedExamples("purchase", () => {
  worked<{ ordersPerCustomer: readonly number[] }>(
    "repeatPurchaseRate",
    "customers with >=2 orders / customers",
    ({ ordersPerCustomer }) => {
      const days = ordersPerCustomer.map((count, index) => [`${index}`, times(count, 0)] as const);
      return measure(repeatPurchaseRate, ordersOn(Object.fromEntries(days))).value;
    },
  );

  worked<{ orders: number; customers: number; days: number }>(
    "purchaseFrequency",
    "orders/unique customers; TBP=365/PF",
    ({ orders, customers, days: windowDays }) => {
      const rows = Array.from({ length: orders }, (_, index) => ({ customerId: `${index % customers}` }));
      const shortcut = timeBetweenPurchases.variants.windowOverFrequency;
      return {
        pf: measure(purchaseFrequency, rows).value,
        timeBetweenPurchases: measure(shortcut, rows, { given: { windowDays } }).value,
      };
    },
  );

  worked<{ orderDays: Readonly<Record<string, readonly number[]>> }>(
    "timeBetweenPurchases",
    "mean/median of observed gaps (preferred)",
    ({ orderDays }) => ({
      mean: measure(timeBetweenPurchases, ordersOn(orderDays)).value,
      median: measure(timeBetweenPurchases.variants.median, ordersOn(orderDays)).value,
    }),
  );

  worked<{ revenue: number; orders: number }>("aov", "revenue/orders", ({ revenue, orders }) => {
    const [first, ...others] = times(orders, { revenueMinor: 0 });
    return measure(aov, first ? [{ ...first, revenueMinor: revenue * 100 }, ...others] : []).value;
  });
});
