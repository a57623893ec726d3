import type { ContactColumns } from "../../facts/contact.ts";
import { quoteText } from "../dialect.ts";
import { outcomes, seenInteractions } from "./interaction-stages.ts";
import { type AsOf, holds, type Stage, type ViewText, type Writing } from "./view.ts";

/** What a view of contacts can be told, as `contactFacts` can. */
export interface ContactViewOptions {
  readonly asOf?: AsOf;
  readonly demandTypes?: Readonly<Record<string, "value" | "failure">>;
}

/** One row for each interaction, as `contactFacts` makes them. */
export function contactView(writing: Writing, options: ContactViewOptions): ViewText<ContactColumns> {
  const { table } = writing;
  const isContactOfCustomer = `contacts."direction" = 'inbound' AND NOT ${holds('contacts."isSpam"')}
      AND NOT ${holds('contacts."isTest"')} AND NOT contacts."isLeg" AND NOT contacts."isMachineServed"`;
  return {
    stages: [
      ...seenInteractions(writing, options.asOf),
      ...outcomes(),
      ...legs(writing),
      [
        "timed",
        `SELECT
  contacts.*,
  orders."value" AS "orderId",
  cases."value" AS "caseId",
  CASE WHEN contacts."said_holdCount" IS NOT NULL THEN contacts."said_holdCount" > 0
    WHEN contacts."reported_hold" IS NOT NULL THEN contacts."reported_hold" > 0
    WHEN contacts."said_segments" THEN contacts."said_hasHold" END AS "held",
  COALESCE(contacts."reported_wrapUp", contacts."wrapUpEnd" - contacts."wrapUpStart") AS "wrapUpMs",
  COALESCE(contacts."said_transferCount", NULLIF(following."legs", 0),
    CASE WHEN contacts."said_nextId" IS NOT NULL THEN 1
      WHEN contacts."said_noNextId" OR contacts."tellsLegs" THEN 0 END) AS "transfers",
  following."queued" AS "legQueued",
  following."legs",
  CASE WHEN contacts."customerId" IS NOT NULL THEN
    MIN(CASE WHEN ${isContactOfCustomer} THEN contacts."start" END) OVER (
      PARTITION BY contacts."customerId", contacts."topic" ORDER BY contacts."start"
      RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) END AS "next"
FROM contacts
LEFT JOIN following ON following."previousId" = contacts."id"
LEFT JOIN ${table("interaction_orderIds")} AS orders ON orders."recordId" = contacts."id" AND orders."position" = 1
LEFT JOIN ${table("interaction_caseIds")} AS cases ON cases."recordId" = contacts."id" AND cases."position" = 1`,
      ],
      [
        "handled",
        `SELECT
  timed.*,
  COALESCE(timed."reported_hold", timed."spent_hold", CASE WHEN NOT timed."held" THEN 0 END) AS "holdMs"
FROM timed`,
      ],
    ],
    from: "handled",
    columns: {
      contactId: `fact."id"`,
      customerId: `fact."customerId"`,
      channel: `fact."channel"`,
      direction: `fact."direction"`,
      initiative: `fact."initiative"`,
      orderId: `fact."orderId"`,
      queueId: `fact."queueId"`,
      teamId: `fact."teamId"`,
      agentId: `fact."firstPerson"`,
      caseId: `fact."caseId"`,
      reason: `fact."topic"`,
      demandType: demandType(options.demandTypes ?? {}),
      marketing: `fact."initiationMethod" = 'campaign'`,
      discarded: `CASE WHEN fact."isSpam" THEN 'spam' WHEN fact."isTest" THEN 'test' END`,
      startAt: `fact."start"`,
      answeredAt: `CASE WHEN fact."isAnswered" THEN COALESCE(
    fact."answered", CASE WHEN fact."direction" = 'inbound' THEN fact."replied" END
  ) END`,
      endAt: `fact."end"`,
      offered: `fact."isOffered"`,
      answered: `fact."isAnswered"`,
      abandoned: `fact."isAbandoned"`,
      flowedOut: `fact."isFlowedOut"`,
      transferLeg: `fact."isLeg"`,
      transfers: `fact."transfers"`,
      transferKind: `CASE WHEN fact."transfers" > 0 AND fact."said_segments"
    THEN CASE WHEN fact."said_hasConference" THEN 'consult' ELSE 'blind' END END`,
      transferTo: `CASE WHEN fact."transfers" > 0 AND fact."legs" > 0
    THEN CASE WHEN fact."legQueued" IS NULL THEN 'agent' ELSE 'queue' END END`,
      held: `fact."held"`,
      waitMs: `CASE
    WHEN NOT fact."isOffered" THEN NULL
    WHEN fact."isFlowedOut"
      THEN COALESCE(fact."reported_queue", fact."end" - COALESCE(fact."queued", fact."offered"))
    WHEN fact."isAbandoned"
      THEN COALESCE(fact."end" - fact."queued", fact."reported_queue", fact."end" - fact."offered")
    WHEN fact."isAnswered"
      THEN COALESCE(
        fact."answered" - fact."queued", fact."reported_queue", fact."answered" - fact."offered",
        fact."replied" - fact."queued", CASE WHEN fact."neverQueued" AND fact."offered" IS NULL THEN 0 END
      )
  END`,
      waitingMs: `CASE
    WHEN fact."isOffered" AND NOT (fact."isAnswered" OR fact."isAbandoned" OR fact."isFlowedOut")
      THEN fact."asOf" - COALESCE(fact."queued", fact."offered", fact."start")
  END`,
      talkMs: `COALESCE(
    fact."reported_talk",
    fact."reported_handle" - COALESCE(fact."holdMs", 0) - COALESCE(fact."wrapUpMs", 0),
    CASE WHEN fact."isAnswered" THEN fact."end" - fact."answered" - COALESCE(fact."holdMs", 0) END
  )`,
      holdMs: `fact."holdMs"`,
      wrapUpMs: `fact."wrapUpMs"`,
      dialMs: `CASE WHEN fact."direction" = 'outbound'
    THEN COALESCE(fact."spent_dialing" + COALESCE(fact."reported_ring", fact."spent_alert", 0),
      fact."reported_ring", fact."spent_alert") END`,
      nextContactMs: `fact."next" - fact."start"`,
      observedMs: `fact."asOf" - fact."start"`,
      resolved: null,
      resolvableAtFirstLevel: null,
      customerSaysResolved: null,
      contactsSaid: null,
    },
  };
}

