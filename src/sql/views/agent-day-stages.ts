import { DAY_MS } from "../../time/civil.ts";
import { holds, type Stage, texts, type Writing } from "./view.ts";

/**
 * When agents were in which of the interactions in the step `seen`, as the step `parts`: a row for each stretch of a
 * session, which may overlap others of it, up to the end of observation. `first` and `last` are the session's own.
 */
export function sessionParts(
  { table, milliseconds }: Writing,
  channels: readonly string[],
): readonly Stage[] {
  const ofSession = 'PARTITION BY lasting."recordId", lasting."agentId"';
  return [
    [
      "served",
      `SELECT seen."id", seen."firstPerson", seen."answered", seen."end", seen."asOf"
FROM seen
WHERE ${channels.length === 0 ? "FALSE" : `seen."channel" IN ${texts(channels)}`}
  AND NOT ${holds('seen."isSpam"')} AND NOT ${holds('seen."isTest"')}`,
    ],
    [
      "engaged",
      `SELECT
  served."id" AS "recordId",
  part."actor_id" AS "agentId",
  ${milliseconds('part."startAt"')} AS "from",
  COALESCE(${milliseconds('part."endAt"')}, served."end") AS "end",
  served."asOf"
FROM served
JOIN ${table("interaction_segments")} AS part ON part."recordId" = served."id"
LEFT JOIN people ON people."recordId" = served."id" AND people."agentId" = part."actor_id"
WHERE part."type" IN ${texts(["interact", "hold", "conference"])}
  AND part."actor_type" = 'agent' AND NOT ${holds('part."actor_isAutomated"')} AND part."actor_id" IS NOT NULL
  AND (served."firstPerson" IS NULL OR people."agentId" IS NOT NULL)
  AND ${milliseconds('part."startAt"')} <= served."asOf"`,
    ],
    [
      "stays",
      `SELECT engaged.* FROM engaged
UNION ALL
SELECT served."id", served."firstPerson", served."answered", served."end", served."asOf"
FROM served
WHERE served."firstPerson" IS NOT NULL AND served."answered" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM engaged WHERE engaged."recordId" = served."id")`,
    ],
    [
      "lasting",
      `SELECT
  stays."recordId", stays."agentId", stays."from",
  LEAST(COALESCE(stays."end", stays."asOf"), stays."asOf") AS "to",
  COALESCE(stays."end" > stays."asOf", TRUE) AS "isOpen"
FROM stays`,
    ],
    [
      "parts",
      `SELECT
  lasting.*,
  MIN(lasting."from") OVER (${ofSession}) AS "first",
  MAX(lasting."to") OVER (${ofSession}) AS "last"
FROM lasting
WHERE lasting."from" < lasting."to"`,
    ],
  ];
}

/**
 * The local days that each session in the step `parts` may touch, as the step `dated`, counted from 1970-01-01, and where
 * each such day begins and the next one does, as the step `days`. Clocks that go back behind midnight show a day that is over,
 * so the day after the last is among them.
 */
export function localDays(writing: Writing, timeZone: string): readonly Stage[] {
  const { milliseconds, instant, calendar, dayNumber, types } = writing;
  const local = (ms: string) => calendar.local(instant(ms), timeZone);
  const day = (ms: string) => `CAST(${dayNumber(local(ms))} AS ${types.int})`;
  const reading = (ms: string) => milliseconds(local(ms));
  const offset = (ms: string) => `(${reading(ms)} - (${ms}))`;
  return [
    [
      "sessions",
      `SELECT DISTINCT
  parts."recordId", parts."agentId", ${day('parts."first"')} AS "day", ${day('(parts."last" - 1)')} + 1 AS "lastDay"
FROM parts`,
    ],
    [
      "dated",
      `SELECT sessions.* FROM sessions
UNION ALL
SELECT dated."recordId", dated."agentId", dated."day" + 1, dated."lastDay"
FROM dated
WHERE dated."day" < dated."lastDay"`,
    ],
    [
      "midnights",
      `SELECT
  dates."day",
  dates."day" * ${DAY_MS} AS "midnight",
  dates."day" * ${DAY_MS} - ${offset(`((dates."day" - 1) * ${DAY_MS})`)} AS "byEarlier",
  dates."day" * ${DAY_MS} - ${offset(`((dates."day" + 1) * ${DAY_MS})`)} AS "byLater"
FROM (SELECT dated."day" FROM dated UNION SELECT dated."day" + 1 FROM dated) AS dates`,
    ],
    // AT TIME ZONE would take the later of two midnights. The earlier offset gives the earlier one, or, where clocks skip
    // midnight, the end of a gap that began there.
    [
      "starts",
      `SELECT
  midnights."day",
  CASE
    WHEN ${reading('midnights."byEarlier"')} <> midnights."midnight" AND ${reading('midnights."byLater"')} = midnights."midnight"
    THEN midnights."byLater" ELSE midnights."byEarlier" END AS "start"
FROM midnights`,
    ],
    [
      "days",
      `SELECT starts.*, LEAD(starts."start") OVER (ORDER BY starts."day") AS "next"
FROM starts`,
    ],
  ];
}
