import { journeyFact } from "../../facts/journey.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { studentMean } from "../../statistics/student.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { customerJourneyAnalysis, lemonAndVerhoef } from "../journey-sources.ts";
import { goesOn } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Channel switch rate: share of journeys that went on in another channel at least once, from 0 to 1. */
export const channelSwitchRate = metric({
  id: "channelSwitchRate",
  unit: "ratio",
  better: "lower",
  domain: "journey",
  range: [0, 1],
  of: journeyFact,
  excluded: (journey) => ({ ...goesOn(journey), channelUnknown: journey.channelChanges.isMissing() }),
  parts: ({ channelChanges }) => ({ switched: count(channelChanges.atLeast(1)), journeys: count() }),
  value: ({ switched, journeys }) => switched.over(journeys),
  interval: wilson("switched", "journeys"),
  variants: (vary) => ({
    switchesPerJourney: vary({
      range: [0, null],
      parts: ({ channelChanges }) => ({
        switches: sum(channelChanges),
        journeys: count(),
        variance: variance(channelChanges),
      }),
      value: ({ switches, journeys }) => switches.over(journeys),
      interval: studentMean({ sum: "switches", variance: "variance" }, 1),
    }),
    forced: vary({
      excluded: (journey) => ({
        ...goesOn(journey),
        channelUnknown: journey.forcedChannelChanges.isMissing(),
      }),
      parts: ({ forcedChannelChanges }) => ({
        switched: count(forcedChannelChanges.atLeast(1)),
        journeys: count(),
      }),
      value: ({ switched, journeys }) => switched.over(journeys),
      interval: wilson("switched", "journeys"),
    }),
  }),
});

/** A journey that has ended, with so many changes of channel, some of them after a failure. */
const ended = (channelChanges: number | null, forcedChannelChanges = 0) => ({
  ended: true,
  channelChanges,
  forcedChannelChanges,
});

export const channelSwitchRateEntry = entry(channelSwitchRate, {
  name: "Channel switch rate",
  aliases: ["cross-channel rate", "channel hopping"],
  says: "Share of journeys that went on in another channel at least once.",
  population:
    "Journeys that have ended and of which a channel is known. Touchpoints without a channel are passed over: between two calls, something done at home is no change. Journeys on one channel count as not switched.",
  recommended:
    "Journeys with at least one change over all: it is what a customer says happened to them or not. A change may be wanted; `forced` counts those that came right after a failure.",
  variants: {
    switchesPerJourney: { says: "Mean number of changes in a journey; it can be above 1.", usedBy: [] },
    forced: {
      says: "Share of journeys with a change of channel right after a touchpoint that failed.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [ended(0), ended(1), ended(1), ended(0)],
      gives: 0.5,
      because: "Web alone, web to telephone, chat to e-mail, app alone: two of four switched.",
    },
    {
      rows: [ended(5), ended(0)],
      gives: 0.5,
      because: "Five changes in one journey are one journey that switched.",
    },
    { rows: [], gives: null, because: "No journey has ended." },
    {
      rows: [
        ended(1),
        ended(null),
        { ended: false, channelChanges: 0, forcedChannelChanges: 0 },
        { ended: null, channelChanges: 0, forcedChannelChanges: 0 },
      ],
      gives: 1,
      excluded: { channelUnknown: 1, open: 1, endUnknown: 1 },
      because: "One journey is over and its channels are known; an open one may still switch.",
    },
    {
      variant: "switchesPerJourney",
      rows: [ended(0), ended(1), ended(5)],
      gives: 2,
      because: "Six changes in three journeys.",
    },
    {
      variant: "forced",
      rows: [ended(2, 1), ended(3, 0), ended(0, 0), ended(1, 1)],
      gives: 0.5,
      because: "Two of four had to switch after something had failed.",
    },
  ],
  beware: [
    "Not every change is bad: to begin on the web and finish in the shop may be what the customer wanted.",
    "It can only be as good as the matching of one customer across channels: what is not matched looks like two short journeys without a change.",
    "Calling chat and messaging one channel or two moves it.",
  ],
  sources: [lemonAndVerhoef, customerJourneyAnalysis],
  since: "0.1.0",
});
