import type { SurveyResponseColumns } from "../../facts/survey-response.ts";
import { isWholeEnd, wholeNumber } from "./answer-stages.ts";
import { supersededResponses } from "./superseded-stages.ts";
import { holds, type Stage, saysNone, texts, type ViewText, type Writing } from "./view.ts";

/** One row for each invitation with its answer and for each further answer, as `surveyResponseFacts` makes them. */
export function surveyResponseView(writing: Writing): ViewText<SurveyResponseColumns> {
  const { table, milliseconds, ordered } = writing;
  const reach = invitationReach("invitation", 'ranked."id" IS NOT NULL');
  const either = (response: string, invitation: string) => `COALESCE(${response}, ${invitation})`;
  return {
    isRecursive: true,
    stages: [
      ...inheritedInvitations(writing),
      ...supersededResponses(writing),
      [
        "firsts",
        `SELECT
  ranked.*,
  COALESCE(ranked."completion", CASE WHEN ranked."score_value" IS NULL THEN 'partial' ELSE 'complete' END) AS "completed",
  ROW_NUMBER() OVER (
    PARTITION BY ranked."invitationId"
    ORDER BY
      CASE WHEN ranked."isTest" THEN 1 ELSE 0 END,
      CASE WHEN ranked."isSuperseded" THEN 1 ELSE 0 END,
      CASE WHEN COALESCE(ranked."completion", CASE WHEN ranked."score_value" IS NULL THEN 'partial' ELSE 'complete' END) = 'complete' THEN 0 ELSE 1 END,
      ${ordered('ranked."id"')}
  ) AS "rank",
  ranked."score_value" IS NOT NULL AND NOT ${holds('ranked."isTest"')} AND NOT ranked."isSuperseded" AS "stands"
FROM ranked`,
      ],
      [
        "lived",
        `SELECT
  firsts.*,
  COUNT(CASE WHEN firsts."stands" THEN 1 END) OVER (PARTITION BY firsts."journeyInstanceId", firsts."metric") AS "standing",
  ROW_NUMBER() OVER (
    PARTITION BY firsts."journeyInstanceId", firsts."metric", firsts."stands"
    ORDER BY firsts."responded" DESC, ${ordered('firsts."id"')} DESC
  ) AS "journeyPlace"
FROM firsts`,
      ],
      ...lastChannels(writing),
      [
        "paired",
        `SELECT
  COALESCE(ranked."id", invitation."id") AS "responseId",
  ranked."id" IS NOT NULL AS "isAnswered",
  invitation."id" IS NOT NULL AND (ranked."id" IS NULL OR ranked."rank" = 1) AS "isInvited",
  ${["surveyId", "customerId", "caseId", "interactionId", "orderId"].map((field) => `${either(`ranked."${field}"`, `invitation."${field}"`)} AS "${field}",`).join("\n  ")}
  ranked."journeyInstanceId", ranked."teamId", ranked."agentId", ranked."touchpointId", ranked."metric", ranked."isTest",
  ranked."responded", ranked."stands", ranked."standing", ranked."journeyPlace",
  ${holds('ranked."isSuperseded"')} AS "isSuperseded",
  CASE WHEN ranked."id" IS NULL THEN CASE WHEN invitation."status" = 'responded' THEN 'complete' END
    ELSE ranked."completed" END AS "completion",
  ${milliseconds('invitation."sentAt"')} AS "invited",
  ranked."score_value" AS "score",
  CASE WHEN ${isUsualDirection("ranked")} THEN ranked."score_scale_min" ELSE ranked."score_scale_max" END AS "scaleMin",
  CASE WHEN ${isUsualDirection("ranked")} THEN ranked."score_scale_max" ELSE ranked."score_scale_min" END AS "scaleMax",
  ${reach.sent} AS "sent",
  ${reach.delivered} AS "delivered",
  ${reach.opened} AS "opened",
  ${either('touched."channel"', 'touchedFirst."channel"')} AS "touched",
  ${either('ended."channel"', 'endedFirst."channel"')} AS "ended",
  ${either('about."channel"', 'aboutFirst."channel"')} AS "ofCase",
  ${either('ranked."channel"', 'invitation."channel"')} AS "asked"
FROM lived AS ranked
FULL JOIN ${table("surveyInvitation")} AS invitation ON invitation."id" = ranked."invitationId"
LEFT JOIN ${table("interaction")} AS touched ON touched."id" = ranked."interactionId"
LEFT JOIN ${table("interaction")} AS touchedFirst ON touchedFirst."id" = invitation."interactionId"
LEFT JOIN endings AS ended ON ended."start" = ranked."interactionId"
LEFT JOIN endings AS endedFirst ON endedFirst."start" = invitation."interactionId"
LEFT JOIN ${table("case")} AS about ON about."id" = ranked."caseId"
LEFT JOIN ${table("case")} AS aboutFirst ON aboutFirst."id" = invitation."caseId"`,
      ],
      [
        "told",
        `SELECT
  paired.*,
  CASE WHEN paired."score" = FLOOR(paired."score") AND ${isWholeEnd('paired."scaleMin"')} AND ${isWholeEnd('paired."scaleMax"')}
    THEN paired."score" END AS "wholeScore",
  touchpoint."channel" AS "touchpointChannel",
  touchpoint."isMomentOfTruth" AS "momentOfTruth",
  journey."status" = 'completed' AS "journeyCompleted",
  COALESCE(customer."accountId", CASE WHEN customer."kind" = 'organization' THEN customer."id" END) AS "accountId"
FROM paired
LEFT JOIN ${table("touchpoint")} AS touchpoint ON touchpoint."id" = paired."touchpointId"
LEFT JOIN ${table("journeyInstance")} AS journey ON journey."id" = paired."journeyInstanceId"
LEFT JOIN ${table("customer")} AS customer ON customer."id" = paired."customerId"`,
      ],
      [
        "valid",
        `SELECT
  told.*,
  ${holds(`told."accountId" IS NOT NULL AND NOT COALESCE(told."isTest", FALSE) AND NOT told."isSuperseded"
    AND told."wholeScore" BETWEEN LEAST(told."scaleMin", told."scaleMax") AND GREATEST(told."scaleMin", told."scaleMax")`)} AS "isValid"
FROM told`,
      ],
      [
        "totalled",
        `SELECT
  valid.*,
  COUNT(*) OVER (${account}) AS "answers",
  SUM(valid."wholeScore") OVER (${account}) AS "total",
  ROW_NUMBER() OVER (${account} ORDER BY ${ordered('valid."responseId"')}) AS "place"
FROM valid`,
      ],
    ],
    from: "totalled",
    columns: {
      responseId: `fact."responseId"`,
      surveyId: `fact."surveyId"`,
      customerId: `fact."customerId"`,
      accountId: `fact."accountId"`,
      caseId: `fact."caseId"`,
      interactionId: `fact."interactionId"`,
      orderId: `fact."orderId"`,
      journeyInstanceId: `fact."journeyInstanceId"`,
      channel: `COALESCE(fact."touched", fact."ofCase", fact."asked")`,
      ratedChannel: `COALESCE(fact."ended", fact."ofCase")`,
      touchChannel: `COALESCE(fact."touched", fact."touchpointChannel")`,
      teamId: `fact."teamId"`,
      agentId: `fact."agentId"`,
      touchpointId: `fact."touchpointId"`,
      momentOfTruth: `fact."momentOfTruth"`,
      journeyCompleted: `fact."journeyCompleted"`,
      repeatedInJourney: `CASE WHEN fact."journeyInstanceId" IS NOT NULL
    THEN fact."standing" > 0 AND NOT (fact."stands" AND fact."journeyPlace" = 1) END`,
      instrument: `fact."metric"`,
      score: `fact."wholeScore"`,
      scaleMin: wholeNumber(`fact."scaleMin"`),
      scaleMax: wholeNumber(`fact."scaleMax"`),
      accountAnswers: `CASE WHEN fact."isValid" AND fact."place" = 1 THEN fact."answers" END`,
      accountScoreTotal: `CASE WHEN fact."isValid" AND fact."place" = 1 THEN fact."total" END`,
      weight: null,
      test: `fact."isTest"`,
      superseded: `fact."isSuperseded"`,
      completion: `fact."completion"`,
      invited: `fact."isInvited"`,
      sent: `CASE WHEN fact."isInvited" THEN fact."sent" END`,
      delivered: `CASE WHEN fact."isInvited" THEN fact."delivered" END`,
      opened: `CASE WHEN fact."isInvited" THEN fact."opened" END`,
      disposition: null,
      invitedAt: `fact."invited"`,
      respondedAt: `fact."responded"`,
    },
  };
}

