import type { CxEvent, CxEventType } from "../event-types.ts";
import type { Fault } from "../finding.ts";
import { eventPlan, type FieldPlan } from "./field-plan.ts";
import { integrityRules } from "./index.ts";
import type { Breach, IntegrityRule } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";
import type { Suspects } from "./suspicion.ts";
import { ValueFaults } from "./value-faults.ts";

const none: readonly never[] = [];

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

/** What is asked of single texts, made once for the limits. */
function valuesFor(limits: RuleLimits): ValueFaults {
  if (values === undefined || limits !== valuesOf) {
    values = new ValueFaults(integrityRules, limits);
    valuesOf = limits;
  }
  return values;
}

/** Where the texts of the events of a type lie, and what rules could find something in. */
export function suspectsOf(type: CxEventType, limits: RuleLimits): Suspects {
  const asked = valuesFor(limits);
  return { plan: eventPlan(type), suspicionOf: (field) => asked.suspicionOf(field) };
}

/**
 * What the rules say of one event of the right shape, by itself. `textsAreClear`: a walk over all of its texts found
 * none of those that {@link suspectsOf} describes.
 */
export function eventFaults(event: CxEvent, limits: RuleLimits, textsAreClear = false): readonly Fault[] {
  const { plan, asked } = questionsOf(event.type);
  let faults: Fault[] | null = textsAreClear ? null : valuesFor(limits).of(plan, event);
  for (let at = 0; at < asked.length; at++) {
    const question = asked[at];
    const breaches = question?.check(event, limits) ?? none;
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
