import { explain, type RowExplanation } from "../measure/explain.ts";
import { CommandError, FINDINGS, oneLine } from "./errors.ts";
import { json } from "./measurements-json.ts";
import { type OneMetric, type OneMetricFlags, readOneMetric, variantNamed } from "./one-metric.ts";
import { nameOf } from "./open-text.ts";
import { Page } from "./page.ts";
import type { Place } from "./rows.ts";
import type { Selection } from "./selection.ts";
import { terminal } from "./table.ts";

/** The options of `touchstone explain`. */
export interface ExplainFlags extends OneMetricFlags {
  readonly row?: string;
  readonly variant?: string;
}

/**
 * `touchstone explain`: whether a row is counted, where and why. Returns the exit code.
 *
 * @throws CommandError where there is no such row.
 */
export async function explainCommand(file: string, flags: ExplainFlags): Promise<number> {
  const { row } = flags;
  if (row === undefined) throw new CommandError("say which row with --row and its key; see --help");
  const asked = await readOneMetric(file, flags, [variantNamed(flags.variant)]);
  const [selection] = asked.selections;
  if (selection === undefined) throw new TypeError("There is no metric.");
  const found = explanations(asked, selection, row).map((one) => ({
    ...one,
    place: asked.data.placeOf(one.row),
  }));
  if (found.length === 0) {
    throw new CommandError(`${nameOf(file)}: no row has ${selection.metric.fact.key} "${row}"`);
  }
  const told = found.map(({ row: _, place, ...one }) => ({ key: row, ...place, ...one }));
  process.stdout.write(
    flags.json === true ? json({ explanations: told }, asked.findings) : explanationText(found, row),
  );
  asked.findings.tell(asked.data.read);
  return asked.findings.rows === 0 ? 0 : FINDINGS;
}

/** A key that is written in digits may be a number in the rows. */
function explanations(
  { data }: OneMetric,
  { metric, given }: Selection,
  key: string,
): readonly RowExplanation[] {
  const rows = data.rows as readonly never[];
  const found = explain(metric, rows, key, { given });
  const isNumber = found.length === 0 && String(Number(key)) === key;
  return isNumber ? explain(metric, rows, Number(key), { given }) : found;
}

function explanationText(
  found: readonly (RowExplanation & { readonly place: Place })[],
  key: string,
): string {
  const page = new Page(terminal());
  for (const { metric, variant, counted, because, parts, read, given, place } of found) {
    const where = `${nameOf(place.file)}${place.line === null ? "" : ` line ${place.line}`}`;
    const form = variant === null ? metric : `${metric}, variant ${variant}`;
    page.title(oneLine(`${form}: ${key} (${where})`));
    if (because === null) page.paragraph("It is counted.");
    else page.paragraph(`It is left out as ${because.reason}: ${because.says}.`);
    const added = Object.entries(parts);
    if (counted && added.length > 0) {
      page
        .title("What it adds")
        .entries(added.map(([part, { says, adds }]) => [part, `${adds ?? "nothing known"}: ${says}`]));
    }
    const values = Object.entries(read);
    if (values.length > 0) {
      page
        .title("What was read")
        .entries(values.map(([column, value]) => [column, oneLine(value === null ? "–" : String(value))]));
    }
    const thresholds = Object.entries(given);
    if (thresholds.length > 0) {
      page.title("Thresholds").entries(thresholds.map(([name, value]) => [name, `${value}`]));
    }
  }
  return page.toString();
}
