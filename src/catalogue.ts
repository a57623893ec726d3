/**
 * Everything told about the metrics: names, variants, examples, pitfalls, sources.
 * @module
 */
export { catalogue, type MetricId } from "./metrics/catalogue.ts";
export type { Example, MetricEntry, Source, ToolTerm, VariantText } from "./metrics/entry.ts";
