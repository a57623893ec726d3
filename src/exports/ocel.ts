/** A type of value in OCEL 2.0. */
export type OcelValueType = "string" | "time" | "integer" | "float" | "boolean";
/** A value in OCEL 2.0; a time is an RFC 3339 instant. */
export type OcelValue = string | number | boolean;

/** A type of events or of objects, with the attributes that those may have. */
export interface OcelType {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: OcelValueType }[];
}

/** That something has to do with an object, and how. */
export interface OcelRelationship {
  readonly objectId: string;
  readonly qualifier: string;
}

/** Something that happened. */
export interface OcelEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly attributes?: readonly { readonly name: string; readonly value: OcelValue }[];
  readonly relationships?: readonly OcelRelationship[];
}

/** Something that events are about. Each value of an attribute holds from its time on. */
export interface OcelObject {
  readonly id: string;
  readonly type: string;
  readonly attributes?: readonly {
    readonly name: string;
    readonly time: string;
    readonly value: OcelValue;
  }[];
  readonly relationships?: readonly OcelRelationship[];
}

/**
 * An object-centric event log, OCEL 2.0, as its JSON format has it.
 * Source: https://ocel-standard.org/specification/formats/json
 */
export interface OcelLog {
  readonly eventTypes: readonly OcelType[];
  readonly objectTypes: readonly OcelType[];
  readonly events: readonly OcelEvent[];
  readonly objects: readonly OcelObject[];
}
