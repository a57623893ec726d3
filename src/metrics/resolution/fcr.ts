import { contactFact } from "../../facts/contact.ts";
import { count, distinct } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { amazonConnect, freshdeskDefinitions, intercomAttributes, zohoAgents } from "../case-sources.ts";
import { notHandled, notInbound } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric, type RowFor } from "../metric.ts";

const WEEK_MS = 604_800_000;

/** First contact resolution: share of contacts that the customer did not have to repeat within a window, from 0 to 1. */
export const fcr = metric({
  id: "fcr",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  given: { windowMs: WEEK_MS },
  excluded: (contact, { windowMs }) => ({ ...notTraceable(contact), ...notMature(contact, windowMs) }),
  parts: ({ nextContactMs }, { windowMs }) => ({
    resolvedAtFirstContact: count(nextContactMs.isMissing().or(nextContactMs.moreThan(windowMs))),
    counted: count(),
  }),
  value: ({ resolvedAtFirstContact, counted }) => resolvedAtFirstContact.over(counted),
  interval: wilson("resolvedAtFirstContact", "counted"),
  variants: (vary) => ({
    uncensored: vary({ excluded: notTraceable }),
    perCustomer: vary({
      parts: ({ customerId, nextContactMs }, { windowMs }) => ({
        customers: distinct(customerId),
        customersWhoRepeated: distinct(customerId, nextContactMs.atMost(windowMs)),
      }),
      value: ({ customers, customersWhoRepeated }) => customers.minus(customersWhoRepeated).over(customers),
    }),
    survey: vary({
      given: {},
      excluded: (contact) => ({
        ...notInbound(contact),
        transferLeg: contact.transferLeg,
        notSaid: contact.customerSaysResolved.isMissing(),
        contactsNotSaid: contact.customerSaysResolved.and(contact.contactsSaid.isMissing()),
      }),
      parts: ({ customerSaysResolved, contactsSaid }) => ({
        resolvedAtFirstContact: count(customerSaysResolved.and(contactsSaid.equals(1))),
        counted: count(),
      }),
      value: ({ resolvedAtFirstContact, counted }) => resolvedAtFirstContact.over(counted),
      interval: wilson("resolvedAtFirstContact", "counted"),
    }),
    gross: vary({
      given: {},
      excluded: notMarked,
      parts: ({ resolved }) => ({ resolvedAtFirstContact: count(resolved), counted: count() }),
      value: ({ resolvedAtFirstContact, counted }) => resolvedAtFirstContact.over(counted),
      interval: wilson("resolvedAtFirstContact", "counted"),
    }),
    net: vary({
      given: {},
      excluded: (contact) => ({
        ...notMarked(contact),
        notResolvable: contact.resolvableAtFirstLevel.not(),
      }),
      parts: ({ resolved }) => ({ resolvedAtFirstContact: count(resolved), counted: count() }),
      value: ({ resolvedAtFirstContact, counted }) => resolvedAtFirstContact.over(counted),
      interval: wilson("resolvedAtFirstContact", "counted"),
    }),
  }),
});

interface Contact {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly answered: Expression<"answered", "boolean">;
  readonly transferLeg: Expression<"transferLeg", "boolean">;
  readonly customerId: Expression<"customerId", "text">;
  readonly observedMs: Expression<"observedMs", "int">;
  readonly resolved: Expression<"resolved", "boolean">;
}

/** Contacts of which no later one can be told to be a repeat. */
function notTraceable(
  contact: Pick<Contact, "discarded" | "direction" | "answered" | "transferLeg" | "customerId">,
) {
  return {
    ...notHandled(contact),
    transferLeg: contact.transferLeg,
    customerUnknown: contact.customerId.isMissing(),
  };
}

/** Contacts whose repeat may be yet to come. */
function notMature({ observedMs }: Pick<Contact, "observedMs">, windowMs: Expression<never, "int">) {
  return { observationUnknown: observedMs.isMissing(), windowOpen: observedMs.lessThan(windowMs) };
}

/** Contacts of which no agent said whether they were resolved. */
function notMarked(
  contact: Pick<Contact, "discarded" | "direction" | "answered" | "transferLeg" | "resolved">,
) {
  return {
    ...notHandled(contact),
    transferLeg: contact.transferLeg,
    notMarked: contact.resolved.isMissing(),
  };
}

const DAY_MS = 86_400_000;

