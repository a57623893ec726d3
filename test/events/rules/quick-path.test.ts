import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type CxEventType, validateEvents } from "../../../src/events/index.ts";
import { eventPlan, type FieldPlan } from "../../../src/events/rules/field-plan.ts";
import { hasFields } from "../../../src/events/rules/for-types.ts";
import { KnownNames, valueHash } from "../../../src/events/rules/hash.ts";
import { integrityRules } from "../../../src/events/rules/index.ts";
import { instantMs } from "../../../src/events/rules/instants.ts";
import { defaultLimits, type RuleLimits } from "../../../src/events/rules/rule-limits.ts";
import { parseInstant } from "../../../src/time/instant.ts";
import { runs, timeLimit } from "../../language/random.ts";
import { allTypes, sample } from "../samples.ts";

const ofValues = integrityRules.filter(({ value }) => value !== undefined);
const ids = new Set(ofValues.map(({ id }) => id));

/** What the rules say of each text of a value when every one of them is asked, whatever its signs. */
function askedOfAll(plan: FieldPlan, value: unknown, path: string, limits: RuleLimits): readonly string[] {
  const { text, element, fields, rest } = plan;
  if (typeof value === "string") {
    if (text === null || text.known.has(value)) return [];
    return ofValues.flatMap(({ id, value: asked }) => {
      if (!asked?.of.includes(text.kind) || asked.where?.(text) === false) return [];
      return (asked.check(limits)?.(value, text) ?? null) === null ? [] : [`${id} ${path}`];
    });
  }
  if (Array.isArray(value)) {
    return element === null
      ? []
      : value.flatMap((one, at) => askedOfAll(element, one, `${path}/${at}`, limits));
  }
  if (typeof value !== "object" || value === null || !hasFields(value)) return [];
  return Object.entries(value).flatMap(([name, held]) => {
    const inner = fields.get(name) ?? rest;
    return inner === null ? [] : askedOfAll(inner, held, `${path}/${name}`, limits);
  });
}

/** What is said of the texts of one line. */
const toldOf = (line: string, limits: RuleLimits): readonly string[] =>
  [...validateEvents(line, { limits, streamRules: false })]
    .flatMap(({ findings }) => findings)
    // TS-06 looks at numbers too.
    .filter(({ ruleId, path }) => ids.has(ruleId) && !/seconds$/i.test(path))
    .map(({ ruleId, path }) => `${ruleId} ${path}`);

const suspicious = fc.oneof(
  fc.constantFrom(
    "ann@example.org",
    "https://ann:secret@example.org/",
    "?sig=12345678",
    "?Signature=abcdefghijkl",
    "bearer abcdefghijklmnop",
    "eyJhbGciOi.eyJzdWIiOiIx.abc",
    "-----BEGIN PRIVATE KEY-----",
    "AKIAABCDEFGHIJKLMNOP",
    `AIza${"a".repeat(35)}`,
    `ghp_${"1".repeat(30)}`,
    `github_pat_${"a".repeat(20)}`,
    "xoxb-123456789012",
    "sk_live_0123456789abcdef",
    "+47 22 33 44 55",
    "(212) 555-0100",
    "+1 2 3 4 5",
    "123-45-6789",
    "4111 1111 1111 1111",
    "4111111111111111",
    "GB82WEST12345698765432",
    "MT84MALT011000012345MTLCAST001S",
    ...["0", "-1", "null", "N/A", " none", "unknown", "00000000-0000-0000-0000-000000000000"],
    ...["1e21", "1.5E+20", "12.0", "5.00", "7e3x", "e5"],
    ...["Voice", "web_chat", "e-mail", "somewhere else", "vioce"],
    ...[
      "1970-01-20T00:00:00Z",
      "1970-02-28T23:59:59.999Z",
      "1999-12-31T23:59:59.999Z",
      "2000-01-01T00:00:00Z",
    ],
    ...["2026-03-05T00:05:00Z", "2026-03-05T00:05:00.001Z", "2026-03-05T00:05:01Z", "9999-12-31T23:59:59Z"],
  ),
  fc.string({ unit: fc.constantFrom(...'0123456789AZaexXJ_-+(). @=:/"\\å'), minLength: 1, maxLength: 30 }),
);

/** Puts a text in place of another, or beside what is there. */
function withText(value: unknown, path: readonly number[], text: string): unknown {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? text : value;
  const [first = 0, ...rest] = path;
  const entries = Object.entries(value);
  const chosen = first % (entries.length + 1);
  if (Array.isArray(value)) return value.map((one, at) => (at === chosen ? withText(one, rest, text) : one));
  const changed = entries.map(([name, held], at) => [
    name,
    at === chosen ? withText(held, rest, text) : held,
  ]);
  return Object.fromEntries(chosen === entries.length ? [...changed, ["other", text]] : changed);
}

