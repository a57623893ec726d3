import type { AgentUpdateColumns } from "../../facts/agent-update.ts";
import type { WaitingOnByStatus } from "../../facts/status-time.ts";
import { aboutCase, statesInOrder } from "./case-stages.ts";
import { elapsedOn, summedOn } from "./clock.ts";
import { type ConversationViewOptions, conversations } from "./conversation-stages.ts";
import type { ViewText, Writing } from "./view.ts";
import { waitingOnSql } from "./waiting-on.ts";

/** What a view of agents' updates can be told, as `agentUpdateFacts` can. */
export interface AgentUpdateViewOptions extends ConversationViewOptions {
  readonly waitingOn?: WaitingOnByStatus;
}

/** One row for each public reply of an agent on a case, as `agentUpdateFacts` makes them. */
export function agentUpdateView(
  writing: Writing,
  { asOf, clock = "calendar", waitingOn = {} }: AgentUpdateViewOptions,
): ViewText<AgentUpdateColumns> {
  const summed = summedOn(writing, clock);
  return {
    stages: [
      ...conversations(writing, asOf),
      ...statesInOrder(writing),
      [
        "spans",
        `SELECT
  states."recordId", states."from",
  LEAD(states."from") OVER (PARTITION BY states."recordId" ORDER BY states."place") AS "to",
  FIRST_VALUE(states."from") OVER (PARTITION BY states."recordId" ORDER BY states."place") AS "first",
  ${waitingOnSql('states."status"', waitingOn)} AS "waitingOn",
  states."status" IN ('resolved', 'closed', 'canceled') AS "isStopped"
FROM states
CROSS JOIN observation
WHERE states."from" <= observation."limit"`,
      ],
      [
        "agents",
        `SELECT
  talk.*,
  LAG(talk."at") OVER (PARTITION BY talk."caseId" ORDER BY talk."place") AS "before"
FROM talk
WHERE talk."by" = 'agent'`,
      ],
      [
        "updates",
        `SELECT
  agents."caseId", agents."authorId", agents."at",
  ROW_NUMBER() OVER (PARTITION BY agents."caseId" ORDER BY agents."place") AS "number",
  LEAD(agents."at") OVER (PARTITION BY agents."caseId" ORDER BY agents."place") AS "next"
FROM agents
WHERE agents."before" IS NULL OR agents."before" <> agents."at"`,
      ],
      [
        "shared",
        `SELECT
  updates."caseId", updates."number", spans."waitingOn", spans."isStopped",
  GREATEST(updates."at", spans."from") AS "from",
  LEAST(updates."next", COALESCE(spans."to", updates."next")) AS "to"
FROM updates
JOIN cases ON cases."id" = updates."caseId"
JOIN spans ON spans."recordId" = updates."caseId" AND spans."first" <= cases."created"
WHERE updates."next" IS NOT NULL
  AND GREATEST(updates."at", spans."from") < LEAST(updates."next", COALESCE(spans."to", updates."next"))`,
      ],
      [
        "lasting",
        `SELECT shared.*, ${summed('shared."from"', 'shared."to"')} AS "ms"
FROM shared`,
      ],
      [
        "summed",
        `SELECT
  lasting."caseId", lasting."number",
  COALESCE(SUM(CASE WHEN NOT lasting."isStopped" THEN lasting."ms" END), 0) AS "unresolvedMs",
  CASE WHEN COUNT(lasting."waitingOn") = COUNT(*)
    THEN COALESCE(SUM(CASE WHEN lasting."waitingOn" IN ('agent', 'third-party') THEN lasting."ms" END), 0) END AS "companyMs"
FROM lasting
GROUP BY lasting."caseId", lasting."number"`,
      ],
      [
        "reaching",
        `SELECT DISTINCT spans."recordId" FROM spans JOIN cases ON cases."id" = spans."recordId" AND spans."first" <= cases."created"`,
      ],
      [
        "replies",
        `SELECT
  cases.*,
  updates."authorId", updates."at", updates."number", updates."next",
  reaching."recordId" IS NOT NULL AS "hasSpans",
  summed."caseId" IS NOT NULL AS "isSummed",
  summed."unresolvedMs", summed."companyMs",
  ${elapsedOn(writing, clock)('updates."at"', 'updates."next"')} AS "allMs"
FROM updates
JOIN cases ON cases."id" = updates."caseId"
LEFT JOIN reaching ON reaching."recordId" = updates."caseId"
LEFT JOIN summed ON summed."caseId" = updates."caseId" AND summed."number" = updates."number"`,
      ],
    ],
    from: "replies",
    columns: {
      ...aboutCase(clock),
      updateId: `fact."id" || '/' || CAST(fact."number" AS VARCHAR)`,
      number: `fact."number"`,
      agentId: `fact."authorId"`,
      repliedAt: `fact."at"`,
      nextReplyAt: `fact."next"`,
      untilNextReplyMs: `CASE
    WHEN fact."allMs" IS NULL OR NOT fact."hasSpans" THEN fact."allMs"
    ELSE COALESCE(fact."unresolvedMs", 0)
  END`,
      pausableUntilNextReplyMs: `CASE WHEN fact."hasSpans" AND fact."allMs" IS NOT NULL
    THEN CASE WHEN fact."isSummed" THEN fact."companyMs" ELSE 0 END END`,
    },
  };
}
