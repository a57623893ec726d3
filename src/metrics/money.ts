import type { IntervalRule } from "../statistics/interval.ts";
import { studentMean } from "../statistics/student.ts";
import { ofOne } from "./of-one.ts";

/** Minor units in a major one (cents in a euro): 1 for currencies that have none, 1000 for some. */
export const minorPerMajor = 100;

/**
 * A divisor for amounts that were summed: 0, which makes the quotient `null`, where the rows are of several
 * currencies, because such a sum means nothing. Rows without a currency are taken to be in the one that there is.
 */
export const ofOneCurrency: typeof ofOne = ofOne;

/** Student's t interval of a mean amount, in major units by the threshold `minorPerMajor`. */
export const meanAmount = <const Part extends string>(parts: {
  readonly sum: Part;
  readonly variance: Part;
}): IntervalRule<Part> => ({
  method: "Student's t",
  bounds: (read, confidence) =>
    studentMean(parts, read.given["minorPerMajor"] ?? minorPerMajor).bounds(read, confidence),
});

/** What is told wherever amounts are summed. */
export const bewareOfCurrencies =
  "Amounts of several currencies cannot be added, and the value is then null; group by currency, or convert first.";
/** How to measure a currency whose minor unit is no hundredth. */
export const bewareOfMinorUnits =
  "Amounts are in minor units; set minorPerMajor to 1 for yen and to 1000 for Kuwaiti dinars.";
