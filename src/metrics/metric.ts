import type { ColumnSet, Fact } from "../facts/fact.ts";
import { type Aggregate, type AggregateNode, addColumns } from "../language/aggregate.ts";
import { type Condition, column, Expression, given, type Node, part } from "../language/expression.ts";
import type { OneOrEach } from "../language/one-or-each.ts";
import type { FoldColumn, FoldExclusion } from "../language/plan.ts";
import type { IntervalRule } from "../statistics/interval.ts";

/**
 * Unit of a metric's value. Ratios run from 0 to 1, durations are in seconds unless they say `days` or `months`,
 * `scale` is the scale of the answer, `currency` is the major unit of the rows' one currency, `x` is a multiple, and
 * the others are what is counted.
 */
export type Unit =
  | "ratio"
  | "points"
  | "seconds"
  | "days"
  | "months"
  | "scale"
  | "stars"
  | "index"
  | "x"
  | "per 1000"
  | "currency"
  | "currency/month"
  | "counts"
  | "cases"
  | "contacts"
  | "replies"
  | "sessions"
  | "steps"
  | "touchpoints"
  | "orders per customer"
  | "sessions per ticket user"
  | "users per user";
/**
 * Which way is better. `target` means neither more nor less, but near a target; `context` that it depends; `none` that
 * neither way is.
 */
export type Better = "higher" | "lower" | "target" | "context" | "none";
/** Customer service is the moment; customer experience is the whole relationship, of which a journey is a part. */
export type Domain = "customer-service" | "customer-experience" | "journey";
/**
 * Least and greatest value that a metric can come to with its default thresholds, both included; `null` where
 * there is no bound.
 */
export type ValueRange = readonly [least: number | null, greatest: number | null];

/** Thresholds a metric's user may set, by name. */
export type GivenValues = Readonly<Record<string, number>>;

/**
 * What a metric comes to: one number, or for a distribution one a component, by name. `null` where there is nothing to
 * say.
 */
export type MetricValue = number | null | Readonly<Record<string, number | null>>;

/** The formula of a metric as plain data, with the thresholds of one use filled in. */
export interface Formula<Part extends string> {
  readonly columns: readonly FoldColumn[];
  readonly exclusions: readonly FoldExclusion[];
  readonly parts: Readonly<Record<Part, AggregateNode>>;
  readonly value: OneOrEach<Node>;
}

/** A metric or one of its variants: everything that computes, nothing that is told. */
export interface Metric<
  Row extends object,
  Part extends string,
  Given extends GivenValues,
  Value extends MetricValue = number | null,
> {
  readonly id: string;
  /** Name of the variant; `null` for the recommended definition. */
  readonly variant: string | null;
  readonly unit: Unit;
  readonly better: Better;
  readonly domain: Domain;
  readonly range: ValueRange;
  readonly fact: Fact<object, ColumnSet>;
  /** Default thresholds. */
  readonly given: Given;
  /** The formula with these thresholds. */
  readonly formula: (given: GivenValues) => Formula<Part>;
  readonly interval: OneOrEach<IntervalRule<Part>> | null;
  /** Never there: they let the compiler know the rows, and what comes of them. */
  readonly accepts?: (row: Row) => void;
  readonly gives?: Value;
}

/** A metric with its named variants. */
export interface MetricWithVariants<
  Row extends object,
  Part extends string,
  Given extends GivenValues,
  Variants,
  Value extends MetricValue = number | null,
> extends Metric<Row, Part, Given, Value> {
  readonly variants: Variants;
}

/** Any metric at all. */
export type AnyMetric = Metric<never, string, GivenValues, MetricValue>;
/** The rows that a metric accepts: the columns of its fact that it reads. */
export type RowFor<M> = M extends { readonly accepts?: (row: infer Row extends object) => void }
  ? Row
  : never;
