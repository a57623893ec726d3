/** What a group of rows has in common in one column. */
export type GroupKey = string | number | boolean | null;

export interface Grouping {
  readonly of: (row: object, index: number) => number;
  /** Groups by their keys in order, missing last. */
  sorted(): readonly { readonly key: readonly GroupKey[]; readonly number: number }[];
}

type Level = Map<GroupKey, Level | number>;

/** Numbers the groups of rows as they appear. */
export function grouping(
  keys: readonly ((row: object, index: number) => GroupKey)[],
  addGroup: () => number,
): Grouping {
  const found: { key: readonly GroupKey[]; number: number }[] = [];
  const root: Level = new Map();
  const last = keys.length - 1;
  const open = (key: readonly GroupKey[]) => {
    const number = addGroup();
    found.push({ key, number });
    return number;
  };
  return {
    of: (row, index) => {
      let level = root;
      for (let depth = 0; depth < last; depth++) {
        const key = keys[depth]?.(row, index) ?? null;
        const next = level.get(key);
        if (next instanceof Map) level = next;
        else {
          const fresh: Level = new Map();
          level.set(key, fresh);
          level = fresh;
        }
      }
      const key = keys[last]?.(row, index) ?? null;
      const known = level.get(key);
      if (typeof known === "number") return known;
      const number = open(keys.map((of) => of(row, index)));
      level.set(key, number);
      return number;
    },
    sorted: () => found.toSorted((a, b) => compareKeys(a.key, b.key)),
  };
}

function compareKeys(a: readonly GroupKey[], b: readonly GroupKey[]): number {
  for (const [index, one] of a.entries()) {
    const order = compareKey(one, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareKey(a: GroupKey, b: GroupKey): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a !== typeof b) return typeof a < typeof b ? -1 : 1;
  return a < b ? -1 : 1;
}
