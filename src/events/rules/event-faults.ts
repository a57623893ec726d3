import type { CxEvent, CxEventType } from "../event-types.ts";
import type { Fault } from "../finding.ts";
import { eventPlan, type FieldPlan } from "./field-plan.ts";
import { integrityRules } from "./index.ts";
import type { Breach, IntegrityRule } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";
import { ValueFaults } from "./value-faults.ts";

const none: readonly Fault[] = [];

/** What is asked of the events of one type. */
interface Questions {
  readonly plan: FieldPlan;
  readonly asked: readonly {
    readonly rule: IntegrityRule;
    readonly check: (event: CxEvent, limits: RuleLimits) => readonly Breach[];
  }[];
}

const questions = new Map<CxEventType, Questions>();

function questionsOf(type: CxEventType): Questions {
  let found = questions.get(type);
  if (found === undefined) {
    const asked = integrityRules.flatMap((rule) => {
      // The check stands under the type of the events it is handed.
      const check = rule.event?.[type] as Questions["asked"][number]["check"] | undefined;
      return check === undefined ? [] : [{ rule, check }];
    });
    found = { plan: eventPlan(type), asked };
    questions.set(type, found);
  }
  return found;
}

let values: ValueFaults | undefined;
let valuesOf: RuleLimits | undefined;

/** What the rules say of one event of the right shape, by itself. */
export function eventFaults(event: CxEvent, limits: RuleLimits): readonly Fault[] {
  if (values === undefined || limits !== valuesOf) {
    values = new ValueFaults(integrityRules, limits);
    valuesOf = limits;
  }
  const { plan, asked } = questionsOf(event.type);
  let faults: Fault[] | null = values.of(plan, event);
  for (let at = 0; at < asked.length; at++) {
    const question = asked[at];
    const breaches = question?.check(event, limits) ?? [];
    if (question === undefined || breaches.length === 0) continue;
    faults ??= [];
    for (const breach of breaches) faults.push(faultOf(question.rule, breach));
  }
  return faults ?? none;
}

/** A breach of a rule as a fault. */
export const faultOf = (rule: IntegrityRule, { path, message, severity }: Breach): Fault => ({
  ruleId: rule.id,
  severity: severity ?? rule.severity,
  path,
  message,
});
