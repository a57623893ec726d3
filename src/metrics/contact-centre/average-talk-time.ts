import { contactFact } from "../../facts/contact.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { studentMean } from "../../statistics/student.ts";
import { amazonConnect, genesysHandleTime } from "../contact-centre-sources.ts";
import { withoutHandleTime } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Average talk time: mean time that agents talked or wrote with the customers of handled contacts, in seconds. */
export const averageTalkTime = metric({
  id: "averageTalkTime",
  unit: "seconds",
  better: "target",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  excluded: withoutHandleTime,
  parts: ({ talkMs }) => ({
    talkMs: sum(talkMs),
    handled: count(),
    talkVariance: variance(talkMs),
  }),
  value: ({ talkMs, handled }) => talkMs.over(handled.times(1000)),
  interval: studentMean({ sum: "talkMs", variance: "talkVariance" }, 1000),
});

export const averageTalkTimeEntry = entry(averageTalkTime, {
  name: "Average talk time",
  abbreviation: "ATT",
  aliases: ["average interaction time", "mean talk time"],
  says: "Mean time that an agent talks or writes with the customer in a handled contact, in seconds.",
  population:
    "Inbound contacts that an agent answered and whose talk time is known: those of the average handle time, so that talk, hold and after-contact work add up to it. Each leg of a transferred contact counts as one.",
  recommended:
    "Total talk over handled contacts, holds not included. It is a target metric: a short talk may be a quick answer or a customer got rid of.",
  variants: {},
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Average agent interaction time",
      variant: null,
      differs: "Talk without holds and without after-contact work, as here.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: [
        { answered: true, talkMs: 240_000 },
        { answered: true, talkMs: 120_000 },
      ],
      gives: 180,
      because: "360 s over two contacts.",
    },
    {
      rows: [
        { answered: true, talkMs: 0 },
        { answered: true, talkMs: 61_000 },
      ],
      gives: 30.5,
      because: "A contact that dropped at once is handled all the same: 61 s over two.",
    },
    { rows: [], gives: null, because: "Nobody talked with anybody, which is not a talk of 0 s." },
    {
      rows: [
        { answered: true, talkMs: 90_000 },
        { answered: true, talkMs: null },
        { answered: false },
        { answered: true, direction: "outbound", talkMs: 600_000 },
        { answered: true, discarded: "spam", talkMs: 1_000 },
      ],
      gives: 90,
      excluded: { talkUnknown: 1, notAnswered: 1, notInbound: 1, discarded: 1 },
      because: "One customer's contact whose talk is known; an unknown talk is not one of 0 s.",
    },
  ],
  beware: [
    "A source that reports only the time from answer to hang-up has the holds in its talk.",
    "Never average the means of agents or days; add times and contacts.",
    "In a chat it is the length of the session. Agents who serve several customers at once spend less of their own time: see chat concurrency.",
  ],
  sources: [genesysHandleTime, amazonConnect],
  since: "0.1.0",
});
