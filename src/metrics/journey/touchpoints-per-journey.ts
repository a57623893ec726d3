import { journeyFact } from "../../facts/journey.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { customerJourneyAnalysis, lemonAndVerhoef } from "../journey-sources.ts";
import { goesOn } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Journeys that go on, and those of which no channel is known. */
const channelsUnknown = (journey: {
  readonly ended: Expression<"ended", "boolean">;
  readonly channels: Expression<"channels", "int">;
}) => ({
  ...goesOn(journey),
  channelsUnknown: journey.channels.isMissing().or(journey.channels.equals(0)),
});

/** Touchpoints per journey: mean number of touchpoints that happened in a journey. */
export const touchpointsPerJourney = metric({
  id: "touchpointsPerJourney",
  unit: "touchpoints",
  better: "context",
  domain: "journey",
  range: [1, null],
  of: journeyFact,
  excluded: (journey) => ({
    ...goesOn(journey),
    touchpointsUnknown: journey.touchpoints.isMissing(),
    noTouchpoint: journey.touchpoints.equals(0),
  }),
  parts: ({ touchpoints }) => ({
    touchpoints: sum(touchpoints),
    journeys: count(),
    variance: variance(touchpoints),
  }),
  value: ({ touchpoints, journeys }) => touchpoints.over(journeys),
  interval: studentMean({ sum: "touchpoints", variance: "variance" }, 1),
  variants: (vary) => ({
    median: vary({
      parts: ({ touchpoints }) => ({ median: quantile(0.5, touchpoints) }),
      value: ({ median }) => median,
      interval: orderStatistics("median", 0.5, 1),
    }),
    channels: vary({
      unit: "counts",
      excluded: channelsUnknown,
      parts: ({ channels }) => ({ channels: sum(channels), journeys: count(), variance: variance(channels) }),
      value: ({ channels, journeys }) => channels.over(journeys),
      interval: studentMean({ sum: "channels", variance: "variance" }, 1),
    }),
    channelsMedian: vary({
      unit: "counts",
      excluded: channelsUnknown,
      parts: ({ channels }) => ({ median: quantile(0.5, channels) }),
      value: ({ median }) => median,
      interval: orderStatistics("median", 0.5, 1),
    }),
  }),
});

/** A journey that has ended, with so many touchpoints on so many channels. */
const ended = (touchpoints: number | null, channels: number | null = 1) => ({
  ended: true,
  touchpoints,
  channels,
});

export const touchpointsPerJourneyEntry = entry(touchpointsPerJourney, {
  name: "Touchpoints per journey",
  aliases: ["journey length", "channels per journey"],
  says: "Mean number of touchpoints that happened in a journey.",
  population:
    "Journeys that have ended, well or badly. Touchpoints that happened count, failed ones included and repeated ones again, whoever started them; planned ones that did not happen do not. Journeys without any are left out.",
  recommended:
    "The mean, as it adds up: journeys times touchpoints is what must be staffed and paid. Open journeys still grow and are left out. Neither more nor less is better by itself.",
  variants: {
    median: { says: "Median instead of mean: the length of the journey in the middle.", usedBy: [] },
    channels: { says: "Mean number of different channels in a journey.", usedBy: [] },
    channelsMedian: { says: "Median number of different channels in a journey.", usedBy: [] },
  },
  examples: [
    { rows: [ended(3), ended(4), ended(11)], gives: 6, because: "18 touchpoints in three journeys." },
    { rows: [ended(1), ended(1)], gives: 1, because: "One touchpoint is the least that a journey has." },
    { rows: [], gives: null, because: "No journey has ended." },
    {
      rows: [
        ended(4),
        ended(null),
        ended(0),
        { ended: false, touchpoints: 9, channels: 2 },
        { ended: null, touchpoints: 2, channels: 1 },
      ],
      gives: 4,
      excluded: { touchpointsUnknown: 1, noTouchpoint: 1, open: 1, endUnknown: 1 },
      because: "One journey is over and its touchpoints are known; nine so far may become twenty.",
    },
    {
      variant: "median",
      rows: [ended(3), ended(4), ended(11)],
      gives: 4,
      because: "Of 3, 4 and 11 the middle one.",
    },
    {
      variant: "channels",
      rows: [ended(3, 1), ended(4, 2), ended(11, 3), ended(2, null), ended(1, 0)],
      gives: 2,
      excluded: { channelsUnknown: 2 },
      because: "1, 2 and 3 channels; of the last two journeys none is known.",
    },
    {
      variant: "channelsMedian",
      rows: [ended(3, 1), ended(4, 1), ended(11, 4)],
      gives: 1,
      because: "Of 1, 1 and 4 the middle one.",
    },
  ],
  beware: [
    "Long journeys may be thorough or laborious; read it with completion, duration and friction.",
    "A channel nobody records makes journeys look short.",
    "Messages the company sends are touchpoints too; stepsToGoal counts those of the customer alone.",
  ],
  sources: [lemonAndVerhoef, customerJourneyAnalysis],
  since: "0.1.0",
});
