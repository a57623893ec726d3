import { unitName } from "../../src/cli/value-text.ts";
import { describe, type MetricDescription } from "../../src/measure/describe.ts";
import { intervalMethod } from "../../src/measure/interval-method.ts";
import type { MetricEntry, Source } from "../../src/metrics/entry.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { code, table } from "./markdown.ts";
import { directions, rangeText, thresholdText } from "./terms.ts";

/** The named variants: what each says, how it is computed and who reports it. */
export const variantTable = ({ metric, variants }: MetricEntry): string =>
  table(
    ["Variant", "How it differs"],
    Object.entries(metric.variants).map(([name, variant]) => [
      [
        `${code(name)}<br>${variants[name]?.says ?? ""}`,
        ...(variants[name]?.usedBy ?? []).map((source) => `Used by ${sourceText(source)}`),
      ].join("<br>"),
      differences(metric, variant).join("<br>") || "the recommended definition, by a name of its own",
    ]),
  );

export const sourceText = ({ by, title, url, year }: Source): string => {
  const told = url === undefined ? title : `[${title}](${url})`;
  return `${by}: ${told}${year === undefined ? "" : ` (${year})`}`;
};

/** How a variant differs from the recommended definition, read off the two formulas. */
export function differences(recommended: AnyMetric, variant: AnyMetric): readonly string[] {
  const [from, to] = [describe(recommended), describe(variant)];
  return [
    ...(from.formula.words === to.formula.words ? [] : [`value: ${code(to.formula.words)}`]),
    ...changed(from.parts, to.parts).map((part) => `${code(part)}: ${to.parts[part]}`),
    ...changed(from.excluded, to.excluded).map((reason) => {
      const also = reason in from.excluded ? "leaves out" : "also leaves out";
      return `${also} ${code(reason)}: ${to.excluded[reason]}`;
    }),
    ...missing(from.excluded, to.excluded).map((reason) => `does not leave out ${code(reason)}`),
    ...changed(from.given, to.given).map(
      (name) => `${code(name)} is ${thresholdText(name, to.given[name] ?? 0)}`,
    ),
    ...missing(from.given, to.given).map((name) => `has no ${code(name)}`),
    ...scale(from, to),
    ...(intervalMethod(recommended) === intervalMethod(variant)
      ? []
      : [`interval: ${intervalMethod(variant) ?? "none"}`]),
  ];
}

function scale(from: MetricDescription, to: MetricDescription): readonly string[] {
  return [
    ...(from.unit === to.unit ? [] : [`unit: ${unitName(to.unit)}`]),
    ...(rangeText(from.range) === rangeText(to.range) ? [] : [`range: ${rangeText(to.range)}`]),
    ...(from.better === to.better ? [] : [directions[to.better]]),
  ];
}

type Named = Readonly<Record<string, string | number>>;

const changed = (from: Named, to: Named): readonly string[] =>
  Object.keys(to).filter((name) => to[name] !== from[name]);

const missing = (from: Named, to: Named): readonly string[] =>
  Object.keys(from).filter((name) => !(name in to));
