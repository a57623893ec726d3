import type { ScalarType } from "../../language/expression.ts";

/** The columns of a table, by name, with what each holds. */
export type TableColumns = Readonly<Record<string, ScalarType>>;

const columns = (names: Partial<Readonly<Record<ScalarType, string>>>): TableColumns =>
  Object.fromEntries(
    types.flatMap((type) => (names[type] ?? "").split(/\s+/).flatMap((name) => (name ? [[name, type]] : []))),
  );
const types = ["text", "instant", "int", "real", "boolean"] as const;

const list = (names: Parameters<typeof columns>[0] = { text: "value" }): TableColumns =>
  columns({ ...names, text: `recordId ${names.text ?? ""}`, int: `position ${names.int ?? ""}` });

const duration = (name: string) => ({ text: `durations_${name}_clock`, real: `durations_${name}_seconds` });
const durations = ["queue", "ring", "talk", "hold", "wrapUp", "handle"].map(duration);
const money = (name: string) => `${name}_amount ${name}_currency`;
const score = "score_value score_scale_min score_scale_max";

/**
 * The tables that views read: one for each type of record and one for each list in it, with the fields that facts are
 * made from and what each holds. One rule makes all of them:
 *
 * - A column is called as the model calls its field; one within an object by its path, joined with `_`:
 *   `durations_queue_seconds`.
 * - A list is a table of its own, `interaction_segments`: the `recordId`, the `position` of the element from 1, and its
 *   fields, or its `value` where it is a text. A list within a list has the `parentPosition` too. Where facts ask whether
 *   there is a list at all, the record holds how long it is: `segments_count`. Versions of a plan share its id, so the
 *   lists of a plan go by `ID@VERSION`.
 * - An id names one record of its type. Where sources use the same ids, tell them apart first, or a record would be taken
 *   for another's.
 * - NULL says nothing. Where the source says that there is none, `saysNone` names the field, between commas:
 *   `,queuedAt,nextId,`.
 * - Instants are `TIMESTAMP WITH TIME ZONE`, amounts decimal text. What is personal beyond an id is left out.
 */
export const recordTables = {
  agentStatusInterval: columns({
    text: "id agentId status rawStatus",
    instant: "startAt endAt",
  }),
  case: columns({
    text: `id status priority channel direction initiative caseKind requesterId teamId assigneeId topic reason
      mergedIntoId saysNone`,
    instant: `createdAt firstRespondedAt firstAgentReplyAt firstAssignedAt firstResolvedAt resolvedAt closedAt
      reopenedAt deletedAt`,
    int: "reopenCount replyCount transferCount",
    boolean: "isSpam isTest isEscalated",
  }),
  case_interactionIds: list(),
  case_sla: list({
    text: "id policyId interactionId metric status target_clock elapsed_clock",
    instant: "startAt dueAt fulfilledAt breachedAt",
    int: "instance",
    real: "target_seconds elapsed_seconds",
  }),
  case_statusHistory: list({ text: "status", instant: "startAt" }),
  customer: columns({
    text: "id kind accountId mergedIntoId segment tier country",
    instant: "signedUpAt",
    boolean: "isTest isInternal",
  }),
  interaction: columns({
    text: `id channel direction initiative initiationMethod status outcome customerId teamId queueId previousId nextId
      rootId topic botResolution sentiment_source ${durations.map(({ text }) => text).join(" ")} saysNone`,
    instant: "startAt queuedAt offeredAt answeredAt firstResponseAt endAt wrapUpStartAt wrapUpEndAt",
    int: `agentIds_count segments_count holdCount transferCount`,
    real: `sentiment_value durations_ivr_seconds ${durations.map(({ real }) => real).join(" ")}`,
    boolean: "selfServed botInvolved isTest isSpam",
  }),
  interaction_agentIds: list(),
  interaction_caseIds: list(),
  interaction_orderIds: list(),
  interaction_participants: list({ text: "actor_type actor_id", boolean: "actor_isAutomated" }),
  interaction_segments: list({
    text: "type actor_type actor_id",
    instant: "startAt endAt",
    boolean: "actor_isAutomated",
  }),
  journeyBlueprint: columns({ text: "id version timeout_clock", real: "timeout_seconds" }),
  journeyBlueprint_stages: list({ text: "id stage", real: "order" }),
  journeyBlueprint_steps: list({
    text: "id touchpointId stageId branch_group",
    int: "repeatable_min",
    boolean: "required branch_exclusive",
  }),
  journeyInstance: columns({
    text: "id blueprintId blueprintVersion customerId status",
    instant: "startedAt endedAt",
    int: "touchpoints_count deviations_count",
  }),
  journeyInstance_deviations: list({ text: "type", instant: "at" }),
  journeyInstance_touchpoints: list({
    text: "stepId touchpointId stage channel status actor_type",
    instant: "at",
  }),
  message: columns({
    text: `id interactionId caseId author_type author_id direction visibility kind deliveryStatus automationId saysNone`,
    instant: "createdAt sentAt failedAt",
    boolean: "author_isAutomated isAutomated",
  }),
  order: columns({
    text: `id customerId status financialStatus sourceChannel ${["total", "subtotal", "tax", "shipping", "refunded"].map(money).join(" ")}`,
    instant: "placedAt canceledAt",
    int: "lines_count refunds_count",
    boolean: "isTest",
  }),
  order_lines: list({ text: `id ${money("total")}`, real: "quantity" }),
  order_refunds: list({ text: `${money("amount")}`, instant: "at", int: "lines_count" }),
  order_refunds_lines: columns({
    text: "recordId lineId",
    int: "parentPosition position",
    real: "quantity",
  }),
  slaInstance: columns({
    text: "id policyId caseId interactionId metric status target_clock elapsed_clock",
    instant: "startAt dueAt fulfilledAt breachedAt",
    int: "instance",
    real: "target_seconds elapsed_seconds",
  }),
  subscription: columns({
    text: `id customerId status interval_unit ${["mrr", "unitAmount"].map(money).join(" ")}`,
    instant: "startedAt trialEndAt currentPeriod_endAt canceledAt endedAt",
    int: "quantity interval_count",
  }),
  surveyInvitation: columns({
    text: "id surveyId customerId caseId interactionId orderId channel status saysNone",
    instant: "sentAt deliveredAt openedAt",
  }),
  surveyResponse: columns({
    text: `id surveyId invitationId customerId agentId teamId caseId interactionId orderId touchpointId
      journeyInstanceId metric completion channel supersedesId score_scale_direction`,
    instant: "respondedAt createdAt updatedAt",
    real: score,
    boolean: "isTest",
  }),
  surveyResponse_answers: list({ text: "questionId score_scale_direction", real: score }),
  touchpoint: columns({ text: "id stageId stage channel initiator", boolean: "isMomentOfTruth" }),
} as const satisfies Readonly<Record<string, TableColumns>>;

/** Name of a table that views read. */
export type RecordTable = keyof typeof recordTables;
