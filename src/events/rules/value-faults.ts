import { below, type Fault } from "../finding.ts";
import type { Field, FieldKind } from "./field.ts";
import type { FieldPlan } from "./field-plan.ts";
import { hasFields } from "./for-types.ts";
import type { IntegrityRule, ValueCheck } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";
import { signsOf } from "./signs.ts";
import { clearCode, type IsClear } from "./value-code.ts";

/** A sign that every text has, for the rules that need none. */
const UNSIGNED = 1 << 30;
const ANY = -1;

interface Check {
  readonly rule: IntegrityRule;
  readonly signs: number;
  readonly check: ValueCheck;
}

/** What the rules that look at single texts say of a value. Made once for its limits. */
export class ValueFaults {
  private readonly checks: { readonly [Kind in FieldKind]: readonly Check[] };
  private readonly clear = new Map<FieldPlan, IsClear | null>();
  private found: Fault[] = [];
  /** The names that lead to what is looked at. */
  private readonly path: PropertyKey[] = [];

  constructor(rules: readonly IntegrityRule[], limits: RuleLimits) {
    const checks: { readonly [Kind in FieldKind]: Check[] } = { id: [], instant: [], openEnum: [], text: [] };
    for (const rule of rules) {
      const check = rule.value?.check(limits) ?? null;
      if (check === null) continue;
      for (const kind of rule.value?.of ?? []) {
        checks[kind].push({ rule, check, signs: rule.value?.signs ?? ANY });
      }
    }
    this.checks = checks;
  }

  /** The faults of a value, in the order in which its texts stand; null where there is none. */
  of(plan: FieldPlan, value: object): Fault[] | null {
    return this.isClear(plan)?.(value) === true ? null : this.walk(plan, value);
  }

  private isClear(plan: FieldPlan): IsClear | null {
    let clear = this.clear.get(plan);
    if (clear === undefined) {
      clear = clearCode(plan, {
        text: (text, field) => this.isClearText(text, field),
        value: (inner, held) => this.walk(inner, held) === null,
      });
      this.clear.set(plan, clear);
    }
    return clear;
  }

  private isClearText(text: string, field: Field): boolean {
    const checks = this.checks[field.kind];
    const seen = field.kind === "instant" ? ANY : signsOf(text) | UNSIGNED;
    for (let at = 0; at < checks.length; at++) {
      const one = checks[at];
      if (one !== undefined && (one.signs & seen) !== 0 && one.check(text, field) !== null) return false;
    }
    return true;
  }

  private walk(plan: FieldPlan, value: object): Fault[] | null {
    this.lookInto(plan, value);
    if (this.found.length === 0) return null;
    const { found } = this;
    this.found = [];
    return found;
  }

  private lookInto(plan: FieldPlan, value: object): void {
    if (Array.isArray(value)) {
      if (plan.element === null) return;
      for (let at = 0; at < value.length; at++) this.look(plan.element, value[at], at);
      return;
    }
    if (!hasFields(value)) return;
    const { fields, rest } = plan;
    for (const name in value) {
      const inner = fields.get(name) ?? rest;
      if (inner !== null) this.look(inner, value[name], name);
    }
  }

  private look(plan: FieldPlan, value: unknown, name: PropertyKey): void {
    if (typeof value === "string") {
      if (plan.text !== null && !plan.text.known.has(value)) this.lookAtText(plan.text, value, name);
    } else if (typeof value === "object" && value !== null) {
      this.path.push(name);
      this.lookInto(plan, value);
      this.path.pop();
    }
  }

  private lookAtText(field: Field, value: string, name: PropertyKey): void {
    if (this.isClearText(value, field)) return;
    const path = [...this.path, name].reduce<string>(below, "");
    for (const { rule, check } of this.checks[field.kind]) {
      const message = check(value, field);
      if (message !== null) this.found.push({ ruleId: rule.id, severity: rule.severity, path, message });
    }
  }
}
