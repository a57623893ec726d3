import { decimalPlaces } from "../../facts/minor-units.ts";
import { texts, type Writing } from "./view.ts";

/** What an amount is multiplied by for the minor units of its currency. */
function minorFactor(currency: string): string {
  const of = (count: number) =>
    Array.from(decimalPlaces).flatMap(([name, places]) => (places === count ? [name] : []));
  const places = new Set(decimalPlaces.values());
  const factors = Array.from(
    places,
    (count) => `WHEN ${currency} IN ${texts(of(count))} THEN ${10 ** count}`,
  );
  return `CASE ${factors.join(" ")} ELSE 100 END`;
}

/** An amount in decimal text as whole minor units of its currency, rounded once, halves away from zero. */
export const minorUnitsSql = (
  { decimal }: Pick<Writing, "decimal">,
  amount: string,
  currency: string,
): string => `CAST(ROUND(${decimal(amount)} * ${minorFactor(currency)}) AS BIGINT)`;

/** The same times a whole number, over another, computed exactly and rounded once; the amount is not below 0. */
export function minorUnitsPerTerm(
  { decimal, roundedQuotient }: Pick<Writing, "decimal" | "roundedQuotient">,
  amount: string,
  currency: string,
  times: string,
  over: string,
): string {
  return roundedQuotient(`${decimal(amount)} * ${minorFactor(currency)}`, times, over);
}
