import type { JourneyTransitionColumns } from "../../facts/journey-transition.ts";
import { type JourneyViewOptions, seenJourneys } from "./journey-stages.ts";
import type { ViewText, Writing } from "./view.ts";

/** For each journey its start, each touchpoint after another, and where it stops, as `journeyTransitionFacts` makes them. */
export function journeyTransitionView(
  writing: Writing,
  options: JourneyViewOptions,
): ViewText<JourneyTransitionColumns> {
  return {
    stages: [
      ...seenJourneys(writing, options),
      [
        "counted",
        `SELECT
  happened.*,
  CASE WHEN happened."name" IS NOT NULL
    THEN ROW_NUMBER() OVER (PARTITION BY happened."journeyId", happened."name" ORDER BY happened."place") END AS "occurrence"
FROM happened`,
      ],
      [
        "indexes",
        `SELECT counted."journeyId", counted."place" AS "index" FROM counted
UNION ALL
SELECT counted."journeyId", 0 FROM counted WHERE counted."place" = 1`,
      ],
      [
        "transitions",
        `SELECT
  journeys."id", journeys."blueprintId", journeys."customerId", indexes."index",
  CASE WHEN indexes."index" = 0 THEN 'start' WHEN target."place" IS NOT NULL THEN 'step'
    WHEN journeys."ended" THEN 'end' ELSE 'open' END AS "kind",
  origin."name" AS "from", target."name" AS "to", origin."occurrence",
  origin."stage" AS "fromStage", target."stage" AS "toStage",
  origin."channel" AS "fromChannel", target."channel" AS "toChannel",
  COALESCE(target."at", origin."at") AS "at",
  target."at" - origin."at" AS "elapsedMs"
FROM indexes
JOIN journeys ON journeys."id" = indexes."journeyId"
LEFT JOIN counted AS origin ON origin."journeyId" = indexes."journeyId" AND origin."place" = indexes."index"
LEFT JOIN counted AS target ON target."journeyId" = indexes."journeyId" AND target."place" = indexes."index" + 1`,
      ],
    ],
    from: "transitions",
    columns: {
      journeyId: `fact."id"`,
      blueprintId: `fact."blueprintId"`,
      customerId: `fact."customerId"`,
      index: `fact."index"`,
      kind: `fact."kind"`,
      from: `fact."from"`,
      to: `fact."to"`,
      occurrence: `fact."occurrence"`,
      fromStage: `fact."fromStage"`,
      toStage: `fact."toStage"`,
      fromChannel: `fact."fromChannel"`,
      toChannel: `fact."toChannel"`,
      at: `fact."at"`,
      elapsedMs: `fact."elapsedMs"`,
    },
  };
}