/** The later legs by what they follow: how many, and whether the first of them waited in a queue. */
function legs({ ordered }: Writing): readonly Stage[] {
  const order = `seen."start", ${ordered('seen."id"')}`;
  return [
    [
      "legs",
      `SELECT
  seen."id", seen."queued", seen."start",
  COALESCE(
    seen."previousId",
    CASE WHEN seen."rootId" IS NOT NULL THEN LAG(seen."id") OVER (PARTITION BY seen."rootId" ORDER BY ${order}) END,
    seen."rootId"
  ) AS "previousId"
FROM seen
WHERE seen."isLeg"`,
    ],
    [
      "following",
      `SELECT ranked."previousId", MAX(ranked."place") AS "legs", MAX(CASE WHEN ranked."place" = 1 THEN ranked."queued" END) AS "queued"
FROM (
  SELECT
    legs."previousId", legs."queued",
    ROW_NUMBER() OVER (PARTITION BY legs."previousId" ORDER BY legs."start", ${ordered('legs."id"')}) AS "place"
  FROM legs
  WHERE legs."previousId" <> legs."id"
) AS ranked
GROUP BY ranked."previousId"`,
    ],
  ];
}

function demandType(types: Readonly<Record<string, "value" | "failure">>): string | null {
  const all = Object.entries(types);
  if (all.length === 0) return null;
  const cases = all.map(([topic, type]) => `WHEN ${quoteText(topic)} THEN ${quoteText(type)}`);
  return `CASE fact."topic" ${cases.join(" ")} END`;
}
