import { journeyStageFact } from "../../facts/journey-stage.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { feedgot } from "../journey-sources.ts";
import { cannotConvert, MONTH_MS, notFirstStage } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Stage conversion: share of journeys that went on to the next stage within a window, from 0 to 1. */
export const stageConversion = metric({
  id: "stageConversion",
  unit: "ratio",
  better: "higher",
  domain: "journey",
  range: [0, 1],
  of: journeyStageFact,
  given: { windowMs: MONTH_MS },
  excluded: (stage, { windowMs }) => cannotConvert(stage, windowMs),
  parts: ({ untilNextStageMs }, { windowMs }) => ({
    converted: count(untilNextStageMs.atMost(windowMs)),
    reached: count(),
  }),
  value: ({ converted, reached }) => converted.over(reached),
  interval: wilson("converted", "reached"),
  variants: (vary) => ({
    strict: vary({
      parts: ({ untilNextStageDirectlyMs }, { windowMs }) => ({
        converted: count(untilNextStageDirectlyMs.atMost(windowMs)),
        reached: count(),
      }),
      value: ({ converted, reached }) => converted.over(reached),
      interval: wilson("converted", "reached"),
    }),
    anyOrder: vary({
      parts: ({ nearestNextStageMs }, { windowMs }) => ({
        converted: count(nearestNextStageMs.atMost(windowMs)),
        reached: count(),
      }),
      value: ({ converted, reached }) => converted.over(reached),
      interval: wilson("converted", "reached"),
    }),
    customers: vary({
      excluded: (stage, { windowMs }) => ({
        ...cannotConvert(stage, windowMs),
        customerUnknown: stage.customerId.isMissing(),
      }),
      parts: ({ customerId, untilNextStageMs }, { windowMs }) => ({
        converted: distinct(customerId, untilNextStageMs.atMost(windowMs)),
        reached: distinct(customerId),
      }),
      value: ({ converted, reached }) => converted.over(reached),
      interval: wilson("converted", "reached"),
    }),
    overall: vary({
      excluded: (stage, { windowMs }) => notFirstStage(stage, windowMs),
      parts: ({ untilLastStageMs }, { windowMs }) => ({
        converted: count(untilLastStageMs.atMost(windowMs)),
        started: count(),
      }),
      value: ({ converted, started }) => converted.over(started),
      interval: wilson("converted", "started"),
    }),
  }),
});

const DAY_MS = 86_400_000;
/** A journey that reached discovery 60 days ago, and evaluation so many days later. */
const discovered = (evaluatedAfterDays: number | null, more: { readonly customerId?: string } = {}) => ({
  place: 1,
  nextStage: "evaluation",
  untilNextStageMs: evaluatedAfterDays === null ? null : evaluatedAfterDays * DAY_MS,
  observedMs: 60 * DAY_MS,
  ...more,
});

export const stageConversionEntry = entry(stageConversion, {
  name: "Stage conversion",
  aliases: ["funnel conversion", "step conversion", "conversion rate"],
  says: "Share of journeys in a stage that went on to the next stage after it, within a window.",
  population:
    'Journeys that reached a stage, each once a stage, however often they came back. The last stage has no next one and is left out, and so are journeys that were observed for less than the window since they entered the stage. Group by stage (`by: ["stage"]`): ungrouped it pools all stages.',
  recommended:
    "Ordered, and with a window: the next stage counts where it came after this one and not before it, whatever lay between. Whether other stages may come between, and in which order, is what funnel tools differ in; the variants name it. The default window of 30 days is a convention; set `windowMs` to how long your customers take. For sessions, derive each session as a journey.",
  variants: {
    strict: {
      says: "The next stage must follow directly: no other stage between a visit of this one and the next one.",
      usedBy: [],
    },
    anyOrder: {
      says: "The next stage counts where it was reached within the window before or after this one.",
      usedBy: [],
    },
    customers: {
      says: "Customers instead of journeys: who went on in any of their journeys counts once.",
      usedBy: [],
    },
    overall: {
      says: "The whole way: share of journeys that came from the first stage through all others, in order, to the last one within the window.",
      usedBy: [feedgot],
    },
  },
  tools: [
    {
      tool: "Feedgot",
      calls: "Overall conversion rate",
      variant: "overall",
      differs:
        "Last stage over first stage, from totals of the stages: 50,000 visitors and 500 who got through are 1 %. Totals do not say whether the 500 are among the 50,000.",
      source: feedgot,
    },
  ],
  examples: [
    {
      rows: [discovered(2), discovered(30), discovered(31), discovered(null)],
      gives: 0.5,
      because: "30 days are within 30 days: two of four went on in time.",
    },
    {
      rows: [discovered(2), discovered(9)],
      given: { windowMs: 7 * DAY_MS },
      gives: 0.5,
      because: "Within a week only one of the two went on.",
    },
    { rows: [], gives: null, because: "Nobody reached a stage, so there is nothing to say." },
    {
      rows: [
        discovered(2),
        { nextStage: "purchase", untilNextStageMs: DAY_MS, observedMs: 3 * DAY_MS },
        { nextStage: "purchase", untilNextStageMs: null, observedMs: null },
        { nextStage: null, untilNextStageMs: null, observedMs: 60 * DAY_MS },
      ],
      gives: 1,
      excluded: { immature: 1, observationUnknown: 1, lastStage: 1 },
      because:
        "One can be judged. The second went on already, but counting it before its window has run out would count only the quick ones.",
    },
    {
      variant: "strict",
      rows: [
        { ...discovered(2), untilNextStageDirectlyMs: 2 * DAY_MS },
        { ...discovered(5), untilNextStageDirectlyMs: null },
      ],
      gives: 0.5,
      because: "Both went on; one of them had another stage in between.",
    },
    {
      variant: "anyOrder",
      rows: [
        { ...discovered(null), nearestNextStageMs: 3 * DAY_MS },
        { ...discovered(2), nearestNextStageMs: 2 * DAY_MS },
        { ...discovered(null), nearestNextStageMs: null },
      ],
      gives: 2 / 3,
      because: "The first evaluated three days before it discovered, which counts here; the third never did.",
    },
    {
      variant: "customers",
      rows: [
        discovered(null, { customerId: "ada" }),
        discovered(4, { customerId: "ada" }),
        discovered(null, { customerId: "bo" }),
        discovered(1),
      ],
      gives: 0.5,
      excluded: { customerUnknown: 1 },
      because: "Ada went on in her second journey, Bo in none: one customer of two.",
    },
    {
      variant: "overall",
      rows: [
        { ...discovered(2), untilLastStageMs: 20 * DAY_MS },
        { ...discovered(3), untilLastStageMs: null },
        {
          place: 2,
          nextStage: "purchase",
          untilLastStageMs: 18 * DAY_MS,
          observedMs: 58 * DAY_MS,
        },
        { nextStage: "purchase", untilLastStageMs: null, observedMs: 58 * DAY_MS },
      ],
      gives: 0.5,
      excluded: { laterStage: 1, placeUnknown: 1 },
      because: "Two journeys stood at the start, one came through to the end.",
    },
  ],
  beware: [
    "The product of the stages' rates is the overall rate only where everybody starts in the first stage and nobody skips one.",
    "Recent journeys have had no time to go on; counted in, they pull the rate down, and the newest periods look worst.",
    "Users, sessions and journeys are three units: three sessions of one buyer are one conversion of one, or one of three.",
    "Tools count strict, ordered or any order without saying so beside the number; name the variant.",
    "Never average the rates of segments or months; add the counts.",
  ],
  sources: [feedgot],
  since: "0.1.0",
});
