import type { Condition, Expression } from "../language/expression.ts";
import { notInbound } from "./contacts.ts";

/** 72 hours: how long a customer has to come back before a conversation counts as resolved. */
export const RETURN_MS = 259_200_000;

interface ConversationColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly eligible: Expression<"eligible", "boolean">;
  readonly involved: Expression<"involved", "boolean">;
  readonly open: Expression<"open", "boolean">;
  readonly handedOver: Expression<"handedOver", "boolean">;
}
interface OutcomeColumns {
  readonly answered: Expression<"answered", "boolean">;
  readonly abandoned: Expression<"abandoned", "boolean">;
  readonly negativeFeedback: Expression<"negativeFeedback", "boolean">;
  readonly handedOver: Expression<"handedOver", "boolean">;
}
interface ReturnColumns {
  readonly customerId: Expression<"customerId", "text">;
  readonly nextContactMs: Expression<"nextContactMs", "int">;
  readonly observedMs: Expression<"observedMs", "int">;
}

/** So, or nobody knows. */
const unlessNot = <Name extends string>(column: Expression<Name, "boolean">): Condition<Name> =>
  column.isMissing().or(column);
/** Not so, or nobody knows. */
export const unlessSo = <Name extends string>(column: Expression<Name, "boolean">): Condition<Name> =>
  column.isMissing().or(column.not());

/** Conversations that automation was not meant to take, and those of which nobody knows whether it took part. */
export const notEligible = (
  one: Pick<ConversationColumns, "discarded" | "direction" | "eligible" | "involved">,
) => ({
  ...notInbound(one),
  notEligible: one.eligible.not(),
  involvementUnknown: one.involved.isMissing(),
});

/** Conversations in which automation took no part. */
export const notInvolved = (one: Pick<ConversationColumns, "discarded" | "direction" | "involved">) => ({
  ...notInbound(one),
  involvementUnknown: one.involved.isMissing(),
  notInvolved: one.involved.not(),
});

/** The same with those that go on, and those of which nobody knows whether a person took part. */
export const notEnded = (one: Omit<ConversationColumns, "eligible">) => ({
  ...notInvolved(one),
  open: one.open,
  handoverUnknown: one.handedOver.isMissing(),
});

/** Conversations whose customer may have come back unseen, or may yet. */
export const returnUnknown = (
  { customerId, observedMs }: Pick<ReturnColumns, "customerId" | "observedMs">,
  windowMs: Expression<never, "int">,
) => ({
  customerUnknown: customerId.isMissing(),
  observationUnknown: observedMs.isMissing(),
  immature: observedMs.lessThan(windowMs),
});

/** The customer did not come back within the window. */
export const stayedAway = (
  { nextContactMs }: Pick<ReturnColumns, "nextContactMs">,
  windowMs: Expression<never, "int">,
) => nextContactMs.isMissing().or(nextContactMs.moreThan(windowMs));

/** Answered without a person, with no word that it did not help: resolved as far as anybody can assume. */
export const assumedResolved = ({ answered, abandoned, negativeFeedback, handedOver }: OutcomeColumns) =>
  handedOver.not().and(unlessNot(answered)).and(unlessSo(abandoned)).and(unlessSo(negativeFeedback));

/** The same, and the customer did not come back: what resolved means here unless said. */
export const resolvedAndStayedAway = (
  one: OutcomeColumns & Pick<ReturnColumns, "nextContactMs">,
  windowMs: Expression<never, "int">,
) => assumedResolved(one).and(stayedAway(one, windowMs));
