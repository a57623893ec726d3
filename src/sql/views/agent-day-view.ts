import type { AgentDayColumns } from "../../facts/agent-day.ts";
import { DAY_MS } from "../../time/civil.ts";
import { localDays, sessionParts } from "./agent-day-stages.ts";
import { seenInteractions } from "./interaction-stages.ts";
import { type AsOf, instantMs, type ViewText, type Writing } from "./view.ts";

/** What a view of agents' days is told, as `agentDayFacts` is. */
export interface AgentDayViewOptions {
  readonly timeZone: string;
  readonly channels?: readonly string[];
  /** Moment at which open sessions are counted; like the end of observation it may be SQL. */
  readonly snapshotAt?: AsOf;
  readonly asOf?: AsOf;
}

/** One row for each agent and each local day on which the agent was in a session, as `agentDayFacts` makes them. */
export function agentDayView(
  writing: Writing,
  { timeZone, channels = ["chat"], snapshotAt, asOf }: AgentDayViewOptions,
): ViewText<AgentDayColumns> {
  const date = `LEFT(${writing.instantText(`(fact."day" * ${DAY_MS})`)}, 10)`;
  return {
    isRecursive: true,
    stages: [
      ...seenInteractions(writing, asOf),
      ...sessionParts(writing, channels),
      ...localDays(writing, timeZone),
      [
        "snapshot",
        `SELECT CASE WHEN asked."at" <= observation."asOf" THEN asked."at" END AS "at"
FROM observation
CROSS JOIN (SELECT ${momentSql(writing, snapshotAt)} AS "at") AS asked`,
      ],
      [
        "shares",
        `SELECT
  parts."recordId", parts."agentId", parts."isOpen", parts."last", days."day", days."start",
  GREATEST(parts."from", days."start") AS "from",
  LEAST(parts."to", days."next") AS "to",
  CASE WHEN snapshot."at" >= days."start" AND snapshot."at" < days."next" THEN snapshot."at" END AS "snapshot"
FROM dated
JOIN days ON days."day" = dated."day"
JOIN parts ON parts."recordId" = dated."recordId" AND parts."agentId" = dated."agentId"
CROSS JOIN snapshot
WHERE GREATEST(parts."from", days."start") < LEAST(parts."to", days."next")`,
      ],
      [
        "counted",
        `SELECT
  shares.*,
  ${notCovered('shares."agentId", shares."day", shares."recordId"')} AS "sessionMs",
  ${notCovered('shares."agentId", shares."day"')} AS "engagedMs"
FROM shares`,
      ],
      [
        "totals",
        `SELECT
  counted."agentId", counted."day", counted."start", counted."snapshot",
  COUNT(DISTINCT counted."recordId") AS "sessions",
  SUM(counted."sessionMs") AS "sessionMs",
  SUM(counted."engagedMs") AS "engagedMs",
  COUNT(DISTINCT CASE
    WHEN (counted."from" <= counted."snapshot" AND counted."snapshot" < counted."to")
      OR (counted."isOpen" AND counted."snapshot" = counted."last")
    THEN counted."recordId" END) AS "openSessions"
FROM counted
GROUP BY counted."agentId", counted."day", counted."start", counted."snapshot"`,
      ],
    ],
    from: "totals",
    columns: {
      agentDayId: `fact."agentId" || ' ' || ${date}`,
      agentId: `fact."agentId"`,
      date,
      startAt: `fact."start"`,
      sessions: `fact."sessions"`,
      sessionMs: `fact."sessionMs"`,
      engagedMs: `fact."engagedMs"`,
      openSessions: `CASE WHEN fact."snapshot" IS NOT NULL THEN fact."openSessions" END`,
    },
  };
}

/** How much of a stretch none of those that began before it has taken, of some together. */
const notCovered = (of: string): string => `GREATEST(0, shares."to" - GREATEST(shares."from", COALESCE(
    MAX(shares."to") OVER (PARTITION BY ${of} ORDER BY shares."from" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    shares."from"
  )))`;

/** Epoch milliseconds of a moment among the options, NULL where none is said. */
function momentSql({ milliseconds, types }: Writing, snapshotAt: AsOf | undefined): string {
  if (snapshotAt === undefined) return `CAST(NULL AS ${types.int})`;
  return typeof snapshotAt === "string"
    ? `${instantMs("snapshotAt", snapshotAt)}`
    : milliseconds(`(${snapshotAt.sql})`);
}
