/**
 * Planning and lifetime models: how many agents a queue needs, and how long customers stay and what they are still
 * worth. Plain functions over parameters and small tables; the models are fitted by maximum likelihood.
 *
 * Install beside it `@stdlib/math-base-special-gammaln` and `@stdlib/math-base-special-betaln`.
 * @module
 */
export {
  type BgBbParameters,
  bgBbConditionalExpectedPurchases,
  bgBbExpectedPurchases,
  bgBbLogLikelihood,
  bgBbProbabilityAlive,
  bgBbProbabilityOfPurchases,
  bgBbResidualPurchases,
  fitBgBb,
  type OccasionHistory,
} from "./bg-bb.ts";
export {
  type BgNbdParameters,
  bgNbdConditionalExpectedPurchases,
  bgNbdDiscountedPurchases,
  bgNbdExpectedPurchases,
  bgNbdLogLikelihood,
  bgNbdProbabilityAlive,
  bgNbdProbabilityOfPurchases,
  fitBgNbd,
} from "./bg-nbd.ts";
export { type Discounting, type ResidualValue, residualLifetimeValue } from "./discounting.ts";
export {
  type ErlangAQueue,
  type ErlangAResult,
  type ErlangATargets,
  erlangA,
  erlangAAgents,
} from "./erlang-a.ts";
export { erlangB, erlangBAgents } from "./erlang-b.ts";
export {
  type ErlangCQueue,
  type ErlangCResult,
  erlangC,
  erlangCAgents,
  erlangCProbabilityOfWaiting,
} from "./erlang-c.ts";
export type { Fit } from "./fit.ts";
export {
  fitGammaGamma,
  type GammaGammaParameters,
  gammaGammaExpectedValue,
  gammaGammaLogLikelihood,
  type SpendHistory,
} from "./gamma-gamma.ts";
export {
  kaplanMeier,
  type Lifetime,
  medianSurvival,
  type RestrictedMean,
  restrictedMean,
  type SurvivalCurve,
  type SurvivalStep,
  survivalAt,
} from "./kaplan-meier.ts";
export { marginMultiple, type SteadyCustomer } from "./margin-multiple.ts";
export {
  fitParetoNbd,
  type ParetoNbdParameters,
  paretoNbdConditionalExpectedPurchases,
  paretoNbdDiscountedPurchases,
  paretoNbdExpectedPurchases,
  paretoNbdLogLikelihood,
  paretoNbdProbabilityAlive,
  paretoNbdProbabilityOfPurchases,
  paretoNbdResidualPurchases,
} from "./pareto-nbd.ts";
export {
  type CountedHistory,
  type CustomerHistory,
  type Purchase,
  type PurchaseHistory,
  type PurchaseHistoryOptions,
  purchaseHistories,
} from "./purchase-history.ts";
export {
  type CohortSurvivors,
  fitSbg,
  type SbgParameters,
  sbgLifetimePayments,
  sbgLogLikelihood,
  sbgResidualPayments,
  sbgRetention,
  sbgSurvival,
} from "./shifted-beta-geometric.ts";
export { type Arrivals, agentsToSchedule, offeredLoad, type StaffingTargets } from "./staffing.ts";