function aContactOf(
  customerId: string,
  observedDays: number,
  nextContactDays: number | null = null,
  also: Partial<RowFor<typeof fcr>> = {},
) {
  return {
    answered: true,
    customerId,
    observedMs: observedDays * DAY_MS,
    nextContactMs: nextContactDays === null ? null : nextContactDays * DAY_MS,
    ...also,
  };
}

function markedByAgents() {
  return [
    { answered: true, resolved: true },
    { answered: true, resolved: false, resolvableAtFirstLevel: false },
    { answered: true, resolved: false },
    { answered: true, resolved: null },
  ];
}

const capturi = {
  by: "Capturi",
  title: "Understanding repeat calls (7 days; the end of the period is not known yet)",
  url: "https://capturi.stonly.com/kb/guide/en/understanding-repeat-calls-efjfyibyes/Steps/3747267",
};
const grossAndNet = {
  by: "MetricNet, through CustomerThink",
  title: "Gross vs net first call resolution",
  url: "http://customerthink.com/first_call_resolution_metrics_gross_vs_net_fcr/",
};

const sqm = {
  by: "SQM Group",
  title: "What is first call resolution",
  url: "https://www.sqmgroup.com/resources/library/blog/fcr-metric-operating-philosophy",
};
const medallia = {
  by: "Medallia Agent Connect",
  title: "How is first contact resolution calculated",
  url: "https://docs.medallia.com/agent-connect/faqs/how-is-first-contact-resolution-fcr-calculated",
};

