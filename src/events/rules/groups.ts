/** The elements of a list by a key, in their order; those without a key are left out. */
export function groupsOf<One, Key>(
  list: readonly One[] | undefined,
  keyOf: (one: One) => Key | null | undefined,
): ReadonlyMap<Key, readonly One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of list ?? []) {
    const key = keyOf(one);
    if (key === null || key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
