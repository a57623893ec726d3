import { measure } from "../src/measure/measure.ts";
import { type AnyMeasurement, intervalLines, valueLines } from "../src/measure/measurement.ts";
import * as metrics from "../src/metrics/index.ts";
import type { AnyMetric } from "../src/metrics/metric.ts";
import { listed, show, thresholdText, valueText } from "./pages/terms.ts";

type MetricWithVariants = AnyMetric & { readonly variants: Readonly<Record<string, AnyMetric>> };

const all: readonly MetricWithVariants[] = Object.values(metrics);

/** Starts the calculators of the page. */
export function startCalculators(): void {
  for (const element of document.querySelectorAll<HTMLElement>(".calculator")) {
    const metric = all.find(({ id }) => id === element.dataset["metric"]);
    const rows = element.querySelector("textarea");
    if (metric && rows) start(element, metric, rows);
  }
}

/** Measures the rows in the text area with every change. */
function start(element: HTMLElement, metric: MetricWithVariants, rows: HTMLTextAreaElement): void {
  const variants = document.createElement("select");
  variants.append(
    new Option("recommended", ""),
    ...Object.keys(metric.variants).map((name) => new Option(name)),
  );
  const exclude = Object.assign(document.createElement("input"), { type: "checkbox" });
  const thresholds = document.createElement("span");
  const output = document.createElement("output");
  const controls = Object.assign(document.createElement("p"), { className: "controls" });
  if (variants.length > 1) controls.append(labelled("Variant ", variants));
  controls.append(thresholds, labelled("Count bad input instead of refusing it ", exclude));
  element.append(controls, output);

  const chosen = () => metric.variants[variants.value] ?? metric;
  const askThresholds = () =>
    thresholds.replaceChildren(
      ...Object.entries(chosen().given).map(([name, value]) =>
        labelled(`${name} `, Object.assign(document.createElement("input"), { type: "number", name, value })),
      ),
    );
  const update = () => {
    const given = Object.fromEntries(
      Array.from(thresholds.querySelectorAll("input"), ({ name, valueAsNumber }) => [name, valueAsNumber]),
    );
    try {
      const onInvalid = exclude.checked ? "exclude" : "throw";
      const measurement = measure(chosen(), parse(rows.value), { given, onInvalid });
      output.replaceChildren(...told(measurement, chosen()));
      output.className = "";
    } catch (error) {
      output.replaceChildren(error instanceof Error ? error.message : String(error));
      output.className = "refused";
    }
  };
  variants.addEventListener("change", askThresholds);
  element.addEventListener("input", update);
  askThresholds();
  update();
}

function parse(text: string): readonly never[] {
  let rows: readonly unknown[];
  try {
    rows = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON yet: ${error instanceof Error ? error.message : error}`);
  }
  if (!Array.isArray(rows)) throw new Error("Rows are an array: [ { … }, { … } ].");
  const all: readonly unknown[] = rows;
  return all as readonly never[];
}

function told(
  { value, unit, interval, n, parts, excluded, given }: AnyMeasurement,
  metric: AnyMetric,
): readonly (Node | string)[] {
  const headline = document.createElement("strong");
  headline.textContent =
    value === null
      ? "null: there is nothing to say"
      : valueLines(value)
          .map(([component, one]) => `${component === null ? "" : `${component} `}${valueText(one, unit)}`)
          .join(", ");
  const counts = Object.entries(excluded).map(([reason, rows]) => `${rows} as ${reason}`);
  const lines = [
    ...intervalLines(interval).map(
      ([component, one]) =>
        `${one.confidence * 100} % interval${component === null ? "" : ` of ${component}`}: ${show(one.lower)} to ${show(one.upper)} (${one.method})`,
    ),
    metric.interval && value !== null && interval === null && "Too few rows for an interval.",
    `Rows counted: ${n}. Left out: ${counts.length === 0 ? "none" : listed(counts)}.`,
    `Parts: ${Object.entries(parts)
      .map(([name, part]) => `${name} ${part === null ? "null" : show(part)}`)
      .join(", ")}`,
    Object.keys(given).length > 0 &&
      `Thresholds: ${Object.entries(given)
        .map(([name, threshold]) => `${name} ${thresholdText(name, threshold)}`)
        .join(", ")}`,
  ];
  return [headline, ...lines.flatMap((line) => (line ? [document.createElement("br"), line] : []))];
}

function labelled(text: string, input: HTMLElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(text, input);
  return label;
}
