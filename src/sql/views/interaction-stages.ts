import {
  type AsOf,
  holds,
  observation,
  type Stage,
  says,
  saysNone,
  secondsMs,
  texts,
  type Writing,
} from "./view.ts";

const reportedDurations = ["queue", "ring", "talk", "hold", "wrapUp", "handle"];

/** The interactions as they stood at the end of observation, as the step `seen`: what came later has not happened. */
export function seenInteractions(writing: Writing, asOf: AsOf | undefined): readonly Stage[] {
  const { table, milliseconds } = writing;
  const ms = (field: string) => `${milliseconds(`record."${field}"`)}`;
  const instants = [
    "queuedAt",
    "offeredAt",
    "answeredAt",
    "firstResponseAt",
    "endAt",
    "wrapUpStartAt",
    "wrapUpEndAt",
  ];
  const names = ["queued", "offered", "answered", "replied", "end", "wrapUpStart", "wrapUpEnd"];
  const by = names.map(
    (name) => `CASE WHEN read."${name}" <= observation."asOf" THEN read."${name}" END AS "${name}"`,
  );
  const said = (sql: string) => `CASE WHEN read."last" <= observation."asOf" THEN ${sql} END`;
  const spent = (type: string) =>
    `CASE WHEN COUNT(CASE WHEN part."type" = '${type}' THEN 1 END) = COUNT(CASE WHEN part."type" = '${type}' THEN part."endAt" END)
    THEN CAST(SUM(CASE WHEN part."type" = '${type}' THEN ${milliseconds('part."endAt"')} - ${milliseconds('part."startAt"')} END) AS BIGINT) END`;
  const has = (type: string) => `COUNT(CASE WHEN part."type" = '${type}' THEN 1 END) > 0`;
  const machine = holds(`part."actor_isAutomated" OR part."actor_type" IN ('bot', 'system')`);
  return [
    [
      "segments",
      `SELECT
  part."recordId",
  MAX(GREATEST(${milliseconds('part."startAt"')}, ${milliseconds('COALESCE(part."endAt", part."startAt")')})) AS "last",
  ${has("hold")} AS "hasHold",
  ${has("conference")} AS "hasConference",
  ${spent("hold")} AS "holdMs",
  ${spent("dialing")} AS "dialingMs",
  ${spent("alert")} AS "alertMs"
FROM ${table("interaction_segments")} AS part
GROUP BY part."recordId"`,
    ],
    [
      "participants",
      `SELECT
  part."recordId",
  COUNT(CASE WHEN ${machine} THEN 1 END) > 0 AS "hasMachine",
  COUNT(CASE WHEN part."actor_type" = 'bot' THEN 1 END) > 0 AS "hasBot",
  COUNT(CASE WHEN part."actor_type" IN ('agent', 'supervisor') AND NOT ${machine} THEN 1 END) > 0 AS "hasPerson"
FROM ${table("interaction_participants")} AS part
GROUP BY part."recordId"`,
    ],
    [
      "people",
      `SELECT
  agent."recordId",
  agent."value" AS "agentId",
  ROW_NUMBER() OVER (PARTITION BY agent."recordId" ORDER BY agent."position") AS "place"
FROM ${table("interaction_agentIds")} AS agent
WHERE NOT EXISTS (
  SELECT 1 FROM ${table("interaction_participants")} AS part
  WHERE part."recordId" = agent."recordId" AND part."actor_id" = agent."value" AND ${machine}
)`,
    ],
    [
      "read",
      `SELECT
  record.*,
  ${ms("startAt")} AS "start",
${instants.map((field, index) => `  ${ms(field)} AS "${names[index]}",`).join("\n")}
  GREATEST(
    ${ms("startAt")},
${instants.map((field) => `    COALESCE(${ms(field)}, ${ms("startAt")}),`).join("\n")}
    COALESCE(segments."last", ${ms("startAt")})
  ) AS "last",
  segments."hasHold",
  segments."hasConference",
  segments."holdMs",
  segments."dialingMs",
  segments."alertMs",
  person."agentId" AS "firstPerson",
  ${holds('participants."hasMachine"')} AS "hasMachine",
  ${holds('participants."hasBot"')} AS "hasBot",
  ${holds('participants."hasPerson"')} AS "hasPerson"
FROM ${table("interaction")} AS record
LEFT JOIN segments ON segments."recordId" = record."id"
LEFT JOIN participants ON participants."recordId" = record."id"
LEFT JOIN people AS person ON person."recordId" = record."id" AND person."place" = 1`,
    ],
    observation(writing, asOf, `SELECT MAX(read."last") AS "asOf" FROM read`),
    [
      "seen",
      `SELECT
  read."id", read."customerId", read."channel", read."direction", read."initiative", read."initiationMethod",
  read."queueId", read."teamId", read."topic", read."previousId", read."rootId", read."isSpam", read."isTest",
  read."nextId", read."selfServed", read."botInvolved", read."hasBot", read."firstPerson", read."start", read."last",
  ${by.join(",\n  ")},
  read."last" <= observation."asOf" AS "isWhole",
  ${said('read."outcome"')} AS "said_outcome",
  ${said('read."status"')} AS "said_status",
  ${said('read."botResolution"')} AS "said_bot",
  ${holds(said(saysNone("read", "botResolution")))} AS "said_noBot",
  ${said('read."holdCount"')} AS "said_holdCount",
  ${said('read."transferCount"')} AS "said_transferCount",
  ${said('read."nextId"')} AS "said_nextId",
  ${holds(said(saysNone("read", "nextId")))} AS "said_noNextId",
  ${holds(said('read."segments_count" > 0'))} AS "said_segments",
  ${said('read."hasHold"')} AS "said_hasHold",
  ${said('read."hasConference"')} AS "said_hasConference",
  ${said('read."holdMs"')} AS "spent_hold",
  ${said('read."dialingMs"')} AS "spent_dialing",
  ${said('read."alertMs"')} AS "spent_alert",
${reportedDurations.map((name) => `  ${said(`CASE WHEN read."durations_${name}_clock" = 'calendar' THEN ${secondsMs(`read."durations_${name}_seconds"`)} END`)} AS "reported_${name}",`).join("\n")}
  ${holds(said('read."durations_queue_seconds" > 0 OR read."durations_ring_seconds" > 0'))} AS "spentQueueing",
  ${holds(said('read."durations_queue_seconds" IS NOT NULL AND read."durations_ivr_seconds" IS NULL'))} AS "namesQueueing",
  ${saysNone("read", "queuedAt")} AS "neverQueued",
  NOT ${says("read", "answeredAt")} AS "tellsNoAnswer",
  ${says("read", "previousId")} OR ${says("read", "rootId")} AS "tellsLegs",
  read."firstPerson" IS NULL
    AND (${holds('read."selfServed"')} OR ${holds('read."agentIds_count" > 0')}) AS "isMachineServed",
  read."firstPerson" IS NULL AND NOT read."hasPerson"
    AND (read."agentIds_count" IS NOT NULL OR ${saysNone("read", "agentIds")} OR read."hasMachine") AS "isUnattended",
  ${isTransferLeg("read")} AS "isLeg",
  observation."asOf"
FROM read
CROSS JOIN observation
WHERE read."start" <= observation."asOf"`,
    ],
  ];
}

