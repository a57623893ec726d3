import type {
  AnyMetric,
  GivenOf,
  GivenValues,
  Metric,
  MetricValue,
  MetricWithVariants,
  RowFor,
  ValueOf,
} from "./metric.ts";

/** Where a statement comes from. Facts and figures carry over, sentences do not. */
export interface Source {
  readonly by: string;
  readonly title: string;
  readonly url?: string;
  readonly year?: number;
}

/** What one named variant is, and who reports it. */
export interface VariantText {
  readonly says: string;
  /** Tools and authors that use it, each with the source that shows it; empty where nobody is known to. */
  readonly usedBy: readonly Source[];
}

/** What a tool calls the metric, and how its number differs from the recommended one. */
export interface ToolTerm<Variant> {
  readonly tool: string;
  /** The tool's own name for it. */
  readonly calls: string;
  /** The variant that comes to the tool's number, `null` for the default; left out where none does. */
  readonly variant?: Variant | null;
  /** How its number differs from the recommended one and why; that it does not, where it does not. */
  readonly differs: string;
  readonly source: Source;
}

/** A hand-worked example. */
interface Worked<M extends AnyMetric> {
  readonly rows: readonly RowFor<M>[];
  readonly given?: Partial<GivenOf<M>>;
  /** Value within 1e-9. */
  readonly gives: ValueOf<M>;
  readonly excluded?: Readonly<Record<string, number>>;
  /** How a person comes to the value. */
  readonly because: string;
}
type VariantExamples<Variants> = {
  [Name in keyof Variants]: Variants[Name] extends AnyMetric
    ? Worked<Variants[Name]> & { readonly variant: Name }
    : never;
}[keyof Variants];

/** Everything told about a metric. */
export interface EntryText<M extends AnyMetric, Variants> {
  readonly name: string;
  readonly abbreviation?: string;
  readonly aliases: readonly string[];
  /** One sentence. */
  readonly says: string;
  /** Whom or what it is about: which rows count and which do not. */
  readonly population: string;
  /** Why the default is the default. */
  readonly recommended: string;
  /** The question put to the customer, where there is one. */
  readonly question?: string;
  readonly variants: { readonly [Name in keyof Variants]: VariantText };
  /** The crosswalk: one line a tool whose own words say what it counts. */
  readonly tools?: readonly ToolTerm<keyof Variants>[];
  readonly examples: readonly ((Worked<M> & { readonly variant?: never }) | VariantExamples<Variants>)[];
  /** Mistakes that are made with it. */
  readonly beware: readonly string[];
  readonly sources: readonly Source[];
  /** Version that brought it. */
  readonly since: string;
}

/** An example with its types worn off, as the catalogue hands it out. */
export interface Example {
  readonly variant?: string;
  readonly rows: readonly object[];
  readonly given?: GivenValues;
  readonly gives: MetricValue;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly because: string;
}

/** A metric with everything told about it, as the catalogue holds it. */
export interface MetricEntry
  extends Omit<EntryText<AnyMetric, Record<string, AnyMetric>>, "examples" | "tools"> {
  readonly metric: AnyMetric & { readonly variants: Readonly<Record<string, AnyMetric>> };
  readonly examples: readonly Example[];
  readonly tools?: readonly ToolTerm<string>[];
  /** The family folder it lives in. */
  readonly family?: string;
}

/** Tells a metric. The compiler asks for every variant. */
export const entry = <
  Row extends object,
  Part extends string,
  Given extends GivenValues,
  Variants extends Readonly<Record<string, AnyMetric>>,
  Value extends MetricValue,
>(
  metric: MetricWithVariants<Row, Part, Given, Variants, Value>,
  text: EntryText<Metric<Row, Part, Given, Value>, Variants>,
): MetricEntry => ({ metric, ...text }) as MetricEntry;
