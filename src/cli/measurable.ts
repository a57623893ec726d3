import { agentDayFact } from "../facts/agent-day.ts";
import { agentStatusIntervalFact } from "../facts/agent-status-interval.ts";
import { agentUpdateFact } from "../facts/agent-update.ts";
import { automatedSessionFact } from "../facts/automated-session.ts";
import { caseFact } from "../facts/case.ts";
import { contactFact } from "../facts/contact.ts";
import { customerChannelsFact } from "../facts/customer-channels.ts";
import { customerPeriodFact } from "../facts/customer-period.ts";
import type { ColumnSet, Fact } from "../facts/fact.ts";
import { journeyFact } from "../facts/journey.ts";
import { journeyStageFact } from "../facts/journey-stage.ts";
import { journeyTransitionFact } from "../facts/journey-transition.ts";
import { orderFact } from "../facts/order.ts";
import { questionnaireFact } from "../facts/questionnaire.ts";
import { replyFact } from "../facts/reply.ts";
import { sentimentFact } from "../facts/sentiment.ts";
import { slaInstanceFact } from "../facts/sla-instance.ts";
import { surveyResponseFact } from "../facts/survey-response.ts";
import type { RecordType } from "../model/record-schemas.ts";
import { knownMetrics } from "./known-metrics.ts";

export type AnyFact = Fact<object, ColumnSet>;

/** What a derivation can be told besides its records, by the name of its option. */
export const derivationOptions = {
  asOf: "--as-of",
  window: "--window",
  previousFrom: "--previous-from",
  snapshotAt: "--snapshot-at",
  timeZone: "--time-zone",
  items: "--items",
} as const;
export type DerivationOption = keyof typeof derivationOptions;

/** How a fact comes from records. */
export interface Derivation {
  readonly fact: AnyFact;
  /** Types of record of which any one will do. */
  readonly from: readonly RecordType[];
  /** Types that have to be there besides. */
  readonly needs?: readonly RecordType[];
  /** Types that tell more. */
  readonly also?: readonly RecordType[];
  readonly options?: readonly DerivationOption[];
  /** Options among them without which there is no fact. */
  readonly requires?: readonly DerivationOption[];
}

const journeys: Omit<Derivation, "fact"> = {
  from: ["journeyInstance"],
  also: ["journeyBlueprint", "touchpoint"],
  options: ["asOf"],
};
const conversations: Omit<Derivation, "fact"> = { from: ["message"], needs: ["case"], options: ["asOf"] };

/** Every fact that records make, the one that a type of record makes unless the metrics say otherwise first. */
export const derivations: readonly Derivation[] = [
  { fact: contactFact, from: ["interaction"], options: ["asOf"] },
  { fact: caseFact, from: ["case"], also: ["message"], options: ["asOf", "window"] },
  { fact: slaInstanceFact, from: ["slaInstance", "case"], options: ["asOf"] },
  { fact: orderFact, from: ["order"], options: ["asOf", "window"] },
  {
    fact: surveyResponseFact,
    from: ["surveyResponse", "surveyInvitation"],
    also: ["interaction", "case", "touchpoint", "journeyInstance", "customer"],
  },
  { fact: agentStatusIntervalFact, from: ["agentStatusInterval"], options: ["asOf", "window"] },
  {
    fact: customerPeriodFact,
    from: ["subscription", "order"],
    also: ["customer"],
    options: ["window", "previousFrom", "asOf"],
    requires: ["window"],
  },
  { fact: replyFact, ...conversations },
  { fact: agentUpdateFact, ...conversations },
  {
    fact: agentDayFact,
    from: ["interaction"],
    options: ["timeZone", "snapshotAt", "asOf"],
    requires: ["timeZone"],
  },
  { fact: automatedSessionFact, from: ["interaction"], options: ["asOf"] },
  { fact: customerChannelsFact, from: ["interaction"], options: ["window"] },
  { fact: sentimentFact, from: ["interaction"] },
  { fact: questionnaireFact, from: ["surveyResponse"], options: ["items"], requires: ["items"] },
  { fact: journeyFact, ...journeys },
  { fact: journeyStageFact, ...journeys },
  { fact: journeyTransitionFact, ...journeys },
];

export const derivationOf = (fact: AnyFact): Derivation | undefined =>
  derivations.find((derivation) => derivation.fact.name === fact.name);

/** The types of record that can be measured. */
export const measurableRecords: readonly RecordType[] = [
  ...new Set(derivations.flatMap(({ from, needs = [] }) => [...from, ...needs])),
];

/** The types of record that events are folded into. */
export const foldedRecords: readonly RecordType[] = [
  "agentStatusInterval",
  "case",
  "interaction",
  "journeyInstance",
  "message",
  "order",
  "slaInstance",
  "subscription",
  "surveyInvitation",
  "surveyResponse",
];

/** Every fact that a metric is of, by name. */
export const facts: ReadonlyMap<string, AnyFact> = new Map(
  Array.from(knownMetrics.values(), ({ metric }) => [metric.fact.name, metric.fact]),
);

/** Ids of the metrics of a fact. */
export const metricsOf = (fact: AnyFact): readonly string[] =>
  Array.from(knownMetrics.values())
    .filter(({ metric }) => metric.fact.name === fact.name)
    .map(({ metric }) => metric.id);
