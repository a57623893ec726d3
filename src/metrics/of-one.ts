import { literal, type Quantity, when } from "../language/expression.ts";

/**
 * A divisor for what means something only of rows of one kind (one currency, one feature): 0, which makes the quotient
 * `null`, where the rows are of several. Rows of unknown kind are taken to be of the one that there is.
 */
export const ofOne = <Kinds extends string, Divisor extends string>(
  kinds: Quantity<Kinds>,
  divisor: Quantity<Divisor>,
): Quantity<Kinds | Divisor> => when(kinds.atMost(1), divisor, literal(0));
