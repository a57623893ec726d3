import type { RecordType } from "../../model/record-schemas.ts";
import type { CxEvent, CxEventType } from "../event-types.ts";
import { CompactMemory } from "./compact-memory.ts";
import { eventPlan } from "./field-plan.ts";
import { hadOtherNames, KnownNames, numberHash, textHash, valueHash } from "./hash.ts";
import { instantMs } from "./instants.ts";
import { SharedMoments } from "./moments.ts";
import {
  creatable,
  creations,
  eventReferring,
  type Reference,
  type ReferringField,
  referencesIn,
  type Told,
  thingKey,
  toldOf,
} from "./references.ts";
import type { RuleLimits } from "./rule-limits.ts";

/** What is known of the events of one type. */
interface Kind {
  /** Hash of the type. */
  readonly hash: number;
  /** The names in their data. */
  readonly names: KnownNames;
  /** The fields that refer to what rules ask for. */
  readonly referring: readonly ReferringField[];
  /** What comes into being by them. */
  readonly creates: RecordType | undefined;
}

/** How much is known of a thing, kept with its time: that of its coming into being once it is known, else the earliest at which anything happened to it. */
const MENTIONED = 0;
const TOLD = 1;
const CREATED = 2;
const STATES = 4;

/** The names in envelopes, but for those of what is compared otherwise. */
const envelopeNames = new KnownNames(null, ["specversion", "id", "source", "type", "data"]);

/** The names in data, by the type of the event: kept for all streams, since only so many are. */
const dataNames = new Map<CxEventType, KnownNames>();

function namesOf(type: CxEventType): KnownNames {
  const names = dataNames.get(type) ?? new KnownNames(eventPlan(type).fields.get("data") ?? null);
  dataNames.set(type, names);
  return names;
}

const stateOf = (known: number): number => known - Math.floor(known / STATES) * STATES;
const timeOf = (known: number): number => Math.floor(known / STATES);

/** What all rules remember of a stream together, each event being taken in once. */
export class StreamMemory {
  /** What the event in hand tells of. */
  told: Told | null = null;
  /** The key under which that is remembered; 0 where it tells of nothing. */
  key = 0;
  /** Whether it is told to come into being. */
  isCreation = false;
  /** What it refers to beside that, of the types that come into being by events or whose ids the caller gave. */
  references: readonly Reference[] = [];
  /** When it happened, as milliseconds since 1970. */
  ms = 0;
  /** What became of an earlier event with its source and id: none there was, the very same, or one that says otherwise. */
  repeats: "none" | "same" | "other" = "none";
  /** Hash of its type. */
  typeHash = 0;
  /** Hash of its type and its data. */
  said = 0;
  /** Whether its data have a field that their schema has not. */
  hasOtherFields = false;
  /** Hash of what the event says, its envelope included. */
  payload = 0;
  /** Hash of its source and id. */
  identity = 0;
  /** The types of which something came into being in the stream. */
  readonly created = new Set<RecordType>();
  /** What events say, by source and id. */
  readonly events: CompactMemory;
  /** How much is known of things, by type and id: half as many again as one rule remembers, for several stand on it. */
  readonly things: CompactMemory;
  /** What five rules remember of things beside that, in a memory of twice the size. */
  readonly moments: SharedMoments;
  /** The case that a case was merged into. */
  readonly merges: CompactMemory;
  private readonly kinds = new Map<CxEventType, Kind>();
  private readonly isAsked: (field: ReferringField) => boolean;
  private source = "";
  private sourceHash = textHash("");

  constructor({ maxRemembered, knownIds }: RuleLimits) {
    this.events = new CompactMemory(maxRemembered);
    this.things = new CompactMemory(maxRemembered, 1.5);
    this.moments = new SharedMoments(maxRemembered, 2);
    this.merges = new CompactMemory(maxRemembered);
    this.isAsked = ({ type }) => creatable.has(type) || knownIds[type] !== undefined;
  }

  /** Before the rules look at an event. */
  take(event: CxEvent): void {
    const { source, data } = event;
    const kind = this.kinds.get(event.type) ?? this.kindOf(event.type);
    const told = toldOf(event);
    this.told = told;
    this.key = told === null ? 0 : thingKey(told.type, told.id);
    this.isCreation = told !== null && told.type === kind.creates;
    this.references = referencesIn(kind.referring, data);
    this.ms = instantMs(event.time) ?? 0;
    if (source !== this.source) {
      this.source = source;
      this.sourceHash = textHash(source);
    }
    this.identity = textHash(event.id, this.sourceHash);
    this.typeHash = kind.hash;
    this.said = numberHash(kind.hash, valueHash(data, kind.names));
    this.hasOtherFields = hadOtherNames();
    this.payload = numberHash(this.said, valueHash(event, envelopeNames));
    const before = this.events.get(this.identity);
    this.repeats = before === undefined ? "none" : before === this.payload ? "same" : "other";
  }

  /** After the rules have looked at an event and let it pass. */
  keep({ time }: CxEvent): void {
    const { told, ms, references } = this;
    this.events.set(this.identity, this.payload, time);
    if (told === null) return;
    if (this.isCreation) this.created.add(told.type);
    for (let at = 0; at < references.length; at++) {
      const one = references[at];
      if (one?.isToWhole) this.learn(one.key, MENTIONED, ms, time);
    }
    this.learn(this.key, this.isCreation ? CREATED : TOLD, ms, time);
  }

  /** Whether a thing is known to come into being later than the event in hand, by more than clocks differ. */
  isAhead(key: number, clockSkewMs: number): boolean {
    const created = this.createdMs(key);
    return created !== null && this.ms < created - clockSkewMs;
  }

  /** When a thing came into being. Null: not told, or forgotten. */
  createdMs(key: number): number | null {
    const known = this.things.get(key);
    return known === undefined || stateOf(known) !== CREATED ? null : timeOf(known);
  }

  /** When the first thing happened to it or to a part of it, as long as it is not told to have come into being. Null: nothing did. */
  happenedMs(key: number): number | null {
    const known = this.things.get(key);
    return known === undefined || stateOf(known) === CREATED ? null : timeOf(known);
  }

  /** Whether an event told of a thing, its coming into being or something else. */
  isKnown(key: number): boolean {
    const known = this.things.get(key);
    return known !== undefined && stateOf(known) !== MENTIONED;
  }

  private learn(key: number, state: number, ms: number, time: string): void {
    const known = this.things.get(key);
    const before = known === undefined ? null : stateOf(known);
    // What happens to a thing that is known to have come into being says nothing new.
    if (before === CREATED && state < CREATED) return;
    const isFirst = known === undefined || (state === CREATED && before !== CREATED);
    const from = isFirst ? ms : Math.min(timeOf(known), ms);
    const now = from * STATES + Math.max(before ?? MENTIONED, state);
    if (now !== known) this.things.set(key, now, time);
  }

  private kindOf(type: CxEventType): Kind {
    const kind = {
      hash: textHash(type),
      names: namesOf(type),
      referring: eventReferring(type).filter(this.isAsked),
      creates: creations[type],
    };
    this.kinds.set(type, kind);
    return kind;
  }
}
