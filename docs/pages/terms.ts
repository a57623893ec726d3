import { unitEnd } from "../../src/cli/value-text.ts";
import type { MetricDescription } from "../../src/measure/describe.ts";
import { intervalMethod } from "../../src/measure/interval-method.ts";
import type { AnyMetric, Better, Domain, Unit, ValueRange } from "../../src/metrics/metric.ts";

export const directions: Readonly<Record<Better, string>> = {
  higher: "higher is better",
  lower: "lower is better",
  target: "near a target is better than more or less",
  none: "neither up nor down is better",
  context: "which way is better depends on the case",
};

export const domains: Readonly<Record<Domain, string>> = {
  "customer-service": "Customer service",
  "customer-experience": "Customer experience",
  journey: "Journey",
};

export const presences: Readonly<Record<string, string>> = {
  required: "no",
  nullable: "`null`",
  optional: "`null` or left out",
};

/** `contact-centre` becomes `Contact centre`. */
export const familyName = (family = "metrics"): string =>
  family.charAt(0).toUpperCase() + family.slice(1).replaceAll("-", " ");

export const rangeText = ([least, greatest]: ValueRange): string => {
  if (greatest === null) return least === null ? "any number" : `${show(least)} or more`;
  return least === null ? `${show(greatest)} or less` : `${show(least)} to ${show(greatest)}`;
};

/** A number for reading: at most four decimals, a true minus sign. */
export const show = (value: number): string => String(Math.round(value * 10_000) / 10_000).replace("-", "−");

/** A value in its unit: `0.6667 (66.67 %)`, `90 s`, `25 points`. */
export const valueText = (value: number | null, unit: Unit): string => {
  if (value === null) return "`null`";
  const plain = show(value);
  if (unit === "ratio") return `${plain} (${show(Math.round(value * 10_000) / 100)} %)`;
  if (unit === "seconds") return `${plain} s`;
  return unit === "points" ? `${plain} points` : plain + unitEnd(unit, value);
};

const lengths = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

/** A threshold, and what it comes to where it is one of milliseconds. */
export const thresholdText = (name: string, value: number): string => {
  const length = lengths.find(([, ms]) => value !== 0 && value % ms === 0);
  return name.endsWith("Ms") && length ? `${value} (${value / length[1]} ${length[0]})` : String(value);
};

/** What may be done with values of parts of the rows, in a sentence. */
export function mergeText({ mergeability, parts, id }: MetricDescription, metric: AnyMetric): string {
  const names = Object.keys(parts).map((part) => `\`${part}\``);
  if (mergeability === "holistic") {
    return `**Can only be recomputed from all rows.** The value over two groups does not follow from the values of each, nor from a few numbers about them. An \`accumulator(${id})\` merges, but it keeps the values themselves.`;
  }
  if (mergeability === "distributive") {
    const [node] = Object.values(metric.formula(metric.given).parts);
    const how =
      node?.op === "least"
        ? "the smallest of the values"
        : node?.op === "most"
          ? "the greatest of the values"
          : "the sum of the values";
    return `**May be combined as it is.** The value over all rows is ${how} over their groups.`;
  }
  return `**May be merged through its parts, never by averaging values.** Combine ${listed(names)} of the groups and compute the value from what comes out; \`accumulator(${id})\` does so.`;
}

export const intervalText = (metric: AnyMetric): string => {
  const method = intervalMethod(metric);
  return method === null
    ? "The value comes without a confidence interval."
    : `The value comes with a confidence interval by the method “${method}”, at 95 % unless 80, 90 or 99 % is asked for.`;
};

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
