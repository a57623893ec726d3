import { costsAndContactsFact } from "../../facts/costs-and-contacts.ts";
import { count } from "../../language/aggregate.ts";
import { bewareOfMissingCosts, costOver, notSpentOn, spent } from "../costs.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { bewareOfCurrencies, bewareOfMinorUnits, minorPerMajor } from "../money.ts";

/** Cost per contact: what serving customers cost over the contacts handled, in the major unit of the one currency. */
export const costPerContact = metric({
  id: "costPerContact",
  unit: "currency",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: costsAndContactsFact,
  given: { minorPerMajor },
  excluded: (row) => ({
    otherSide: row.side.isOneOf("cost", "contact").not(),
    ...notSpentOn(row, "operations"),
    discarded: row.discarded.isKnown(),
    notInbound: row.side.equals("contact").and(row.direction.isOneOf("outbound", "internal")),
    notAnswered: row.side.equals("contact").and(row.answered.not()),
    answerUnknown: row.side.equals("contact").and(row.answered.isMissing()),
    transferLeg: row.side.equals("contact").and(row.transferLeg),
  }),
  parts: (row) => ({ ...spent(row), contacts: count(row.side.equals("contact")) }),
  value: ({ contacts, ...cost }, { minorPerMajor }) => costOver(cost, contacts.times(minorPerMajor)),
});

const klipfolio = {
  by: "Klipfolio",
  title: "Cost per contact",
  url: "https://www.klipfolio.com/resources/kpi-examples/call-center/service-level/cost-per-contact",
};
const metricNet = {
  by: "MetricNet",
  title: "Service desk KPIs: definitions and correlations",
  url: "https://vdocuments.site/service-desk-kpis-service-desk-kpis-definitions-correlations-2-page-.html",
};

const contact = { side: "contact", answered: true };
const spending = (amountMinor: number | null, currency: string | null = "EUR") => ({
  side: "cost",
  category: "operations",
  amountMinor,
  currency,
});

export const costPerContactEntry = entry(costPerContact, {
  name: "Cost per contact",
  abbreviation: "CPC",
  aliases: ["cost per call", "cost per interaction", "cost per inbound contact"],
  says: "What serving customers cost in a period over the contacts that agents handled in it.",
  population:
    "Amounts of the category `operations`, all in one currency, and answered contacts that customers began. Other costs, unanswered contacts, spam, tests, the company's own contacts and later legs of a transfer are left out and counted.",
  recommended:
    "Fully loaded: people with their overheads, tools, telephony and rooms, over contacts handled, as the benchmarks define it. A contact that nobody answered was not served, though its queue cost something.",
  variants: {},
  tools: [
    {
      tool: "Klipfolio",
      calls: "Cost per contact",
      variant: null,
      differs: "The same: total operating costs over the contacts handled, one-time projects left out.",
      source: klipfolio,
    },
    {
      tool: "MetricNet",
      calls: "Cost per inbound contact",
      variant: null,
      differs: "The same over a year: annual operating expense over annual inbound contacts.",
      source: metricNet,
    },
  ],
  examples: [
    {
      rows: [spending(900), spending(450), contact, contact, contact],
      gives: 4.5,
      because: "9.00 and 4.50 euros over 3 contacts.",
    },
    {
      rows: [spending(2_000), spending(-400), contact, contact],
      gives: 8,
      because: "A credit note of 4 euros comes off: 16 over 2.",
    },
    { rows: [], gives: null, because: "No contacts, hence no cost of one." },
    {
      rows: [contact, contact],
      gives: null,
      because: "Nobody has said what it cost; that is not 0.",
    },
    {
      rows: [
        spending(1_000),
        spending(null),
        { side: "cost", category: "marketing", amountMinor: 90_000, currency: "EUR" },
        { side: "cost", category: null, amountMinor: 500, currency: "EUR" },
        contact,
        contact,
        { side: "contact", answered: false },
        { side: "contact", answered: true, transferLeg: true },
        { side: "contact", answered: true, direction: "outbound" },
        { side: "contact", answered: true, discarded: "spam" },
        { side: "contact" },
      ],
      gives: 5,
      excluded: {
        amountUnknown: 1,
        otherCost: 1,
        categoryUnknown: 1,
        notAnswered: 1,
        transferLeg: 1,
        notInbound: 1,
        discarded: 1,
        answerUnknown: 1,
      },
      because:
        "10 euros over the 2 contacts that customers began and agents handled; a transfer is the same contact.",
    },
    {
      rows: [spending(1_000, "EUR"), spending(1_000, "USD"), contact],
      gives: null,
      because: "Euros and dollars do not add up.",
    },
  ],
  beware: [
    bewareOfMissingCosts,
    "Most of the cost is fixed for the month: fewer contacts make each one dearer, and easy contacts that are answered by a machine leave the dear ones behind.",
    "Cost of agents alone, or of their time on the phone alone, is another number, and often half of this one.",
    "A contact that settles nothing is cheap and comes again; read it with the cost per resolution.",
    "By channel it needs costs by channel: shared costs spread by contacts make every channel cost the same.",
    bewareOfCurrencies,
    bewareOfMinorUnits,
  ],
  sources: [
    klipfolio,
    metricNet,
    {
      by: "Call Centre Helper",
      title: "How do I calculate cost per call",
      url: "https://www.callcentrehelper.com/how-do-i-calculate-cost-per-call-113990.htm",
    },
  ],
  since: "0.1.0",
});
