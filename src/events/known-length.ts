import * as z from "zod";
import { InstantSchema } from "../model/instant.ts";
import { twoDigits } from "../time/digits.ts";
import { parseInstant } from "../time/instant.ts";
import { compactLength, numberLength } from "./compact-length.ts";
import type { FieldPlan } from "./rules/field-plan.ts";
import { signsOf } from "./rules/signs.ts";
import { holdsText, type Suspects, type SuspicionOf, suspected } from "./rules/suspicion.ts";

/**
 * The length of the shortest JSON text of those fields of a value that a schema names; NaN where it cannot be said, and
 * −1 where the schema does not take the value. The value is made of nothing but what JSON can write.
 *
 * A text of just that length holds nothing but those fields: none that is not known, no name twice, no escape and no
 * space. So one walk over the fields clears nearly every line.
 */
export type KnownLength = (value: object) => number;

/** Such walks by name, which see on their way whether any text of those fields has to be asked about. */
export interface Walks {
  /** Null: there is no such name, no code may be generated, or the schema asks for more than code is written for. */
  readonly lengthOf: (name: unknown) => KnownLength | null;
  /** Whether they saw one in what they were asked of since this was last asked. */
  readonly wasSuspect: () => boolean;
}

type Schema = z.core.$ZodType;
/** Undefined: no rule looks at any text there. */
type Plan = FieldPlan | undefined;

/** A schema to be walked. */
export interface Walked {
  readonly schema: Schema;
  readonly suspects: Suspects | null;
}

/**
 * Walks whose code is made when it is first asked for, from the definitions of schemas. What they share is made once: the
 * schemas in them, and the fields of `common`, as every event has an envelope.
 */
export function walksOf(
  walkedOf: (name: unknown) => Walked | null,
  common: z.ZodObject | null = null,
): Walks {
  const seen: Seen = { isSuspect: false };
  const objects = new Map<Schema, ObjectWalk | null>();
  const made = new Map<unknown, KnownLength | null>();
  const make = ({ schema, suspects }: Walked): KnownLength | null => {
    if (z.core.globalConfig.jitless === true || !z.core.util.allowsEval.value) return null;
    const shared: Shared = { seen, objects, suspicionOf: suspects?.suspicionOf ?? null };
    const first = common === null ? null : objectWalk(common, suspects?.plan, shared);
    if (common === null || first === null) return objectWalk(schema, suspects?.plan, shared)?.length ?? null;
    return objectWalk(schema, suspects?.plan, shared, { schema: common, walk: first })?.length ?? null;
  };
  return {
    lengthOf(name) {
      let length = made.get(name);
      if (length === undefined) {
        const walked = walkedOf(name);
        if (walked === null) return null;
        length = make(walked);
        made.set(name, length);
      }
      return length;
    },
    wasSuspect() {
      const was = seen.isSuspect;
      seen.isSuspect = false;
      return was;
    },
  };
}

/** What walks saw since they were last asked. */
interface Seen {
  isSuspect: boolean;
}

/** The walk over an object, which is there before its code is made: a schema may stand in itself. */
interface ObjectWalk {
  length: KnownLength;
}

/** What the code of all walks shares. */
interface Shared {
  readonly seen: Seen;
  readonly objects: Map<Schema, ObjectWalk | null>;
  readonly suspicionOf: SuspicionOf | null;
}

/** A walk over some of the fields of a schema, which goes before the others. */
interface First {
  readonly schema: z.ZodObject;
  readonly walk: ObjectWalk;
}

/** Null where the schema is of something else than an object, or asks for more. */
function objectWalk(
  schema: Schema,
  plan: Plan,
  shared: Shared,
  first: First | null = null,
): ObjectWalk | null {
  const known = shared.objects.get(schema);
  if (known !== undefined) return known;
  const fields = schema instanceof z.ZodObject && !hasChecks(schema) ? fieldsOf(schema) : null;
  if (fields === null || fields.some(([name]) => name in Array.prototype)) {
    shared.objects.set(schema, null);
    return null;
  }
  const walk: ObjectWalk = { length: () => Number.NaN };
  shared.objects.set(schema, walk);
  walk.length = new Code(shared).compile(fields, plan, first);
  return walk;
}

const fieldsOf = ({ shape }: z.ZodObject): readonly (readonly [name: string, schema: Schema])[] =>
  Object.entries(shape).filter((one): one is [string, Schema] => isSchema(one[1]));

