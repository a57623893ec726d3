import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateEvents } from "../../../src/events/index.ts";
import { textHash } from "../../../src/events/rules/hash.ts";
import { HashTable } from "../../../src/events/rules/hash-table.ts";
import { SharedMoments } from "../../../src/events/rules/moments.ts";
import { runs } from "../../language/random.ts";
import { sample } from "../samples.ts";

describe("a hash table", () => {
  /** Few keys: many that are looked for in the first place, some in one of the next, and some at the end of the table. */
  const key = fc.oneof(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 12 }).map((place) => place * 2 ** 24),
    fc.integer({ min: 2 ** 32 - 12, max: 2 ** 32 + 4 }),
  );
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ does: fc.constant("set"), key, isMarked: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ does: fc.constant("delete"), key, isMarked: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant("deleteAll"), key, isMarked: fc.boolean() }) },
  );

  test("holds what a map holds, whatever is set and deleted", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const table = new HashTable(10);
        const map = new Map<number, { readonly value: number; readonly isMarked: boolean }>();
        for (const [value, { does, key, isMarked }] of steps.entries()) {
          if (does === "set") {
            table.set(key, value, isMarked);
            map.set(key, { value, isMarked });
          } else if (does === "delete") {
            table.delete(key);
            map.delete(key);
          } else {
            const deleted: number[] = [];
            const marked = Array.from(map).filter(([, one]) => one.isMarked === isMarked);
            expect(table.deleteAll(isMarked, (one) => deleted.push(one))).toBe(marked.length);
            expect(deleted.sort()).toEqual(marked.map(([, one]) => one.value).sort());
            for (const [one] of marked) map.delete(one);
          }
          expect(table.count).toBe(map.size);
          for (const one of [key, ...map.keys()]) {
            expect(table.get(one)).toBe(map.get(one)?.value);
            expect(table.has(one, true)).toBe(map.get(one)?.isMarked === true);
            expect(table.has(one, false)).toBe(map.get(one)?.isMarked === false);
          }
        }
      }),
      runs(500),
    );
  });

  test("takes more keys than were expected", () => {
    const table = new HashTable(300);
    for (let at = 0; at < 5000; at++) table.set(textHash(`${at}`), at);
    expect(table.count).toBe(5000);
    for (let at = 0; at < 5000; at++) expect(table.get(textHash(`${at}`)) === at).toBe(true);
    expect(table.get(textHash("none"))).toBeUndefined();
  });
});

test("references that were not looked up are counted each, also those of parts to one whole", () => {
  const { data, ...message } = sample("cx.message.sent", "minimal");
  const messages = ["gone", "gone too", "gone too"].map((caseId, at) => ({
    ...message,
    id: `${at}`,
    data: { ...data, messageId: `${at}`, caseId },
  }));
  const { findings } = [...validateEvents(messages, { limits: { maxRemembered: 10 } })].at(-1) ?? {
    findings: [],
  };
  expect(findings.filter(({ ruleId }) => ruleId === "REF-01")).toMatchObject([
    { message: expect.stringMatching(/^2 more references were not looked up/) },
  ]);
});

describe("moments of several sorts in one memory", () => {
  test("stay apart, and are told of each by itself when they are forgotten", () => {
    const moments = new SharedMoments(8);
    const [some, others] = [moments.sort(), moments.sort()];
    const before1970 = -86_400_001;
    some.set(7, before1970, "1969-12-30");
    others.set(7, 1, "1970-01-01");
    expect([some.get(7), others.get(7), some.get(8)]).toEqual([before1970, 1, undefined]);
    for (let key = 10; key < 17; key++) others.set(key, key, `2026-01-${key}`);
    expect([some.get(7), others.get(7), others.get(16)]).toEqual([undefined, undefined, 16]);
    expect(some.notChecked("beginnings")[0]?.message).toMatch(/of its beginnings, 1 of events between 1969/);
    expect(others.notChecked("ends")[0]?.message).toMatch(
      /of its ends, 3 of events .* \(maxRemembered is 8\)/,
    );
    expect(moments.sort().notChecked("nothing")).toEqual([]);
  });
});
