import { below, clipped, type Fault } from "./finding.ts";
import { type FormRule, formRules } from "./form-rules.ts";

/** How large a value may be. */
export interface Limits {
  /** Objects and arrays inside each other. */
  readonly maxDepth: number;
  /** Values in one event, objects, arrays and what stands in them. */
  readonly maxValues: number;
}

const loneSurrogate = /[\uD800-\uDFFF]/u;
/** Younger than the language level this is written in, and far faster than looking for them. */
const isWellFormed: unknown = Reflect.get(String.prototype, "isWellFormed");

/** Whether a text holds half of a surrogate pair, which no UTF-8 can write. */
export const hasLoneSurrogate = (text: string): boolean =>
  typeof isWellFormed === "function" ? isWellFormed.call(text) !== true : loneSurrogate.test(text);

/**
 * What keeps a value from being JSON: the first error, or every warning. It looks at whatever it is given, cycles and
 * objects that throw included, and never throws.
 */
export function jsonFaults(value: unknown, limits: Limits): readonly Fault[] {
  const walk = new Walk(limits);
  try {
    return walk.look(value) ?? walk.warnings;
  } catch (error) {
    return [fault(formRules.plain, "", `This value cannot be read: ${clipped(String(messageOf(error)))}`)];
  }
}

/**
 * The number of fields of a value that `JSON.parse` gave, or −1 where there may be something to say of it: it is nested
 * deeply, has a field named `__proto__` or holds a number that is infinite or not exact. Texts are not looked at.
 */
export function fieldCount(value: unknown, depth = 16): number {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? 0 : -1;
  if (typeof value !== "object" || value === null) return 0;
  if (depth === 0) return -1;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) {
      const inner = fieldCount(element, depth - 1);
      if (inner < 0) return -1;
      count += inner;
    }
    return count;
  }
  if (!hasFields(value)) return -1;
  for (const name in value) {
    const inner = fieldCount(value[name], depth - 1);
    if (inner < 0 || name === "__proto__") return -1;
    count += inner + 1;
  }
  return count;
}

/** Read by `Reflect.get`, a field takes as long as ten read by name. */
const hasFields = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);

class Walk {
  readonly warnings: Fault[] = [];
  private readonly limits: Limits;
  /** The objects that the value stands in, and the names that lead to it. */
  private readonly open: object[] = [];
  private readonly names: PropertyKey[] = [];
  private values = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  look(value: unknown): readonly Fault[] | undefined {
    this.values += 1;
    if (this.values > this.limits.maxValues) {
      return [fault(formRules.size, "", `More than ${this.limits.maxValues} values in one event.`)];
    }
    switch (typeof value) {
      case "boolean":
        return undefined;
      case "string":
        if (!hasLoneSurrogate(value)) return undefined;
        return this.found(formRules.surrogate, "This text holds half of a surrogate pair.");
      case "number":
        return this.lookAtNumber(value);
      case "object":
        return value === null ? undefined : this.lookInto(value);
      case "undefined":
        return this.found(formRules.plain, "undefined is not JSON. Leave the field out, or write null.");
      default:
        return this.found(formRules.plain, `A ${typeof value} is not JSON.`);
    }
  }

  private lookAtNumber(value: number): readonly Fault[] | undefined {
    if (Number.isNaN(value)) return this.found(formRules.plain, "NaN is not JSON.");
    if (!Number.isFinite(value))
      return this.found(formRules.infinite, "This number is too large to be held.");
    if (Number.isInteger(value) && !Number.isSafeInteger(value) && this.warnings.length < 20) {
      const message = "This number is too large to be held exactly: its last digits may be lost.";
      this.warnings.push(...this.found(formRules.precision, message));
    }
    return undefined;
  }

  private lookInto(value: object): readonly Fault[] | undefined {
    if (this.open.includes(value)) return this.found(formRules.plain, "This value contains itself.");
    if (this.open.length >= this.limits.maxDepth) {
      return this.found(formRules.depth, `Nested deeper than ${this.limits.maxDepth} levels.`);
    }
    this.open.push(value);
    const found = Array.isArray(value) ? this.lookAtElements(value) : this.lookAtFields(value);
    this.open.pop();
    return found;
  }

  private lookAtElements(value: readonly unknown[]): readonly Fault[] | undefined {
    for (let at = 0; at < value.length; at++) {
      this.names.push(at);
      const found = this.look(value[at]);
      if (found !== undefined) return found;
      this.names.pop();
    }
    return undefined;
  }

  private lookAtFields(value: object): readonly Fault[] | undefined {
    if (!isPlain(value)) return this.found(formRules.plain, "This is no plain object, and not JSON.");
    for (const name of Object.keys(value)) {
      this.names.push(name);
      const found = this.lookAtName(name) ?? this.look(Reflect.get(value, name));
      if (found !== undefined) return found;
      this.names.pop();
    }
    return undefined;
  }

  private lookAtName(name: string): readonly Fault[] | undefined {
    if (name === "__proto__") {
      return this.found(formRules.prototype, "A field named __proto__ could change every object.");
    }
    if (!hasLoneSurrogate(name)) return undefined;
    return this.found(formRules.surrogate, "The name of this field holds half of a surrogate pair.");
  }

  private found(rule: FormRule, message: string): readonly [Fault] {
    return [fault(rule, this.names.reduce<string>(below, ""), message)];
  }
}

/** A fault against a rule. */
export const fault = ({ id, severity }: FormRule, path: string, message: string): Fault => ({
  ruleId: id,
  severity,
  path,
  message,
});

/** Made by `{}`, by `JSON.parse` or without any prototype, in whichever realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return typeof prototype !== "object" || prototype === null || Object.getPrototypeOf(prototype) === null;
}

const messageOf = (error: unknown): unknown => (error instanceof Error ? error.message : "it throws");
