import fc from "fast-check";
import { expect, it } from "vitest";
import { compactLength } from "../../src/events/compact-length.ts";
import { duplicateName } from "../../src/events/duplicate-name.ts";
import { runs, timeLimit } from "../language/random.ts";

it(
  "no text of a value is shorter than its compact length",
  () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const length = compactLength(JSON.parse(JSON.stringify(value)));
        const text = JSON.stringify(value);
        expect(length > text.length).toBe(false);
        if (!Number.isNaN(length) && !text.includes("\\") && !text.includes("e"))
          expect(length).toBe(text.length);
        expect(duplicateName(text)).toBe(null);
      }),
      runs(1000),
    );
  },
  timeLimit,
);

it.each([
  ["1e5", 100_000],
  ["1e-3", 0.001],
  ["1e21", 1e21],
  ["12e3", 12_000],
])("a number that can be written shorter is left to a closer look: %s", (_, value) => {
  expect(compactLength({ value })).toBe(Number.NaN);
});

it.each([
  ['{"a":1,"a":2}', "/a"],
  ['{"a":{"b":1},"b":[{"c":":,{","\\u0063":2}]}', "/b/0/c"],
  ['[{"a":1},{"a":1},[],{"x/y":1,"~":{}, "x/y" :2}]', "/3/x~1y"],
  ['{"a":["a","a"],"b":"\\"a\\":1"}', null],
])("a name given twice is found: %s", (text, path) => {
  expect(duplicateName(text)).toBe(path);
});