/** The names of a metric's parts. */
export type PartOf<M> = M extends { readonly formula: (given: GivenValues) => Formula<infer Part> }
  ? Part
  : never;
/** What a metric comes to. */
export type ValueOf<M> = M extends { readonly gives?: infer Value extends MetricValue } ? Value : never;
/** The thresholds of a metric; a metric without any takes none. */
export type GivenOf<M> = M extends { readonly given: infer Given }
  ? keyof Given extends never
    ? Readonly<Record<string, never>>
    : Given
  : never;

/** Bad input in one column: not left out in silence, but refused, or counted where the caller asks for that. */
export interface Invalid<Reads extends string> {
  readonly invalid: string;
  readonly when: Condition<string>;
  /** Never there: it tells the compiler what is read. */
  readonly reads?: readonly Reads[];
}
export const invalid = <Name extends string, R extends string>(
  { node }: Expression<Name, "int" | "text">,
  when: Condition<R>,
): Invalid<Name | R> => {
  if (node.op !== "column") throw new TypeError("invalid() takes a column.");
  return { invalid: node.name, when };
};

type Exclusions = Readonly<Record<string, Condition<string> | Invalid<string>>>;
type Parts = Readonly<Record<string, Aggregate<string>>>;
type Names<Record> = keyof Record & string;
type ReadsOf<Of> = Of extends { readonly reads?: readonly (infer Reads)[] } ? Reads : never;
type ReadBy<E extends Exclusions, P extends Parts> = ReadsOf<E[keyof E]> | ReadsOf<P[keyof P]>;

type ColumnExpressions<Columns extends ColumnSet> = {
  readonly [Name in Names<Columns>]: Expression<Name, Columns[Name]["type"]>;
};
type GivenExpressions<Given extends GivenValues> = {
  readonly [Name in Names<Given>]: Expression<never, "int">;
};
type PartExpressions<P extends Parts> = { readonly [Name in Names<P>]: Expression<Name, "real"> };
type ValueExpression = OneOrEach<Expression<string, "int" | "real">>;
type Gives<V> =
  V extends Expression<string, "int" | "real">
    ? number | null
    : { readonly [Component in keyof V]: number | null } | null;

/** How a metric computes. */
interface Computation<
  Columns extends ColumnSet,
  Given extends GivenValues,
  E extends Exclusions,
  P extends Parts,
  V extends ValueExpression,
> {
  /** Default thresholds, by name. */
  readonly given?: Given;
  /** Rows that are not counted, by reason, the first reason that holds; what is left is the population. */
  readonly excluded?: (columns: ColumnExpressions<Columns>, given: GivenExpressions<Given>) => E;
  /** Sufficient statistics over the population, named as people say them. */
  readonly parts: (columns: ColumnExpressions<Columns>, given: GivenExpressions<Given>) => P;
  /** The value from its parts; for a distribution each of its components. */
  readonly value: (parts: PartExpressions<P>, given: GivenExpressions<Given>) => V;
  readonly interval?: OneOrEach<IntervalRule<Names<P>>>;
}

interface Description {
  readonly unit: Unit;
  readonly better: Better;
  readonly range: ValueRange;
}

type Varied<
  Row extends object,
  E extends Exclusions,
  P extends Parts,
  Given extends GivenValues,
  V extends ValueExpression,
> = Metric<Pick<Row, ReadBy<E, P> & keyof Row>, Names<P>, Given, Gives<V>>;

/** Defines a variant; whatever is left out is as in the metric itself, and the thresholds come as one set. */
interface Vary<
  Row extends object,
  Columns extends ColumnSet,
  Given extends GivenValues,
  E extends Exclusions,
  P extends Parts,
  V extends ValueExpression,
