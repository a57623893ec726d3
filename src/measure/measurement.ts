import { type AggregateNode, isNode } from "../language/aggregate.ts";
import { evaluate } from "../language/evaluate.ts";
import { numericType } from "../language/expression.ts";
import { listEach, mapEach, type OneOrEach } from "../language/one-or-each.ts";
import { type AggregateState, finish, sorted } from "../language/state.ts";
import type { Formula, GivenValues, Metric, MetricValue, Unit } from "../metrics/metric.ts";
import type { Confidence, Interval, IntervalRule } from "../statistics/interval.ts";

/** What a metric came to over some rows. */
export interface Measurement<Part extends string = string, Value extends MetricValue = number | null> {
  /** Id of the metric. */
  readonly metric: string;
  /** Name of the variant; `null` for the recommended definition. */
  readonly variant: string | null;
  /** The thresholds that were used. */
  readonly given: GivenValues;
  /**
   * The value in `unit`, for a distribution one a component; `null` where there is nothing to say, never 0 or NaN for
   * that.
   */
  readonly value: Value;
  readonly unit: Unit;
  /** Sufficient statistics in the fact's own whole numbers (milliseconds, counts). Keep these to roll up later. */
  readonly parts: Readonly<Record<Part, number | null>>;
  /** Rows counted in. With all of `excluded` it makes the rows that were given. */
  readonly n: number;
  /** Rows left out, by reason; only reasons that occurred. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Confidence interval, for a distribution one a component; `null` where there is none or the rows are too few. */
  readonly interval: IntervalOf<Value>;
}

/** A measurement of any metric, distributions included. */
export type AnyMeasurement = Measurement<string, MetricValue>;

/** The interval of a value: one, or one a component. */
export type IntervalOf<Value> = KnownIntervalOf<NonNullable<Value>> | null;
type KnownIntervalOf<Value> = Value extends number
  ? Interval
  : { readonly [Component in keyof Value]: Interval | null };

/** What a fold of one metric keeps: plain JSON that can be stored, sent and merged. */
export interface MetricState<Part extends string = string> {
  readonly n: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<Part, AggregateState>>;
}

/** A value or what stands beside it, one line a component; `null` names the one of what is no distribution. */
export const valueLines = (
  value: MetricValue,
): readonly (readonly [component: string | null, number | null])[] => listEach(value, isOneValue);

/** The intervals that there are, by component; `null` names the one of what is no distribution. */
export function intervalLines(
  of: IntervalOf<MetricValue>,
): readonly (readonly [component: string | null, Interval])[] {
  if (of === null) return [];
  return listEach<Interval | null>(of, isOneInterval).flatMap(([component, one]) =>
    one === null ? [] : [[component, one] as const],
  );
}

const isOneInterval = (of: OneOrEach<Interval | null>): of is Interval | null =>
  of === null || typeof of["method"] === "string";

/** Finishes a state into a measurement. */
export function extract<Part extends string>(
  metric: Metric<never, Part, GivenValues, MetricValue>,
  given: GivenValues,
  formula: Formula<Part>,
  state: MetricState<Part>,
  confidence: Confidence,
): Measurement<Part, MetricValue> {
  const lists = new Map<Part, Float64Array>();
  const ascending = (part: Part): Float64Array => {
    const values = lists.get(part) ?? sorted(state.parts[part]);
    lists.set(part, values);
    return values;
  };
  const { n, excluded } = state;
  const parts = finishParts(formula, state, ascending);
  return measurementOf(metric, given, formula, { n, excluded, parts }, ascending, confidence);
}

/**
 * A measurement from the answers of its parts, wherever they were computed.
 *
 * @param ascending the values behind a quantile part; `null` where they are not at hand, and neither is an interval then
 */
export function measurementOf<Part extends string>(
  metric: Metric<never, Part, GivenValues, MetricValue>,
  given: GivenValues,
  formula: Formula<Part>,
  { n, excluded, parts }: Pick<Measurement<Part>, "n" | "excluded" | "parts">,
  ascending: ((part: Part) => Float64Array) | null,
  confidence: Confidence,
): Measurement<Part, MetricValue> {
  for (const part in formula.parts) refuseInexact(metric, part, formula.parts[part], parts[part]);
  const [lowest, highest] = metric.range;
  const least = lowest === 0 && highest === null ? 0 : -Infinity;
  const isHeld = ascending !== null || !Object.values<AggregateNode>(formula.parts).some(isQuantile);
  const none = () => new Float64Array();
  const intervalOf = ({ method, bounds }: IntervalRule<Part>): Interval | null => {
    const read = { n, value: (part: Part) => parts[part], values: ascending ?? none, given };
    const found = isHeld ? bounds(read, confidence) : null;
    // What begins at 0 and has no end is not below it, whatever a symmetric interval of few rows says.
    return found && { lower: Math.max(least, found[0]), upper: found[1], confidence, method };
  };
  const values = mapEach(formula.value, isNode, (node) => evaluate(node, parts));
  const nothing = isOneValue(values)
    ? values === null
    : Object.values(values).every((value) => value === null);
  return {
    metric: metric.id,
    variant: metric.variant,
    given,
    value: nothing ? null : values,
    unit: metric.unit,
    parts,
    n,
    excluded,
    interval: nothing || metric.interval === null ? null : mapEach(metric.interval, isRule, intervalOf),
  };
}

const isQuantile = ({ op }: AggregateNode): boolean => op === "quantile";

/** Whether a rule is of one interval rather than one a component. */
export const isRule = <Part extends string>(of: OneOrEach<IntervalRule<Part>>): of is IntervalRule<Part> =>
  typeof of["bounds"] === "function";
/** Whether a value is one number, or nothing, rather than one a component. */
export const isOneValue = (value: MetricValue): value is number | null =>
  value === null || typeof value === "number";

function finishParts<Part extends string>(
  formula: Formula<Part>,
  state: MetricState<Part>,
  ascending: (part: Part) => Float64Array,
): Record<Part, number | null> {
  const finished: Partial<Record<Part, number | null>> = {};
  for (const part in formula.parts)
    finished[part] = finish(formula.parts[part], state.parts[part], () => ascending(part));
  return finished as Record<Part, number | null>;
}

function refuseInexact(
  { id }: { readonly id: string },
  part: string,
  node: AggregateNode,
  value: number | null,
): void {
  const whole = "of" in node && node.op !== "variance" && numericType(node.of) === "int";
  if (value === null || Math.abs(value) <= (whole ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE)) return;
  throw new RangeError(
    `${id}: ${part} is ${value}, beyond 2^53, where whole numbers stop being exact; measure fewer rows at a time.`,
  );
}
