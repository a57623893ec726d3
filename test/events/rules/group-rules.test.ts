import { describe, expect, test } from "vitest";
import type { CxEvent } from "../../../src/events/event-types.ts";
import { commerceRules } from "../../../src/events/rules/commerce.ts";
import type { EventCheck } from "../../../src/events/rules/for-types.ts";
import { integrityRules } from "../../../src/events/rules/index.ts";
import { lifecycleRules } from "../../../src/events/rules/lifecycle.ts";
import { metricConsistencyRules } from "../../../src/events/rules/metric-consistency.ts";
import { recordFindings } from "../../../src/events/rules/record-findings.ts";
import type { Breach, IntegrityRule } from "../../../src/events/rules/rule.ts";
import { defaultLimits } from "../../../src/events/rules/rule-limits.ts";
import { scheduleRules } from "../../../src/events/rules/schedule.ts";
import { StreamMemory } from "../../../src/events/rules/stream-memory.ts";
import { surveyRules } from "../../../src/events/rules/survey.ts";
import { validateEvent } from "../../../src/events/validate-event.ts";
import { commerceExamples } from "./commerce-examples.ts";
import { lifecycleExamples } from "./lifecycle-examples.ts";
import { metricExamples } from "./metric-examples.ts";
import type { Place, RuleExample } from "./rule-example.ts";
import { scheduleExamples } from "./schedule-examples.ts";
import { surveyExamples } from "./survey-examples.ts";

const groups: readonly (readonly [readonly IntegrityRule[], readonly RuleExample[]])[] = [
  [lifecycleRules, lifecycleExamples],
  [metricConsistencyRules, metricExamples],
  [surveyRules, surveyExamples],
  [commerceRules, commerceExamples],
  [scheduleRules, scheduleExamples],
];

const placeOf = (entity: string | null, { path }: Breach): Place => [entity, path];

/** The events of an example as they were written, each of which must be one of the catalogue. */
const read = (events: RuleExample["events"]): readonly CxEvent[] =>
  (events ?? []).map((event) => {
    const judged = validateEvent(event);
    if (!judged.valid) expect(judged.findings.filter(({ ruleId }) => /^(SHP|JSON)/.test(ruleId))).toEqual([]);
    return judged.valid ? judged.event : (event as CxEvent);
  });

function placesOf(rule: IntegrityRule, example: RuleExample): readonly Place[] {
  const limits = { ...defaultLimits, ...example.limits };
  const ofRecords = recordFindings(example.records ?? {}, { limits, rules: [rule] });
  const ofEvents = read(example.events).flatMap((event) => {
    const check = rule.event?.[event.type] as EventCheck | undefined;
    expect(check, `${rule.id} looks at ${event.type}`).toBeDefined();
    return check?.(event, limits) ?? [];
  });
  const memory = new StreamMemory(limits);
  const stream = rule.stream?.(limits, memory);
  const ofStream = read(example.stream).flatMap((event) => stream?.add(event, null) ?? []);
  return [
    ...ofRecords.map(({ entity, path }): Place => [entity, path]),
    ...ofEvents.map((breach) => placeOf(null, breach)),
    ...ofStream.map((breach) => placeOf(null, breach)),
    ...(example.stream ? (stream?.end() ?? []) : []).map((breach) => placeOf(breach.entity, breach)),
  ];
}

describe.each(groups)("rules", (rules, examples) => {
  for (const rule of rules) {
    describe(`${rule.id} ${rule.says}`, () => {
      const own = examples.filter(({ ruleId }) => ruleId === rule.id);

      test("is one of the rules of integrity", () => {
        expect(integrityRules.filter(({ id }) => id === rule.id)).toEqual([rule]);
      });

      for (const level of ["records", "events", "stream"] as const) {
        const isLookedAfter =
          level === "records"
            ? rule.record !== undefined || rule.records !== undefined
            : rule[level === "events" ? "event" : "stream"] !== undefined;
        test(`${level}: ${isLookedAfter ? "has an example that breaks it and one that keeps it" : "has no example"}`, () => {
          const ofLevel = own.filter((example) => example[level] !== undefined);
          expect(ofLevel.some(({ breaks }) => breaks.length > 0)).toBe(isLookedAfter);
          expect(ofLevel.some(({ breaks }) => breaks.length === 0)).toBe(isLookedAfter);
        });
      }

      for (const example of own) {
        test(`${example.breaks.length === 0 ? "keeps" : "breaks"} it: ${example.because}`, () => {
          expect(placesOf(rule, example)).toEqual(example.breaks);
        });
      }
    });
  }
});

test("every example is of a rule", () => {
  const known = new Set(groups.flatMap(([rules]) => rules.map(({ id }) => id)));
  const named = groups.flatMap(([, examples]) => examples.map(({ ruleId }) => ruleId));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
