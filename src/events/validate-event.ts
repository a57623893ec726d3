import type * as z from "zod";
import { EnvelopeSchema } from "./envelope.ts";
import { type CxEvent, type CxEventType, eventTypes } from "./event-types.ts";
import { below, clipped, type Fault, type Finding } from "./finding.ts";
import { formRules } from "./form-rules.ts";
import { type KnownLength, type Walks, walksOf } from "./known-length.ts";
import { fault, jsonFaults } from "./plain-json.ts";
import { eventFaults, suspectsOf } from "./rules/event-faults.ts";
import { defaultLimits, type RuleLimits } from "./rules/rule-limits.ts";
import { type ValidationOptions, withDefaults } from "./validation-options.ts";

/** An event that can be used, with what is to be said of it all the same. */
export interface ValidEvent {
  /** No finding is an error. */
  readonly valid: true;
  /** The event, the very object that was handed in. */
  readonly event: CxEvent;
  /** Warnings and remarks. */
  readonly findings: readonly Finding[];
}

/** A value that is no event, or one that cannot be used. */
export interface InvalidEvent {
  /** At least one finding is an error. */
  readonly valid: false;
  /** What was handed in, as far as it could be read. */
  readonly value: unknown;
  /** What is wrong with it, and what is odd. */
  readonly findings: readonly Finding[];
}

/**
 * Says whether a value is an event of the catalogue, and all that is wrong with it if not. It throws on no value,
 * changes none, and takes no field for known that it does not know: further CloudEvents attributes and further fields
 * of the data are left as they are.
 *
 * @example
 * ```ts
 * validateEvent({ specversion: "1.0" }).findings[0]?.ruleId; // => "SHP-01"
 * validateEvent({ specversion: "1.0" }).findings[0]?.path; // => "/type"
 * ```
 */
export function validateEvent(value: unknown, options: ValidationOptions = {}): ValidEvent | InvalidEvent {
  const complete = withDefaults(options);
  return judge(value, jsonFaults(value, complete), "", null, complete.limits);
}

/** The verdict on a value whose faults of form are known; `path` leads to it from the root of its line. */
export function judge(
  value: unknown,
  form: readonly Fault[],
  path = "",
  line: number | null = null,
  limits: RuleLimits = defaultLimits,
): ValidEvent | InvalidEvent {
  try {
    return verdict(value, form, path, line, limits);
  } catch {
    // Only an object that is no data does this: a proxy, or a field that is computed when it is read.
    const message = "This value cannot be read.";
    const [first = fault(formRules.plain, "", message)] = form.filter(isError);
    return { valid: false, value, findings: [{ ...first, path: path + first.path, line, entity: null }] };
  }
}

function verdict(
  value: unknown,
  form: readonly Fault[],
  path: string,
  line: number | null,
  limits: RuleLimits,
): ValidEvent | InvalidEvent {
  const type = typeOf(value);
  const isUnreadable = form.some(isError);
  if (!isUnreadable && fits(value, type, limits)) return ruled(value, form, path, line, limits);
  const shape = isUnreadable ? none : shapeFaults(value, type);
  const told = new Set(shape.map((one) => one.path));
  const faults = [...form.filter((one) => !told.has(one.path)), ...shape];
  return { valid: false, value, findings: findingsOf(faults, path, line, entityOf(value, type)) };
}

/** The verdict on an event of the right shape ({@link eventFaults} tells what `textsAreClear` is): what the rules say of it, after what is odd about its form. */
function ruled(
  event: CxEvent,
  form: readonly Fault[],
  path: string,
  line: number | null,
  limits: RuleLimits,
  textsAreClear = false,
): ValidEvent | InvalidEvent {
  const broken = eventFaults(event, limits, textsAreClear);
  if (broken.length === 0 && form.length === 0) return { valid: true, event, findings: none };
  const findings = findingsOf([...form, ...broken], path, line, entityOf(event, typeOf(event)));
  return broken.some(isError) ? { valid: false, value: event, findings } : { valid: true, event, findings };
}

const findingsOf = (
  faults: readonly Fault[],
  path: string,
  line: number | null,
  entity: string | null,
): readonly Finding[] =>
  faults.map(({ ruleId, severity, path: place, message }) => ({
    ruleId,
    severity,
    path: path + place,
    line,
    message,
    entity,
  }));

const none: readonly never[] = [];
const isError = ({ severity }: Fault): boolean => severity === "error";

const LETTER_U = 0x75;

type AnyEventType = (typeof eventTypes)[CxEventType];
const typesByName: ReadonlyMap<unknown, AnyEventType> = new Map(Object.entries(eventTypes));

/** The value of a field of anything. */
const field = (value: unknown, name: PropertyKey): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

const typeOf = (value: unknown): AnyEventType | undefined => typesByName.get(field(value, "type"));

/** For the limits of the last event. */
let walks: Walks | null = null;
let walksFor: RuleLimits | undefined;

function walksUnder(limits: RuleLimits): Walks {
  if (walks !== null && limits === walksFor) return walks;
  walksFor = limits;
  walks = walksOf((name) => {
    const type = typesByName.get(name);
    return type === undefined ? null : { schema: type.schema, suspects: suspectsOf(type.type, limits) };
  }, EnvelopeSchema);
  return walks;
}

