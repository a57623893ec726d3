import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityLog } from "../../src/journey/activity-log.ts";
import { InvalidActivityRowError } from "../../src/journey/activity-row.ts";
import { directlyFollowsGraph } from "../../src/journey/directly-follows-graph.ts";
import { bySession } from "../../src/journey/sessions.ts";
import { variants } from "../../src/journey/variants.ts";
import { casesOf, randomRows } from "./random-rows.ts";

const row = (activity: string, at: number | string, sequence?: string) => ({
  caseId: "c-1",
  activity,
  at,
  ...(sequence !== undefined && { sequence }),
});
const order = (...rows: readonly ReturnType<typeof row>[]) => {
  const log = activityLog(rows);
  return Array.from(log.activityOf, (kind) => log.activities[kind]).join("");
};

describe("The events of a case", () => {
  it("stand in the order of time", () => {
    expect(order(row("b", 2), row("a", "1970-01-01T00:00:00.001Z"), row("c", 3))).toBe("abc");
  });

  it("of one instant stand as they were given, unless they have a sequence", () => {
    expect(order(row("b", 1), row("a", 1))).toBe("ba");
    expect(order(row("b", 1, "02"), row("a", 1, "01"))).toBe("ab");
    expect(order(row("b", 1, "02"), row("c", 1), row("a", 1, "01"))).toBe("cab");
  });

  it("that did not come in the order of time make their case one that is out of order, ties do not", () => {
    expect(activityLog([row("a", 2), row("b", 1)]).outOfOrderCases).toBe(1);
    expect(activityLog([row("a", 1), row("b", 1)]).outOfOrderCases).toBe(0);
  });

  it("are those of the rows, whatever the order of cases", () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const log = activityLog(rows);
        const found = log.caseIds.map((caseId, number) => [
          caseId,
          Array.from(log.activityOf.subarray(log.starts[number], log.starts[number + 1]), (kind, place) => ({
            activity: log.activities[kind],
            at: log.at[(log.starts[number] ?? 0) + place],
          })),
        ]);
        expect(new Map(found as never)).toEqual(casesOf(rows));
        expect(Array.from(log.rowOf, (place) => rows[place]?.at)).toEqual(Array.from(log.at));
      }),
    );
  });

  it("give the same views in whatever order rows come, where each instant has one row of a case", () => {
    const distinct = randomRows.map((rows) => [
      ...new Map(rows.map((one) => [`${one.caseId} ${one.at}`, one])).values(),
    ]);
    const shuffled = distinct.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const [log, other] = [activityLog(rows), activityLog(others)];
        expect(directlyFollowsGraph(other)).toEqual(directlyFollowsGraph(log));
        expect(variants(other)).toEqual(variants(log));
      }),
    );
  });
});

describe("A row that is none", () => {
  it.each([
    ["at", { ...row("a", "yesterday") }, 'Row 1 of the log: "at" is "yesterday"'],
    ["at", { ...row("a", Number.NaN) }, 'Row 1 of the log: "at" is NaN'],
    ["at", { ...row("a", 0.5) }, 'Row 1 of the log: "at" is 0.5'],
    ["caseId", { ...row("a", 1), caseId: "" }, 'Row 1 of the log: "caseId" is ""'],
    ["activity", { ...row("", 1) }, 'Row 1 of the log: "activity" is ""'],
  ])("is told by its place, its %s and the value", (_, wrong, message) => {
    const read = () => activityLog([row("a", 0), wrong]);
    expect(read).toThrow(InvalidActivityRowError);
    expect(read).toThrow(message);
  });
});

it("A session ends with a silence that is longer than its gap, and no event is lost", () => {
  const log = bySession(activityLog([row("a", 0), row("b", 10), row("c", 21), row("d", 31)]), 10);
  expect(log.caseIds).toEqual(["c-1/1", "c-1/2"]);
  expect(Array.from(log.starts)).toEqual([0, 2, 4]);
  expect(() => bySession(log, Number.NaN)).toThrow(RangeError);
});
