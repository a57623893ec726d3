/** What a group of rows has in common in one column. */
export type GroupKey = string | number | boolean | null;

type KeyOf = (row: object, index: number) => GroupKey;

export interface Grouping {
  /** The number of a row's group. */
  readonly of: (row: object, index: number) => number;
  /** Groups by their keys in order, missing last. */
  sorted(): readonly { readonly key: readonly GroupKey[]; readonly number: number }[];
}

/** Numbers the groups of rows as they appear. Without keys there is one group from the start. */
export function grouping(keys: readonly KeyOf[], addGroup: () => number): Grouping {
  const found: { key: readonly GroupKey[]; number: number }[] = [];
  const level = (before: readonly GroupKey[]): Grouping["of"] => {
    const keyOf = keys[before.length];
    if (keyOf === undefined) {
      const number = addGroup();
      found.push({ key: before, number });
      return () => number;
    }
    const levels = new Map<GroupKey, Grouping["of"]>();
    return (row, index) => {
      const key = keyOf(row, index);
      let next = levels.get(key);
      if (next === undefined) {
        next = level([...before, key]);
        levels.set(key, next);
      }
      return next(row, index);
    };
  };
  return { of: level([]), sorted: () => found.toSorted((a, b) => compareKeys(a.key, b.key)) };
}

/** The order of groups: by their keys, missing last. */
export function compareKeys(a: readonly GroupKey[], b: readonly GroupKey[]): number {
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
