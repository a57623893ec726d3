import type { Expression } from "../language/expression.ts";

interface ContactColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly offered: Expression<"offered", "boolean">;
  readonly answered: Expression<"answered", "boolean">;
  readonly abandoned: Expression<"abandoned", "boolean">;
  readonly flowedOut: Expression<"flowedOut", "boolean">;
}

/** Contacts that no customer made: spam, tests and the company's own. An unknown direction counts as inbound. */
export const notInbound = ({ discarded, direction }: Pick<ContactColumns, "discarded" | "direction">) => ({
  discarded: discarded.isKnown(),
  notInbound: direction.isOneOf("outbound", "internal"),
});

/** Contacts that no customer waited in: none of a customer's, and those that ended before any queue or agent. */
export const notOffered = (contact: Pick<ContactColumns, "discarded" | "direction" | "offered">) => ({
  ...notInbound(contact),
  notOffered: contact.offered.not(),
});

/** Contacts of customers that no agent took. */
export const notHandled = (contact: Pick<ContactColumns, "discarded" | "direction" | "answered">) => ({
  ...notInbound(contact),
  notAnswered: contact.answered.not(),
});

/**
 * Offered contacts that ended neither with an answer nor with the customer giving up: those that flowed out, and
 * those that still wait or of which the rows do not tell how they ended.
 */
export const neitherAnsweredNorAbandoned = (contact: ContactColumns) => ({
  ...notOffered(contact),
  flowedOut: contact.flowedOut,
  noOutcome: contact.answered.or(contact.abandoned).not(),
});

/** The same without those that flowed out, for metrics in which they count. */
export const withoutOutcome = (contact: ContactColumns) => ({
  ...notOffered(contact),
  noOutcome: contact.answered
    .or(contact.abandoned)
    .not()
    .and(contact.flowedOut.isMissing().or(contact.flowedOut.not())),
});
