import type { AggregateNode } from "../language/aggregate.ts";
import type { Node } from "../language/expression.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import { snakeCase } from "./dbt.ts";
import {
  type MetricExportOptions,
  type MetricForm,
  partSays,
  type RefusedMetric,
  sortForms,
  word,
  yaml,
} from "./metric-forms.ts";

/** What rules for Prometheus are written for. */
export interface PrometheusOptions extends Omit<MetricExportOptions, "tables"> {
  /** The time over which counters are compared, as Prometheus writes durations: `1h` unless said. */
  readonly window?: string;
  /** Labels of the counters that stay in the answer; none unless said. */
  readonly by?: readonly string[];
}

/** Recording rules, the counters that they read, and what they could not say. */
export interface PrometheusExport {
  /** YAML of one group of recording rules, with the counters as comments before it. */
  readonly text: string;
  /** The counters that the rules read, each a part of a metric, with what an app adds to it. */
  readonly counters: readonly { readonly name: string; readonly says: string }[];
  readonly refused: readonly RefusedMetric[];
}

/**
 * Writes metrics that are a quotient of counts and sums as recording rules of Prometheus, over counters that an app
 * keeps of their parts. Prometheus extrapolates the increase of a counter, all counters of one target by one factor,
 * which a quotient of them does not show; so what is no quotient is refused, and so is a quantile, which
 * `histogram_quantile` could only approximate. Where a denominator is 0 there is no sample.
 *
 * @throws TypeError on a threshold that a metric does not have, where no metric can be said, and on a
 * window or a label that Prometheus does not take.
 *
 * @example
 * ```ts
 * import { catalogue } from "touchstone-cx/catalogue";
 *
 * const { counters, refused } = toPrometheus([catalogue.abandonmentRate]);
 *
 * counters.map(({ name }) => name); // => ["cx_abandonment_rate_abandoned_total", "cx_abandonment_rate_counted_total"]
 * refused; // => []
 * ```
 */
export function toPrometheus(
  entries: readonly MetricEntry[],
  options: PrometheusOptions = {},
): PrometheusExport {
  const { window = "1h", by = [] } = options;
  if (!/^([1-9]\d*(ms|[smhdwy]))+$/.test(window))
    throw new TypeError(`"window" is ${JSON.stringify(window)}; expected a duration such as 5m or 1h.`);
  const wrong = by.find((label) => !/^[a-zA-Z_]\w*$/.test(label));
  if (wrong !== undefined)
    throw new TypeError(`"by" has ${JSON.stringify(wrong)}, which is no name of a label.`);
  const { facts, refused } = sortForms(entries, options, refuse, snakeCase);
  const forms = facts.flatMap(([, forms]) => forms);
  const sum = by.length === 0 ? "sum" : `sum by (${by.join(", ")})`;
  const rules = forms.flatMap((form) =>
    form.values.map(([name, value]) => ({
      record: `cx:${snakeCase(name)}:increase${window}`,
      expr: promql(value, (part) => `${sum}(increase(${counterName(form, part)}[${window}]))`),
      labels: { unit: form.metric.unit },
    })),
  );
  const counters = forms.flatMap((form) =>
    Object.keys(form.parts).map((part) => ({
      name: counterName(form, part),
      says: partSays(form, part),
    })),
  );
  const comments = counters.map(({ name, says }) => `# ${name}: ${says.replaceAll(/\s+/g, " ")}\n`);
  return {
    text: `${comments.join("")}${yaml({ groups: [{ name: "touchstone-cx", rules }] })}`,
    counters,
    refused,
  };
}

const counterName = (form: MetricForm, part: string): string =>
  `cx_${snakeCase(word(`${form.name}_${part}`))}_total`;

/** What a value is in Prometheus; a denominator of 0 leaves no sample behind. */
function promql(node: Node, part: (name: string) => string): string {
  switch (node.op) {
    case "part":
      return part(node.name);
    case "literal":
    case "given":
      return `${node.value}`;
    case "plus":
    case "minus":
    case "times":
      return `(${promql(node.left, part)} ${{ plus: "+", minus: "-", times: "*" }[node.op]} ${promql(node.right, part)})`;
    case "over":
      return isConstant(node.right)
        ? `(${promql(node.left, part)} / ${promql(node.right, part)})`
        : `(${promql(node.left, part)} / (${promql(node.right, part)} != 0))`;
    default:
      throw new TypeError(`Prometheus cannot be told "${node.op}".`);
  }
}

const isConstant = ({ op }: Node): boolean => op === "literal" || op === "given";

function refuse(form: MetricForm): string | null {
  const parts = Object.values(form.parts);
  if (parts.some(({ op }) => op === "quantile")) return "Prometheus has no exact quantile";
  if (!parts.every((node) => grows(node, form))) return "its parts are no counters that can only grow";
  return form.values.every(([, value]) => degree(value) === 0)
    ? null
    : "it is no quotient of counters, and Prometheus extrapolates their increase";
}

/** Whether a part can only become more as rows come in. */
const grows = (node: AggregateNode, { formula }: MetricForm): boolean =>
  node.op === "count" ||
  (node.op === "sum" && node.of.op === "column" && isNamedPositive(node.of.name, formula.columns));

const isNamedPositive = (name: string, columns: MetricForm["formula"]["columns"]): boolean =>
  columns.some((column) => column.name === name && column.atLeast !== undefined && column.atLeast >= 0);

/** By which power of a factor on all parts a value is multiplied; `null` where by none. */
function degree(node: Node): number | null {
  switch (node.op) {
    case "part":
      return 1;
    case "literal":
    case "given":
      return 0;
    case "plus":
    case "minus": {
      const left = degree(node.left);
      return left === degree(node.right) ? left : null;
    }
    case "times":
    case "over": {
      const [left, right] = [degree(node.left), degree(node.right)];
      if (left === null || right === null) return null;
      return node.op === "times" ? left + right : left - right;
    }
    default:
      return null;
  }
}
