import { type AsOf, observation, type Stage, type Writing } from "./view.ts";

/** Which hits are read and how sessions are told apart. */
export interface SiteSessions {
  /** Table or view of hits, as SQL writes its name. */
  readonly hits: string;
  /** What of a hit is read beside its `position`, `visitorId`, `sessionId`, `at` and `kind`. */
  readonly also: readonly string[];
  readonly asOf: AsOf;
  readonly idleMs: number;
}

/** Hits until the end of observation, each with its session, its `id`, and its `place` in it, as the step `placed`. */
export function siteSessions(writing: Writing, { hits, also, asOf, idleMs }: SiteSessions): readonly Stage[] {
  const { milliseconds, types } = writing;
  const at = milliseconds('hit."at"');
  // Hits whose session the source tells start none of the others.
  const ofVisitor = `PARTITION BY hits."visitorId", hits."sessionId" IS NULL ORDER BY hits."at", hits."position"`;
  return [
    observation(writing, asOf, ""),
    [
      "hits",
      `SELECT
  hit."position", hit."visitorId", hit."sessionId", hit."kind", ${also.map((column) => `hit."${column}", `).join("")}
  ${at} AS "at",
  observation."asOf"
FROM ${hits} AS hit
CROSS JOIN observation
WHERE ${at} <= observation."asOf"`,
    ],
    [
      "starting",
      `SELECT
  hits.*,
  CASE WHEN hits."at" - LAG(hits."at") OVER (${ofVisitor}) <= ${idleMs} THEN 0 ELSE 1 END AS "isStart"
FROM hits`,
    ],
    [
      "numbered",
      `SELECT
  hits.*,
  COALESCE(
    hits."sessionId",
    hits."visitorId" || '#' || CAST(CAST(SUM(hits."isStart") OVER (${ofVisitor}) AS ${types.int}) AS ${types.text})
  ) AS "id"
FROM starting AS hits`,
    ],
    [
      "placed",
      `SELECT
  numbered.*,
  ROW_NUMBER() OVER (PARTITION BY numbered."id" ORDER BY numbered."at", numbered."position") AS "place"
FROM numbered`,
    ],
  ];
}

/** What the first or last hit says of a session that something holds of, for a step that has the place of that hit. */
export const saidAt = (place: string, column: string): string =>
  `MAX(CASE WHEN told."place" = ${place} THEN told."${column}" END)`;
