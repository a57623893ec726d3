import { measureAll } from "../measure/measure-all.ts";
import { addBadRows } from "./bad-rows.ts";
import { CommandError, FINDINGS } from "./errors.ts";
import { Findings } from "./findings.ts";
import { type MeasureFlags, type MeasureRequest, measureRequest } from "./measure-request.ts";
import { measurementsJson } from "./measurements-json.ts";
import { measurementsTable } from "./measurements-table.ts";
import { oneOf } from "./one-of.ts";
import { readRows } from "./read-rows.ts";
import type { Measured, Rows } from "./rows.ts";

/**
 * `touchstone measure`. Returns the exit code.
 *
 * @throws CommandError on what cannot be measured.
 */
export async function measureCommand(files: readonly string[], flags: MeasureFlags): Promise<number> {
  const [file = "", ...further] = files;
  if (flags.engine !== undefined) oneOf("--engine", flags.engine, ["duckdb"]);
  else if (further.length > 0)
    throw new CommandError("measure takes one file; with --engine duckdb it takes several");
  const request = measureRequest([file, ...further], flags);
  const findings = new Findings(file, request.rows.onInvalid);
  const { read, groups } = await (async () => {
    if (flags.engine !== undefined) {
      const { measureByDuckdb } = await import("./duckdb-measure.ts");
      return await toldAsync(() => measureByDuckdb(request, findings));
    }
    const { data, groups } = await measureFile(request, findings);
    return { read: data.read, groups };
  })();
  const text = request.json ? measurementsJson(groups, findings) : measurementsTable(groups, request, read);
  process.stdout.write(text);
  findings.tell(read);
  return findings.rows === 0 ? 0 : FINDINGS;
}

/** Reads and measures what a request asks for; bad input is added to the findings. */
export async function measureFile(
  request: MeasureRequest,
  findings: Findings,
): Promise<{ readonly data: Rows; readonly groups: readonly Measured[] }> {
  const { rows, by, periods, selections } = request;
  const data = await readRows(rows, { by, at: periods?.at ?? null }, findings);
  const groups = measureRows(request, data.rows);
  addBadRows(selections, data, groups, findings);
  return { data, groups };
}

function measureRows(request: MeasureRequest, rows: readonly object[]): readonly Measured[] {
  const { selections, by, periods, confidence } = request;
  return told(() =>
    measureAll(
      Object.fromEntries(selections.map(({ metric }, index) => [index, metric])),
      // Measuring judges the rows, so that nothing has to be promised of them here.
      rows as Iterable<never>,
      {
        by,
        confidence,
        onInvalid: "exclude",
        given: Object.fromEntries(selections.map(({ given }, index) => [index, given])),
        ...periods,
      },
    ),
  );
}

async function toldAsync<Result>(measure: () => Promise<Result>): Promise<Result> {
  try {
    return await measure();
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new CommandError(error.message) : error;
  }
}

/** Sums beyond what whole numbers can hold, as an error for the user. */
export function told<Result>(measure: () => Result): Result {
  try {
    return measure();
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(error.message);
    throw error;
  }
}
