import type { SlaInstanceColumns } from "../../facts/sla-instance.ts";
import { casesThen, discarded, limits } from "./case-stages.ts";
import { type AsOf, holds, secondsMs, type ViewText, type Writing } from "./view.ts";

/** What a view of promises can be told, as `slaInstanceFacts` can. */
export interface SlaInstanceViewOptions {
  readonly asOf?: AsOf;
}

/** One row for each promise, on its own or within its case, as `slaInstanceFacts` makes them. */
export function slaInstanceView(
  writing: Writing,
  { asOf }: SlaInstanceViewOptions,
): ViewText<SlaInstanceColumns> {
  const { table, milliseconds } = writing;
  const fields = [
    ...["id", "policyId", "interactionId", "metric", "instance", "status", "startAt", "dueAt", "fulfilledAt"],
    ...["breachedAt", "target_clock", "target_seconds", "elapsed_clock", "elapsed_seconds"],
  ];
  const list = (row: string) => fields.map((field) => `${row}."${field}"`).join(", ");
  const isBy = (ms: string) => `read.${ms} <= read."limit"`;
  const isLater = (ms: string) => holds(`read.${ms} > read."limit"`);
  const part = (field: string) => `COALESCE(read."${field}", '')`;
  return {
    stages: [
      ...limits(writing, asOf),
      ...casesThen(writing),
      [
        "promises",
        `SELECT within."recordId" AS "caseId", ${list("within")}
FROM ${table("case_sla")} AS within
UNION ALL
SELECT alone."caseId", ${list("alone")}
FROM ${table("slaInstance")} AS alone`,
      ],
      [
        "read",
        `SELECT
  promises.*,
  ${milliseconds('promises."startAt"')} AS "started",
  ${milliseconds('promises."dueAt"')} AS "due",
  ${milliseconds('promises."fulfilledAt"')} AS "fulfilled",
  ${milliseconds('promises."breachedAt"')} AS "breached",
  COALESCE(promises."target_clock", promises."elapsed_clock") AS "clock",
  observation."observed",
  observation."limit"
FROM promises
CROSS JOIN observation
WHERE ${milliseconds('promises."startAt"')} <= observation."limit"`,
      ],
      [
        "judged",
        `SELECT
  read.*,
  COALESCE(read."id",
    COALESCE(read."caseId", read."interactionId", '') || '/' || ${part("policyId")} || '/' || ${part("metric")}
      || '/' || CAST(COALESCE(read."instance", 1) AS VARCHAR)) AS "promiseId",
  CASE
    WHEN ${isBy('"breached"')} THEN 'missed'
    WHEN ${isBy('"fulfilled"')} THEN
      CASE WHEN read."status" NOT IN ('active', 'paused') OR read."due" IS NULL THEN read."status"
        WHEN read."fulfilled" <= read."due" THEN 'achieved' ELSE 'missed' END
    WHEN read."status" <> 'active'
      AND NOT (read."status" = 'achieved' AND ${isLater('"fulfilled"')})
      AND NOT (read."status" = 'missed'
        AND (${isLater('"breached"')} OR ${isLater('"fulfilled"')} OR ${isLater('"due"')})) THEN read."status"
    WHEN read."due" < read."observed" AND read."breached" IS NULL THEN 'missed'
    ELSE 'active'
  END AS "statusThen",
  CASE WHEN ${isBy('"breached"')} THEN read."breached" END AS "breachedThen",
  CASE WHEN ${isBy('"fulfilled"')} THEN read."fulfilled" END AS "fulfilledThen",
  CASE WHEN ${isBy('"due"')} THEN read."due" END AS "dueThen"
FROM read`,
      ],
      [
        "known",
        `SELECT
  judged.*,
  cases."priority", cases."requesterId", cases."channel", cases."caseKind", cases."teamId", cases."assigneeId",
  CASE WHEN cases."id" IS NOT NULL THEN ${discarded("cases")} END AS "discarded"
FROM judged
LEFT JOIN cases ON cases."id" = judged."caseId"`,
      ],
    ],
    from: "known",
    columns: {
      slaInstanceId: `fact."promiseId"`,
      caseId: `fact."caseId"`,
      interactionId: `fact."interactionId"`,
      policyId: `fact."policyId"`,
      metric: `fact."metric"`,
      cycle: `fact."instance"`,
      status: `fact."statusThen"`,
      priority: `fact."priority"`,
      customerId: `fact."requesterId"`,
      channel: `fact."channel"`,
      kind: `fact."caseKind"`,
      teamId: `fact."teamId"`,
      assigneeId: `fact."assigneeId"`,
      discarded: `fact."discarded"`,
      startedAt: `fact."started"`,
      dueAt: `fact."due"`,
      fulfilledAt: `fact."fulfilledThen"`,
      breachedAt: `COALESCE(fact."breachedThen", CASE WHEN fact."statusThen" = 'missed' THEN fact."dueThen" END)`,
      clock: `fact."clock"`,
      targetMs: secondsMs(`fact."target_seconds"`),
      elapsedMs: `CASE WHEN fact."elapsed_clock" = fact."clock" AND (fact."fulfilled" IS NULL OR fact."fulfilled" <= fact."limit")
    THEN ${secondsMs(`fact."elapsed_seconds"`)} END`,
    },
  };
}
