import { invalidReason } from "../language/plan.ts";
import { compareKeys, type GroupKey } from "../measure/grouping.ts";
import { type AnyMeasurement, measurementOf } from "../measure/measurement.ts";
import { ready } from "../measure/pass.ts";
import { dialects, quoteName } from "../sql/dialect.ts";
import { reasonsSql } from "../sql/population.ts";
import { toSql } from "../sql/to-sql.ts";
import { badReasons, faultsOf } from "./bad-rows.ts";
import { type DuckdbDatabase, type DuckdbRow, openDuckdb } from "./duckdb-database.ts";
import { fillRows, ROWS, type RowsInDuckdb } from "./duckdb-facts.ts";
import { CommandError } from "./errors.ts";
import type { Findings } from "./findings.ts";
import type { MeasureRequest } from "./measure-request.ts";
import type { Measured } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** Rows of bad input that are told. */
const TOLD = 100;

/**
 * Measures files by DuckDB, which holds their rows in place of JavaScript: one statement a metric, its value and interval
 * from the parts that come back.
 */
export async function measureByDuckdb(
  request: MeasureRequest,
  findings: Findings,
): Promise<{ readonly read: number; readonly groups: readonly Measured[] }> {
  const { rows, selections, by, periods } = request;
  const database = await openDuckdb();
  try {
    const filled = await fillRows(database, rows, { by, at: periods?.at ?? null }, findings);
    const groups = await measureRows(database, request);
    await addBadRows(database, filled, selections, findings);
    return { read: filled.read, groups };
  } finally {
    database.close();
  }
}

interface Group {
  readonly key: readonly GroupKey[];
  readonly measurements: Record<string, AnyMeasurement>;
}

async function measureRows(
  database: DuckdbDatabase,
  { selections, by, periods, confidence }: MeasureRequest,
): Promise<readonly Measured[]> {
  const groups = new Map<string, Group>();
  for (const [index, selection] of selections.entries()) {
    const sql = toSql(selection.metric, {
      dialect: "duckdb",
      from: ROWS,
      by,
      given: selection.given,
      ...(periods && { every: periods.every, timeZone: periods.timeZone, at: periods.at }),
    });
    for (const row of await database.query(sql)) {
      const values = by.map((name) => keyOf(row[name]));
      const key = periods === null ? values : [keyOf(row["period"]), ...values];
      const group = groups.get(JSON.stringify(key)) ?? { key, measurements: {} };
      groups.set(JSON.stringify(key), group);
      group.measurements[index] = measurementIn(row, selection, confidence);
    }
  }
  return [...groups.values()]
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map(({ key, measurements }) => {
      const [start, ...rest] = periods === null ? [null, ...key] : key;
      return {
        group: Object.fromEntries(by.map((name, index) => [name, rest[index] ?? null])),
        period:
          periods === null || typeof start !== "string"
            ? null
            : { every: periods.every, start, timeZone: periods.timeZone, at: periods.at },
        measurements,
      };
    });
}

function measurementIn(
  row: DuckdbRow,
  { metric, given: own }: Selection,
  confidence: MeasureRequest["confidence"],
): AnyMeasurement {
  const { given, formula } = ready(metric, own);
  const held = (name: string): number | null => {
    const value = row[`${metric.id}_${name}`];
    return typeof value === "number" ? value : null;
  };
  const parts = Object.fromEntries(Object.keys(formula.parts).map((name) => [name, held(name)]));
  const reasons = [
    ...formula.columns.map(({ name }) => invalidReason(name)),
    ...formula.exclusions.map(({ reason }) => reason),
  ];
  const excluded = Object.fromEntries(
    reasons
      .map((reason) => [reason, held(`excluded_${reason}`) ?? 0] as const)
      .filter(([, rows]) => rows > 0),
  );
  return measurementOf(metric, given, formula, { n: held("n") ?? 0, excluded, parts }, null, confidence);
}

function keyOf(value: unknown): GroupKey {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return null;
  throw new CommandError(`--by: ${String(value)} is no text, number or truth to group by`);
}

/** Adds the rows in which a metric finds bad input to the findings; nobody knows the lines of rows that were facts already. */
async function addBadRows(
  database: DuckdbDatabase,
  { placesOf }: RowsInDuckdb,
  selections: readonly Selection[],
  findings: Findings,
): Promise<void> {
  const column = (name: string) => `${ROWS}.${quoteName(name)}`;
  const conditions = new Set(selections.flatMap((selection) => badSql(selection, column) ?? []));
  if (conditions.size === 0) return;
  const bad = `FROM ${ROWS} WHERE ${[...conditions].join(" OR ")}`;
  const [{ count = 0 } = {}] = await database.query(`SELECT COUNT(*) AS count ${bad}`);
  if (count === 0) return;
  const rows = await database.query(`SELECT * ${bad} ORDER BY ALL LIMIT ${TOLD}`);
  const places = await placesOf(rows);
  for (let index = 0; index < Number(count); index++) {
    const { file, line } = places[index] ?? { file: "", line: null };
    findings.add(file, () => faultsOf(selections, rows[index] ?? {}).map((fault) => ({ line, ...fault })));
  }
}

/** Whether a metric leaves a row out as bad input, which is no such thing where it is left out before that; `null` if never. */
function badSql(selection: Selection, column: (name: string) => string): string | null {
  const bad = badReasons(selection);
  const reasons = reasonsSql(ready(selection.metric, selection.given).formula, dialects.duckdb, column);
  if (!reasons.some(({ reason }) => bad.has(reason))) return null;
  const whens = reasons.map(({ reason, when }) => `WHEN ${when} THEN ${bad.has(reason) ? "TRUE" : "FALSE"}`);
  return `CASE ${whens.join(" ")} ELSE FALSE END`;
}
