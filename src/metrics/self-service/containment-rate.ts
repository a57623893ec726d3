import { automatedSessionFact } from "../../facts/automated-session.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notEnded, returnUnknown, stayedAway } from "../automation.ts";
import { notInbound } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { decagonContainment, finReport, kommunicateContainment } from "../self-service-sources.ts";

/** Containment rate: share of automated sessions that ended without a person, from 0 to 1. */
export const containmentRate = metric({
  id: "containmentRate",
  unit: "ratio",
  better: "context",
  domain: "customer-service",
  range: [0, 1],
  of: automatedSessionFact,
  excluded: notEnded,
  parts: ({ handedOver }) => ({ contained: count(handedOver.not()), automatedSessions: count() }),
  value: ({ contained, automatedSessions }) => contained.over(automatedSessions),
  interval: wilson("contained", "automatedSessions"),
  variants: (vary) => ({
    withoutReturn: vary({
      given: { windowMs: 86_400_000 },
      excluded: (one, { windowMs }) => ({ ...notEnded(one), ...returnUnknown(one, windowMs) }),
      parts: (one, { windowMs }) => ({
        contained: count(one.handedOver.not().and(stayedAway(one, windowMs))),
        automatedSessions: count(),
      }),
      value: ({ contained, automatedSessions }) => contained.over(automatedSessions),
      interval: wilson("contained", "automatedSessions"),
    }),
    ofAllInteractions: vary({
      excluded: (one) => ({
        ...notInbound(one),
        involvementUnknown: one.involved.isMissing(),
        open: one.open,
        handoverUnknown: one.involved.and(one.handedOver.isMissing()),
      }),
      parts: ({ involved, handedOver }) => ({
        contained: count(involved.and(handedOver.not())),
        interactions: count(),
      }),
      value: ({ contained, interactions }) => contained.over(interactions),
      interval: wilson("contained", "interactions"),
    }),
  }),
});

const HOUR_MS = 3_600_000;
const contained = { involved: true, handedOver: false };
const handedOver = { involved: true, handedOver: true };
const seenForADay = { customerId: "ada", observedMs: 24 * HOUR_MS };

export const containmentRateEntry = entry(containmentRate, {
  name: "Containment rate",
  aliases: ["bot containment", "IVR containment", "self-containment rate"],
  says: "Share of the conversations in which automation took part that ended without a person.",
  population:
    "Conversations that customers began, in which automation took part and that have ended. Those of which nobody knows whether a person took part, those that go on, spam, tests and the company's own are left out and counted. One that was passed on is not contained, whether or not anybody took it.",
  recommended:
    "Over the sessions of the automation and by the absence of a person alone: what happened, with nothing assumed of the customer. It says that nobody was needed and not that anybody was helped; for that there is botResolutionRate.",
  variants: {
    withoutReturn: {
      says: "A session after which the same customer came back about the same thing within `windowMs`, 24 hours unless said, is not contained. Sessions that were not observed for so long are left out, and so are those of unknown customers.",
      usedBy: [decagonContainment],
    },
    ofAllInteractions: {
      says: "Over all conversations that customers began, those that automation never saw included.",
      usedBy: [kommunicateContainment],
    },
  },
  tools: [
    {
      tool: "Decagon",
      calls: "Containment rate",
      variant: null,
      differs:
        "The same; it advises to take back sessions that are followed by a contact within 24 hours, which is withoutReturn.",
      source: decagonContainment,
    },
    {
      tool: "Kommunicate",
      calls: "Containment rate",
      variant: "ofAllInteractions",
      differs:
        "Divides by all interactions and not by those of the bot, so that it cannot exceed the share that the bot was given.",
      source: kommunicateContainment,
    },
    {
      tool: "Intercom Fin",
      calls: "Deflection rate",
      variant: null,
      differs:
        "The same under another name: conversations with Fin that did not reach a teammate. deflectionRate here is about contacts that were never made.",
      source: finReport,
    },
  ],
  examples: [
    {
      rows: [contained, contained, contained, handedOver],
      gives: 0.75,
      because: "3 of 4 sessions ended without a person.",
    },
    {
      rows: [contained, contained],
      gives: 1,
      because: "No person was needed; that both may have left in anger it does not ask.",
    },
    { rows: [], gives: null, because: "The automation had no session." },
    {
      rows: [
        contained,
        handedOver,
        { involved: true, handedOver: null },
        { involved: true, handedOver: false, open: true },
        { involved: false, handedOver: true },
        { involved: null, handedOver: true },
        { ...contained, discarded: "test" },
        { ...contained, direction: "outbound" },
      ],
      gives: 0.5,
      excluded: {
        handoverUnknown: 1,
        open: 1,
        notInvolved: 1,
        involvementUnknown: 1,
        discarded: 1,
        notInbound: 1,
      },
      because: "1 of the 2 sessions of the automation that have ended and of which it is known how.",
    },
    {
      variant: "withoutReturn",
      rows: [
        { ...contained, ...seenForADay },
        { ...contained, ...seenForADay, nextContactMs: 24 * HOUR_MS },
        { ...contained, ...seenForADay, observedMs: 48 * HOUR_MS, nextContactMs: 24 * HOUR_MS + 1 },
        { ...handedOver, ...seenForADay },
        { ...contained, ...seenForADay, observedMs: 23 * HOUR_MS },
        { ...contained, observedMs: 24 * HOUR_MS },
        { ...contained, customerId: "bob" },
      ],
      gives: 0.5,
      excluded: { immature: 1, customerUnknown: 1, observationUnknown: 1 },
      because: "Coming back after exactly 24 hours is within them, a millisecond later is not: 2 of 4.",
    },
    {
      variant: "ofAllInteractions",
      rows: [
        contained,
        contained,
        handedOver,
        { involved: false, handedOver: true },
        { involved: false, handedOver: null },
        { involved: true, handedOver: null },
        { involved: null, handedOver: null },
      ],
      gives: 0.4,
      excluded: { handoverUnknown: 1, involvementUnknown: 1 },
      because: "2 contained of 5 conversations, 3 of which the bot saw; over those 3 it is 2⁄3.",
    },
  ],
  beware: [
    "Contained is not resolved: a customer who gives up in anger is contained.",
    "A bot that hides the way to a person has the best containment of all.",
    "Say what it is over. Over all interactions it mixes how much the bot was given with how well it did.",
    "A customer who leaves the bot and takes the telephone is contained in the first channel; withoutReturn sees it.",
  ],
  sources: [decagonContainment, kommunicateContainment],
  since: "0.1.0",
});
