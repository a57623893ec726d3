import type { FindingSeverity } from "./finding.ts";

/** A rule about the form of input, which is broken before any event can be made out. */
export interface FormRule {
  /** Its id, as findings give it. */
  readonly id: string;
  /** How grave a breach is. */
  readonly severity: FindingSeverity;
  /** What must hold. */
  readonly says: string;
}

/** Name of a rule about the form of input. */
export type FormRuleName =
  | "encoding"
  | "byteOrderMark"
  | "utf16"
  | "carriageReturn"
  | "json"
  | "duplicateName"
  | "size"
  | "depth"
  | "prototype"
  | "plain"
  | "surrogate"
  | "infinite"
  | "type"
  | "precision"
  | "shape"
  | "numericId";

/** The rules about the form of input, in the order in which they are looked at. */
export const formRules: { readonly [Name in FormRuleName]: FormRule } = {
  encoding: { id: "ENC-01", severity: "error", says: "Text is UTF-8." },
  byteOrderMark: { id: "ENC-02", severity: "info", says: "Text begins without a byte order mark." },
  utf16: { id: "ENC-03", severity: "info", says: "Text is not UTF-16." },
  carriageReturn: { id: "ENC-04", severity: "info", says: "Lines end in LF alone; told once." },
  json: { id: "JSON-01", severity: "error", says: "Each line holds one JSON value." },
  duplicateName: { id: "JSON-02", severity: "error", says: "A name stands once in an object." },
  size: { id: "JSON-03", severity: "error", says: "A line, and a value, stays within the limit of size." },
  depth: { id: "JSON-04", severity: "error", says: "Values are nested no deeper than the limit." },
  prototype: { id: "JSON-05", severity: "error", says: "No object has a field named __proto__." },
  plain: { id: "JSON-06", severity: "error", says: "A value is one that JSON can write." },
  surrogate: { id: "JSON-07", severity: "error", says: "Text holds no half of a surrogate pair." },
  infinite: { id: "JSON-08", severity: "error", says: "A number is finite." },
  precision: {
    id: "JSON-09",
    severity: "warning",
    says: "A whole number is small enough to be held exactly.",
  },
  shape: {
    id: "SHP-01",
    severity: "error",
    says: "An event has the fields of its type, and of CloudEvents.",
  },
  type: { id: "SHP-02", severity: "error", says: "The type of an event is one of the catalogue." },
  numericId: { id: "ID-04", severity: "error", says: "An id is text." },
};
