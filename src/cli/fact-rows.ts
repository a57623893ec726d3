import type { ScalarType } from "../language/expression.ts";
import { parseInstant } from "../time/instant.ts";
import { CommandError } from "./errors.ts";
import type { Finding, Findings } from "./findings.ts";
import type { Format } from "./format.ts";
import { eventKind, factKind, factKinds, refuseOtherKind, SAMPLE } from "./look-alike.ts";
import type { AnyFact } from "./measurable.ts";
import { hint } from "./nearest.ts";
import { nameOf, type OnBytes } from "./open-text.ts";
import { type CellType, readFile } from "./read-file.ts";
import type { Rows } from "./rows.ts";

/** How a file of rows of a fact is to be read. */
export interface FactReading {
  readonly fact: AnyFact;
  /** Columns to be measured. */
  readonly measured: readonly string[];
  /** Columns that place a row in its group, and the instant that places it in its period. */
  readonly by: readonly string[];
  readonly at: string | null;
  readonly format: Format | undefined;
  readonly findings: Findings;
  readonly onBytes: OnBytes;
}

/**
 * Reads rows of a fact. Of each row only the columns that will be looked at are kept, its key among them. A row that
 * cannot be put into its group or period is bad input; what the metrics read, measuring judges.
 */
export async function readFactRows(file: string, reading: FactReading): Promise<Rows> {
  const { fact, measured, by, at, findings, onBytes } = reading;
  const placing = at === null ? by : [...by, at];
  const kept = [...new Set([...measured, ...placing, fact.key, fact.at])];
  const header: string[] = [];
  /** Whether any row has anything to measure; unknown until there is a row at all. */
  let measurable: boolean | undefined;
  const unseen = new Set(placing.filter((name) => !Object.hasOwn(fact.columns, name)));
  // The one name that cannot be assigned to.
  if (unseen.has("__proto__")) throw new CommandError(`"__proto__" is not a column`);
  const rows: object[] = [];
  const lines: number[] = [];
  const sample: unknown[] = [];
  let read = 0;

  const onRow = (row: unknown, line: number) => {
    read += 1;
    if (sample.length < SAMPLE) sample.push(row);
    const faults = placingFaults(row, by, at);
    if (faults.length > 0) findings.add(file, () => faults.map((fault) => ({ line, ...fault })));
    if (typeof row !== "object" || row === null) return;
    for (const name of unseen) if (Object.hasOwn(row, name)) unseen.delete(name);
    measurable ||= measured.some((name) => Object.hasOwn(row, name));
    if (faults.length > 0) return;
    const narrow: Record<string, unknown> = {};
    for (const name of kept) narrow[name] = own(row, name);
    rows.push(narrow);
    lines.push(line);
  };
  await readFile(file, {
    format: reading.format,
    csv: {
      nested: false,
      typeOf: (name) => {
        header.push(name);
        return cellTypes[columnOf(fact, name)?.type ?? "text"];
      },
    },
    onRow,
    onBytes,
  });
  await lookAt(file, sample, fact);
  const needed = measured.filter((name) => columnOf(fact, name)?.presence !== "optional");
  if (header.length > 0) refuseHeaderWithout(needed, header, file);
  if (measurable === false) {
    throw new CommandError(`${nameOf(file)}: no row has what the metrics read: ${needed.join(", ")}`);
  }
  const [unknown] = unseen;
  if (unknown !== undefined && read > 0) {
    const option = by.includes(unknown) ? "--by" : "--at";
    const end = hint(unknown, Object.keys(fact.columns), "no row has it");
    throw new CommandError(`${option} "${unknown}" is unknown${end}`);
  }
  return { rows, read, placeOf: (row) => ({ file, line: lines[row] ?? null }) };
}

const cellTypes: Readonly<Record<ScalarType, CellType>> = {
  int: "number",
  real: "number",
  boolean: "boolean",
  text: "text",
  instant: "text",
};

const columnOf = ({ columns }: AnyFact, name: string) =>
  Object.hasOwn(columns, name) ? columns[name] : undefined;

/** A column that every row lacks is a misnamed one, and no row's unknown value. */
function refuseHeaderWithout(needed: readonly string[], header: readonly string[], file: string): void {
  const absent = needed.find((name) => !header.includes(name));
  if (absent === undefined) return;
  throw new CommandError(
    `${nameOf(file)}: there is no column "${absent}", which the metrics read${hint(absent, header)}`,
  );
}

/** What a row itself has, never what every object inherits. */
const own = (row: object, name: string): unknown =>
  Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;

type Fault = Omit<Finding, "line">;

function placingFaults(row: unknown, by: readonly string[], at: string | null): readonly Fault[] {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    return [{ path: "", message: `expected an object, found ${kindOf(row)}` }];
  }
  const faults: Fault[] = [];
  for (const name of by) {
    const value = own(row, name);
    if (typeof value !== "object" || value === null) continue;
    faults.push({ path: name, message: `is ${kindOf(value)}; expected a text, number or truth to group by` });
  }
  const moment = at === null ? undefined : own(row, at);
  if (at === null || moment === undefined || moment === null) return faults;
  if (typeof moment !== "string" || parseInstant(moment) === null) {
    faults.push({
      path: at,
      message: `is ${JSON.stringify(moment)}; expected an RFC 3339 instant such as 2026-03-01T09:30:00Z`,
    });
  }
  return faults;
}

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

/** Looks whether the rows are something else than they are said to be. */
async function lookAt(file: string, sample: readonly unknown[], fact: AnyFact): Promise<void> {
  const said = factKind(fact);
  const plain = (row: unknown) =>
    typeof row === "object" &&
    row !== null &&
    said.required.every((name) => Object.hasOwn(row, name)) &&
    Object.keys(row).every((name) => said.fields.has(name));
  if (sample.every(plain)) return;
  const { recordKinds } = await import("./record-kinds.ts");
  const others = [eventKind, ...factKinds(), ...recordKinds].filter(({ name }) => name !== said.name);
  refuseOtherKind(file, sample, said, others);
}
