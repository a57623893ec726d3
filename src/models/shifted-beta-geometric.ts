import { positive, wholeNumber } from "./checks.ts";
import { type Fit, maximiseLikelihood } from "./fit.ts";
import { hypergeometric, logBeta } from "./special-functions.ts";

/**
 * Parameters of the shifted beta-geometric model (sBG) of renewals, both above 0: at each renewal a customer leaves
 * with a probability that differs between customers as a beta distribution (`alpha`, `beta`). As those likely to
 * leave leave first, the retention rate of a cohort rises with time, though that of no customer does.
 *
 * Source of the model: Fader and Hardie (2007), How to project customer retention, Journal of Interactive Marketing
 * 21(1), https://doi.org/10.1002/dir.20074
 */
export interface SbgParameters {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * How many customers of a cohort are left: at the start, after the first renewal, after the second, and so on.
 * Numbers from 0 that never rise; shares do as well as counts, as only the sizes of the steps matter to the
 * parameters.
 */
export type CohortSurvivors = readonly number[];

/**
 * sBG: fits the parameters to one or more cohorts by maximum likelihood. `null` if nobody left, or everybody left
 * at the first renewal, as the parameters then run away.
 * @throws RangeError for a cohort whose numbers rise or are negative.
 */
export function fitSbg(cohorts: readonly CohortSurvivors[]): Fit<SbgParameters> | null {
  let [customers, renewals, left] = [0, 0, 0];
  for (const cohort of cohorts) {
    checkCohort(cohort);
    customers += cohort[0] ?? 0;
    left += (cohort[0] ?? 0) - (cohort.at(-1) ?? 0);
    renewals += cohort.slice(1).reduce((sum, survivors) => sum + survivors, 0);
  }
  if (left === 0 || renewals === 0) return null;
  return maximiseLikelihood(
    { alpha: 1, beta: 1 },
    (parameters) => sbgLogLikelihood(parameters, cohorts),
    customers,
  );
}

/**
 * sBG: natural logarithm of the likelihood of cohorts.
 * @throws RangeError for parameters out of range or a cohort whose numbers rise or are negative.
 */
export function sbgLogLikelihood(parameters: SbgParameters, cohorts: readonly CohortSurvivors[]): number {
  positive({ ...parameters });
  const { alpha, beta } = parameters;
  let sum = 0;
  for (const cohort of cohorts) {
    checkCohort(cohort);
    cohort.forEach((survivors, renewal) => {
      const next = cohort[renewal + 1];
      const log = next === undefined ? logBeta(alpha, beta + renewal) : logBeta(alpha + 1, beta + renewal);
      sum += (survivors - (next ?? 0)) * (log - logBeta(alpha, beta));
    });
  }
  return sum;
}

/**
 * sBG: share of a cohort that is left after so many renewals, from 0 to 1.
 * @throws RangeError for a number out of its range.
 */
export function sbgSurvival(parameters: SbgParameters, renewals: number): number {
  positive({ ...parameters });
  wholeNumber({ renewals });
  const { alpha, beta } = parameters;
  return Math.exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta));
}

/**
 * sBG: share of those left before the `renewal`-th renewal that renew, from 0 to 1.
 * @param renewal A whole number from 1.
 * @throws RangeError for a number out of its range.
 */
export function sbgRetention(parameters: SbgParameters, renewal: number): number {
  positive({ ...parameters });
  wholeNumber({ renewal }, 1);
  const { alpha, beta } = parameters;
  return (beta + renewal - 1) / (alpha + beta + renewal - 1);
}

/**
 * sBG: discounted expected number of payments of a new customer, the first one now and certain, each further one at
 * a renewal. From 1. Times the margin of a payment it is the expected lifetime value.
 * @param rate Discount rate from one renewal to the next, above 0.
 * @throws RangeError for a number out of its range.
 *
 * Source: Fader and Hardie (2010), Customer-base valuation in a contractual setting: the perils of ignoring
 * heterogeneity, Marketing Science 29(1), https://doi.org/10.1287/mksc.1080.0482
 */
export function sbgLifetimePayments(parameters: SbgParameters, rate: number): number {
  positive({ ...parameters, rate });
  const { alpha, beta } = parameters;
  return hypergeometric(beta, alpha + beta, 1 / (1 + rate));
}

/**
 * sBG: discounted expected number of payments still to come of a customer who has renewed so many times and is
 * about to be asked again. From 0. The payment at the coming renewal is not discounted; it is not certain either.
 * @param rate Discount rate from one renewal to the next, above 0.
 * @throws RangeError for a number out of its range.
 *
 * Source: Fader and Hardie (2010), Customer-base valuation in a contractual setting: the perils of ignoring
 * heterogeneity, Marketing Science 29(1), https://doi.org/10.1287/mksc.1080.0482
 */
export function sbgResidualPayments(parameters: SbgParameters, renewals: number, rate: number): number {
  positive({ rate });
  const { alpha, beta } = parameters;
  const from = beta + renewals + 1;
  return sbgRetention(parameters, renewals + 1) * hypergeometric(from, alpha + from, 1 / (1 + rate));
}

function checkCohort(cohort: CohortSurvivors): void {
  cohort.forEach((survivors, renewal) => {
    const before = cohort[renewal - 1] ?? survivors;
    if (!(survivors >= 0 && survivors <= before && Number.isFinite(survivors)))
      throw new RangeError(
        `A cohort's numbers must be from 0 and never rise; after ${renewal} renewals it has ${survivors}, before it ${before}.`,
      );
  });
}
