import { surveyResponseFact } from "../../facts/survey-response.ts";
import { notAnswered, notOneACompletedJourney, notOneAJourney } from "../answers.ts";
import { entry } from "../entry.ts";
import { journeysOverTouchpoints } from "../journey-sources.ts";
import { metric } from "../metric.ts";
import { netPromoters, promotersAndDetractors } from "../scores.ts";

/** Journey NPS: Net Promoter Score of those who completed a journey, one answer a journey, in points from −100 to 100. */
export const journeyNps = metric({
  id: "journeyNps",
  unit: "points",
  better: "higher",
  domain: "journey",
  range: [-100, 100],
  of: surveyResponseFact,
  excluded: (answer) => ({ ...notAnswered(answer, ["nps"], [0, 10]), ...notOneACompletedJourney(answer) }),
  parts: promotersAndDetractors,
  ...netPromoters,
  variants: (vary) => ({
    allJourneys: vary({
      excluded: (answer) => ({ ...notAnswered(answer, ["nps"], [0, 10]), ...notOneAJourney(answer) }),
    }),
  }),
});

/** An answer at the end of a journey that reached its goal. */
const completed = (score: number | null) => ({ score, journeyInstanceId: "j", journeyCompleted: true });

export const journeyNpsEntry = entry(journeyNps, {
  name: "Journey NPS",
  aliases: ["journey Net Promoter Score", "end-to-end NPS"],
  says: "Net Promoter Score of those who completed a journey, one answer a journey, in points.",
  question: "How likely is it that you would recommend us to a friend or colleague? (0 to 10)",
  population:
    "Answers on the 0–10 scale about a journey that reached its goal. Of several answers about one journey the last one counts, whoever gave it and in whatever survey. Answers about no journey, about one that did not reach its goal and about one whose outcome is unknown are left out and counted. Group by the plan or the survey; one number over all journeys says little.",
  recommended:
    "Completers, once each: the journey as a whole is rated by those who have seen all of it, and a long journey has no more say than a short one. `allJourneys` adds those who gave up, where they were asked.",
  variants: {
    allJourneys: {
      says: "All journeys that were rated, whatever became of them, one answer a journey.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [completed(10), completed(9), completed(7), completed(3)],
      gives: 25,
      because: "2 promoters and 1 detractor of 4: 50 − 25.",
    },
    {
      rows: [completed(9), { ...completed(0), repeatedInJourney: true }],
      gives: 100,
      excluded: { repeatedInJourney: 1 },
      because: "The 0 was given half-way, and a later answer about the same journey stands in its place.",
    },
    { rows: [], gives: null, because: "Nobody answered." },
    {
      rows: [
        completed(9),
        completed(null),
        { score: 0 },
        { score: 2, journeyInstanceId: "k", journeyCompleted: false },
        { score: 8, journeyInstanceId: "l", journeyCompleted: null },
        { score: 5, instrument: "csat", journeyInstanceId: "j", journeyCompleted: true },
      ],
      gives: 100,
      excluded: { unanswered: 1, aboutNoJourney: 1, notCompleted: 1, outcomeUnknown: 1, otherInstrument: 1 },
      because: "One answer is about a journey known to have reached its goal.",
    },
    {
      variant: "allJourneys",
      rows: [completed(9), { score: 2, journeyInstanceId: "k", journeyCompleted: false }, { score: 9 }],
      gives: 0,
      excluded: { aboutNoJourney: 1 },
      because: "One promoter, and one detractor who gave up.",
    },
  ],
  beware: [
    "Those who gave up are not asked, or do not answer: a journey that loses the annoyed has a fine score. Read it with the completion rate.",
    "It is neither the relational nor the transactional score, and not the mean of the touchpoints' scores; good touchpoints make bad journeys.",
    "Never average the scores of journeys or months; pool the counts.",
    "Few journeys make a wide interval; read it.",
  ],
  sources: [journeysOverTouchpoints],
  since: "0.1.0",
});
