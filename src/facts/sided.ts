import type { ScalarType } from "../language/expression.ts";
import {
  type Column,
  type ColumnSet,
  type Fact,
  type FactTexts,
  instant,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

type Facts = Readonly<Record<string, Fact<object, ColumnSet>>>;
type ColumnsOf<F> = F extends Fact<infer _, infer Columns> ? Columns : never;
type NamesOf<F> = F extends unknown ? keyof ColumnsOf<F> & string : never;
/** The type of a column in whichever of the facts has it. */
type TypeIn<F, Name> = F extends unknown
  ? Name extends keyof ColumnsOf<F>
    ? ColumnsOf<F>[Name] extends Column<infer Type, infer _>
      ? Type
      : never
    : never
  : never;

/** The columns of several facts side by side, each of which a row of another side leaves out. */
export type SidedColumns<Sides extends Facts> = {
  /** Which of the facts the row is of. */
  readonly side: Column<"text", "required">;
  /** What identifies the row on its side. */
  readonly key: Column<"text", "optional">;
  /** The instant of the row: that of its own fact. */
  readonly at: Column<"instant", "optional">;
} & {
  readonly [Name in NamesOf<Sides[keyof Sides]>]: Column<TypeIn<Sides[keyof Sides], Name>, "optional">;
};

/** A row of one of several facts, saying as `side` which. */
export type SidedRow<Sides extends Facts> = RowOf<SidedColumns<Sides>>;

/** A fact whose rows are those of several others. */
export interface SidedFact<Sides extends Facts> extends Fact<SidedRow<Sides>, SidedColumns<Sides>> {
  readonly sides: Sides;
}

/**
 * Puts several facts into one, for what is counted over more than one of them: contacts an order, cost a contact. Rows
 * stay as they are and are never joined, so that neither side multiplies the other, and every side is counted on its
 * own before the two counts meet in the metric's value.
 *
 * @throws TypeError where the facts have a column of one name and two types.
 */
export function sided<Sides extends Facts>(name: string, sides: Sides): SidedFact<Sides> {
  const columns: Record<string, Column<ScalarType, "required" | "optional">> = {
    side: text,
    key: optional(text),
    at: optional(instant),
  };
  for (const [side, fact] of Object.entries(sides)) {
    for (const [column, { presence: _, ...own }] of Object.entries(fact.columns)) {
      const other = columns[column];
      if (other !== undefined && other.type !== own.type)
        throw new TypeError(
          `${name}: "${column}" is ${own.type} in ${side} and ${other.type} in another side.`,
        );
      columns[column] = { ...own, presence: "optional" };
    }
  }
  // The loop says it column by column, which the compiler cannot follow.
  return { name, sides, columns: columns as SidedColumns<Sides>, key: "key", at: "at" };
}

/** What is told of a fact of several sides, from what is told of each. */
export function sidedTexts<Sides extends Facts>(
  _: SidedFact<Sides>,
  sides: { readonly [Side in keyof Sides]: FactTexts<ColumnsOf<Sides[Side]>> },
): FactTexts<SidedColumns<Sides>> {
  const texts = Object.entries<FactTexts<Readonly<Record<string, string>>>>(sides);
  const grains = texts.map(([side, { grain }]) => `${side}: ${grain.replace(/^One row: /, "")}`);
  const told = new Map<string, string[]>();
  for (const [side, { columns }] of texts) {
    for (const [name, says] of Object.entries(columns))
      told.set(name, [...(told.get(name) ?? []), `${side}: ${says}`]);
  }
  const alone = ([says = ""]: readonly string[]) => says.slice(says.indexOf(": ") + 2);
  const columns = Object.fromEntries(
    Array.from(told, ([name, all]) => [name, all.length === 1 ? alone(all) : all.join(" ")]),
  );
  return {
    grain: `One row: what its \`side\` says; ${grains.join(" ")}`,
    columns: {
      ...columns,
      side: `Which of the facts the row is of: ${texts.map(([side]) => `\`${side}\``).join(" or ")}.`,
      key: "Identifies the row on its side.",
      at: "The instant of the row: that of its own fact.",
    } as FactTexts<SidedColumns<Sides>>["columns"],
  };
}

/** Rows of each side, by its name; a side may be left out, which is a side without rows. */
export type SideRows<Sides extends Facts> = {
  readonly [Side in keyof Sides]?: Iterable<Sides[Side] extends Fact<infer Row, ColumnSet> ? Row : never>;
};

/**
 * The rows of several facts as rows of one that is made of them, one side after the other: what a metric over them is
 * measured over.
 */
export function* sideRows<Sides extends Facts>(
  { sides }: SidedFact<Sides>,
  rows: SideRows<Sides>,
): Generator<SidedRow<Sides>, void> {
  for (const [side, fact] of Object.entries(sides)) {
    const own: Iterable<object> = rows[side] ?? [];
    for (const row of own) yield sideRow(side, fact, row) as SidedRow<Sides>;
  }
}

/** A row of one fact as a row of a side. */
export function sideRow(
  side: string,
  fact: Pick<Fact<object, ColumnSet>, "key" | "at">,
  row: object,
): object {
  const held = new Map<string, unknown>(Object.entries(row));
  const [key = null, at = null] = [held.get(fact.key), held.get(fact.at)];
  return { ...row, side, key, at };
}
