import { demandFact } from "../../facts/demand.ts";
import { count } from "../../language/aggregate.ts";
import { canceledOrder, notAComplaint, notAContact, notActive, notOfSides } from "../demands.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Complaint rate: complaints per 1000 orders, 0 or more. */
export const complaintRate = metric({
  id: "complaintRate",
  unit: "per 1000",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: demandFact,
  excluded: (row) => ({
    ...notOfSides(row, "case", "order"),
    ...notAComplaint(row),
    ...canceledOrder(row),
  }),
  parts: ({ side }) => ({ complaints: count(side.equals("case")), orders: count(side.equals("order")) }),
  value: ({ complaints, orders }) => complaints.times(1000).over(orders),
  variants: (vary) => ({
    perActiveCustomer: vary({
      excluded: (row) => ({
        ...notOfSides(row, "case", "customerPeriod"),
        ...notAComplaint(row),
        ...notActive(row),
      }),
      parts: ({ side }) => ({
        complaints: count(side.equals("case")),
        activeCustomers: count(side.equals("customerPeriod")),
      }),
      value: ({ complaints, activeCustomers }) => complaints.times(1000).over(activeCustomers),
    }),
    perContact: vary({
      excluded: (row) => ({
        ...notOfSides(row, "case", "contact"),
        ...notAContact(row),
        ...notAComplaint(row),
      }),
      parts: ({ side }) => ({
        complaints: count(side.equals("case")),
        contacts: count(side.equals("contact")),
      }),
      value: ({ complaints, contacts }) => complaints.times(1000).over(contacts),
    }),
    taggedContacts: vary({
      excluded: (row) => ({
        ...notOfSides(row, "contact", "order"),
        ...notAContact(row),
        reasonUnknown: row.side.equals("contact").and(row.reason.isMissing()),
        noComplaint: row.side.equals("contact").and(row.reason.equals("complaint").not()),
        ...canceledOrder(row),
      }),
      parts: ({ side }) => ({
        complaints: count(side.equals("contact")),
        orders: count(side.equals("order")),
      }),
      value: ({ complaints, orders }) => complaints.times(1000).over(orders),
    }),
  }),
});

const toolBoost = { by: "ToolBoost", title: "Complaint rate", url: "https://www.toolboost.cloud/?p=1005" };

const complaint = { side: "case", kind: "complaint" };
const orders = (count: number) => Array.from({ length: count }, () => ({ side: "order" }));

export const complaintRateEntry = entry(complaintRate, {
  name: "Complaint rate",
  aliases: ["complaints per thousand", "complaint ratio"],
  says: "Complaints of a period for every thousand orders of the period.",
  population:
    "Cases whose kind is `complaint`, and orders that were not cancelled. Cases of another kind, spam, tests, merged cases and rows of other sides are left out and counted.",
  recommended:
    "One complaint is one case, however often the customer has to write about it, and orders are the base that most shops have. Say the base with the number, for there is no usual one: a regulator counts accounts, a shop orders, a service desk contacts.",
  variants: {
    perActiveCustomer: {
      says: "Complaints for every thousand customers who were active at any time of the period.",
      usedBy: [],
    },
    perContact: { says: "Complaints for every thousand contacts that customers began.", usedBy: [] },
    taggedContacts: {
      says: "Contacts with the reason `complaint` for every thousand orders, where there are no cases: a customer who calls twice complains twice.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "ToolBoost",
      calls: "Complaint rate",
      variant: null,
      differs:
        "A percentage of orders, customers or transactions, whichever is chosen, with the rate for a thousand beside it; that one, over orders, is the same.",
      source: toolBoost,
    },
  ],
  examples: [
    {
      rows: [complaint, complaint, complaint, ...orders(12)],
      gives: 250,
      because: "3 complaints for 12 orders are 250 for a thousand.",
    },
    {
      rows: [complaint, { side: "case", kind: "question" }, { side: "case", kind: "incident" }, ...orders(8)],
      gives: 125,
      excluded: { noComplaint: 2 },
      because: "1 complaint for 8 orders; a question and a fault report are no complaints.",
    },
    { rows: [], gives: null, because: "Nothing was ordered, so there is nothing to set complaints against." },
    {
      rows: [
        complaint,
        { side: "case", kind: null },
        { side: "case", kind: "complaint", discarded: "merged" },
        ...orders(4),
        { side: "order", canceled: true },
        { side: "contact" },
      ],
      gives: 250,
      excluded: { kindUnknown: 1, discarded: 1, canceled: 1, otherSide: 1 },
      because:
        "1 complaint for 4 orders. A merged case is the same complaint again, and one of unknown kind is none.",
    },
    {
      variant: "perActiveCustomer",
      rows: [
        complaint,
        { side: "customerPeriod", activeAtStart: true, activeAtEnd: true },
        { side: "customerPeriod", activeAtStart: true, activeAtEnd: false },
        { side: "customerPeriod", activeAtStart: false, activeAtEnd: false, timesJoined: 0 },
      ],
      gives: 500,
      excluded: { notActive: 1 },
      because: "1 complaint of 2 active customers.",
    },
    {
      variant: "perContact",
      rows: [
        complaint,
        { side: "contact" },
        { side: "contact" },
        { side: "contact" },
        { side: "contact" },
        { side: "contact", direction: "outbound" },
      ],
      gives: 250,
      excluded: { notInbound: 1 },
      because: "1 complaint in 4 contacts that customers began.",
    },
    {
      variant: "taggedContacts",
      rows: [
        { side: "contact", reason: "complaint" },
        { side: "contact", reason: "delivery" },
        { side: "contact", reason: null },
        ...orders(10),
      ],
      gives: 100,
      excluded: { noComplaint: 1, reasonUnknown: 1 },
      because: "1 contact tagged as a complaint for 10 orders.",
    },
  ],
  beware: [
    "Without its base it is no number: per thousand orders, customers and contacts differ many times over.",
    "A complaint is what the customer means as one, so that an answer is due; not every ticket is, and not only what came through the complaints form.",
    "Making complaints harder lowers the rate. Few complaints with poor satisfaction are a warning, not a success.",
    "Complaints of a month are often about orders of the month before.",
  ],
  sources: [
    toolBoost,
    {
      by: "ISO",
      title: "ISO 10002:2018, Customer satisfaction: guidelines for complaints handling",
      url: "https://www.iso.org/standard/71580.html",
      year: 2018,
    },
  ],
  since: "0.1.0",
});
