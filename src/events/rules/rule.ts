import type { RecordType } from "../../model/record-schemas.ts";
import type { RecordOf, Records } from "../../model/records.ts";
import type { CxEvent } from "../event-types.ts";
import type { FindingSeverity } from "../finding.ts";
import type { RuleLimits } from "./rule-limits.ts";

/** One place where a rule is broken. */
export interface Breach {
  /** JSON Pointer into the event, or the record. */
  readonly path: string;
  /** What is wrong, in a sentence that gives the value. */
  readonly message: string;
  /** Where it is not the rule's own: some breaches of a rule are graver than others. */
  readonly severity?: FindingSeverity;
}

/** A breach of a rule that is told when other events than the one that broke it have come. */
export interface StreamBreach extends Breach {
  /** What it is about, as `case/123`. */
  readonly entity: string | null;
  /** Line of the event it is told of. Null: it did not come as text, or it is about none. */
  readonly line: number | null;
}

/** What a rule keeps of a stream. What it keeps is bounded; what was not looked at because of that, it says at the end. */
export interface StreamCheck {
  /** What shows as this event comes: breaches of this event. */
  readonly add: (event: CxEvent, line: number | null) => readonly Breach[];
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
  /** Looks at one event by itself. */
  readonly event?: (event: CxEvent, limits: RuleLimits) => readonly Breach[];
  /** Looks at one record of a type, and at those it stands among. */
  readonly record?: {
    readonly [Type in RecordType]?: (record: RecordOf<Type>, context: RecordContext) => readonly Breach[];
  };
  /** Looks at all events of a stream. */
  readonly stream?: (limits: RuleLimits) => StreamCheck;
}
