import type { PiiClass } from "../../model/pii.ts";

/**
 * What a text stands for: the `id` of something, an `instant`, a literal of an `openEnum`, or other `text`. Dates,
 * literals of closed lists and the like are none of these: their schemas have said all there is to say.
 */
export type FieldKind = "id" | "instant" | "openEnum" | "text";

/** What a schema says of one field. */
export interface Field {
  /** Its name; in a list the name of the list. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly pii: PiiClass;
  /** The literals known, where it is an open enum; else empty. */
  readonly known: ReadonlySet<string>;
}
