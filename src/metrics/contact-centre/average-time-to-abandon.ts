import { contactFact } from "../../facts/contact.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { studentMean } from "../../statistics/student.ts";
import { ciscoAbandonedCalls } from "../contact-centre-sources.ts";
import { notOffered } from "../contacts.ts";
import { entry } from "../entry.ts";
import * as example from "../example-contacts.ts";
import { metric } from "../metric.ts";

/** Average time to abandon: mean wait of the contacts in which the customer gave up, in seconds. */
export const averageTimeToAbandon = metric({
  id: "averageTimeToAbandon",
  unit: "seconds",
  better: "context",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  given: { shortAbandonMs: 5_000 },
  excluded: (contact, { shortAbandonMs }) => ({
    ...notAbandoned(contact),
    shortAbandon: contact.waitMs.atMost(shortAbandonMs),
  }),
  parts: ({ waitMs }) => ({
    waitMs: sum(waitMs),
    abandoned: count(),
    waitVariance: variance(waitMs),
  }),
  value: ({ waitMs, abandoned }) => waitMs.over(abandoned.times(1000)),
  interval: studentMean({ sum: "waitMs", variance: "waitVariance" }, 1000),
  variants: (vary) => ({
    all: vary({ given: {}, excluded: notAbandoned }),
  }),
});

interface Contact {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly offered: Expression<"offered", "boolean">;
  readonly abandoned: Expression<"abandoned", "boolean">;
  readonly waitMs: Expression<"waitMs", "int">;
}

/** Contacts in which nobody gave up, or after an unknown wait. */
function notAbandoned(contact: Contact) {
  return {
    ...notOffered(contact),
    notAbandoned: contact.abandoned.not(),
    waitUnknown: contact.waitMs.isMissing(),
  };
}

export const averageTimeToAbandonEntry = entry(averageTimeToAbandon, {
  name: "Average time to abandon",
  abbreviation: "ATA",
  aliases: ["average queue abandon time", "average time to abandonment"],
  says: "Mean time that customers who gave up had waited, in seconds.",
  population:
    "Inbound contacts that reached a queue or an agent, were abandoned, and whose wait is known. Abandons up to the short-abandon threshold are left out, as in the abandonment rate.",
  recommended:
    "Without short abandons, 5 s and less, because the abandonment rate leaves them out: the two then speak of the same customers.",
  variants: {
    all: {
      says: "Every abandon counts, however short.",
      usedBy: [
        {
          by: "Call Centre Helper",
          title: "What is average time to abandon (ATA)",
          url: "https://www.callcentrehelper.com/what-is-average-time-to-abandon-ata-219056.htm",
          year: 2023,
        },
      ],
    },
  },
  examples: [
    {
      rows: [example.abandoned(12_000), example.abandoned(30_000), example.abandoned(48_000)],
      gives: 30,
      because: "90 s over three who gave up.",
    },
    {
      rows: [example.abandoned(5_000), example.abandoned(5_001), example.abandoned(20_999)],
      gives: 13,
      excluded: { shortAbandon: 1 },
      because: "5 s is still short; 26 s over the other two.",
    },
    { rows: [], gives: null, because: "Nobody gave up, which is not giving up after 0 s." },
    {
      rows: [
        example.abandoned(60_000),
        example.abandoned(null),
        example.answered(10_000),
        example.flowedOut(90_000),
        example.selfServed,
        example.abandoned(9_000, { direction: "outbound" }),
      ],
      gives: 60,
      excluded: { waitUnknown: 1, notAbandoned: 2, notOffered: 1, notInbound: 1 },
      because: "One customer is known to have given up, after a minute.",
    },
    {
      rows: [example.abandoned(8_000), example.abandoned(40_000)],
      given: { shortAbandonMs: 10_000 },
      gives: 40,
      excluded: { shortAbandon: 1 },
      because: "With a threshold of 10 s only the second counts.",
    },
    {
      variant: "all",
      rows: [example.abandoned(2_000), example.abandoned(40_000)],
      gives: 21,
      because: "42 s over two, the short one included.",
    },
  ],
  beware: [
    "It is not patience, though it is called so: it sees only those who gave up, and everyone who was answered might have waited longer. Patience is estimated with the answered contacts as censored observations: in the Technion data of a bank's calls in January 1999 half would have waited 311 s, and those who gave up had waited 61 s on average.",
    "Faster answers lower it, since whoever would have given up late is answered before; a lower value may be good or bad.",
    "Never average the means of intervals or queues; add waits and abandons.",
    "Change the short-abandon threshold here and in the abandonment rate together.",
  ],
  sources: [
    ciscoAbandonedCalls,
    {
      by: "Assembled",
      title: "Average time to abandon (ATA)",
      url: "https://www.assembled.com/wfm-glossary/average-time-to-abandon-ata",
    },
    {
      by: "Mandelbaum and Zeltyn",
      title:
        "Service engineering in action: the Palm/Erlang-A queue, with applications to call centers, in Advances in Services Innovations",
      year: 2007,
    },
  ],
  since: "0.1.0",
});