/** When customers made contact until the end of observation, about whatever, as the step `contacts`. */
export const contactStarts = ({ table, milliseconds }: Writing): Stage => [
  "contacts",
  `SELECT record."customerId", ${milliseconds('record."startAt"')} AS "start"
FROM ${table("interaction")} AS record
CROSS JOIN observation
WHERE record."customerId" IS NOT NULL AND record."direction" = 'inbound'
  AND NOT ${holds('record."isSpam"')} AND NOT ${holds('record."isTest"')}
  AND NOT ${isTransferLeg("record")} AND ${milliseconds('record."startAt"')} <= observation."asOf"`,
];

/** Whether an interaction is a later leg of a contact. */
export const isTransferLeg = (row: string): string => `CASE
    WHEN ${holds(`${row}."initiationMethod" IN ${texts(["transfer", "queue-transfer"])}`)} THEN TRUE
    WHEN ${holds(`${row}."initiationMethod" IN ${texts(["outbound", "callback", "campaign", "agent-reply"])}`)} THEN FALSE
    ELSE COALESCE(${row}."rootId", ${row}."id") <> ${row}."id" OR ${row}."previousId" IS NOT NULL
  END`;

/** What became of them, as the step `contacts`: offered, answered, abandoned or flowed out. */
export function outcomes(): readonly Stage[] {
  const givenUp = holds(`seen."said_outcome" IN ('abandoned', 'short-abandoned')
    OR (seen."said_status" = 'abandoned'
      AND COALESCE(seen."said_outcome", '') NOT IN ('voicemail', 'callback-scheduled', 'deflected', 'answered'))`);
  const taken = `seen."tellsNoAnswer" AND seen."said_outcome" IS NULL AND seen."isWhole"
        AND seen."said_status" NOT IN ${texts([...lostStatuses, "scheduled", "queued", "offered"])}
        AND (seen."queued" IS NOT NULL OR seen."spentQueueing") AND seen."firstPerson" IS NOT NULL`;
  return [
    [
      "answering",
      `SELECT
  seen.*,
  CASE
    WHEN seen."isMachineServed" THEN FALSE
    WHEN seen."answered" IS NOT NULL THEN TRUE
    WHEN seen."isUnattended" THEN FALSE
    WHEN seen."said_outcome" = 'answered' THEN TRUE
    ELSE seen."direction" = 'inbound' AND (seen."replied" IS NOT NULL OR ${holds(taken)})
  END AS "isAnswered",
  seen."end" IS NOT NULL OR seen."said_outcome" IS NOT NULL
    OR ${holds(`seen."said_status" IN ${texts([...lostStatuses, "completed"])}`)} AS "isOver",
  ${givenUp} AS "isGivenUp"
FROM seen`,
    ],
    [
      "offering",
      `SELECT
  answering.*,
  CASE
    WHEN answering."direction" <> 'inbound' THEN FALSE
    WHEN answering."queued" IS NOT NULL OR answering."offered" IS NOT NULL OR answering."spentQueueing" THEN TRUE
    WHEN answering."isAnswered"
      THEN answering."answered" IS NOT NULL OR ${holds(`answering."said_outcome" = 'answered'`)}
    WHEN ${holds(`answering."said_status" = 'missed' OR answering."said_outcome" IN ('no-answer', 'short-abandoned')`)} THEN TRUE
    ELSE answering."isGivenUp"
      AND (answering."queueId" IS NOT NULL OR answering."namesQueueing" OR answering."firstPerson" IS NOT NULL)
  END AS "isOffered"
FROM answering`,
    ],
    [
      "losing",
      `SELECT
  offering.*,
  offering."isOffered" AND NOT offering."isAnswered" AND offering."isOver" AS "isLost",
  NOT offering."isGivenUp" AND (
    ${holds(`offering."said_outcome" IN ('voicemail', 'callback-scheduled', 'deflected')`)}
    OR offering."nextId" IS NOT NULL OR offering."isMachineServed"
  ) AS "wentElsewhere"
FROM offering`,
    ],
    [
      "contacts",
      `SELECT
  losing.*,
  losing."isLost" AND NOT losing."wentElsewhere" AS "isAbandoned",
  losing."isLost" AND losing."wentElsewhere" AS "isFlowedOut"
FROM losing`,
    ],
  ];
}

const lostStatuses = ["abandoned", "missed", "failed", "canceled"];
