import { count, distinct, sum } from "../language/aggregate.ts";
import { type Expression, literal, type Quantity, when } from "../language/expression.ts";

interface CostColumns {
  readonly side: Expression<"side", "text">;
  readonly category: Expression<"category", "text">;
  readonly amountMinor: Expression<"amountMinor", "int">;
  readonly currency: Expression<"currency", "text">;
}

/** Amounts spent on something else than the categories named, and those of which nobody knows what for or how much. */
export const notSpentOn = (
  { side, category, amountMinor }: Omit<CostColumns, "currency">,
  ...categories: readonly string[]
) => ({
  categoryUnknown: side.equals("cost").and(category.isMissing()),
  otherCost: side.equals("cost").and(category.isOneOf(...categories).not()),
  amountUnknown: side.equals("cost").and(amountMinor.isMissing()),
});

/** What was spent, in how many amounts, and in how many currencies. */
export const spent = ({ side, amountMinor, currency }: Omit<CostColumns, "category">) => ({
  costMinor: sum(amountMinor, side.equals("cost")),
  amounts: count(side.equals("cost")),
  currencies: distinct(currency, side.equals("cost")),
});

/**
 * What was spent over what it was spent for; `null` without a single amount, as nobody has handed in the costs then, and
 * where they are of several currencies.
 */
export const costOver = <
  Cost extends string,
  Amounts extends string,
  Currencies extends string,
  Base extends string,
>(
  {
    costMinor,
    amounts,
    currencies,
  }: {
    readonly costMinor: Quantity<Cost>;
    readonly amounts: Quantity<Amounts>;
    readonly currencies: Quantity<Currencies>;
  },
  base: Quantity<Base>,
): Quantity<Cost | Amounts | Currencies | Base> =>
  costMinor.over(when(amounts.atLeast(1).and(currencies.atMost(1)), base, literal(0)));

/** What is told wherever costs are divided. */
export const bewareOfMissingCosts =
  "Costs that were not handed in are not 0: without a single amount the value is null, but with half of the ledger missing it is half of the truth.";
