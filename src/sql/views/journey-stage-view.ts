import type { JourneyStageColumns } from "../../facts/journey-stage.ts";
import { type JourneyViewOptions, seenJourneys } from "./journey-stages.ts";
import { holds, type ViewText, type Writing } from "./view.ts";

/** One row for each stage that each journey reached, as `journeyStageFacts` makes them. */
export function journeyStageView(
  writing: Writing,
  options: JourneyViewOptions,
): ViewText<JourneyStageColumns> {
  return {
    isRecursive: true,
    stages: [
      ...seenJourneys(writing, options),
      [
        "staged",
        `SELECT
  happened."journeyId", happened."stage", happened."at", happened."place",
  CASE WHEN happened."stage" = LAG(happened."stage") OVER (PARTITION BY happened."journeyId" ORDER BY happened."place")
    THEN 0 ELSE 1 END AS "isEntry"
FROM happened
JOIN journeys ON journeys."id" = happened."journeyId"
WHERE happened."stage" IS NOT NULL`,
      ],
      [
        "stays",
        `SELECT
  staged.*,
  SUM(staged."isEntry") OVER (PARTITION BY staged."journeyId" ORDER BY staged."place") AS "visit"
FROM staged`,
      ],
      [
        "runs",
        `SELECT
  stays."journeyId", stays."stage", stays."visit", MIN(stays."at") AS "entry", MAX(stays."at") AS "last"
FROM stays
GROUP BY stays."journeyId", stays."stage", stays."visit"`,
      ],
      [
        "visits",
        `SELECT
  runs.*,
  COALESCE(
    LEAD(runs."entry") OVER (PARTITION BY runs."journeyId" ORDER BY runs."visit"),
    CASE WHEN journeys."end" IS NOT NULL THEN GREATEST(journeys."end", runs."last") END
  ) AS "exit",
  LAG(runs."stage") OVER (PARTITION BY runs."journeyId" ORDER BY runs."visit") AS "before",
  LEAD(runs."visit") OVER (PARTITION BY runs."journeyId" ORDER BY runs."visit") IS NULL AS "isLast"
FROM runs
JOIN journeys ON journeys."id" = runs."journeyId"`,
      ],
      [
        "reached",
        `SELECT
  visits."journeyId", visits."stage",
  MIN(visits."visit") AS "first",
  MIN(visits."entry") AS "entered",
  MAX(visits."visit") AS "final",
  COUNT(*) AS "visits",
  CASE WHEN COUNT(visits."exit") = COUNT(*) THEN SUM(visits."exit" - visits."entry") END AS "durationMs",
  MAX(CASE WHEN visits."isLast" THEN 1 ELSE 0 END) = 1 AS "isLast"
FROM visits
GROUP BY visits."journeyId", visits."stage"`,
      ],
      [
        "later",
        `SELECT visits."journeyId", visits."visit", other."stage", MIN(other."visit") AS "next"
FROM visits
JOIN visits AS other ON other."journeyId" = visits."journeyId" AND other."visit" > visits."visit"
GROUP BY visits."journeyId", visits."visit", other."stage"`,
      ],
      [
        "progress",
        `SELECT reached."journeyId", reached."stage", stage_order."place", reached."first" AS "visit"
FROM reached
JOIN stage_order ON stage_order."journeyId" = reached."journeyId" AND stage_order."stage" = reached."stage"
UNION ALL
SELECT progress."journeyId", progress."stage", stage_order."place", later."next"
FROM progress
JOIN stage_order ON stage_order."journeyId" = progress."journeyId" AND stage_order."place" = progress."place" + 1
JOIN later ON later."journeyId" = progress."journeyId" AND later."visit" = progress."visit" AND later."stage" = stage_order."stage"`,
      ],
      [
        "ordered",
        `SELECT
  reached.*,
  stage_order."place",
  following."stage" AS "nextStage",
  length."stages"
FROM reached
LEFT JOIN stage_order ON stage_order."journeyId" = reached."journeyId" AND stage_order."stage" = reached."stage"
LEFT JOIN stage_order AS following
  ON following."journeyId" = reached."journeyId" AND following."place" = stage_order."place" + 1
LEFT JOIN (
  SELECT stage_order."journeyId", MAX(stage_order."place") AS "stages" FROM stage_order GROUP BY stage_order."journeyId"
) AS length ON length."journeyId" = reached."journeyId"`,
      ],
      [
        "nearest",
        `SELECT ordered."journeyId", ordered."stage", MIN(ABS(stays."at" - ordered."entered")) AS "ms"
FROM ordered
JOIN stays ON stays."journeyId" = ordered."journeyId" AND stays."stage" = ordered."nextStage"
GROUP BY ordered."journeyId", ordered."stage"`,
      ],
      [
        "direct",
        `SELECT visits."journeyId", visits."before", visits."stage", MIN(visits."visit") AS "visit"
FROM visits
WHERE visits."before" IS NOT NULL
GROUP BY visits."journeyId", visits."before", visits."stage"`,
      ],
      [
        "entered",
        `SELECT
  ordered.*,
  journeys."blueprintId", journeys."customerId", journeys."statusThen", journeys."ended", journeys."asOf", journeys."last",
  final."exit" AS "exited",
  next."entry" AS "nextEntry",
  directly."entry" AS "directEntry",
  goal."entry" AS "goalEntry",
  nearest."ms" AS "nearestMs"
FROM ordered
JOIN journeys ON journeys."id" = ordered."journeyId"
JOIN visits AS final ON final."journeyId" = ordered."journeyId" AND final."visit" = ordered."final"
LEFT JOIN later ON later."journeyId" = ordered."journeyId" AND later."visit" = ordered."first" AND later."stage" = ordered."nextStage"
LEFT JOIN visits AS next ON next."journeyId" = ordered."journeyId" AND next."visit" = later."next"
LEFT JOIN direct ON direct."journeyId" = ordered."journeyId" AND direct."before" = ordered."stage" AND direct."stage" = ordered."nextStage"
LEFT JOIN visits AS directly ON directly."journeyId" = ordered."journeyId" AND directly."visit" = direct."visit"
LEFT JOIN progress ON progress."journeyId" = ordered."journeyId" AND progress."stage" = ordered."stage"
  AND progress."place" = ordered."stages" AND ordered."place" < ordered."stages"
LEFT JOIN visits AS goal ON goal."journeyId" = ordered."journeyId" AND goal."visit" = progress."visit"
LEFT JOIN nearest ON nearest."journeyId" = ordered."journeyId" AND nearest."stage" = ordered."stage"`,
      ],
    ],
    from: "entered",
    columns: {
      journeyId: `fact."journeyId"`,
      blueprintId: `fact."blueprintId"`,
      customerId: `fact."customerId"`,
      stage: `fact."stage"`,
      place: `fact."place"`,
      nextStage: `fact."nextStage"`,
      enteredAt: `fact."entered"`,
      exitedAt: `fact."exited"`,
      open: `fact."isLast" AND NOT fact."ended"`,
      visits: `fact."visits"`,
      durationMs: `fact."durationMs"`,
      untilNextStageMs: `fact."nextEntry" - fact."entered"`,
      untilNextStageDirectlyMs: `fact."directEntry" - fact."entered"`,
      nearestNextStageMs: `fact."nearestMs"`,
      untilLastStageMs: `fact."goalEntry" - fact."entered"`,
      observedMs: `fact."asOf" - fact."entered"`,
      lastSeen: `fact."isLast"`,
      journeyCompleted: holds(`fact."statusThen" = 'completed'`),
      journeyEnded: `fact."ended"`,
      inactiveMs: `fact."asOf" - fact."last"`,
    },
  };
}
