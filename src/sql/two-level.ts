import { type AggregateNode, mergeability } from "../language/aggregate.ts";
import { numericType } from "../language/expression.ts";
import { aggregateWords } from "../language/words.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { answerColumns, refuseTwice } from "./answer.ts";
import type { Dialect } from "./dialect.ts";
import { aggregateSql, double, expressionSql } from "./expression.ts";
import { countedStep, type Population, populationOf } from "./population.ts";
import type { SqlOptions } from "./sql-options.ts";
import { type Step, select, statement } from "./statement.ts";

/**
 * The first of two levels: the parts of a metric by group, over the rows of one shard or one day, as a statement of
 * the same columns as `toSql` writes without the value. A variance comes as three columns: how many values there are
 * (`ID_PART_count`), their sum (`…_sum`), and the sum of the squared distances from their mean (`…_squares`). Store the
 * rows, or put those of all shards one below the other, and let `mergeSql` finish them.
 *
 * @throws TypeError as `toSql` does, and on a metric whose parts cannot be merged: a quantile and a number of
 * different values have to be computed from all rows at once.
 */
export function partsSql<M extends AnyMetric>(metric: M, options: SqlOptions<M>): string {
  const population = populationOf(metric, options, "int");
  const { dialect, formula, keys, counted, column, own } = population;
  refuseHolistic(metric, formula.parts);
  const parts = countedStep(population, (name, node) => {
    if (node.op !== "variance") return [`${aggregateSql(node, dialect, column, counted)} AS ${own(name)}`];
    const where =
      node.where === null ? counted : `${counted} AND ${expressionSql(node.where, dialect, column)}`;
    const value = double(`CASE WHEN ${where} THEN ${expressionSql(node.of, dialect, column)} END`, dialect);
    return [
      `COUNT(${value}) AS ${own(`${name}_count`)}`,
      `COALESCE(SUM(${value}), 0) AS ${own(`${name}_sum`)}`,
      `COALESCE(${dialect.variance(value)} * (COUNT(${value}) - 1), 0) AS ${own(`${name}_squares`)}`,
    ];
  });
  const columns = keys.map(({ name, as }) => `parts.${as} AS ${dialect.quoteName(name)}`);
  const counts = columnsOf(population);
  refuseTwice([
    ...keys.map(({ name }) => name),
    ...counts.map((name) => dialect.answerName(`${metric.id}_${name}`)),
  ]);
  return statement(
    [...population.steps, parts],
    [...columns, ...counts.map((name) => `parts.${own(name)}`)],
    "parts",
  );
}

/** What the second level is written for: `by` names columns of the stored rows, `period` among them. */
export interface MergeSqlOptions<M extends AnyMetric>
  extends Pick<SqlOptions<M>, "dialect" | "by" | "given"> {
  /** Table, view or query in parentheses with rows as `partsSql` gives them. */
  readonly from: string;
}

/**
 * The second of two levels: one statement that merges the rows of `partsSql` by group and gives the columns that `toSql`
 * gives. Whole numbers are those of a single statement to the last digit; a variance is put together by the method of
 * Chan, Golub & LeVeque (1979), which does not lose digits as the sum of squares does. Thresholds that stand in the
 * value, not in the parts, are to be the same as on the first level.
 *
 * @throws TypeError as `partsSql` does.
 */
