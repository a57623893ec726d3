import { parseInstant } from "../../time/instant.ts";
import { type CxEvent, type CxEventType, eventTypes } from "../event-types.ts";

/**
 * The order in which events are told, whatever the order in which they came: by `time`; at one instant by `sequence`;
 * then as the catalogue lists their types, so that a thing begins before it changes and ends; then by `recordedtime`,
 * `source` and `id`. Text goes by its code units. No two events that are told are alike in all of these.
 */
export function compareEvents(one: CxEvent, other: CxEvent): number {
  return (
    compareInstants(one.time, other.time) ||
    compareText(one.sequence ?? "", other.sequence ?? "") ||
    rankOf(one) - rankOf(other) ||
    compareTold(one, other)
  );
}

/** Events of one time, place and type. */
const compareTold = (one: CxEvent, other: CxEvent): number =>
  compareRecorded(one, other) || compareText(one.source, other.source) || compareText(one.id, other.id);

const ranks: ReadonlyMap<string, number> = new Map(
  Object.keys(eventTypes).map((type, index) => [type, index]),
);
const rankOf = ({ type }: { readonly type: CxEventType }): number => ranks.get(type) ?? 0;

/** What was not said to be recorded at any time comes first. */
function compareRecorded({ recordedtime: one }: CxEvent, { recordedtime: other }: CxEvent): number {
  if (typeof one !== "string" || typeof other !== "string") {
    return Number(typeof one === "string") - Number(typeof other === "string");
  }
  return compareInstants(one, other);
}

/** By code units, in no language. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** By time, down to the last digit that was written. */
export function compareInstants(one: string, other: string): number {
  if (one === other) return 0;
  if (isPlain(one) && isPlain(other)) return one < other ? -1 : 1;
  return (parseInstant(one) ?? 0) - (parseInstant(other) ?? 0) || compareText(finer(one), finer(other));
}

/** Whether it is written as `2026-03-01T09:30:00.000Z`, where the order of texts is that of time. */
const isPlain = (text: string): boolean =>
  text.length === 24 && text[10] === "T" && text[19] === "." && text[17] !== "6";

/** The digits below a millisecond. */
const finer = (text: string): string => text.slice(23, -1).replace(/0+$/, "");

/** The events in order, each once. */
export function inOrder(events: readonly CxEvent[]): readonly CxEvent[] {
  if (events.length < 2) return events;
  const told = distinct(events);
  return isInOrder(told) ? told : told.toSorted(compareEvents);
}

function isInOrder(events: readonly CxEvent[]): boolean {
  for (let at = 1; at < events.length; at++) {
    const before = events[at - 1];
    const event = events[at];
    if (before && event && compareEvents(before, event) > 0) return false;
  }
  return true;
}

/**
 * Each event once: `source` and `id` together name it. Where one came with several contents, the one that was recorded
 * last stands (then the one of the latest time, then the one whose JSON comes last).
 */
function distinct(events: readonly CxEvent[]): readonly CxEvent[] {
  // Most things have few events, and comparing these is cheaper than a map of names.
  if (events.length <= 12 && !hasTwins(events)) return events;
  const byName = new Map<string, CxEvent>();
  for (const event of events) {
    const name = nameOf(event);
    const known = byName.get(name);
    if (known === undefined || supersedes(event, known)) byName.set(name, event);
  }
  return byName.size === events.length ? events : Array.from(byName.values());
}

function hasTwins(events: readonly CxEvent[]): boolean {
  for (let at = 1; at < events.length; at++) {
    const { id, source } = events[at] ?? {};
    for (let before = 0; before < at; before++) {
      const other = events[before];
      if (other?.id === id && other?.source === source) return true;
    }
  }
  return false;
}

/** No source holds the character between: a URI reference has none. */
const nameOf = ({ source, id }: CxEvent): string => `${source} ${id}`;

function supersedes(event: CxEvent, known: CxEvent): boolean {
  if (event === known) return false;
  const order = compareRecorded(event, known) || compareEvents(event, known);
  return order > 0 || (order === 0 && JSON.stringify(event) > JSON.stringify(known));
}