const present = Date.UTC(2026, 2, 5);
const limits: Readonly<Record<string, RuleLimits>> = {
  default: defaultLimits,
  strict: { ...defaultLimits, now: present, contentPolicy: "none", earliest: "2026-03-02T09:00:00Z" },
};

describe.each(Object.keys(limits))("limits %s", (name) => {
  const chosen = limits[name] ?? defaultLimits;

  it(
    "what is said of a line is what every rule says of every text in it",
    () => {
      let broken = 0;
      const inside = fc.record({
        type: fc.constantFrom<CxEventType>(...allTypes),
        size: fc.constantFrom("full" as const, "minimal" as const),
        path: fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
        text: suspicious,
      });
      fc.assert(
        fc.property(inside, ({ type, size, path, text }) => {
          const event = withText(sample(type, size), path, text);
          const line = JSON.stringify(event);
          const [verdict] = validateEvents(line, { limits: chosen, streamRules: false });
          if (verdict?.findings.some(({ ruleId }) => /^(SHP|JSON|TS-0[12])/.test(ruleId))) return;
          const expected = askedOfAll(eventPlan(type), event, "", chosen);
          broken += expected.length;
          expect([...toldOf(line, chosen)].sort()).toEqual([...expected].sort());
          // With a space between, it goes the long way.
          expect([...toldOf(line.replace(",", ", "), chosen)].sort()).toEqual([...expected].sort());
        }),
        runs(4000),
      );
      expect(broken).toBeGreaterThan(100);
    },
    timeLimit,
  );
});

test.each([
  ["a key in small letters", { subject: "xoxb-123456789012" }, "PII-02 /subject"],
  ["a signed URL as short as can be", { subject: "?sig=12345678" }, "PII-02 /subject"],
  [
    "a field of a source's own",
    { data: { caseId: "7", source: { system: "zendesk", link: "?Signature=abcdefghijkl" } } },
    "PII-02 /data/source/link",
  ],
])("a credential is found: %s", (_name, more, place) => {
  const event = { ...sample("cx.case.resolved", "minimal"), ...more };
  expect(toldOf(JSON.stringify(event), defaultLimits)).toEqual([place]);
});

test("instants are read as everywhere else", () => {
  const piece = fc.constantFrom(
    ...[
      "2026",
      "-0301",
      "-03-01",
      "-02-29",
      "-03-02",
      "T",
      "t",
      "12",
      ":",
      "59",
      "60",
      "24",
      ".",
      "000",
      "5",
      "Z",
      "z",
    ],
    ...[
      "2026-03-01T",
      "12:00:00",
      ".123Z",
      "Z",
      "+01:00",
      ".12Z",
      ".1234Z",
      "0000-01-01T",
      "9999-12-31T",
      "23:59:59",
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { minLength: 1, maxLength: 7 }), { maxLength: 20 }), (texts) => {
      for (const text of ["2026-03-01T12:00:00.000Z", ...texts.map((pieces) => pieces.join(""))]) {
        expect(instantMs(text)).toBe(parseInstant(text));
      }
    }),
    runs(2000),
  );
});

describe("the hash of a value", () => {
  test("does not ask in which order fields stand, and asks for all else", () => {
    const texts = ['{"a":1,"b":{"c":[1,2],"d":null}}', '{"b":{"d":null,"c":[1,2]},"a":1}'];
    const [one, other] = texts.map((text) => valueHash(JSON.parse(text)));
    expect(one).toBe(other);
    const different = [
      ...[
        '{"a":1}',
        '{"a":"1"}',
        '{"b":1}',
        '{"a":[1]}',
        '{"a":[1,2]}',
        '{"a":[2,1]}',
        '{"a":{"a":1}}',
        "{}",
      ],
      ...[
        '{"a":null}',
        '{"a":"null"}',
        '{"a":true}',
        '{"a":-1}',
        '{"a":1.5}',
        '{"a":[]}',
        '{"a":{}}',
        "[]",
        "[[]]",
      ],
      ...['{"a":1,"b":2}', '{"a":2,"b":1}', '{"a":"x","b":"y"}', '{"a":"y","b":"x"}', "[[1],2]", "[1,[2]]"],
    ];
    expect(new Set(different.map((text) => valueHash(JSON.parse(text)))).size).toBe(different.length);
  });

  test("may leave a field out", () => {
    const withoutB = new KnownNames(null, ["b"]);
    expect(valueHash({ a: 1, b: 2 }, withoutB)).toBe(valueHash({ a: 1 }));
    expect(valueHash({ a: { b: 2 } }, withoutB)).toBe(valueHash({ a: { b: 2 } }));
  });

  test("spreads: of 200,000 small objects no two share one", () => {
    const hashes = new Set<number>();
    for (let at = 0; at < 200_000; at++) hashes.add(valueHash({ id: `case-${at}`, at: at % 7 }));
    expect(hashes.size).toBe(200_000);
  });
});
