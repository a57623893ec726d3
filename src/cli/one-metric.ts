import { measureAll } from "../measure/measure-all.ts";
import { addBadRows } from "./bad-rows.ts";
import { CommandError } from "./errors.ts";
import { Findings } from "./findings.ts";
import { told } from "./measure-command.ts";
import { readRows } from "./read-rows.ts";
import type { Rows } from "./rows.ts";
import { type RowsFlags, rowsRequest, saidOf } from "./rows-request.ts";
import { type Selection, selectForms } from "./selection.ts";

/** The options of commands that look at the rows of one metric. */
export interface OneMetricFlags extends RowsFlags {
  readonly metric?: string;
  readonly given?: readonly string[];
  readonly json?: true;
}

/** The rows of one metric, and the forms of it that were asked for. */
export interface OneMetric {
  readonly selections: readonly Selection[];
  readonly data: Rows;
  readonly findings: Findings;
}

/**
 * Reads the rows of one metric; what is bad input to any of its forms is added to the findings.
 *
 * @param names names of its variants; `null` is the recommended form
 * @throws CommandError on what cannot be asked.
 */
export async function readOneMetric(
  file: string,
  flags: OneMetricFlags,
  names: readonly (string | null)[],
): Promise<OneMetric> {
  const id = flags.metric;
  if (id === undefined) throw new CommandError("say which metric with --metric; see --help");
  const said = saidOf(flags, [id]);
  const selections = selectForms(id, names, said.fact, flags.given ?? []);
  const request = rowsRequest([file], flags, said, selections);
  const findings = new Findings(file, request.onInvalid);
  const data = await readRows(request, { by: [], at: null }, findings);
  const metrics = Object.fromEntries(selections.map(({ metric }, index) => [index, metric]));
  const given = Object.fromEntries(selections.map((one, index) => [index, one.given]));
  const groups = told(() =>
    measureAll(metrics, data.rows as Iterable<never>, { given, onInvalid: "exclude" }),
  );
  addBadRows(selections, data, groups, findings);
  return { selections, data, findings };
}

/** `default` is the recommended form. */
export const variantNamed = (name: string | undefined): string | null =>
  name === undefined || name === "default" ? null : name;
