import { journeyStageFact } from "../../facts/journey-stage.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { feedgot } from "../journey-sources.ts";
import { cannotConvert, MONTH_MS, notFirstStage } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Drop-off: share of journeys that did not go on to the next stage within a window, from 0 to 1. */
export const dropOff = metric({
  id: "dropOff",
  unit: "ratio",
  better: "lower",
  domain: "journey",
  range: [0, 1],
  of: journeyStageFact,
  given: { windowMs: MONTH_MS },
  excluded: (stage, { windowMs }) => cannotConvert(stage, windowMs),
  parts: ({ untilNextStageMs }, { windowMs }) => ({
    dropped: count(untilNextStageMs.isMissing().or(untilNextStageMs.moreThan(windowMs))),
    reached: count(),
  }),
  value: ({ dropped, reached }) => dropped.over(reached),
  interval: wilson("dropped", "reached"),
  variants: (vary) => ({
    strict: vary({
      parts: ({ untilNextStageDirectlyMs }, { windowMs }) => ({
        dropped: count(untilNextStageDirectlyMs.isMissing().or(untilNextStageDirectlyMs.moreThan(windowMs))),
        reached: count(),
      }),
      value: ({ dropped, reached }) => dropped.over(reached),
      interval: wilson("dropped", "reached"),
    }),
    anyOrder: vary({
      parts: ({ nearestNextStageMs }, { windowMs }) => ({
        dropped: count(nearestNextStageMs.isMissing().or(nearestNextStageMs.moreThan(windowMs))),
        reached: count(),
      }),
      value: ({ dropped, reached }) => dropped.over(reached),
      interval: wilson("dropped", "reached"),
    }),
    overall: vary({
      excluded: (stage, { windowMs }) => notFirstStage(stage, windowMs),
      parts: ({ untilLastStageMs }, { windowMs }) => ({
        dropped: count(untilLastStageMs.isMissing().or(untilLastStageMs.moreThan(windowMs))),
        started: count(),
      }),
      value: ({ dropped, started }) => dropped.over(started),
      interval: wilson("dropped", "started"),
    }),
    exits: vary({
      excluded: ({ lastSeen, journeyCompleted, journeyEnded, inactiveMs }, { windowMs }) => ({
        lastSeenUnknown: lastSeen.isMissing(),
        outcomeUnknown: lastSeen.and(journeyCompleted.isMissing().or(journeyEnded.isMissing())),
        inactivityUnknown: lastSeen.and(journeyEnded.not()).and(inactiveMs.isMissing()),
        stillActive: lastSeen.and(journeyEnded.not()).and(inactiveMs.atMost(windowMs)),
      }),
      parts: ({ lastSeen, journeyCompleted }) => ({
        exited: count(lastSeen.and(journeyCompleted.not())),
        reached: count(),
      }),
      value: ({ exited, reached }) => exited.over(reached),
      interval: wilson("exited", "reached"),
    }),
  }),
});

const DAY_MS = 86_400_000;
/** A journey that reached evaluation 60 days ago, and purchase so many days later. */
const evaluated = (boughtAfterDays: number | null) => ({
  place: 1,
  nextStage: "purchase",
  untilNextStageMs: boughtAfterDays === null ? null : boughtAfterDays * DAY_MS,
  observedMs: 60 * DAY_MS,
});
/** A journey as it was last seen, so many days ago. */
const seenIn = (
  stage: "here" | "elsewhere",
  journey: { readonly ended: boolean; readonly completed: boolean; readonly daysAgo: number | null },
) => ({
  nextStage: "purchase",
  untilNextStageMs: null,
  observedMs: 60 * DAY_MS,
  lastSeen: stage === "here",
  journeyEnded: journey.ended,
  journeyCompleted: journey.completed,
  inactiveMs: journey.daysAgo === null ? null : journey.daysAgo * DAY_MS,
});

