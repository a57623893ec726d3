import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffReported } from "../../../src/events/fold/diff-reported.ts";
import { integrityRules } from "../../../src/events/rules/index.ts";
import { recordFindings } from "../../../src/events/rules/record-findings.ts";
import { type RecordType, recordSchemas } from "../../../src/model/record-schemas.ts";
import { type RecordOf, type Records, recordLists } from "../../../src/model/records.ts";
import { cases, conversations, interactions, surveys } from "../../facts/arbitrary-records.ts";
import { exampleFiles, exampleLines } from "../../facts/example-records.ts";
import { samples } from "../../model/samples.ts";
import { record } from "./rule-example.ts";

const recordTypes = Object.keys(recordSchemas).filter((name): name is RecordType => name in recordSchemas);

/** What a JSON Pointer leads to; undefined where it leads nowhere. */
const found = (value: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((holder, step) => {
      const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
      return typeof holder === "object" && holder !== null ? Reflect.get(holder, name) : undefined;
    }, value);

const countsOf = (records: Records): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { ruleId } of recordFindings(records)) counts[ruleId] = (counts[ruleId] ?? 0) + 1;
  return counts;
};

test("says nothing of nothing", () => {
  expect(recordFindings({})).toEqual([]);
  expect(recordFindings({ cases: [], surveyResponses: [] })).toEqual([]);
});

test("gives the record, the place, and no line", () => {
  const one = record("case", {
    id: "a/7",
    createdAt: "2026-03-02T12:00:00.000Z",
    resolvedAt: "2026-03-01T12:00:00.000Z",
  });
  const [finding, ...others] = recordFindings({ cases: [{ ...one, status: "resolved" }] });
  expect(others).toEqual([]);
  expect(finding).toEqual({
    ruleId: "LIF-02",
    severity: "error",
    entity: "case/a/7",
    path: "/resolvedAt",
    line: null,
    message: "resolvedAt (2026-03-01T12:00:00.000Z) lies before createdAt (2026-03-02T12:00:00.000Z).",
  });
});

test("names the agent of an interval without an id", () => {
  const interval = { agentId: "ada", startAt: "2026-03-02T12:00:00.000Z", endAt: "2026-03-02T11:00:00.000Z" };
  const [finding] = recordFindings({ agentStatusIntervals: [record("agentStatusInterval", interval)] });
  expect([finding?.ruleId, finding?.entity]).toEqual(["LIF-01", "agent/ada"]);
});

test("looks only at the rules handed in, by the limits handed in", () => {
  const scored = record("surveyResponse", {
    metric: "csat",
    score: { value: 9, scale: { min: 1, max: 5, direction: "higher-is-better" } },
  });
  const rules = integrityRules.filter(({ id }) => id === "SUR-01" || id === "SUR-10");
  const ids = (limits: { readonly fewestScores?: number }) =>
    recordFindings({ surveyResponses: [scored] }, { rules, limits }).map(({ ruleId }) => ruleId);
  expect(ids({})).toEqual(["SUR-01", "SUR-10"]);
  expect(ids({ fewestScores: 1 })).toEqual(["SUR-01"]);
});

describe("the samples of every noun", () => {
  /** The full ones among each other; what they refer to beyond that is not there. */
  const full: Records = Object.fromEntries(
    recordTypes.map((type) => [recordLists[type], [recordSchemas[type].parse(samples[type].full)]]),
  );
  const own = /^(LIF|MET|SUR|COM|SCH)/;

  test("are found fault with for what is wrong with them", () => {
    const findings = recordFindings(full).filter(({ ruleId }) => own.test(ruleId));
    expect(findings.map(({ ruleId, entity, path }) => `${ruleId} ${entity} ${path}`)).toEqual(SAMPLES);
  });

  test.each(recordTypes)("%s: the least that is accepted is judged", (type) => {
    const records: Records = { [recordLists[type]]: [recordSchemas[type].parse(samples[type].minimal)] };
    const ids = recordFindings(records).map(({ ruleId }) => ruleId);
    expect(ids).toEqual(type === "interaction" ? ["LIF-06"] : []);
  });
});

