import type { MetricEntry } from "../metrics/entry.ts";
import type { AnyMetric, GivenValues } from "../metrics/metric.ts";
import { CommandError } from "./errors.ts";
import { knownMetrics, unknownMetric } from "./known-metrics.ts";
import { type AnyFact, metricsOf } from "./measurable.ts";
import { hint } from "./nearest.ts";

/** A metric, or one of its variants, with the thresholds asked for. */
export interface Selection {
  readonly metric: AnyMetric;
  readonly given: GivenValues;
}

/**
 * What to measure: each metric asked for, in its recommended form or in the variants named for it.
 *
 * @param given `id.name=value` texts
 * @param variants `id=variantName` texts
 */
export function select(
  ids: readonly string[],
  fact: AnyFact,
  given: readonly string[],
  variants: readonly string[],
): readonly Selection[] {
  if (ids.length === 0) throw new CommandError(`--metrics names none; ${measures(fact)}`);
  const chosen = new Map([...new Set(ids)].map((id) => [id, [...variantsOf(id, fact, variants)]]));
  for (const text of variants)
    among(chosen, "--variant", text, variantForm.exec(text)?.[1], "id=variantName");
  return withGiven(chosen, given);
}

/**
 * One metric in some of its forms.
 *
 * @param names names of variants; `null` is the recommended form
 * @param given `id.name=value` texts, or without the id
 */
export function selectForms(
  id: string,
  names: readonly (string | null)[],
  fact: AnyFact,
  given: readonly string[],
): readonly Selection[] {
  const forms = names.map((name) => formNamed(metricOf(id, fact), name));
  const full = given.map((text) => (/^[^=]*\./.test(text) ? text : `${id}.${text}`));
  return withGiven(new Map([[id, forms]]), full);
}

/** The forms chosen of each metric, with the thresholds that each of them has. */
function withGiven(
  chosen: ReadonlyMap<string, readonly AnyMetric[]>,
  given: readonly string[],
): readonly Selection[] {
  const thresholds = given.map((text) => {
    const [, id, name = "", number = ""] = thresholdForm.exec(text) ?? [];
    const own = among(chosen, "--given", text, id, "id.name=value");
    const value = Number(number);
    if (!Number.isFinite(value)) throw new CommandError(`--given ${text}: "${number}" is not a number`);
    const having = own.filter((metric) => Object.hasOwn(metric.given, name));
    if (having.length === 0) {
      const names = [...new Set(own.flatMap((metric) => Object.keys(metric.given)))];
      const known = names.length === 0 ? "; it has none" : hint(name, names);
      throw new CommandError(`--given ${text}: ${id} has no threshold "${name}"${known}`);
    }
    return { having, name, value };
  });
  return [...chosen.values()].flat().map((metric) => ({
    metric,
    given: Object.fromEntries(
      thresholds.filter(({ having }) => having.includes(metric)).map(({ name, value }) => [name, value]),
    ),
  }));
}

const variantForm = /^([^=]+)=(.+)$/;
const thresholdForm = /^([^.=]+)\.([^.=]+)=\s*(\S.*)$/;

function* variantsOf(id: string, fact: AnyFact, texts: readonly string[]): Generator<AnyMetric> {
  const metric = metricOf(id, fact);
  const names = new Set(
    texts.flatMap((text) => (text.startsWith(`${id}=`) ? text.slice(id.length + 1) : [])),
  );
  if (names.size === 0) yield metric;
  for (const name of names) yield formNamed(metric, name);
}

type KnownMetric = MetricEntry["metric"];

function metricOf(id: string, fact: AnyFact): KnownMetric {
  const entry = knownMetrics.get(id);
  if (entry === undefined) throw new CommandError(unknownMetric(id));
  const { metric } = entry;
  if (metric.fact.name === fact.name) return metric;
  throw new CommandError(
    `"${id}" is a metric of ${metric.fact.name}, and these are ${fact.name} facts; ${measures(fact)}`,
  );
}

/** A variant by its name; `null` is the recommended form. */
export function formNamed(metric: KnownMetric, name: string | null): AnyMetric {
  if (name === null) return metric;
  const variant = Object.hasOwn(metric.variants, name) ? metric.variants[name] : undefined;
  if (variant !== undefined) return variant;
  const known = Object.keys(metric.variants);
  const end = known.length === 0 ? "; it has none" : hint(name, known);
  throw new CommandError(`${metric.id} has no variant "${name}"${end}`);
}

const measures = (fact: AnyFact): string => `${fact.name} facts measure ${metricsOf(fact).join(", ")}`;

/** The forms in which a metric was chosen that an option speaks of. */
function among(
  chosen: ReadonlyMap<string, readonly AnyMetric[]>,
  option: string,
  text: string,
  id: string | undefined,
  form: string,
): readonly AnyMetric[] {
  if (id === undefined) throw new CommandError(`${option} ${text}: write it as ${form}`);
  const own = chosen.get(id);
  if (own !== undefined) return own;
  if (!knownMetrics.has(id)) throw new CommandError(`${option} ${text}: ${unknownMetric(id)}`);
  throw new CommandError(`${option} ${text}: ${id} is not among --metrics`);
}
