/** Something in a payload that could not be read, or was not what it looks like. */
export interface Issue {
  /** The integrity rule that it breaks, such as `SCH-01`. */
  readonly ruleId: string;
  /** `error`: left out. `warning`: read, with a doubt. `info`: read, with a choice worth knowing. */
  readonly severity: "error" | "warning" | "info";
  /** Where in the payload, as a JSON Pointer (RFC 6901). */
  readonly path: string;
  /** What is wrong and what was done about it, in a sentence. */
  readonly message: string;
  /** The value found there. */
  readonly raw?: unknown;
  /** The record it concerns; null where none could be made out. */
  readonly entityRef: { readonly type: string; readonly id: string } | null;
}

/** JSON Pointer of a place below another. */
export const below = (path: string, ...keys: readonly PropertyKey[]): string =>
  [path, ...keys.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