/** Code as it is written. All that it takes from a schema into its text is quoted by `JSON.stringify`, or a number. */
class Code {
  /** What the code uses and cannot be written in it: `use[0]`, `use[1]`, … */
  private readonly used: unknown[] = [];
  private readonly lists: string[] = [];
  private readonly shared: Shared;

  constructor(shared: Shared) {
    this.shared = shared;
  }

  compile(fields: ReturnType<typeof fieldsOf>, plan: Plan, first: First | null): KnownLength {
    // What has no field that must be there could be an array.
    const isFree = fields.every(([, one]) => one instanceof z.ZodExactOptional);
    const lines = fields
      .filter(([one, held]) => first?.schema.shape[one] !== held)
      .map(([one, held]) => this.field(one, held, plan?.fields.get(one)));
    const start =
      first === null ? "let n=1,m=0,v;" : `let n=${this.use(first.walk)}.length(o),m=0,v;if(n<0)return -1;`;
    const walk = `return o=>{${isFree ? "if(Array.isArray(o))return -1;" : ""}${start}${lines.join("")}return n===1?2:n;};`;
    const given = { use: this.used, seen: this.shared.seen, isInstant, numberLength, signsOf };
    return new Function(...Object.keys(given), `"use strict";${this.lists.join("")}${walk}`)(
      ...Object.values(given),
    );
  }

  private field(name: string, schema: Schema, plan: Plan): string {
    const isOptional = schema instanceof z.ZodExactOptional;
    const inner = isOptional ? innerOf(schema) : schema;
    const check = `{${this.value(inner, plan)}n+=${name.length + 4};}`;
    return `v=o[${JSON.stringify(name)}];${isOptional ? `if(v!==undefined)${check}` : check}`;
  }

  /** Statements that add the length of `v` to `n`, or return −1. */
  private value(schema: Schema, plan: Plan): string {
    if (schema instanceof z.ZodNullable) {
      return `if(v===null)n+=4;else{${this.value(innerOf(schema), plan)}}`;
    }
    if (schema === InstantSchema) {
      return `if(typeof v!=="string"||!isInstant(v))return -1;n+=v.length+2;${this.look(plan)}`;
    }
    if (schema instanceof z.ZodString) {
      const checks = this.textChecks(schema);
      if (checks !== null) {
        return `if(typeof v!=="string"${checks})return -1;n+=v.length+2;${this.look(plan)}`;
      }
    } else if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
      const taken = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
      if (taken.every((one) => typeof one === "string")) {
        return `if(${taken.map((one) => `v!==${JSON.stringify(one)}`).join("&&")})return -1;n+=v.length+2;`;
      }
    } else if (schema instanceof z.ZodBoolean) {
      if (!hasChecks(schema)) return `if(v===true)n+=4;else if(v===false)n+=5;else return -1;`;
    } else if (schema instanceof z.ZodNumber) {
      const checks = numberChecks(schema);
      if (checks !== null) {
        return `if(typeof v!=="number"||!Number.isFinite(v)${checks})return -1;n+=numberLength(v);`;
      }
    } else if (schema instanceof z.ZodArray) {
      const { element } = schema.def;
      if (!hasChecks(schema)) return this.elements(element, plan?.element ?? undefined);
    } else if (schema instanceof z.ZodObject) {
      const walk = objectWalk(schema, plan, this.shared);
      if (walk !== null)
        return `if(typeof v!=="object"||v===null||(m=${this.use(walk)}.length(v))<0)return -1;n+=m;`;
    }
    return this.anything(schema, plan);
  }

  private elements(schema: Schema, plan: Plan): string {
    const name = `list${this.lists.length}`;
    const at = this.lists.push("") - 1;
    const each = this.value(schema, plan);
    this.lists[at] =
      `function ${name}(a){let n=1,m=0,v;for(let i=0;i<a.length;i++){v=a[i];${each}n+=1;}return n===1?2:n;}`;
    return `if(!Array.isArray(v)||(m=${name}(v))<0)return -1;n+=m;`;
  }

  private textChecks(schema: z.ZodString): string | null {
    if ("check" in schema.def || "coerce" in schema.def) return null;
    let text = "";
    for (const { _zod } of schema.def.checks ?? []) {
      const { def } = _zod;
      if (isLeastLength(def)) text += `||v.length<${def.minimum}`;
      else if (isPattern(def)) text += `||!${this.use(lastOf(def.pattern))}(v)`;
      else return null;
    }
    return text;
  }

  /** What is written in no other way is asked of zod. */
  private anything(schema: Schema, plan: Plan): string {
    const look =
      plan !== undefined && this.shared.suspicionOf !== null && holdsText(plan) ? "seen.isSuspect=true;" : "";
    const compiled = z.compile(schema);
    const length = (value: unknown) => (z.safeParse(compiled, value).success ? compactLength(value) : -1);
    return `if((m=${this.use(length)}(v))<0)return -1;n+=m;${look}`;
  }

  /** Statements that remember whether the text `v` has to be asked about. */
  private look(plan: Plan): string {
    if (!plan?.text || this.shared.suspicionOf === null) return "";
    const condition = suspected(plan.text, this.shared.suspicionOf(plan.text), (value) => this.use(value));
    return condition === null ? "" : `if(${condition})seen.isSuspect=true;`;
  }

  private use(value: unknown): string {
    return `use[${this.used.push(value) - 1}]`;
  }
}

