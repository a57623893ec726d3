import { afterAll, beforeAll, expect, it } from "vitest";
import { type CohortActivityFact, cohortActivityFact } from "../../src/facts/cohort-activity.ts";
import {
  type CohortActivityFactsOptions,
  type CustomerActivity,
  cohortActivityFacts,
} from "../../src/facts/cohort-activity-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { cohortRetention } from "../../src/metrics/retention/cohort-retention.ts";
import { customerRetentionRate } from "../../src/metrics/retention/customer-retention-rate.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { cdnowActivity } from "./cdnow-records.ts";
import { compareOn, n, part, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";

/** Cohorts are of the month of the first purchase, and the last month is over. */
describeRealData("cdnow_sample", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let activity: readonly CustomerActivity[];
  const rowsBy = (periods: NonNullable<CohortActivityFactsOptions["periods"]>): CohortActivityFact[] =>
    cohortActivityFacts({ activity }, { periods, timeZone: "UTC", asOf: "1998-07-01T00:00:00Z" });
  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("cdnow_sample");
    activity = cdnowActivity();
  });
  afterAll(() => engine.close());

  it("monthly retention of the cohorts of the first three months, month by month", async () => {
    const expected = figureAt(figures, "cohort_retention");
    const months = await compareOn(engine, cohortActivityFact, rowsBy("month"));
    for (const on of Array.from({ length: 17 }, (_, index) => index + 1)) {
      const old = Object.entries(expected ?? {}).filter(([, { active }]) => on < active.length);
      const figure = Object.fromEntries(
        old.map(([month, { size, active, rate }]) => [
          `${month}-01`,
          { size, active: active[on], rate: rate[on] },
        ]),
      );
      const reads = { size: n, active: part("active"), rate: value };
      await months.grouped(cohortRetention, { given: { on }, by: "cohort" }, figure, reads);
    }
  });

  it("a month that a cohort has not had is immature, not 0", () => {
    const march = rowsBy("month").filter(({ cohort }) => cohort === "1997-03-01");
    expect(measure(cohortRetention, march, { given: { on: 16 } })).toMatchObject({
      value: null,
      excluded: { immature: 719 },
    });
  });

  it("purchases again within 90 days", async () => {
    const days = await compareOn(engine, cohortActivityFact, rowsBy("day"));
    await days.single(cohortRetention.variants.bracket, { given: { from: 1, to: 90 } }, [
      [figureAt(figures, "repeat_within_90_days"), value],
      [figureAt(figures, "size.customers"), n],
    ]);
    await days.single(cohortRetention.variants.unbounded, { given: { on: 1 } }, [
      [figureAt(figures, "repeat_purchase_rate.by_distinct_days"), value],
    ]);
  });

  it("customers of one month who bought in the next", () => {
    const customersIn = new Map<string, Set<string>>();
    for (const { customerId, at } of activity) {
      const month = at.slice(0, 7);
      customersIn.set(month, (customersIn.get(month) ?? new Set()).add(customerId));
    }
    const months = [...customersIn.keys()].sort();
    expect(months).toHaveLength(18);
    for (const [index, month] of months.slice(0, -1).entries()) {
      const here = customersIn.get(month) ?? new Set<string>();
      const next = customersIn.get(months[index + 1] ?? "") ?? new Set<string>();
      const rows = [...new Set([...here, ...next])].map((customer) => ({
        activeAtStart: here.has(customer),
        activeAtEnd: next.has(customer),
      }));
      const { value: kept, n: before } = measure(customerRetentionRate, rows);
      expect(kept).toBeCloseTo(Number(figureAt(figures, `month_over_month_retention.${month}`)), 12);
      expect(before).toBe(figureAt(figures, `active_customers_by_month.${month}`));
    }
  });
});
