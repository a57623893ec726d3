import { isNode } from "../language/aggregate.ts";
import type { ScalarType } from "../language/expression.ts";
import { listEach } from "../language/one-or-each.ts";
import { type FoldColumn, invalidReason } from "../language/plan.ts";
import { ready } from "../measure/pass.ts";
import type { AnyMetric, GivenOf, RowFor } from "../metrics/metric.ts";
import type { PeriodRule } from "../time/period.ts";
import { type Dialect, type DialectName, dialects } from "./dialect.ts";
import { aggregateSql, double, expressionSql, type Reference } from "./expression.ts";
import { periodSteps } from "./period.ts";

/** What a statement is written for. */
export interface SqlOptions<M extends AnyMetric> {
  readonly dialect: DialectName;
  /**
   * Table or view that holds the metric's fact, one column for each column of the fact. It is written as it is: a
   * name with capitals or spaces comes in quotes, and a query in parentheses will do. For a fact of several sides it is
   * one table with a column `side`, or the table of each side by its name; a side that is left out has no rows.
   */
  readonly from: string | Readonly<Record<string, string>>;
  readonly by?: readonly string[];
  readonly given?: Partial<GivenOf<M>>;
  /**
   * Columns of the table that are named otherwise than in the fact; `null` for one that the table does not have,
   * which counts as unknown in every row.
   */
  readonly columns?: { readonly [Column in keyof RowFor<M> & string]?: string | null };
  /** Periods, as `measureAll` takes them; weeks, years and fiscal calendars by any rule. */
  readonly every?: PeriodRule;
  /** IANA time zone in which days begin. */
  readonly timeZone?: string;
  /** Instant that places a row in a period; the fact's own unless said. */
  readonly at?: string;
}

/**
 * Writes a metric as one SQL statement in three steps that a person can read: the population with the reason why a
 * row is left out, the parts by group, and the value from the parts. Its columns are the `by` columns, `period`,
 * the value under the metric's id (`ID.COMPONENT` each for a distribution, `ID__COMPONENT` in BigQuery, where names have neither points nor hyphens), and `ID_n`, `ID_PART`, `ID_excluded_REASON`. Instants are `TIMESTAMP WITH TIME
 * ZONE`, or what the engine has instead of it. Bad input is excluded and counted, as `onInvalid: "exclude"` does, since a query cannot refuse a row.
 *
 * @throws TypeError on a threshold that the metric does not have, on `every` without a time zone, and where two
 * columns of the answer would have one name, on a side that the fact does not have, and on a column that no side has.
 * RangeError on a rule of periods that is none.
 */
