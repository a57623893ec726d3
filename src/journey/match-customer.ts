import { type EventObject, objectsOf } from "./event-objects.ts";
import type { JourneyEvent } from "./match-event.ts";

/**
 * A function giving the customer of an event: its `customerId`, else another that it names, else the one that other events name about what it
 * names, and so on, the nearest first. Of several customers as near the least by text is taken, so that the order in
 * which events come decides nothing.
 */
export function customersOf(events: readonly JourneyEvent[]): (event: JourneyEvent) => string | null {
  let named: ReadonlyMap<string, ReadonlyMap<string, EventObject>> | null = null;
  return (event) => {
    if (event.data.customerId) return event.data.customerId;
    const seen = new Set<string>();
    let reached = partsOf(event);
    while (reached.length > 0) {
      const customer = leastCustomer(reached);
      if (customer !== null) return customer;
      for (const one of reached) seen.add(keyOf(one));
      named ??= namedAbout(events);
      const next = new Map<string, EventObject>();
      for (const one of reached) {
        for (const [key, other] of named.get(keyOf(one)) ?? []) if (!seen.has(key)) next.set(key, other);
      }
      reached = [...next.values()];
    }
    return null;
  };
}

/** What events name about each thing that they are about. */
function namedAbout(events: readonly JourneyEvent[]): ReadonlyMap<string, ReadonlyMap<string, EventObject>> {
  const all = new Map<string, Map<string, EventObject>>();
  for (const event of events) {
    const [subject, ...others] = partsOf(event);
    if (subject?.qualifier !== "subject") continue;
    const key = keyOf(subject);
    const known = all.get(key) ?? new Map<string, EventObject>();
    for (const one of others) known.set(keyOf(one), one);
    all.set(key, known);
  }
  return all;
}

const partsOf = (event: JourneyEvent): readonly EventObject[] =>
  objectsOf(event).filter(({ isPartOf }) => isPartOf);

function leastCustomer(objects: readonly EventObject[]): string | null {
  let least: string | null = null;
  for (const { type, id } of objects) {
    if (type === "customer" && (least === null || id < least)) least = id;
  }
  return least;
}

const keyOf = ({ type, id }: EventObject): string => `${type}/${id}`;
