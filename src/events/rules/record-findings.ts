import type { RecordType } from "../../model/record-schemas.ts";
import { type RecordOf, type Records, recordLists } from "../../model/records.ts";
import type { Finding } from "../finding.ts";
import { faultOf } from "./event-faults.ts";
import { recordPlan } from "./field-plan.ts";
import { allRecordTypes, type RecordCheck, textIn } from "./for-types.ts";
import { integrityRules } from "./index.ts";
import type { Breach, IntegrityRule, RecordContext } from "./rule.ts";
import { defaultLimits, type RuleLimits } from "./rule-limits.ts";
import { ValueFaults } from "./value-faults.ts";

/** By what records are judged. */
export interface RecordFindingOptions {
  /** Thresholds that differ from their defaults. */
  readonly limits?: Partial<RuleLimits>;
  /** The rules to look at. Default: every rule of integrity. */
  readonly rules?: readonly IntegrityRule[];
}

type AnyRecord = RecordOf<RecordType>;

/**
 * What the rules of integrity say of records: of each by itself, of each among those it refers to, and of all together.
 * It throws on no record of the right type. A list left out says nothing of its type; one that is there is taken to be
 * complete, so that what is missing from it is missing. A finding gives the record (`case/123`) and the place in it;
 * its `line` is null.
 *
 * Findings come record by record, in the order of the lists; those of several records together stand at the end.
 *
 * @example
 * ```ts
 * import { recordFindings } from "touchstone-cx/events";
 * import { recordSchemas } from "touchstone-cx/model";
 *
 * const cases = [
 *   recordSchemas.case.parse({
 *     id: "7",
 *     status: "resolved",
 *     createdAt: "2026-03-02T12:00:00.000Z",
 *     resolvedAt: "2026-03-01T12:00:00.000Z",
 *   }),
 * ];
 * const [finding] = recordFindings({ cases });
 * finding?.ruleId; // => "LIF-02"
 * finding?.entity; // => "case/7"
 * finding?.path; // => "/resolvedAt"
 * ```
 */
export function recordFindings(records: Records, options: RecordFindingOptions = {}): Finding[] {
  const { rules = integrityRules } = options;
  const limits: RuleLimits = { ...defaultLimits, ...options.limits };
  const context: RecordContext = { limits, records, find: finderIn(records) };
  const values = new ValueFaults(rules, limits);
  const findings: Finding[] = [];

  for (const type of allRecordTypes) {
    const checks = rules.flatMap((rule) => {
      // The check stands under the type of the records it is handed.
      const check = rule.record?.[type] as RecordCheck | undefined;
      return check === undefined ? [] : [{ rule, check }];
    });
    const plan = recordPlan(type);
    for (const record of listOf(records, type)) {
      const entity = entityOf(type, record);
      for (const fault of values.of(plan, record) ?? []) findings.push({ ...fault, line: null, entity });
      for (const { rule, check } of checks) {
        for (const breach of check(record, context)) findings.push(findingOf(rule, breach, entity));
      }
    }
  }
  for (const rule of rules) {
    for (const breach of rule.records?.(context) ?? []) findings.push(findingOf(rule, breach, breach.entity));
  }
  return findings;
}

const listOf = (records: Records, type: RecordType): readonly AnyRecord[] => records[recordLists[type]] ?? [];

/** Records by their ids, each list looked through once, when it is first asked for. The first of an id is the one. */
function finderIn(records: Records): RecordContext["find"] {
  const byType = new Map<RecordType, ReadonlyMap<string, AnyRecord>>();
  const ofType = (type: RecordType): ReadonlyMap<string, AnyRecord> => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const byId = new Map<string, AnyRecord>();
    for (const record of listOf(records, type)) {
      const id = textIn(record, "id");
      if (id !== undefined && !byId.has(id)) byId.set(id, record);
    }
    byType.set(type, byId);
    return byId;
  };
  // The list of a type holds records of that type.
  return <Type extends RecordType>(type: Type, id: string) =>
    (ofType(type).get(id) as RecordOf<Type> | undefined) ?? null;
}

const findingOf = (rule: IntegrityRule, breach: Breach, entity: string | null): Finding => ({
  ...faultOf(rule, breach),
  line: null,
  entity,
});

/** What a record without an id of its own is known by: whose it is. */
const owners: readonly (readonly [field: string, type: RecordType])[] = [
  ["agentId", "agent"],
  ["caseId", "case"],
  ["interactionId", "interaction"],
];

function entityOf(type: RecordType, record: AnyRecord): string | null {
  const id = textIn(record, "id");
  if (id !== undefined) return `${type}/${id}`;
  const owner = owners.find(([field]) => textIn(record, field) !== undefined);
  return owner === undefined ? null : `${owner[1]}/${textIn(record, owner[0])}`;
}
