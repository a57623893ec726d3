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
  contactId: text,
  customerId: optional(text),
  channel: optional(text),
  direction: optional(text),
  initiative: optional(text),
  queueId: optional(text),
  teamId: optional(text),
  agentId: optional(text),
  reason: optional(text),
  discarded: optional(text),
  startAt: optional(instant),
  answeredAt: optional(instant),
  endAt: optional(instant),
  offered: boolean,
  answered: boolean,
  abandoned: boolean,
  flowedOut: optional(boolean),
  transferLeg: optional(boolean),
  waitMs: nullable(milliseconds),
  talkMs: optional(milliseconds),
  holdMs: optional(milliseconds),
  wrapUpMs: optional(milliseconds),
  nextContactMs: optional(milliseconds),
  observedMs: optional(milliseconds),
  resolved: optional(boolean),
  resolvableAtFirstLevel: optional(boolean),
  customerSaysResolved: optional(boolean),
  contactsSaid: optional(int({ atLeast: 1 })),
};
type Columns = typeof columns;

/** The columns of the contact fact. */
export interface ContactColumns extends Columns {}

/** What a row is and what its columns hold. */
export const contactTexts: FactTexts<ContactColumns> = {
  grain: "One row: one contact (call, chat, message or e-mail exchange), or one leg of it after a transfer.",
  columns: {
    contactId: "Identifies the contact.",
    customerId: "Who made the contact; `null` if not identified.",
    channel: "Channel: `voice`, `chat`, `messaging`, `email`, ….",
    direction: "From the company's side: `inbound`, `outbound` or `internal`.",
    initiative: "`reactive` if the customer asked for it, `proactive` if the company opened it.",
    queueId: "Queue the contact waited in, the last one of several.",
    teamId: "Team that handled it.",
    agentId: "Agent who handled it first; no bot.",
    reason: "Reason family; a later contact for another reason is not a repeat.",
    discarded: "Why it is no contact to measure: `spam` or `test`; `null` if it is one.",
    startAt: "When the contact began.",
    answeredAt: "When an agent answered; `null` if none did or nobody knows when.",
    endAt: "When it ended, wrap-up not included.",
    offered:
      "Whether a customer waited for an agent in it: queued, rang or was connected. `false` for what the company began, what ended in a menu or in self-service, and a letter that is merely replied to.",
    answered:
      "Whether an agent and the customer were connected, whoever began, or an agent replied to the customer. A bot is no agent.",
    abandoned:
      "Whether it was offered and ended neither answered nor flowed out: the customer left, or nobody took it. Short ones included.",
    flowedOut:
      "Whether it was offered and left the queue unanswered for voicemail, a call-back, self-service or another queue.",
    transferLeg: "Whether it is a later leg of a contact already counted (a transfer); a call-back is none.",
    waitMs:
      "From entering the queue until answered, abandoned or flowed out, ringing included and menus not; 0 if answered without queueing, `null` if unknown, not offered or still waiting.",
    talkMs:
      "Talking or writing with the customer, holds not included unless none are recorded; `null` if unknown.",
    holdMs: "Customer on hold; absent or `null` if not recorded, which counts as none.",
    wrapUpMs: "After-contact work; absent or `null` if not recorded, which counts as none.",
    nextContactMs:
      "From the start of this contact to the start of the same customer's next one for the same reason, on any channel and answered or not; `null` if there is none or the customer is not known.",
    observedMs: "From the start of this contact to the end of observation, until which repeats were seen.",
    resolved: "Whether the agent marked the issue as resolved in this contact.",
    resolvableAtFirstLevel:
      "Whether it could have been resolved at the first level (no hardware, no third party).",
    customerSaysResolved: "The customer's answer to whether the issue was resolved.",
    contactsSaid: "How many contacts the customer says the issue took.",
  },
};

/** One contact: a call, chat, message or e-mail exchange with a customer. */
export interface ContactFact extends RowOf<ContactColumns> {}

/** One row: one contact, or one leg of it where it was transferred. */
export const contactFact: Fact<ContactFact, ContactColumns> = {
  name: "contact",
  columns,
  key: "contactId",
  at: "startAt",
};
