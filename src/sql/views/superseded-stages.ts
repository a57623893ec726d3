import { holds, type Stage, type Writing } from "./view.ts";

/**
 * The responses of the step `responses` with whether another one stands in for each, as the step `ranked`:
 * `isSuperseded`, and the instant of the answer as `responded`.
 */
export function supersededResponses({ milliseconds, ordered }: Writing): readonly Stage[] {
  const subject = ["caseId", "interactionId", "orderId", "touchpointId", "journeyInstanceId"];
  const own = subject.map((field) => `CASE WHEN asked."invitationId" IS NULL THEN asked."${field}" END`);
  return [
    [
      "named",
      `SELECT DISTINCT responses."supersedesId"
FROM responses
WHERE responses."supersedesId" <> responses."id" AND NOT ${holds('responses."isTest"')}`,
    ],
    [
      "asked",
      `SELECT
  responses.*,
  ${milliseconds('responses."respondedAt"')} AS "responded",
  COALESCE(${["updatedAt", "createdAt", "respondedAt"].map((field) => milliseconds(`responses."${field}"`)).join(", ")}) AS "changed",
  named."supersedesId" IS NOT NULL AS "isNamed",
  NOT ${holds('responses."isTest"')} AND named."supersedesId" IS NULL AND (
    responses."invitationId" IS NOT NULL
    OR (responses."customerId" IS NOT NULL AND COALESCE(${subject.map((field) => `responses."${field}"`).join(", ")}) IS NOT NULL)
  ) AS "isComparable"
FROM responses
LEFT JOIN named ON named."supersedesId" = responses."id"`,
    ],
    [
      "compared",
      `SELECT
  asked.*,
  ROW_NUMBER() OVER (
    PARTITION BY
      asked."isComparable", asked."metric", asked."invitationId",
      CASE WHEN asked."invitationId" IS NULL THEN asked."surveyId" END,
      CASE WHEN asked."invitationId" IS NULL THEN asked."customerId" END,
      ${own.join(",\n      ")}
    ORDER BY
      CASE WHEN asked."score_value" IS NULL THEN 1 ELSE 0 END,
      asked."responded" DESC, asked."changed" DESC, ${ordered('asked."id"')} DESC
  ) AS "place"
FROM asked`,
    ],
    [
      "ranked",
      `SELECT
  compared.*,
  NOT ${holds('compared."isTest"')} AND (compared."isNamed" OR (compared."isComparable" AND compared."place" > 1)) AS "isSuperseded"
FROM compared`,
    ],
  ];
}
