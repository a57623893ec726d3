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
  replyId: text,
  caseId: optional(text),
  block: int({ atLeast: 1 }),
  customerId: optional(text),
  agentId: optional(text),
  channel: optional(text),
  kind: optional(text),
  priority: optional(text),
  teamId: optional(text),
  assigneeId: optional(text),
  reason: optional(text),
  discarded: optional(text),
  customerMessages: optional(int({ atLeast: 0 })),
  waitingSince: optional(instant),
  repliedAt: optional(instant),
  clock: optional(text),
  replyMs: nullable(milliseconds),
};
type Columns = typeof columns;

/** The columns of the reply fact. */
export interface ReplyColumns extends Columns {}

/** What a row is and what its columns hold. */
export const replyTexts: FactTexts<ReplyColumns> = {
  grain:
    "One row: one block of a customer's messages on a case and the public reply of an agent that ended it, or the wait that still runs.",
  columns: {
    replyId: "Identifies the block: the case and its number.",
    caseId: "Case of the messages.",
    block:
      "Which block of the case, from 1: the first waits for the first response, the others for the next one.",
    customerId: "Who asked.",
    agentId: "Agent who replied; `null` if nobody has, or if unknown.",
    channel: "Channel in which the case was opened.",
    kind: "Kind of the case: `question`, `incident`, `complaint`, ….",
    priority: "Priority of the case.",
    teamId: "Team the case is with.",
    assigneeId: "Agent the case is with.",
    reason: "Reason family.",
    discarded: "Why the case is none to measure: `spam`, `test`, `merged` or `deleted`; `null` if it is one.",
    customerMessages: "Messages of the customer in the block; 0 where only the opening of the case is known.",
    waitingSince: "When the first of them was written: the opening of the case for what opened it.",
    repliedAt: "When an agent replied in public; `null` if none has.",
    clock:
      "What its durations are counted by: `calendar`, every hour, or `business`, open hours alone; `null` means `calendar`.",
    replyMs: "From the first message of the block to the reply; `null` while there is none.",
  },
};

/** One block of a customer's messages, answered or not. */
export interface ReplyFact extends RowOf<ReplyColumns> {}

/**
 * One row: one block of a customer's messages on a case. In periods it counts where the customer began to wait, unless
 * asked for by the reply.
 */
export const replyFact: Fact<ReplyFact, ReplyColumns> = {
  name: "reply",
  columns,
  key: "replyId",
  at: "waitingSince",
};
