import type { HelpCentreSessionColumns } from "../../facts/help-centre-session.ts";
import { contactStarts } from "./interaction-stages.ts";
import { saidAt, siteSessions } from "./site-session-stages.ts";
import type { AsOf, ViewText, Writing } from "./view.ts";

/** What a view of sessions in the help centre is told, as `helpCentreSessionFacts` is. */
export interface HelpCentreSessionViewOptions {
  /**
   * Table or view of hits, as SQL writes its name: columns `position`, `visitorId`, `customerId`, `sessionId`, `at` and
   * `kind`. The position, a number, tells in which order hits at one instant come.
   */
  readonly hits: string;
  readonly asOf: AsOf;
  readonly idleMs?: number;
}

/** One row for each session in the help centre, as `helpCentreSessionFacts` makes them. */
export function helpCentreSessionView(
  writing: Writing,
  { hits, asOf, idleMs = 1_800_000 }: HelpCentreSessionViewOptions,
): ViewText<HelpCentreSessionColumns> {
  const place = (which: "MIN" | "MAX", condition: string) =>
    `${which}(CASE WHEN ${condition} THEN searched."place" END) OVER (PARTITION BY searched."id")`;
  const searching = (row: string) => `${row}."kind" IN ('search', 'result')`;
  const count = (condition: string) => `COUNT(CASE WHEN ${condition} THEN 1 END)`;
  return {
    stages: [
      ...siteSessions(writing, { hits, also: ["customerId"], asOf, idleMs }),
      contactStarts(writing),
      [
        "searched",
        `SELECT
  placed.*,
  placed."kind" = 'result' AND LAG(placed."kind") OVER (
    PARTITION BY placed."id", ${searching("placed")} ORDER BY placed."place"
  ) = 'search' AS "opensSearch"
FROM placed`,
      ],
      [
        "told",
        `SELECT
  searched.*,
  ${place("MIN", 'searched."customerId" IS NOT NULL')} AS "customerPlace",
  ${place("MAX", `searched."kind" IN ('helped', 'not-helped')`)} AS "opinionPlace"
FROM searched`,
      ],
      [
        "sessions",
        `SELECT
  told."id",
  ${saidAt("1", "visitorId")} AS "visitorId",
  ${saidAt('told."customerPlace"', "customerId")} AS "customerId",
  ${saidAt('told."opinionPlace"', "kind")} AS "opinion",
  MIN(told."at") AS "began",
  MAX(told."at") AS "ended",
  MAX(told."asOf") AS "asOf",
  ${count(`told."kind" IN ('article', 'result')`)} AS "articleViews",
  ${count(`told."kind" = 'search'`)} AS "searches",
  ${count('told."opensSearch"')} AS "searchesOpened",
  ${count(`told."kind" = 'not-helped'`)} AS "notHelped"
FROM told
GROUP BY told."id"`,
      ],
      [
        "followed",
        `SELECT sessions."id", MIN(contacts."start") AS "contact"
FROM sessions
JOIN contacts ON contacts."customerId" = sessions."customerId" AND contacts."start" >= sessions."began"
GROUP BY sessions."id"`,
      ],
      [
        "observed",
        `SELECT sessions.*, followed."contact"\nFROM sessions\nLEFT JOIN followed ON followed."id" = sessions."id"`,
      ],
    ],
    from: "observed",
    columns: {
      sessionId: `fact."id"`,
      visitorId: `fact."visitorId"`,
      customerId: `fact."customerId"`,
      discarded: null,
      startedAt: `fact."began"`,
      endedAt: `fact."ended"`,
      open: `fact."ended" >= fact."asOf" - ${idleMs}`,
      articleViews: `fact."articleViews"`,
      searches: `fact."searches"`,
      searchesOpened: `fact."searchesOpened"`,
      confirmed: `COALESCE(fact."opinion" = 'helped', FALSE)`,
      negativeFeedback: `fact."notHelped" > 0`,
      nextContactMs: `CASE WHEN fact."contact" IS NOT NULL THEN GREATEST(0, fact."contact" - fact."ended") END`,
      observedMs: `fact."asOf" - fact."ended"`,
    },
  };
}
