import { caseFact } from "../facts/case.ts";
import { contactFact } from "../facts/contact.ts";
import type { ColumnSet, Fact } from "../facts/fact.ts";
import { surveyResponseFact } from "../facts/survey-response.ts";
import { knownMetrics } from "./known-metrics.ts";

export type AnyFact = Fact<object, ColumnSet>;

/** The types of record that can be measured, with the fact that is derived from each. */
export const measurableRecords = {
  interaction: contactFact,
  case: caseFact,
  surveyResponse: surveyResponseFact,
  surveyInvitation: surveyResponseFact,
} as const satisfies Readonly<Record<string, AnyFact>>;
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
