import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseFact } from "../../src/facts/case.ts";
import { difference } from "../../src/measure/difference.ts";
import { explain } from "../../src/measure/explain.ts";
import { measure } from "../../src/measure/measure.ts";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";

const contact = (contactId: string, answered: boolean, waitMs: number | null, offered = true) => ({
  contactId,
  offered,
  answered,
  abandoned: offered && !answered,
  waitMs,
});
const contacts = [
  contact("in time", true, 20_000),
  contact("late", true, 20_001),
  contact("misdialled", false, 4_000),
  contact("gave up", false, 60_000),
  contact("not offered", false, null, false),
];

describe("a row explained", () => {
  const of = (key: string) => explain(serviceLevel, contacts, key)[0];

  it("counts in every part that it is in", () => {
    expect(of("in time")).toMatchObject({ counted: true, because: null, row: 0 });
    const adds = Object.values(of("in time")?.parts ?? {}).map((part) => part.adds);
    expect(adds.length).toBeGreaterThan(0);
    expect(adds.every((one) => one === 1)).toBe(true);
  });

  it("is in the denominator alone where it was late", () => {
    expect(Object.values(of("late")?.parts ?? {}).map((part) => part.adds)).toContain(0);
    expect(measure(serviceLevel, [contacts[1] ?? contact("late", true, 20_001)]).value).toBe(0);
  });

  it("is left out for a reason, said in words", () => {
    const explained = of("misdialled");
    expect(explained).toMatchObject({ counted: false, because: { reason: "shortAbandon" } });
    expect(explained?.because?.says).toContain("given shortAbandonMs");
    expect(explained?.read).toMatchObject({ waitMs: 4_000, abandoned: true });
    expect(Object.values(explained?.parts ?? {}).every(({ adds }) => adds === 0)).toBe(true);
  });

  it("is judged by the thresholds asked for", () => {
    const [explained] = explain(serviceLevel, contacts, "misdialled", { given: { shortAbandonMs: 1_000 } });
    expect(explained?.counted).toBe(true);
    expect(explained?.given).toMatchObject({ shortAbandonMs: 1_000 });
  });

  it("is all the rows of its key, and none where there is none", () => {
    expect(explain(serviceLevel, [...contacts, ...contacts], "late").map(({ row }) => row)).toEqual([1, 6]);
    expect(explain(serviceLevel, contacts, "nobody")).toEqual([]);
  });

  it("is left out where its input is bad", () => {
    const [explained] = explain(serviceLevel, [contact("odd", true, -1)], "odd");
    expect(explained?.because).toEqual({
      reason: "invalidWaitMs",
      says: "waitMs holds no value that it can hold",
    });
  });

  it("adds up, row by row, to what the metric comes to", () => {
    const rows = fc.array(
      fc.record({
        contactId: fc.uuid(),
        offered: fc.boolean(),
        answered: fc.boolean(),
        abandoned: fc.boolean(),
        waitMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
      }),
    );
    fc.assert(
      fc.property(rows, (all) => {
        const { parts, n } = measure(serviceLevel, all);
        const explained = all.flatMap(({ contactId }) => explain(serviceLevel, all, contactId));
        expect(explained.filter(({ counted }) => counted)).toHaveLength(n);
        for (const [name, total] of Object.entries(parts))
          expect(explained.reduce((sum, one) => sum + (one.parts[name]?.adds ?? 0), 0)).toBe(total);
      }),
    );
  });
});

describe("the difference of two definitions", () => {
  const told = difference(serviceLevel, serviceLevel.variants.offered, contacts);

  it("is that of their values", () => {
    expect(told.from.value).toBe(1 / 3);
    expect(told.to.value).toBe(1 / 4);
    expect(told.difference).toBeCloseTo(-1 / 12, 12);
  });

  it("shows the rows that they treat differently and counts the others", () => {
    expect(told.alike).toBe(4);
    expect(told.differing).toMatchObject([
      { rows: 1, keys: ["misdialled"], from: { because: "shortAbandon" }, to: { because: null } },
    ]);
  });

  it("is nothing between a definition and itself", () => {
    expect(difference(serviceLevel, serviceLevel, contacts)).toMatchObject({
      difference: 0,
      alike: contacts.length,
      differing: [],
    });
  });

  it("between thresholds is one of definitions too", () => {
    const given = { to: { withinMs: 30_000 } };
    expect(difference(serviceLevel, serviceLevel, contacts, { given }).differing).toMatchObject([
      { keys: ["late"] },
    ]);
  });

  it("has no number where the units are two", () => {
    const cases = [{ caseId: "1", resolved: true, firstResponseMs: null, fullResolutionMs: 1000 }];
    expect(fullResolutionTime.fact).toBe(caseFact);
    expect(() => difference(fullResolutionTime, serviceLevel, cases as never[])).toThrow(
      "fullResolutionTime is of the fact case and serviceLevel of contact; only rows of one fact can be compared.",
    );
  });
});
