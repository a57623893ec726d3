import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  intervalId: text,
  agentId: optional(text),
  status: optional(text),
  activity: nullable(text),
  loggedIn: optional(boolean),
  planned: optional(text),
  adherent: optional(boolean),
  paid: optional(boolean),
  startAt: optional(instant),
  endAt: optional(instant),
  durationMs: milliseconds,
};
type Columns = typeof columns;

/** The columns of the agent status interval fact. */
export interface AgentStatusIntervalColumns extends Columns {}

/** What a row is and what its columns hold. */
export const agentStatusIntervalTexts: FactTexts<AgentStatusIntervalColumns> = {
  grain:
    "One row: one stretch of one agent's time with one status and one plan: a status interval, cut where the plan changes and at the ends of the window.",
  columns: {
    intervalId: "Identifies the stretch.",
    agentId: "Whose time it is.",
    status: "The status in the record's own word; `null` if none was recorded.",
    activity:
      "What the status amounts to: `handling` (on a contact or finishing it), `available` (ready and waiting for one), `auxiliary` (other work: training, a meeting), `break` or `offline`; `null` if the status does not tell.",
    loggedIn: "Whether the agent was logged in; `null` if unknown.",
    planned:
      "What the plan has for this time: `contacts` (to serve customers), `auxiliary`, `break` or `absence`; `null` if nothing is planned, or no plan is known.",
    adherent:
      "Whether the agent did what is planned; `null` where nothing or an absence is planned, or the activity is unknown.",
    paid: "Whether the company pays for this time; `null` if unknown.",
    startAt: "When the stretch began.",
    endAt: "When it ended, or the end of observation.",
    durationMs: "Its length.",
  },
};

/** One stretch of an agent's time, with one status and one plan. */
export interface AgentStatusIntervalFact extends RowOf<AgentStatusIntervalColumns> {}

/** One row: one stretch of one agent's time with one status and one plan. */
export const agentStatusIntervalFact: Fact<AgentStatusIntervalFact, AgentStatusIntervalColumns> = {
  name: "agentStatusInterval",
  columns,
  key: "intervalId",
  at: "startAt",
};
