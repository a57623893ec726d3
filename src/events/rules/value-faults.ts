import { below, type Fault } from "../finding.ts";
import type { Field } from "./field.ts";
import type { FieldPlan } from "./field-plan.ts";
import { hasFields } from "./for-types.ts";
import type { IntegrityRule, ValueCheck } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";
import { anySuspicion, eitherSuspicion, noSuspicion, type Suspicion } from "./suspicion.ts";
import { clearCode, type IsClear } from "./value-code.ts";

interface Check {
  readonly rule: IntegrityRule;
  readonly check: ValueCheck;
  readonly suspicion: Suspicion;
}

/** What is asked of the texts of one field. */
interface Asked {
  readonly checks: readonly Check[];
  /** What a text has that any of the checks could find something in. */
  readonly suspicion: Suspicion;
}

/** What the rules that look at single texts say of a value. Made once for its limits. */
export class ValueFaults {
  private readonly checks: readonly Check[];
  private readonly asked = new Map<Field, Asked>();
  private readonly clear = new Map<FieldPlan, IsClear | null>();
  private found: Fault[] = [];
  /** The names that lead to what is looked at. */
  private readonly path: PropertyKey[] = [];

  constructor(rules: readonly IntegrityRule[], limits: RuleLimits) {
    this.checks = rules.flatMap((rule) => {
      const check = rule.value?.check(limits) ?? null;
      return check === null ? [] : [{ rule, check, suspicion: suspicionFrom(rule, limits) }];
    });
  }

  /** The faults of a value, in the order in which its texts stand; null where there is none. */
  of(plan: FieldPlan, value: object): Fault[] | null {
    return this.isClear(plan)?.(value) === true ? null : this.walk(plan, value);
  }

  /** What a text in a field has that any rule could find something in. */
  suspicionOf(field: Field): Suspicion {
    return this.askedOf(field).suspicion;
  }

  private isClear(plan: FieldPlan): IsClear | null {
    let clear = this.clear.get(plan);
    if (clear === undefined) {
      clear = clearCode(plan, {
        suspicionOf: (field) => this.suspicionOf(field),
        text: (text, field) => this.isClearText(text, field),
      });
      this.clear.set(plan, clear);
    }
    return clear;
  }

  private askedOf(field: Field): Asked {
    let asked = this.asked.get(field);
    if (asked === undefined) {
      const checks = this.checks.filter(({ rule: { value } }) => {
        return value?.of.includes(field.kind) === true && value.where?.(field) !== false;
      });
      asked = {
        checks,
        suspicion: checks.map(({ suspicion }) => suspicion).reduce(eitherSuspicion, noSuspicion),
      };
      this.asked.set(field, asked);
    }
    return asked;
  }

  private isClearText(text: string, field: Field): boolean {
    return this.askedOf(field).checks.every(({ check }) => check(text, field) === null);
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
    for (const { rule, check } of this.askedOf(field).checks) {
      const message = check(value, field);
      if (message === null) continue;
      const path = [...this.path, name].reduce<string>(below, "");
      this.found.push({ ruleId: rule.id, severity: rule.severity, path, message });
    }
  }
}

/** Instants are suspected by when they lie, other texts by their signs. */
const suspicionFrom = ({ value }: IntegrityRule, limits: RuleLimits): Suspicion => ({
  signs: value?.signs ?? anySuspicion.signs,
  outside: value?.fine?.(limits) ?? anySuspicion.outside,
});