export function mergeSql<M extends AnyMetric>(
  metric: M,
  { from, by = [], dialect, given }: MergeSqlOptions<M>,
): string {
  const population = populationOf(metric, { dialect, from, ...(given !== undefined && { given }) });
  const { formula, own, reasons } = population;
  refuseHolistic(metric, formula.parts);
  const { quoteName } = population.dialect;
  const keys = by.map((name, index) => ({ name, as: `group_${index + 1}` }));
  const grouping = keys.map(({ name, as }) => `source.${quoteName(name)} AS ${as}`);
  const partition = keys.map(({ name }) => `source.${quoteName(name)}`).join(", ");
  const over = (sum: string) => `${sum} OVER (${partition === "" ? "" : `PARTITION BY ${partition}`})`;
  const parts = Object.entries(formula.parts);
  const means = parts
    .filter(([, { op }]) => op === "variance")
    .map(([name]) => {
      const total = double(over(`SUM(source.${own(`${name}_sum`)})`), population.dialect);
      const count = double(over(`SUM(source.${own(`${name}_count`)})`), population.dialect);
      return `${total} / NULLIF(${count}, 0) AS ${own(`${name}_mean`)}`;
    });
  const held = columnsOf(population).map((name) => `source.${own(name)}`);
  const stored: Step = { name: "stored", sql: select([...grouping, ...held, ...means], `${from} AS source`) };
  const groups = keys.map(({ as }) => `stored.${as}`);
  const whole = (name: string) => `${wholeSum(`stored.${own(name)}`, population.dialect)} AS ${own(name)}`;
  const merged: Step = {
    name: "parts",
    sql: select(
      [
        ...groups,
        whole("n"),
        ...parts.map(([name, node]) => `${mergedPart(name, node, population)} AS ${own(name)}`),
        ...reasons.map((reason) => whole(`excluded_${reason}`)),
      ],
      "stored",
      groups,
    ),
  };
  return statement([stored, merged], answerColumns(metric, { ...population, keys }), "parts");
}

/** The columns of stored parts that belong to the metric. */
const columnsOf = ({ formula, reasons }: Population): readonly string[] => [
  "n",
  ...Object.entries(formula.parts).flatMap(([name, { op }]) =>
    op === "variance" ? [`${name}_count`, `${name}_sum`, `${name}_squares`] : [name],
  ),
  ...reasons.map((reason) => `excluded_${reason}`),
];

function mergedPart(name: string, node: AggregateNode, { dialect, own }: Population): string {
  const stored = (column: string) => `stored.${own(column)}`;
  switch (node.op) {
    case "least":
      return `MIN(${stored(name)})`;
    case "most":
      return `MAX(${stored(name)})`;
    case "variance":
      return varianceSql(
        { count: stored(`${name}_count`), sum: stored(`${name}_sum`), squares: stored(`${name}_squares`) },
        stored(`${name}_mean`),
        dialect,
      );
    case "sum":
      return numericType(node.of) === "int"
        ? wholeSum(stored(name), dialect)
        : double(`COALESCE(SUM(${stored(name)}), 0)`, dialect);
    default:
      return wholeSum(stored(name), dialect);
  }
}

const wholeSum = (column: string, { narrow, wide }: Dialect): string =>
  narrow(`COALESCE(SUM(${wide(column)}), 0)`);

/** Squared distances within each row, and of each row's mean from the mean of all. */
function varianceSql(
  { count, sum, squares }: Readonly<Record<"count" | "sum" | "squares", string>>,
  mean: string,
  dialect: Dialect,
): string {
  const distance = `(${double(sum, dialect)} / NULLIF(${double(count, dialect)}, 0) - ${mean})`;
  const between = `COALESCE(${count} * ${distance} * ${distance}, 0)`;
  return `CASE WHEN SUM(${count}) > 1 THEN (SUM(${squares}) + SUM(${between})) / (SUM(${count}) - 1) END`;
}

function refuseHolistic({ id, variant }: AnyMetric, parts: Population["formula"]["parts"]): void {
  const holistic = Object.entries(parts).find(([, node]) => mergeability(node) === "holistic");
  if (holistic === undefined) return;
  const [name, node] = holistic;
  throw new TypeError(
    `${[id, variant].filter((one) => one !== null).join(" ")} cannot be put together from shards: its part "${name}" (${aggregateWords(node)}) needs all rows at once. Run toSql over them, or take a metric whose parts add up.`,
  );
}
