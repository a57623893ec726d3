import type { ReplyColumns } from "../../facts/reply.ts";
import { aboutCase } from "./case-stages.ts";
import { elapsedOn } from "./clock.ts";
import { type ConversationViewOptions, conversations } from "./conversation-stages.ts";
import { holds, type ViewText, type Writing } from "./view.ts";

/** One row for each block of a customer's messages on a case, as `replyFacts` makes them. */
export function replyView(
  writing: Writing,
  { asOf, clock = "calendar" }: ConversationViewOptions,
): ViewText<ReplyColumns> {
  return {
    stages: [
      ...conversations(writing, asOf),
      [
        "openings",
        `SELECT
  cases.*,
  CASE WHEN ${holds(`cases."direction" = 'outbound' OR cases."initiative" = 'proactive'`)} THEN NULL
    ELSE LEAST(cases."created", COALESCE(first."at", cases."created")) END AS "opening"
FROM cases
LEFT JOIN (
  SELECT talk."caseId", MIN(talk."at") AS "at" FROM talk WHERE talk."by" = 'customer' GROUP BY talk."caseId"
) AS first ON first."caseId" = cases."id"`,
      ],
      [
        "heard",
        `SELECT
  talk.*,
  talk."by" = 'agent' AND ${holds('talk."at" >= openings."opening"')} AS "mayAnswerOpening",
  ${holds(`LAG(talk."by") OVER (PARTITION BY talk."caseId" ORDER BY talk."place") = 'customer'`)} AS "followsCustomer"
FROM talk
JOIN openings ON openings."id" = talk."caseId"`,
      ],
      [
        "closing",
        `SELECT
  heard.*,
  heard."by" = 'agent' AND (heard."followsCustomer" OR (heard."mayAnswerOpening"
    AND COUNT(CASE WHEN heard."mayAnswerOpening" THEN 1 END)
      OVER (PARTITION BY heard."caseId" ORDER BY heard."place" ROWS UNBOUNDED PRECEDING) = 1)) AS "closes"
FROM heard`,
      ],
      [
        "numbered",
        `SELECT
  closing.*,
  1 + COALESCE(SUM(CASE WHEN closing."closes" THEN 1 ELSE 0 END) OVER (
    PARTITION BY closing."caseId" ORDER BY closing."place" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ), 0) AS "block"
FROM closing`,
      ],
      [
        "told",
        `SELECT
  numbered."caseId", numbered."block",
  COUNT(CASE WHEN numbered."by" = 'customer' THEN 1 END) AS "messages",
  MIN(CASE WHEN numbered."by" = 'customer' THEN numbered."at" END) AS "asked",
  MAX(CASE WHEN numbered."closes" THEN numbered."at" END) AS "replied",
  MAX(CASE WHEN numbered."closes" THEN numbered."authorId" END) AS "agentId"
FROM numbered
GROUP BY numbered."caseId", numbered."block"`,
      ],
      [
        "blocks",
        `SELECT told."caseId", told."block" FROM told WHERE told."messages" > 0 OR told."replied" IS NOT NULL
UNION
SELECT openings."id", 1 FROM openings WHERE openings."opening" IS NOT NULL`,
      ],
      [
        "waits",
        `SELECT
  openings.*,
  blocks."block",
  COALESCE(told."messages", 0) AS "messages",
  CASE WHEN blocks."block" = 1 AND openings."opening" IS NOT NULL THEN openings."opening" ELSE told."asked" END AS "since",
  told."replied",
  told."agentId"
FROM blocks
JOIN openings ON openings."id" = blocks."caseId"
LEFT JOIN told ON told."caseId" = blocks."caseId" AND told."block" = blocks."block"`,
      ],
    ],
    from: "waits",
    columns: {
      ...aboutCase(clock),
      replyId: `fact."id" || '/' || CAST(fact."block" AS VARCHAR)`,
      block: `fact."block"`,
      agentId: `fact."agentId"`,
      customerMessages: `fact."messages"`,
      waitingSince: `fact."since"`,
      repliedAt: `fact."replied"`,
      replyMs: elapsedOn(writing, clock)(`fact."since"`, `fact."replied"`),
    },
  };
}
