import { contactFact } from "../../facts/contact.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { literal, when } from "../../language/expression.ts";
import { studentMean } from "../../statistics/student.ts";
import { amazonConnect, genesysHandleTime, niceVoiceMetrics } from "../contact-centre-sources.ts";
import { neverOnHold, notHandled, orNone, withoutHandleTime } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Average hold time: mean time that the customers of handled contacts were on hold, in seconds. */
export const averageHoldTime = metric({
  id: "averageHoldTime",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  excluded: withoutHandleTime,
  parts: ({ holdMs }) => ({
    holdMs: sum(orNone(holdMs)),
    handled: count(),
    recorded: count(holdMs.isKnown()),
    holdVariance: variance(orNone(holdMs)),
  }),
  value: ({ holdMs, handled, recorded }) =>
    holdMs.over(when(recorded.atLeast(1), handled, literal(0)).times(1000)),
  interval: studentMean({ sum: "holdMs", variance: "holdVariance" }, 1000),
  variants: (vary) => ({
    perHeld: vary({
      excluded: (contact) => ({
        ...notHandled(contact),
        notHeld: neverOnHold(contact),
        holdUnknown: contact.holdMs.isMissing(),
      }),
      parts: ({ holdMs }) => ({
        holdMs: sum(holdMs),
        held: count(),
        holdVariance: variance(holdMs),
      }),
      value: ({ holdMs, held }) => holdMs.over(held.times(1000)),
      interval: studentMean({ sum: "holdMs", variance: "holdVariance" }, 1000),
    }),
  }),
});

function threeContactsOneHeld() {
  return [
    { answered: true, talkMs: 200_000, held: true, holdMs: 60_000 },
    { answered: true, talkMs: 200_000, held: false, holdMs: 0 },
    { answered: true, talkMs: 200_000, holdMs: 0 },
  ];
}

export const averageHoldTimeEntry = entry(averageHoldTime, {
  name: "Average hold time",
  aliases: ["average customer hold time", "mean hold time"],
  says: "Mean time that the customer of a handled contact is on hold, in seconds.",
  population:
    "Inbound contacts that an agent answered and whose talk time is known: those of the average handle time, so that talk, hold and after-contact work add up to it. A hold that is not recorded counts as none; where it is recorded for no contact at all there is no value.",
  recommended:
    "Over all handled contacts, held or not, because only that mean adds up with talk and after-contact work. How long a customer who is put on hold waits there is the variant `perHeld`.",
  variants: {
    perHeld: {
      says: "Over contacts that were put on hold alone: how long a hold lasts. Contacts that were held for an unknown time are left out.",
      usedBy: [{ ...amazonConnect, by: "Amazon Connect, average customer hold time" }],
    },
  },
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Average customer hold time all contacts",
      variant: null,
      differs: "Hold over all handled contacts, as here.",
      source: amazonConnect,
    },
    {
      tool: "Amazon Connect",
      calls: "Average customer hold time",
      variant: "perHeld",
      differs:
        "Over contacts that were put on hold alone, so it is higher and does not add up to the handle time.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: threeContactsOneHeld(),
      gives: 20,
      because: "60 s on hold over three handled contacts.",
    },
    {
      rows: [
        { answered: true, talkMs: 100_000, holdMs: 30_000 },
        { answered: true, talkMs: 100_000, holdMs: null },
      ],
      gives: 15,
      because: "A hold that is not recorded counts as none, as in the handle time: 30 s over two.",
    },
    {
      rows: [{ answered: true, talkMs: 100_000 }],
      gives: null,
      because: "Of no contact is it known how long it was on hold.",
    },
    { rows: [], gives: null, because: "Nothing was handled." },
    {
      rows: [
        { answered: true, talkMs: 90_000, holdMs: 45_000 },
        { answered: true, holdMs: 10_000 },
        { answered: false, holdMs: null },
        { answered: true, direction: "outbound", talkMs: 10_000, holdMs: 10_000 },
      ],
      gives: 45,
      excluded: { talkUnknown: 1, notAnswered: 1, notInbound: 1 },
      because: "The one contact that has a handle time.",
    },
    {
      variant: "perHeld",
      rows: threeContactsOneHeld(),
      gives: 60,
      excluded: { notHeld: 2 },
      because: "One contact was held, for 60 s; 0 s on hold is no hold.",
    },
    {
      variant: "perHeld",
      rows: [
        { answered: true, holdMs: 20_000 },
        { answered: true, held: true, holdMs: null },
        { answered: true, held: null, holdMs: null },
        { answered: false },
      ],
      gives: 20,
      excluded: { holdUnknown: 2, notAnswered: 1 },
      because: "How long the second was held is unknown, and whether the third was held at all.",
    },
  ],
  beware: [
    "The mean over held contacts must not be added to the mean talk of all contacts.",
    "Waiting in the queue is no hold; some reports call that wait hold time too.",
    "Where one contact may interrupt another, as with a call during a chat, tools record the interrupted one as on hold (Genesys Cloud).",
    "Read it with the hold rate: few long holds and many short ones have the same mean.",
  ],
  sources: [
    amazonConnect,
    niceVoiceMetrics,
    genesysHandleTime,
    {
      by: "Genesys Cloud",
      title: "Configure utilization at the org level (hold time of interrupted interactions)",
      url: "https://help.mypurecloud.com/articles/configure-agent-utilization/",
    },
  ],
  since: "0.1.0",
});
