import type { Expression } from "../language/expression.ts";

interface DemandColumns {
  readonly side: Expression<"side", "text">;
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly transferLeg: Expression<"transferLeg", "boolean">;
  readonly canceled: Expression<"canceled", "boolean">;
  readonly kind: Expression<"kind", "text">;
  readonly activeAtStart: Expression<"activeAtStart", "boolean">;
  readonly activeAtEnd: Expression<"activeAtEnd", "boolean">;
  readonly timesJoined: Expression<"timesJoined", "int">;
}

/** Rows of other sides than those that are counted. */
export const notOfSides = <const Sides extends readonly string[]>(
  { side }: Pick<DemandColumns, "side">,
  ...sides: Sides
) => ({ otherSide: side.isOneOf(...sides).not() });

/** Spam and tests of whatever side, the company's own contacts, and what goes on a contact that is counted already. */
export const notAContact = ({
  side,
  discarded,
  direction,
  transferLeg,
}: Pick<DemandColumns, "side" | "discarded" | "direction" | "transferLeg">) => ({
  discarded: discarded.isKnown(),
  notInbound: side.equals("contact").and(direction.isOneOf("outbound", "internal")),
  transferLeg: side.equals("contact").and(transferLeg),
});

/** Cases that are no complaint; a case of which nobody knows the kind is counted apart. */
export const notAComplaint = ({
  side,
  discarded,
  kind,
}: Pick<DemandColumns, "side" | "discarded" | "kind">) => ({
  discarded: discarded.isKnown(),
  kindUnknown: side.equals("case").and(kind.isMissing()),
  noComplaint: side.equals("case").and(kind.equals("complaint").not()),
});

/** Orders that were cancelled. */
export const canceledOrder = ({ side, canceled }: Pick<DemandColumns, "side" | "canceled">) => ({
  canceled: side.equals("order").and(canceled),
});

/** Customers who were none at any time of the period, and those of whom nobody knows. */
export const notActive = ({
  side,
  activeAtStart,
  activeAtEnd,
  timesJoined,
}: Pick<DemandColumns, "side" | "activeAtStart" | "activeAtEnd" | "timesJoined">) => ({
  notActive: side
    .equals("customerPeriod")
    .and(activeAtStart.not())
    .and(activeAtEnd.not())
    .and(timesJoined.isMissing().or(timesJoined.atMost(0))),
  standingUnknown: side
    .equals("customerPeriod")
    .and(activeAtStart.or(activeAtEnd).or(timesJoined.atLeast(1)).isMissing()),
});
