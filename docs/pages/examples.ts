import { measure } from "../../src/measure/measure.ts";
import { type AnyMeasurement, valueLines } from "../../src/measure/measurement.ts";
import type { Example, MetricEntry } from "../../src/metrics/entry.ts";
import type { AnyMetric, MetricValue } from "../../src/metrics/metric.ts";
import { code, escapeHtml, section, table } from "./markdown.ts";
import { listed, show, thresholdText, valueText } from "./terms.ts";

/** The examples worked by hand, each as a table of its rows and what they give. */
export const workedExamples = (entry: MetricEntry): readonly string[] =>
  entry.examples.map((example, index) => {
    const metric = exampleMetric(entry, example);
    const conditions = [
      ...(example.variant === undefined ? [] : [`variant ${example.variant}`]),
      ...Object.entries(example.given ?? {}).map(
        ([name, value]) => `${name} = ${thresholdText(name, value)}`,
      ),
    ];
    const title = `### Example ${index + 1}${conditions.length === 0 ? "" : `: ${conditions.join(", ")}`}`;
    const rows = JSON.stringify(example.rows);
    const same = entry.examples.findIndex((other) => JSON.stringify(other.rows) === rows);
    const shown =
      same < index && example.rows.length > 0 ? `The rows of example ${same + 1}.` : rowsTable(example.rows);
    return section(title, shown, verdict(metric, example));
  });

/** What every variant says of the same rows: why two tools disagree. */
export function sideBySide(entry: MetricEntry): string {
  const variants = Object.entries(entry.metric.variants);
  if (variants.length === 0) return "";
  const examples = new Map<string, { readonly example: Example; readonly number: number }>();
  for (const [index, example] of entry.examples.entries()) {
    const { rows, given } = example;
    const key = JSON.stringify([rows, given]);
    if (rows.length > 0 && !examples.has(key)) examples.set(key, { example, number: index + 1 });
  }
  const shown = [...examples.values()];
  const values = (metric: AnyMetric) =>
    shown.map(({ example }) => {
      const measured = measureExample(metric, example);
      return measured === null ? "–" : valuesText(measured.value, show);
    });
  return table(
    ["Example", ...shown.map(({ number }) => String(number))],
    [
      ["recommended", ...values(entry.metric)],
      ...variants.map(([name, variant]) => [code(name), ...values(variant)]),
    ],
  );
}

/** The rows of the first example for the calculator to begin with. */
export const calculator = ({ metric, examples }: MetricEntry): string => {
  const rows =
    examples.find((example) => example.rows.length > 0 && example.variant === undefined)?.rows ?? [];
  const text = rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n");
  return `<div class="calculator" data-metric="${metric.id}"><textarea spellcheck="false" aria-label="Rows as JSON">[\n${escapeHtml(text)}\n]</textarea></div>`;
};

/** `null` where the rows of an example lack a column that this metric asks for. */
function measureExample(metric: AnyMetric, { rows, given = {} }: Example): AnyMeasurement | null {
  const { columns } = metric.formula(metric.given);
  const asked = columns.filter(({ name }) => metric.fact.columns[name]?.presence !== "optional");
  if (rows.some((row) => asked.some(({ name }) => !(name in row)))) return null;
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => name in metric.given));
  return measure(metric, rows as readonly never[], { given: own, onInvalid: "exclude" });
}

const exampleMetric = ({ metric }: MetricEntry, { variant }: Example): AnyMetric =>
  (variant === undefined ? undefined : metric.variants[variant]) ?? metric;

function rowsTable(rows: readonly object[]): string {
  if (rows.length === 0) return "No rows.";
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return table(
    columns.map(code),
    rows.map((row) =>
      columns.map((column) => {
        const value: unknown = Reflect.get(row, column);
        return value === undefined ? "" : value === null ? code("null") : String(value);
      }),
    ),
  );
}

/** @throws Error where the library does not give what the example says; a page never shows both. */
function verdict(metric: AnyMetric, { rows, given = {}, gives, because }: Example): string {
  const { value, n, excluded } = measure(metric, rows as readonly never[], { given, onInvalid: "exclude" });
  if (!isClose(value, gives)) {
    throw new Error(
      `${metric.id}: an example gives ${JSON.stringify(value)}, not ${JSON.stringify(gives)}: ${because}`,
    );
  }
  const left = Object.entries(excluded).map(([reason, count]) => `${count} as ${code(reason)}`);
  const counted = left.length === 0 ? "" : ` Rows counted: ${n}. Left out: ${listed(left)}.`;
  return `Gives **${valuesText(gives, (one) => valueText(one, metric.unit))}**. ${because}${counted}`;
}

function isClose(value: MetricValue, gives: MetricValue): boolean {
  const [ours, theirs] = [valueLines(value), valueLines(gives)];
  return (
    ours.length === theirs.length &&
    ours.every(([component, one], index) => {
      const [name, other] = theirs[index] ?? [];
      if (name !== component) return false;
      return one === null || other == null ? one === other : Math.abs(one - other) <= 1e-9;
    })
  );
}

/** One value, or each component's after its name. */
const valuesText = (value: MetricValue, text: (one: number) => string): string =>
  valueLines(value)
    .map(([component, one]) => [component ?? "", one === null ? "`null`" : text(one)].join(" ").trim())
    .join(", ");
