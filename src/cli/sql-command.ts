import { type DialectName, dialects } from "../sql/dialect.ts";
import { toSql } from "../sql/to-sql.ts";
import { CommandError } from "./errors.ts";
import { knownMetrics, unknownMetric } from "./known-metrics.ts";
import { oneOf } from "./one-of.ts";
import { type PeriodFlags, periodsOf } from "./periods.ts";
import { selectForms } from "./selection.ts";
import { sidesCounted, sidesOf } from "./sides.ts";

/** The options of `touchstone sql`. */
export interface SqlFlags extends PeriodFlags {
  readonly all?: true;
  readonly out?: string;
  readonly fact?: string;
  readonly tables?: true;
  readonly asOf?: string;
  readonly option?: readonly string[];
  readonly schedule?: string;
  readonly horizon?: string;
  readonly dialect?: string;
  readonly from?: readonly string[];
  readonly variant?: string;
  readonly by?: readonly string[];
  readonly given?: readonly string[];
  readonly column?: readonly string[];
  readonly json?: true;
}

/**
 * `touchstone sql`: one statement for a metric.
 *
 * @throws CommandError on what cannot be written.
 */
export function sqlCommand(id: string | undefined, flags: SqlFlags): void {
  if (id === undefined)
    throw new CommandError("say which metric, or all of them with --all, or a fact with --fact; see --help");
  for (const name of ["out", "schedule", "horizon"] as const)
    if (flags[name] !== undefined) throw new CommandError(`--${name} is for --all`);
  if (flags.asOf !== undefined || flags.option !== undefined)
    throw new CommandError("--as-of and --option are for --fact and --all");
  const entry = knownMetrics.get(id);
  if (entry === undefined) throw new CommandError(unknownMetric(id));
  const { fact } = entry.metric;
  const dialect = dialectNamed(flags.dialect);
  const [selection] = selectForms(id, [flags.variant ?? null], fact, flags.given ?? []);
  if (selection === undefined) throw new TypeError("There is no metric.");
  const { metric, given } = selection;
  const periods = periodsOf(flags, fact);
  const sql = refusing(() =>
    toSql(metric, {
      dialect,
      from: tables(flags.from ?? [], sidesOf(fact), sidesCounted(metric), id),
      by: [...new Set(flags.by ?? [])],
      given,
      columns: columnsNamed(flags.column ?? [], Object.keys(fact.columns)),
      ...(periods && { every: periods.every, timeZone: periods.timeZone, at: periods.at }),
    }),
  );
  const { variant } = metric;
  const told = flags.json === true ? JSON.stringify({ metric: id, variant, dialect, sql }, null, 2) : sql;
  process.stdout.write(`${told}\n`);
}

/** @throws CommandError where no dialect is named, and on one that is none. */
export function dialectNamed(name: string | undefined): DialectName {
  if (name !== undefined) return oneOf("--dialect", name, dialectNames);
  throw new CommandError(`say for which database with --dialect ${dialectNames.join("|")}`);
}

const dialectNames = Object.keys(dialects).filter((name): name is DialectName => name in dialects);

/** One table, or `side=table` for each side of a fact that has several. */
function tables(
  texts: readonly string[],
  sides: object,
  counted: readonly string[],
  id: string,
): string | Readonly<Record<string, string>> {
  const [first, ...others] = texts;
  if (first === undefined) {
    const each = counted.map((side) => `--from ${side}=TABLE`).join(" ");
    throw new CommandError(
      `say which table holds the fact with --from TABLE${each === "" ? "" : `, or the tables of its sides with ${each}`}`,
    );
  }
  const named = texts.map((text) => /^(\w+)=(.+)$/.exec(text));
  if (named.every((one) => one === null)) {
    if (others.length > 0) throw new CommandError("--from: name one table, or side=table for each side");
    return first;
  }
  const bySide = new Map<string, string>();
  for (const one of named) {
    const [, side, table = ""] = one ?? [];
    if (side === undefined) throw new CommandError("--from: name one table, or side=table for each side");
    if (Object.keys(sides).length === 0) {
      throw new CommandError(`--from ${side}=${table}: ${id} is of one fact; write --from ${table}`);
    }
    bySide.set(oneOf("--from", side, Object.keys(sides)), table);
  }
  const missing = counted.find((side) => !bySide.has(side));
  if (missing !== undefined) {
    throw new CommandError(
      `${id} counts ${counted.join(" and ")}; name the table with --from ${missing}=TABLE`,
    );
  }
  return Object.fromEntries(bySide);
}

/** `column=name` texts: columns of the fact that the table calls otherwise; nothing after the sign: it has none. */
function columnsNamed(
  texts: readonly string[],
  known: readonly string[],
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, column, name = ""] = /^([^=]+)=(.*)$/.exec(text) ?? [];
      if (column === undefined) throw new CommandError(`--column ${text}: write it as column=name`);
      return [oneOf("--column", column, known), name === "" ? null : name];
    }),
  );
}

/** What cannot be written is the user's to put right. */
export function refusing<Written>(write: () => Written): Written {
  try {
    return write();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new CommandError(error.message);
    throw error;
  }
}
