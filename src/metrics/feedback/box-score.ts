import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count, distinct, sum, variance } from "../../language/aggregate.ts";
import { literal, when } from "../../language/expression.ts";
import { adjustedWald } from "../../statistics/adjusted-wald.ts";
import { studentMean } from "../../statistics/student.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notOnOneScale } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { ofOne } from "../of-one.ts";

/** Box score: share of answers in the top boxes of a scale, the best two of five unless said, from 0 to 1. */
export const boxScore = metric({
  id: "boxScore",
  unit: "ratio",
  better: "context",
  domain: "customer-experience",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 5, boxes: 2 },
  excluded: (answer, { scaleMin, scaleMax }) => notOnOneScale(answer, [scaleMin, scaleMax]),
  parts: ({ score, instrument }, { scaleMax, boxes }) => ({
    top: count(score.moreThan(scaleMax.minus(boxes))),
    answers: count(),
    instruments: distinct(instrument),
  }),
  value: ({ top, answers, instruments }) => top.over(ofOne(instruments, answers)),
  interval: wilson("top", "answers"),
  variants: (vary) => ({
    bottom: vary({
      parts: ({ score, instrument }, { scaleMin, boxes }) => ({
        bottom: count(score.lessThan(scaleMin.plus(boxes))),
        answers: count(),
        instruments: distinct(instrument),
      }),
      value: ({ bottom, answers, instruments }) => bottom.over(ofOne(instruments, answers)),
      interval: wilson("bottom", "answers"),
    }),
    net: vary({
      unit: "points",
      range: [-100, 100],
      parts: ({ score, instrument }, { scaleMin, scaleMax, boxes }) => ({
        top: count(score.moreThan(scaleMax.minus(boxes))),
        bottom: count(score.lessThan(scaleMin.plus(boxes))),
        answers: count(),
        instruments: distinct(instrument),
      }),
      value: ({ top, bottom, answers, instruments }, { scaleMin, scaleMax, boxes }) =>
        top
          .minus(bottom)
          .times(100)
          .over(
            ofOne(
              instruments,
              when(boxes.times(2).atMost(scaleMax.minus(scaleMin).plus(1)), answers, literal(0)),
            ),
          ),
      interval: adjustedWald("top", "bottom"),
    }),
    mean: vary({
      unit: "scale",
      range: [1, 5],
      given: { scaleMin: 1, scaleMax: 5 },
      parts: ({ score, instrument }) => ({
        total: sum(score),
        answers: count(),
        instruments: distinct(instrument),
        variance: variance(score),
      }),
      value: ({ total, answers, instruments }) => total.over(ofOne(instruments, answers)),
      interval: studentMean({ sum: "total", variance: "variance" }, 1),
    }),
  }),
});

const boxes = {
  by: "MeasuringU",
  title: "Top Box, Top-Two Box, Bottom Box, or Net Box?",
  url: "https://measuringu.com/top-top-two-bottom-net-box",
};
const cys = {
  by: "CYS",
  title: "Topbox",
  url: "https://support.cys.group/support/solutions/articles/3000095574-topbox",
};
const caplena = {
  by: "Caplena",
  title: "Understanding Scores",
  url: "https://docs.caplena.com/insight-and-reports/insight-elements/understanding-scores",
};

export const boxScoreEntry = entry(boxScore, {
  name: "Box score",
  abbreviation: "T2B",
  aliases: ["top-2-box", "top box", "bottom box", "net box"],
  says: "Share of answers to one question that lie in the top boxes of its scale: the best two of five.",
  population:
    "Answers to one question on the scale given; neutral ones are included, blanks and other scales left out and counted. Rows of more than one instrument have no value, since two questions have no share in common: choose or group by `instrument`, and by `surveyId` where one instrument asks several questions.",
  recommended:
    "Top two of five, the form read most often. Whether more is better depends on the statement that was asked.",
  variants: {
    bottom: { says: "Share of answers in the lowest boxes.", usedBy: [boxes, caplena] },
    net: {
      says: "Share in the top boxes less share in the lowest, in points from −100 to 100. There is no value where the two overlap, that is where twice the boxes are more than the points of the scale.",
      usedBy: [boxes],
    },
    mean: { says: "Mean answer, on the scale of the answers, not a share.", usedBy: [boxes] },
  },
  tools: [
    {
      tool: "CYS",
      calls: "Topbox",
      variant: null,
      differs: "The same: the highest one, two or three answers over all answers; set boxes.",
      source: cys,
    },
    {
      tool: "Caplena",
      calls: "Top 1 / Top 2 Buckets",
      variant: null,
      differs: "The same with boxes at 1 or 2; its Bottom 1 / Bottom 2 Buckets are the variant bottom.",
      source: caplena,
    },
  ],
  examples: [
    {
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 1 }],
      gives: 0.5,
      because: "4 and 5 are the top two of five: 2 of 4.",
    },
    {
      rows: [{ score: 10 }, { score: 9 }, { score: 8 }, { score: 1 }, { score: 0 }],
      given: { scaleMin: 0, scaleMax: 10, boxes: 3 },
      gives: 0.6,
      because: "8 to 10 are the top three of eleven: 3 of 5.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 5 },
        { score: 2 },
        { score: null },
        { score: 5, scaleMax: 7 },
        { score: 5, test: true },
      ],
      gives: 0.5,
      excluded: { unanswered: 1, otherScale: 1, test: 1 },
      because: "Two answers are on this scale, one of them in a top box.",
    },
    {
      rows: [
        { score: 5, instrument: "csat" },
        { score: 5, instrument: "ease" },
      ],
      gives: null,
      because: "Two questions have no share in common.",
    },
    {
      variant: "bottom",
      rows: [{ score: 5 }, { score: 4 }, { score: 2 }, { score: 1 }, { score: 3 }],
      gives: 0.4,
      because: "1 and 2 are the bottom two of five: 2 of 5.",
    },
    {
      variant: "net",
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 2 }],
      gives: 25,
      because: "2 of 4 are at the top and 1 at the bottom: 50 − 25.",
    },
    {
      variant: "net",
      rows: [{ score: 5 }, { score: 3 }, { score: 1 }],
      given: { boxes: 3 },
      gives: null,
      because: "The top three and the bottom three of five share the 3, which would count for and against.",
    },
    {
      variant: "net",
      rows: [{ score: 4 }, { score: 3 }, { score: 1 }],
      given: { scaleMax: 4 },
      gives: 100 / 3,
      because: "Two boxes and two boxes just fill four points: 2 at the top, 1 at the bottom, of 3.",
    },
    {
      variant: "mean",
      rows: [{ score: 5 }, { score: 4 }, { score: 3 }, { score: 1 }],
      gives: 3.25,
      because: "5 + 4 + 3 + 1 is 13, over 4 answers.",
    },
  ],
  beware: [
    "Name boxes and scale with the number: the top two of seven are fewer people than the top two of five.",
    "A statement that says something bad has its best answers at the bottom.",
    "Putting answers into boxes throws away where in the box they were; small movements do not show.",
    "A net score with overlapping boxes is refused: its value is null, whatever n is.",
    "Never average the shares of groups; pool the counts.",
  ],
  sources: [boxes, cys, caplena],
  since: "0.1.0",
});
