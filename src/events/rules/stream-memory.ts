import type { RecordType } from "../../model/record-schemas.ts";
import type { CxEvent } from "../event-types.ts";
import { CompactMemory } from "./compact-memory.ts";
import { textHash, valueHash } from "./hash.ts";
import { instantMs } from "./instants.ts";
import { creations, eventReferences, type Reference, type Told, thingKey, toldOf } from "./references.ts";
import type { RuleLimits } from "./rule-limits.ts";

/** What all rules remember of a stream together, each event being taken in once. */
export class StreamMemory {
  /** What the event in hand tells of. */
  told: Told | null = null;
  /** The key under which that is remembered; 0 where it tells of nothing. */
  key = 0;
  /** What it refers to beside that. */
  references: readonly Reference[] = [];
  /** When it happened, as milliseconds since 1970. */
  ms = 0;
  /** What became of an earlier event with its source and id: none there was, the very same, or one that says otherwise. */
  repeats: "none" | "same" | "other" = "none";
  /** Hash of its data. */
  said = 0;
  /** Hash of what the event says, its envelope included. */
  payload = 0;
  /** Hash of its source and id. */
  identity = 0;
  /** The types of which something came into being in the stream. */
  readonly created = new Set<RecordType>();
  /** What events say, by source and id. */
  readonly events: CompactMemory;
  /** When things came into being, by type and id; NaN for those that events tell of without saying so. */
  readonly things: CompactMemory;

  constructor({ maxRemembered }: RuleLimits) {
    this.events = new CompactMemory(maxRemembered);
    this.things = new CompactMemory(maxRemembered);
  }

  /** Before the rules look at an event. */
  take(event: CxEvent): void {
    const told = toldOf(event);
    this.told = told;
    this.key = told === null ? 0 : thingKey(told.type, told.id);
    this.references = eventReferences(event);
    this.ms = instantMs(event.time) ?? 0;
    this.identity = textHash(event.id, textHash(event.source));
    this.said = valueHash(event.data);
    this.payload = textHash("", this.said + valueHash(event, "data"));
    const before = this.events.get(this.identity);
    this.repeats = before === undefined ? "none" : before === this.payload ? "same" : "other";
  }

  /** After the rules have looked at an event and let it pass. */
  keep(event: CxEvent): void {
    const { told, ms, key } = this;
    this.events.set(this.identity, this.payload, event.time);
    if (told === null) return;
    const isCreation = creations[event.type] === told.type;
    if (isCreation) this.created.add(told.type);
    const known = this.things.get(key);
    if (known === undefined || (isCreation && !(known <= ms))) {
      this.things.set(key, isCreation ? ms : Number.NaN, event.time);
    }
  }

  /** When a thing came into being. Null: not told, or forgotten. */
  createdMs(key: number): number | null {
    const ms = this.things.get(key);
    return ms === undefined || Number.isNaN(ms) ? null : ms;
  }

  /** Whether an event told of a thing, its coming into being or something else. */
  isKnown(key: number): boolean {
    return this.things.get(key) !== undefined;
  }
}
