import type { ViewClock } from "./clock.ts";
import { type AsOf, holds, observation, type Stage, says, saysNone, texts, type Writing } from "./view.ts";

/** The last instant that can be written: what is there without an end of observation lies before it. */
const LAST_MS = 253_402_300_799_999;
const openStatuses = texts(["new", "open", "pending-customer", "pending-internal", "snoozed"]);
const resolvedStatuses = texts(["resolved", "closed"]);

/**
 * The end of observation as the step `observation`: `observed`, NULL where none was said, and `limit`, after which
 * nothing has happened.
 */
export function limits(writing: Writing, asOf: AsOf | undefined): readonly Stage[] {
  const { types } = writing;
  const [, said] = observation(writing, asOf, `SELECT CAST(NULL AS ${types.int}) AS "asOf"`);
  return [
    [
      "observation",
      `SELECT said."asOf" AS "observed", COALESCE(said."asOf", ${LAST_MS}) AS "limit"
FROM (${said}) AS said`,
    ],
  ];
}

/** The cases created by the end of observation with their instants, as the step `cases`. */
export function casesThen({ table, milliseconds }: Writing): readonly Stage[] {
  const instants = Object.entries({
    firstResponded: "firstRespondedAt",
    firstAgentReply: "firstAgentReplyAt",
    firstAssigned: "firstAssignedAt",
    firstResolved: "firstResolvedAt",
    resolved: "resolvedAt",
    closed: "closedAt",
    reopened: "reopenedAt",
    deleted: "deletedAt",
  });
  return [
    [
      "cases",
      `SELECT
  record.*,
  ${milliseconds('record."createdAt"')} AS "created",
${instants.map(([name, field]) => `  ${milliseconds(`record."${field}"`)} AS "ever_${name}",`).join("\n")}
${instants.map(([name, field]) => `  CASE WHEN ${milliseconds(`record."${field}"`)} <= observation."limit" THEN ${milliseconds(`record."${field}"`)} END AS "${name}",`).join("\n")}
  observation."observed",
  observation."limit"
FROM ${table("case")} AS record
CROSS JOIN observation
WHERE ${milliseconds('record."createdAt"')} <= observation."limit"`,
    ],
  ];
}

/** Why a case is not counted. */
export const discarded = (row: string): string => `CASE
    WHEN ${row}."isSpam" THEN 'spam'
    WHEN ${row}."isTest" THEN 'test'
    WHEN ${row}."mergedIntoId" IS NOT NULL THEN 'merged'
    WHEN ${row}."deleted" IS NOT NULL THEN 'deleted'
  END`;

/** The states of cases in order, as the step `states`; a history may as well have the newest first. */
export function statesInOrder({ table, milliseconds }: Writing): readonly Stage[] {
  const from = milliseconds('state."startAt"');
  return [
    [
      "recorded",
      `SELECT
  state."recordId", state."status", state."position", ${from} AS "from",
  FIRST_VALUE(${from}) OVER (PARTITION BY state."recordId" ORDER BY state."position")
    > FIRST_VALUE(${from}) OVER (PARTITION BY state."recordId" ORDER BY state."position" DESC) AS "isNewestFirst"
FROM ${table("case_statusHistory")} AS state`,
    ],
    [
      "states",
      `SELECT
  recorded."recordId", recorded."status", recorded."from",
  ROW_NUMBER() OVER (
    PARTITION BY recorded."recordId"
    ORDER BY recorded."from", CASE WHEN recorded."isNewestFirst" THEN -recorded."position" ELSE recorded."position" END
  ) AS "place",
  recorded."status" IN ${openStatuses} AS "isOpen",
  recorded."status" IN ${resolvedStatuses} AS "isResolved"
FROM recorded`,
    ],
  ];
}

/** Epoch milliseconds between which turns are counted; `null` for all time. */
export interface WindowMs {
  readonly from: number;
  readonly to: number;
}

/**
 * How far each case had got at the end of observation, as the step `lives`: `status`, `isResolved`, `isCanceled`,
 * `resolvedOn`, `firstResolvedOn`, `closedOn`, `isReopened`, `reopens`, and its turns (resolved, reopened, resolved
 * again, …): how many, the first two, and how many of either kind lie in a window or before it.
 */