export const dropOffEntry = entry(dropOff, {
  name: "Drop-off",
  aliases: ["drop-off rate", "funnel leakage", "fall-out"],
  says: "Share of journeys in a stage that did not go on to the next stage after it, within a window.",
  population:
    'As for stageConversion: journeys that reached a stage that another one follows, each once a stage, and were observed for the whole window since. Group by stage (`by: ["stage"]`).',
  recommended:
    "One less the conversion over the same journeys, so that the two always add up to 1. Where a journey was left for good is another question, which `exits` answers.",
  variants: {
    strict: {
      says: "One less the strict conversion: a journey that took another stage in between counts as dropped.",
      usedBy: [],
    },
    anyOrder: {
      says: "One less the conversion in any order: only who did not reach the next stage before or after counts as dropped.",
      usedBy: [],
    },
    overall: {
      says: "One less the overall conversion: share of journeys that began in the first stage and did not come through to the last.",
      usedBy: [],
    },
    exits: {
      says: "Share of journeys that were last seen in the stage and are over without having reached their goal, or have been silent for more than the window.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [evaluated(3), evaluated(30), evaluated(31), evaluated(null), evaluated(null)],
      gives: 0.6,
      because: "Two went on within 30 days; one took 31, and two never did: three of five.",
    },
    {
      rows: [evaluated(3), evaluated(10)],
      given: { windowMs: 7 * DAY_MS },
      gives: 0.5,
      because: "Within a week one of the two went on.",
    },
    { rows: [], gives: null, because: "Nobody reached a stage, so nobody left one." },
    {
      rows: [
        evaluated(null),
        { nextStage: "purchase", untilNextStageMs: null, observedMs: 2 * DAY_MS },
        { nextStage: "purchase", untilNextStageMs: null, observedMs: null },
        { nextStage: null, untilNextStageMs: null, observedMs: 60 * DAY_MS },
      ],
      gives: 1,
      excluded: { immature: 1, observationUnknown: 1, lastStage: 1 },
      because: "Who came the day before yesterday may still go on, and nothing follows the last stage.",
    },
    {
      variant: "strict",
      rows: [
        { ...evaluated(2), untilNextStageDirectlyMs: 2 * DAY_MS },
        { ...evaluated(5), untilNextStageDirectlyMs: null },
      ],
      gives: 0.5,
      because: "One of two took another stage in between.",
    },
    {
      variant: "anyOrder",
      rows: [
        { ...evaluated(null), nearestNextStageMs: 3 * DAY_MS },
        { ...evaluated(null), nearestNextStageMs: null },
      ],
      gives: 0.5,
      because: "The first bought before it evaluated, which is no drop here; the second never bought.",
    },
    {
      variant: "overall",
      rows: [
        { ...evaluated(2), untilLastStageMs: 20 * DAY_MS },
        { ...evaluated(3), untilLastStageMs: null },
        { ...evaluated(4), untilLastStageMs: null },
      ],
      gives: 2 / 3,
      because: "One of three came through.",
    },
    {
      variant: "exits",
      rows: [
        seenIn("here", { ended: false, completed: false, daysAgo: 31 }),
        seenIn("here", { ended: true, completed: false, daysAgo: 1 }),
        seenIn("here", { ended: true, completed: true, daysAgo: 40 }),
        seenIn("elsewhere", { ended: false, completed: false, daysAgo: 5 }),
        seenIn("here", { ended: false, completed: false, daysAgo: 30 }),
        seenIn("here", { ended: false, completed: false, daysAgo: null }),
        { lastSeen: null },
      ],
      gives: 0.5,
      excluded: { stillActive: 1, inactivityUnknown: 1, lastSeenUnknown: 1 },
      because:
        "Silent for more than 30 days, or ended short of the goal: two of four. The third reached its goal, the fourth went elsewhere, and 30 days of silence are not yet more than 30.",
    },
  ],
  beware: [
    "Not to go on within the window is not to be gone: some come back later.",
    "The exits of all stages add up to the journeys that were left; the drop-offs do not, as a journey that stops early is in no later stage.",
    "Recent journeys are left out; counted in, everyone who has just arrived looks lost.",
    "Whether stages may be skipped or taken in another order changes it as much as the customers do; name the variant.",
  ],
  sources: [feedgot],
  since: "0.1.0",
});
