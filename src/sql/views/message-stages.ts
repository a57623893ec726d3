import { holds, type Stage, saysNone, type Writing } from "./view.ts";

/**
 * The public messages of people and machines by case until the end of observation, as the step `messages`: who wrote
 * (`customer`, `agent` or `machine`), and when. It reads the column `limit` of the step `observation`.
 */
export function publicMessages({ table, milliseconds }: Writing): readonly Stage[] {
  const isAutomatic =
    holds(`message."author_isAutomated" OR message."isAutomated" OR message."automationId" IS NOT NULL
      OR message."author_type" IN ('bot', 'system') OR message."kind" = 'auto-reply'`);
  const hasLeft = `NOT ${saysNone("message", "sentAt")} AND message."failedAt" IS NULL
      AND COALESCE(message."deliveryStatus", '') NOT IN ('queued', 'failed', 'bounced')`;
  return [
    [
      "authored",
      `SELECT
  message."id", message."caseId", message."interactionId", message."author_id" AS "authorId",
  ${milliseconds('message."createdAt"')} AS "written",
  ${milliseconds('message."sentAt"')} AS "sent",
  CASE
    WHEN message."visibility" <> 'public' THEN NULL
    WHEN ${isAutomatic} THEN
      CASE WHEN message."direction" = 'outbound' AND message."kind" IN ('message', 'auto-reply') AND ${hasLeft}
        THEN 'machine' END
    WHEN message."kind" <> 'message' THEN NULL
    WHEN message."author_type" = 'customer' THEN CASE WHEN message."direction" = 'inbound' THEN 'customer' END
    WHEN message."author_type" IN ('agent', 'supervisor') AND message."direction" = 'outbound' AND ${hasLeft} THEN 'agent'
  END AS "by"
FROM ${table("message")} AS message`,
    ],
    [
      "published",
      `SELECT
  authored.*,
  CASE WHEN authored."by" = 'customer' THEN authored."written" ELSE COALESCE(authored."sent", authored."written") END AS "at"
FROM authored
WHERE authored."by" IS NOT NULL`,
    ],
    [
      "messages",
      `SELECT placed.*
FROM (
  SELECT published."id", published."caseId", published."authorId", published."by", published."at"
  FROM published
  WHERE published."caseId" IS NOT NULL
  UNION ALL
  SELECT published."id", about."recordId" AS "caseId", published."authorId", published."by", published."at"
  FROM published
  JOIN (SELECT DISTINCT link."recordId", link."value" FROM ${table("case_interactionIds")} AS link) AS about
    ON about."value" = published."interactionId"
  WHERE published."caseId" IS NULL
) AS placed
CROSS JOIN observation
WHERE placed."at" <= observation."limit"`,
    ],
  ];
}
