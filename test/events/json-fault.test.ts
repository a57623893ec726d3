import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFault } from "../../src/events/json-fault.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Texts that are JSON or nearly: one with a piece cut out or put in. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.nat(3),
    fc.constantFrom("", ",", "}", "]", '"', ":", "0", "-", ".", "\\", "\n", "e"),
  )
  .map(([text, at, cut, put]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start + cut);
  });

describe("jsonFault", () => {
  it("finds a fault in exactly the texts that JSON.parse refuses", () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.string()), (text) => {
        const { offset, reason } = jsonFault(text);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        expect(reason === "expected the end, found the end").toBe(isJson(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each<[text: string, offset: number, reason: string]>([
    ["", 0, "expected a value, found the end"],
    ["{", 1, "expected a name in quotes or }, found the end"],
    ["{'a':1}", 1, "expected a name in quotes or }, found '"],
    ['{"a":1,}', 7, "expected a name in quotes, found }"],
    ['{"a" 1}', 5, "expected :, found 1"],
    ['{"a":undefined}', 5, "expected a value, found undefined"],
    ['{"a":01}', 5, "expected a value, found 01"],
    ["[1 2]", 3, "expected , or ], found 2"],
    ["[1,]", 3, "expected a value, found ]"],
    ["[1}", 2, "expected , or ], found }"],
    ["{} {}", 3, "expected the end, found {"],
    ['"a\nb"', 2, "a control character inside a text; write it as an escape"],
    ['"a\\x"', 2, "an escape that JSON does not have"],
    ['["a', 1, "a text that is not closed"],
  ])("tells of %j where and why", (text, offset, reason) => {
    expect(jsonFault(text)).toEqual({ offset, reason });
  });

  it("does not fear depth", () => {
    expect(jsonFault("[".repeat(200_000))).toEqual({
      offset: 200_000,
      reason: "expected a value or ], found the end",
    });
  });
});
