import { contactFact } from "../../facts/contact.ts";
import { count, sum } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { amazonConnectHistory } from "../contact-centre-sources.ts";
import { notHandled } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Transfer rate: share of handled contacts that were handed on at least once, from 0 to 1. */
export const transferRate = metric({
  id: "transferRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  excluded: firstLegs,
  parts: ({ transfers }) => ({ transferred: count(transfers.atLeast(1)), handled: count() }),
  value: ({ transferred, handled }) => transferred.over(handled),
  interval: wilson("transferred", "handled"),
  variants: (vary) => ({
    perLeg: vary({ excluded: allLegs }),
    transfersPerContact: vary({
      range: [0, null],
      excluded: allLegs,
      parts: ({ transfers, transferLeg }) => ({
        transfers: sum(transfers),
        handled: count(transferLeg.isMissing().or(transferLeg.not())),
      }),
      value: ({ transfers, handled }) => transfers.over(handled),
    }),
    blind: vary({
      excluded: ofKnownKind,
      parts: ({ transferKind }) => ({
        transferred: count(transferKind.equals("blind")),
        handled: count(),
      }),
      value: ({ transferred, handled }) => transferred.over(handled),
      interval: wilson("transferred", "handled"),
    }),
    consult: vary({
      excluded: ofKnownKind,
      parts: ({ transferKind }) => ({
        transferred: count(transferKind.equals("consult")),
        handled: count(),
      }),
      value: ({ transferred, handled }) => transferred.over(handled),
      interval: wilson("transferred", "handled"),
    }),
    toAgent: vary({
      excluded: toKnownPlace,
      parts: ({ transferTo }) => ({ transferred: count(transferTo.equals("agent")), handled: count() }),
      value: ({ transferred, handled }) => transferred.over(handled),
      interval: wilson("transferred", "handled"),
    }),
    toQueue: vary({
      excluded: toKnownPlace,
      parts: ({ transferTo }) => ({ transferred: count(transferTo.equals("queue")), handled: count() }),
      value: ({ transferred, handled }) => transferred.over(handled),
      interval: wilson("transferred", "handled"),
    }),
  }),
});

interface Contact {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly answered: Expression<"answered", "boolean">;
  readonly transferLeg: Expression<"transferLeg", "boolean">;
  readonly transfers: Expression<"transfers", "int">;
}

function allLegs(contact: Omit<Contact, "transferLeg">) {
  return { ...notHandled(contact), transfersUnknown: contact.transfers.isMissing() };
}

/** Later legs are left out, so that each contact counts once. */
function firstLegs(contact: Contact) {
  return {
    ...notHandled(contact),
    transferLeg: contact.transferLeg,
    transfersUnknown: contact.transfers.isMissing(),
  };
}

function ofKnownKind(contact: Contact & { readonly transferKind: Expression<"transferKind", "text"> }) {
  return {
    ...firstLegs(contact),
    kindUnknown: contact.transfers.atLeast(1).and(contact.transferKind.isMissing()),
  };
}

function toKnownPlace(contact: Contact & { readonly transferTo: Expression<"transferTo", "text"> }) {
  return {
    ...firstLegs(contact),
    placeUnknown: contact.transfers.atLeast(1).and(contact.transferTo.isMissing()),
  };
}

/** Three contacts in five legs: the first was handed on blindly, and then once more after a consultation. */
function threeContactsInFiveLegs() {
  return [
    { answered: true, transfers: 1, transferKind: "blind", transferTo: "queue" },
    { answered: true, transferLeg: true, transfers: 1, transferKind: "consult", transferTo: "agent" },
    { answered: true, transferLeg: true, transfers: 0 },
    { answered: true, transferLeg: false, transfers: 0 },
    { answered: true, transferLeg: false, transfers: 0 },
  ];
}

