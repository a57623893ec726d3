import {
  type Fact,
  type FactTexts,
  instant,
  int,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  updateId: text,
  caseId: optional(text),
  number: int({ atLeast: 1 }),
  customerId: optional(text),
  agentId: optional(text),
  channel: optional(text),
  kind: optional(text),
  priority: optional(text),
  teamId: optional(text),
  assigneeId: optional(text),
  reason: optional(text),
  discarded: optional(text),
  repliedAt: optional(instant),
  nextReplyAt: optional(instant),
  clock: optional(text),
  untilNextReplyMs: nullable(milliseconds),
  pausableUntilNextReplyMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the agent update fact. */
export interface AgentUpdateColumns extends Columns {}

/** What a row is and what its columns hold. */
export const agentUpdateTexts: FactTexts<AgentUpdateColumns> = {
  grain: "One row: one public reply of an agent on a case, and the time until the next one.",
  columns: {
    updateId: "Identifies the reply: the case and its number.",
    caseId: "Case of the reply.",
    number: "Which public reply of an agent on the case, from 1.",
    customerId: "Who asked.",
    agentId: "Agent who replied; `null` if unknown.",
    channel: "Channel in which the case was opened.",
    kind: "Kind of the case: `question`, `incident`, `complaint`, ….",
    priority: "Priority of the case.",
    teamId: "Team the case is with.",
    assigneeId: "Agent the case is with.",
    reason: "Reason family.",
    discarded: "Why the case is none to measure: `spam`, `test`, `merged` or `deleted`; `null` if it is one.",
    repliedAt: "When the agent replied.",
    nextReplyAt: "When an agent replied next; `null` if none has.",
    clock:
      "What its durations are counted by: `calendar`, every hour, or `business`, open hours alone; `null` means `calendar`.",
    untilNextReplyMs:
      "From this reply to the next, without the time for which the case was resolved or canceled; `null` if there is no next one.",
    pausableUntilNextReplyMs:
      "The same without the time in which the case waited for the customer or was put aside; `null` if there is no next one, or without a history of statuses.",
  },
};

/** One public reply of an agent, and the time until the next. */
export interface AgentUpdateFact extends RowOf<AgentUpdateColumns> {}

/** One row: one public reply of an agent. In periods it counts where that was given, unless asked for by the next. */
export const agentUpdateFact: Fact<AgentUpdateFact, AgentUpdateColumns> = {
  name: "agentUpdate",
  columns,
  key: "updateId",
  at: "repliedAt",
};
