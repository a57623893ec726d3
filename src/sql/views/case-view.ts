import type { CaseColumns } from "../../facts/case.ts";
import type { CaseWindow } from "../../facts/case-window.ts";
import type { WaitingOnByStatus } from "../../facts/status-time.ts";
import { aboutCase, casesThen, limits, livesThen, type WindowMs } from "./case-stages.ts";
import { elapsedOn, summedOn, type ViewClock } from "./clock.ts";
import { publicMessages } from "./message-stages.ts";
import { type AsOf, instantMs, type Stage, says, type ViewText, type Writing } from "./view.ts";
import { waitingOnSql } from "./waiting-on.ts";

/** What a view of cases can be told, as `caseFacts` can. */
export interface CaseViewOptions {
  readonly asOf?: AsOf;
  readonly window?: CaseWindow;
  readonly clock?: ViewClock;
  /** Whether the messages of the cases are there, in the table `message`. They are not unless said. */
  readonly messages?: boolean;
  readonly waitingOn?: WaitingOnByStatus;
}

/** One row for each case, as `caseFacts` makes them. */
export function caseView(writing: Writing, options: CaseViewOptions): ViewText<CaseColumns> {
  const { asOf, clock = "calendar", messages = false, waitingOn = {} } = options;
  const window = options.window === undefined ? null : windowMs(options.window);
  const between = elapsedOn(writing, clock);
  const tellsAgentsApart = `(${says("lives", "firstAgentReplyAt")} OR COALESCE(lives."replyCount" = 0, FALSE))`;
  const told = (agentReply: string) =>
    `CASE WHEN ${tellsAgentsApart} THEN lives."firstAgentReply" ELSE ${agentReply} END`;
  return {
    stages: [
      ...limits(writing, asOf),
      ...casesThen(writing),
      ...livesThen(writing, window),
      ...waits(writing, clock, waitingOn),
      ...(messages ? [...publicMessages(writing), ...replies] : []),
      [
        "answered",
        `SELECT
  lives.*,
  waits."agentMs", waits."customerMs", waits."thirdPartyMs",
  ${told(messages ? 'replies."firstOfAgent"' : 'lives."firstResponded"')} AS "agentReply",
  ${messages ? 'replies."firstOfAny"' : "CAST(NULL AS BIGINT)"} AS "anyReply",
  ${messages ? 'replies."asked"' : "CAST(NULL AS BIGINT)"} AS "asked",
  ${messages ? 'replies."answer"' : "CAST(NULL AS BIGINT)"} AS "answer",
  COALESCE(lives."replyCount", ${messages ? 'COALESCE(replies."ofAgents", 0)' : "NULL"}) AS "agentReplies"
FROM lives
LEFT JOIN waits ON waits."recordId" = lives."id"${messages ? '\nLEFT JOIN replies ON replies."caseId" = lives."id"' : ""}`,
      ],
      [
        "responded",
        `SELECT
  answered.*,
  NULLIF(LEAST(${["firstResponded", "agentReply", "anyReply"].map((name) => `COALESCE(answered."${name}", ${NEVER})`).join(", ")}), ${NEVER}) AS "anyResponse"
FROM answered`,
      ],
    ],
    from: "responded",
    columns: {
      ...aboutCase(clock),
      direction: `fact."direction"`,
      initiative: `fact."initiative"`,
      createdAt: `fact."created"`,
      firstRespondedAt: `fact."agentReply"`,
      firstResolvedAt: `fact."firstResolvedOn"`,
      resolvedAt: `fact."resolvedOn"`,
      closedAt: `fact."closedOn"`,
      observedAt: `fact."observed"`,
      resolved: `fact."isResolved"`,
      canceled: `fact."isCanceled"`,
      waitingOn: waitingOnSql(`fact."statusThen"`, waitingOn),
      reopened: `fact."isReopened"`,
      reopens: `fact."reopens"`,
      agentReplies: `fact."agentReplies"`,
      escalated: `fact."isEscalated"`,
      teamChanges: `fact."transferCount"`,
      resolvableAtFirstLevel: null,
      firstResponseMs: between(`fact."created"`, `fact."agentReply"`),
      firstAnyResponseMs: between(`fact."created"`, `fact."anyResponse"`),
      assignmentToResponseMs: `CASE WHEN fact."firstAssigned" <= fact."agentReply" THEN ${between(`fact."firstAssigned"`, `fact."agentReply"`)} END`,
      firstMessageToResponseMs: between(`fact."asked"`, `fact."answer"`),
      firstResolutionMs: between(`fact."created"`, `fact."firstResolvedOn"`),
      fullResolutionMs: between(`fact."created"`, `fact."resolvedOn"`),
      timeToCloseMs: between(`fact."created"`, `fact."closedOn"`),
      waitingOnAgentMs: `fact."agentMs"`,
      waitingOnCustomerMs: `fact."customerMs"`,
      waitingOnThirdPartyMs: `fact."thirdPartyMs"`,
      ageMs: between(`fact."created"`, `fact."observed"`),
      reopenedAfterMs: between(`fact."reopenedFrom"`, `fact."reopenedTo"`),
      observedAfterResolutionMs: between(`fact."firstResolvedOn"`, `fact."observed"`),
      ...(window === null ? overall : within(window)),
    },
  };
}