export const fcrEntry = entry(fcr, {
  name: "First contact resolution",
  abbreviation: "FCR",
  aliases: ["first call resolution", "one-call resolution"],
  says: "Share of contacts after which the customer did not come back for the same reason within 7 days.",
  population:
    "Inbound contacts that an agent answered, of known customers, first legs only, whose whole window has been observed. A repeat is itself a contact and counts, resolved or not. Contacts with a window still open are left out and counted, since their repeat may be yet to come.",
  recommended:
    "No repeat within 7 days by the same customer for the same reason in any channel: it needs no opinion, neither the agent's nor the analyst's, and every event log has it. Windows of 1 to 30 days are in use; `windowMs` sets another. Where customers are asked, report `survey` beside it.",
  variants: {
    uncensored: {
      says: "Contacts of the last days count as resolved as long as nobody has come back: many reports do so, and their newest week is always the best.",
      usedBy: [capturi],
    },
    perCustomer: {
      says: "Share of customers none of whose contacts was repeated within the window.",
      usedBy: [],
    },
    survey: {
      says: "Share of respondents who say that the issue was resolved, and in one contact.",
      usedBy: [sqm, medallia],
    },
    gross: {
      says: "Contacts that agents marked as resolved, of all that carry a mark.",
      usedBy: [grossAndNet],
    },
    net: {
      says: "As gross, without contacts that the first level could not have resolved; unmarked ones count as resolvable.",
      usedBy: [grossAndNet],
    },
  },
  tools: [
    {
      tool: "SQM Group",
      calls: "First call resolution",
      variant: "survey",
      differs:
        "Customers who say that it was resolved in one call, of all who answered; calls alone, so what came back in another channel is not seen.",
      source: sqm,
    },
    {
      tool: "Medallia Agent Connect",
      calls: "First contact resolution",
      variant: "survey",
      differs: "The answer to a yes-or-no question; repeats can be counted instead.",
      source: medallia,
    },
    {
      tool: "MetricNet",
      calls: "Net first call resolution",
      variant: "net",
      differs:
        "Contacts that the first level could not have resolved are taken from the denominator; gross keeps them.",
      source: grossAndNet,
    },
    {
      tool: "Freshdesk",
      calls: "First contact resolution",
      differs: "Tickets resolved with the first response: that is the one-touch resolution here.",
      source: freshdeskDefinitions,
    },
    {
      tool: "Zoho Desk",
      calls: "First contact resolution",
      differs: "Tickets closed with one public response: that is the one-touch resolution here.",
      source: zohoAgents,
    },
    {
      tool: "Intercom",
      calls: "Closed on first contact",
      differs: "Conversations closed once with one teammate, whatever the customer did next.",
      source: intercomAttributes,
    },
    {
      tool: "Amazon Connect",
      calls: "Cases resolved on first contact",
      differs: "Counted of cases, not of contacts.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: [aContactOf("ada", 60, 5), aContactOf("ada", 55), aContactOf("bo", 60), aContactOf("ada", 40)],
      gives: 3 / 4,
      because: "Ada came back after 5 days for the same reason; the other three contacts were not repeated.",
    },
    {
      rows: [aContactOf("ada", 60, 7), aContactOf("bo", 7), aContactOf("cy", 60, 8)],
      gives: 2 / 3,
      because:
        "Coming back after exactly 7 days is a repeat; 7 days of observation are a whole window; after 8 days it is another matter.",
    },
    { rows: [], gives: null, because: "No contact, so nothing to resolve." },
    {
      rows: [
        aContactOf("ada", 60),
        aContactOf("bo", 6),
        aContactOf("cy", 6, 1),
        { answered: true, customerId: "di", nextContactMs: null, observedMs: null },
        { answered: true, customerId: null, nextContactMs: null, observedMs: 60 * DAY_MS },
        aContactOf("ed", 60, null, { transferLeg: true }),
        aContactOf("fay", 60, null, { answered: false }),
        aContactOf("gil", 60, 2, { direction: "outbound" }),
        aContactOf("hal", 60, 2, { discarded: "spam" }),
      ],
      gives: 1,
      excluded: {
        windowOpen: 2,
        observationUnknown: 1,
        customerUnknown: 1,
        transferLeg: 1,
        notAnswered: 1,
        notInbound: 1,
        discarded: 1,
      },
      because:
        "Only Ada's contact can be judged. Cy has come back already but is left out with Bo: failures show before successes do, and counting them early would bend the share.",
    },
    {
      rows: [aContactOf("ada", 60, 5), aContactOf("bo", 60)],
      given: { windowMs: DAY_MS },
      gives: 1,
      because: "Within one day nobody came back.",
    },
    {
      variant: "uncensored",
      rows: [aContactOf("ada", 60, 5), aContactOf("bo", 1), aContactOf("cy", 1)],
      gives: 2 / 3,
      because: "Bo and Cy wrote yesterday and count as resolved already. With closed windows alone it is 0.",
    },
    {
      variant: "perCustomer",
      rows: [aContactOf("ada", 60, 5), aContactOf("ada", 55), aContactOf("bo", 60), aContactOf("bo", 1)],
      gives: 1 / 2,
      excluded: { windowOpen: 1 },
      because: "Of Ada and Bo, Ada had to come back.",
    },
    {
      variant: "survey",
      rows: [
        { customerSaysResolved: true, contactsSaid: 1 },
        { customerSaysResolved: true, contactsSaid: 2 },
        { customerSaysResolved: false, contactsSaid: null },
        { customerSaysResolved: true, contactsSaid: 1 },
        { customerSaysResolved: true, contactsSaid: null },
        { customerSaysResolved: null, contactsSaid: 1 },
      ],
      gives: 1 / 2,
      excluded: { contactsNotSaid: 1, notSaid: 1 },
      because:
        "Two of four. Not resolved is no, in however many contacts; resolved in an unknown number is neither yes nor no.",
    },
    {
      variant: "gross",
      rows: markedByAgents(),
      gives: 1 / 3,
      excluded: { notMarked: 1 },
      because: "One of three marked contacts was resolved.",
    },
    {
      variant: "net",
      rows: markedByAgents(),
      gives: 1 / 2,
      excluded: { notMarked: 1, notResolvable: 1 },
      because: "The broken hardware is left out, and one of two remains.",
    },
  ],
  beware: [
    "It is not one metric: repeat window, survey, agent's mark and a helpdesk's single reply measure four things. Name the variant with the number.",
    "Solved with one reply is one-touch resolution, a property of the ticket, whatever the customer did next.",
    "Without a customer id in every channel, repeats elsewhere are invisible and the share too high; look at customerUnknown.",
    "A window that is still open must not count as success; uncensored shows what it is worth.",
    "Agents who mark their own contacts mark too many; gross and net run above what customers say.",
    "Net lives on what counts as not resolvable, and that is discretionary.",
    "A longer window always gives a lower share; only equal windows compare.",
  ],
  sources: [
    sqm,
    {
      by: "SQM Group",
      title: "Call resolution index (no further call within 30 days)",
      url: "https://sqmgroup.com/resources/library/blog/agents-accountable-call-resolution-index",
      year: 2022,
    },
    capturi,
    grossAndNet,
    medallia,
    freshdeskDefinitions,
  ],
  since: "0.1.0",
});
