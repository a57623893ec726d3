import type { ContactAttemptColumns } from "../../facts/contact-attempt.ts";
import { contactStarts } from "./interaction-stages.ts";
import { type AsOf, observation, type ViewText, type Writing } from "./view.ts";

/** What a view of attempts to make contact is told, as `contactAttemptFacts` is. */
export interface ContactAttemptViewOptions {
  /** Table or view of attempts, as SQL writes its name: columns `attemptId`, `customerId`, `channel`, `at`, `answerSeen`. */
  readonly attempts: string;
  readonly asOf: AsOf;
  readonly continuesWithinMs?: number;
}

/** One row for each attempt to make contact, as `contactAttemptFacts` makes them; ids decide what came first at one instant. */
export function contactAttemptView(
  writing: Writing,
  { attempts, asOf, continuesWithinMs = 259_200_000 }: ContactAttemptViewOptions,
): ViewText<ContactAttemptColumns> {
  const { milliseconds, ordered } = writing;
  const order = (row: string) => `${row}."at", ${ordered(`${row}."attemptId"`)}`;
  const before = (column: string) =>
    `LAG(contacted."${column}") OVER (PARTITION BY contacted."customerId" ORDER BY ${order("contacted")})`;
  return {
    stages: [
      observation(writing, asOf, ""),
      contactStarts(writing),
      [
        "attempts",
        `SELECT
  attempt."attemptId", attempt."customerId", attempt."channel", attempt."answerSeen",
  ${milliseconds('attempt."at"')} AS "at",
  observation."asOf"
FROM ${attempts} AS attempt
CROSS JOIN observation
WHERE ${milliseconds('attempt."at"')} <= observation."asOf"`,
      ],
      [
        "contacted",
        `SELECT attempts.*, made."contact"
FROM attempts
LEFT JOIN (
  SELECT attempts."attemptId", MIN(contacts."start") AS "contact"
  FROM attempts
  JOIN contacts ON contacts."customerId" = attempts."customerId" AND contacts."start" >= attempts."at"
  GROUP BY attempts."attemptId"
) AS made ON made."attemptId" = attempts."attemptId"`,
      ],
      [
        "continuing",
        `SELECT
  contacted.*,
  CASE WHEN contacted."customerId" IS NOT NULL AND contacted."at" - ${before("at")} <= ${continuesWithinMs}
    AND contacted."contact" IS NOT DISTINCT FROM ${before("contact")} THEN 0 ELSE 1 END AS "isAnother"
FROM contacted`,
      ],
      [
        "numbered",
        `SELECT
  continuing.*,
  SUM(continuing."isAnother") OVER (PARTITION BY continuing."customerId" ORDER BY ${order("continuing")}) AS "number"
FROM continuing`,
      ],
      [
        "placed",
        `SELECT
  numbered.*,
  ROW_NUMBER() OVER (PARTITION BY numbered."customerId", numbered."number" ORDER BY numbered."at" DESC, ${ordered('numbered."attemptId"')} DESC) AS "place",
  COUNT(CASE WHEN numbered."answerSeen" THEN 1 END) OVER (PARTITION BY numbered."customerId", numbered."number") AS "seen",
  COUNT(CASE WHEN numbered."answerSeen" IS NULL THEN 1 END) OVER (PARTITION BY numbered."customerId", numbered."number") AS "unknown"
FROM numbered`,
      ],
      ["last", `SELECT placed.* FROM placed WHERE placed."place" = 1`],
    ],
    from: "last",
    columns: {
      attemptId: `fact."attemptId"`,
      customerId: `fact."customerId"`,
      channel: `fact."channel"`,
      discarded: null,
      startedAt: `fact."at"`,
      answerSeen: `CASE WHEN fact."seen" > 0 THEN TRUE WHEN fact."unknown" = 0 THEN FALSE END`,
      contactMs: `fact."contact" - fact."at"`,
      observedMs: `fact."asOf" - fact."at"`,
    },
  };
}