/** After every instant. */
const NEVER = 253_402_300_800_000;

type WindowColumns = Pick<
  ViewText<CaseColumns>["columns"],
  | "windowMs"
  | "openAtWindowStart"
  | "createdInWindow"
  | "resolvedInWindow"
  | "resolutionsInWindow"
  | "reopensInWindow"
>;

const overall: WindowColumns = {
  windowMs: null,
  openAtWindowStart: null,
  createdInWindow: null,
  resolvedInWindow: null,
  resolutionsInWindow: `COALESCE(FLOOR((fact."turns" + 1) / 2.0), fact."reopens" + CASE WHEN fact."isResolved" THEN 1 ELSE 0 END)`,
  reopensInWindow: `COALESCE(FLOOR(fact."turns" / 2.0), fact."reopens")`,
};

const within = ({ from, to }: WindowMs): WindowColumns => ({
  windowMs: `${to - from}`,
  openAtWindowStart: `CASE WHEN fact."created" >= ${from} THEN FALSE
    WHEN fact."turns" IS NULL OR fact."isCanceled" THEN NULL
    ELSE fact."turnsBefore" % 2 = 0 END`,
  createdInWindow: `fact."created" >= ${from} AND fact."created" < ${to}`,
  resolvedInWindow: `CASE WHEN fact."isResolved" AND fact."resolvedOn" IS NULL THEN NULL
    ELSE COALESCE(fact."resolvedOn" >= ${from} AND fact."resolvedOn" < ${to}, FALSE) END`,
  resolutionsInWindow: `fact."resolutionsIn"`,
  reopensInWindow: `fact."reopensIn"`,
});

const windowMs = ({ from, to }: CaseWindow): WindowMs => ({
  from: instantMs("window.from", from),
  to: instantMs("window.to", to),
});

/** How long each case has waited for whom, as the step `waits`: where its history reaches back to the creation. */
function waits(writing: Writing, clock: ViewClock, waitingOn: WaitingOnByStatus): readonly Stage[] {
  const lasting = (on: string) =>
    `CASE WHEN COUNT(CASE WHEN counted."waitingOn" = 'nobody' OR counted."ms" IS NOT NULL THEN 1 END) = COUNT(*)
    THEN COALESCE(SUM(CASE WHEN counted."waitingOn" = '${on}' THEN counted."ms" END), 0) END`;
  return [
    [
      "spans",
      `SELECT
  states."recordId", states."from",
  COALESCE(LEAD(states."from") OVER (PARTITION BY states."recordId" ORDER BY states."place"), observation."observed") AS "to",
  FIRST_VALUE(states."from") OVER (PARTITION BY states."recordId" ORDER BY states."place") AS "first",
  ${waitingOnSql('states."status"', waitingOn)} AS "waitingOn"
FROM states
CROSS JOIN observation
WHERE states."from" <= observation."limit"`,
    ],
    [
      "counted",
      `SELECT
  spans."recordId", spans."waitingOn",
  CASE WHEN spans."waitingOn" <> 'nobody' THEN ${summedOn(writing, clock)('spans."from"', 'spans."to"')} END AS "ms"
FROM spans
JOIN cases ON cases."id" = spans."recordId" AND spans."first" <= cases."created"`,
    ],
    [
      "waits",
      `SELECT
  counted."recordId",
  ${lasting("agent")} AS "agentMs",
  ${lasting("customer")} AS "customerMs",
  ${lasting("third-party")} AS "thirdPartyMs"
FROM counted
GROUP BY counted."recordId"`,
    ],
  ];
}

/** When messages first answered each case, as the step `replies`. */
const replies: readonly Stage[] = [
  [
    "conversations",
    `SELECT
  messages."caseId", messages."by", messages."at",
  MIN(CASE WHEN messages."by" = 'customer' THEN messages."at" END) OVER (PARTITION BY messages."caseId") AS "asked",
  cases."created"
FROM messages
JOIN cases ON cases."id" = messages."caseId"`,
  ],
  [
    "replies",
    `SELECT
  conversations."caseId",
  MIN(CASE WHEN conversations."by" = 'agent' AND conversations."at" >= conversations."created" THEN conversations."at" END) AS "firstOfAgent",
  MIN(CASE WHEN conversations."by" <> 'customer' AND conversations."at" >= conversations."created" THEN conversations."at" END) AS "firstOfAny",
  MIN(conversations."asked") AS "asked",
  MIN(CASE WHEN conversations."by" = 'agent' AND conversations."at" >= conversations."asked" THEN conversations."at" END) AS "answer",
  COUNT(CASE WHEN conversations."by" = 'agent' THEN 1 END) AS "ofAgents"
FROM conversations
GROUP BY conversations."caseId"`,
  ],
];
