import { isNode } from "../language/aggregate.ts";
import { type Comparison, compare } from "../measure/compare.ts";
import { measure } from "../measure/measure.ts";
import type { Measurement } from "../measure/measurement.ts";
import { CommandError, FINDINGS, oneLine } from "./errors.ts";
import { Findings } from "./findings.ts";
import { derivationOf } from "./measurable.ts";
import { measureFile } from "./measure-command.ts";
import { type MeasureFlags, type MeasureRequest, measureRequest } from "./measure-request.ts";
import { json, measurementJson } from "./measurements-json.ts";
import type { Measured } from "./rows.ts";
import type { Selection } from "./selection.ts";
import { type Heading, table, terminal } from "./table.ts";
import { changeText, valueText } from "./value-text.ts";

/** One metric of one group, in both files. */
interface Line {
  readonly selection: Selection;
  readonly group: Measured["group"];
  readonly before: Measurement;
  readonly after: Measurement;
  readonly comparison: Comparison;
}

/**
 * `touchstone compare`: measures two files alike and tells what became of each metric. Returns the exit code.
 *
 * @throws CommandError on what cannot be compared.
 */
export async function compareCommand(before: string, after: string, flags: MeasureFlags): Promise<number> {
  const requests = [measureRequest([before], flags), measureRequest([after], flags)] as const;
  refuse(before, after, requests[0]);
  const findings = new Findings(after, requests[0].rows.onInvalid);
  const first = await measureFile(requests[0], findings);
  const second = await measureFile(requests[1], findings);
  const lines = linesOf(requests[0], first.groups, second.groups);
  process.stdout.write(
    flags.json === true ? comparisonsJson(lines, findings) : comparisonsTable(lines, requests[0]),
  );
  findings.tell(first.data.read + second.data.read);
  return findings.rows === 0 ? 0 : FINDINGS;
}

function refuse(before: string, after: string, { rows, selections }: MeasureRequest): void {
  if (before === "-" && after === "-") throw new CommandError("only one of the files can be standard input");
  const [, ...others] = rows.sources;
  const also: readonly string[] = derivationOf(rows.fact)?.also ?? [];
  const counted = others.find((one) => one.holds !== "records" || !also.includes(one.record));
  if (counted !== undefined) {
    throw new CommandError(
      `compare cannot count ${counted.path} with both files; compare what measure gives for each with the library`,
    );
  }
  for (const { metric } of selections) {
    if (!isNode(metric.formula(metric.given).value)) {
      throw new CommandError(`${metric.id} is a distribution; a difference is of one number`);
    }
  }
}

/** Groups of either file; one that the other does not have is compared with no rows. */
function linesOf(
  { selections, confidence }: MeasureRequest,
  before: readonly Measured[],
  after: readonly Measured[],
): readonly Line[] {
  const key = ({ group }: Measured) => JSON.stringify(Object.values(group));
  const byKey = (groups: readonly Measured[]) => new Map(groups.map((one) => [key(one), one]));
  const [old, young] = [byKey(before), byKey(after)];
  const all = new Map([...old, ...young]);
  return Array.from(all).flatMap(([name, { group }]) =>
    selections.map((selection, index) => {
      const { metric, given } = selection;
      const measured = (groups: typeof old): Measurement =>
        (groups.get(name)?.measurements[index] ?? measure(metric, [], { given, confidence })) as Measurement;
      const [one, other] = [measured(old), measured(young)];
      return { selection, group, before: one, after: other, comparison: compare(one, other, metric) };
    }),
  );
}

const comparisonsJson = (lines: readonly Line[], findings: Findings): string =>
  json(
    {
      comparisons: lines.map(({ group, before, after, comparison }) => {
        const { metric, variant, given, ...result } = comparison;
        return {
          ...{ metric, variant, given, group },
          ...{ before: measurementJson(before), after: measurementJson(after) },
          ...result,
        };
      }),
    },
    findings,
  );

const verdicts = {
  better: "better",
  worse: "worse",
  undecided: "may be chance",
};

interface Column extends Heading {
  readonly cell: (line: Line) => string;
}

function comparisonsTable(lines: readonly Line[], { selections, by, confidence }: MeasureRequest): string {
  if (lines.length === 0) return "There is no row, so there is no group to compare.\n";
  const columns: readonly Column[] = [
    { text: "metric", cell: ({ selection }) => selection.metric.id },
    ...(selections.some(({ metric }) => metric.variant !== null)
      ? [{ text: "variant", cell: ({ selection }: Line) => selection.metric.variant ?? "–" }]
      : []),
    ...by.map((name) => ({
      text: oneLine(name),
      cell: ({ group }: Line) => oneLine(`${group[name] ?? "–"}`),
    })),
    {
      text: "before",
      align: "right",
      cell: ({ selection: { metric }, before }) => valueText(before.value, metric.unit, metric.range),
    },
    { text: "n", align: "right", cell: ({ before }) => `${before.n}` },
    {
      text: "after",
      align: "right",
      cell: ({ selection: { metric }, after }) => valueText(after.value, metric.unit, metric.range),
    },
    { text: "n", align: "right", cell: ({ after }) => `${after.n}` },
    {
      text: "difference",
      align: "right",
      cell: ({ comparison: { difference, unit } }) => changeText(difference, unit),
    },
    { text: `${Math.round(confidence * 100)} % interval`, cell: intervalText },
    { text: "verdict", cell: verdictText },
  ];
  const rows = lines.map((line) => columns.map(({ cell }) => cell(line)));
  return table(columns, rows, terminal());
}

const intervalText = ({ comparison: { interval, unit } }: Line): string =>
  interval === null ? "–" : `${changeText(interval.lower, unit)} to ${changeText(interval.upper, unit)}`;

/** Where neither way is better, only whether there is a difference at all. */
function verdictText({ comparison: { verdict, isNoise } }: Line): string {
  if (verdict !== null) return verdicts[verdict];
  if (isNoise === null) return "no interval to judge by";
  return isNoise ? "may be chance" : "changed";
}
