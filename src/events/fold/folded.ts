import type { RecordType } from "../../model/record-schemas.ts";
import type { Records } from "../../model/records.ts";
import type { CxEventType } from "../event-types.ts";

/** What events come to. */
export interface Folded {
  /**
   * The records that the events tell of, each list in the order of its ids by code units. A list is there when any event
   * tells of its type of record.
   */
  readonly records: Records;
  /** Things that the events tell too little of to make a record, because the event that began them is missing. */
  readonly incomplete: readonly IncompleteRecord[];
  /** Events that tell of no record. */
  readonly unplaced: readonly UnplacedEvent[];
}

/** Something that events tell of without all that its record needs. */
export interface IncompleteRecord {
  /** What it is, as findings name it: `case/123`. */
  readonly entity: string;
  /** The type of record it would be. */
  readonly type: RecordType;
  /** Its id. */
  readonly id: string;
  /** Fields that a record needs and no event told. Never empty. */
  readonly missing: readonly string[];
  /** What the events do tell, in the fields of the record. */
  readonly known: Readonly<Record<string, unknown>>;
}

/** An event that tells of nothing that a record is made of. */
export interface UnplacedEvent {
  /** Its type. */
  readonly type: CxEventType;
  /** Its source. */
  readonly source: string;
  /** Its id. */
  readonly id: string;
  /** Why no record can be made of it. */
  readonly reason: string;
}