export function livesThen(writing: Writing, window: WindowMs | null): readonly Stage[] {
  const isIn = (ms: string) =>
    window === null ? "TRUE" : `(${ms} >= ${window.from} AND ${ms} < ${window.to})`;
  const isBefore = (ms: string) => (window === null ? "FALSE" : `${ms} < ${window.from}`);
  const own = ['held."turn1"', 'held."turn2"', 'held."turn3"'];
  const count = (conditions: readonly string[]) =>
    conditions.map((one) => `CASE WHEN ${one} THEN 1 ELSE 0 END`).join(" + ");
  const same = (column: string) => `now."${column}" IS NOT DISTINCT FROM now."told_${column}"`;
  return [
    ...statesInOrder(writing),
    [
      "understood",
      `SELECT states."recordId", MAX(states."from") AS "last"
FROM states
GROUP BY states."recordId"
HAVING COUNT(CASE WHEN states."isOpen" OR states."isResolved" OR states."status" = 'canceled' THEN 1 END) = COUNT(*)`,
    ],
    [
      "steps",
      `SELECT
  states.*,
  ${holds(`LAG(states."isResolved") OVER (PARTITION BY states."recordId" ORDER BY states."place")`)} AS "wasResolved",
  ${holds(`LAG(states."status") OVER (PARTITION BY states."recordId" ORDER BY states."place") = 'closed'`)} AS "wasClosed",
  LEAD(states."place") OVER (PARTITION BY states."recordId" ORDER BY states."place") IS NULL AS "isLast"
FROM states
JOIN understood ON understood."recordId" = states."recordId"
CROSS JOIN observation
WHERE states."from" <= observation."limit"`,
    ],
    [
      "turning",
      `SELECT
  steps.*,
  steps."isResolved" AND NOT steps."wasResolved" AS "isResolving",
  steps."isOpen" AND steps."wasResolved" AS "isReopening",
  SUM(CASE WHEN (steps."isResolved" AND NOT steps."wasResolved") OR (steps."isOpen" AND steps."wasResolved") THEN 1 ELSE 0 END)
    OVER (PARTITION BY steps."recordId" ORDER BY steps."place") AS "turn"
FROM steps`,
    ],
    [
      "lived",
      `SELECT
  turning."recordId",
  MAX(CASE WHEN turning."isLast" THEN turning."status" END) AS "status",
  MAX(CASE WHEN turning."isLast" AND turning."isResolved" THEN 1 ELSE 0 END) = 1 AS "isResolved",
  CASE WHEN MAX(CASE WHEN turning."isLast" AND turning."isResolved" THEN 1 END) = 1
    THEN MAX(CASE WHEN turning."isResolving" THEN turning."from" END) END AS "resolvedOn",
  MIN(CASE WHEN turning."isResolving" THEN turning."from" END) AS "firstResolvedOn",
  CASE WHEN MAX(CASE WHEN turning."isLast" AND turning."status" = 'closed' THEN 1 END) = 1
    THEN MAX(CASE WHEN turning."status" = 'closed' AND NOT turning."wasClosed" THEN turning."from" END) END AS "closedOn",
  COUNT(CASE WHEN turning."isReopening" THEN 1 END) AS "reopens",
  COUNT(CASE WHEN turning."status" = 'canceled' AND turning."wasResolved" THEN 1 END) = 0 AS "hasTurns",
  COUNT(CASE WHEN turning."isResolving" OR turning."isReopening" THEN 1 END) AS "turns",
  MIN(CASE WHEN turning."isResolving" AND turning."turn" = 1 THEN turning."from" END) AS "turn1",
  MIN(CASE WHEN turning."isReopening" AND turning."turn" = 2 THEN turning."from" END) AS "turn2",
  COUNT(CASE WHEN turning."isResolving" AND ${isIn('turning."from"')} THEN 1 END) AS "resolutionsIn",
  COUNT(CASE WHEN turning."isReopening" AND ${isIn('turning."from"')} THEN 1 END) AS "reopensIn",
  COUNT(CASE WHEN (turning."isResolving" OR turning."isReopening") AND ${isBefore('turning."from"')} THEN 1 END) AS "turnsBefore"
FROM turning
GROUP BY turning."recordId"`,
    ],
    [
      "said",
      `SELECT
  cases.*,
  CASE
    WHEN cases."reopenCount" IS NOT NULL THEN cases."reopenCount" > 0
    WHEN ${says("cases", "reopenedAt")} THEN cases."reopenedAt" IS NOT NULL
    WHEN cases."status" IN ${openStatuses}
      THEN CASE WHEN COALESCE(cases."ever_firstResolved", cases."ever_resolved") IS NOT NULL THEN TRUE END
    WHEN cases."ever_firstResolved" < cases."ever_resolved" THEN TRUE
  END AS "everReopened",
  COALESCE(cases."reopenCount", CASE WHEN ${saysNone("cases", "reopenedAt")} THEN 0 END) AS "saidReopens",
  GREATEST(
    cases."created",
    COALESCE(cases."ever_firstResolved", cases."created"),
    COALESCE(cases."ever_resolved", cases."created"),
    COALESCE(cases."ever_closed", cases."created"),
    COALESCE(cases."ever_reopened", cases."created"),
    COALESCE(understood."last", cases."created")
  ) <= cases."limit" AS "isNow",
  lived."recordId" IS NOT NULL AS "isTold",
  lived."status" AS "told_status",
  lived."isResolved" AS "told_isResolved",
  lived."resolvedOn" AS "told_resolvedOn",
  lived."firstResolvedOn" AS "told_firstResolvedOn",
  lived."closedOn" AS "told_closedOn",
  lived."reopens" AS "told_reopens",
  ${holds('lived."hasTurns"')} AS "told_hasTurns",
  lived."turns" AS "told_turns",
  lived."turn1" AS "told_turn1",
  lived."turn2" AS "told_turn2",
  lived."resolutionsIn" AS "told_resolutionsIn",
  lived."reopensIn" AS "told_reopensIn",
  lived."turnsBefore" AS "told_turnsBefore"
FROM cases
LEFT JOIN understood ON understood."recordId" = cases."id"
LEFT JOIN lived ON lived."recordId" = cases."id"`,
    ],
    [
      "standing",
      `SELECT
  said.*,
  CASE WHEN said."reopened" > said."resolved" AND COALESCE(said."everReopened", TRUE) THEN NULL ELSE said."resolved" END AS "standingResolved",
  CASE WHEN said."reopened" > said."closed" AND COALESCE(said."everReopened", TRUE) THEN NULL ELSE said."closed" END AS "standingClosed",
  COALESCE(said."resolved", said."firstResolved", CASE WHEN said."ever_resolved" IS NULL THEN said."closed" END) AS "lastResolved"
FROM said`,
    ],
    [
      "resolving",
      `SELECT
  standing.*,
  CASE
    WHEN standing."isNow" THEN ${isResolved("standing", 'standing."standingResolved" IS NOT NULL OR standing."standingClosed" IS NOT NULL')}
    WHEN standing."isTold" THEN standing."told_isResolved"
    ELSE standing."lastResolved" IS NOT NULL AND NOT ${holds('standing."reopened" > standing."lastResolved"')}
  END AS "isResolved",
  CASE
    WHEN standing."isNow" THEN COALESCE(standing."everReopened", standing."told_reopens" > 0)
    WHEN standing."isTold" THEN standing."told_reopens" > 0
    WHEN ${holds('standing."everReopened"')} AND standing."reopened" IS NULL
      THEN CASE WHEN standing."reopenCount" = 1 AND standing."reopenedAt" IS NOT NULL THEN FALSE END
    WHEN standing."reopened" IS NOT NULL THEN TRUE
    ELSE standing."everReopened"
  END AS "isReopened"
FROM standing`,
    ],
    [
      "resolution",
      `SELECT
  resolving.*,
  CASE
    WHEN NOT resolving."isResolved" THEN NULL
    WHEN resolving."isNow" THEN COALESCE(resolving."standingResolved", resolving."told_resolvedOn", resolving."standingClosed")
    WHEN resolving."isTold" THEN resolving."told_resolvedOn"
    ELSE resolving."lastResolved"
  END AS "resolvedOn"
FROM resolving`,
    ],
    [
      "now",
      `SELECT
  resolution.*,
  CASE WHEN NOT resolution."isNow" AND resolution."isTold" THEN resolution."told_firstResolvedOn"
    ELSE COALESCE(
      resolution."firstResolved",
      CASE WHEN resolution."isNow" THEN resolution."told_firstResolvedOn" END,
      CASE WHEN NOT ${holds('resolution."isReopened"')} THEN resolution."resolvedOn" END
    ) END AS "firstResolvedOn",
  CASE WHEN resolution."isNow" THEN COALESCE(resolution."standingClosed", resolution."told_closedOn")
    WHEN resolution."isTold" THEN resolution."told_closedOn"
    ELSE resolution."closed" END AS "closedOn",
  CASE WHEN resolution."isNow" THEN resolution."status"
    WHEN resolution."isTold" THEN resolution."told_status"
    WHEN resolution."resolvedOn" IS NOT NULL THEN 'resolved' END AS "statusThen",
  CASE WHEN resolution."isNow" THEN resolution."status" = 'canceled'
    WHEN resolution."isTold" THEN resolution."told_status" = 'canceled'
    ELSE resolution."status" = 'canceled' AND resolution."closed" IS NOT NULL END AS "isCanceled",
  CASE WHEN resolution."isNow" THEN COALESCE(resolution."saidReopens", resolution."told_reopens")
    WHEN resolution."isTold" THEN resolution."told_reopens"
    WHEN NOT resolution."isReopened" THEN 0
    WHEN resolution."isReopened" AND resolution."reopenCount" = 1 THEN 1 END AS "reopens"
FROM resolution`,
    ],
    [
      "agreeing",
      `SELECT
  now.*,
  now."isTold" AND (NOT now."isNow" OR (${same("resolvedOn")} AND ${same("firstResolvedOn")} AND ${same("reopens")})) AS "isAsTold",
  NOT now."isNow" AND ${holds('now."everReopened"')} AND now."reopened" IS NULL AND now."isReopened" IS NULL AS "isUntold",
  CASE WHEN ${holds('now."isReopened"')}
    THEN now."reopens" = 1 AND now."firstResolvedOn" <= now."reopened"
      AND (NOT now."isResolved" OR now."reopened" <= now."resolvedOn")
    ELSE NOT now."isResolved" OR now."resolvedOn" IS NOT NULL END AS "isOrdered"
FROM now`,
    ],
    [
      "held",
      `SELECT
  agreeing.*,
  CASE WHEN agreeing."isAsTold" THEN agreeing."told_hasTurns"
    ELSE NOT agreeing."isUntold" AND ${holds('agreeing."isOrdered"')} END AS "hasTurns",
  CASE WHEN agreeing."isReopened" THEN agreeing."firstResolvedOn" ELSE agreeing."resolvedOn" END AS "turn1",
  CASE WHEN agreeing."isReopened" THEN agreeing."reopened" END AS "turn2",
  CASE WHEN agreeing."isReopened" THEN agreeing."resolvedOn" END AS "turn3"
FROM agreeing`,
    ],
    [
      "lives",
      `SELECT
  held.*,
  CASE WHEN held."hasTurns" THEN
    CASE WHEN held."isAsTold" THEN held."told_turns" ELSE ${count(own.map((ms) => `${ms} IS NOT NULL`))} END END AS "turns",
  CASE WHEN held."hasTurns" THEN
    CASE WHEN held."isAsTold" THEN held."told_turn1" ELSE held."turn1" END END AS "reopenedFrom",
  CASE WHEN held."hasTurns" THEN
    CASE WHEN held."isAsTold" THEN held."told_turn2" ELSE held."turn2" END END AS "reopenedTo",
  CASE WHEN held."hasTurns" THEN
    CASE WHEN held."isAsTold" THEN held."told_resolutionsIn" ELSE ${count([own[0], own[2]].map((ms) => isInKnown(isIn, ms ?? "")))} END END AS "resolutionsIn",
  CASE WHEN held."hasTurns" THEN
    CASE WHEN held."isAsTold" THEN held."told_reopensIn" ELSE ${count([isInKnown(isIn, own[1] ?? "")])} END END AS "reopensIn",
  CASE WHEN held."hasTurns" THEN
    CASE WHEN held."isAsTold" THEN held."told_turnsBefore" ELSE ${count(own.map(isBefore))} END END AS "turnsBefore"
FROM held`,
    ],
  ];
}

const isInKnown = (isIn: (ms: string) => string, ms: string): string => `${ms} IS NOT NULL AND ${isIn(ms)}`;

/** Whether the record says that a case is resolved; an instant of its end decides where the status is not understood. */
const isResolved = (row: string, hasInstant: string): string => `CASE
      WHEN ${row}."status" IN ${resolvedStatuses} THEN TRUE
      WHEN ${row}."status" IN ${openStatuses} OR ${row}."status" = 'canceled' THEN FALSE
      ELSE ${hasInstant}
    END`;

/** What a row about a case or its messages says of the case. */
export const aboutCase = (clock: ViewClock) =>
  ({
    caseId: `fact."id"`,
    customerId: `fact."requesterId"`,
    channel: `fact."channel"`,
    kind: `fact."caseKind"`,
    priority: `fact."priority"`,
    teamId: `fact."teamId"`,
    assigneeId: `fact."assigneeId"`,
    reason: `COALESCE(fact."reason", fact."topic")`,
    discarded: discarded("fact"),
    clock: clock === "calendar" ? "'calendar'" : "'business'",
  }) as const;
