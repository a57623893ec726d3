import type { ScalarType } from "../language/expression.ts";
import { type FoldColumn, invalidReason } from "../language/plan.ts";
import { type Ready, ready } from "../measure/pass.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import type { PeriodRule } from "../time/period.ts";
import { type Dialect, type DialectName, dialects } from "./dialect.ts";
import { aggregateSql, double, expressionSql, type Reference } from "./expression.ts";
import { periodSteps } from "./period.ts";
import { sidesSql } from "./sides.ts";
import type { SqlOptions } from "./sql-options.ts";
import { missing, type Step, select } from "./statement.ts";

/** A column that rows are grouped by. */
export interface GroupingKey {
  /** What the answer calls it. */
  readonly name: string;
  /** What it is called within the statement. */
  readonly as: string;
}

/** Who is counted in a statement, and by which groups. */
export interface Population {
  readonly dialect: Dialect;
  readonly formula: Ready["formula"];
  readonly keys: readonly GroupingKey[];
  /** The queries that end with `population`: the columns needed, and why a row is left out. */
  readonly steps: readonly Step[];
  /** Reasons why rows are left out. */
  readonly reasons: readonly string[];
  /** Condition of the rows that are counted. */
  readonly counted: string;
  /** Condition of the rows that are left out for a reason. */
  readonly leftOut: (reason: string) => string;
  readonly column: Reference;
  /** Name of a column of the answer that belongs to the metric. */
  readonly own: (name: string) => string;
}

/**
 * @param because how the statement holds the reason why a row is left out: by its name, or by its number where it is not
 *   to be read. PostgreSQL sends no aggregate to another server in which it compares a text of its own making.
 */
export function populationOf<M extends AnyMetric>(
  metric: M,
  options: SqlOptions<M>,
  because: "text" | "int" = "text",
): Population {
  const { from, by = [], every, timeZone } = options;
  const dialect = dialectNamed(options.dialect);
  const { quoteName, quoteText } = dialect;
  const { formula } = ready(metric, options.given);
  const names = new Map(Object.entries<string | null | undefined>(options.columns ?? {}));
  const held = (table: string, name: string, type: ScalarType) => {
    const named = names.get(name);
    return named === null ? missing(type, dialect) : `${table}.${quoteName(named ?? name)}`;
  };
  const source = (name: string, type: ScalarType = metric.fact.columns[name]?.type ?? "text") =>
    typeof from === "string" ? held("source", name, type) : `source.${quoteName(name)}`;
  const at = options.at ?? metric.fact.at;

  const keys = by.map((name, index) => ({ name, as: `group_${index + 1}` }));
  const grouping = keys.map(({ name, as }) => `${source(name)} AS ${as}`);
  const period = every === undefined ? null : periodStepsOf(every, timeZone, dialect);
  if (period !== null) {
    grouping.push(`${period.sql(source(at, "instant"))} AS group_${period.makes}`);
    keys.push({ name: "period", as: "group_period" });
  }
  const read = formula.columns.map(({ name, type }) => {
    const value = source(name, type);
    return `${type === "real" ? double(value, dialect) : value} AS ${quoteName(`read_${name}`)}`;
  });
  const needed = [...by, ...(period === null ? [] : [at]), ...formula.columns.map(({ name }) => name)];
  const table =
    typeof from === "string" ? from : sidesSql(metric.fact, from, [...new Set(needed)], held, dialect);
  const steps = [{ name: "read", sql: select([...grouping, ...read], `${table} AS source`) }];
  let last = "read";
  for (const { makes, sql } of period?.further ?? []) {
    const before = last;
    const column = `${sql((name) => `${before}.group_${name}`)} AS group_${makes}`;
    steps.push({ name: makes, sql: select([`${before}.*`, column], before) });
    last = makes;
  }
  const inner: Reference = (name) => `${last}.${quoteName(`read_${name}`)}`;
  const reasons = reasonsSql(formula, dialect, inner);
  const label = (reason: string): string =>
    because === "text" ? quoteText(reason) : `${reasons.findIndex((one) => one.reason === reason) + 1}`;
  const whens = reasons.map(({ reason, when }) => `      WHEN ${when} THEN ${label(reason)}\n`).join("");
  const told = whens === "" ? missing(because, dialect) : `CASE\n${whens}    END`;
  steps.push({ name: "population", sql: select([`${last}.*`, `${told} AS because`], last) });
  return {
    dialect,
    formula,
    keys,
    steps,
    reasons: reasons.map(({ reason }) => reason),
    counted: "population.because IS NULL",
    leftOut: (reason) => `population.because = ${label(reason)}`,
    column: (name) => `population.${quoteName(`read_${name}`)}`,
    own: (name) => quoteName(dialect.answerName(`${metric.id}_${name}`)),
  };
}

/** Why a row is left out, by reason, the first that holds; a row of which none holds is counted. */
export const reasonsSql = (
  formula: Pick<Ready["formula"], "columns" | "exclusions">,
  dialect: Dialect,
  reference: Reference,
): readonly { readonly reason: string; readonly when: string }[] => [
  ...formula.columns.flatMap((column) => {
    const unfit = unfitSql(column, reference(column.name));
    return unfit === null ? [] : [{ reason: invalidReason(column.name), when: unfit }];
  }),
  ...formula.exclusions.map(({ reason, when }) => ({
    reason,
    when: expressionSql(when, dialect, reference),
  })),
];

/** The rows of a population counted by group: those that are in, the parts given, and those left out by reason. */
export function countedStep(
  { dialect, formula, keys, reasons, counted, leftOut, column, own }: Population,
  partOf = (name: string, node: Population["formula"]["parts"][string]): readonly string[] => [
    `${aggregateSql(node, dialect, column, counted)} AS ${own(name)}`,
  ],
): Step {
  const groups = keys.map(({ as }) => `population.${as}`);
  const columns = [
    ...groups,
    `COUNT(CASE WHEN ${counted} THEN 1 END) AS ${own("n")}`,
    ...Object.entries(formula.parts).flatMap(([name, node]) => partOf(name, node)),
    ...reasons.map(
      (reason) => `COUNT(CASE WHEN ${leftOut(reason)} THEN 1 END) AS ${own(`excluded_${reason}`)}`,
    ),
  ];
  return { name: "parts", sql: select(columns, "population", groups) };
}

/** @throws RangeError on a dialect that there is not, which types alone cannot tell of a call from JavaScript. */
function dialectNamed(name: DialectName): Dialect {
  if (Object.hasOwn(dialects, name)) return dialects[name];
  throw new RangeError(`There is no dialect "${name}"; there are ${Object.keys(dialects).join(", ")}.`);
}

function periodStepsOf(every: PeriodRule, timeZone: string | undefined, dialect: Dialect) {
  if (timeZone === undefined)
    throw new TypeError(`Periods need a time zone: { every: ${JSON.stringify(every)}, timeZone: … }.`);
  return periodSteps(every, timeZone, dialect);
}

/** What a database can find wrong with a value of the right type; `null` if nothing. */
function unfitSql({ type, nullable, atLeast, atMost }: FoldColumn, value: string): string | null {
  const wrong = [
    ...(nullable ? [] : [`${value} IS NULL`]),
    ...(type === "real" ? [`${value} - ${value} <> 0`] : []),
    ...(atLeast === undefined ? [] : [`${value} < ${atLeast}`]),
    ...(atMost === undefined ? [] : [`${value} > ${atMost}`]),
  ];
  return wrong.length === 0 ? null : wrong.join(" OR ");
}
