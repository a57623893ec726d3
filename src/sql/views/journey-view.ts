import type { JourneyColumns } from "../../facts/journey.ts";
import { type JourneyViewOptions, seenJourneys } from "./journey-stages.ts";
import { holds, type Stage, type ViewText, type Writing } from "./view.ts";

/** One row for each journey, as `journeyFacts` makes them where no friction is told by other means. */
export function journeyView(writing: Writing, options: JourneyViewOptions): ViewText<JourneyColumns> {
  const { table, milliseconds } = writing;
  const path = (which: string) =>
    `CASE WHEN COUNT(CASE WHEN ${which} AND named."name" IS NULL THEN 1 END) = 0
    THEN STRING_AGG(CASE WHEN ${which} THEN named."escaped" END, ' > ' ORDER BY named."place") END`;
  const isTold = `fact."touchpoints_count" IS NOT NULL`;
  const told = (sql: string) => `CASE WHEN ${isTold} THEN ${sql} END`;
  return {
    stages: [
      ...seenJourneys(writing, options),
      ...fewestSteps(writing),
      [
        "named",
        `SELECT
  happened.*,
  REPLACE(REPLACE(happened."name", '\\', '\\\\'), '>', '\\>') AS "escaped",
  happened."place" = 1 OR happened."name" IS DISTINCT FROM LAG(happened."name") OVER (
    PARTITION BY happened."journeyId" ORDER BY happened."place"
  ) AS "isAnother",
  ${holds(`LAG(happened."failed") OVER (PARTITION BY happened."journeyId" ORDER BY happened."place")`)} AS "followsFailure"
FROM happened`,
      ],
      [
        "paths",
        `SELECT
  named."journeyId",
  COUNT(*) AS "touchpoints",
  COUNT(CASE WHEN named."byCustomer" THEN 1 END) AS "steps",
  CASE WHEN COUNT(CASE WHEN named."byCustomer" AND named."name" IS NULL THEN 1 END) = 0
    THEN COUNT(DISTINCT CASE WHEN named."byCustomer" THEN named."name" END) END AS "uniqueSteps",
  COUNT(CASE WHEN named."failed" THEN 1 END) AS "failed",
  ${path("TRUE")} AS "path",
  ${path('named."isAnother"')} AS "collapsedPath"
FROM named
GROUP BY named."journeyId"`,
      ],
      [
        "channelled",
        `SELECT
  named."journeyId", named."channel", named."followsFailure",
  named."channel" <> LAG(named."channel") OVER (PARTITION BY named."journeyId" ORDER BY named."place") AS "isChange"
FROM named
WHERE named."channel" IS NOT NULL`,
      ],
      [
        "channels",
        `SELECT
  channelled."journeyId",
  COUNT(DISTINCT channelled."channel") AS "channels",
  COUNT(CASE WHEN channelled."isChange" THEN 1 END) AS "changes",
  COUNT(CASE WHEN channelled."isChange" AND channelled."followsFailure" THEN 1 END) AS "forced"
FROM channelled
GROUP BY channelled."journeyId"`,
      ],
      [
        "delays",
        `SELECT deviation."recordId", COUNT(*) AS "delays"
FROM ${table("journeyInstance_deviations")} AS deviation
CROSS JOIN observation
WHERE deviation."type" = 'delay'
  AND (deviation."at" IS NULL OR ${milliseconds('deviation."at"')} <= observation."asOf")
GROUP BY deviation."recordId"`,
      ],
      [
        "travelled",
        `SELECT
  journeys.*,
  fewest."steps" AS "minimalSteps",
  paths."touchpoints", paths."steps", paths."uniqueSteps", paths."failed", paths."path", paths."collapsedPath",
  channels."channels", channels."changes", channels."forced",
  CASE WHEN journeys."deviations_count" IS NOT NULL THEN COALESCE(delays."delays", 0) END AS "waits"
FROM journeys
LEFT JOIN fewest ON fewest."plan" = journeys."plan"
LEFT JOIN paths ON paths."journeyId" = journeys."id"
LEFT JOIN channels ON channels."journeyId" = journeys."id"
LEFT JOIN delays ON delays."recordId" = journeys."id"`,
      ],
    ],
    from: "travelled",
    columns: {
      journeyId: `fact."id"`,
      blueprintId: `fact."blueprintId"`,
      blueprintVersion: `fact."blueprintVersion"`,
      customerId: `fact."customerId"`,
      status: `fact."statusThen"`,
      startedAt: `fact."start"`,
      endedAt: `fact."end"`,
      ended: `fact."ended"`,
      completed: `fact."statusThen" = 'completed'`,
      durationMs: `fact."end" - fact."start"`,
      observedMs: `fact."asOf" - fact."start"`,
      touchpoints: told(`COALESCE(fact."touchpoints", 0)`),
      steps: told(`COALESCE(fact."steps", 0)`),
      uniqueSteps: told(`CASE WHEN fact."touchpoints" IS NULL THEN 0 ELSE fact."uniqueSteps" END`),
      minimalSteps: `fact."minimalSteps"`,
      channels: `fact."channels"`,
      channelChanges: `fact."changes"`,
      forcedChannelChanges: `fact."forced"`,
      path: `fact."path"`,
      collapsedPath: `fact."collapsedPath"`,
      errors: told(`COALESCE(fact."failed", 0)`),
      rageClicks: null,
      repeatContacts: null,
      transfers: null,
      waits: `fact."waits"`,
    },
  };
}

/** The fewest steps of each plan that lead to its goal, as the step `fewest`. */
function fewestSteps({ table }: Writing): readonly Stage[] {
  const isFork = holds('step."branch_exclusive"');
  return [
    [
      "required",
      `SELECT
  step."recordId",
  CASE WHEN ${isFork} THEN step."branch_group" END AS "fork",
  CASE WHEN NOT ${isFork} THEN step."position" END AS "alone",
  MIN(GREATEST(1, COALESCE(step."repeatable_min", 1))) AS "times"
FROM ${table("journeyBlueprint_steps")} AS step
LEFT JOIN ${table("touchpoint")} AS definition ON definition."id" = step."touchpointId"
WHERE step."required" AND COALESCE(definition."initiator", 'customer') IN ('customer', 'unknown')
GROUP BY 1, 2, 3`,
    ],
    [
      "fewest",
      `SELECT required."recordId" AS "plan", SUM(required."times") AS "steps"
FROM required
GROUP BY required."recordId"`,
    ],
  ];
}
