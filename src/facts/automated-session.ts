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
  sessionId: optional(text),
  customerId: optional(text),
  channel: optional(text),
  direction: optional(text),
  reason: optional(text),
  discarded: optional(text),
  startedAt: optional(instant),
  endedAt: optional(instant),
  open: optional(boolean),
  eligible: optional(boolean),
  involved: nullable(boolean),
  answered: optional(boolean),
  abandoned: optional(boolean),
  handedOver: optional(boolean),
  handover: optional(text),
  confirmed: optional(boolean),
  negativeFeedback: optional(boolean),
  verified: optional(boolean),
  nextContactMs: optional(milliseconds),
  observedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the automated session fact. */
export interface AutomatedSessionColumns extends Columns {}

/** What a row is and what its columns hold. */
export const automatedSessionTexts: FactTexts<AutomatedSessionColumns> = {
  grain:
    "One row: one conversation that a bot or other automation could have taken, whether or not it did, with all its legs.",
  columns: {
    sessionId: "Identifies the conversation: the first of its legs.",
    customerId: "Who made it; `null` if not identified, and then nobody can see a return.",
    channel: "Channel in which it began: `chat`, `messaging`, `voice`, ….",
    direction: "From the company's side: `inbound`, `outbound` or `internal`.",
    reason: "What it was about; a later contact about something else is no return.",
    discarded: "Why it is no conversation to measure: `spam` or `test`; `null` if it is one.",
    startedAt: "When it began.",
    endedAt: "When its last leg ended; `null` if unknown, or if it goes on.",
    open: "Whether it goes on at the end of observation; `null` counts as over.",
    eligible:
      "Whether the company meant automation to take it (its channel, audience, language, hours); `null` if nobody says, which counts as eligible.",
    involved: "Whether automation took part: a bot, or a menu that served the customer; `null` if unknown.",
    answered:
      "Whether automation gave at least one answer, or did what was asked; `null` if unknown, which counts as answered.",
    abandoned: "Whether the customer left before automation was done; `null` if unknown, which counts as no.",
    handedOver:
      "Whether a person took part, or it was passed on to people and nobody came; `null` if unknown.",
    handover:
      "Why it was passed on: `escalated` at the customer's wish or for want of an answer, `procedure` because the automation is meant to; `null` if it was not, or unknown.",
    confirmed:
      "Whether the customer said that it helped; `false` if the customer said nothing; `null` if unknown.",
    negativeFeedback:
      "Whether the customer said that it did not help; `null` if unknown, which counts as no.",
    verified:
      "Whether somebody or something other than the bot has checked the conversation and found it resolved; `null` if it was not checked.",
    nextContactMs:
      "From the end of the conversation to the same customer's next one about the same thing, with people or with automation; 0 if that began before this ended, `null` if there is none or the customer is not known.",
    observedMs:
      "From the end of the conversation to the end of observation, until which returns were seen; `null` if unknown.",
  },
};

/** One conversation that a bot or other automation could have taken. */
export interface AutomatedSessionFact extends RowOf<AutomatedSessionColumns> {}

/**
 * One row: one conversation that a bot or other automation could have taken, whether or not it did. In periods it
 * counts where it began.
 */
export const automatedSessionFact: Fact<AutomatedSessionFact, AutomatedSessionColumns> = {
  name: "automatedSession",
  columns,
  key: "sessionId",
  at: "startedAt",
};