test("the examples of the repository have the faults that were put into them, and no others", () => {
  const records: Records = Object.fromEntries(
    exampleFiles.map(([file, type]) => [
      recordLists[type],
      exampleLines(file).map((line) => recordSchemas[type].parse(line)),
    ]),
  );
  const { "SUR-02": scales, "SUR-09": inside, ...others } = countsOf(records);
  expect({ scales, inside }).toEqual({ scales: 1, inside: 1 });
  expect(Object.keys(others).filter((id) => /^(LIF|MET|SUR|COM|SCH)/.test(id))).toEqual([]);
});

describe("on records with every combination of what a source may tell", () => {
  const anyRecords: fc.Arbitrary<Records> = fc
    .record({ cases, conversations, interactions, surveys, isAlone: fc.boolean() })
    .map(({ conversations: talks, interactions: contacts, surveys: asked, isAlone }) => ({
      interactions: contacts,
      surveyResponses: asked.responses,
      ...(isAlone
        ? {}
        : { cases: talks.cases, messages: talks.messages, surveyInvitations: asked.invitations }),
    }));

  test("no rule throws, and every finding is of a record that is there", () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const findings = recordFindings(records, { limits: { now: Date.UTC(2026, 3, 20) } });
        const all = new Map(
          recordTypes.flatMap((type) => {
            const list: readonly RecordOf<RecordType>[] = records[recordLists[type]] ?? [];
            return list.map((one): [string, unknown] => [`${type}/${"id" in one ? one.id : ""}`, one]);
          }),
        );
        for (const { ruleId, entity, path, message, line } of findings) {
          expect(line).toBeNull();
          expect(message).not.toMatch(/undefined|NaN|\[object|null/);
          const rule = integrityRules.find(({ id }) => id === ruleId);
          expect(rule).toBeDefined();
          if (entity === null || entity.startsWith("survey/")) continue;
          const broken = all.get(entity);
          expect(broken).toBeDefined();
          // What is missing has no place; that in which it is missing has one.
          const holder = path.slice(0, path.lastIndexOf("/"));
          expect(found(broken, holder)).toBeDefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  test("the order of the records changes only the order of the findings", () => {
    const told = (records: Records) =>
      recordFindings(records)
        .map(({ ruleId, entity, path, message }) => JSON.stringify([ruleId, entity, path, message]))
        .toSorted();
    fc.assert(
      fc.property(interactions, (list) => {
        expect(told({ interactions: list.toReversed() })).toEqual(told({ interactions: list }));
      }),
      { numRuns: 100 },
    );
  });
});

test("reported metrics are held to the tolerance that numbers of metrics are", () => {
  const rules = integrityRules.filter(({ id }) => id === "MET-01");
  const limits = { reportedSpans: { reply: { from: "createdAt", to: "firstAgentReplyAt", unit: "s" } } };
  const seconds = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: -15_000, max: 15_000 }), (took, off) => {
      const createdAt = "2026-03-02T12:00:00.000Z";
      const firstAgentReplyAt = new Date(Date.parse(createdAt) + took * 1000).toISOString();
      const cases = [
        record("case", { createdAt, firstAgentReplyAt, reportedMetrics: { reply: took + off } }),
      ];
      const of = (value: number) => [{ metric: "reply", value, unit: "s" }];
      const [{ verdict } = { verdict: null }] = diffReported(of(took + off), of(took));
      expect(recordFindings({ cases }, { rules, limits }).length).toBe(verdict === "beyond" ? 1 : 0);
    }),
  );
});

/** What the full samples, of which each field is filled for itself, break. */
const SAMPLES: readonly string[] = [
  "SUR-09 surveyResponse/response-1 /customerId",
  "MET-06 case/case-1 /replyCount",
  "MET-06 case/case-1 /customerReplyCount",
  "SUR-10 null ",
];
