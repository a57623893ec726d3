import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type CxEventType, EnvelopeSchema, eventTypes } from "../../src/events/index.ts";
import { walksOf } from "../../src/events/known-length.ts";
import { runs, timeLimit } from "../language/random.ts";
import { allTypes, sample } from "./samples.ts";

const walks = walksOf((name) => {
  const type = allTypes.find((one) => one === name);
  return type === undefined ? null : { schema: eventTypes[type].schema, suspects: null };
}, EnvelopeSchema);
const lengthFor = (schema: z.ZodType) => walksOf(() => ({ schema, suspects: null })).lengthOf("it");
const lengthOf = (type: CxEventType, value: object): number => walks.lengthOf(type)?.(value) ?? Number.NaN;

describe("the length of what a schema knows", () => {
  it.each(allTypes)("is that of the shortest text of an event: %s", (type) => {
    for (const size of ["full", "minimal"] as const) {
      const text = JSON.stringify(sample(type, size), (name, value) =>
        // The source of a record may have fields of its own, which no schema names.
        name === "source" && typeof value === "object" ? { system: "zendesk" } : value,
      );
      expect(lengthOf(type, JSON.parse(text))).toBe(text.length);
    }
  });

  it("leaves out what the schema does not name", () => {
    const event = sample("cx.case.resolved", "minimal");
    const { length } = JSON.stringify(event);
    const more = { ...event, another: 1, data: { ...event.data, favourite: "green" } };
    expect(lengthOf("cx.case.resolved", more)).toBe(length);
  });
});

/** Values that may stand where another should, and often nearly are what should. */
const odd = fc.oneof(
  fc.constantFrom(
    ...[
      null,
      true,
      false,
      "",
      "1.0",
      "x",
      0,
      -0,
      -1,
      0.5,
      1,
      3000,
      1e21,
      2 ** 53,
      [],
      {},
      [[]],
      [{}],
      [null],
    ],
    ...["2026-02-29T00:00:00Z", "2024-02-29T23:59:60Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00.000Z"],
    ...["2026-03-32T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T00:00:00.Z", "2026-03-01t00:00:00Z"],
    ...[
      "2026-03-01T00:00:00+00:00",
      "2026-03-01T00:00:00.12Z",
      "2026-03-01T00:00:00.1x3Z",
      "2026-03-01T00:00:0xZ",
    ],
    ...["EUR", "eur", "12.50", "calendar", "Europe/Oslo", "2026-03-01", "higher-is-better", "agent"],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Puts a value in place of another, somewhere in the event; or leaves the field out. */
function changed(value: unknown, path: readonly number[], put: unknown): unknown {
  if (typeof value !== "object" || value === null) return put;
  const [first = 0, ...rest] = path;
  const entries = Object.entries(value);
  const [name, inner] = entries[first % Math.max(1, entries.length)] ?? ["", null];
  const next = rest.length === 0 ? put : changed(inner, rest, put);
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === name ? next : one));
  return Object.fromEntries(
    entries.flatMap(([one, held]) => {
      if (one !== name) return [[one, held]];
      return next === undefined ? [] : [[one, next]];
    }),
  );
}

const inside = fc.record({
  type: fc.constantFrom(...allTypes),
  size: fc.constantFrom("full" as const, "minimal" as const),
  path: fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
  put: fc.option(odd, { nil: undefined, freq: 8 }),
});

it(
  "the verdict is that of the schema, and no text of what is known is shorter than the length",
  () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(inside, ({ type, size, path, put }) => {
        const text = JSON.stringify(changed(sample(type, size), path, put));
        const value: unknown = JSON.parse(text);
        if (typeof value !== "object" || value === null) return;
        const { schema } = eventTypes[type];
        const { success, data } = schema.safeParse(value);
        const length = lengthOf(type, value);
        expect(length !== -1).toBe(success);
        if (success) {
          seen.taken += 1;
          // What zod gives back is what the schema names, in its own order.
          expect(length > JSON.stringify(data).length).toBe(false);
          expect(length > text.length).toBe(false);
        } else seen.refused += 1;
      }),
      runs(5000),
    );
    expect(seen.taken).toBeGreaterThan(500);
    expect(seen.refused).toBeGreaterThan(500);
  },
  timeLimit,
);

describe("schemas that the catalogue does not have today", () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ["a pattern that remembers", z.string().regex(/a/g), "a", "b"],
    ["a refined object", z.object({ b: z.string() }).refine(({ b }) => b === "x"), { b: "x" }, { b: "y" }],
    ["a list of at most one", z.array(z.string()).max(1), ["x"], ["x", "y"]],
    ["an e-mail address", z.email(), "a@example.com", "x"],
    ["a number from text", z.coerce.number(), 5, "x"],
    ["a literal number", z.literal(5), 5, 6],
    ["a bound that is left out", z.number().lt(5), 4, 5],
    ["a union of objects", z.union([z.object({ a: z.string() }), z.null()]), { a: "x" }, { a: 1 }],
    ["an object that may be empty", z.object({ a: z.exactOptional(z.string()) }), {}, []],
    ["a record", z.record(z.string(), z.number()), { a: 1 }, { a: "x" }],
    ["a text of at most", z.string().max(2), "ab", "abc"],
  ])("%s", (_name, schema, good, bad) => {
    const length = lengthFor(z.object({ field: schema }));
    expect(length?.({ field: good })).toBe(JSON.stringify({ field: good }).length);
    expect(length?.({ field: bad })).toBe(-1);
  });

  it("is not told of a field that every list has", () => {
    expect(lengthFor(z.object({ length: z.number() }))).toBe(null);
  });
});