const account = `PARTITION BY valid."isValid", valid."accountId", valid."metric", valid."scaleMin", valid."scaleMax"`;

const isUsualDirection = (row: string): string =>
  `${row}."score_scale_direction" = CASE WHEN ${row}."metric" = 'ces1' THEN 'lower-is-better' ELSE 'higher-is-better' END`;

/** The responses, each with the invitation of the answer it supersedes where it names none, as the step `responses`. */
function inheritedInvitations({ table }: Writing): readonly Stage[] {
  const response = table("surveyResponse");
  return [
    [
      "chains",
      `SELECT record."id" AS "start", record."invitationId", record."supersedesId"
FROM ${response} AS record
UNION
SELECT chains."start", replaced."invitationId", replaced."supersedesId"
FROM chains
JOIN ${response} AS replaced ON replaced."id" = chains."supersedesId"
WHERE chains."invitationId" IS NULL`,
    ],
    [
      "responses",
      `SELECT ${responseFields.map((field) => `record."${field}"`).join(", ")}, inherited."invitationId"
FROM ${response} AS record
JOIN (
  SELECT chains."start", MAX(chains."invitationId") AS "invitationId" FROM chains GROUP BY chains."start"
) AS inherited ON inherited."start" = record."id"`,
    ],
  ];
}

