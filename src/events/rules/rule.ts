import type { RecordType } from "../../model/record-schemas.ts";
import type { RecordOf, Records } from "../../model/records.ts";
import type { CxEvent, CxEventType } from "../event-types.ts";
import type { FindingSeverity } from "../finding.ts";
import type { Field, FieldKind } from "./field.ts";
import type { RuleLimits } from "./rule-limits.ts";
import type { StreamMemory } from "./stream-memory.ts";

/** One place where a rule is broken. */
export interface Breach {
  /** JSON Pointer into the event, or the record. */
  readonly path: string;
  /** What is wrong, in a sentence that gives the value. */
  readonly message: string;
  /** Where it is not the rule's own: some breaches of a rule are graver than others. */
  readonly severity?: FindingSeverity;
}

/** A breach of a rule that is told when other events than the one that broke it have come; its path is from its line. */
export interface StreamBreach extends Breach {
  /** What it is about, as `case/123`. */
  readonly entity: string | null;
  /** Line of the event it is told of. Null: it did not come as text, or it is about none. */
  readonly line: number | null;
}

/** A breach that shows only among several records. */
export interface RecordsBreach extends Breach {
  /** The record it is told of, as `case/123`; the path leads into it. Null: it is of no single record. */
  readonly entity: string | null;
}

/** What a rule keeps of a stream. What it keeps is bounded; what was not looked at because of that, it says at the end. */
export interface StreamCheck {
  /** The types of events that are handed to it. Not given: all. */
  readonly of?: readonly CxEventType[];
  /** What shows as this event comes: breaches of this event. Its line, and the JSON Pointer to it, are for the end. */
  readonly add: (event: CxEvent, line: number | null, path: string) => readonly Breach[];
  /** What shows only at the end. */
  readonly end: () => readonly StreamBreach[];
}

/** What a check of a record may look at beside it. */
export interface RecordContext {
  readonly limits: RuleLimits;
  /** The records it stands among. A list left out says nothing: nobody is missing from it. */
  readonly records: Records;
  /** A record of those by its id; null where it is not there, or no list of its type was given. */
  readonly find: <Type extends RecordType>(type: Type, id: string) => RecordOf<Type> | null;
}

/** Looks at one text of an event or a record: what is wrong with it, in a sentence, or null. */
export type ValueCheck = (value: string, field: Field) => string | null;

/** What looks at one event by itself, by the type of the event. */
export type EventChecks = {
  readonly [Type in CxEventType]?: (event: CxEvent<Type>, limits: RuleLimits) => readonly Breach[];
};

/** What looks at one record and those it stands among, by the type of the record. */
export type RecordChecks = {
  readonly [Type in RecordType]?: (record: RecordOf<Type>, context: RecordContext) => readonly Breach[];
};

/**
 * A rule of integrity: what it says, and how it is looked after. One rule may be looked after in an event by itself, in
 * a record, and across a stream. A check throws on nothing of the right type, and gives no breach where something that
 * it needs is not known.
 */
export interface IntegrityRule {
  /** Its id, as findings give it. A released id keeps its meaning. */
  readonly id: string;
  /** How grave a breach is. */
  readonly severity: FindingSeverity;
  /** What must hold. */
  readonly says: string;
  /** Looks at one event of a type by itself. */
  readonly event?: EventChecks;
  /** Looks at each text of the kinds named, in every event and every record, by what its schema says of the field. */
  readonly value?: {
    readonly of: readonly FieldKind[];
    /** The fields that are asked; others do not break it. Not given: all of those kinds. */
    readonly where?: (field: Field) => boolean;
    /** Texts that have none of these signs break it in no way. Not given: any text may. */
    readonly signs?: number;
    /** Instants that lie between these, compared as texts, break it in no way. Not given: any may. */
    readonly fine?: (limits: RuleLimits) => readonly [from: string, through: string];
    /** Made once for the limits, so that what follows from them is not found again for every value. */
    readonly check: (limits: RuleLimits) => ValueCheck | null;
  };
  /** Looks at one record of a type, and at those it stands among. */
  readonly record?: RecordChecks;
  /** Looks at what shows only among all records together. */
  readonly records?: (context: RecordContext) => readonly RecordsBreach[];
  /** Looks at all events of a stream. */
  readonly stream?: (limits: RuleLimits, memory: StreamMemory) => StreamCheck;
  /** Where else it is looked after, when nothing above does. */
  readonly elsewhere?: string;
}
