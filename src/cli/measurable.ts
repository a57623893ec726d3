import { caseFact } from "../facts/case.ts";
import { contactFact } from "../facts/contact.ts";
import type { ColumnSet, Fact } from "../facts/fact.ts";
import { orderFact } from "../facts/order.ts";
import { slaInstanceFact } from "../facts/sla-instance.ts";
import { surveyResponseFact } from "../facts/survey-response.ts";
import { knownMetrics } from "./known-metrics.ts";

export type AnyFact = Fact<object, ColumnSet>;

/**
 * The types of record that can be measured, with the facts that can be derived from each. Which one is, the metrics
 * asked for say.
 */
export const measurableRecords = {
  interaction: [contactFact],
  case: [caseFact, slaInstanceFact],
  slaInstance: [slaInstanceFact],
  order: [orderFact],
  surveyResponse: [surveyResponseFact],
  surveyInvitation: [surveyResponseFact],
} as const satisfies Readonly<Record<string, readonly [AnyFact, ...AnyFact[]]>>;
export type MeasurableRecord = keyof typeof measurableRecords;

/** Every fact that a metric is of, by name. */
export const facts: ReadonlyMap<string, AnyFact> = new Map(
  Array.from(knownMetrics.values(), ({ metric }) => [metric.fact.name, metric.fact]),
);

/** Ids of the metrics of a fact. */
export const metricsOf = (fact: AnyFact): readonly string[] =>
  Array.from(knownMetrics.values())
    .filter(({ metric }) => metric.fact.name === fact.name)
    .map(({ metric }) => metric.id);
