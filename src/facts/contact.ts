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
  contactId: text("Identifies the contact."),
  customerId: optional(text("Who made the contact; `null` if not identified.")),
  channel: optional(text("Channel: `voice`, `chat`, `messaging`, `email`, ….")),
  direction: optional(text("From the company's side: `inbound`, `outbound` or `internal`.")),
  initiative: optional(
    text("`reactive` if the customer asked for it, `proactive` if the company opened it."),
  ),
  queueId: optional(text("Queue the contact waited in, the last one of several.")),
  teamId: optional(text("Team that handled it.")),
  agentId: optional(text("Agent who handled it first; no bot.")),
  reason: optional(text("Reason family; a later contact for another reason is not a repeat.")),
  discarded: optional(text("Why it is no contact to measure: `spam` or `test`; `null` if it is one.")),
  startAt: optional(instant("When the contact began.")),
  answeredAt: optional(instant("When an agent answered; `null` if none did or nobody knows when.")),
  endAt: optional(instant("When it ended, wrap-up not included.")),
  offered: boolean(
    "Whether a customer waited for an agent in it: queued, rang or was connected. `false` for what the company began, what ended in a menu or in self-service, and a letter that is merely replied to.",
  ),
  answered: boolean(
    "Whether an agent and the customer were connected, whoever began, or an agent replied to the customer. A bot is no agent.",
  ),
  abandoned: boolean(
    "Whether it was offered and ended neither answered nor flowed out: the customer left, or nobody took it. Short ones included.",
  ),
  flowedOut: optional(
    boolean(
      "Whether it was offered and left the queue unanswered for voicemail, a call-back, self-service or another queue.",
    ),
  ),
  transferLeg: optional(
    boolean("Whether it is a later leg of a contact already counted (a transfer); a call-back is none."),
  ),
  waitMs: nullable(
    milliseconds(
      "From entering the queue until answered, abandoned or flowed out, ringing included and menus not; 0 if answered without queueing, `null` if unknown, not offered or still waiting.",
    ),
  ),
  talkMs: optional(
    milliseconds(
      "Talking or writing with the customer, holds not included unless none are recorded; `null` if unknown.",
    ),
  ),
  holdMs: optional(milliseconds("Customer on hold; absent or `null` if not recorded, which counts as none.")),
  wrapUpMs: optional(
    milliseconds("After-contact work; absent or `null` if not recorded, which counts as none."),
  ),
  nextContactMs: optional(
    milliseconds(
      "From the start of this contact to the start of the same customer's next one for the same reason, on any channel and answered or not; `null` if there is none or the customer is not known.",
    ),
  ),
  observedMs: optional(
    milliseconds("From the start of this contact to the end of observation, until which repeats were seen."),
  ),
  resolved: optional(boolean("Whether the agent marked the issue as resolved in this contact.")),
  resolvableAtFirstLevel: optional(
    boolean("Whether it could have been resolved at the first level (no hardware, no third party)."),
  ),
  customerSaysResolved: optional(boolean("The customer's answer to whether the issue was resolved.")),
  contactsSaid: optional(int("How many contacts the customer says the issue took.", { atLeast: 1 })),
};
type Columns = typeof columns;

/** The columns of the contact fact. */
export interface ContactColumns extends Columns {}

/** One contact: a call, chat, message or e-mail exchange with a customer. */
export interface ContactFact extends RowOf<ContactColumns> {}

/** One row: one contact, or one leg of it where it was transferred. */
export const contactFact: Fact<ContactFact, ContactColumns> = {
  name: "contact",
  grain: "One row: one contact (call, chat, message or e-mail exchange), or one leg of it after a transfer.",
  columns,
  key: "contactId",
  at: "startAt",
};
