import type { EventObject } from "./event-objects.ts";

/** What something is about, first, with the qualifier `subject`, and then what it names. */
export type ObjectsOf<Item> = (item: Item) => readonly EventObject[];

/**
 * A function giving the ids of the records of a type whose life something is part of: those that it names, else those
 * that others name about what it names, and so on, the nearest first; none where nothing leads to any. What is near is
 * asked of the others only once somebody needs them.
 */
export function nearestRecords<Item>(
  items: readonly Item[],
  objectsOf: ObjectsOf<Item>,
): (item: Item, type: string) => readonly string[] {
  let named: ReadonlyMap<string, Named> | null = null;
  return (item, type) => {
    let reached: readonly EventObject[] = objectsOf(item).filter(isPart);
    const seen = new Set<string>();
    while (reached.length > 0) {
      const found = new Set<string>();
      for (const one of reached) if (one.type === type) found.add(one.id);
      if (found.size > 0) return [...found];
      named ??= namedAbout(items, objectsOf);
      for (const one of reached) seen.add(keyOf(one));
      const next = new Map<string, EventObject>();
      for (const one of reached) {
        for (const other of named.get(keyOf(one))?.values() ?? []) {
          const key = keyOf(other);
          if (!seen.has(key)) next.set(key, other);
        }
      }
      reached = [...next.values()];
    }
    return [];
  };
}

const isPart = ({ isPartOf }: EventObject): boolean => isPartOf;

/** What is named about one thing, each once: a list while it is short, and found by keys once it is long. */
type Named = readonly EventObject[] | ReadonlyMap<string, EventObject>;

/** A list longer than this is not searched from its beginning. */
const MOST_LISTED = 8;

/** What is named about each thing that something is about. */
function namedAbout<Item>(items: readonly Item[], objectsOf: ObjectsOf<Item>): ReadonlyMap<string, Named> {
  const named = new Map<string, EventObject[] | Map<string, EventObject>>();
  for (const item of items) {
    let subject: string | null = null;
    let known: EventObject[] | Map<string, EventObject> | undefined;
    for (const one of objectsOf(item)) {
      if (!one.isPartOf) continue;
      if (subject === null) {
        // The subject stands first; without one nothing is said about anything.
        if (one.qualifier !== "subject") break;
        subject = keyOf(one);
        known = named.get(subject);
        continue;
      }
      if (known === undefined) {
        known = [one];
        named.set(subject, known);
      } else if (!Array.isArray(known)) known.set(keyOf(one), one);
      else if (!known.some(({ type, id }) => id === one.id && type === one.type)) {
        known.push(one);
        if (known.length <= MOST_LISTED) continue;
        known = new Map(known.map((listed) => [keyOf(listed), listed]));
        named.set(subject, known);
      }
    }
  }
  return named;
}

const keyOf = ({ type, id }: EventObject): string => `${type}/${id}`;
