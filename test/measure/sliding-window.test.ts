import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accumulator } from "../../src/measure/accumulator.ts";
import { measure } from "../../src/measure/measure.ts";
import { slidingWindow } from "../../src/measure/sliding-window.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";

/** Joining text tells order and repetition, which counts would not. */
const joined = {
  create: () => "",
  add: (state: string, row: string) => state + row,
  merge: (earlier: string, later: string) => earlier + later,
};

type Step = { readonly after: number; readonly look: boolean };
const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 20 }), look: fc.boolean() }), {
  maxLength: 200,
});

/** Each look, beside what going over all rows again finds. */
function looks(walk: readonly Step[], spanMs: number) {
  const window = slidingWindow({ ...joined, spanMs });
  const rows: { readonly row: string; readonly at: number }[] = [];
  const found: [slid: string, again: string][] = [];
  let now = 0;
  for (const [index, { after, look }] of walk.entries()) {
    now += after;
    if (look) {
      const inside = rows.filter(({ at }) => at > now - spanMs && at <= now);
      found.push([window.state(now), inside.map(({ row }) => row).join("")]);
    } else {
      const row = `${index};`;
      rows.push({ row, at: now });
      window.add(row, now);
    }
  }
  return found;
}

describe("a sliding window", () => {
  it("holds what going over its rows again finds, in order", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 100 }), (walk, spanMs) => {
        for (const [slid, again] of looks(walk, spanMs)) expect(slid).toBe(again);
      }),
      { numRuns: 2000 },
    );
  });

  it("ends with the instant it is asked for and begins after the one its span before", () => {
    const window = slidingWindow({ ...joined, spanMs: 10 });
    window.add("a", 100);
    expect(window.state(100)).toBe("a");
    window.add("b", 105);
    expect(window.state(109)).toBe("ab");
    expect(window.state(110)).toBe("b");
    expect(window.state(115)).toBe("");
  });

  it("merges a row at most twice, and once more for a look, whatever its span", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 2000 }), (walk, spanMs) => {
        let merges = 0;
        const merge = (earlier: string, later: string) => {
          merges += 1;
          return earlier + later;
        };
        const window = slidingWindow({ ...joined, merge, spanMs });
        let now = 0;
        for (const { after, look } of walk) {
          now += after;
          if (look) window.state(now);
          else window.add(".", now);
        }
        const seen = walk.filter(({ look }) => look).length;
        expect(merges).toBeLessThanOrEqual(2 * (walk.length - seen) + seen);
      }),
    );
  });

  it("of a metric measures as its rows do, to the last bit", () => {
    const { create, add, merge, extract } = accumulator(nps);
    const responses = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 3000 }),
        score: fc.option(fc.integer({ min: 0, max: 10 })),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(responses, (rows) => {
        const window = slidingWindow({ create, add, merge, spanMs: 10_000 });
        const all: { readonly at: number; readonly row: { readonly score: number | null } }[] = [];
        let now = 0;
        for (const { after, score } of rows) {
          now += after;
          const row = { score };
          all.push({ at: now, row });
          window.add(row, now);
          const inside = all.filter(({ at }) => at > now - 10_000).map((one) => one.row);
          expect(extract(window.state(now))).toEqual(measure(nps, inside));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("refuses rows and looks that come too late, and a span of nothing", () => {
    const window = slidingWindow({ ...joined, spanMs: 10 });
    window.add("a", 100);
    expect(() => window.add("b", 99)).toThrow("A row came at 99, but the window has already reached 100.");
    expect(() => window.state(99)).toThrow(
      "The window was asked for at 99, but the window has already reached 100.",
    );
    window.state(200);
    expect(() => window.add("c", 150)).toThrow(RangeError);
    expect(() => window.add("c", Number.NaN)).toThrow(RangeError);
    expect(() => window.state(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    for (const spanMs of [0, -1, Number.NaN]) {
      expect(() => slidingWindow({ ...joined, spanMs })).toThrow(
        `A window spans more than 0 ms, not ${spanMs}.`,
      );
    }
  });
});