const isSchema = (value: unknown): value is Schema => value instanceof z.core.$ZodType;

const hasChecks = (schema: Schema): boolean => (schema._zod.def.checks ?? []).length > 0;

function innerOf(schema: z.ZodExactOptional | z.ZodNullable): Schema {
  return schema.def.innerType;
}

type CheckDef = z.core.$ZodCheckDef;

const isLeastLength = (def: CheckDef): def is CheckDef & { readonly minimum: number } =>
  def.check === "min_length" && "minimum" in def && typeof def.minimum === "number";

const isPattern = (def: CheckDef): def is CheckDef & { readonly pattern: RegExp } =>
  def.check === "string_format" &&
  "format" in def &&
  def.format === "regex" &&
  "pattern" in def &&
  def.pattern instanceof RegExp &&
  !def.pattern.global &&
  !def.pattern.sticky;

const isBound = (def: CheckDef): def is CheckDef & { readonly value: number; readonly inclusive: boolean } =>
  (def.check === "greater_than" || def.check === "less_than") &&
  "value" in def &&
  typeof def.value === "number" &&
  "inclusive" in def;

function numberChecks(schema: z.ZodNumber): string | null {
  const { def } = schema;
  if ("coerce" in def || ("check" in def && (!("format" in def) || def.format !== "safeint"))) return null;
  let text = "check" in def ? "||!Number.isSafeInteger(v)" : "";
  for (const { _zod } of def.checks ?? []) {
    if (!isBound(_zod.def)) return null;
    const { check, value, inclusive } = _zod.def;
    text += `||!(v${check === "greater_than" ? ">" : "<"}${inclusive ? "=" : ""}${value})`;
  }
  return text;
}

/** Whether a text fits a pattern, where the same text comes again and again. */
function lastOf(pattern: RegExp): (text: string) => boolean {
  let last: string | null = null;
  return (text) => {
    if (text === last) return true;
    if (!pattern.test(text)) return false;
    last = text;
    return true;
  };
}

const [Z, HYPHEN, DOT, T, COLON] = [0x5a, 0x2d, 0x2e, 0x54, 0x3a];

/** Whether {@link InstantSchema} takes a text. Most are written to the second or millisecond, on no late day of a month. */
function isInstant(text: string): boolean {
  const end = text.length - 1;
  if (text.charCodeAt(end) !== Z) return false;
  const isUsual =
    (end === 19 ||
      (end === 23 && text.charCodeAt(19) === DOT && isBelow(text, 20, 100) && isBelow(text, 21, 100))) &&
    isBelow(text, 0, 100) &&
    isBelow(text, 2, 100) &&
    text.charCodeAt(4) === HYPHEN &&
    isBelow(text, 5, 13) &&
    text.charCodeAt(7) === HYPHEN &&
    isBelow(text, 8, 29) &&
    text.charCodeAt(10) === T &&
    isBelow(text, 11, 24) &&
    text.charCodeAt(13) === COLON &&
    isBelow(text, 14, 60) &&
    text.charCodeAt(16) === COLON &&
    isBelow(text, 17, 60) &&
    twoDigits(text, 5) > 0 &&
    twoDigits(text, 8) > 0;
  return isUsual || parseInstant(text) !== null;
}

function isBelow(text: string, at: number, limit: number): boolean {
  const number = twoDigits(text, at);
  return number >= 0 && number < limit;
}
