import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CustomerPeriodFact, customerPeriodFact } from "../../src/facts/customer-period.ts";
import { customerPeriodFacts } from "../../src/facts/customer-period-facts.ts";
import { customerChurnRate } from "../../src/metrics/retention/customer-churn-rate.ts";
import { grr } from "../../src/metrics/revenue/grr.ts";
import { mrr } from "../../src/metrics/revenue/mrr.ts";
import { mrrMovements } from "../../src/metrics/revenue/mrr-movements.ts";
import { nrr } from "../../src/metrics/revenue/nrr.ts";
import type { SubscriptionInput } from "../../src/model/subscription.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn, n, part, type Read, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import { midnight, mrrSubscriptions } from "./mrr-playbook-records.ts";

/** The first days of the months from September 2017 to March 2020. */
const monthStarts = Array.from({ length: 31 }, (_, index) =>
  new Date(Date.UTC(2017, 8 + index)).toISOString(),
);

const factsByMonth = (subscriptions: readonly SubscriptionInput[]): CustomerPeriodFact[] =>
  monthStarts.flatMap((from, index) => {
    const to = monthStarts[index + 1];
    return to === undefined ? [] : customerPeriodFacts({ subscriptions }, { from, to });
  });

/** With the months of the original, which begin in 2018: nothing is known of before. */
function from2018(subscriptions: readonly SubscriptionInput[]): SubscriptionInput[] {
  const begin = midnight("2018-01-01");
  return subscriptions
    .filter(({ endedAt }) => Date.parse(endedAt ?? "") > Date.parse(begin))
    .map((one) => (Date.parse(one.startedAt) < Date.parse(begin) ? { ...one, startedAt: begin } : one));
}

/** What an independent look at a row calls its movement. */
function movementOf({ startArrMinor, endArrMinor, activeBefore }: CustomerPeriodFact): string {
  const [start, end] = [startArrMinor ?? Number.NaN, endArrMinor ?? Number.NaN];
  if (start === 0) return activeBefore ? "reactivation" : "new";
  if (end === 0) return "churn";
  return end > start ? "upgrade" : end < start ? "downgrade" : "None";
}

/** Months between a customer's first fact and their last of which there is none. */
function monthsAway(facts: readonly CustomerPeriodFact[]): number {
  const seen = new Map<string, number[]>();
  for (const { customerId, startAt } of facts) {
    const month = monthStarts.indexOf(startAt ?? "");
    seen.set(customerId, [...(seen.get(customerId) ?? []), month]);
  }
  return [...seen.values()].reduce(
    (away, months) => away + Math.max(...months) - Math.min(...months) + 1 - months.length,
    0,
  );
}

const lost =
  (name: string): Read =>
  ({ parts }) =>
    (parts[name] ?? Number.NaN) / -1200 + 0;

const movementReads: Readonly<Record<string, Read>> = {
  prior_mrr: part("startingArrMinor", 1200),
  mrr: part("endingArrMinor", 1200),
  new: part("newArrMinor", 1200),
  upgrade: part("expansionArrMinor", 1200),
  reactivation: part("reactivationArrMinor", 1200),
  downgrade: lost("contractionArrMinor"),
  churn: lost("churnedArrMinor"),
};

describeRealData("mrr_playbook", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let subscriptions: readonly SubscriptionInput[];
  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("mrr_playbook");
    subscriptions = mrrSubscriptions();
  });
  afterAll(() => engine.close());

  const runs: readonly [name: string, run: string, seen: typeof from2018][] = [
    ["with its whole history", "full", (all) => [...all]],
    ["with the months from 2018 of the original", "repo_spine", from2018],
  ];
  describe.each(runs)("%s", (_, run, seen) => {
    let facts: readonly CustomerPeriodFact[];
    let months: Comparison;
    const byMonth = () => figureAt(figures, `by_month_${run}`);
    const way = { every: "month" } as const;
    beforeAll(async () => {
      facts = factsByMonth(seen(subscriptions));
      months = await compareOn(engine, customerPeriodFact, facts);
    });

    it("recurring revenue and its movements by month", async () => {
      await months.grouped(mrrMovements, way, byMonth(), movementReads);
      await months.grouped(mrr, way, byMonth(), { mrr: value, active: n });
    });

    it("the amounts of the movements are its values", async () => {
      const names = { new: "new", upgrade: "expansion", reactivation: "reactivation" } as const;
      for (const [month, measured] of await months.measured(mrrMovements, way)) {
        if (month < "2018-01-01" && run !== "full") continue;
        const amounts = measured.value;
        for (const [theirs, ours] of Object.entries(names)) {
          expect(amounts).toHaveProperty(ours, figureAt(figures, `by_month_${run}.${month}.${theirs}`));
        }
      }
    });

    it("revenue retention and customer churn by month", async () => {
      await months.grouped(grr, way, byMonth(), { grr: value });
      await months.grouped(nrr, way, byMonth(), { nrr: value });
      await months.grouped(customerChurnRate, way, byMonth(), { logo_churn: value, churn_n: part("lost") });
    });

    it("customers by movement, in all months and in each", () => {
      const counts: Record<string, number> = {};
      const byMonthCounts: Record<string, Record<string, number>> = {};
      for (const fact of facts) {
        const movement = movementOf(fact);
        counts[movement] = (counts[movement] ?? 0) + 1;
        const month = byMonthCounts[(fact.startAt ?? "").slice(0, 10)] ?? {};
        month[movement] = (month[movement] ?? 0) + 1;
        byMonthCounts[(fact.startAt ?? "").slice(0, 10)] = month;
      }
      // Their months of no change have those between leaving and coming back too, of which there are no facts.
      const unchanged = (counts["None"] ?? 0) + monthsAway(facts);
      expect({ ...counts, None: unchanged }).toEqual(figureAt(figures, `category_counts_${run}`));
      for (const month of Object.keys(byMonth() ?? {})) {
        for (const movement of ["new", "reactivation", "upgrade", "downgrade", "churn"]) {
          const expected = figureAt(figures, `by_month_${run}.${month}.${movement}_n`);
          expect(byMonthCounts[month]?.[movement] ?? 0, `${month} ${movement}`).toBe(expected);
        }
      }
    });

    it("movements lead from one month's end to the next's: there is no violation", async () => {
      expect(figureAt(figures, `identity_violations_${run}`)).toEqual([]);
      for (const { parts } of (await months.measured(mrrMovements, way)).values()) {
        const of = (name: string) => parts[name] ?? Number.NaN;
        const won = of("newArrMinor") + of("expansionArrMinor") + of("reactivationArrMinor");
        expect(of("startingArrMinor") + won - of("churnedArrMinor") - of("contractionArrMinor")).toBe(
          of("endingArrMinor"),
        );
      }
    });
  });
});
