import { acquisitionFact } from "../../facts/acquisition.ts";
import { count } from "../../language/aggregate.ts";
import { notSpentOnWinning, notWon } from "../acquisitions.ts";
import { bewareOfMissingCosts, costOver, spent } from "../costs.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor } from "../money.ts";

/** Customer acquisition cost: sales and marketing over the customers won, in the major unit of the one currency. */
export const cac = metric({
  id: "cac",
  unit: "currency",
  better: "lower",
  domain: "customer-experience",
  range: [0, null],
  of: acquisitionFact,
  given: { minorPerMajor },
  excluded: (row) => ({ ...notSpentOnWinning(row, "customerPeriod"), ...notWon(row) }),
  parts: (row) => ({ ...spent(row), newCustomers: count(row.side.equals("customerPeriod")) }),
  value: ({ newCustomers, ...cost }, { minorPerMajor }) => costOver(cost, newCustomers.times(minorPerMajor)),
  variants: (vary) => ({
    paid: vary({
      excluded: (row) => ({
        ...notSpentOnWinning(row, "customerPeriod"),
        notBought: row.side.equals("cost").and(row.bought.not()),
        boughtUnknown: row.side.equals("cost").and(row.bought.isMissing()),
        ...notWon(row),
        earned: row.side.equals("customerPeriod").and(row.earned),
        originUnknown: row.side.equals("customerPeriod").and(row.earned.isMissing()),
      }),
    }),
    perFirstOrder: vary({
      excluded: (row) => ({
        ...notSpentOnWinning(row, "order"),
        canceled: row.side.equals("order").and(row.canceled),
        placeUnknown: row.side.equals("order").and(row.ordinal.isMissing()),
        laterOrder: row.side.equals("order").and(row.ordinal.moreThan(1)),
        sameDay: row.side.equals("order").and(row.sameDay),
      }),
      parts: (row) => ({ ...spent(row), firstOrders: count(row.side.equals("order")) }),
      value: ({ firstOrders, ...cost }, { minorPerMajor }) =>
        costOver(cost, firstOrders.times(minorPerMajor)),
    }),
  }),
});

const alam = {
  by: "Alam",
  title: "LTV/CAC framework",
  url: "https://alamrafiul.com/posts/customer-economics-ltv-cac",
};
const pitchKit = {
  by: "PitchKit",
  title: "CAC",
  url: "https://pitchkit.net/resources/glossary/cac",
};

const spending = (category: string | null, amountMinor: number | null, bought: boolean | null = null) => ({
  side: "cost",
  category,
  amountMinor,
  bought,
  currency: "EUR",
});
const won = { side: "customerPeriod", activeAtStart: false, activeAtEnd: true, activeBefore: false };

export const cacEntry = entry(cac, {
  name: "Customer acquisition cost",
  abbreviation: "CAC",
  aliases: ["blended CAC", "cost to acquire a customer"],
  says: "What sales and marketing cost in a period over the customers won in it.",
  population:
    "Amounts of the categories `sales` and `marketing`, all in one currency, and customers who joined in the period for the first time. Other costs, customers of before and those who came back are left out and counted.",
  recommended:
    "Blended: all that was spent on winning customers over all customers won, whatever brought them. It needs no attribution, and nobody can improve it by moving a customer from one channel to another.",
  variants: {
    paid: {
      says: "Amounts that bought reach or leads over the new customers who came by them, those who came by recommendation left out.",
      usedBy: [pitchKit],
    },
    perFirstOrder: {
      says: "All of sales and marketing over first orders, for a shop whose customers have no contract.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "PitchKit",
      calls: "Blended CAC",
      variant: null,
      differs: "The same: 120,000 over 240 customers is 500.",
      source: pitchKit,
    },
    {
      tool: "PitchKit",
      calls: "Paid CAC",
      variant: "paid",
      differs:
        "Paid media over customers of paid channels, without wages and without those who came unasked.",
      source: pitchKit,
    },
  ],
  examples: [
    {
      rows: [spending("marketing", 60_000), spending("sales", 40_000), won, won, won, won],
      gives: 250,
      because: "600 and 400 euros over 4 new customers.",
    },
    {
      rows: [spending("marketing", 10_000), won, { ...won, activeAtEnd: false, timesJoined: 1 }],
      gives: 50,
      because: "100 euros over 2: who joined and left again had to be won too.",
    },
    { rows: [], gives: null, because: "Nothing was spent and nobody won." },
    {
      rows: [spending("marketing", 10_000)],
      gives: null,
      because: "Money was spent and nobody came: not 0, and no number either.",
    },
    {
      rows: [won, won],
      gives: null,
      because: "Two new customers, and nobody has said what they cost.",
    },
    {
      rows: [
        spending("marketing", 30_000),
        spending("operations", 90_000),
        spending(null, 500),
        spending("sales", null),
        won,
        { ...won, activeAtStart: true, activeBefore: true },
        { ...won, activeBefore: true },
        { ...won, activeBefore: null },
        { ...won, discarded: "internal" },
        { side: "order" },
      ],
      gives: 300,
      excluded: {
        otherCost: 1,
        categoryUnknown: 1,
        amountUnknown: 1,
        notNew: 2,
        historyUnknown: 1,
        internal: 1,
        otherSide: 1,
      },
      because: "300 euros for one new customer; one was there before, one came back, of one nobody knows.",
    },
    {
      variant: "paid",
      rows: [
        spending("marketing", 20_000, true),
        spending("marketing", 50_000, false),
        spending("sales", 1_000, null),
        { ...won, earned: false },
        { ...won, earned: false },
        { ...won, earned: true },
        { ...won, earned: null },
      ],
      gives: 100,
      excluded: { notBought: 1, boughtUnknown: 1, earned: 1, originUnknown: 1 },
      because: "200 euros of advertising for the 2 customers who came by it; wages bought no reach.",
    },
    {
      variant: "perFirstOrder",
      rows: [
        spending("marketing", 9_000),
        { side: "order", ordinal: 1 },
        { side: "order", ordinal: 1 },
        { side: "order", ordinal: 1 },
        { side: "order", ordinal: 2 },
        { side: "order", ordinal: null },
        { side: "order", ordinal: 1, canceled: true },
      ],
      gives: 30,
      excluded: { laterOrder: 1, placeUnknown: 1, canceled: 1 },
      because: "90 euros for 3 first orders.",
    },
  ],
  beware: [
    bewareOfMissingCosts,
    "Blended and paid are two numbers: blended looks better the more customers come unasked.",
    "Customers won this month were courted earlier. With a long sale, set the costs of the months before against them and say the lag.",
    "Wages and tools belong in it; advertising alone is paid CAC at best.",
    "Trials and sign-ups are no customers until they pay.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [alam, pitchKit],
  since: "0.1.0",
});
