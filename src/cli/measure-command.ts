import { measureAll } from "../measure/measure-all.ts";
import { badRows, faultsOf } from "./bad-rows.ts";
import { CommandError, FINDINGS } from "./errors.ts";
import { readFactRows } from "./fact-rows.ts";
import { Findings } from "./findings.ts";
import { type MeasureFlags, type MeasureRequest, measureRequest } from "./measure-request.ts";
import { measurementsJson } from "./measurements-json.ts";
import { measurementsTable } from "./measurements-table.ts";
import type { OnBytes } from "./open-text.ts";
import { watchReading } from "./progress.ts";
import type { Measured, Rows } from "./rows.ts";

/**
 * `touchstone measure`. Returns the exit code.
 *
 * @throws CommandError on what cannot be measured.
 */
export async function measureCommand(file: string, flags: MeasureFlags): Promise<number> {
  const request = measureRequest(flags);
  if (file === "-" && request.invitations === "-") {
    throw new CommandError("only one of the files can be standard input");
  }
  const findings = new Findings(file, request.onInvalid);
  const data = await watchReading([file, request.invitations], (onBytes) =>
    readRows(file, request, findings, onBytes),
  );
  const groups = measureRows(request, data.rows);
  for (const index of badRows(request.selections, data.rows, groups)) {
    const row = data.rows[index] ?? {};
    findings.add(file, () =>
      faultsOf(request.selections, row).map((fault) => ({ line: data.lineOf(index), ...fault })),
    );
  }
  const text = request.json
    ? measurementsJson(groups, findings)
    : measurementsTable(groups, request, data.read);
  process.stdout.write(text);
  findings.tell(data.read);
  return findings.rows === 0 ? 0 : FINDINGS;
}

async function readRows(
  file: string,
  request: MeasureRequest,
  findings: Findings,
  onBytes: OnBytes,
): Promise<Rows> {
  if (request.record === null) return readFactRows(file, request, findings, onBytes);
  // Only records need the schemas, and the schemas need zod.
  const { readRecordRows } = await import("./record-rows.ts");
  return readRecordRows(file, request.record, request, findings, onBytes);
}

function measureRows(request: MeasureRequest, rows: readonly object[]): readonly Measured[] {
  const { selections, by, periods, confidence } = request;
  try {
    return measureAll(
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
    );
  } catch (error) {
    // Sums beyond what whole numbers can hold.
    if (error instanceof RangeError) throw new CommandError(error.message);
    throw error;
  }
}
