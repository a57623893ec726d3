import { questionnaireFact } from "../../facts/questionnaire.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { isAnyMissing, otherQuestionnaire } from "../questionnaires.ts";
import { rescaledMean } from "../rescaled-mean.ts";

/** UMUX-Lite: two statements about usefulness and ease, moved to 0–100 and averaged. */
export const umuxLite = metric({
  id: "umuxLite",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [0, 100],
  of: questionnaireFact,
  given: { scaleMin: 1, scaleMax: 7 },
  excluded: (columns, { scaleMin, scaleMax }) => {
    const { item1, item2 } = columns;
    return {
      ...otherQuestionnaire(columns, ["umux-lite", "ux-lite"], [scaleMin, scaleMax], [item1, item2]),
      incomplete: isAnyMissing([item1, item2]),
    };
  },
  parts: ({ item1, item2 }, { scaleMin, scaleMax }) => ({
    gained: sum(item1.plus(item2).minus(scaleMin.times(2))),
    possible: sum(scaleMax.minus(scaleMin).times(2)),
    respondents: count(),
    variance: variance(item1.plus(item2)),
  }),
  value: ({ gained, possible }) => gained.times(100).over(possible),
  interval: rescaledMean,
  variants: (vary) => ({
    susMatched: vary({
      range: [22.9, 87.9],
      parts: ({ item1, item2 }, { scaleMin, scaleMax }) => ({
        gained: sum(item1.plus(item2).minus(scaleMin.times(2))),
        possible: sum(scaleMax.minus(scaleMin).times(2)),
        respondents: count(),
      }),
      value: ({ gained, possible }) => gained.times(65).over(possible).plus(22.9),
    }),
  }),
});

const lewis = {
  by: "Lewis, Utesch and Maher",
  title: "UMUX-LITE: when there's no time for the SUS, Proceedings of CHI 2013",
  year: 2013,
};
const accuracy = {
  by: "MeasuringU",
  title: "Accuracy of three ways to estimate SUS with the UX-Lite",
  url: "https://measuringu.com/accuracy-of-sus-estimation-with-ux-lite/",
};

export const umuxLiteEntry = entry(umuxLite, {
  name: "UMUX-Lite",
  abbreviation: "UMUX-L",
  aliases: ["UX-Lite"],
  says: "How useful and how easy to use people find a system, by two statements, moved to 0–100 and averaged.",
  question:
    "Two statements, from 1 strongly disagree to 7 strongly agree: the system does what I need; the system is easy to use.",
  population:
    "Respondents who answered both statements on the 1–7 scale; set scaleMax to 5 for the five-point form. Who left one out is left out and counted.",
  recommended:
    "The raw score: its ends are 0 and 100. The line that was fitted to SUS in 2013 cannot leave 22.9 to 87.9, and those who compared the two no longer recommend it.",
  variants: {
    susMatched: {
      says: "Raw score put on a line fitted to SUS in 2013: 0.65 × raw + 22.9. Too low where SUS is high.",
      usedBy: [lewis],
    },
  },
  examples: [
    {
      rows: [{ item1: 6, item2: 6 }],
      gives: 250 / 3,
      because: "6 + 6 less 2 is 10 of 12 steps.",
    },
    {
      rows: [
        { item1: 5, item2: 4, scaleMax: 5 },
        { item1: 1, item2: 1, scaleMax: 5 },
      ],
      given: { scaleMax: 5 },
      gives: 43.75,
      because: "On five points 7 of 8 steps and 0 of 8: 7 of 16.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { item1: 7, item2: 7 },
        { item1: 7, item2: null },
        { item1: null, item2: null },
        { item1: 5, item2: 5, scaleMin: 1, scaleMax: 5 },
        { item1: 5, item2: 1, instrument: "sus" },
      ],
      gives: 100,
      excluded: { incomplete: 2, otherScale: 1, otherInstrument: 1 },
      because: "Only the first answered both statements of this questionnaire on this scale.",
    },
    {
      variant: "susMatched",
      rows: [{ item1: 6, item2: 6 }],
      gives: (0.65 * 250) / 3 + 22.9,
      because: "0.65 × 83⅓ + 22.9.",
    },
  ],
  beware: [
    "Raw and SUS-matched scores are two numbers; say which.",
    "It comes close to SUS on average, not for one respondent or a handful of them.",
    "Five and seven points are not the same scale; set scaleMax.",
  ],
  sources: [lewis, accuracy],
  since: "0.1.0",
});
