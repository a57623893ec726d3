import { type Reader, reader, type Scalar } from "./evaluate.ts";
import type { Node } from "./expression.ts";
import type { FoldColumn, Pass, Plan } from "./plan.ts";
import { addSquare } from "./state.ts";

type Read = Reader<readonly Scalar[]>;
interface Exclusion {
  readonly holds: Read;
  readonly invalid: string | undefined;
}

/**
 * The same pass as the generated one, without generated code. It takes several times as long, as the benchmark shows.
 */
export function closures({ columns, populations, width, lists }: Plan, exclude: boolean): Pass {
  const values: Scalar[] = [];
  const invalid: boolean[] = [];
  const read = (node: Node): Read =>
    reader(node, (wanted) => {
      const index = columns.findIndex(({ name }) => name === wanted);
      return (all) => all[index] ?? null;
    });
  const tallies = populations.map(({ exclusions, aggregates, ...population }) => ({
    ...population,
    exclusions: exclusions.map(({ when, invalid }): Exclusion => ({ holds: read(when), invalid })),
    aggregates: aggregates.map(({ node, slot }) => ({
      op: node.op,
      slot,
      counts: node.where === null ? () => true : read(node.where),
      of: node.op === "count" ? () => 1 : read(node.of),
    })),
  }));

  return (state, rows, first, groupOf, onInvalid) => {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as Readonly<Record<string, unknown>>;
      if (typeof row !== "object" || row === null) onInvalid(first + i, null, row);
      const group = groupOf === null ? 0 : groupOf(row, first + i);
      const { numbers } = state;
      for (let index = 0; index < columns.length; index++) {
        const column = columns[index] as FoldColumn;
        const value = row[column.name] ?? null;
        const fits = value === null ? column.nullable : isValid(column, value);
        invalid[index] = !fits;
        values[index] = fits ? (value as Scalar) : null;
        if (!fits) onInvalid(first + i, column.name, row[column.name]);
      }
      for (const { columns, exclusions, slot, aggregates } of tallies) {
        let reason = exclude ? columns.findIndex((column) => invalid[column]) + 1 : 0;
        for (let k = 0; reason === 0 && k < exclusions.length; k++) {
          const { holds, invalid: bad } = exclusions[k] as Exclusion;
          if (holds(values) !== true) continue;
          reason = columns.length + k + 1;
          if (bad !== undefined) onInvalid(first + i, bad, row[bad]);
        }
        const base = group * width;
        add(numbers, base + slot + reason, 1);
        if (reason > 0) continue;
        for (const { op, slot, counts, of } of aggregates) {
          const value = counts(values) === true ? of(values) : null;
          if (value === null) continue;
          const at = base + slot;
          // Adding 0 makes −0 the 0 that its JSON is.
          const number = Number(value) + 0;
          if (op === "count" || op === "sum") add(numbers, at, number);
          else if (op === "variance") {
            add(numbers, at, 1);
            add(numbers, at + 1, number);
            addSquare(numbers, at + 2, number);
          } else if (op === "least" || op === "most") {
            const held = numbers[at] ?? number;
            if (!(op === "least" ? number >= held : number <= held)) numbers[at] = number;
          } else {
            const list = state.lists[group * lists.length + slot];
            if (Array.isArray(list)) list.push(number);
            else list?.add(value as number | string);
          }
        }
      }
    }
  };
}

const add = (numbers: Float64Array, at: number, value: number) => {
  numbers[at] = (numbers[at] ?? 0) + value;
};

function isValid({ type, atLeast = -Infinity, atMost = Infinity }: FoldColumn, value: unknown): boolean {
  if (type === "boolean") return typeof value === "boolean";
  if (type === "text" || type === "instant") return typeof value === "string";
  const isNumber = type === "int" ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isNumber && Number(value) >= atLeast && Number(value) <= atMost;
}
