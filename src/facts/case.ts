import {
  boolean,
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
  caseId: text,
  customerId: optional(text),
  channel: optional(text),
  kind: optional(text),
  priority: optional(text),
  teamId: optional(text),
  assigneeId: optional(text),
  reason: optional(text),
  direction: optional(text),
  initiative: optional(text),
  discarded: optional(text),
  createdAt: optional(instant),
  firstRespondedAt: optional(instant),
  resolvedAt: optional(instant),
  closedAt: optional(instant),
  resolved: boolean,
  reopened: optional(boolean),
  agentReplies: optional(int({ atLeast: 0 })),
  clock: optional(text),
  firstResponseMs: nullable(milliseconds),
  firstAnyResponseMs: optional(milliseconds),
  assignmentToResponseMs: optional(milliseconds),
  firstResolutionMs: optional(milliseconds),
  fullResolutionMs: nullable(milliseconds),
  createdInWindow: optional(boolean),
  resolvedInWindow: optional(boolean),
};
type Columns = typeof columns;

/** The columns of the case fact. */
export interface CaseColumns extends Columns {}

/** What a row is and what its columns hold. */
export const caseTexts: FactTexts<CaseColumns> = {
  grain: "One row: one case (ticket), as it stands at the end of observation.",
  columns: {
    caseId: "Identifies the case.",
    customerId: "Who asked.",
    channel: "Channel in which the case was opened.",
    kind: "`question`, `incident`, `problem`, `request`, `complaint`, ….",
    priority: "`low`, `normal`, `high` or `urgent`.",
    teamId: "Team the case is with.",
    assigneeId: "Agent the case is with.",
    reason: "Reason family.",
    direction: "`inbound`, `outbound` or `internal`; outbound cases were opened by an agent.",
    initiative: "`reactive` if the customer asked for it, `proactive` if the company opened it.",
    discarded: "Why it is no case to measure: `spam`, `test`, `merged` or `deleted`; `null` if it is one.",
    createdAt: "When the case was opened.",
    firstRespondedAt: "When an agent first answered in public; `null` if none has.",
    resolvedAt: "When it was last resolved; `null` while it is not, or if unknown.",
    closedAt: "When it was closed for good; `null` if it is not.",
    resolved: "Whether it is resolved at the end of observation.",
    reopened: "Whether it was opened again after being resolved, resolved since or not.",
    agentReplies: "Public replies by people.",
    clock:
      "What its durations are counted by: `calendar`, every hour, or `business`, open hours alone; `null` means `calendar`.",
    firstResponseMs: "From opening to the first public answer by a person; `null` if there was none yet.",
    firstAnyResponseMs: "From opening to the first public answer by a person, bot or automatic reply.",
    assignmentToResponseMs:
      "From the first assignment to the first public answer by a person; `null` if either is missing or the answer came first.",
    firstResolutionMs:
      "From opening until first resolved, reopened since or not; `null` if not yet, or if unknown.",
    fullResolutionMs: "From opening until last resolved; `null` while it is not resolved, or if unknown.",
    createdInWindow: "Whether it was opened within the window asked for; `null` if none was asked for.",
    resolvedInWindow:
      "Whether it is resolved and was last resolved within the window asked for; `null` if none was asked for, or if unknown.",
  },
};

/** One case: an issue with a life of its own (also called ticket). */
export interface CaseFact extends RowOf<CaseColumns> {}

/** One row: one case. */
export const caseFact: Fact<CaseFact, CaseColumns> = {
  name: "case",
  columns,
  key: "caseId",
  at: "createdAt",
};
