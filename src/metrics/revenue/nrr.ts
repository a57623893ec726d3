import { customerPeriodFact } from "../../facts/customer-period.ts";
import { distinct, sum } from "../../language/aggregate.ts";
import { isNew, outsideMovements, outsideRevenueCohort } from "../customers.ts";
import { entry } from "../entry.ts";
import { fourSubscribers } from "../example-customers.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, ofOneCurrency } from "../money.ts";
import { chartMogulNetMrrChurn } from "../subscription-sources.ts";

const baremetrics = {
  by: "Baremetrics",
  title: "New metric: Net Revenue Retention",
  url: "https://changelog.baremetrics.com/new-metric-net-revenue-retention-2BOJIA",
};
const churnZero = {
  by: "ChurnZero",
  title: "Net revenue retention",
  url: "https://churnzero.net/churnopedia/net-revenue-retention/",
};

/** Net revenue retention: what the customers of the start pay at the end, over what they paid at the start. */
export const nrr = metric({
  id: "nrr",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, null],
  of: customerPeriodFact,
  excluded: outsideRevenueCohort,
  parts: ({ startArrMinor, endArrMinor, currency }) => ({
    startingArrMinor: sum(startArrMinor),
    endingArrMinor: sum(endArrMinor),
    currencies: distinct(currency),
  }),
  value: ({ startingArrMinor, endingArrMinor, currencies }) =>
    endingArrMinor.over(ofOneCurrency(currencies, startingArrMinor)),
  variants: (vary) => ({
    withReactivation: vary({
      excluded: (customer) => ({ ...outsideMovements(customer), acquired: isNew(customer) }),
    }),
  }),
});

export const nrrEntry = entry(nrr, {
  name: "Net revenue retention",
  abbreviation: "NRR",
  aliases: ["net dollar retention", "NDR", "net MRR retention"],
  says: "Recurring revenue at the end from the customers of the start, over their recurring revenue at the start.",
  population:
    "Customers with recurring revenue at the start of the period whose end is known, all in one currency. New customers and those who came back are left out and counted.",
  recommended:
    "The cohort of the start, new and reactivated customers left out: a ratio of two amounts of the same customers. Over twelve months for an account of the business, over one month for its operation.",
  variants: {
    withReactivation: {
      says: "Customers who had paid before the period, did not at its start and do at its end add to the numerator: one less ChartMogul's net MRR churn.",
      usedBy: [chartMogulNetMrrChurn],
    },
  },
  tools: [
    {
      tool: "ChartMogul, as one less its net MRR churn",
      calls: "Net MRR churn rate",
      variant: "withReactivation",
      differs: "Reactivated customers offset what was lost, so that it is higher.",
      source: chartMogulNetMrrChurn,
    },
    {
      tool: "Baremetrics",
      calls: "Net Revenue Retention",
      variant: null,
      differs: "The same rule, over the MRR of 30 days ago.",
      source: baremetrics,
    },
    {
      tool: "ChurnZero",
      calls: "Net Revenue Retention",
      variant: null,
      differs:
        "The same; its printed example counts churn on top of an amount at the end that is already after it.",
      source: churnZero,
    },
  ],
  examples: [
    {
      rows: fourSubscribers(),
      gives: 0.9,
      because: "The customers who paid 100 a month pay 90 now.",
    },
    {
      rows: [
        { startArrMinor: 60_000, endArrMinor: 90_000 },
        { startArrMinor: 0, endArrMinor: 24_000 },
      ],
      gives: 1.5,
      excluded: { notPayingAtStart: 1 },
      because: "From 50 to 75 a month; who was not there at the start is no retained revenue, new or back.",
    },
    { rows: [], gives: null, because: "There was no revenue to keep." },
    {
      rows: [
        { startArrMinor: 12_000, endArrMinor: 15_000 },
        { startArrMinor: null, endArrMinor: 6_000 },
        { startArrMinor: 12_000, endArrMinor: null },
        { startArrMinor: 12_000, endArrMinor: 0, discarded: "test" },
      ],
      gives: 1.25,
      excluded: { startRevenueUnknown: 1, endRevenueUnknown: 1, test: 1 },
      because: "Of one customer alone both amounts are known.",
    },
    {
      variant: "withReactivation",
      rows: [
        { startArrMinor: 60_000, endArrMinor: 48_000 },
        { startArrMinor: 0, endArrMinor: 6_000, activeBefore: true },
        { startArrMinor: 0, endArrMinor: 99_000, activeBefore: false },
        { startArrMinor: 0, endArrMinor: 6_000, activeBefore: null },
      ],
      gives: 0.9,
      excluded: { acquired: 1, historyUnknown: 1 },
      because: "40 + 5 a month over 50; whether the last is new or back, nobody knows.",
    },
  ],
  beware: [
    "The product of twelve monthly rates is not the rate of the year: customers who joined within the year are in the months and not in the cohort.",
    "A downgrade and an upgrade of one customer in one period are one difference.",
    "State whether those who came back count: it is .95 or .90 on the same data.",
    "Above 1 it can still hide many lost customers behind a few that grew; read it beside grr.",
    bewareOfCurrencies,
  ],
  sources: [chartMogulNetMrrChurn, baremetrics, churnZero],
  since: "0.1.0",
});
