import { textsOf } from "../facts/texts.ts";
import { type AnyMeasurement, intervalLines, valueLines } from "../measure/measurement.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import type { Interval } from "../statistics/interval.ts";
import { unitOf } from "../time/period.ts";
import { oneLine } from "./errors.ts";
import type { AnyFact } from "./measurable.ts";
import type { MeasureRequest } from "./measure-request.ts";
import type { Periods } from "./periods.ts";
import type { Measured } from "./rows.ts";
import { breakList, type Heading, table, terminal } from "./table.ts";
import { valueText } from "./value-text.ts";

interface Line {
  readonly metric: AnyMetric;
  readonly measurement: AnyMeasurement;
  /** Name of a distribution's component. */
  readonly component: string | null;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly group: Measured["group"];
  readonly period: Measured["period"];
}

interface Column extends Heading {
  readonly cell: (line: Line) => string;
}

/** Measurements for people: a table, and below it the thresholds that were used. */
export function measurementsTable(
  groups: readonly Measured[],
  request: MeasureRequest,
  read: number,
): string {
  const { selections, by, periods, confidence } = request;
  const lines: Line[] = groups.flatMap(({ group, period, measurements }) =>
    Object.values(measurements).flatMap((measurement, index) => {
      const metric = selections[index]?.metric;
      if (metric === undefined) return [];
      const intervals = new Map(intervalLines(measurement.interval));
      return valueLines(measurement.value).map(([component, value]) => {
        const interval = intervals.get(component) ?? null;
        return { metric, measurement, group, period, component, value, interval };
      });
    }),
  );
  if (lines.length === 0) {
    return `There is ${read === 0 ? "no row" : "no sound row"}, so there is no group to measure.\n`;
  }
  const columns: Column[] = [
    {
      text: "metric",
      cell: ({ metric, component }) => (component === null ? metric.id : `${metric.id}.${component}`),
    },
    ...(selections.some(({ metric }) => metric.variant !== null)
      ? [{ text: "variant", cell: ({ metric }: Line) => metric.variant ?? "–" }]
      : []),
    ...(periods === null
      ? []
      : [
          {
            text: `${unitOf(periods.every)} from (${periods.timeZone})`,
            cell: ({ period }: Line) => period?.start ?? "–",
          },
        ]),
    ...by.map((name) => ({ text: oneLine(name), cell: ({ group }: Line) => groupText(group[name]) })),
    {
      text: "value",
      align: "right",
      cell: ({ metric, value }) => valueText(value, metric.unit, metric.range),
    },
    { text: `${Math.round(confidence * 100)} % interval`, cell: intervalText },
    { text: "n", align: "right", cell: ({ measurement }) => `${measurement.n}` },
  ];
  const screen = terminal();
  const cells = lines.map((line) => columns.map(({ cell }) => cell(line)));
  const left = Math.max(screen.width - widthOf(columns, cells), 30);
  const rows = lines.map(({ measurement }, index) => [
    ...(cells[index] ?? []),
    breakList(
      Object.entries(measurement.excluded).map(([reason, rows]) => `${reason} ${rows}`),
      left,
    ),
  ]);
  return `${table([...columns, { text: "left out" }], rows, screen)}${notes(request, groups)}${read === 0 ? "\nThere is no row.\n" : ""}`;
}

const groupText = (value: Measured["group"][string] | undefined): string =>
  value === null || value === undefined ? "–" : oneLine(`${value}`);

function intervalText({ metric, interval }: Line): string {
  if (interval === null) return "–";
  const [lower, upper] = [interval.lower, interval.upper].map((value) =>
    valueText(value, metric.unit, metric.range),
  );
  return `${lower} to ${upper}`;
}

/** Characters that the columns take, with the space between them. */
const widthOf = (columns: readonly Column[], rows: readonly (readonly string[])[]): number =>
  columns.reduce((sum, { text }, index) => {
    const widest = rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), text.length);
    return sum + widest + 2;
  }, 0);

/** A number means little without its thresholds, and a period without what places a row in it. */
function notes({ periods, fact }: MeasureRequest, groups: readonly Measured[]): string {
  const lines = [...(periods === null ? [] : [placing(periods, fact)]), ...thresholds(groups)];
  return lines.length === 0 ? "" : `\n${lines.join("")}`;
}

function placing({ called, at }: Periods, fact: AnyFact): string {
  const says = Object.hasOwn(fact.columns, at) ? textsOf(fact).columns[at] : undefined;
  return `${called} by ${oneLine(at)}${says === undefined ? "" : `: ${says}`}\n`;
}

function thresholds([group]: readonly Measured[]): readonly string[] {
  return Object.values(group?.measurements ?? {}).flatMap(({ metric, variant, given }) => {
    const all = Object.entries(given).map(([name, value]) => `${name} = ${value}`);
    return all.length === 0 ? [] : [`${metric}${variant === null ? "" : `.${variant}`}: ${all.join(", ")}\n`];
  });
}
