import { stringify } from "yaml";
import { isNode } from "../language/aggregate.ts";
import type { Node } from "../language/expression.ts";
import { listEach } from "../language/one-or-each.ts";
import { describe, type MetricDescription } from "../measure/describe.ts";
import { ready } from "../measure/pass.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import type { AnyMetric, Formula, GivenValues } from "../metrics/metric.ts";

/** A metric that a format cannot say, and the reason. */
export interface RefusedMetric {
  /** Its id, and after it the name of the variant if it is one. */
  readonly metric: string;
  readonly why: string;
}

/** What is exported of the metrics named. */
export interface MetricExportOptions {
  /** Whether the variants of each metric are exported beside it, under its id and their name; not unless said. */
  readonly variants?: boolean;
  /**
   * Thresholds other than the defaults, by the metric's id, which are written into the text as they are. A variant takes
   * those of them that it has.
   */
  readonly given?: Readonly<Record<string, GivenValues>>;
  /**
   * Tables or views that hold the facts, by the name of the fact, as SQL writes them; those of `factView`, such as
   * `"contactFact"`, unless said.
   */
  readonly tables?: Readonly<Record<string, string>>;
}

/** One definition as it is exported: a metric or a variant with its thresholds filled in. */
export interface MetricForm {
  readonly entry: MetricEntry;
  readonly metric: AnyMetric;
  readonly formula: Formula<string>;
  /** Name that it has in every format, but for its letter case: `serviceLevel`, `serviceLevel_offered`. */
  readonly name: string;
  /** The value, or each component of a distribution, under the name that it is exported by. */
  readonly values: readonly (readonly [name: string, value: Node])[];
  /** Parts that the value is made of; what only an interval needs is left out. */
  readonly parts: Formula<string>["parts"];
  /** What it is, with its thresholds and its unit, in one paragraph. */
  readonly says: string;
  /** The thresholds in a sentence; nothing where there are none. */
  readonly thresholds: string;
  readonly description: MetricDescription;
}

/** The forms asked for, those of one fact together, and those that a format refuses. */
export interface SortedForms {
  readonly facts: readonly (readonly [fact: AnyMetric["fact"], forms: readonly MetricForm[]])[];
  readonly refused: readonly RefusedMetric[];
}

/**
 * Sorts the metrics asked for into those that a format can say and those that it refuses.
 *
 * @param refuse why the format cannot say a form, or `null`
 * @param nameOf what the format calls a value or a part
 * @throws TypeError on a threshold that a metric does not have, where two things would have one name, and where nothing
 * is left to say.
 */
export function sortForms(
  entries: readonly MetricEntry[],
  { variants = false, given = {} }: MetricExportOptions,
  refuse: (form: MetricForm) => string | null,
  nameOf: (name: string) => string = (name) => name,
): SortedForms {
  const said = new Map<AnyMetric["fact"], MetricForm[]>();
  const refused: RefusedMetric[] = [];
  const taken = new Set<string>();
  for (const entry of entries) {
    for (const metric of [entry.metric, ...(variants ? Object.values(entry.metric.variants) : [])]) {
      const form = formOf(entry, metric, given[metric.id] ?? {});
      const why = refuseSides(metric) ?? refuse(form);
      if (why !== null) {
        refused.push({ metric: [metric.id, metric.variant].filter((one) => one !== null).join(" "), why });
        continue;
      }
      for (const name of namesOf(form).map(nameOf)) {
        if (taken.has(name)) throw new TypeError(`Two things would be called "${name}".`);
        taken.add(name);
      }
      said.set(metric.fact, [...(said.get(metric.fact) ?? []), form]);
    }
  }
  if (said.size === 0) {
    const reasons = refused.map(({ metric, why }) => ` ${metric}: ${why}.`);
    throw new TypeError(`There is no metric that the format can say.${reasons.join("")}`);
  }
  return { facts: [...said], refused };
}

/** Name of the table or view of a fact, as `factView` calls it. */
export const factTable = (fact: string): string => `${fact}Fact`;

/** What a part of a form is called; a component of a distribution may have the part's own name. */
export const partName = ({ name }: Pick<MetricForm, "name">, part: string): string =>
  word(`${name}_${part}_part`);

/** What people call a value that is exported under a name; no two are called the same. */
export const titleOf = ({ entry, metric }: MetricForm, name: string): string =>
  name === metric.id ? entry.name : `${entry.name} (${name})`;

/** Letters, digits and underscores, which every format takes. */
export const word = (name: string): string => name.replaceAll(/\W/g, "_");

const namesOf = (form: MetricForm): readonly string[] => [
  ...form.values.map(([name]) => name),
  ...Object.keys(form.parts).map((part) => partName(form, part)),
];

/** What else is known of a form, for formats that have room for it. */
export const metaOf = ({ entry, metric, description }: MetricForm) => ({
  metric: metric.id,
  variant: metric.variant,
  unit: metric.unit,
  better: metric.better,
  mergeability: description.mergeability,
  sources: entry.sources.map(({ by, title, url }) =>
    url === undefined ? `${by}: ${title}` : `${by}: ${title}, ${url}`,
  ),
});

/** Other names of a metric. */
export const synonymsOf = ({ entry: { abbreviation, aliases } }: MetricForm): readonly string[] =>
  abbreviation === undefined ? aliases : [abbreviation, ...aliases];

/** YAML with each text on a line of its own, however long it is. */
export const yaml = (content: object): string => stringify(content, { lineWidth: 0 });

function formOf(entry: MetricEntry, metric: AnyMetric, own: GivenValues): MetricForm {
  const known = Object.entries(own).filter(([name]) => metric.variant === null || name in metric.given);
  const { formula, given } = ready(metric, Object.fromEntries(known));
  const name = metric.variant === null ? metric.id : `${metric.id}_${metric.variant}`;
  const values = listEach(formula.value, isNode).map(
    ([component, value]) => [component === null ? name : word(`${name}_${component}`), value] as const,
  );
  const used = new Set<string>();
  for (const [, value] of values) addParts(value, used);
  const parts = Object.fromEntries(Object.entries(formula.parts).filter(([part]) => used.has(part)));
  const description = describe(metric);
  const set = Object.entries(given).map(([threshold, value]) => `${threshold} = ${value}`);
  const thresholds = set.length === 0 ? "" : ` Thresholds: ${set.join(", ")}.`;
  const variant = metric.variant === null ? "" : ` ${entry.variants[metric.variant]?.says ?? ""}`;
  const says = `${entry.says}${variant}${thresholds} Unit: ${metric.unit}.`;
  return { entry, metric, formula, name, values, parts, says, thresholds, description };
}

/** What a part is made of, with the thresholds that its words name. */
export const partSays = ({ description, thresholds }: MetricForm, part: string): string =>
  `${description.parts[part] ?? part}.${thresholds}`;

/** Adds the parts that a value is made of. */
function addParts(node: Node, to: Set<string>): void {
  if (node.op === "part") to.add(node.name);
  for (const inner of innerNodes(node)) addParts(inner, to);
}

/** The expressions that an expression is made of. */
export function innerNodes(node: Node): readonly Node[] {
  switch (node.op) {
    case "if":
      return [node.condition, node.whenTrue, node.otherwise];
    case "not":
    case "isKnown":
    case "oneOf":
      return [node.of];
    default:
      return "left" in node ? [node.left, node.right] : [];
  }
}

const refuseSides = ({ fact }: AnyMetric): string | null =>
  "sides" in fact
    ? `its rows are of several facts (${Object.keys(Object(fact.sides)).join(", ")}), and the format has no table of them all`
    : null;
