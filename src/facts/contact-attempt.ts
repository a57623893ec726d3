import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  milliseconds,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  attemptId: optional(text),
  customerId: optional(text),
  channel: optional(text),
  discarded: optional(text),
  startedAt: optional(instant),
  answerSeen: optional(boolean),
  contactMs: optional(milliseconds),
  observedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the contact attempt fact. */
export interface ContactAttemptColumns extends Columns {}

/** What a row is and what its columns hold. */
export const contactAttemptTexts: FactTexts<ContactAttemptColumns> = {
  grain:
    "One row: one time that a customer set out to make contact (opened the form, the chat, the page with the telephone number), whether or not a contact came of it.",
  columns: {
    attemptId: "Identifies the attempt.",
    customerId: "Who set out; `null` if not identified.",
    channel: "Where: `web`, `chat`, ….",
    discarded: "Why it is no attempt to measure: `test`, `internal`, `robot`; `null` if it is one.",
    startedAt: "When the customer set out.",
    answerSeen: "Whether the customer was shown an answer on the way and looked at it; `null` if unknown.",
    contactMs:
      "From setting out to the contact that was made, on whatever channel; `null` if none was made, or if nobody knows who set out.",
    observedMs:
      "From setting out to the end of observation, until which contacts were seen; `null` if unknown.",
  },
};

/** One time that a customer set out to make contact. */
export interface ContactAttemptFact extends RowOf<ContactAttemptColumns> {}

/** One row: one time that a customer set out to make contact. In periods it counts where it began. */
export const contactAttemptFact: Fact<ContactAttemptFact, ContactAttemptColumns> = {
  name: "contactAttempt",
  columns,
  key: "attemptId",
  at: "startedAt",
};
