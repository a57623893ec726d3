import { usualStages } from "../../facts/stage-order.ts";
import { quoteText } from "../dialect.ts";
import { type AsOf, holds, observation, type Stage, texts, type Writing } from "./view.ts";

/** What views of journeys can be told, as `journeyFacts` and its like can. */
export interface JourneyViewOptions {
  readonly asOf?: AsOf;
  readonly stages?: readonly string[];
}

/**
 * The journeys as they stood at the end of observation, as the step `journeys`, and what happened in them in order, as
 * the step `happened`; the stages of each journey's plan, or of the customer's life, as the step `stage_order`.
 */
export function seenJourneys(
  writing: Writing,
  { asOf, stages = usualStages }: JourneyViewOptions,
): readonly Stage[] {
  const { table, milliseconds, types } = writing;
  const usual = stages.map((stage, index) => `SELECT ${quoteText(stage)} AS "id", ${index + 1} AS "place"`);
  return [
    [
      "usual",
      usual.length === 0
        ? `SELECT CAST(NULL AS ${types.text}) AS "id", 1 AS "place" WHERE FALSE`
        : usual.join("\nUNION ALL "),
    ],
    [
      "recorded",
      `SELECT
  record.*,
  ${milliseconds('record."startedAt"')} AS "start",
  ${milliseconds('record."endedAt"')} AS "ever_end"
FROM ${table("journeyInstance")} AS record`,
    ],
    [
      "lived",
      `SELECT
  touchpoint."recordId", touchpoint."position", touchpoint."stepId", touchpoint."touchpointId", touchpoint."stage",
  touchpoint."channel", touchpoint."status",
  COALESCE(touchpoint."actor_type", 'unknown') IN ('customer', 'unknown') AS "byCustomer",
  ${milliseconds('touchpoint."at"')} AS "at"
FROM ${table("journeyInstance_touchpoints")} AS touchpoint`,
    ],
    observation(
      writing,
      asOf,
      `SELECT MAX(mentioned."at") AS "asOf"
FROM (
  SELECT GREATEST(recorded."start", COALESCE(recorded."ever_end", recorded."start")) AS "at" FROM recorded
  UNION ALL SELECT lived."at" FROM lived
) AS mentioned`,
    ),
    [
      "plans",
      `SELECT recorded."id", MIN(${versionKey("plan")}) AS "plan"
FROM recorded
JOIN ${table("journeyBlueprint")} AS plan ON plan."id" = recorded."blueprintId"
  AND (recorded."blueprintVersion" IS NULL OR plan."version" = recorded."blueprintVersion")
GROUP BY recorded."id"
HAVING COUNT(*) = 1`,
    ],
    [
      "planned",
      `SELECT
  stage."recordId", stage."id", stage."stage",
  ROW_NUMBER() OVER (PARTITION BY stage."recordId" ORDER BY stage."order", stage."position") AS "place"
FROM ${table("journeyBlueprint_stages")} AS stage`,
    ],
    [
      "stands_for",
      `SELECT planned."recordId", planned."stage", planned."id"
FROM planned
JOIN (
  SELECT planned."recordId", planned."stage", MIN(planned."place") AS "place"
  FROM planned
  GROUP BY planned."recordId", planned."stage"
) AS first ON first."recordId" = planned."recordId" AND first."stage" = planned."stage" AND first."place" = planned."place"`,
    ],
    [
      "stage_order",
      `SELECT plans."id" AS "journeyId", planned."id" AS "stage", planned."place"
FROM plans
JOIN planned ON planned."recordId" = plans."plan"
UNION ALL
SELECT recorded."id", usual."id", usual."place"
FROM recorded
LEFT JOIN plans ON plans."id" = recorded."id"
CROSS JOIN usual
WHERE NOT EXISTS (SELECT 1 FROM planned WHERE planned."recordId" = plans."plan")`,
    ],
    [
      "happened",
      `SELECT
  lived."recordId" AS "journeyId",
  lived."at", lived."channel", lived."byCustomer",
  lived."status" = 'failed' AS "failed",
  COALESCE(lived."touchpointId", step."touchpointId", lived."stepId") AS "name",
  COALESCE(
    step."stageId", definition."stageId", same."id", other."id", definition."stage", lived."stage"
  ) AS "stage",
  ROW_NUMBER() OVER (PARTITION BY lived."recordId" ORDER BY lived."at", lived."position") AS "place"
FROM lived
CROSS JOIN observation
LEFT JOIN plans ON plans."id" = lived."recordId"
LEFT JOIN ${table("journeyBlueprint_steps")} AS step ON step."recordId" = plans."plan" AND step."id" = lived."stepId"
LEFT JOIN ${table("touchpoint")} AS definition ON definition."id" = COALESCE(lived."touchpointId", step."touchpointId")
LEFT JOIN planned AS same
  ON same."recordId" = plans."plan" AND same."id" = COALESCE(definition."stage", lived."stage")
LEFT JOIN stands_for AS other
  ON other."recordId" = plans."plan" AND other."stage" = COALESCE(definition."stage", lived."stage")
WHERE lived."at" <= observation."asOf" AND lived."status" NOT IN ('missing', 'skipped', 'pending')`,
    ],
    [
      "timed",
      `SELECT
  recorded.*,
  plans."plan",
  observation."asOf",
  last."at" AS "last",
  CASE WHEN plan."timeout_clock" = 'calendar'
    THEN COALESCE(last."at", recorded."start") + CAST(FLOOR(plan."timeout_seconds" * 1000) AS ${types.int}) END AS "lapse",
  CASE WHEN recorded."ever_end" IS NULL THEN recorded."status" NOT IN ${texts(["completed", "abandoned", "failed", "timed-out"])}
    ELSE recorded."ever_end" > observation."asOf" END AS "isOpen"
FROM recorded
CROSS JOIN observation
LEFT JOIN plans ON plans."id" = recorded."id"
LEFT JOIN ${table("journeyBlueprint")} AS plan ON ${versionKey("plan")} = plans."plan"
LEFT JOIN (
  SELECT happened."journeyId", MAX(happened."at") AS "at" FROM happened GROUP BY happened."journeyId"
) AS last ON last."journeyId" = recorded."id"
WHERE recorded."start" <= observation."asOf"`,
    ],
    [
      "journeys",
      `SELECT
  timed.*,
  NOT timed."isOpen" OR ${holds('timed."lapse" < timed."asOf"')} AS "ended",
  CASE WHEN NOT timed."isOpen" THEN timed."status"
    WHEN timed."lapse" < timed."asOf" THEN 'timed-out'
    WHEN timed."ever_end" IS NULL THEN timed."status" ELSE 'in-progress' END AS "statusThen",
  CASE WHEN NOT timed."isOpen" THEN timed."ever_end" WHEN timed."lapse" < timed."asOf" THEN timed."lapse" END AS "end"
FROM timed`,
    ],
  ];
}

/** Versions of a plan share its id: the lists of each are told apart by both. */
const versionKey = (row: string): string => `${row}."id" || '@' || COALESCE(${row}."version", '')`;
