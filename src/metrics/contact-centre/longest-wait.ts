import { contactFact } from "../../facts/contact.ts";
import { most } from "../../language/aggregate.ts";
import { amazonConnectHistory } from "../contact-centre-sources.ts";
import { notHandled, notOffered, withoutWait } from "../contacts.ts";
import { entry } from "../entry.ts";
import * as example from "../example-contacts.ts";
import { metric } from "../metric.ts";

/** Longest wait: the longest time that an offered contact waited until it was answered or abandoned, in seconds. */
export const longestWait = metric({
  id: "longestWait",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  excluded: withoutWait,
  parts: ({ waitMs }) => ({ longestMs: most(waitMs) }),
  value: ({ longestMs }) => longestMs.over(1000),
  variants: (vary) => ({
    answered: vary({
      excluded: (contact) => ({
        ...notHandled(contact),
        notOffered: contact.offered.not(),
        waitUnknown: contact.waitMs.isMissing(),
      }),
    }),
    abandoned: vary({
      excluded: (contact) => ({
        ...notOffered(contact),
        notAbandoned: contact.abandoned.not(),
        waitUnknown: contact.waitMs.isMissing(),
      }),
    }),
    waitingNow: vary({
      excluded: (contact) => ({ ...notOffered(contact), notWaiting: contact.waitingMs.isMissing() }),
      parts: ({ waitingMs }) => ({ longestMs: most(waitingMs) }),
      value: ({ longestMs }) => longestMs.over(1000),
    }),
  }),
});

function aQueue() {
  return [
    example.answered(40_000),
    example.answered(0),
    example.abandoned(95_000),
    { ...example.waiting, waitingMs: 120_000 },
    { ...example.waiting, waitingMs: 15_500 },
  ];
}

export const longestWaitEntry = entry(longestWait, {
  name: "Longest wait",
  abbreviation: "LWT",
  aliases: ["longest queue time", "maximum queued time", "maximum wait time"],
  says: "The longest time that a contact waited before it was answered or the customer gave up, in seconds.",
  population:
    "Inbound contacts that reached a queue or an agent, were answered or abandoned, and whose wait is known. Who flowed out to voicemail, a call-back or another queue is left out, and so is who still waits: that is `waitingNow`.",
  recommended:
    "Answered and abandoned contacts together: the longest wait often ends in giving up, and a maximum over answers alone would hide it.",
  variants: {
    answered: { says: "Among answered contacts alone.", usedBy: [] },
    abandoned: { says: "Among abandoned contacts alone.", usedBy: [] },
    waitingNow: {
      says: "Among the contacts that wait at the end of observation, how long the oldest of them has waited: the number on a wall board.",
      usedBy: [
        {
          by: "Microsoft TAPI 3, ITQueue",
          title: "ITQueue::get_CurrentLongestWaitTime",
          url: "https://learn.microsoft.com/en-us/windows/win32/api/tapi3/nf-tapi3-itqueue-get_currentlongestwaittime",
        },
      ],
    },
  },
  examples: [
    {
      rows: aQueue(),
      gives: 95,
      excluded: { noOutcome: 2 },
      because: "Who gave up waited longest; who still waits has no wait yet.",
    },
    {
      rows: [example.answered(0)],
      gives: 0,
      because: "Answered at once is a wait of 0, not an unknown one.",
    },
    { rows: [], gives: null, because: "Nobody waited; 0 s would be a wait." },
    {
      rows: [
        example.answered(7_000),
        example.answered(null),
        example.flowedOut(300_000),
        example.selfServed,
        example.abandoned(900_000, { discarded: "test" }),
      ],
      gives: 7,
      excluded: { waitUnknown: 1, flowedOut: 1, notOffered: 1, discarded: 1 },
      because: "One wait counts; five minutes before voicemail are no answer and no giving up.",
    },
    {
      variant: "answered",
      rows: aQueue(),
      gives: 40,
      excluded: { notAnswered: 3 },
      because: "40 s and 0 s, of the two that were answered.",
    },
    {
      variant: "abandoned",
      rows: aQueue(),
      gives: 95,
      excluded: { notAbandoned: 4 },
      because: "One gave up, after 95 s.",
    },
    {
      variant: "waitingNow",
      rows: aQueue(),
      gives: 120,
      excluded: { notWaiting: 3 },
      because: "Two wait, one of them for two minutes so far.",
    },
  ],
  beware: [
    "One forgotten contact makes the number; look at the contact before the queue.",
    "It grows with the number of contacts, so a busy day and a quiet one do not compare.",
    "It says nothing of how many waited long; percentiles and the service level do.",
    "Merge it by taking the greater, never the mean.",
  ],
  sources: [
    {
      by: "Microsoft TAPI 3, ITQueue",
      title: "ITQueue::get_LongestEverWaitTime",
      url: "https://learn.microsoft.com/en-us/windows/win32/api/tapi3cc/nf-tapi3cc-itqueue-get_longesteverwaittime",
    },
    { ...amazonConnectHistory, by: "Amazon Connect, maximum queued time" },
  ],
  since: "0.1.0",
});
