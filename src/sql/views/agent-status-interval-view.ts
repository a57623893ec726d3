import type { AgentActivity } from "../../facts/agent-activity.ts";
import { activityOfStatus } from "../../facts/agent-activity.ts";
import type { AgentStatusIntervalColumns } from "../../facts/agent-status-interval.ts";
import type { Instant } from "../../time/instant.ts";
import { quoteText } from "../dialect.ts";
import { type AsOf, instantMs, observation, texts, type ViewText, type Writing } from "./view.ts";

/** What a view of agents' time can be told, as `agentStatusIntervalFacts` can; a plan is none of it. */
export interface AgentStatusIntervalViewOptions {
  readonly asOf?: AsOf;
  readonly window?: { readonly from: Instant; readonly to: Instant };
  readonly activities?: Readonly<Record<string, AgentActivity>>;
  readonly paidActivities?: readonly AgentActivity[];
}

/** One row for each stretch of an agent's time in one status, as `agentStatusIntervalFacts` makes them without a plan. */
export function agentStatusIntervalView(
  writing: Writing,
  { asOf, window, activities = {}, paidActivities }: AgentStatusIntervalViewOptions,
): ViewText<AgentStatusIntervalColumns> {
  const { table, milliseconds, ordered, instantText } = writing;
  const from =
    window === undefined ? 'next."from"' : `GREATEST(next."from", ${instantMs("window.from", window.from)})`;
  const ends = [
    'COALESCE(next."to", observation."asOf")',
    'COALESCE(next."next", observation."asOf")',
    'observation."asOf"',
    ...(window === undefined ? [] : [`${instantMs("window.to", window.to)}`]),
  ];
  return {
    stages: [
      [
        "read",
        `SELECT
  record.*,
  ${milliseconds('record."startAt"')} AS "from",
  ${milliseconds('record."endAt"')} AS "to"
FROM ${table("agentStatusInterval")} AS record`,
      ],
      observation(writing, asOf, `SELECT MAX(COALESCE(read."to", read."from")) AS "asOf" FROM read`),
      [
        "next",
        `SELECT
  read.*,
  LEAD(read."from") OVER (
    PARTITION BY read."agentId" ORDER BY read."from", CASE WHEN read."to" IS NULL THEN 1 ELSE 0 END, read."to", ${ordered('read."id"')}
  ) AS "next"
FROM read
WHERE read."to" IS NULL OR read."to" > read."from"`,
      ],
      [
        "stretches",
        `SELECT
  next.*,
  ${from} AS "begin",
  LEAST(${ends.join(", ")}) AS "end",
  ${activitySql("next", activities)} AS "activity"
FROM next
CROSS JOIN observation`,
      ],
      ["lasting", `SELECT stretches.* FROM stretches WHERE stretches."begin" < stretches."end"`],
    ],
    from: "lasting",
    columns: {
      intervalId: `fact."agentId" || ' ' || ${instantText('fact."begin"')}`,
      agentId: `fact."agentId"`,
      status: `COALESCE(fact."rawStatus", fact."status")`,
      activity: `fact."activity"`,
      loggedIn: `fact."activity" <> 'offline'`,
      planned: null,
      adherent: null,
      paid:
        paidActivities === undefined
          ? null
          : paidActivities.length === 0
            ? `CASE WHEN fact."activity" IS NOT NULL THEN FALSE END`
            : `fact."activity" IN ${texts(paidActivities)}`,
      startAt: `fact."begin"`,
      endAt: `fact."end"`,
      durationMs: `fact."end" - fact."begin"`,
    },
  };
}

/** What a status amounts to, by the source's own word first. */
function activitySql(row: string, own: Readonly<Record<string, AgentActivity>>): string {
  const chosen = (column: string, all: Iterable<readonly [string, AgentActivity]>) => {
    const cases = Array.from(
      all,
      ([word, activity]) => `WHEN ${quoteText(word)} THEN ${quoteText(activity)}`,
    );
    return cases.length === 0 ? [] : [`CASE ${row}."${column}" ${cases.join(" ")} END`];
  };
  const given = Object.entries(own);
  return `COALESCE(${[...chosen("rawStatus", given), ...chosen("status", given), ...chosen("status", activityOfStatus)].join(", ")})`;
}
