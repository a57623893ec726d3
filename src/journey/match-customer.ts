import { objectsOf } from "./event-objects.ts";
import type { JourneyEvent } from "./match-event.ts";
import { nearestRecords } from "./nearest-records.ts";

/**
 * A function giving the customer of an event: its `customerId`, else the nearest one that its records lead to. Of several
 * customers as near the least by text is taken, so that the order in which events come decides nothing.
 */
export function customersOf(events: readonly JourneyEvent[]): (event: JourneyEvent) => string | null {
  const nearest = nearestRecords(events, objectsOf);
  return (event) => event.data.customerId || leastOf(nearest(event, "customer"));
}

/** The least by text; `null` of none. */
export const leastOf = (texts: readonly string[]): string | null =>
  texts.reduce<string | null>((least, text) => (least === null || text < least ? text : least), null);
