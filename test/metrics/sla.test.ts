import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slaInstanceFacts } from "../../src/facts/sla-instance-facts.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { slaAttainment, slaAttainmentEntry } from "../../src/metrics/responsiveness/sla-attainment.ts";
import { slaBreachRate, slaBreachRateEntry } from "../../src/metrics/responsiveness/sla-breach-rate.ts";
import { slaStatuses } from "../../src/model/sla-instance.ts";
import { slaInstances } from "../../src/time/sla-clock.ts";
import { measureRows, repeat } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(slaAttainmentEntry);
keepsItsExamples(slaBreachRateEntry);

describe("figures worked out elsewhere", () => {
  const rows = repeat([
    [90, { status: "achieved" }],
    [10, { status: "missed" }],
    [25, { status: "active" }],
  ]);

  test("90 met, 10 breached and 25 active: 0.9 and 0.1", () => {
    expect(measure(slaAttainment, rows)).toMatchObject({ value: 0.9, n: 100, excluded: { active: 25 } });
    expect(measure(slaBreachRate, rows)).toMatchObject({ value: 0.1, n: 100, excluded: { active: 25 } });
  });

  test("Wilson's interval of 90 in 100 is 0.8256 to 0.9448", () => {
    const { interval } = measure(slaAttainment, rows);
    expect(interval).toMatchObject({ method: "Wilson score", confidence: 0.95 });
    expect(interval?.lower).toBeCloseTo(0.8256, 4);
    expect(interval?.upper).toBeCloseTo(0.9448, 4);
  });
});

describe("mistakes that are made", () => {
  test("what still runs counted as kept: 92 % for 90 %", () => {
    const rows = repeat([
      [90, { status: "achieved" }],
      [10, { status: "missed" }],
      [25, { status: "active" }],
    ]);
    expect((90 + 25) / rows.length).toBe(0.92);
    expect(measure(slaAttainment, rows).value).toBe(0.9);
  });

  test("a promise nobody has looked at since it was broken", () => {
    const forgotten = {
      caseId: "case",
      metric: "first-response",
      status: "active",
      startAt: "2026-03-02T09:00:00Z",
      dueAt: "2026-03-02T13:00:00Z",
    };
    const measured = (asOf: string) =>
      measure(slaBreachRate, slaInstanceFacts({ instances: [forgotten] }, { asOf }));
    expect(measured("2026-03-02T12:00:00Z")).toMatchObject({ value: null, excluded: { active: 1 } });
    expect(measured("2026-03-09T09:00:00Z")).toMatchObject({ value: 1, n: 1 });
  });

  test("rates of metrics averaged", () => {
    const rows = [
      ...repeat([[90, { metric: "first-response", status: "achieved" }]]),
      ...repeat([[10, { metric: "resolution", status: "missed" }]]),
    ];
    const groups = measureAll({ slaAttainment }, rows, { by: ["metric"] });
    const rates = groups.map(({ measurements }) => measurements.slaAttainment.value ?? Number.NaN);
    expect(rates).toEqual([1, 0]);
    expect(measure(slaAttainment, rows).value).toBe(0.9);
  });
});

describe("the population", () => {
  test("a row without a status is bad input", () => {
    const rows = [{ status: "achieved" }, {}];
    expect(() => measureRows(slaAttainment, rows)).toThrow(InvalidRowError);
    expect(measureRows(slaAttainment, rows, { onInvalid: "exclude" })).toMatchObject({
      value: 1,
      excluded: { invalidStatus: 1 },
    });
  });

  test("promises on cases to discard count under the kind of case, whatever became of them", () => {
    const rows = ["spam", "test", "merged", "deleted", "duplicate"].map((discarded) => ({
      status: "active",
      discarded,
    }));
    expect(measure(slaAttainment, rows).excluded).toEqual({
      spam: 1,
      test: 1,
      merged: 1,
      deleted: 1,
      discarded: 1,
    });
  });
});

describe("laws", () => {
  const row = fc.record({
    status: fc.constantFrom(...slaStatuses, "other"),
    caseId: fc.constantFrom("a", "b", "c", "d", null),
    discarded: fc.constantFrom(null, null, null, "spam"),
  });

  test("attainment and breach rate make 1, over the same rows, and so do their intervals", () => {
    const pairs = [
      [slaAttainment, slaBreachRate],
      [slaAttainment.variants.perCase, slaBreachRate.variants.perCase],
    ] as const;
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        for (const [attainment, breachRate] of pairs) {
          const kept = measureRows(attainment, rows);
          const broken = measureRows(breachRate, rows);
          expect([kept.n, kept.excluded]).toEqual([broken.n, broken.excluded]);
          if (kept.value === null || broken.value === null) {
            expect([kept.value, broken.value, kept.interval, broken.interval]).toEqual([
              null,
              null,
              null,
              null,
            ]);
            continue;
          }
          expect(kept.value + broken.value).toBeCloseTo(1, 12);
          expect((kept.interval?.lower ?? Number.NaN) + (broken.interval?.upper ?? Number.NaN)).toBeCloseTo(
            1,
            12,
          );
          expect((kept.interval?.upper ?? Number.NaN) + (broken.interval?.lower ?? Number.NaN)).toBeCloseTo(
            1,
            12,
          );
        }
      }),
    );
  });

  test("a case is kept just where all of its promises that ended are", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const judged = rows.filter(
          ({ status, caseId, discarded }) =>
            caseId !== null && discarded === null && (status === "achieved" || status === "missed"),
        );
        const cases = [...new Set(judged.map(({ caseId }) => caseId))];
        const kept = cases.filter((id) =>
          judged.every(({ caseId, status }) => caseId !== id || status === "achieved"),
        );
        const expected = cases.length === 0 ? null : kept.length / cases.length;
        expect(measure(slaAttainment.variants.perCase, rows).value).toBe(expected);
      }),
    );
  });
});

test("from what happened to the measurement", () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
  const policies = [
    {
      id: "gold",
      targets: ["first-response", "resolution"].map((metric) => ({
        metric,
        target: { seconds: 4 * 3600, clock: "calendar" as const },
      })),
    },
  ];
  const lives = [
    // Answered and resolved in time; answered in time and resolved late; late, and still open.
    [
      { type: "agent-reply", at: at(10) },
      { type: "resolved", at: at(13) },
    ],
    [
      { type: "agent-reply", at: at(11) },
      { type: "resolved", at: at(14) },
    ],
    [],
  ] as const;
  const promises = lives.flatMap((events, index) =>
    slaInstances(
      {
        caseId: `c-${index}`,
        events: [
          { type: "created", at: at(9) },
          { type: "policy-applied", at: at(9), policyId: "gold" },
          ...events,
        ],
      },
      { policies, asOf: at(18) },
    ),
  );
  const facts = slaInstanceFacts({ instances: promises });
  expect(measure(slaAttainment, facts)).toMatchObject({ value: 3 / 6, n: 6 });
  expect(measure(slaAttainment.variants.perCase, facts).value).toBeCloseTo(1 / 3, 12);
  const groups = measureAll({ slaAttainment }, facts, { by: ["metric"] });
  expect(groups.map(({ group, measurements }) => [group, measurements.slaAttainment.value])).toEqual([
    [{ metric: "first-response" }, 2 / 3],
    [{ metric: "resolution" }, 1 / 3],
  ]);
});
