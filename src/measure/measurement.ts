import { evaluate } from "../language/evaluate.ts";
import { numericType } from "../language/expression.ts";
import { type AggregateState, finish, sorted } from "../language/state.ts";
import type { Formula, GivenValues, Metric, Unit } from "../metrics/metric.ts";
import type { Confidence, Interval } from "../statistics/interval.ts";

/** What a metric came to over some rows. */
export interface Measurement<Part extends string = string> {
  /** Id of the metric. */
  readonly metric: string;
  /** Name of the variant; `null` for the recommended definition. */
  readonly variant: string | null;
  /** The thresholds that were used. */
  readonly given: GivenValues;
  /** The value in `unit`; `null` where there is nothing to say, never 0 or NaN for that. */
  readonly value: number | null;
  readonly unit: Unit;
  /** Sufficient statistics in the fact's own whole numbers (milliseconds, counts). Keep these to roll up later. */
  readonly parts: Readonly<Record<Part, number | null>>;
  /** Rows counted in. With all of `excluded` it makes the rows that were given. */
  readonly n: number;
  /** Rows left out, by reason; only reasons that occurred. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Confidence interval; `null` where the metric has none or the rows are too few. */
  readonly interval: Interval | null;
}

/** What a fold of one metric keeps: plain JSON that can be stored, sent and merged. */
export interface MetricState<Part extends string = string> {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<Part, AggregateState>>;
}

/** Finishes a state into a measurement. */
export function extract<Part extends string>(
  metric: Metric<never, Part, GivenValues>,
  given: GivenValues,
  formula: Formula<Part>,
  state: MetricState<Part>,
  confidence: Confidence,
): Measurement<Part> {
  const lists = new Map<Part, Float64Array>();
  const ascending = (part: Part): Float64Array => {
    const values = lists.get(part) ?? sorted(state.parts[part]);
    lists.set(part, values);
    return values;
  };
  const parts = finishParts(metric, formula, state, ascending);
  const rule = metric.interval;
  const bounds = rule?.bounds({ n: state.n, value: (part) => parts[part], values: ascending }, confidence);
  const value = evaluate(formula.value, parts);
  return {
    metric: metric.id,
    variant: metric.variant,
    given,
    value,
    unit: metric.unit,
    parts,
    n: state.n,
    excluded: state.excluded,
    interval:
      rule && bounds && value !== null
        ? { lower: leastOf(metric.unit, bounds[0]), upper: bounds[1], confidence, method: rule.method }
        : null,
  };
}

/** No duration is below 0, whatever a symmetric interval of few rows says. */
const leastOf = (unit: Unit, lower: number): number => (unit === "seconds" ? Math.max(0, lower) : lower);

function finishParts<Part extends string>(
  metric: Metric<never, Part, GivenValues>,
  formula: Formula<Part>,
  state: MetricState<Part>,
  ascending: (part: Part) => Float64Array,
): Record<Part, number | null> {
  const finished: Partial<Record<Part, number | null>> = {};
  for (const part in formula.parts) {
    const node = formula.parts[part];
    const value = finish(node, state.parts[part], () => ascending(part));
    const whole = "of" in node && node.op !== "variance" && numericType(node.of) === "int";
    if (value !== null && Math.abs(value) > (whole ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE)) {
      throw new RangeError(
        `${metric.id}: ${part} is ${value}, beyond 2^53, where whole numbers stop being exact; measure fewer rows at a time.`,
      );
    }
    finished[part] = value;
  }
  return finished as Record<Part, number | null>;
}
