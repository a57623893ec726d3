import { count, distinct, sum } from "../language/aggregate.ts";
import { type Condition, type Expression, literal, type Quantity, when } from "../language/expression.ts";

/**
 * What a margin is taken of revenue as until it is said: all of it. There is no usual margin, and a made-up one would
 * pass for a figure of the company's own.
 */
export const grossMarginPercent = 100;
/** Rows of one month each. */
export const periodsPerYear = 12;

/** What is told wherever a margin is given. */
export const bewareOfMargin =
  "Until grossMarginPercent is set it is 100, and the figure is of revenue, not of margin: with a margin of 70 % it is 0.7 of it.";
/** What is told wherever the length of the period counts. */
export const bewareOfPeriods =
  "Rows are of one month each unless periodsPerYear says otherwise: 4 for quarters, 1 for years. Churn of a year set against revenue of a month is wrong twelvefold.";

interface Cohort<Customers extends string, Retained extends string> {
  /** Customers as the period began. */
  readonly customers: Quantity<Customers>;
  /** Those of them who are customers at its end. */
  readonly retained: Quantity<Retained>;
}
interface Rates {
  readonly discountPercentPerYear: Quantity<never>;
  readonly periodsPerYear: Quantity<never>;
}

interface CohortColumns {
  readonly activeAtEnd: Expression<"activeAtEnd", "boolean">;
  readonly startArrMinor: Expression<"startArrMinor", "int">;
  readonly currency: Expression<"currency", "text">;
}

/** What a lifetime value is made of, over rows that are all of the starting cohort. */
export const startingCohort = ({ activeAtEnd, startArrMinor, currency }: CohortColumns) => ({
  startArrMinor: sum(startArrMinor),
  retained: count(activeAtEnd),
  customers: count(),
  currencies: distinct(currency),
});
/** The same over rows of which some are, with the currencies of all of them. */
export const startingCohortAmong = <Reads extends string>(
  { activeAtEnd, startArrMinor, currency }: CohortColumns,
  isOfCohort: Condition<Reads>,
) => ({
  startArrMinor: sum(startArrMinor, isOfCohort),
  retained: count(isOfCohort.and(activeAtEnd)),
  customers: count(isOfCohort),
  currencies: distinct(currency),
});

/** Margin of one period, of annual recurring revenue. */
export const marginOf = <Arr extends string>(
  arrMinor: Quantity<Arr>,
  { grossMarginPercent, periodsPerYear }: Record<"grossMarginPercent" | "periodsPerYear", Quantity<never>>,
): Quantity<Arr> => arrMinor.times(grossMarginPercent).over(periodsPerYear.times(100));

/** How many periods a customer stays when one in so many leaves in each; `null` where nobody left. */
export const lifetime = <Customers extends string, Retained extends string>({
  customers,
  retained,
}: Cohort<Customers, Retained>): Quantity<Customers | Retained> => customers.over(customers.minus(retained));

/**
 * r ÷ (1 + i − r): what margins are worth whose first comes after one period if the customer is still there, as a
 * multiple of one; `null` where they are not lost and discounted, so that there is no end to them.
 */
export const multipleAfterOnePeriod = <Customers extends string, Retained extends string>(
  { customers, retained }: Cohort<Customers, Retained>,
  rates: Rates,
): Quantity<Customers | Retained> =>
  retained.over(excess(customers.times(onePlus(rates.discountPercentPerYear, rates)), retained));

/** r ÷ (1 + i − r (1 + g)): the same where the margin grows; `null` where it grows as fast as it is lost. */
export const multipleOfGrowingMargin = <Customers extends string, Retained extends string>(
  { customers, retained }: Cohort<Customers, Retained>,
  rates: Rates & { readonly growthPercentPerYear: Quantity<never> },
): Quantity<Customers | Retained> =>
  retained.over(
    excess(
      customers.times(onePlus(rates.discountPercentPerYear, rates)),
      retained.times(onePlus(rates.growthPercentPerYear, rates)),
    ),
  );

/** (1 + i) ÷ (1 + i − r): the first of them where the first margin comes at once. */
export const multipleFromNow = <Customers extends string, Retained extends string>(
  { customers, retained }: Cohort<Customers, Retained>,
  rates: Rates,
): Quantity<Customers | Retained> => {
  const discounted = customers.times(onePlus(rates.discountPercentPerYear, rates));
  return discounted.over(excess(discounted, retained));
};

/** `a − b`; 0, which is divided by to no value, where that is not above 0. */
const excess = <A extends string, B extends string>(a: Quantity<A>, b: Quantity<B>): Quantity<A | B> =>
  when(a.moreThan(b), a.minus(b), literal(0));

const onePlus = (
  percentPerYear: Quantity<never>,
  { periodsPerYear }: Pick<Rates, "periodsPerYear">,
): Quantity<never> => percentPerYear.over(periodsPerYear.times(100)).plus(1);
