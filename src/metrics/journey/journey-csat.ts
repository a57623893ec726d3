import { surveyResponseFact } from "../../facts/survey-response.ts";
import { notAnswered, notOneACompletedJourney, notOneAJourney } from "../answers.ts";
import { entry } from "../entry.ts";
import { journeysOverTouchpoints } from "../journey-sources.ts";
import { metric } from "../metric.ts";
import { satisfiedShare } from "../scores.ts";

/** Journey CSAT: share of completed journeys that were rated as satisfying (4–5 of 5), from 0 to 1. */
export const journeyCsat = metric({
  id: "journeyCsat",
  unit: "ratio",
  better: "higher",
  domain: "journey",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 5, satisfiedFrom: 4 },
  excluded: (answer, { scaleMin, scaleMax }) => ({
    ...notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
    ...notOneACompletedJourney(answer),
  }),
  ...satisfiedShare,
  variants: (vary) => ({
    allJourneys: vary({
      excluded: (answer, { scaleMin, scaleMax }) => ({
        ...notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
        ...notOneAJourney(answer),
      }),
    }),
  }),
});

/** An answer at the end of a journey that reached its goal. */
const completed = (score: number | null) => ({ score, journeyInstanceId: "j", journeyCompleted: true });

export const journeyCsatEntry = entry(journeyCsat, {
  name: "Journey CSAT",
  aliases: ["journey satisfaction", "end-to-end satisfaction"],
  says: "Share of completed journeys that were rated as satisfying: 4 or 5 of 5, one answer a journey.",
  question: "How satisfied were you with the whole of it? (1 very dissatisfied to 5 very satisfied)",
  population:
    "Answers on the 1–5 scale about a journey that reached its goal, neutral ones included. Of several answers about one journey the last one counts, whoever gave it and in whatever survey. Answers about no journey, about one that did not reach its goal and about one whose outcome is unknown are left out and counted.",
  recommended:
    "The top two boxes, as csat takes them, over completers once each: three good calls and a week's wait may be three satisfied contacts and one dissatisfied journey.",
  variants: {
    allJourneys: {
      says: "All journeys that were rated, whatever became of them, one answer a journey.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [completed(5), completed(4), completed(3), completed(1)],
      gives: 0.5,
      because: "5 and 4 are satisfied; the neutral 3 stays in the denominator.",
    },
    {
      rows: [completed(7), completed(5)],
      given: { scaleMax: 7, satisfiedFrom: 6 },
      gives: 0.5,
      because: "On seven points the top two boxes are 6 and 7.",
    },
    { rows: [], gives: null, because: "Nobody answered." },
    {
      rows: [
        completed(5),
        completed(null),
        { ...completed(1), repeatedInJourney: true },
        { score: 5 },
        { score: 2, journeyInstanceId: "k", journeyCompleted: false },
        { score: 4, journeyInstanceId: "l" },
      ],
      gives: 1,
      excluded: {
        unanswered: 1,
        repeatedInJourney: 1,
        aboutNoJourney: 1,
        notCompleted: 1,
        outcomeUnknown: 1,
      },
      because: "One standing answer is about a journey known to have reached its goal.",
    },
    {
      variant: "allJourneys",
      rows: [completed(5), { score: 2, journeyInstanceId: "k", journeyCompleted: false }, { score: 1 }],
      gives: 0.5,
      excluded: { aboutNoJourney: 1 },
      because: "One satisfied completer, and one who gave up and was not.",
    },
  ],
  beware: [
    "It is not the mean of the touchpoints' CSAT: asked after each step, people rate the step.",
    "Those who gave up are missing from the default; read it with the completion rate.",
    "Never average the scores of journeys or months; pool the counts.",
  ],
  sources: [journeysOverTouchpoints],
  since: "0.1.0",
});
