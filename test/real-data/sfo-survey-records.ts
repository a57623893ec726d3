import type { SurveyResponseFact } from "../../src/facts/survey-response.ts";
import { surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import type { SurveyResponseInput } from "../../src/model/survey-response.ts";
import { type Cells, readTable } from "./files.ts";

/** An answer with the survey weight and what the published figures group by. */
export interface AirportAnswer extends SurveyResponseFact {
  readonly boardingArea: string;
  readonly interviewDay: string;
}

type Ends = readonly [min: number, max: number];
const interviews = (): readonly Cells[] => readTable("sfo_survey_2017/2017_SFO_Customer_Survey.csv");

/** One question of the questionnaire as answers; whatever is not on its scale is a blank or "not applicable". */
export function airportAnswers(question: string, metric: string, ends: Ends): readonly AirportAnswer[] {
  const rows = interviews();
  return surveyResponseFacts({ responses: rows.map(answerTo(question, metric, ends)) }).map((fact, index) => {
    const row = rows[index] ?? {};
    return {
      ...fact,
      weight: Number(row["WEIGHT"]),
      boardingArea: row["BAREA"] ?? "",
      interviewDay: dayOf(row).slice(0, 10),
    };
  });
}

/** The records that they are made from. */
export const airportResponses = (
  question: string,
  metric: string,
  ends: Ends,
): readonly SurveyResponseInput[] => interviews().map(answerTo(question, metric, ends));

const answerTo =
  (question: string, metric: string, [min, max]: Ends) =>
  (row: Cells): SurveyResponseInput => {
    const text = row[question] ?? "";
    const answer = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    const scale = { min, max, step: 1, direction: "higher-is-better" as const };
    return {
      id: `${row["RESPNUM"]}`,
      metric,
      score: answer >= min && answer <= max ? { value: answer, raw: text, scale } : null,
      respondedAt: dayOf(row),
    };
  };

/** Interviews were held in May 2017; the column holds the day of the month. */
const dayOf = (row: Cells) => `2017-05-${(row["INTDATE"] ?? "").padStart(2, "0")}T12:00:00Z`;
