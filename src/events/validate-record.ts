import type * as z from "zod";
import { type RecordType, recordSchemas } from "../model/record-schemas.ts";
import { clipped, type Fault, type Finding } from "./finding.ts";
import { formRules } from "./form-rules.ts";
import { fault } from "./plain-json.ts";
import { issueFault } from "./validate-event.ts";

/** A value that is a record of its type, or not, and what is to be said of it. */
export interface JudgedRecord {
  /** Whether no finding is an error. */
  readonly valid: boolean;
  /** The record as its schema reads it where it is valid, else what was handed in. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/** The verdict on a value whose faults of form are known; `path` leads to it from the root of its text. */
export function judgeRecord(
  type: RecordType,
  value: unknown,
  form: readonly Fault[],
  path: string,
  line: number | null,
): JudgedRecord {
  const isUnreadable = form.some(({ severity }) => severity === "error");
  const read = isUnreadable ? null : schemaOf(type).safeParse(value);
  const shape = read === null || read.success ? [] : shapeFaults(type, value, read.error.issues);
  const told = new Set(shape.map((one) => one.path));
  const faults = [...form.filter((one) => !told.has(one.path)), ...shape];
  const entity = entityOf(type, value);
  return {
    valid: read?.success === true,
    value: read?.success === true ? read.data : value,
    findings: faults.map((one) => ({ ...one, path: path + one.path, line, entity })),
  };
}

const schemaOf = (type: RecordType): z.ZodType => recordSchemas[type];

function shapeFaults(
  type: RecordType,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): readonly Fault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [fault(formRules.shape, "", `This is no ${type}: a record is a JSON object.`)];
  }
  return issues.map((issue) => issueFault(value, issue));
}

/** What the record is, as `case/123`. Null: its id is no text. */
function entityOf(type: RecordType, value: unknown): string | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "id")) return null;
  const id: unknown = Reflect.get(value, "id");
  return typeof id === "string" ? `${type}/${clipped(id)}` : null;
}
