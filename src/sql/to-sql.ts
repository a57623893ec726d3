import type { FoldColumn } from "../language/plan.ts";
import { invalidReason } from "../language/plan.ts";
import { ready } from "../measure/pass.ts";
import type { AnyMetric, GivenOf, RowFor } from "../metrics/metric.ts";
import type { PeriodUnit } from "../time/period.ts";
import { type Dialect, type DialectName, dialects, quoteName, quoteText } from "./dialect.ts";
import { aggregateSql, double, expressionSql, type Reference } from "./expression.ts";

export interface SqlOptions<M extends AnyMetric> {
  readonly dialect: DialectName;
  /** Table or view that holds the metric's fact, one column for each column of the fact. */
  readonly from: string;
  readonly by?: readonly string[];
  readonly given?: Partial<GivenOf<M>>;
  /**
   * Columns of the table that are named otherwise than in the fact; `null` for one that the table does not have,
   * which counts as unknown in every row.
   */
  readonly columns?: { readonly [Column in keyof RowFor<M> & string]?: string | null };
  readonly every?: PeriodUnit;
  /** IANA time zone in which days begin. */
  readonly timeZone?: string;
  /** Instant that places a row in a period; the fact's own unless said. */
  readonly at?: string;
}

/**
 * Writes a metric as one SQL statement in three steps that a person can read: the population with the reason why a
 * row is left out, the parts by group, and the value from the parts. Its columns are the `by` columns, `period`,
 * the value under the metric's id, and `ID_n`, `ID_PART`, `ID_excluded_REASON`. Instants are `TIMESTAMP WITH TIME
 * ZONE`. Bad input is excluded and counted, as `onInvalid: "exclude"` does, since a query cannot refuse a row.
 */
export function toSql<M extends AnyMetric>(metric: M, options: SqlOptions<M>): string {
  const { from, by = [], every, timeZone } = options;
  const dialect: Dialect = dialects[options.dialect];
  const { formula } = ready(metric, options.given);
  const { id } = metric;
  const names: Readonly<Record<string, string | null | undefined>> = options.columns ?? {};
  const source = (name: string) => `source.${quoteName(names[name] ?? name)}`;
  const own = (name: string) => quoteName(`${id}_${name}`);

  const period =
    every === undefined
      ? []
      : [`${periodSql(dialect, every, timeZone, source(options.at ?? metric.fact.at))} AS "period"`];
  const read = formula.columns.map((column) => {
    const held = column.type === "real" ? double(source(column.name), dialect) : source(column.name);
    const sql = names[column.name] === null ? missing(column, dialect) : held;
    return `${sql} AS ${quoteName(`read_${column.name}`)}`;
  });
  const inner: Reference = (name) => `read.${quoteName(`read_${name}`)}`;
  const reasons = [
    ...formula.columns.flatMap((column) => {
      const unfit = unfitSql(column, inner(column.name));
      return unfit === null ? [] : [{ reason: invalidReason(column.name), when: unfit }];
    }),
    ...formula.exclusions.map(({ reason, when }) => ({ reason, when: expressionSql(when, dialect, inner) })),
  ];
  const population: Reference = (name) => `population.${quoteName(`read_${name}`)}`;
  const counted = `population."because" IS NULL`;
  const groups = [...by.map((name) => quoteName(name)), ...(every === undefined ? [] : [`"period"`])];
  const parts = Object.entries(formula.parts);
  const part: Reference = (name) => double(`parts.${own(name)}`, dialect);

  const rowsStep = select(
    [...by.map((name) => `${source(name)} AS ${quoteName(name)}`), ...period, ...read],
    `${from} AS source`,
  );
  const because =
    reasons.length === 0
      ? `CAST(NULL AS VARCHAR(99)) AS "because"`
      : `CASE\n${reasons.map(({ reason, when }) => `      WHEN ${when} THEN ${quoteText(reason)}`).join("\n")}\n    END AS "because"`;
  const partsStep = [
    ...groups.map((name) => `population.${name}`),
    `COUNT(CASE WHEN ${counted} THEN 1 END) AS ${own("n")}`,
    ...parts.map(([name, node]) => `${aggregateSql(node, dialect, population, counted)} AS ${own(name)}`),
    ...reasons.map(
      ({ reason }) =>
        `COUNT(CASE WHEN population."because" = ${quoteText(reason)} THEN 1 END) AS ${own(`excluded_${reason}`)}`,
    ),
  ];
  const grouped =
    groups.length === 0 ? "" : `\n  GROUP BY ${groups.map((name) => `population.${name}`).join(", ")}`;
  const result = [
    ...groups.map((name) => `parts.${name}`),
    `${expressionSql(formula.value, dialect, part)} AS ${quoteName(id)}`,
    ...["n", ...parts.map(([name]) => name), ...reasons.map(({ reason }) => `excluded_${reason}`)].map(
      (name) => `parts.${own(name)}`,
    ),
  ];
  return `WITH read AS (
  ${rowsStep}
),
population AS (
  ${select(["read.*", because], "read")}
),
parts AS (
  ${select(partsStep, "population")}${grouped}
)
SELECT
  ${result.join(",\n  ")}
FROM parts`;
}

const select = (columns: readonly string[], from: string): string =>
  `SELECT\n    ${columns.join(",\n    ")}\n  FROM ${from}`;

function periodSql(dialect: Dialect, every: PeriodUnit, timeZone: string | undefined, at: string): string {
  if (timeZone === undefined)
    throw new TypeError(`Periods need a time zone: { every: "${every}", timeZone: … }.`);
  return dialect.periodStart(every, at, timeZone);
}

function missing({ type }: FoldColumn, dialect: Dialect): string {
  const types = {
    int: dialect.bigint,
    real: dialect.double,
    boolean: "BOOLEAN",
    text: "VARCHAR(99)",
    instant: "TIMESTAMP WITH TIME ZONE",
  };
  return `CAST(NULL AS ${types[type]})`;
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
