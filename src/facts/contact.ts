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
  orderId: optional(text),
  queueId: optional(text),
  teamId: optional(text),
  agentId: optional(text),
  caseId: optional(text),
  reason: optional(text),
  demandType: optional(text),
  marketing: optional(boolean),
  discarded: optional(text),
  startAt: optional(instant),
  answeredAt: optional(instant),
  endAt: optional(instant),
  offered: boolean,
  answered: boolean,
  abandoned: boolean,
  flowedOut: optional(boolean),
  transferLeg: optional(boolean),
  transfers: optional(int({ atLeast: 0 })),
  transferKind: optional(text),
  transferTo: optional(text),
  held: optional(boolean),
  waitMs: nullable(milliseconds),
  waitingMs: optional(milliseconds),
  talkMs: optional(milliseconds),
  holdMs: optional(milliseconds),
  wrapUpMs: optional(milliseconds),
  dialMs: optional(milliseconds),
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
    orderId: "Order it is about, the first named of several; `null` if about none, or if unknown.",
    queueId: "Queue the contact waited in, the last one of several.",
    teamId: "Team that handled it.",
    agentId: "Agent who handled it first; no bot.",
    caseId: "Case it was about, the first of several; `null` if it was about none, or unknown.",
    reason: "Reason family; a later contact for another reason is not a repeat.",
    demandType:
      "`failure` if the company's failure to do something, or to do it right, caused it, `value` if the customer wanted something; `null` if its reason is not coded so.",
    marketing: "Whether it was made to sell or advertise rather than to serve; `null` if unknown.",
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
    transfers: "How often it was handed on, in this leg; `null` if unknown.",
    transferKind:
      "`blind` if it was handed on unannounced, `consult` if the next one was spoken to first; `null` if it was not handed on, or unknown.",
    transferTo: "`agent` or `queue`, whichever it was handed on to; `null` if it was not, or unknown.",
    held: "Whether the customer was put on hold at least once; `null` if unknown.",
    waitMs:
      "From entering the queue until answered, abandoned or flowed out, ringing included and menus not; 0 if answered without queueing, `null` if unknown, not offered or still waiting.",
    waitingMs: "How long it has waited at the end of observation; `null` if it does not wait still.",
    talkMs:
      "Talking or writing with the customer, holds not included unless none are recorded; `null` if unknown.",
    holdMs: "Customer on hold, 0 if never; absent or `null` if not recorded, which counts as none.",
    wrapUpMs: "After-contact work; absent or `null` if not recorded, which counts as none.",
    dialMs:
      "Dialling and ringing before a contact that the company began; `null` if not recorded, or inbound.",
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

/**
 * One row: one contact, or one leg of it where it was transferred. In periods it counts where it started, unless asked
 * for by its answer or end.
 */
export const contactFact: Fact<ContactFact, ContactColumns> = {
  name: "contact",
  columns,
  key: "contactId",
  at: "startAt",
};
