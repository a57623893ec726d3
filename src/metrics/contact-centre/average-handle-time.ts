import { contactFact } from "../../facts/contact.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { studentMean } from "../../statistics/student.ts";
import { intercomAttributes } from "../case-sources.ts";
import { amazonConnect, genesysHandleTime, twilioConversations } from "../contact-centre-sources.ts";
import { orNone, withoutHandleTime } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Average handle time: mean of talk, hold and after-contact work of handled contacts, in seconds. */
export const averageHandleTime = metric({
  id: "averageHandleTime",
  unit: "seconds",
  better: "target",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  excluded: withoutHandleTime,
  parts: (contact) => ({
    handleMs: sum(handling(contact)),
    handled: count(),
    handleVariance: variance(handling(contact)),
  }),
  value: ({ handleMs, handled }) => handleMs.over(handled.times(1000)),
  interval: studentMean({ sum: "handleMs", variance: "handleVariance" }, 1000),
  variants: (vary) => ({
    perContact: vary({
      parts: (contact) => ({
        handleMs: sum(handling(contact)),
        contacts: count(contact.transferLeg.isMissing().or(contact.transferLeg.not())),
      }),
      value: ({ handleMs, contacts }) => handleMs.over(contacts.times(1000)),
    }),
    withOutbound: vary({ excluded: inboundAndOutbound }),
    withDialing: vary({
      excluded: inboundAndOutbound,
      parts: (contact) => ({
        handleMs: sum(diallingAndHandling(contact)),
        handled: count(),
        handleVariance: variance(diallingAndHandling(contact)),
      }),
      value: ({ handleMs, handled }) => handleMs.over(handled.times(1000)),
      interval: studentMean({ sum: "handleMs", variance: "handleVariance" }, 1000),
    }),
  }),
});

interface HandlingColumns {
  readonly talkMs: Expression<"talkMs", "int">;
  readonly holdMs: Expression<"holdMs", "int">;
  readonly wrapUpMs: Expression<"wrapUpMs", "int">;
}

/** What an agent spends on a contact. Holds and wrap-up that are not recorded count as none. */
function handling({ talkMs, holdMs, wrapUpMs }: HandlingColumns) {
  return talkMs.plus(orNone(holdMs)).plus(orNone(wrapUpMs));
}

/** The same with the dialling before it. */
function diallingAndHandling(contact: HandlingColumns & { readonly dialMs: Expression<"dialMs", "int"> }) {
  return orNone(contact.dialMs).plus(handling(contact));
}

interface Contact extends Pick<HandlingColumns, "talkMs"> {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly answered: Expression<"answered", "boolean">;
}

function inboundAndOutbound({ discarded, direction, answered, talkMs }: Contact) {
  return {
    discarded: discarded.isKnown(),
    internal: direction.equals("internal"),
    notAnswered: answered.not(),
    talkUnknown: talkMs.isMissing(),
  };
}

function twoContactsInThreeLegs() {
  return [
    { answered: true, transferLeg: false, talkMs: 100_000 },
    { answered: true, transferLeg: true, talkMs: 200_000 },
    { answered: true, talkMs: 60_000 },
  ];
}

