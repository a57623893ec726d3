/**
 * Statistics over plain numbers, at any confidence: intervals of proportions, net scores, means and quantiles, the
 * bootstrap, differences, sample sizes, and estimates from strata and weighted answers.
 *
 * Install beside it `@stdlib/stats-base-dists-beta-quantile`, `-normal-cdf`, `-normal-quantile` and `-t-quantile`.
 * @module
 */
export { type BootstrapOptions, bootstrapInterval, type Statistic } from "./bootstrap.ts";
export { differenceInterval, type Estimate } from "./difference.ts";
export type { Confidence, Interval } from "./interval.ts";
export { studentInterval } from "./mean-interval.ts";
export { adjustedWaldInterval, trinomialInterval } from "./net-score-interval.ts";
export {
  poststratifiedMean,
  poststratifiedNetScore,
  poststratifiedProportion,
  type Stratum,
  type WeightedEstimate,
} from "./poststratified.ts";
export { agrestiCoullInterval, clopperPearsonInterval, wilsonInterval } from "./proportion-interval.ts";
export { quantileInterval } from "./quantile-interval.ts";
export {
  type SampleSizeOptions,
  sampleSizeForMean,
  sampleSizeForNetScore,
  sampleSizeForProportion,
} from "./sample-size.ts";
export type { MeanSample, NetScoreSample, ProportionSample } from "./samples.ts";
export { seededRandom } from "./seeded-random.ts";
export {
  type WeightedAnswersEstimate,
  weightedMean,
  weightedNetScore,
  weightedProportion,
} from "./weighted.ts";
