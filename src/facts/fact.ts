import type { ScalarType } from "../language/expression.ts";

/** One column of a fact. */
export interface Column<Type extends ScalarType, Presence extends "required" | "nullable" | "optional"> {
  readonly type: Type;
  /** `required` is always known, `nullable` may be `null`, `optional` may also be left out, which means `null`. */
  readonly presence: Presence;
  /** Unit of a number, if it has one. */
  readonly unit?: string;
  /** Least valid value, the bound included. */
  readonly atLeast?: number;
  /** Greatest valid value, the bound included. */
  readonly atMost?: number;
}

type AnyColumn = Column<ScalarType, "required" | "nullable" | "optional">;
/** Columns by name. */
export type ColumnSet = Readonly<Record<string, AnyColumn>>;

interface ScalarOf {
  int: number;
  real: number;
  boolean: boolean;
  text: string;
  instant: string;
}
type ValueOf<C> =
  C extends Column<infer Type, infer Presence>
    ? ScalarOf[Type] | (Presence extends "required" ? never : null)
    : never;
type OptionalNames<Columns> = {
  [Name in keyof Columns]: Columns[Name] extends { presence: "optional" } ? Name : never;
}[keyof Columns];

/** A row of a fact: every column by name, whole numbers as `number`, instants as RFC 3339 text in UTC. */
export type RowOf<Columns> = {
  readonly [Name in Exclude<keyof Columns, OptionalNames<Columns>>]: ValueOf<Columns[Name]>;
} & { readonly [Name in OptionalNames<Columns>]?: ValueOf<Columns[Name]> };

/** What is told of a fact, apart from it, so that apps do not ship it. */
export interface FactTexts<Columns> {
  /** What one row is, in one sentence. */
  readonly grain: string;
  /** What each column holds, its unit, and what `null` means. */
  readonly columns: { readonly [Name in keyof Columns]: string };
}

/** A flat table of things that can be counted, one row each. */
export interface Fact<Row extends object, Columns extends ColumnSet> {
  readonly name: string;
  readonly columns: Columns;
  /** The column that identifies a row. */
  readonly key: string;
  /** The instant by which rows fall into periods unless another is asked for. */
  readonly at: string;
  /** Never there: it names the row type for the compiler. */
  readonly row?: Row;
}

type Options = Partial<Pick<AnyColumn, "unit" | "atLeast" | "atMost">>;

/** A whole number, always known. */
export const int = (options: Options = {}): Column<"int", "required"> => ({
  type: "int",
  presence: "required",
  ...options,
});
/** A real number; facts hold whole numbers, so this is for survey weights alone. */
export const real = (options: Options = {}): Column<"real", "required"> => ({
  type: "real",
  presence: "required",
  ...options,
});
/** A duration in whole milliseconds, never negative. */
export const milliseconds: Column<"int", "required"> = int({ unit: "ms", atLeast: 0 });
/** A truth, always known. */
export const boolean: Column<"boolean", "required"> = { type: "boolean", presence: "required" };
/** A text. */
export const text: Column<"text", "required"> = { type: "text", presence: "required" };
/** A moment: RFC 3339 in UTC. */
export const instant: Column<"instant", "required"> = { type: "instant", presence: "required" };

/** The same column where it may be `null`. */
export const nullable = <Type extends ScalarType>(
  column: Column<Type, "required">,
): Column<Type, "nullable"> => ({
  ...column,
  presence: "nullable",
});
/** The same column where it may be `null` or left out. */
export const optional = <Type extends ScalarType>(
  column: Column<Type, "required">,
): Column<Type, "optional"> => ({
  ...column,
  presence: "optional",
});
