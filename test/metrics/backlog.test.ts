import { describe, expect, test } from "vitest";
import { caseFacts, caseFactsByWindow } from "../../src/facts/case-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { backlog, backlogEntry } from "../../src/metrics/backlog/backlog.ts";
import { backlogAge, backlogAgeEntry } from "../../src/metrics/backlog/backlog-age.ts";
import { backlogDays, backlogDaysEntry } from "../../src/metrics/backlog/backlog-days.ts";
import { inflow, inflowEntry } from "../../src/metrics/backlog/inflow.ts";
import { netFlow, netFlowEntry } from "../../src/metrics/backlog/net-flow.ts";
import { outflow, outflowEntry } from "../../src/metrics/backlog/outflow.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of [
  backlogEntry,
  backlogAgeEntry,
  backlogDaysEntry,
  inflowEntry,
  netFlowEntry,
  outflowEntry,
]) {
  keepsItsExamples(entry);
}

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(Date.UTC(2026, 2, 1) + days * DAY_MS).toISOString();
const history = (...states: readonly (readonly [status: string, days: number])[]) =>
  states.map(([status, days]) => ({ status, startAt: day(days) }));

/** Ada's is solved and comes back twice, Bo's is solved at once, Cy's stays open, Di's is called off. */
const cases: readonly CaseInput[] = [
  {
    id: "ada",
    status: "closed",
    createdAt: day(0),
    statusHistory: history(
      ["new", 0],
      ["resolved", 2],
      ["open", 4],
      ["resolved", 5],
      ["open", 11],
      ["resolved", 12],
      ["closed", 19],
    ),
  },
  { id: "bo", status: "resolved", createdAt: day(3), resolvedAt: day(3.5), reopenCount: 0 },
  { id: "cy", status: "open", createdAt: day(8), statusHistory: history(["new", 8], ["open", 9]) },
  { id: "di", status: "canceled", createdAt: day(1), closedAt: day(6) },
];
const weeks = [0, 7, 14].map((from) => ({ from: day(from), to: day(from + 7) }));

test("weeks by their flows: each backlog is the one before and the net flow", () => {
  const rows = Array.from(caseFactsByWindow(cases, weeks));
  const metrics = { backlog, fromFlow: backlog.variants.fromFlow, inflow, outflow, netFlow };
  const groups = measureAll(metrics, rows, {
    every: { every: "week", from: 7 },
    timeZone: "UTC",
    at: "observedAt",
  });
  const valuesOf = (name: keyof typeof metrics) => groups.map(({ measurements }) => measurements[name].value);
  expect(groups.map(({ period }) => period?.start)).toEqual(["2026-03-01", "2026-03-08", "2026-03-15"]);
  // Ada's and Bo's in, Ada's again; all three out. Then Ada's again and Cy's in, Ada's out. Then nothing.
  expect(valuesOf("inflow")).toEqual([3, 2, 0]);
  expect(valuesOf("outflow")).toEqual([3, 1, 0]);
  expect(valuesOf("netFlow")).toEqual([0, 1, 0]);
  expect(valuesOf("backlog")).toEqual([0, 1, 1]);
  expect(valuesOf("fromFlow")).toEqual(valuesOf("backlog"));
});

test("the backlog of a moment, its age and the days it takes", () => {
  const facts = caseFacts(cases, { asOf: day(10), window: { from: day(0), to: day(10) } });
  expect(measure(backlog, facts)).toMatchObject({ value: 1, excluded: { resolved: 2, canceled: 1 } });
  expect(measure(backlogAge, facts).value).toBe((2 * DAY_MS) / 1000);
  // Three resolutions in ten days, Ada's twice.
  expect(measure(backlogDays, facts)).toMatchObject({
    value: 1 / 0.3,
    parts: { open: 1, solved: 3, windowMs: 10 * DAY_MS },
  });
});

describe("mistakes that are made", () => {
  test("the backlog by month of creation is no backlog of the month", () => {
    const old = { id: "old", status: "open", createdAt: day(-40) };
    const byCreation = measureAll({ backlog }, caseFacts([old], { asOf: day(5) }), {
      every: "month",
      timeZone: "UTC",
    });
    expect(byCreation.map(({ period, measurements }) => [period?.start, measurements.backlog.value])).toEqual(
      [["2026-01-01", 1]],
    );
    const months = [
      { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" },
      { from: "2026-02-01T00:00:00Z", to: "2026-03-01T00:00:00Z" },
    ];
    const over = measureAll({ backlog }, Array.from(caseFactsByWindow([old], months)), {
      every: "month",
      timeZone: "UTC",
      at: "observedAt",
    });
    expect(over.map(({ period, measurements }) => [period?.start, measurements.backlog.value])).toEqual([
      ["2026-01-01", 1],
      ["2026-02-01", 1],
    ]);
  });

  test("solved counted once for a case that was solved twice leaves a backlog that is not there", () => {
    const facts = caseFacts(cases, { asOf: day(7), window: { from: day(0), to: day(7) } });
    const created = measure(inflow.variants.createdOnly, facts).value ?? Number.NaN;
    const once = measure(outflow.variants.casesSolved, facts).value ?? Number.NaN;
    expect([created, once]).toEqual([2, 2]);
    expect(measure(netFlow, facts)).toMatchObject({
      value: 0,
      parts: { created: 2, reopened: 1, solved: 3 },
    });
  });

  test("nothing solved is no backlog of 0 days", () => {
    const facts = caseFacts([{ id: "old", status: "open", createdAt: day(0) }], {
      asOf: day(7),
      window: { from: day(0), to: day(7) },
    });
    expect(measure(backlogDays, facts)).toMatchObject({ value: null, n: 1, parts: { open: 1, solved: 0 } });
  });
});
