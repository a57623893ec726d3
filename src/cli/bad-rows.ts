import { invalidReason } from "../language/plan.ts";
import { InvalidRowError } from "../measure/invalid-row-error.ts";
import { measure } from "../measure/measure.ts";
import { pass, ready } from "../measure/pass.ts";
import type { Finding, Findings } from "./findings.ts";
import type { Measured, Rows } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** Rows looked at together before they are looked at one by one. */
const BLOCK = 1024;

/**
 * Positions of the rows in which any of the metrics finds bad input. The measurements tell whether there are any;
 * measuring again tells where: a block first, then its rows.
 */
export function badRows(
  selections: readonly Selection[],
  rows: readonly object[],
  groups: readonly Measured[],
): readonly number[] {
  const bad = selections.map(badReasons);
  const isBad = (excluded: Readonly<Record<string, number>>, metric: number) =>
    Object.keys(excluded).some((reason) => bad[metric]?.has(reason));
  const all = groups.flatMap(({ measurements }) => Object.values(measurements));
  if (!all.some(({ excluded }, index) => isBad(excluded, index % selections.length))) return [];

  const compiled = pass(
    selections.map(({ metric, given }) => ready(metric, given)),
    "exclude",
  );
  /** Whether there is a bad row among the first so many, among the next so many, and so on. */
  const badAmong = (some: readonly object[], size: number): readonly boolean[] => {
    const state = compiled.create();
    const parts = Array.from({ length: Math.ceil(some.length / size) }, () => compiled.addGroup(state));
    compiled.add(state, some, (_, index) => Math.floor(index / size));
    return parts.map((part) =>
      selections.some((_, metric) => isBad(compiled.read(state, metric, part).excluded, metric)),
    );
  };
  return badAmong(rows, BLOCK).flatMap((isBadBlock, block) => {
    const start = block * BLOCK;
    if (!isBadBlock) return [];
    return badAmong(rows.slice(start, start + BLOCK), 1).flatMap((isBadRow, at) =>
      isBadRow ? [start + at] : [],
    );
  });
}

/** The reasons of a metric that mean bad input, not a row that is merely left out. */
export function badReasons({ metric, given }: Selection): ReadonlySet<string> {
  const { columns, exclusions } = ready(metric, given).formula;
  return new Set([
    ...columns.map(({ name }) => invalidReason(name)),
    ...exclusions.filter(({ invalid }) => invalid !== undefined).map(({ reason }) => reason),
  ]);
}

/** Adds what is bad about the rows to the findings, each with its place. */
export function addBadRows(
  selections: readonly Selection[],
  data: Rows,
  groups: readonly Measured[],
  findings: Findings,
): void {
  for (const index of badRows(selections, data.rows, groups)) {
    const row = data.rows[index] ?? {};
    const { file, line } = data.placeOf(index);
    findings.add(file, () => faultsOf(selections, row).map((fault) => ({ line, ...fault })));
  }
}

type Fault = Omit<Finding, "line">;

/** What is bad about a row, in the words of the errors that measuring it throws. */
export function faultsOf(selections: readonly Selection[], row: object): readonly Fault[] {
  const faults = new Map<string, Fault>();
  for (const { metric, given } of selections) {
    try {
      measure(metric, [row] as Iterable<never>, { given });
    } catch (error) {
      if (!(error instanceof InvalidRowError)) throw error;
      if (!faults.has(error.column)) faults.set(error.column, faultOf(error));
    }
  }
  return [...faults.values()];
}

/** An error about a row as a finding: the row has its line instead of a position, the column its own field. */
export function faultOf({ message, metrics, row, column }: InvalidRowError): Fault {
  const place = `${metrics.join(", ")}: row ${row}, column "${column}" `;
  return { path: column, message: message.startsWith(place) ? message.slice(place.length) : message };
}
