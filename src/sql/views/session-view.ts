import type { SessionColumns } from "../../facts/session.ts";
import { saidAt, siteSessions } from "./site-session-stages.ts";
import type { AsOf, ViewText, Writing } from "./view.ts";

/** What a view of sessions is told, as `sessionFacts` is. */
export interface SessionViewOptions {
  /**
   * Table or view of hits, as SQL writes its name: columns `position`, `visitorId`, `sessionId`, `at`, `kind` and `page`.
   * The position, a number, tells in which order hits at one instant come.
   */
  readonly hits: string;
  readonly asOf: AsOf;
  readonly idleMs?: number;
}

/** One row for each session, as `sessionFacts` makes them. */
export function sessionView(
  writing: Writing,
  { hits, asOf, idleMs = 1_800_000 }: SessionViewOptions,
): ViewText<SessionColumns> {
  const viewed = (which: "MIN" | "MAX") =>
    `${which}(CASE WHEN placed."kind" = 'view' THEN placed."place" END) OVER (PARTITION BY placed."id")`;
  return {
    stages: [
      ...siteSessions(writing, { hits, also: ["page"], asOf, idleMs }),
      [
        "told",
        `SELECT placed.*, ${viewed("MIN")} AS "firstView", ${viewed("MAX")} AS "lastView"\nFROM placed`,
      ],
      [
        "sessions",
        `SELECT
  told."id",
  ${saidAt("1", "visitorId")} AS "visitorId",
  ${saidAt('told."firstView"', "page")} AS "landingPage",
  ${saidAt('told."lastView"', "page")} AS "exitPage",
  MIN(told."at") AS "began",
  MAX(told."at") AS "ended",
  MAX(told."asOf") AS "asOf",
  COUNT(CASE WHEN told."kind" = 'view' THEN 1 END) AS "views",
  COUNT(CASE WHEN told."kind" = 'key' THEN 1 END) AS "keyEvents",
  COUNT(*) AS "hits"
FROM told
GROUP BY told."id"`,
      ],
    ],
    from: "sessions",
    columns: {
      sessionId: `fact."id"`,
      visitorId: `fact."visitorId"`,
      startedAt: `fact."began"`,
      landingPage: `fact."landingPage"`,
      exitPage: `fact."exitPage"`,
      open: `fact."ended" >= fact."asOf" - ${idleMs}`,
      durationMs: `fact."ended" - fact."began"`,
      views: `fact."views"`,
      keyEvents: `fact."keyEvents"`,
      interactions: `fact."hits"`,
    },
  };
}
