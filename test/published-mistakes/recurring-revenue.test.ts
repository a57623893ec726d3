import { describe, expect, test } from "vitest";
import { customerPeriodFacts } from "../../src/facts/customer-period-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { customerChurnRate } from "../../src/metrics/retention/customer-churn-rate.ts";
import { mrr } from "../../src/metrics/revenue/mrr.ts";
import { netMrrChurnRate } from "../../src/metrics/revenue/net-mrr-churn-rate.ts";
import { nrr } from "../../src/metrics/revenue/nrr.ts";
import { saasQuickRatio } from "../../src/metrics/revenue/saas-quick-ratio.ts";
import type { SubscriptionInput } from "../../src/model/subscription.ts";
import { customersOf, customersWith } from "../metrics/subscribers.ts";

interface Mistake {
  readonly mistake: string;
  readonly ours: number | null;
  readonly due: number | null;
  readonly theirs: number;
  readonly why: string;
}

/** So many subscribers of a plan, there since January. */
const subscribers = (count: number, amount: string, unit: string): SubscriptionInput[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${unit}-${index}`,
    customerId: `${unit}-${index}`,
    status: "active",
    startedAt: "2026-01-01T00:00:00Z",
    unitAmount: { amount, currency: "USD" },
    interval: { unit, count: 1 },
  }));
const march = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
const plans = customerPeriodFacts(
  { subscriptions: [...subscribers(100, "100.00", "month"), ...subscribers(50, "600.00", "year")] },
  march,
);

const mistakes: readonly Mistake[] = [
  {
    mistake: "MRR of 100 at 100 a month and 50 at 600 a year as 100 × 100 + 50 × 800/12 (Stripe's page)",
    ours: measure(mrr, plans).value,
    due: 12_500,
    theirs: 100 * 100 + (50 * 800) / 12,
    why: "the plan costs 600; the page's own result, 12,500, says so too",
  },
  {
    mistake: "net MRR churn as contraction less expansion (Chargebee's glossary)",
    ours: measure(netMrrChurnRate, customersWith({ start: 100, churned: 10, contraction: 10, expansion: 10 }))
      .value,
    due: 0.1,
    theirs: (10 - 10) / 100,
    why: "who left altogether is the largest loss there is",
  },
  {
    mistake: "NRR of 27,000 that exit with 35,000, less the 5,000 of churn (ChurnZero's example, 111 %)",
    ours: measure(nrr, customersWith({ start: 27_000, expansion: 13_000, churned: 5_000 })).value,
    due: 35 / 27,
    theirs: (35_000 - 5_000) / 27_000,
    why: "an amount at the end is after what was lost; 111 % is right of customers who exit with 30,000",
  },
  {
    mistake: "all who churned over the customers at the start",
    ours: measure(customerChurnRate, customersOf({ start: 1_000, left: 40, joined: 200, leftAgain: 20 }))
      .value,
    due: 0.04,
    theirs: 60 / 1_000,
    why: "20 of the 60 were not there at the start",
  },
  {
    mistake: "a year of 5 % a month as 12 times 5 %",
    ours: measure(
      customerChurnRate.variants.annualised,
      customersOf({ start: 100, left: 5, joined: 0, leftAgain: 0 }),
    ).value,
    due: 1 - 0.95 ** 12,
    theirs: 12 * 0.05,
    why: "each month takes its share of those who are left",
  },
  {
    mistake: "a quick ratio of 0 where nothing was lost",
    ours: measure(saasQuickRatio, customersWith({ start: 100, newMrr: 20 })).value,
    due: null,
    theirs: 0,
    why: "0 says that nothing was won",
  },
  {
    mistake: "0 % churn of no customers",
    ours: measure(customerChurnRate, []).value,
    due: null,
    theirs: 0,
    why: "there was nobody who could have stayed",
  },
];

describe("mistakes that are published about customers and recurring revenue", () => {
  test.each(mistakes)("$mistake: $why", ({ ours, due, theirs }) => {
    if (due === null) expect(ours).toBeNull();
    else {
      expect(ours).toBeCloseTo(due, 9);
      expect(Math.abs(theirs - due)).toBeGreaterThan(0.01);
    }
  });

  test("Stripe's printed formula does not come to its printed result", () => {
    expect(100 * 100 + (50 * 800) / 12).toBeCloseTo(13_333.33, 2);
    expect(measure(mrr, plans)).toMatchObject({ n: 150, parts: { endingArrMinor: 15_000_000 } });
  });
});
