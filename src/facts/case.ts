import {
  boolean,
  type Fact,
  instant,
  int,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  caseId: text("Identifies the case."),
  customerId: optional(text("Who asked.")),
  channel: optional(text("Channel in which the case was opened.")),
  kind: optional(text("`question`, `incident`, `problem`, `request`, `complaint`, ….")),
  priority: optional(text("`low`, `normal`, `high` or `urgent`.")),
  teamId: optional(text("Team the case is with.")),
  assigneeId: optional(text("Agent the case is with.")),
  reason: optional(text("Reason family.")),
  direction: optional(text("`inbound`, `outbound` or `internal`; outbound cases were opened by an agent.")),
  initiative: optional(
    text("`reactive` if the customer asked for it, `proactive` if the company opened it."),
  ),
  discarded: optional(
    text("Why it is no case to measure: `spam`, `test`, `merged` or `deleted`; `null` if it is one."),
  ),
  createdAt: optional(instant("When the case was opened.")),
  firstRespondedAt: optional(instant("When an agent first answered in public; `null` if none has.")),
  resolvedAt: optional(instant("When it was last resolved; `null` while it is not, or if unknown.")),
  closedAt: optional(instant("When it was closed for good; `null` if it is not.")),
  resolved: boolean("Whether it is resolved at the end of observation."),
  reopened: optional(boolean("Whether it was opened again after being resolved, resolved since or not.")),
  agentReplies: optional(int("Public replies by people.", { atLeast: 0 })),
  firstResponseMs: nullable(
    milliseconds("From opening to the first public answer by a person; `null` if there was none yet."),
  ),
  firstAnyResponseMs: optional(
    milliseconds("From opening to the first public answer by a person, bot or automatic reply."),
  ),
  assignmentToResponseMs: optional(
    milliseconds(
      "From the first assignment to the first public answer by a person; `null` if either is missing or the answer came first.",
    ),
  ),
  firstResolutionMs: optional(
    milliseconds(
      "From opening until first resolved, reopened since or not; `null` if not yet, or if unknown.",
    ),
  ),
  fullResolutionMs: nullable(
    milliseconds("From opening until last resolved; `null` while it is not resolved, or if unknown."),
  ),
  createdInWindow: optional(
    boolean("Whether it was opened within the window asked for; `null` if none was asked for."),
  ),
  resolvedInWindow: optional(
    boolean(
      "Whether it is resolved and was last resolved within the window asked for; `null` if none was asked for, or if unknown.",
    ),
  ),
};
type Columns = typeof columns;

/** The columns of the case fact. */
export interface CaseColumns extends Columns {}

/** One case: an issue with a life of its own (also called ticket). */
export interface CaseFact extends RowOf<CaseColumns> {}

/** One row: one case. */
export const caseFact: Fact<CaseFact, CaseColumns> = {
  name: "case",
  grain: "One row: one case (ticket), as it stands at the end of observation.",
  columns,
  key: "caseId",
  at: "createdAt",
};