const responseFields = [
  ...[
    "id",
    "surveyId",
    "customerId",
    "agentId",
    "teamId",
    "caseId",
    "interactionId",
    "orderId",
    "touchpointId",
  ],
  ...[
    "journeyInstanceId",
    "metric",
    "completion",
    "channel",
    "supersedesId",
    "score_value",
    "score_scale_min",
  ],
  ...["score_scale_max", "score_scale_direction", "respondedAt", "createdAt", "updatedAt", "isTest"],
];

/** Channel of the last interaction of each chain of transfers that a survey is about, as the step `endings`. */
function lastChannels({ table }: Writing): readonly Stage[] {
  const interaction = table("interaction");
  // Ids between characters that none of them has: what was passed already ends the chain.
  const marked = (id: string) => `CHR(31) || ${id} || CHR(31)`;
  return [
    [
      "hops",
      `SELECT first."id" AS "start", first."channel", first."nextId", ${marked('first."id"')} AS "passed", 1 AS "hop"
FROM ${interaction} AS first
UNION ALL
SELECT hops."start", next."channel", next."nextId", hops."passed" || ${marked('next."id"')}, hops."hop" + 1
FROM hops
JOIN ${interaction} AS next ON next."id" = hops."nextId"
WHERE POSITION(${marked('next."id"')} IN hops."passed") = 0`,
    ],
    [
      "endings",
      `SELECT hops."start", hops."channel"
FROM hops
JOIN (SELECT hops."start", MAX(hops."hop") AS "last" FROM hops GROUP BY hops."start") AS longest
  ON longest."start" = hops."start" AND longest."last" = hops."hop"`,
    ],
  ];
}

/** How far an invitation got, by its instants, else by its status. */
function invitationReach(row: string, isAnswered: string) {
  const before = `${row}."status" IN ${texts(["scheduled", "suppressed"])}`;
  const once = `${row}."status" IN ${texts(["sent", "delivered", "opened", "responded", "expired", "bounced"])}`;
  const sent = `CASE
    WHEN COALESCE(${row}."sentAt", ${row}."deliveredAt", ${row}."openedAt") IS NOT NULL OR ${once} THEN TRUE
    WHEN ${before} OR ${saysNone(row, "sentAt")} THEN ${isAnswered} END`;
  const wasOpened = `CASE
    WHEN ${row}."openedAt" IS NOT NULL OR ${row}."status" IN ('opened', 'responded') THEN TRUE
    WHEN NOT ${saysNone(row, "openedAt")} AND ${row}."status" = 'expired' THEN NULL
    WHEN ${saysNone(row, "openedAt")} OR ${once} OR ${before} THEN ${isAnswered} END`;
  const isUnsent = `${row}."sentAt" IS NULL AND ${row}."deliveredAt" IS NULL AND ${row}."openedAt" IS NULL
      AND NOT ${once} AND (${before} OR ${saysNone(row, "sentAt")})`;
  return {
    sent,
    delivered: `CASE WHEN ${row}."status" = 'bounced' THEN ${isAnswered} ELSE ${sent} END`,
    opened: `CASE WHEN ${row}."status" = 'bounced' OR (${isUnsent}) THEN ${isAnswered} ELSE ${wasOpened} END`,
  };
}
