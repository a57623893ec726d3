import { customerPeriodFacts } from "../../src/facts/customer-period-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { earnedGrowthRate } from "../../src/metrics/revenue/earned-growth-rate.ts";
import { grossMrrChurnRate } from "../../src/metrics/revenue/gross-mrr-churn-rate.ts";
import { grr } from "../../src/metrics/revenue/grr.ts";
import { mrr } from "../../src/metrics/revenue/mrr.ts";
import { mrrMovements } from "../../src/metrics/revenue/mrr-movements.ts";
import { netMrrChurnRate } from "../../src/metrics/revenue/net-mrr-churn-rate.ts";
import { nrr } from "../../src/metrics/revenue/nrr.ts";
import { saasQuickRatio } from "../../src/metrics/revenue/saas-quick-ratio.ts";
import type { SubscriptionInput } from "../../src/model/subscription.ts";
import { customersWith } from "../metrics/subscribers.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

interface Moved {
  readonly startMrr: number;
  readonly churned: number;
  readonly contraction: number;
  readonly expansion: number;
  readonly reactivation?: number;
}
interface Moves {
  readonly startMrr?: number;
  readonly newMrr: number;
  readonly expansionMrr: number;
  readonly reactivationMrr?: number;
  readonly churnedMrr: number;
  readonly contractionMrr: number;
}
interface Plans {
  readonly subscriptions: readonly {
    readonly count: number;
    readonly amount: number;
    readonly interval: string;
  }[];
}
interface EarnedShares {
  readonly nrr: number;
  readonly earnedNewRevenueShare: number;
  readonly boughtNewRevenueShare?: number;
}

const ofMoved = ({ startMrr, ...moved }: Moved) => customersWith({ start: startMrr, ...moved });
const ofMoves = ({ startMrr, newMrr, expansionMrr, reactivationMrr, churnedMrr, contractionMrr }: Moves) =>
  customersWith({
    ...(startMrr !== undefined && { start: startMrr }),
    newMrr,
    expansion: expansionMrr,
    reactivation: reactivationMrr ?? 0,
    churned: churnedMrr,
    contraction: contractionMrr,
  });

/** Customers of each plan over March, who were there before it. */
function ofPlans({ subscriptions }: Plans) {
  const each = subscriptions.flatMap(({ count, amount, interval }, plan) =>
    Array.from(
      { length: count },
      (_, index): SubscriptionInput => ({
        id: `${plan}-${index}`,
        customerId: `${plan}-${index}`,
        status: "active",
        startedAt: "2026-01-15T00:00:00Z",
        unitAmount: { amount: String(amount), currency: "USD" },
        interval: { unit: interval, count: 1 },
      }),
    ),
  );
  return customerPeriodFacts(
    { subscriptions: each },
    { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" },
  );
}

const ofShares = ({ nrr: kept, earnedNewRevenueShare, boughtNewRevenueShare = 0 }: EarnedShares) => [
  { previousRevenueMinor: 10_000, revenueMinor: Math.round(kept * 10_000) },
  { previousRevenueMinor: 0, revenueMinor: Math.round(earnedNewRevenueShare * 10_000), earned: true },
  { previousRevenueMinor: 0, revenueMinor: Math.round(boughtNewRevenueShare * 10_000), earned: false },
];

describeWorkedExamples("recurring revenue", () => {
  worked("mrr", "annual normalised", (inputs: Plans) => measure(mrr, ofPlans(inputs)).value);
  worked(
    "endingMrr",
    "start+new+expansion+reactivation-contraction-churn",
    (inputs: Moves) => measure(mrr, ofMoves(inputs)).value,
  );
  worked("netNewMrr", "sum of movements", (inputs: Moves) => {
    const rows = ofMoves(inputs);
    const moved = measure(mrrMovements, rows).value;
    const net = measure(mrr.variants.netNew, rows).value;
    const sum =
      moved &&
      (moved.new ?? 0) +
        (moved.expansion ?? 0) +
        (moved.reactivation ?? 0) -
        (moved.contraction ?? 0) -
        (moved.churn ?? 0);
    return sum === net ? net : null;
  });
  worked("grossMrrChurnRate", "ChartMogul Shopify/B2C daily", (day: Record<string, number>) => {
    const { startOfDayMrr = Number.NaN, endOfDayMrr = Number.NaN } = day;
    return measure(
      grossMrrChurnRate,
      customersWith({ start: startOfDayMrr, churned: startOfDayMrr - endOfDayMrr }),
    ).value;
  });
  worked(
    "netMrrChurnRate",
    "ChartMogul standard (reactivation offsets)",
    (inputs: Moved) => measure(netMrrChurnRate, ofMoved(inputs)).value,
  );
  worked(
    "grr",
    "(start-churn-contraction)/start, cap 1",
    (inputs: Moved) => measure(grr, ofMoved(inputs)).value,
  );
  worked("nrr", "(start+expansion-churn-contraction)/start", (inputs: Record<string, number>) => {
    const { startMrr = Number.NaN, endMrrFromStartCohort = Number.NaN } = inputs;
    return measure(nrr, customersWith({ start: startMrr, expansion: endMrrFromStartCohort - startMrr }))
      .value;
  });
  worked("nrr", "excluding reactivation", (inputs: Moved) => measure(nrr, ofMoved(inputs)).value);
  worked("nrr", "including reactivation (1 - ChartMogul net churn)", (inputs: Moved) => {
    const rows = ofMoved(inputs);
    const kept = measure(nrr.variants.withReactivation, rows).value;
    const lost = measure(netMrrChurnRate, rows).value;
    return kept !== null && lost !== null && Math.abs(kept + lost - 1) < 1e-12 ? kept : null;
  });
  worked(
    "saasQuickRatio",
    "(new+expansion)/(churn+contraction)",
    (inputs: Moves) => measure(saasQuickRatio, ofMoves(inputs)).value,
  );
  worked(
    "earnedGrowthRate",
    "NRR + ENC - 100%",
    (inputs: EarnedShares) => measure(earnedGrowthRate, ofShares(inputs)).value,
  );
  worked(
    "earnedGrowthFactor",
    "NRR + ENC",
    (inputs: EarnedShares) => measure(earnedGrowthRate.variants.factor, ofShares(inputs)).value,
  );
  worked(
    "earnedGrowthRatio",
    "earned growth rate / total growth rate",
    ({ earnedGrowthRate: earned, totalGrowthRate: total }: Record<string, number>) => {
      const rows = ofShares({
        nrr: 1,
        earnedNewRevenueShare: earned ?? Number.NaN,
        boughtNewRevenueShare: (total ?? Number.NaN) - (earned ?? Number.NaN),
      });
      return measure(earnedGrowthRate.variants.shareOfGrowth, rows).value;
    },
  );
});
