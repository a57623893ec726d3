import { type Fact, type FactTexts, instant, int, milliseconds, optional, type RowOf, text } from "./fact.ts";

const columns = {
  slaInstanceId: text,
  caseId: optional(text),
  interactionId: optional(text),
  policyId: optional(text),
  metric: text,
  cycle: optional(int({ atLeast: 1 })),
  status: text,
  priority: optional(text),
  customerId: optional(text),
  channel: optional(text),
  kind: optional(text),
  teamId: optional(text),
  assigneeId: optional(text),
  discarded: optional(text),
  startedAt: optional(instant),
  dueAt: optional(instant),
  fulfilledAt: optional(instant),
  breachedAt: optional(instant),
  clock: optional(text),
  targetMs: optional(milliseconds),
  elapsedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the SLA instance fact. */
export interface SlaInstanceColumns extends Columns {}

/** What a row is and what its columns hold. */
export const slaInstanceTexts: FactTexts<SlaInstanceColumns> = {
  grain: "One row: one promise of time made on one case: one metric, one time round.",
  columns: {
    slaInstanceId: "Identifies the promise.",
    caseId: "Case it was made on; `null` if it was made on an interaction alone.",
    interactionId: "Interaction it was made on.",
    policyId: "Policy that makes it.",
    metric:
      "What is promised: `first-response`, `next-response`, `periodic-update`, `pausable-update`, `requester-wait`, `agent-work`, `resolution`, `queue-wait`, ….",
    cycle: "Which time round, from 1: the next response is promised after each reply.",
    status:
      "`achieved` or `missed`; `active` or `paused` while neither; `canceled` if it was taken off before.",
    priority: "Priority whose target was promised, or that of the case where that is unknown.",
    customerId: "Who asked.",
    channel: "Channel in which the case was opened.",
    kind: "Kind of the case: `question`, `incident`, `complaint`, ….",
    teamId: "Team the case is with.",
    assigneeId: "Agent the case is with.",
    discarded: "Why the case is none to measure: `spam`, `test`, `merged` or `deleted`; `null` if it is one.",
    startedAt: "When the clock started.",
    dueAt: "When the time promised is or was up; `null` if it is not running, or if unknown.",
    fulfilledAt: "When what was promised happened, in time or late; `null` if it has not.",
    breachedAt: "When the promise was broken; `null` if it was not, or if unknown.",
    clock: "Clock of the target and of the time elapsed: `calendar` or `business`; `null` if unknown.",
    targetMs: "Time promised; `null` if unknown.",
    elapsedMs: "Time it took, or has taken so far; `null` if unknown or counted on another clock.",
  },
};

/** One promise of time made on one case: one metric, one time round. */
export interface SlaInstanceFact extends RowOf<SlaInstanceColumns> {}

/** One row: one promise of time on one case. In periods it counts where its clock started, unless said. */
export const slaInstanceFact: Fact<SlaInstanceFact, SlaInstanceColumns> = {
  name: "slaInstance",
  columns,
  key: "slaInstanceId",
  at: "startedAt",
};