export const transferRateEntry = entry(transferRate, {
  name: "Transfer rate",
  aliases: ["call transfer rate", "share of contacts transferred"],
  says: "Share of handled contacts that the agent handed on to another agent or queue at least once.",
  population:
    "Inbound contacts that an agent answered and of which it is known whether they were handed on. Later legs are left out, so that a contact that is handed on twice counts once.",
  recommended:
    "Per contact, since it is the customer who is passed on. What an agent hands on of what came to the agent is the variant `perLeg`.",
  variants: {
    perLeg: {
      says: "Every leg counts as one that was handled and may be handed on: the agent's view.",
      usedBy: [],
    },
    transfersPerContact: {
      says: "Transfers over contacts, however many of them one contact had; it can exceed 1.",
      usedBy: [],
    },
    blind: { says: "Handed on first without a word to the next agent.", usedBy: [] },
    consult: {
      says: "Handed on first after the next agent was spoken to, also called a warm transfer.",
      usedBy: [],
    },
    toAgent: { says: "Handed on first to an agent directly.", usedBy: [] },
    toQueue: { says: "Handed on first to a queue, where the customer waits again.", usedBy: [] },
  },
  examples: [
    {
      rows: threeContactsInFiveLegs(),
      gives: 1 / 3,
      excluded: { transferLeg: 2 },
      because: "One of three contacts was handed on; that it happened twice makes it no second contact.",
    },
    {
      rows: [
        { answered: true, transfers: 0 },
        { answered: true, transfers: 3 },
      ],
      gives: 1 / 2,
      because: "Handed on three times is handed on.",
    },
    { rows: [], gives: null, because: "Nothing was handled, so nothing could be handed on." },
    {
      rows: [
        { answered: true, transfers: 1 },
        { answered: true, transfers: null },
        { answered: false, transfers: 1 },
        { answered: true, direction: "outbound", transfers: 1 },
        { answered: true, discarded: "test", transfers: 0 },
      ],
      gives: 1,
      excluded: { transfersUnknown: 1, notAnswered: 1, notInbound: 1, discarded: 1 },
      because:
        "Unknown is not untransferred, and what left the queue unanswered was not handed on by an agent.",
    },
    {
      variant: "perLeg",
      rows: threeContactsInFiveLegs(),
      gives: 2 / 5,
      because: "Two of five legs were handed on.",
    },
    {
      variant: "transfersPerContact",
      rows: threeContactsInFiveLegs(),
      gives: 2 / 3,
      because: "Two transfers over three contacts.",
    },
    {
      variant: "blind",
      rows: threeContactsInFiveLegs(),
      gives: 1 / 3,
      excluded: { transferLeg: 2 },
      because: "The one contact that was handed on went blindly at first.",
    },
    {
      variant: "consult",
      rows: [
        { answered: true, transfers: 1, transferKind: "consult" },
        { answered: true, transfers: 1, transferKind: null },
        { answered: true, transfers: 0 },
      ],
      gives: 1 / 2,
      excluded: { kindUnknown: 1 },
      because: "One of the two contacts of which it is known whether and how they were handed on.",
    },
    {
      variant: "toAgent",
      rows: [
        { answered: true, transfers: 1, transferTo: "agent" },
        { answered: true, transfers: 1, transferTo: "queue" },
        { answered: true, transfers: 1 },
        { answered: true, transfers: 0 },
      ],
      gives: 1 / 3,
      excluded: { placeUnknown: 1 },
      because: "One of three; where the third went is not known.",
    },
    {
      variant: "toQueue",
      rows: threeContactsInFiveLegs(),
      gives: 1 / 3,
      excluded: { transferLeg: 2 },
      because: "The one contact that was handed on went to a queue at first.",
    },
  ],
  beware: [
    "Legs counted as contacts lower it: the contact that was handed on once is one of two legs.",
    "A consultation after which the agent goes on is no transfer, and neither is a conference in which nobody leaves.",
    "Received transfers are another count; over all agents both are the same contacts.",
    "Tools divide by connected, by handled or by all received contacts; only the first two leave out who gave up.",
  ],
  sources: [
    {
      by: "CX Today",
      title: "What is call transfer rate, and how do I measure it",
      url: "https://www.cxtoday.com/contact-centre/measuring-kpis-that-matter-what-is-call-transfer-rate/",
      year: 2023,
    },
    {
      by: "NICE",
      title: "Glossary, average call transfer rate",
      url: "https://www.nice.com/glossary/average-call-transfer-rate",
    },
    { ...amazonConnectHistory, by: "Amazon Connect, contacts transferred out" },
  ],
  since: "0.1.0",
});
