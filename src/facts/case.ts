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
  firstResolvedAt: optional(instant),
  resolvedAt: optional(instant),
  closedAt: optional(instant),
  observedAt: optional(instant),
  resolved: boolean,
  canceled: optional(boolean),
  waitingOn: optional(text),
  reopened: optional(boolean),
  reopens: optional(int({ atLeast: 0 })),
  agentReplies: optional(int({ atLeast: 0 })),
  escalated: optional(boolean),
  teamChanges: optional(int({ atLeast: 0 })),
  resolvableAtFirstLevel: optional(boolean),
  clock: optional(text),
  firstResponseMs: nullable(milliseconds),
  firstAnyResponseMs: optional(milliseconds),
  assignmentToResponseMs: optional(milliseconds),
  firstMessageToResponseMs: optional(milliseconds),
  firstResolutionMs: optional(milliseconds),
  fullResolutionMs: nullable(milliseconds),
  timeToCloseMs: optional(milliseconds),
  waitingOnAgentMs: optional(milliseconds),
  waitingOnCustomerMs: optional(milliseconds),
  waitingOnThirdPartyMs: optional(milliseconds),
  ageMs: optional(milliseconds),
  reopenedAfterMs: optional(milliseconds),
  observedAfterResolutionMs: optional(milliseconds),
  windowMs: optional(milliseconds),
  openAtWindowStart: optional(boolean),
  createdInWindow: optional(boolean),
  resolvedInWindow: optional(boolean),
  resolutionsInWindow: optional(int({ atLeast: 0 })),
  reopensInWindow: optional(int({ atLeast: 0 })),
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
    firstResolvedAt: "When it was first resolved, reopened since or not; `null` if not yet, or if unknown.",
    resolvedAt: "When it was last resolved; `null` while it is not, or if unknown.",
    closedAt: "When it was closed for good; `null` if it is not.",
    observedAt:
      "End of observation: the row shows the case as it then was. `null` where it shows the case as its record stands. Rows of several ends of observation, placed by this column, are the backlog over time.",
    resolved: "Whether it is resolved at the end of observation.",
    canceled: "Whether it ended without being resolved: called off, withdrawn.",
    waitingOn:
      "For whom it waits at the end of observation: `agent`, `customer`, `third-party`, or `nobody` where it is put aside or done with; `null` if unknown.",
    reopened: "Whether it was opened again after being resolved, resolved since or not.",
    reopens: "How often it was opened again after being resolved; `null` if unknown.",
    agentReplies: "Public replies by people.",
    escalated: "Whether it was passed to a higher level.",
    teamChanges: "How often it moved from one team to another.",
    resolvableAtFirstLevel:
      "Whether it could have been resolved at the first level (no hardware, no third party); no record tells, so it comes from the company's own marks.",
    clock:
      "What its durations are counted by: `calendar`, every hour, or `business`, open hours alone; `null` means `calendar`.",
    firstResponseMs: "From opening to the first public answer by a person; `null` if there was none yet.",
    firstAnyResponseMs: "From opening to the first public answer by a person, bot or automatic reply.",
    assignmentToResponseMs:
      "From the first assignment to the first public answer by a person; `null` if either is missing or the answer came first.",
    firstMessageToResponseMs:
      "From the customer's first message to the first public answer by a person after it; `null` if there was none yet, or without messages.",
    firstResolutionMs:
      "From opening until first resolved, reopened since or not; `null` if not yet, or if unknown.",
    fullResolutionMs: "From opening until last resolved; `null` while it is not resolved, or if unknown.",
    timeToCloseMs: "From opening until closed for good; `null` if it is not closed.",
    waitingOnAgentMs:
      "How long it was new or open, and waited for an agent, until the end of observation and without the time it was resolved; `null` if unknown.",
    waitingOnCustomerMs: "The same for the time it was pending, and waited for the customer.",
    waitingOnThirdPartyMs:
      "The same for the time it was on hold, and waited for a third party. Time put aside (snoozed) is in none of the three.",
    ageMs: "From opening to the end of observation; `null` where none was given.",
    reopenedAfterMs:
      "From first resolved until first reopened; `null` if it was not reopened, or if unknown when.",
    observedAfterResolutionMs:
      "From first resolved to the end of observation, until which reopenings were seen; `null` if not yet resolved, or if unknown.",
    windowMs: "Length of the window asked for, by the calendar; `null` if none was asked for.",
    openAtWindowStart:
      "Whether it was open as the window began, opened before and neither resolved nor canceled; `null` if none was asked for, or if unknown.",
    createdInWindow: "Whether it was opened within the window asked for; `null` if none was asked for.",
    resolvedInWindow:
      "Whether it is resolved and was last resolved within the window asked for; `null` if none was asked for, or if unknown.",
    resolutionsInWindow:
      "How often it was resolved within the window asked for, reopened since or not, or at all where none was asked for; `null` if unknown. A record that says nothing of reopenings is taken to have had none.",
    reopensInWindow:
      "How often it was reopened within the window asked for, or at all where none was asked for; `null` if unknown. A record that says nothing of reopenings is taken to have had none.",
  },
};

/** One case: an issue with a life of its own (also called ticket). */
export interface CaseFact extends RowOf<CaseColumns> {}

/** One row: one case. In periods it counts where it was created, unless asked for by its answer, resolution or close. */
export const caseFact: Fact<CaseFact, CaseColumns> = {
  name: "case",
  columns,
  key: "caseId",
  at: "createdAt",
};
