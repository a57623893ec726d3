import type { AutomatedSessionColumns } from "../../facts/automated-session.ts";
import { outcomes, seenInteractions } from "./interaction-stages.ts";
import { type AsOf, holds, type Stage, texts, type ViewText, type Writing } from "./view.ts";

/** What a view of automated sessions can be told, as `automatedSessionFacts` can; eligibility is none of it. */
export interface AutomatedSessionViewOptions {
  readonly asOf?: AsOf;
}

const handovers = ["escalated", "handed-off"];
const endsWithoutPeople = ["confirmed", "assumed", "abandoned", "negative-feedback"];

/** One row for each contact, its legs put together, as `automatedSessionFacts` makes them. */
export function automatedSessionView(
  writing: Writing,
  { asOf }: AutomatedSessionViewOptions,
): ViewText<AutomatedSessionColumns> {
  const { ordered } = writing;
  const firstKnown = (column: string) =>
    `MIN(CASE WHEN legs."${column}" IS NOT NULL THEN legs."place" END) OVER (PARTITION BY legs."sessionId")`;
  /** True if any leg is, unknown if none is and any may be. */
  const some = (column: string) => `CASE
    WHEN COUNT(CASE WHEN told."${column}" THEN 1 END) > 0 THEN TRUE
    WHEN COUNT(told."${column}") = COUNT(*) THEN FALSE END`;
  const at = (place: string, column: string) =>
    `MAX(CASE WHEN told."place" = told."${place}" THEN told."${column}" END)`;
  return {
    isRecursive: true,
    stages: [
      ...seenInteractions(writing, asOf),
      ...outcomes(),
      ...firstLegs,
      [
        "legs",
        `SELECT
  contacts.*,
  firsts."first" AS "sessionId",
  ROW_NUMBER() OVER (PARTITION BY firsts."first" ORDER BY contacts."start", ${ordered('contacts."id"')}) AS "place",
  CASE
    WHEN contacts."botInvolved" OR contacts."selfServed" OR contacts."said_bot" IS NOT NULL OR contacts."hasBot" THEN TRUE
    ELSE contacts."botInvolved"
  END AS "isInvolved",
  CASE
    WHEN contacts."isAnswered" OR contacts."isOffered" OR contacts."firstPerson" IS NOT NULL
      OR ${holds(`contacts."said_bot" IN ${texts(handovers)}`)} THEN TRUE
    WHEN ${holds(`contacts."said_bot" IN ${texts(endsWithoutPeople)}`)} OR ${holds('contacts."selfServed"')} THEN FALSE
    WHEN contacts."isMachineServed" OR contacts."isUnattended" THEN FALSE
  END AS "isHandedOver",
  NOT contacts."isWhole" OR (NOT contacts."isOver" AND contacts."said_bot" IS NULL) AS "goesOn"
FROM contacts
JOIN firsts ON firsts."start" = contacts."id"`,
      ],
      [
        "told",
        `SELECT
  legs.*,
  MAX(CASE WHEN legs."said_bot" IS NOT NULL THEN legs."place" END) OVER (PARTITION BY legs."sessionId") AS "botPlace",
  ${firstKnown("customerId")} AS "customerPlace",
  ${firstKnown("topic")} AS "topicPlace",
  1 AS "firstPlace"
FROM legs`,
      ],
      [
        "sessions",
        `SELECT
  told."sessionId",
  ${at("customerPlace", "customerId")} AS "customerId",
  ${at("topicPlace", "topic")} AS "topic",
  ${at("firstPlace", "channel")} AS "channel",
  ${at("firstPlace", "direction")} AS "direction",
  ${at("botPlace", "said_bot")} AS "bot",
  MIN(told."start") AS "start",
  MAX(told."asOf") AS "asOf",
  COUNT(CASE WHEN told."goesOn" THEN 1 END) > 0 AS "isOpen",
  CASE WHEN COUNT(CASE WHEN told."goesOn" THEN 1 END) = 0 THEN MAX(told."last") END AS "end",
  COUNT(CASE WHEN told."said_noBot" THEN 1 END) > 0 AS "saysNoBot",
  CASE WHEN COUNT(CASE WHEN told."isSpam" THEN 1 END) > 0 THEN 'spam'
    WHEN COUNT(CASE WHEN told."isTest" THEN 1 END) > 0 THEN 'test' END AS "discarded",
  ${some("isInvolved")} AS "involved",
  ${some("isHandedOver")} AS "handedOver"
FROM told
GROUP BY told."sessionId"`,
      ],
      [
        "followed",
        `SELECT
  sessions.*,
  CASE WHEN sessions."customerId" IS NOT NULL THEN
    MIN(CASE WHEN sessions."discarded" IS NULL AND sessions."direction" = 'inbound' THEN sessions."start" END) OVER (
      PARTITION BY sessions."customerId", sessions."topic" ORDER BY sessions."start"
      RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) END AS "next"
FROM sessions`,
      ],
    ],
    from: "followed",
    columns: {
      sessionId: `fact."sessionId"`,
      customerId: `fact."customerId"`,
      channel: `fact."channel"`,
      direction: `fact."direction"`,
      reason: `fact."topic"`,
      discarded: `fact."discarded"`,
      startedAt: `fact."start"`,
      endedAt: `fact."end"`,
      open: `fact."isOpen"`,
      eligible: null,
      involved: `fact."involved"`,
      answered: `CASE
    WHEN fact."bot" IS NULL THEN CASE WHEN fact."involved" AND fact."saysNoBot" THEN FALSE END
    WHEN fact."bot" IN ${texts(["confirmed", "assumed", "escalated", "negative-feedback", "handed-off"])} THEN TRUE
    WHEN fact."bot" = 'none' THEN FALSE
  END`,
      abandoned: `fact."bot" = 'abandoned'`,
      handedOver: `fact."handedOver"`,
      handover: `CASE fact."bot" WHEN 'escalated' THEN 'escalated' WHEN 'handed-off' THEN 'procedure' END`,
      confirmed: `fact."bot" = 'confirmed'`,
      negativeFeedback: `fact."bot" = 'negative-feedback'`,
      verified: null,
      nextContactMs: `CASE WHEN fact."next" IS NOT NULL AND fact."end" IS NOT NULL THEN GREATEST(0, fact."next" - fact."end") END`,
      observedMs: `fact."asOf" - fact."end"`,
    },
  };
}

