import { quoteText } from "../dialect.ts";
import { supersededResponses } from "./superseded-stages.ts";
import { type Stage, texts, type Writing } from "./view.ts";

/**
 * The responses that name any of the questions, as the step `answered`: what each says of its respondent, the scores
 * of the questions as `score_1`, `score_2`, … and the scale of the first of them. Without a scale of whole numbers, or on
 * several, the scores are NULL, as no scale would mean the usual one.
 *
 * @param scaled how many of the questions are asked on the one scale, the first ones; only they make a response count
 */
export function answeredQuestions(
  writing: Writing,
  questions: readonly string[],
  scaled: number = questions.length,
): readonly Stage[] {
  const { table } = writing;
  const ends = (best: string, worst: string) =>
    `CASE WHEN given."score_scale_direction" = 'higher-is-better' THEN given."score_scale_${best}" ELSE given."score_scale_${worst}" END`;
  const isScaled = `given."questionId" IN ${texts(new Set(questions.slice(0, scaled)))}`;
  const endOf = (end: string) => `CASE WHEN ${isScaled} AND given."score_value" IS NOT NULL THEN ${end} END`;
  const scale = [endOf(ends("min", "max")), endOf(ends("max", "min"))];
  const isOneScale = scale.map(
    (end) => `COALESCE(MIN(${end}) = MAX(${end}), TRUE) AND ${isWholeEnd(`MIN(${end})`)}`,
  );
  const held = (_: string, index: number) =>
    `${index < scaled ? `CASE WHEN scored."isOneScale" THEN scored."score_${index + 1}" END` : `scored."score_${index + 1}"`} AS "score_${index + 1}"`;
  return [
    ["responses", `SELECT record.* FROM ${table("surveyResponse")} AS record`],
    ...supersededResponses(writing),
    [
      "given",
      `SELECT
  answer.*,
  ROW_NUMBER() OVER (PARTITION BY answer."recordId", answer."questionId" ORDER BY answer."position" DESC) AS "place"
FROM ${table("surveyResponse_answers")} AS answer
WHERE answer."questionId" IN ${texts(new Set(questions))}`,
    ],
    [
      "scored",
      `SELECT
  given."recordId",
${questions.map((id, index) => `  MAX(CASE WHEN given."questionId" = ${quoteText(id)} THEN given."score_value" END) AS "score_${index + 1}",`).join("\n")}
  ${isOneScale.join("\n    AND ")} AS "isOneScale",
  MIN(${scale[0]}) AS "scaleMin",
  MIN(${scale[1]}) AS "scaleMax"
FROM given
WHERE given."place" = 1
GROUP BY given."recordId"
HAVING COUNT(CASE WHEN ${isScaled} THEN 1 END) > 0`,
    ],
    [
      "answered",
      `SELECT
  ranked.*,
  ${questions.map(held).join(",\n  ")},
  CASE WHEN scored."isOneScale" THEN scored."scaleMin" END AS "scaleMin",
  CASE WHEN scored."isOneScale" THEN scored."scaleMax" END AS "scaleMax"
FROM ranked
JOIN scored ON scored."recordId" = ranked."id"`,
    ],
  ];
}

/** What the facts of a whole questionnaire say of the response, beside its items. */
export const respondent = {
  responseId: `fact."id"`,
  surveyId: `fact."surveyId"`,
  customerId: `fact."customerId"`,
  touchpointId: `fact."touchpointId"`,
  channel: `fact."channel"`,
  test: `fact."isTest"`,
  superseded: `fact."isSuperseded"`,
  respondedAt: `fact."responded"`,
} as const;

/** Whether an end of a scale is a whole number, or not told. */
export const isWholeEnd = (sql: string): string => `COALESCE(${sql} = FLOOR(${sql}), TRUE)`;

/** A number where it is whole: facts hold no others. */
export const wholeNumber = (sql: string): string => `CASE WHEN ${sql} = FLOOR(${sql}) THEN ${sql} END`;
