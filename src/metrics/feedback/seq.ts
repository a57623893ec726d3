import { surveyResponseFact } from "../../facts/survey-response.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { meanScore } from "../scores.ts";

/** Single Ease Question: mean answer of 1 (very difficult) to 7 (very easy). */
export const seq = metric({
  id: "seq",
  unit: "scale",
  better: "higher",
  domain: "customer-experience",
  range: [1, 7],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 7 },
  excluded: (answer, { scaleMin, scaleMax }) => notAnswered(answer, ["seq"], [scaleMin, scaleMax]),
  ...meanScore,
});

export const seqEntry = entry(seq, {
  name: "Single Ease Question",
  abbreviation: "SEQ",
  aliases: ["task ease"],
  says: "How easy people found one task, from 1 very difficult to 7 very easy, averaged.",
  question: "Overall, how difficult or easy was the task to complete? (1 very difficult to 7 very easy)",
  population:
    "Answers on the 1–7 scale, given right after a task, whether or not it was completed. Other scales, other questions and blanks are left out and counted.",
  recommended: "The mean of seven points: the form in which it was tested and in which others report it.",
  variants: {},
  examples: [
    {
      rows: [{ score: 7 }, { score: 6 }, { score: 4 }],
      gives: 17 / 3,
      because: "7 + 6 + 4 is 17, over 3 answers.",
    },
    {
      rows: [
        { score: 5, scaleMax: 5 },
        { score: 4, scaleMax: 5 },
      ],
      given: { scaleMax: 5 },
      gives: 4.5,
      because: "On five points, which is another scale than the one others report.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 6, instrument: "seq" },
        { score: null, instrument: "seq" },
        { score: 2, instrument: "seq", scaleMin: 1, scaleMax: 5 },
        { score: 7, instrument: "ces2" },
      ],
      gives: 6,
      excluded: { unanswered: 1, otherScale: 1, otherInstrument: 1 },
      because: "Ease of a task and ease of having an issue handled are two questions, though on one scale.",
    },
  ],
  beware: [
    "The middle of the scale is 4, and the usual score is above 5.",
    "It is about one task; group by task before comparing.",
    "Some print the scale with 1 as very easy; turn such answers round (8 − score) before measuring.",
    "Who failed a task may still call it easy; report success beside it.",
  ],
  sources: [
    {
      by: "MeasuringU",
      title: "10 Things To Know About The Single Ease Question (SEQ)",
      url: "https://measuringu.com/seq10/",
    },
  ],
  since: "0.1.0",
});
