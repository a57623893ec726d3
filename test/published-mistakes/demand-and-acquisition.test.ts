import { describe, expect, test } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { cacPayback } from "../../src/metrics/acquisition/cac-payback.ts";
import { viralCoefficient } from "../../src/metrics/acquisition/viral-coefficient.ts";
import { costPerContact } from "../../src/metrics/cost/cost-per-contact.ts";
import { contactRate } from "../../src/metrics/demand/contact-rate.ts";
import { clv } from "../../src/metrics/lifetime-value/clv.ts";
import { aov } from "../../src/metrics/purchase/aov.ts";
import { timeBetweenPurchases } from "../../src/metrics/purchase/time-between-purchases.ts";
import { times } from "../metrics/worked.ts";

interface Mistake {
  readonly mistake: string;
  readonly ours: number | null;
  readonly due: number | null;
  readonly theirs: number;
  readonly why: string;
}

const contacts = (count: number) => times(count, { side: "contact", answered: true });
const spending = (category: string, major: number) => ({
  side: "cost",
  category,
  amountMinor: major * 100,
});
const rateOf = (asked: number, ordered: number) =>
  measure(contactRate, [...contacts(asked), ...times(ordered, { side: "order" })]).value;

/** 20 users send 3 invitations each, and 9 of the 60 are accepted. */
const users = [
  ...times(9, { invitationsSent: 3, invitationsAccepted: 1 }),
  ...times(11, { invitationsSent: 3, invitationsAccepted: 0 }),
];
const coefficientOf = (rows: typeof users) => measure(viralCoefficient, rows).value;

/** One customer won for 6,000, where a customer brings 500 a month. */
const paybackAt = (grossMarginPercent: number) =>
  measure(
    cacPayback,
    [
      spending("sales", 6_000),
      { side: "customerPeriod", activeAtStart: true, activeAtEnd: true, startArrMinor: 600_000 },
      { side: "customerPeriod", activeAtStart: false, activeAtEnd: true, activeBefore: false },
    ],
    { given: { grossMarginPercent } },
  ).value;

const DAY_MS = 86_400_000;

const mistakes: readonly Mistake[] = [
  {
    mistake: "800 contacts for 10,000 orders as 10,000 ÷ 800 (Signifyd's formula)",
    ours: rateOf(800, 10_000),
    due: 0.08,
    theirs: 10_000 / 800,
    why: "its own text has contacts over orders, and upside down it falls when customers need more help",
  },
  {
    mistake: "K of 3 invitations at 15 % as 3 ÷ 0.15 (Protoolio)",
    ours: coefficientOf(users),
    due: 0.45,
    theirs: 3 / 0.15,
    why: "divided by the conversion, a worse one makes a better coefficient",
  },
  {
    mistake: "K as customers × invitations × conversion (Glarity)",
    ours: coefficientOf(users),
    due: 0.45,
    theirs: 20 * 3 * 0.15,
    why: "that is the 9 new users, and grows with the users though they are no more viral",
  },
  {
    mistake: "payback as CAC ÷ average MRR × gross margin (Finmark's text without parentheses)",
    ours: paybackAt(80),
    due: 15,
    theirs: (6_000 / 500) * 0.8,
    why: "the cost is divided by revenue × margin",
  },
  {
    mistake: "320,000 for 114,000 calls printed as 2.80, and not 2.81 (Call Centre Helper)",
    ours: measure(costPerContact, [spending("operations", 320_000), ...contacts(114_000)]).value,
    due: 2.8070175439,
    theirs: 2.8,
    why: "it was cut off where it is to be rounded",
  },
  {
    mistake: "0 a contact where nobody handed in the costs",
    ours: measure(costPerContact, contacts(10)).value,
    due: null,
    theirs: 0,
    why: "costs that are missing are not none",
  },
  {
    mistake: "an average order of 0 where nobody ordered",
    ours: measure(aov, []).value,
    due: null,
    theirs: 0,
    why: "an average of nothing is nothing",
  },
  {
    mistake: "time between purchases as 365 over the frequency where the gaps are there to see",
    ours: measure(timeBetweenPurchases, [
      { customerId: "ada", ordinal: 1, sincePreviousMs: null },
      { customerId: "ada", ordinal: 2, sincePreviousMs: 30 * DAY_MS },
      { customerId: "bob", ordinal: 1, sincePreviousMs: null },
    ]).value,
    due: 30,
    theirs: 365 / (3 / 2),
    why: "who bought once has no gap, and counts there as one of a year",
  },
  {
    mistake: "a lifetime value of a month's revenue over a year's churn",
    ours: measure(
      clv.variants.simpleChurn,
      times(10, { startArrMinor: 120_000, activeAtStart: true }).map((one, index) => ({
        ...one,
        activeAtEnd: index < 8,
      })),
      { given: { periodsPerYear: 1 } },
    ).value,
    due: 6_000,
    theirs: 100 / 0.2,
    why: "1,200 a year over a churn of a fifth a year; both are to be of one period",
  },
];

describe("mistakes that are published about demand, cost and acquisition", () => {
  test.each(mistakes)("$mistake: $why", ({ ours, due, theirs }) => {
    if (due === null) expect(ours).toBeNull();
    else {
      expect(ours).toBeCloseTo(due, 9);
      expect(Math.abs(theirs - due)).toBeGreaterThan(0.005);
    }
  });

  test("the right way round, each moves as it should", () => {
    expect(Number(rateOf(1_600, 10_000))).toBeGreaterThan(Number(rateOf(800, 10_000)));
    expect(Number(coefficientOf(times(20, { invitationsSent: 3, invitationsAccepted: 1 })))).toBeGreaterThan(
      Number(coefficientOf(users)),
    );
    expect(coefficientOf([...users, ...users])).toBe(coefficientOf(users));
    expect(Number(paybackAt(40))).toBeGreaterThan(Number(paybackAt(80)));
  });
});
