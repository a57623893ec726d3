/** How grave a finding is: `error` the event cannot be used, `warning` it can and may mislead, `info` worth knowing. */
export type FindingSeverity = "error" | "warning" | "info";

/** One thing that is wrong or odd about one event. */
export interface Finding {
  /** The rule that it breaks, such as `SHP-01`. A released id keeps its meaning. */
  readonly ruleId: string;
  /** How grave it is. */
  readonly severity: FindingSeverity;
  /** Where in the event, as a JSON Pointer (RFC 6901); empty for the event as a whole. */
  readonly path: string;
  /** Line of the text it stands on, from 1. Null: the event did not come as text. */
  readonly line: number | null;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What the event tells of, as `case/123`. Null: it could not be made out. */
  readonly entity: string | null;
}

/** A finding before it is known whose it is. */
export type Fault = Pick<Finding, "ruleId" | "severity" | "path" | "message">;

/** JSON Pointer of a place below another. */
export const below = (path: string, key: PropertyKey): string =>
  `${path}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** A text as it may stand in a message, however long it is. */
export const clipped = (text: string, most = 200): string =>
  text.length <= most ? text : `${text.slice(0, most)}…`;