> {
  /** Another formula. */
  <W extends ValueExpression, G extends GivenValues = Given, F extends Exclusions = E, Q extends Parts = P>(
    variant: Computation<Columns, G, F, Q, W> & Partial<Description>,
  ): Varied<Row, F, Q, G, W>;
  /** The same formula over another population or with other thresholds. */
  <G extends GivenValues = Given, F extends Exclusions = E>(
    variant: Omit<Computation<Columns, G, F, P, V>, "parts" | "value"> & Partial<Description>,
  ): Varied<Row, F, P, G, V>;
}

/** Defines a metric. */
export function metric<
  Row extends object,
  Columns extends ColumnSet,
  P extends Parts,
  V extends ValueExpression,
  E extends Exclusions = Record<never, never>,
  Given extends GivenValues = Record<never, never>,
  Variants = Record<never, never>,
>(
  definition: {
    readonly id: string;
    readonly domain: Domain;
    readonly of: Fact<Row, Columns>;
  } & Description &
    Computation<Columns, Given, E, P, V> & {
      readonly variants?: (vary: Vary<Row, Columns, Given, E, P, V>) => Variants;
    },
): MetricWithVariants<Pick<Row, ReadBy<E, P> & keyof Row>, Names<P>, Given, Variants, Gives<V>> {
  const { id, domain, of } = definition;
  const build = (own: Partial<typeof definition>, variant: string | null) => {
    const all = { ...definition, ...own };
    const { unit, better, range } = all;
    return {
      id,
      variant,
      unit,
      better,
      domain,
      range,
      fact: of,
      given: all.given ?? {},
      formula: (values: GivenValues) => formulaOf(of.columns, all, values),
      interval: own.interval ?? ("parts" in own ? null : (definition.interval ?? null)),
    };
  };
  // The types above say more than inference can follow through the optional fields; `test/metrics` checks them.
  const vary = (own: object) => (name: string) => build(own, name);
  const named = definition.variants?.(vary as never) ?? {};
  const variants = mapValues(named as Record<string, (name: string) => object>, (make, name) => make(name));
  return { ...build(definition, null), variants } as never;
}

function formulaOf<
  Columns extends ColumnSet,
  Given extends GivenValues,
  E extends Exclusions,
  P extends Parts,
>(
  columns: Columns,
  computation: Pick<Computation<Columns, Given, E, P, ValueExpression>, "excluded" | "parts" | "value">,
  values: GivenValues,
): Formula<Names<P>> {
  const byName = mapValues(columns, ({ type }, name) => column(name, type)) as ColumnExpressions<Columns>;
  const thresholds = mapValues(values, (value, name) => given(name, value)) as GivenExpressions<Given>;
  const exclusions = Object.entries<Condition<string> | Invalid<string>>(
    computation.excluded?.(byName, thresholds) ?? {},
  ).map(([reason, exclusion]) =>
    exclusion instanceof Expression
      ? { reason, when: exclusion.node }
      : { reason, when: exclusion.when.node, invalid: exclusion.invalid },
  );
  const aggregates = computation.parts(byName, thresholds);
  const parts = mapValues(aggregates, ({ node }) => node) as Record<Names<P>, AggregateNode>;
  const named = mapValues(parts, (_, name) => part(name)) as PartExpressions<P>;
  const read = new Set<string>();
  for (const { when, invalid } of exclusions) {
    if (invalid !== undefined) read.add(invalid);
    addColumns(when, read);
  }
  for (const { node } of Object.values(aggregates)) addColumns(node, read);
  const value = computation.value(named, thresholds);
  return {
    columns: Array.from(read, (name) => foldColumn(name, columns)),
    exclusions,
    parts,
    value: value instanceof Expression ? value.node : mapValues(value, ({ node }) => node),
  };
}

function foldColumn(name: string, columns: ColumnSet): FoldColumn {
  const { presence, ...column } = columns[name] as ColumnSet[string];
  return { name, nullable: presence !== "required", ...column };
}

const mapValues = <In, Out>(of: Readonly<Record<string, In>>, map: (value: In, name: string) => Out) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value, name)] as const));
