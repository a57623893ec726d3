import { automatedSessionFact } from "../../facts/automated-session.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import {
  assumedResolved,
  notEligible,
  RETURN_MS,
  resolvedAndStayedAway,
  returnUnknown,
} from "../automation.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { finAutomationRate } from "../self-service-sources.ts";

/** Automation rate: share of eligible conversations that automation resolved, from 0 to 1. */
export const automationRate = metric({
  id: "automationRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: automatedSessionFact,
  given: { windowMs: RETURN_MS },
  excluded: (one, { windowMs }) => ({
    ...notEligible(one),
    open: one.open,
    handoverUnknown: one.involved.and(one.handedOver.isMissing()),
    ...returnUnknown(one, windowMs),
  }),
  parts: (one, { windowMs }) => ({
    resolved: count(one.involved.and(resolvedAndStayedAway(one, windowMs))),
    involved: count(one.involved),
    eligible: count(),
  }),
  value: ({ resolved, eligible }) => resolved.over(eligible),
  interval: wilson("resolved", "eligible"),
  variants: (vary) => ({
    assumedAndConfirmed: vary({
      given: {},
      excluded: (one) => ({
        ...notEligible(one),
        open: one.open,
        handoverUnknown: one.involved.and(one.handedOver.isMissing()),
      }),
      parts: (one) => ({
        resolved: count(one.involved.and(assumedResolved(one).or(one.handedOver.not().and(one.confirmed)))),
        involved: count(one.involved),
        eligible: count(),
      }),
      value: ({ resolved, eligible }) => resolved.over(eligible),
      interval: wilson("resolved", "eligible"),
    }),
  }),
});

const HOUR_MS = 3_600_000;
const observed = { customerId: "ada", observedMs: 72 * HOUR_MS };
const resolved = { ...observed, involved: true, handedOver: false };
const escalated = { ...observed, involved: true, handedOver: true };
const byPeople = { ...observed, involved: false };

export const automationRateEntry = entry(automationRate, {
  name: "Automation rate",
  aliases: ["share of volume automated", "AI automation rate"],
  says: "Share of the conversations that automation could have taken that it resolved: involvement times resolution.",
  population:
    "Conversations that customers began and that automation was meant to take, whether or not it took part, seen for long enough after their end for the customer to have come back. Those of unknown customers, those of which nobody knows whether automation or a person took part, spam, tests and the company's own are left out and counted.",
  recommended:
    "Resolved is what it is in botResolutionRate, and counted directly instead of multiplying two rates, of which the one may leave out conversations that the other counts. Conversations without automation are held to the same window, so that top and bottom are of the same weeks.",
  variants: {
    assumedAndConfirmed: {
      says: "Resolved where the customer said so, or left after an answer; nobody waits whether the customer returns.",
      usedBy: [finAutomationRate],
    },
  },
  tools: [
    {
      tool: "Intercom Fin",
      calls: "Automation rate",
      variant: "assumedAndConfirmed",
      differs:
        "Involvement rate times resolution rate, over eligible conversations. The same product with resolutions that are in part assumed.",
      source: finAutomationRate,
    },
  ],
  examples: [
    {
      rows: [resolved, resolved, escalated, byPeople, byPeople],
      gives: 0.4,
      because: "2 of 5: involved in 3⁄5 and resolved in 2⁄3 of these.",
    },
    {
      rows: [{ ...resolved, nextContactMs: HOUR_MS }, byPeople],
      gives: 0,
      because: "The one customer whom it answered came back within the hour.",
    },
    {
      rows: [{ ...resolved, nextContactMs: 2 * HOUR_MS }, byPeople],
      given: { windowMs: HOUR_MS },
      gives: 0.5,
      because: "Two hours later is past a window of one.",
    },
    { rows: [], gives: null, because: "There was no conversation." },
    {
      rows: [
        resolved,
        byPeople,
        { ...resolved, eligible: false },
        { ...resolved, involved: null },
        { ...resolved, handedOver: null },
        { ...byPeople, handedOver: null },
        { ...byPeople, observedMs: HOUR_MS },
        { ...resolved, observedMs: null },
        { ...resolved, customerId: null },
        { ...resolved, open: true },
        { ...resolved, discarded: "spam" },
        { ...byPeople, direction: "internal" },
      ],
      gives: 1 / 3,
      excluded: {
        notEligible: 1,
        involvementUnknown: 1,
        handoverUnknown: 1,
        immature: 1,
        observationUnknown: 1,
        customerUnknown: 1,
        open: 1,
        discarded: 1,
        notInbound: 1,
      },
      because: "1 of 3: without automation it does not matter who else took part.",
    },
    {
      variant: "assumedAndConfirmed",
      rows: [
        { involved: true, handedOver: false },
        { involved: true, handedOver: false, confirmed: true, negativeFeedback: true },
        { involved: true, handedOver: false, negativeFeedback: true },
        { involved: false },
        { involved: true, handedOver: null },
      ],
      gives: 0.5,
      excluded: { handoverUnknown: 1 },
      because: "One left after its answer and one said in the end that it helped: 2 of 4.",
    },
  ],
  beware: [
    "Say what is eligible; over all contacts of the company it is another and lower number.",
    "Where a source marks only the conversations a bot took part in, the others are left out as involvementUnknown, and it is the resolution rate.",
    "It can rise by easy questions alone that nobody asked before there was a bot.",
    "Kommunicate's containment over all interactions is near it and asks only that no person took part.",
  ],
  sources: [finAutomationRate],
  since: "0.1.0",
});