export function toSql<M extends AnyMetric>(metric: M, options: SqlOptions<M>): string {
  const { from, by = [], every, timeZone } = options;
  const dialect: Dialect = dialects[options.dialect];
  const { quoteName, quoteText } = dialect;
  const { formula } = ready(metric, options.given);
  const { id } = metric;
  const names = new Map(Object.entries<string | null | undefined>(options.columns ?? {}));
  const held = (table: string, name: string, type: ScalarType) => {
    const named = names.get(name);
    return named === null ? missing(type, dialect) : `${table}.${quoteName(named ?? name)}`;
  };
  const source = (name: string, type: ScalarType = metric.fact.columns[name]?.type ?? "text") =>
    typeof from === "string" ? held("source", name, type) : `source.${quoteName(name)}`;
  const own = (name: string) => quoteName(dialect.answerName(`${id}_${name}`));

  const keys = by.map((name, index) => ({ name, as: `group_${index + 1}` }));
  const grouping = keys.map(({ name, as }) => `${source(name)} AS ${as}`);
  const steps = every === undefined ? null : periodStepsOf(every, timeZone, dialect);
  const placed =
    steps === null
      ? []
      : [`${steps.sql(source(options.at ?? metric.fact.at, "instant"))} AS group_${steps.makes}`];
  if (steps !== null) keys.push({ name: "period", as: "group_period" });
  const read = formula.columns.map(({ name, type }) => {
    const value = source(name, type);
    return `${type === "real" ? double(value, dialect) : value} AS ${quoteName(`read_${name}`)}`;
  });
  const needed = [
    ...by,
    ...(every === undefined ? [] : [options.at ?? metric.fact.at]),
    ...formula.columns.map(({ name }) => name),
  ];
  const table =
    typeof from === "string" ? from : sidesSql(metric.fact, from, [...new Set(needed)], held, dialect);
  const last = steps?.further.at(-1)?.makes ?? "read";
  const inner: Reference = (name) => `${last}.${quoteName(`read_${name}`)}`;
  const reasons = [
    ...formula.columns.flatMap((column) => {
      const unfit = unfitSql(column, inner(column.name));
      return unfit === null ? [] : [{ reason: invalidReason(column.name), when: unfit }];
    }),
    ...formula.exclusions.map(({ reason, when }) => ({ reason, when: expressionSql(when, dialect, inner) })),
  ];
  const population: Reference = (name) => `population.${quoteName(`read_${name}`)}`;
  const counted = `population.because IS NULL`;
  const parts = Object.entries(formula.parts);
  const part: Reference = (name) => double(`parts.${own(name)}`, dialect);

  const rowsStep = select([...grouping, ...placed, ...read], `${table} AS source`);
  const periods = (steps?.further ?? []).map(({ makes, sql }, index) => {
    const before = steps?.further[index - 1]?.makes ?? "read";
    const column = `${sql((name) => `${before}.group_${name}`)} AS group_${makes}`;
    return `\n${makes} AS (\n  ${select([`${before}.*`, column], before)}\n),`;
  });
  const because =
    reasons.length === 0
      ? `${missing("text", dialect)} AS because`
      : `CASE\n${reasons.map(({ reason, when }) => `      WHEN ${when} THEN ${quoteText(reason)}`).join("\n")}\n    END AS because`;
  const partsStep = [
    ...keys.map(({ as }) => `population.${as}`),
    `COUNT(CASE WHEN ${counted} THEN 1 END) AS ${own("n")}`,
    ...parts.map(([name, node]) => `${aggregateSql(node, dialect, population, counted)} AS ${own(name)}`),
    ...reasons.map(
      ({ reason }) =>
        `COUNT(CASE WHEN population.because = ${quoteText(reason)} THEN 1 END) AS ${own(`excluded_${reason}`)}`,
    ),
  ];
  const grouped =
    keys.length === 0 ? "" : `\n  GROUP BY ${keys.map(({ as }) => `population.${as}`).join(", ")}`;
  const values = listEach(formula.value, isNode).map(
    ([component, value]) =>
      [component === null ? id : dialect.answerName(`${id}.${component}`), value] as const,
  );
  const counts = ["n", ...parts.map(([name]) => name), ...reasons.map(({ reason }) => `excluded_${reason}`)];
  const result = [
    ...keys.map(({ name, as }) => `parts.${as} AS ${quoteName(name)}`),
    ...values.map(([name, value]) => `${expressionSql(value, dialect, part)} AS ${quoteName(name)}`),
    ...counts.map((name) => `parts.${own(name)}`),
  ];
  const answers = [
    ...keys.map(({ name }) => name),
    ...values.map(([name]) => name),
    ...counts.map((name) => dialect.answerName(`${id}_${name}`)),
  ];
  if (new Set(answers).size < answers.length)
    throw new TypeError(`Two columns of the answer would have one name: ${answers.join(", ")}.`);
  return `WITH read AS (
  ${rowsStep}
),${periods.join("")}
population AS (
  ${select([`${last}.*`, because], last)}
),
parts AS (
  ${select(partsStep, "population")}${grouped}
)
SELECT
  ${result.join(",\n  ")}
FROM parts`;
}

/** The rows of several tables, one for each side of a fact, as one table with its side and the columns needed. */
function sidesSql(
  { name, columns, ...fact }: AnyMetric["fact"],
  tables: Readonly<Record<string, string>>,
  needed: readonly string[],
  held: (table: string, name: string, type: ScalarType) => string,
  dialect: Dialect,
): string {
  const sides: Readonly<Record<string, AnyMetric["fact"]>> = isSided(fact) ? fact.sides : {};
  const sideOf = (side: string) => {
    const own = Object.hasOwn(sides, side) ? sides[side] : undefined;
    if (own === undefined)
      throw new TypeError(
        `${name} has no side "${side}"; it has ${Object.keys(sides).join(", ") || "none"}.`,
      );
    return own;
  };
  const all = Object.entries(tables).map(([side, table]) => ({ side, table, own: sideOf(side) }));
  const selects = all.map(({ side, table, own }) => {
    const column = (one: string): string => {
      const { type } = columns[one] ?? {};
      if (type === undefined) throw new TypeError(`No side of ${name} has a column "${one}".`);
      if (one === "side") return dialect.quoteText(side);
      const inner = one === "key" ? own.key : one === "at" ? own.at : one;
      return Object.hasOwn(own.columns, inner)
        ? held(dialect.quoteName(side), inner, type)
        : missing(type, dialect);
    };
    const list = needed.map((one) => `${column(one)} AS ${dialect.quoteName(one)}`);
    return `SELECT ${list.join(", ")} FROM ${table} AS ${dialect.quoteName(side)}`;
  });
  return `(\n    ${selects.join("\n    UNION ALL\n    ")}\n  )`;
}

const isSided = (fact: object): fact is { readonly sides: Readonly<Record<string, AnyMetric["fact"]>> } =>
  "sides" in fact;

const select = (columns: readonly string[], from: string): string =>
  `SELECT\n    ${columns.join(",\n    ")}\n  FROM ${from}`;

function periodStepsOf(every: PeriodRule, timeZone: string | undefined, dialect: Dialect) {
  if (timeZone === undefined)
    throw new TypeError(`Periods need a time zone: { every: ${JSON.stringify(every)}, timeZone: … }.`);
  return periodSteps(every, timeZone, dialect);
}

const missing = (type: ScalarType, { types }: Dialect): string => `CAST(NULL AS ${types[type]})`;

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
