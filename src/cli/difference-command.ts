import { type Difference, difference } from "../measure/difference.ts";
import type { AnyMeasurement } from "../measure/measurement.ts";
import type { RowOutcome } from "../measure/row-outcome.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { CommandError, FINDINGS, oneLine } from "./errors.ts";
import { told } from "./measure-command.ts";
import { json, measurementJson } from "./measurements-json.ts";
import { type OneMetricFlags, readOneMetric, variantNamed } from "./one-metric.ts";
import { Page } from "./page.ts";
import { terminal } from "./table.ts";
import { changeText, valuesText } from "./value-text.ts";

/** The options of `touchstone difference`. */
export interface DifferenceFlags extends OneMetricFlags {
  readonly from?: string;
  readonly to?: string;
  readonly keys?: string;
}

/**
 * `touchstone difference`: why two forms of a metric disagree, row by row. Returns the exit code.
 *
 * @throws CommandError on what cannot be compared.
 */
export async function differenceCommand(file: string, flags: DifferenceFlags): Promise<number> {
  const { from = "default", to } = flags;
  if (to === undefined) throw new CommandError("say what to compare with --to and a variant; see --help");
  if (from === to) throw new CommandError(`--from and --to are both ${to}; name two forms`);
  const keys = Number(flags.keys ?? 5);
  if (!Number.isInteger(keys) || keys < 0)
    throw new CommandError(`--keys "${flags.keys}" is not a number of rows`);
  const { selections, data, findings } = await readOneMetric(file, flags, [from, to].map(variantNamed));
  const [one, other] = selections;
  if (one === undefined || other === undefined) throw new TypeError("There are not two forms.");
  const found = told(() =>
    difference(one.metric, other.metric, data.rows as readonly never[], {
      given: { from: one.given, to: other.given },
      keys,
    }),
  );
  const { from: before, to: after, ...rest } = found;
  process.stdout.write(
    flags.json === true
      ? json({ from: measurementJson(before), to: measurementJson(after), ...rest }, findings)
      : differenceText(found, [one.metric, other.metric]),
  );
  findings.tell(data.read);
  return findings.rows === 0 ? 0 : FINDINGS;
}

const nameOf = ({ variant }: AnyMetric): string => variant ?? "default";

function differenceText(found: Difference, [one, other]: readonly [AnyMetric, AnyMetric]): string {
  const { from, to, difference: change, alike, differing } = found;
  const total = differing.reduce((sum, { rows }) => sum + rows, alike);
  const page = new Page(terminal())
    .title(`${one.id}: ${nameOf(one)} and ${nameOf(other)}`)
    .entries([
      [nameOf(one), measuredText(from, one)],
      [nameOf(other), measuredText(to, other)],
      ...(change === null ? [] : [["difference", changeText(change, from.unit)] as const]),
      ["rows", `${total}, of which both count ${alike} alike`],
    ]);
  for (const { from: first, to: second, rows, keys } of differing) {
    const named = keys.flatMap((key) => (key === null ? [] : [oneLine(`${key}`)]));
    page
      .title(`${rows} ${rows === 1 ? "row" : "rows"}`)
      .entries([
        [nameOf(one), outcomeText(first)],
        [nameOf(other), outcomeText(second)],
        ...(named.length === 0
          ? []
          : [[one.fact.key, `${named.join(", ")}${named.length < rows ? ", …" : ""}`] as const]),
      ]);
  }
  return page.toString();
}

function measuredText({ value, unit, n, excluded }: AnyMeasurement, { range }: AnyMetric): string {
  const left = Object.entries(excluded).map(([reason, rows]) => `${reason} ${rows}`);
  const out = left.length === 0 ? "" : `; left out: ${left.join(", ")}`;
  return `${valuesText(value, unit, range)} of ${n} ${n === 1 ? "row" : "rows"}${out}`;
}

function outcomeText({ because, parts }: RowOutcome): string {
  if (because !== null) return `left out as ${because}`;
  const added = Object.entries(parts).map(([part, adds]) => `${part} ${adds ?? "–"}`);
  return `counted: ${added.join(", ")}`;
}
