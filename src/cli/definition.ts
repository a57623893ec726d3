import { invalidReason } from "../language/plan.ts";
import { describe, type MetricDescription } from "../measure/describe.ts";
import { intervalMethod } from "../measure/interval-method.ts";
import { measure } from "../measure/measure.ts";
import type { Example, MetricEntry, Source, ToolTerm, VariantText } from "../metrics/entry.ts";
import type { AnyMetric, MetricValue } from "../metrics/metric.ts";
import { quoteName } from "../sql/dialect.ts";
import { toSql } from "../sql/to-sql.ts";

/** A formula with what follows from it. */
export interface FormDefinition extends MetricDescription {
  /** Reasons among those of `excluded` that mean bad input, which is refused unless asked otherwise. */
  readonly invalid: readonly string[];
  /** Method of the confidence interval; `null` if there is none. */
  readonly interval: string | null;
  /** What it comes to where there are no rows: `null`, or 0 for what is counted or summed. */
  readonly empty: MetricValue;
  /** The statement over a table named as the fact, by dialect. */
  readonly sql: { readonly duckdb: string };
}

/** Everything there is to know about a metric, as plain JSON. */
export interface Definition extends FormDefinition {
  readonly name: string;
  readonly abbreviation: string | null;
  readonly aliases: readonly string[];
  readonly family: string | null;
  readonly says: string;
  readonly question: string | null;
  readonly population: string;
  readonly recommended: string;
  readonly variants: Readonly<Record<string, VariantText & FormDefinition>>;
  /** What tools call it, and how their numbers differ. */
  readonly tools: readonly ToolTerm<string>[];
  readonly examples: readonly Example[];
  readonly beware: readonly string[];
  readonly sources: readonly Source[];
  readonly since: string;
}

export function definition(entry: MetricEntry): Definition {
  const { metric, variants: texts, ...told } = entry;
  const variants = Object.entries(metric.variants).flatMap(([name, variant]) => {
    const text = texts[name];
    return text === undefined ? [] : [[name, { ...text, ...form(variant) }] as const];
  });
  return {
    ...form(metric),
    name: told.name,
    abbreviation: told.abbreviation ?? null,
    aliases: told.aliases,
    family: told.family ?? null,
    says: told.says,
    question: told.question ?? null,
    population: told.population,
    recommended: told.recommended,
    variants: Object.fromEntries(variants),
    tools: told.tools ?? [],
    examples: told.examples,
    beware: told.beware,
    sources: told.sources,
    since: told.since,
  };
}

function form(metric: AnyMetric): FormDefinition {
  const { exclusions, columns } = metric.formula(metric.given);
  const from = quoteName(metric.fact.name);
  return {
    ...describe(metric),
    invalid: [
      ...columns.map(({ name }) => invalidReason(name)),
      ...exclusions.filter(({ invalid }) => invalid !== undefined).map(({ reason }) => reason),
    ],
    interval: intervalMethod(metric),
    empty: measure(metric, []).value,
    sql: { duckdb: toSql(metric, { dialect: "duckdb", from }) },
  };
}
