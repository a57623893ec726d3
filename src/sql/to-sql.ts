import type { AnyMetric } from "../metrics/metric.ts";
import { answerColumns } from "./answer.ts";
import { countedStep, populationOf } from "./population.ts";
import type { SqlOptions } from "./sql-options.ts";
import { statement } from "./statement.ts";

/**
 * Writes a metric as one SQL statement in three steps that a person can read: the population with the reason why a
 * row is left out, the parts by group, and the value from the parts. Its columns are the `by` columns, `period`, the
 * value under the metric's id (`ID.COMPONENT` each for a distribution), and `ID_n`, `ID_PART`, `ID_excluded_REASON`; in
 * BigQuery, where names keep to letters, digits and underscores, `ID__COMPONENT`. Instants are `TIMESTAMP WITH TIME ZONE`, or
 * what the database has in its place. Bad input is excluded and counted, as `onInvalid: "exclude"` does, since a query
 * cannot refuse a row.
 *
 * @throws TypeError on a threshold that the metric does not have, on `every` without a time zone, and where two
 * columns of the answer would have one name, on a side that the fact does not have, and on a column that no side has.
 * RangeError on a rule of periods that is none, on a time zone that is none or is not told by its name, and on a dialect
 * that there is not.
 */
export function toSql<M extends AnyMetric>(metric: M, options: SqlOptions<M>): string {
  const population = populationOf(metric, options);
  const steps = [...population.steps, countedStep(population)];
  return statement(steps, answerColumns(metric, population), "parts");
}
