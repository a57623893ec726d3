import { afterAll, beforeAll, expect, it } from "vitest";
import { customerPeriodFact } from "../../src/facts/customer-period.ts";
import { customerPeriodFacts } from "../../src/facts/customer-period-facts.ts";
import { orderFact } from "../../src/facts/order.ts";
import { orderFacts } from "../../src/facts/order-facts.ts";
import { clv } from "../../src/metrics/lifetime-value/clv.ts";
import { aov } from "../../src/metrics/purchase/aov.ts";
import { purchaseFrequency } from "../../src/metrics/purchase/purchase-frequency.ts";
import { repeatPurchaseRate } from "../../src/metrics/purchase/repeat-purchase-rate.ts";
import { timeBetweenPurchases } from "../../src/metrics/purchase/time-between-purchases.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { cdnowOrders } from "./cdnow-records.ts";
import { type Comparison, compareOn, excluded, n, part, type Read, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";

const DAY_MS = 86_400_000;

const inDays = (name: string): Read => part(name, DAY_MS);

describeRealData("cdnow_sample", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let each: Comparison;
  let oneADay: Comparison;
  const figure = (path: string) => figureAt(figures, path);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("cdnow_sample");
    each = await compareOn(engine, orderFact, orderFacts(cdnowOrders()));
    oneADay = await compareOn(engine, orderFact, orderFacts(cdnowOrders(), { oneADayIn: "UTC" }));
  });
  afterAll(() => engine.close());

  it("repeat purchase rate, of orders and of days on which there were any", async () => {
    await each.single(repeatPurchaseRate, {}, [
      [figure("repeat_purchase_rate.by_rows"), value],
      [figure("repeat_purchase_rate.repeat_customers_by_rows"), part("repeatCustomers")],
      [figure("size.customers"), part("customers")],
      [figure("size.transactions"), n],
    ]);
    await oneADay.single(repeatPurchaseRate, {}, [
      [figure("repeat_purchase_rate.by_distinct_days"), value],
      [figure("repeat_purchase_rate.repeat_customers_by_distinct_days"), part("repeatCustomers")],
    ]);
    // Nobody in the sample had bought before it, so that the place in the window is the place at large.
    await each.single(repeatPurchaseRate.variants.orderedBefore, {}, [
      [figure("repeat_purchase_rate.by_rows"), value],
    ]);
  });

  it("second purchase within 90 days, whose time is over for all of them", async () => {
    await oneADay.single(repeatPurchaseRate.variants.secondWithin, {}, [
      [figure("repeat_within_90_days"), value],
      [figure("size.customers"), n],
      [0, excluded("windowOpen")],
    ]);
  });

  it("purchase frequency, of orders and of days", async () => {
    await each.single(purchaseFrequency, {}, [[figure("purchase_frequency.by_rows"), value]]);
    await oneADay.single(purchaseFrequency, {}, [[figure("purchase_frequency.by_distinct_days"), value]]);
  });

  it("time between purchases, mean and median", async () => {
    await oneADay.single(timeBetweenPurchases, {}, [
      [figure("interpurchase_days.mean"), value],
      [figure("interpurchase_days.n"), part("gaps")],
      [figure("interpurchase_days.sum"), inDays("betweenMs")],
      [figure("interpurchase_days.sd_sample"), (m) => Math.sqrt(m.parts["variance"] ?? Number.NaN) / DAY_MS],
    ]);
    await oneADay.single(timeBetweenPurchases.variants.median, {}, [
      [figure("interpurchase_days.median"), value],
    ]);
  });

  it("the shortcut of 365 over the frequency is another number", async () => {
    const [measured] = (await oneADay.measured(timeBetweenPurchases.variants.windowOverFrequency)).values();
    const frequency = Number(figure("purchase_frequency.by_distinct_days"));
    expect(measured?.value).toBeCloseTo(365 / frequency, 9);
    expect(Number(measured?.value)).toBeGreaterThan(1.8 * Number(figure("interpurchase_days.mean")));
  });

  it("order value, with and without free orders, and revenue by month", async () => {
    await each.single(aov, {}, [
      [figure("aov.all"), value],
      [figure("revenue"), part("revenueMinor", 100)],
    ]);
    await each.single(aov.variants.withoutFreeOrders, {}, [
      [figure("aov.excl_zero"), value],
      [figure("aov.zero_rows"), excluded("free")],
    ]);
    const byMonth = Object.entries(figure("revenue_by_month") ?? {}).map(([month, revenue]) => [
      `${month}-01`,
      revenue,
    ]);
    await each.grouped(aov, { every: "month" }, Object.fromEntries(byMonth), {
      revenue: part("revenueMinor", 100),
    });
  });

  it("historic lifetime value, revenue for want of a margin", async () => {
    const period = { from: "1997-01-01T00:00:00Z", to: "1998-07-01T00:00:00Z" };
    const customers = customerPeriodFacts({ orders: cdnowOrders() }, period);
    const spending = await compareOn(engine, customerPeriodFact, customers);
    await spending.single(clv.variants.historic, {}, [
      [figure("historic_clv.mean"), value],
      [figure("historic_clv.n"), n],
      [figure("historic_clv.sum"), part("revenueMinor", 100)],
    ]);
  });
});
