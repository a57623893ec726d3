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
  /** Of the value whose length was asked for last, where the schema took it. */
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
 * Walks whose code is made when it is first asked for, from the definitions of schemas. What they have in common, as every
 * event has an envelope, is made once: `common` has the very same fields as they have.
 */
export function walksOf(
  walkedOf: (name: unknown) => Walked | null,
  common: z.ZodObject | null = null,
): Walks {
  const seen: Seen = { isSuspect: false };
  const made = new Map<unknown, KnownLength | null>();
  let ofCommon: KnownLength | null = null;
  const make = (walked: Walked): KnownLength | null => {
    if (z.core.globalConfig.jitless === true || !z.core.util.allowsEval.value) return null;
    if (common !== null) ofCommon ??= new Code(walked.suspects, seen).compile({ ...walked, schema: common });
    const first = common === null || ofCommon === null ? null : { schema: common, length: ofCommon };
    return new Code(walked.suspects, seen, first).compile(walked);
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
    wasSuspect: () => seen.isSuspect,
  };
}

/** What a walk saw. */
interface Seen {
  isSuspect: boolean;
}

/** A walk over some of the fields of a schema, which goes before the others. */
interface First {
  readonly schema: z.ZodObject;
  readonly length: KnownLength;
}

/** Code as it is written. All that it takes from a schema into its text is quoted by `JSON.stringify`, or a number. */
class Code {
  /** What the code uses and cannot be written in it: `use[0]`, `use[1]`, … */
  private readonly used: unknown[] = [];
  private readonly functions: string[] = [];
  private readonly objects = new Map<Schema, string>();
  private readonly suspicionOf: SuspicionOf | null;
  private readonly seen: Seen;
  private readonly first: First | null;

  constructor(suspects: Suspects | null, seen: Seen, first: First | null = null) {
    this.suspicionOf = suspects?.suspicionOf ?? null;
    this.seen = seen;
    this.first = first;
  }

  compile({ schema, suspects }: Walked): KnownLength | null {
    const root = this.object(schema, suspects?.plan, this.first);
    if (root === null) return null;
    const reset = this.first === null ? "seen.isSuspect=false;" : "";
    const text = `"use strict";${this.functions.join("")}return o=>{${reset}return ${root}(o);};`;
    const given = {
      use: this.used,
      seen: this.seen,
      first: this.first?.length,
      isInstant,
      numberLength,
      signsOf,
    };
    return new Function(...Object.keys(given), text)(...Object.values(given));
  }

  /** The name of a function that takes an object; null where the schema is of something else, or asks for more. */
  private object(schema: Schema, plan: Plan, first: First | null = null): string | null {
    if (!(schema instanceof z.ZodObject) || hasChecks(schema)) return null;
    const fields = Object.entries(schema.shape).filter((one): one is [string, Schema] => isSchema(one[1]));
    if (fields.some(([name]) => name in Array.prototype)) return null;
    const known = this.objects.get(schema);
    if (known !== undefined) return known;
    const name = `object${this.objects.size}`;
    this.objects.set(schema, name);
    // What has no field that must be there could be an array.
    const isFree = fields.every(([, one]) => one instanceof z.ZodExactOptional);
    const lines = fields
      .filter(([one, held]) => first?.schema.shape[one] !== held)
      .map(([one, held]) => this.field(one, held, plan?.fields.get(one)));
    const start = first === null ? "let n=1,m=0,v;" : "let n=first(o),m=0,v;if(n<0)return -1;";
    this.functions.push(
      `function ${name}(o){${isFree ? "if(Array.isArray(o))return -1;" : ""}${start}${lines.join("")}return n===1?2:n;}`,
    );
    return name;
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
      const name = this.object(schema, plan);
      if (name !== null) return `if(typeof v!=="object"||v===null||(m=${name}(v))<0)return -1;n+=m;`;
    }
    return this.anything(schema, plan);
  }

  private elements(schema: Schema, plan: Plan): string {
    const name = `list${this.functions.length}`;
    const at = this.functions.push("") - 1;
    const each = this.value(schema, plan);
    this.functions[at] =
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
      plan !== undefined && this.suspicionOf !== null && holdsText(plan) ? "seen.isSuspect=true;" : "";
    const compiled = z.compile(schema);
    const length = (value: unknown) => (z.safeParse(compiled, value).success ? compactLength(value) : -1);
    return `if((m=${this.use(length)}(v))<0)return -1;n+=m;${look}`;
  }

  /** Statements that remember whether the text `v` has to be asked about. */
  private look(plan: Plan): string {
    if (!plan?.text || this.suspicionOf === null) return "";
    const condition = suspected(plan.text, this.suspicionOf(plan.text), (value) => this.use(value));
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