export const averageHandleTimeEntry = entry(averageHandleTime, {
  name: "Average handle time",
  abbreviation: "AHT",
  aliases: ["average handling time", "contact handle time"],
  says: "Mean time an agent spends on a contact: talk, hold and after-contact work, in seconds.",
  population:
    "Inbound contacts that an agent answered and whose talk time is known. Hold and wrap-up that are not recorded count as none. Each leg of a transferred contact counts as one handling, so it is the agent's time, not the customer's.",
  recommended:
    "Inbound, talk + hold + wrap-up, per agent leg: the time that staffing formulas ask for. It is a target metric: too short can be as bad as too long.",
  variants: {
    perContact: {
      says: "The time of all legs over contacts, a transferred contact counting once: what one contact costs.",
      usedBy: [],
    },
    withOutbound: {
      says: "Outbound contacts too, from their connection on.",
      usedBy: [],
    },
    withDialing: {
      says: "Outbound contacts too, with the dialling and ringing before their connection.",
      usedBy: [genesysHandleTime, twilioConversations],
    },
  },
  tools: [
    {
      tool: "Genesys Cloud",
      calls: "Average handle time (AHT)",
      variant: "withDialing",
      differs:
        "Outbound interactions count too, with dialling and contacting; an interaction falls in the interval in which its after-call work was submitted.",
      source: genesysHandleTime,
    },
    {
      tool: "Amazon Connect",
      calls: "Average handle time",
      differs:
        "Agent interaction, hold and after-contact work of contacts handled, outbound ones among them unless they are filtered out.",
      source: amazonConnect,
    },
    {
      tool: "Twilio Flex Insights",
      calls: "Handling time",
      variant: "withDialing",
      differs:
        "Wrap-up is in it, and ringing of outbound conversations too. Its experience time is another metric, with the queue in it.",
      source: twilioConversations,
    },
    {
      tool: "Intercom",
      calls: "Handling time",
      differs:
        "The time in which a conversation is open and assigned to a teammate, once it is closed: it waits along with the customer, so it is far longer.",
      source: intercomAttributes,
    },
  ],
  examples: [
    {
      rows: [
        { answered: true, talkMs: 300_000, holdMs: 30_000, wrapUpMs: 72_000 },
        { answered: true, talkMs: 120_000, holdMs: 0, wrapUpMs: 60_000 },
      ],
      gives: 291,
      because: "402 s and 180 s: 582 s over two.",
    },
    {
      rows: [
        { answered: true, talkMs: 200_000, holdMs: null, wrapUpMs: null },
        { answered: true, talkMs: 200_000, holdMs: 60_000, wrapUpMs: 40_000 },
      ],
      gives: 250,
      because:
        "Not recorded counts as none: 200 s and 300 s. A mean hold of held contacts alone would add 60 s.",
    },
    { rows: [], gives: null, because: "Nothing was handled." },
    {
      rows: [
        { answered: true, talkMs: 90_000 },
        { answered: true, talkMs: null, wrapUpMs: 30_000 },
        { answered: false, talkMs: null },
        { answered: true, direction: "outbound", talkMs: 600_000 },
        { answered: true, discarded: "test", talkMs: 5_000 },
      ],
      gives: 90,
      excluded: { talkUnknown: 1, notAnswered: 1, notInbound: 1, discarded: 1 },
      because: "Wrap-up without a talk time is not a handle time; an abandoned contact was not handled.",
    },
    {
      rows: twoContactsInThreeLegs(),
      gives: 120,
      because: "Three handlings: 360 s over three.",
    },
    {
      variant: "perContact",
      rows: twoContactsInThreeLegs(),
      gives: 180,
      because: "360 s over two contacts; where a row does not say, it is a contact of its own.",
    },
    {
      variant: "withOutbound",
      rows: [
        { answered: true, direction: "inbound", talkMs: 100_000 },
        { answered: true, direction: "outbound", talkMs: 50_000 },
        { answered: true, direction: "internal", talkMs: 900_000 },
      ],
      gives: 75,
      excluded: { internal: 1 },
      because: "150 s over an inbound and an outbound contact; talk among colleagues is neither.",
    },
    {
      variant: "withDialing",
      rows: [
        { answered: true, direction: "inbound", talkMs: 100_000 },
        { answered: true, direction: "outbound", talkMs: 50_000, wrapUpMs: 10_000, dialMs: 20_000 },
        { answered: true, direction: "outbound", talkMs: 30_000, dialMs: null },
      ],
      gives: 70,
      because: "100 s, 80 s with the dialling, and 30 s of which no dialling is recorded: 210 s over three.",
    },
  ],
  beware: [
    "Adding mean talk, mean hold and mean wrap-up is right only when all three are means over handled contacts; a mean hold of held contacts is not.",
    "Abandoned contacts have no place in the denominator.",
    "Never average the means of agents or days; add times and contacts.",
    "With several chats at once it is the agent's time that counts, not the length of the sessions; otherwise the time is counted twice.",
    "Contacts that drop at once pull it down, and so do transfers, which cut one long handling into short legs.",
    "Tools stamp it when the wrap-up ends, so a long contact falls in a later interval than its answer.",
  ],
  sources: [
    genesysHandleTime,
    amazonConnect,
    twilioConversations,
    {
      by: "calculator.city",
      title: "Average time per call",
      url: "https://cal53.calculator.city/average-time-per-call-calculator/",
    },
  ],
  since: "0.1.0",
});