/**
 * The verdict on what `JSON.parse` made of a text, if one walk can give it: the text is as long as an event of the right
 * shape and nothing besides, so that no field is unknown and no name given twice. Null where only a closer look can tell.
 */
export function plainVerdict(
  value: unknown,
  text: string,
  line: number | null,
  limits: RuleLimits,
): ValidEvent | InvalidEvent | null {
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  const { lengthOf, wasSuspect } = walksUnder(limits);
  const walk = lengthOf(value.type);
  if (walk === null || !isAsLong(walk, value, text)) return null;
  return ruled(value, none, "", line, limits, !wasSuspect());
}

function isAsLong(walk: KnownLength, value: object, text: string): value is CxEvent {
  const length = walk(value);
  return length === text.length || (length > 0 && length === unescapedLength(text));
}

/** The length of a text of JSON with each escape taken for the one character it stands for; NaN where it has numbered ones. */
function unescapedLength(text: string): number {
  let { length } = text;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at + 2)) {
    if (text.charCodeAt(at + 1) === LETTER_U) return Number.NaN;
    length -= 1;
  }
  return length;
}

/** Whether a value of nothing but JSON is an event of its type. */
function fits(value: unknown, type: AnyEventType | undefined, limits: RuleLimits): value is CxEvent {
  if (type === undefined || typeof value !== "object" || value === null) return false;
  const walk = walksUnder(limits).lengthOf(type.type);
  const isTaken = walk === null ? type.schema.safeParse(value).success : walk(value) !== -1;
  return isTaken && badAttribute(value) === undefined;
}

/** Binary data is not allowed here, but has its name from CloudEvents. */
const attributes: ReadonlySet<string> = new Set([
  ...Object.keys(EnvelopeSchema.shape),
  "type",
  "data",
  "data_base64",
]);

/** The first attribute of the envelope that CloudEvents does not allow, and why. */
function badAttribute(value: unknown): readonly [name: string, why: string] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const name in value) {
    if (attributes.has(name)) continue;
    if (!/^[a-z0-9]+$/.test(name)) {
      return [name, "The name of a CloudEvents attribute is of lower-case letters a to z and digits."];
    }
    const held: unknown = Reflect.get(value, name);
    const isAllowed =
      held === null ||
      typeof held === "string" ||
      typeof held === "boolean" ||
      (typeof held === "number" && (held | 0) === held);
    if (!isAllowed) {
      return [name, "A CloudEvents attribute is text, true or false, or a whole number of 32 bits."];
    }
  }
  return undefined;
}

function shapeFaults(value: unknown, type: AnyEventType | undefined): readonly Fault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [fault(formRules.shape, "", "This is no event: an event is a JSON object.")];
  }
  if (type === undefined) return [typeFault(field(value, "type"))];
  const issues = type.schema.safeParse(value).error?.issues ?? [];
  const faults = issues.map((issue) => issueFault(value, issue));
  const bad = badAttribute(value);
  if (bad !== undefined) faults.push(fault(formRules.shape, below("", bad[0]), bad[1]));
  return faults;
}

function typeFault(type: unknown): Fault {
  if (typeof type !== "string") {
    const message =
      type === undefined ? "The type of the event is missing." : "The type of an event is text.";
    return fault(formRules.shape, "/type", message);
  }
  const family = type.split(".").slice(0, 2).join(".");
  const alike = Object.keys(eventTypes).filter((one) => one.startsWith(`${family}.`));
  const known = alike.length === 0 ? "" : ` Of ${family} there are ${alike.join(", ")}.`;
  return fault(formRules.type, "/type", `"${clipped(type, 60)}" is no type of the catalogue.${known}`);
}

/** An issue of zod as a fault. */
export function issueFault(event: object, issue: z.core.$ZodIssue): Fault {
  const found = issue.path.reduce<unknown>(field, event);
  const path = issue.path.reduce<string>(below, "");
  if (found === undefined) return fault(formRules.shape, path, "This field is missing.");
  const { ruleId, severity } = ruleOf(issue, found);
  return { ruleId, severity, path, message: clipped(issue.message, 300) };
}

function ruleOf(issue: z.core.$ZodIssue, found: unknown): Pick<Fault, "ruleId" | "severity"> {
  const named: unknown = issue.code === "custom" ? issue.params?.["ruleId"] : undefined;
  if (typeof named === "string") return { ruleId: named, severity: "error" };
  const isId = /(^i|I)ds?$/.test(String(issue.path.findLast((step) => typeof step === "string")));
  const rule = isId && typeof found === "number" ? formRules.numericId : formRules.shape;
  return { ruleId: rule.id, severity: rule.severity };
}

/** What the event tells of, as `case/123`; its subject where the catalogue does not know. */
function entityOf(value: unknown, type: AnyEventType | undefined): string | null {
  const id = type === undefined ? undefined : field(field(value, "data"), type.entityId);
  if (type !== undefined && typeof id === "string") return `${type.entity}/${clipped(id)}`;
  const subject = field(value, "subject");
  return typeof subject === "string" ? clipped(subject) : null;
}
