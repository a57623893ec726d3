import type { AnyMetric, MetricValue, RowFor } from "../metrics/metric.ts";
import { measure } from "./measure.ts";
import type { AnyMeasurement } from "./measurement.ts";
import { type RowOutcome, rowOutcomes } from "./row-outcome.ts";

/** Rows that two definitions treat in one and the same pair of ways. */
export interface DifferingRows {
  /** What the first makes of them, and what the second does. */
  readonly from: RowOutcome;
  readonly to: RowOutcome;
  /** How many there are. */
  readonly rows: number;
  /** Keys of the first of them, by the key column of the fact; `null` where a row has none. */
  readonly keys: readonly (string | number | null)[];
}

/** Why two definitions disagree over the same rows. */
export interface Difference {
  readonly from: AnyMeasurement;
  readonly to: AnyMeasurement;
  /**
   * The second value less the first; `null` where either has nothing to say, is a distribution, or is in another unit.
   */
  readonly difference: number | null;
  /** Rows that both treat alike. */
  readonly alike: number;
  /** The others, most rows first. */
  readonly differing: readonly DifferingRows[];
}

/** How the rows of a difference are told. */
export interface DifferenceOptions {
  readonly given?: { readonly from?: object; readonly to?: object };
  /** Keys told of each kind of row, 5 unless said. */
  readonly keys?: number;
}

/**
 * Measures rows by two definitions of one fact, such as a metric and the variant that a tool reports, and finds the
 * rows that they treat differently: left out by one, counted elsewhere by the other. Bad input is left out and counted.
 *
 * @throws TypeError where the definitions are of different facts, and on a threshold that one does not have.
 */
export function difference<
  From extends AnyMetric,
  To extends AnyMetric,
  Row extends RowFor<From> & RowFor<To> & object,
>(from: From, to: To, rows: Iterable<Row>, { given = {}, keys = 5 }: DifferenceOptions = {}): Difference {
  if (from.fact.name !== to.fact.name) {
    throw new TypeError(
      `${from.id} is of the fact ${from.fact.name} and ${to.id} of ${to.fact.name}; only rows of one fact can be compared.`,
    );
  }
  const all: readonly object[] = [...rows];
  const outcomes = [rowOutcomes(from, given.from), rowOutcomes(to, given.to)] as const;
  const found = new Map<
    string,
    { from: RowOutcome; to: RowOutcome; rows: number; keys: (string | number | null)[] }
  >();
  let alike = 0;
  for (const row of all) {
    const [one, other] = [outcomes[0].of(row), outcomes[1].of(row)];
    // What a row that is left out would have added says nothing.
    const pair = [one, other].map(({ because, parts }) => JSON.stringify(because ?? parts));
    if (pair[0] === pair[1]) {
      alike += 1;
      continue;
    }
    const kind = found.get(pair.join()) ?? { from: one, to: other, rows: 0, keys: [] };
    found.set(pair.join(), kind);
    kind.rows += 1;
    if (kind.keys.length < keys) kind.keys.push(keyOf(row, from.fact.key));
  }
  const measured = (metric: AnyMetric, own: object = {}): AnyMeasurement =>
    measure(metric, all as readonly never[], { given: own, onInvalid: "exclude" });
  const [first, second] = [measured(from, given.from), measured(to, given.to)];
  return {
    from: first,
    to: second,
    difference: first.unit === second.unit ? changeOf(first.value, second.value) : null,
    alike,
    differing: [...found.values()].toSorted((a, b) => b.rows - a.rows),
  };
}

const changeOf = (first: MetricValue, second: MetricValue): number | null =>
  typeof first === "number" && typeof second === "number" ? second - first : null;

function keyOf(row: object, column: string): string | number | null {
  const key: unknown = new Map<string, unknown>(Object.entries(row)).get(column);
  return typeof key === "string" || typeof key === "number" ? key : null;
}
