import { journeyTransitionFact } from "../../facts/journey-transition.ts";
import { count, distinct, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { bupar, directlyFollowsGraph, processMining } from "../journey-sources.ts";
import { metric } from "../metric.ts";

interface TransitionColumns {
  readonly kind: Expression<"kind", "text">;
  readonly from: Expression<"from", "text">;
  readonly to: Expression<"to", "text">;
}

/** Starts and stops of journeys, and steps of which one end has no name. */
const noStep = ({ kind, from, to }: TransitionColumns) => ({
  start: kind.equals("start"),
  end: kind.isOneOf("end", "open"),
  nameUnknown: from.isMissing().or(to.isMissing()),
});

/** Starts of journeys, and touchpoints of which it is not known which time they happen. */
const noOccurrence = ({
  kind,
  occurrence,
}: Pick<TransitionColumns, "kind"> & { readonly occurrence: Expression<"occurrence", "int"> }) => ({
  start: kind.equals("start"),
  occurrenceUnknown: occurrence.isMissing(),
});

/** Directly-follows counts: how often one touchpoint was directly followed by another. */
export const directlyFollows = metric({
  id: "directlyFollows",
  unit: "counts",
  better: "none",
  domain: "journey",
  range: [0, null],
  of: journeyTransitionFact,
  excluded: noStep,
  parts: () => ({ times: count() }),
  value: ({ times }) => times,
  variants: (vary) => ({
    journeys: vary({
      parts: ({ journeyId }) => ({ journeys: distinct(journeyId) }),
      value: ({ journeys }) => journeys,
    }),
    medianTime: vary({
      unit: "seconds",
      excluded: (transition) => ({ ...noStep(transition), timeUnknown: transition.elapsedMs.isMissing() }),
      parts: ({ elapsedMs }) => ({ medianMs: quantile(0.5, elapsedMs) }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
    meanTime: vary({
      unit: "seconds",
      excluded: (transition) => ({ ...noStep(transition), timeUnknown: transition.elapsedMs.isMissing() }),
      parts: ({ elapsedMs }) => ({
        totalMs: sum(elapsedMs),
        times: count(),
        variance: variance(elapsedMs),
      }),
      value: ({ totalMs, times }) => totalMs.over(times.times(1000)),
      interval: studentMean({ sum: "totalMs", variance: "variance" }, 1000),
    }),
    occurrences: vary({
      excluded: ({ kind, from }) => ({ start: kind.equals("start"), nameUnknown: from.isMissing() }),
    }),
    reach: vary({
      excluded: (transition) => ({ ...noOccurrence(transition), again: transition.occurrence.moreThan(1) }),
    }),
    repeats: vary({
      excluded: (transition) => ({
        ...noOccurrence(transition),
        firstTime: transition.occurrence.equals(1),
        laterTime: transition.occurrence.moreThan(2),
      }),
    }),
    starts: vary({
      excluded: ({ kind, to }) => ({
        notStart: kind.isMissing().or(kind.equals("start").not()),
        nameUnknown: to.isMissing(),
      }),
    }),
    ends: vary({
      excluded: ({ kind, from }) => ({
        notEnd: kind.isMissing().or(kind.equals("end").not()),
        nameUnknown: from.isMissing(),
      }),
    }),
  }),
});

const step = (from: string | null, to: string | null, minutes: number | null = 1, journeyId = "j-1") => ({
  journeyId,
  kind: "step",
  from,
  to,
  elapsedMs: minutes === null ? null : minutes * 60_000,
});
const start = (to: string | null, journeyId = "j-1") => ({
  journeyId,
  kind: "start",
  from: null,
  to,
  elapsedMs: null,
});
const end = (from: string | null, journeyId = "j-1") => ({
  journeyId,
  kind: "end",
  from,
  to: null,
  elapsedMs: null,
});
const stillOpen = { journeyId: "j-3", kind: "open", from: "register", to: null, elapsedMs: null };

/** Pay, thrice, and done; and one that has no name. */
function aRetry() {
  const time = (kind: string, from: string | null, occurrence: number | null) => ({ kind, from, occurrence });
  return [
    time("start", null, null),
    time("step", "pay", 1),
    time("step", "pay", 2),
    time("step", "pay", 3),
    time("step", null, null),
    time("end", "done", 1),
  ];
}

/** Register, check, approve; and register, reject. */
function twoJourneys() {
  return [
    start("register"),
    step("register", "check", 10),
    step("check", "approve", 20),
    end("approve"),
    start("register", "j-2"),
    step("register", "reject", 60, "j-2"),
    end("reject", "j-2"),
  ];
}

export const directlyFollowsEntry = entry(directlyFollows, {
  name: "Directly-follows counts",
  abbreviation: "DFG",
  aliases: ["directly-follows graph", "process map", "transition counts"],
  says: "How often one touchpoint was directly followed by another.",
  population:
    'Pairs of touchpoints that came one right after the other in one journey, a touchpoint that repeats itself included. The rows for starts and stops of journeys are left out, and so are pairs of which one has no name. It becomes the graph when it is grouped by both ends: `by: ["from", "to"]`; `by: ["fromStage", "toStage"]` draws stages and `by: ["fromChannel", "toChannel"]` channels. Ungrouped it is the number of pairs, the sum of all arcs.',
  recommended:
    "Absolute counts: all other figures of the graph are made from them. A share needs a total that a group does not know; divide by the count of the same rows grouped by `from` alone, for the share of what follows a touchpoint.",
  variants: {
    journeys: {
      says: "Number of journeys in which it happens, however often: the case frequency.",
      usedBy: [bupar],
    },
    medianTime: { says: "Median time from the first touchpoint to the second, in seconds.", usedBy: [] },
    meanTime: { says: "Mean time from the first touchpoint to the second, in seconds.", usedBy: [] },
    occurrences: {
      says: "How often a touchpoint happened: the nodes of the graph. Group by `from`.",
      usedBy: [directlyFollowsGraph, bupar],
    },
    reach: {
      says: "Number of journeys in which a touchpoint happened at all, however often. Group by `from`.",
      usedBy: [bupar],
    },
    repeats: {
      says: "Number of journeys in which a touchpoint happened at least twice: rework. Group by `from`.",
      usedBy: [],
    },
    starts: { says: "Journeys that start with a touchpoint. Group by `to`.", usedBy: [directlyFollowsGraph] },
    ends: {
      says: "Journeys that have ended and whose last touchpoint it is. Group by `from`.",
      usedBy: [directlyFollowsGraph],
    },
  },
  tools: [
    {
      tool: "bupaR",
      calls: "Absolute frequency",
      variant: null,
      differs:
        "It does not. Its relative frequencies divide by totals, which a caller does with two groupings here.",
      source: bupar,
    },
    {
      tool: "bupaR",
      calls: "Absolute case frequency",
      variant: "journeys",
      differs: "It does not; each case counts once.",
      source: bupar,
    },
    {
      tool: "wasm4pm_compat",
      calls: "DirectlyFollowsGraph",
      variant: null,
      differs:
        "It does not; start and end activities are counted beside, which are the variants starts and ends.",
      source: directlyFollowsGraph,
    },
  ],
  examples: [
    {
      rows: twoJourneys(),
      gives: 3,
      excluded: { start: 2, end: 2 },
      because: "Three and two touchpoints have two pairs and one; a start and an end are no pair.",
    },
    {
      rows: [step("pay", "pay"), step("pay", "pay"), step("pay", "done")],
      gives: 3,
      because: "To try again is to follow oneself; each time counts.",
    },
    { rows: [], gives: 0, because: "Nothing followed anything: an empty map." },
    {
      rows: [step("register", "check"), step("check", null), step(null, "approve"), stillOpen],
      gives: 1,
      excluded: { nameUnknown: 2, end: 1 },
      because: "One pair has two names; an open journey has not followed on yet.",
    },
    {
      variant: "journeys",
      rows: [step("pay", "pay"), step("pay", "pay"), step("pay", "pay", 1, "j-2"), start("pay")],
      gives: 2,
      excluded: { start: 1 },
      because: "Two journeys, one of which tried twice.",
    },
    {
      variant: "medianTime",
      rows: [...twoJourneys(), step("check", "reject", null)],
      gives: 1_200,
      excluded: { start: 2, end: 2, timeUnknown: 1 },
      because: "Of 10, 20 and 60 minutes the middle one.",
    },
    {
      variant: "meanTime",
      rows: twoJourneys(),
      gives: 1_800,
      excluded: { start: 2, end: 2 },
      because: "90 minutes over three pairs.",
    },
    {
      variant: "occurrences",
      rows: [...twoJourneys(), stillOpen],
      gives: 6,
      excluded: { start: 2 },
      because:
        "Each touchpoint is the first of one pair or the last of its journey: three, two, and one so far.",
    },
    {
      variant: "reach",
      rows: aRetry(),
      gives: 2,
      excluded: { start: 1, again: 2, occurrenceUnknown: 1 },
      because: "Pay and done happened, pay three times; grouped by `from` each of them is one journey.",
    },
    {
      variant: "repeats",
      rows: aRetry(),
      gives: 1,
      excluded: { start: 1, firstTime: 2, laterTime: 1, occurrenceUnknown: 1 },
      because: "Pay happened a second time in the one journey; the third time adds nothing.",
    },
    {
      variant: "starts",
      rows: [...twoJourneys(), start(null, "j-3")],
      gives: 2,
      excluded: { notStart: 5, nameUnknown: 1 },
      because: "Two journeys start with a touchpoint that has a name.",
    },
    {
      variant: "ends",
      rows: [...twoJourneys(), stillOpen],
      gives: 2,
      excluded: { notEnd: 6 },
      because: "Two journeys have ended; where the third one will end is not known.",
    },
  ],
  beware: [
    "Ungrouped it says little: group by from and to.",
    "In a pair, one need not lead to the other: parallel work follows directly by chance of the clock.",
    "Touchpoints at one instant are counted in the order in which the journey names them.",
    "Counts of pairs over counts of starts are not a share of journeys where touchpoints repeat; use the variant journeys.",
    "A touchpoint left out of the log joins two others that never followed each other.",
  ],
  sources: [directlyFollowsGraph, bupar, processMining],
  since: "0.1.0",
});
