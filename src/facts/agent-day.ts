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
  agentDayId: text,
  agentId: optional(text),
  date: optional(text),
  startAt: optional(instant),
  sessions: optional(int({ atLeast: 0 })),
  sessionMs: nullable(milliseconds),
  engagedMs: nullable(milliseconds),
  openSessions: optional(int({ atLeast: 0 })),
};
type Columns = typeof columns;

/** The columns of the agent day fact. */
export interface AgentDayColumns extends Columns {}

/** What a row is and what its columns hold. */
export const agentDayTexts: FactTexts<AgentDayColumns> = {
  grain: "One row: one agent on one day, or in one shift, with the sessions of that time.",
  columns: {
    agentDayId: "Identifies agent and day.",
    agentId: "Whose day it is.",
    date: "The day, as the clocks of the agent's zone have it.",
    startAt: "When the day began.",
    sessions: "Sessions that the agent was in, even if for a part of the day only.",
    sessionMs: "Time that the sessions took within the day, each counted in full; `null` if unknown.",
    engagedMs:
      "Time within the day during which the agent was in at least one session: the union of the sessions; `null` if unknown.",
    openSessions:
      "Sessions that the agent was in at the moment asked for; `null` if none was asked for, or one on another day or after the end of observation.",
  },
};

/** One agent on one day, with the sessions of that day. */
export interface AgentDayFact extends RowOf<AgentDayColumns> {}

/** One row: one agent on one day. */
export const agentDayFact: Fact<AgentDayFact, AgentDayColumns> = {
  name: "agentDay",
  columns,
  key: "agentDayId",
  at: "startAt",
};
