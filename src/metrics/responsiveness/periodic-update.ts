import { agentUpdateFact } from "../../facts/agent-update.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { gitlabOnZendesk, plainNextResponse } from "../case-sources.ts";
import { notACase, onBusinessClock, timedInHours } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Periodic update: median time between one public reply of an agent on a case and the next, in seconds. */
export const periodicUpdate = metric({
  id: "periodicUpdate",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: agentUpdateFact,
  excluded: ({ discarded, clock, untilNextReplyMs }) => ({
    ...notACase({ discarded }),
    ...onBusinessClock({ clock }),
    noNextReply: untilNextReplyMs.isMissing(),
  }),
  parts: ({ untilNextReplyMs }) => ({ medianMs: quantile(0.5, untilNextReplyMs) }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    mean: vary({
      parts: ({ untilNextReplyMs }) => ({
        totalMs: sum(untilNextReplyMs),
        updates: count(),
        variance: variance(untilNextReplyMs),
      }),
      value: ({ totalMs, updates }) => totalMs.over(updates.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    p90: vary({
      parts: ({ untilNextReplyMs }) => ({ p90Ms: quantile(0.9, untilNextReplyMs) }),
      value: ({ p90Ms }) => p90Ms.over(1000),
      interval: orderStatistics("p90Ms", 0.9, 1000),
    }),
    businessHours: vary({
      excluded: notFollowedInHours,
    }),
    businessHoursMean: vary({
      excluded: notFollowedInHours,
      parts: ({ untilNextReplyMs }) => ({
        totalMs: sum(untilNextReplyMs),
        updates: count(),
        variance: variance(untilNextReplyMs),
      }),
      value: ({ totalMs, updates }) => totalMs.over(updates.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    pausable: vary({
      excluded: ({ discarded, clock, nextReplyAt, pausableUntilNextReplyMs }) => ({
        ...notACase({ discarded }),
        ...onBusinessClock({ clock }),
        timeUnknown: pausableUntilNextReplyMs.isMissing().and(nextReplyAt.isKnown()),
        noNextReply: pausableUntilNextReplyMs.isMissing(),
      }),
      parts: ({ pausableUntilNextReplyMs }) => ({ medianMs: quantile(0.5, pausableUntilNextReplyMs) }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
  }),
});

/** Replies without a next one whose time is counted in open hours. */
function notFollowedInHours(one: {
  readonly discarded: Expression<"discarded", "text">;
  readonly clock: Expression<"clock", "text">;
  readonly nextReplyAt: Expression<"nextReplyAt", "instant">;
  readonly untilNextReplyMs: Expression<"untilNextReplyMs", "int">;
}) {
  return {
    ...notACase(one),
    ...timedInHours(one, one.untilNextReplyMs, one.nextReplyAt),
    noNextReply: one.untilNextReplyMs.isMissing(),
  };
}

export const periodicUpdateEntry = entry(periodicUpdate, {
  name: "Periodic update",
  aliases: ["update time", "time between updates"],
  says: "Median time between one public reply of an agent on a case and the next.",
  population:
    "Public replies of people that another one followed, whatever the customer wrote between them. The time for which the case was resolved is not in it. The last reply of each case so far and those on spam, tests, merged and deleted cases are left out and counted. So are rows whose durations run on the business clock; the variants for business hours count those, and leave out the others.",
  recommended:
    "It is what a promise of regular news is about, so only the resolution of the case pauses it; `pausable` also stands still while the customer is waited for. The median, because one long silence would drag the mean.",
  variants: {
    mean: { says: "Mean over the replies; one long silence moves it.", usedBy: [] },
    p90: { says: "Time within which nine in ten were followed.", usedBy: [] },
    businessHours: {
      says: "Median within open hours, over facts derived with a business clock.",
      usedBy: [],
    },
    businessHoursMean: { says: "Mean within open hours.", usedBy: [] },
    pausable: {
      says: "The same without the time in which the case waited for the customer: in new, open and on hold alone.",
      usedBy: [gitlabOnZendesk],
    },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "Periodic update",
      variant: null,
      differs: "An SLA metric, one target each time round: from each public comment of an agent to the next.",
      source: gitlabOnZendesk,
    },
    {
      tool: "Zendesk",
      calls: "Pausable update",
      variant: "pausable",
      differs: "The same, which stands still while the ticket is pending.",
      source: gitlabOnZendesk,
    },
    {
      tool: "Plain",
      calls: "Next response time",
      variant: null,
      differs: "The same gaps under the name of another metric; it counts the threads created in the period.",
      source: plainNextResponse,
    },
  ],
  examples: [
    {
      rows: [
        { untilNextReplyMs: 3_600_000 },
        { untilNextReplyMs: 7_200_000 },
        { untilNextReplyMs: 864_000_000 },
      ],
      gives: 7_200,
      because: "Of 1 hour, 2 hours and 10 days the middle one is 2 hours.",
    },
    {
      rows: [{ untilNextReplyMs: 0 }, { untilNextReplyMs: 0 }, { untilNextReplyMs: 30_000 }],
      gives: 0,
      because: "At once is a real zero, and the middle one here.",
    },
    { rows: [], gives: null, because: "No reply was followed by another, so there is nothing to say." },
    {
      rows: [
        { untilNextReplyMs: 600_000 },
        { untilNextReplyMs: null },
        { untilNextReplyMs: 1_000, clock: "business" },
        { untilNextReplyMs: 1_000, discarded: "merged" },
      ],
      gives: 600,
      excluded: { noNextReply: 1, businessClock: 1, merged: 1 },
      because:
        "One reply was followed by another; after the last one nobody knows how long the silence will be.",
    },
    {
      variant: "mean",
      rows: [
        { untilNextReplyMs: 3_600_000 },
        { untilNextReplyMs: 7_200_000 },
        { untilNextReplyMs: 864_000_000 },
      ],
      gives: 291_600,
      because: "874,800 seconds over 3: more than 3 days, though two of three took at most 2 hours.",
    },
    {
      variant: "p90",
      rows: [{ untilNextReplyMs: 100_000 }, { untilNextReplyMs: 200_000 }, { untilNextReplyMs: 300_000 }],
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [
        { untilNextReplyMs: 28_800_000, clock: "business" },
        { untilNextReplyMs: 14_400_000, clock: "business" },
        { untilNextReplyMs: null, clock: "business", nextReplyAt: "2026-03-07T12:00:00Z" },
        { untilNextReplyMs: 259_200_000 },
      ],
      gives: 21_600,
      excluded: { outsideHours: 1, calendarClock: 1 },
      because: "Eight and four open hours, six midway; three days by the calendar are another measure.",
    },
    {
      variant: "businessHoursMean",
      rows: [
        { untilNextReplyMs: 3_600_000, clock: "business" },
        { untilNextReplyMs: 10_800_000, clock: "business" },
      ],
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
    {
      variant: "pausable",
      rows: [
        { pausableUntilNextReplyMs: 3_600_000, nextReplyAt: "2026-03-02T12:00:00Z" },
        { pausableUntilNextReplyMs: 7_200_000, nextReplyAt: "2026-03-04T12:00:00Z" },
        { pausableUntilNextReplyMs: null, nextReplyAt: "2026-03-04T12:00:00Z" },
        { pausableUntilNextReplyMs: null, nextReplyAt: null },
      ],
      gives: 5_400,
      excluded: { timeUnknown: 1, noNextReply: 1 },
      because: "One and two hours in which the company was waited for; of the third no history tells.",
    },
  ],
  beware: [
    "It is not the reply time: nobody has to have asked. An agent who writes twice in a minute makes it a minute.",
    "Silence at the end is not in it: a case that nobody writes on any more has its longest gap left out.",
    "Writing that there is nothing new satisfies it.",
  ],
  sources: [gitlabOnZendesk],
  since: "0.1.0",
});
