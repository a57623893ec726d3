import { type Expression, literal, type Quantity, when } from "../language/expression.ts";

interface ContactColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly offered: Expression<"offered", "boolean">;
  readonly answered: Expression<"answered", "boolean">;
  readonly abandoned: Expression<"abandoned", "boolean">;
  readonly flowedOut: Expression<"flowedOut", "boolean">;
  readonly transferLeg: Expression<"transferLeg", "boolean">;
  readonly waitMs: Expression<"waitMs", "int">;
  readonly talkMs: Expression<"talkMs", "int">;
  readonly holdMs: Expression<"holdMs", "int">;
  readonly held: Expression<"held", "boolean">;
}

type Outcome = Pick<
  ContactColumns,
  "discarded" | "direction" | "offered" | "answered" | "abandoned" | "flowedOut"
>;

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

/** Offered contacts that were not answered, or after an unknown wait. */
export const withoutAnswer = (
  contact: Pick<ContactColumns, "discarded" | "direction" | "offered" | "answered" | "waitMs">,
) => ({
  ...notOffered(contact),
  notAnswered: contact.answered.not(),
  waitUnknown: contact.waitMs.isMissing(),
});

/** Contacts of customers that no agent took. */
export const notHandled = (contact: Pick<ContactColumns, "discarded" | "direction" | "answered">) => ({
  ...notInbound(contact),
  notAnswered: contact.answered.not(),
});

/**
 * Contacts of customers without a handle time. Its components are means over the same contacts, so that they add up
 * to it.
 */
export const withoutHandleTime = (
  contact: Pick<ContactColumns, "discarded" | "direction" | "answered" | "talkMs">,
) => ({
  ...notHandled(contact),
  talkUnknown: contact.talkMs.isMissing(),
});

/** A duration that is not recorded counts as none, so that the components of the handle time add up to it. */
export const orNone = <Column extends string>(duration: Quantity<Column>): Quantity<Column> =>
  when(duration.isKnown(), duration, literal(0));

/** Contacts between the company and its customers counted once each: no spam, no test, no internal one, no later leg. */
export const notWithCustomer = ({
  discarded,
  direction,
  transferLeg,
}: Pick<ContactColumns, "discarded" | "direction" | "transferLeg">) => ({
  discarded: discarded.isKnown(),
  internal: direction.equals("internal"),
  transferLeg,
});

/** The customer was put on hold, as the contact says itself or as its time on hold shows. */
export const onHold = ({ held, holdMs }: Pick<ContactColumns, "held" | "holdMs">) =>
  held.or(held.isMissing().and(holdMs.moreThan(0)));

/** The customer is known not to have been put on hold. */
export const neverOnHold = ({ held, holdMs }: Pick<ContactColumns, "held" | "holdMs">) =>
  held.not().or(held.isMissing().and(holdMs.atMost(0)));

/**
 * Offered contacts that ended neither with an answer nor with the customer giving up: those that flowed out, and
 * those that still wait or of which the rows do not tell how they ended.
 */
export const neitherAnsweredNorAbandoned = (contact: Outcome) => ({
  ...notOffered(contact),
  flowedOut: contact.flowedOut,
  noOutcome: contact.answered.or(contact.abandoned).not(),
});

/** The same with those that were answered or given up after an unknown wait. */
export const withoutWait = (contact: Outcome & Pick<ContactColumns, "waitMs">) => ({
  ...neitherAnsweredNorAbandoned(contact),
  waitUnknown: contact.waitMs.isMissing(),
});

/** Offered contacts that still wait or of which the rows do not tell how they ended. */
export const withoutOutcome = (contact: Outcome) => ({
  ...notOffered(contact),
  noOutcome: contact.answered
    .or(contact.abandoned)
    .not()
    .and(contact.flowedOut.isMissing().or(contact.flowedOut.not())),
});
