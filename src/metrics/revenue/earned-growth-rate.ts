import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct, sum } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";

interface EarnedColumns {
  readonly revenueMinor: Expression<"revenueMinor", "int">;
  readonly previousRevenueMinor: Expression<"previousRevenueMinor", "int">;
  readonly earned: Expression<"earned", "boolean">;
  readonly currency: Expression<"currency", "text">;
}

/** Revenue of both periods: from the customers of the one before, and from new customers who were earned. */
const revenueOf = ({ revenueMinor, previousRevenueMinor, earned, currency }: EarnedColumns) => ({
  previousRevenueMinor: sum(previousRevenueMinor),
  keptRevenueMinor: sum(revenueMinor, previousRevenueMinor.moreThan(0)),
  earnedRevenueMinor: sum(revenueMinor, previousRevenueMinor.equals(0).and(earned)),
  currencies: distinct(currency),
});

/** Earned growth rate: growth from customers who came back for more and from those they referred. */
export const earnedGrowthRate = metric({
  id: "earnedGrowthRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [-1, null],
  of: customerPeriodFact,
  excluded: (customer) => {
    const { revenueMinor, previousRevenueMinor, earned } = customer;
    return {
      ...notACustomer(customer),
      previousRevenueUnknown: previousRevenueMinor.isMissing(),
      revenueUnknown: revenueMinor.isMissing(),
      withoutRevenue: previousRevenueMinor.equals(0).and(revenueMinor.equals(0)),
      originUnknown: previousRevenueMinor.equals(0).and(earned.isMissing()),
    };
  },
  parts: revenueOf,
  value: ({ previousRevenueMinor, keptRevenueMinor, earnedRevenueMinor, currencies }) =>
    keptRevenueMinor
      .plus(earnedRevenueMinor)
      .minus(previousRevenueMinor)
      .over(ofOneCurrency(currencies, previousRevenueMinor)),
  variants: (vary) => ({
    factor: vary({
      range: [0, null],
      parts: revenueOf,
      value: ({ previousRevenueMinor, keptRevenueMinor, earnedRevenueMinor, currencies }) =>
        keptRevenueMinor.plus(earnedRevenueMinor).over(ofOneCurrency(currencies, previousRevenueMinor)),
    }),
    shareOfGrowth: vary({
      range: [null, null],
      parts: (customer) => ({ ...revenueOf(customer), revenueMinor: sum(customer.revenueMinor) }),
      value: ({ previousRevenueMinor, keptRevenueMinor, earnedRevenueMinor, revenueMinor, currencies }) =>
        keptRevenueMinor
          .plus(earnedRevenueMinor)
          .minus(previousRevenueMinor)
          .over(ofOneCurrency(currencies, revenueMinor.minus(previousRevenueMinor))),
    }),
  }),
});

const reichheld = {
  by: "Reichheld",
  title: "Winning on Purpose, Appendix B",
  url: "https://ebookreading.net/view/book/Winning+on+Purpose-EB9781647821791_20.html",
  year: 2021,
};

export const earnedGrowthRateEntry = entry(earnedGrowthRate, {
  name: "Earned growth rate",
  abbreviation: "EGR",
  aliases: ["earned growth"],
  says: "Growth that good service has earned: revenue from last year's customers and from new ones who were referred, over last year's revenue, less 1.",
  population:
    "Customers with revenue in the period or in the one before, both known, all in one currency. New customers of whom nobody knows how they came are left out and counted.",
  recommended:
    "Net revenue retention plus earned new customers less 100 %, by the revenue of two whole years. New is who had no revenue in the year before.",
  variants: {
    factor: {
      says: "Earned growth factor: net revenue retention plus earned new customers, without taking off the year before.",
      usedBy: [reichheld],
    },
    shareOfGrowth: {
      says: "Earned growth ratio: the share of all growth that was earned; null where revenue did not change, and not to be read as a share where it fell.",
      usedBy: [reichheld],
    },
  },
  examples: [
    {
      rows: [
        { previousRevenueMinor: 10_000, revenueMinor: 8_500 },
        { previousRevenueMinor: 0, revenueMinor: 2_500, earned: true },
        { previousRevenueMinor: 0, revenueMinor: 2_000, earned: false },
      ],
      gives: 0.1,
      because:
        "Of 100 last year 85 stayed and 25 were earned, 110 in all; the 20 that were bought are not earned.",
    },
    {
      rows: [
        { previousRevenueMinor: 10_000, revenueMinor: 0 },
        { previousRevenueMinor: 0, revenueMinor: 3_000, earned: false },
      ],
      gives: -1,
      because: "All of last year's customers are gone, and nobody came on their word.",
    },
    { rows: [], gives: null, because: "There was no revenue to grow from." },
    {
      rows: [
        { previousRevenueMinor: 10_000, revenueMinor: 12_000 },
        { previousRevenueMinor: 0, revenueMinor: 5_000, earned: null },
        { previousRevenueMinor: null, revenueMinor: 5_000, earned: true },
        { previousRevenueMinor: 10_000, revenueMinor: null },
        { previousRevenueMinor: 0, revenueMinor: 0 },
      ],
      gives: 0.2,
      excluded: { originUnknown: 1, previousRevenueUnknown: 1, revenueUnknown: 1, withoutRevenue: 1 },
      because: "From 100 to 120. How the new customer came is not known, and they are told beside it.",
    },
    {
      variant: "factor",
      rows: [
        { previousRevenueMinor: 10_000, revenueMinor: 8_500 },
        { previousRevenueMinor: 0, revenueMinor: 2_500, earned: true },
        { previousRevenueMinor: 0, revenueMinor: 2_000, earned: false },
      ],
      gives: 1.1,
      because: "85 % stayed and 25 % were earned.",
    },
    {
      variant: "shareOfGrowth",
      rows: [
        { previousRevenueMinor: 10_000, revenueMinor: 8_500 },
        { previousRevenueMinor: 0, revenueMinor: 2_500, earned: true },
        { previousRevenueMinor: 0, revenueMinor: 2_000, earned: false },
      ],
      gives: 1 / 3,
      because: "Revenue grew from 100 to 130; 10 of the 30 were earned.",
    },
  ],
  beware: [
    "It stands on knowing how each new customer came; ask them, and count those who do not say. Their revenue is no part of all growth either, so that shareOfGrowth is too high where they are many.",
    "Its net revenue retention is of a year's revenue, not of recurring revenue at two moments.",
    "A customer who bought nothing last year and comes back is new here.",
    bewareOfCurrencies,
  ],
  sources: [
    reichheld,
    {
      by: "Reichheld, Darnell & Burns",
      title: "Net Promoter 3.0",
      url: "https://hbr.org/2021/11/net-promoter-3-0",
      year: 2021,
    },
    {
      by: "Forrester",
      title: "On earned growth, reprinted",
      url: "https://www.globalsourcingbrief.com/book/?open-article-id=20588057",
    },
  ],
  since: "0.1.0",
});