const marked = (id: string): string => `CHR(31) || ${id} || CHR(31)`;
const before = (row: string): string =>
  `CASE WHEN ${row}."isLeg" THEN COALESCE(NULLIF(${row}."rootId", ${row}."id"), ${row}."previousId") END`;

/** The first leg of each contact through all transfers, as the step `firsts`; it need not be among the interactions. */
const firstLegs: readonly Stage[] = [
  [
    "hops",
    `SELECT seen."id" AS "start", seen."id", ${before("seen")} AS "before", ${marked('seen."id"')} AS "passed", 1 AS "hop"
FROM seen
UNION ALL
SELECT hops."start", seen."id", ${before("seen")}, hops."passed" || ${marked('seen."id"')}, hops."hop" + 1
FROM hops
JOIN seen ON seen."id" = hops."before"
WHERE POSITION(${marked('seen."id"')} IN hops."passed") = 0`,
  ],
  [
    "firsts",
    `SELECT
  hops."start",
  CASE WHEN POSITION(${marked('hops."before"')} IN hops."passed") = 0 THEN hops."before" ELSE hops."id" END AS "first"
FROM hops
JOIN (SELECT hops."start", MAX(hops."hop") AS "last" FROM hops GROUP BY hops."start") AS longest
  ON longest."start" = hops."start" AND longest."last" = hops."hop"`,
  ],
];
