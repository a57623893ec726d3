import type { CxEvent } from "../event-types.ts";
import { compareEvents, inOrder } from "./event-order.ts";
import { foldEvents } from "./fold-events.ts";
import type { Folded } from "./folded.ts";
import { NameSet } from "./name-set.ts";
import { linkedThings, toldThing } from "./places.ts";

/** An event that came after something it tells of was handed out. */
export interface LateEvent {
  /** The event. */
  readonly event: CxEvent;
  /** What was handed out, or named in what was, and is told without it: `case/123`. */
  readonly entities: readonly string[];
  /**
   * Whether it is in no record, because the very thing it happened to was handed out. Otherwise it is in the record of
   * that, and only what one thing says of another is missing.
   */
  readonly isLost: boolean;
}

/** How a {@link boundedFolder} works. */
export interface BoundedFolderOptions {
  /** Most events to keep. Above it, what has had no event for longest is handed out as finished. At least 1. */
  readonly maxEvents: number;
  /** Takes what is finished: a few records that belong together, each once. */
  readonly onFolded: (folded: Folded) => void;
  /** Takes what came too late. A repetition of an event that was told is late too: nothing is left to know it by. */
  readonly onLate: (late: LateEvent) => void;
}

/** Folds a stream of events in bounded memory. */
export interface BoundedFolder {
  /** Takes the next event. */
  readonly add: (event: CxEvent) => void;
  /** Hands out all that is left. */
  readonly end: () => void;
}

/** Statuses kept of an agent before those that have ended are handed out. */
const agentEvents = 32;

/** Things that tell something of each other, with their events. */
interface Bundle {
  things: string[];
  events: CxEvent[];
}

/**
 * Folds a stream that is too long to be kept, with few of its events in memory. What belongs together (a case, its
 * interactions and their messages, its responses) is kept together, and handed out as {@link foldEvents} would fold it
 * once it has had no event for longest and more than `maxEvents` are kept. The statuses of an agent are handed out as
 * they end.
 *
 * What comes out is what `foldEvents` gives for the whole stream, unless something came too late, and all that came too
 * late is told. It depends then on the order in which the events came. Of what was handed out 11 to 23 bytes a thing are
 * kept, to know what comes too late. They are hashes of 64 bits, so that an event may be taken for late that is not: with
 * ten million things the chance is about one in 370,000.
 *
 * @throws RangeError when `maxEvents` is no whole number of at least 1.
 *
 * @example
 * ```ts
 * import { boundedFolder, validateEvents } from "touchstone-cx/events";
 *
 * const statuses: string[] = [];
 * const folder = boundedFolder({
 *   maxEvents: 50_000,
 *   onFolded: ({ records }) => statuses.push(...(records.cases ?? []).map(({ status }) => status)),
 *   onLate: ({ event, isLost }) => console.warn(event.id, isLost),
 * });
 * const event = { specversion: "1.0", source: "desk:acme", data: { caseId: "c-1" } };
 * const source = [{ ...event, id: "1", type: "cx.case.created", time: "2026-03-02T09:00:00.000Z" }];
 * for (const judged of validateEvents(source)) if (judged.valid) folder.add(judged.event);
 * folder.end();
 * statuses; // => ["new"]
 * ```
 */
export function boundedFolder({ maxEvents, onFolded, onLate }: BoundedFolderOptions): BoundedFolder {
  if (!(Number.isInteger(maxEvents) && maxEvents >= 1)) {
    throw new RangeError(`maxEvents is ${maxEvents}. Give a whole number of at least 1.`);
  }
  /** Things that were handed out, and those that were only named in what was. */
  const told = new NameSet();
  const named = new NameSet();
  const bundles = new Map<string, Bundle>();
  const agents = new Map<string, CxEvent[]>();
  /** The bundles, the one that has had no event for longest first. */
  const waiting = new Set<Bundle>();
  // One iterator for all, because a new one would pass over all that was deleted before it.
  let oldest = waiting.values();
  let kept = 0;

  function handOut(bundle: Bundle): void {
    kept -= bundle.events.length;
    waiting.delete(bundle);
    for (const event of bundle.events) told.add(toldThing(event) ?? "");
    for (const thing of bundle.things) {
      bundles.delete(thing);
      if (!told.has(thing)) named.add(thing);
    }
    onFolded(foldEvents(bundle.events));
  }

  function handOutOldest(): void {
    let { value } = oldest.next();
    if (value === undefined) {
      oldest = waiting.values();
      ({ value } = oldest.next());
    }
    if (value !== undefined) handOut(value);
  }

  function join(thing: string, into: Bundle): void {
    const known = bundles.get(thing);
    if (known === into) return;
    if (known === undefined) into.things.push(thing);
    else {
      for (const one of known.things) into.things.push(one);
      for (const one of known.events) into.events.push(one);
      for (const one of known.things) bundles.set(one, into);
      waiting.delete(known);
    }
    bundles.set(thing, into);
  }

  function addToBundle(thing: string, event: CxEvent): void {
    const linked = linkedThings(event);
    const isLost = told.has(thing);
    const gone = [...new Set([thing, ...linked])].filter((one) => told.has(one) || named.has(one));
    if (gone.length > 0) onLate({ event, entities: gone, isLost });
    if (isLost) return;
    const here = [thing, ...linked.filter((one) => !told.has(one))];
    const bundle = largest(here.flatMap((one) => bundles.get(one) ?? [])) ?? { things: [], events: [] };
    for (const one of here) join(one, bundle);
    bundle.events.push(event);
    kept += 1;
    waiting.delete(bundle);
    waiting.add(bundle);
    while (kept > maxEvents) handOutOldest();
  }

  function addToAgent(agent: string, event: CxEvent): void {
    const events = agents.get(agent);
    const [first] = events ?? [];
    if (events === undefined || first === undefined) {
      agents.set(agent, [event]);
    } else if (told.has(agent) && compareEvents(event, first) < 0) {
      onLate({ event, entities: [agent], isLost: true });
    } else {
      events.push(event);
      if (events.length >= agentEvents) agents.set(agent, handOutEnded(agent, events));
    }
  }

  /** Hands out the statuses that have ended, and gives the event that began the one that has not. */
  function handOutEnded(agent: string, events: readonly CxEvent[]): CxEvent[] {
    const inTime = inOrder(events);
    const { records } = foldEvents(inTime);
    const intervals = records.agentStatusIntervals ?? [];
    if (intervals.length > 1) {
      told.add(agent);
      onFolded({ records: { agentStatusIntervals: intervals.slice(0, -1) }, incomplete: [], unplaced: [] });
    }
    const last = intervals.at(-1);
    const began = inTime.findLast(({ time }) => time === last?.startAt);
    return began === undefined ? [] : [began];
  }

  return {
    add: (event) => {
      const thing = toldThing(event);
      if (thing === null) onFolded(foldEvents([event]));
      else if (event.type === "cx.agent.status-changed") addToAgent(thing, event);
      else addToBundle(thing, event);
    },
    end: () => {
      while (waiting.size > 0) handOutOldest();
      for (const events of agents.values()) onFolded(foldEvents(events));
      agents.clear();
    },
  };
}

const largest = (bundles: readonly Bundle[]): Bundle | undefined =>
  bundles.reduce<Bundle | undefined>(
    (most, one) => (most !== undefined && most.events.length >= one.events.length ? most : one),
    undefined,
  );
