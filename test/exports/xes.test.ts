import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { InvalidXesError, readXes, xesReader } from "../../src/exports/xes-read.ts";
import { toXes, type XesInputRow } from "../../src/exports/xes-write.ts";
import { InvalidActivityRowError } from "../../src/journey/activity-row.ts";
import { formatInstant } from "../../src/time/instant.ts";

const log = (...traces: readonly string[]) => `<log xes.version="1.0">${traces.join("")}</log>`;
const name = (value: string) => `<string key="concept:name" value="${value}"/>`;
const date = '<date key="time:timestamp" value="2010-12-30T11:02:00.000+01:00"/>';
const event = (...attributes: readonly string[]) => `<event>${attributes.join("")}</event>`;
const trace = (...parts: readonly string[]) => `<trace>${parts.join("")}</trace>`;

// Text as XML 1.0 can write it: any sign but controls, halves of pairs and two that are none.
const text = fc
  .string({ unit: "binary", minLength: 1, maxLength: 12 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot write.
  .filter((one) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/u.test(one));
const rows: fc.Arbitrary<XesInputRow[]> = fc.array(
  fc.record({
    caseId: fc.oneof(fc.constantFrom("c-1", "c-2"), text),
    activity: text,
    at: fc.integer({ min: 0, max: 4e12 }).map(formatInstant),
    lifecycle: fc.option(text),
    resource: fc.option(text),
    attributes: fc.dictionary(
      fc
        .stringMatching(/^[a-z][a-z0-9:_.-]{0,5}$/)
        .filter((key) => !/^(concept|time|lifecycle|org):/.test(key)),
      fc.oneof(text, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    ),
  }),
  { maxLength: 12 },
);

describe("A log that is written and read again", () => {
  it("is the same, trace by trace, in the order of time", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const found = readXes(toXes(given));
        expect(found.findings).toEqual([]);
        const ids = [...new Set(given.map(({ caseId }) => caseId))];
        const expected = ids.flatMap((id) =>
          given
            .filter(({ caseId }) => caseId === id)
            .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
        );
        // XES writes −0 as 0.
        expect(JSON.parse(JSON.stringify(found.rows))).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
    );
  });

  it("is the same wherever the text is cut", () => {
    const written = toXes([
      { caseId: "c", activity: "ä & 😀\n", at: 0, lifecycle: "complete", attributes: { n: 1 } },
      { caseId: "d", activity: "b", at: 1, lifecycle: "start" },
    ]);
    const whole = readXes(written);
    expect(whole.rows.length).toBe(2);
    for (let size = 1; size < 40; size += 1) {
      expect(readXes(written.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [])).toMatchObject({
        rows: whole.rows,
      });
    }
  });
});

it("What is written has the parts of the standard in their order, with names that XML allows", () => {
  const written = toXes([
    {
      caseId: "c",
      activity: "a",
      at: 0,
      lifecycle: "complete",
      attributes: { "(case) creator": "x", "1st": true },
    },
  ]);
  const order: string[] = [];
  const keys: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, attributes, uri }) => {
    expect(uri).toBe("http://www.xes-standard.org/");
    if (local !== order.at(-1)) order.push(local);
    if (attributes["key"] !== undefined) keys.push(attributes["key"].value);
  });
  parser.write(written).close();
  expect(order.join(" ")).toMatch(
    /^log extension global string global string date string classifier trace string event /,
  );
  for (const key of keys) expect(key).toMatch(/^[\p{L}_:][\p{L}\p{N}_:.-]*$/u);
  expect(keys).toContain("_case__creator");
  expect(keys).toContain("_1st");
});

describe("What XML cannot write", () => {
  it.each([
    [{ caseId: "c", activity: "a\u0000", at: 0 }, 'Row 0 of the log: "activity"'],
    [{ caseId: "c\uD800", activity: "a", at: 0 }, 'Row 0 of the log: "caseId"'],
    [{ caseId: "c", activity: "a", at: 0, attributes: { n: Number.NaN } }, '"attributes.n" is NaN'],
    [{ caseId: "c", activity: "a", at: 0, attributes: { "a b": 1, "a-b": 1, a_b: 1 } }, '"attributes.a_b"'],
    [{ caseId: "c", activity: "a", at: 0, attributes: { "org:resource": "x" } }, '"attributes.org:resource"'],
  ])("is told, not left out", (row, message) => {
    expect(() => toXes([row])).toThrow(InvalidActivityRowError);
    expect(() => toXes([row])).toThrow(message);
  });
});

describe("A trace that is broken", () => {
  const broken = log(
    trace(name("c-1"), event(name("a"), date), event(date), event(name("b"))),
    trace(event(name("a"), date)),
    trace(name("c-1"), event(name("a"), '<date key="time:timestamp" value="2010-12-30T11:02:00.000"/>')),
    trace(name("c-3"), event(name("a"), '<string key="time:timestamp" value="2010/12/30"/>')),
    trace(name("c-4"), event(name("a"), date, '<int key="cost" value="much"/>')),
    event(name("loose"), date),
  );

  it("is told by its findings, and what is whole of it is kept", () => {
    const { traces, findings, rows } = readXes(broken);
    expect(findings.map(({ ruleId, severity, entity }) => [ruleId, severity, entity])).toEqual([
      ["XES-01", "error", "trace/c-1"],
      ["XES-02", "error", "trace/c-1"],
      ["XES-03", "warning", "trace/#2"],
      ["XES-05", "error", "trace/c-1"],
      ["XES-04", "warning", "trace/c-1"],
      ["XES-02", "error", "trace/c-1"],
      ["XES-02", "error", "trace/c-3"],
      ["XES-05", "error", "trace/c-4"],
      ["XES-06", "error", null],
    ]);
    expect(traces.map(({ caseId }) => caseId)).toEqual(["c-1", "#2", "c-1", "c-3", "c-4", ""]);
    expect(rows.map(({ caseId, at }) => [caseId, at])).toEqual([
      ["c-1", "2010-12-30T10:02:00.000Z"],
      ["#2", "2010-12-30T10:02:00.000Z"],
      ["c-4", "2010-12-30T10:02:00.000Z"],
    ]);
  });

  it.each([
    ["", 1, "document must contain a root element"],
    ["<html/>", 1, "<html> is not <log>."],
    [`<log>\n<trace>\n</log>`, 3, "unexpected close tag"],
    [`<log>${trace(name("c"))}`, 1, "unclosed tag: log"],
    ['<!DOCTYPE log [<!ENTITY a "b">]><log><string key="k" value="&a;"/></log>', 1, "undefined entity"],
  ])("beyond reading is one error with its line", (text, line, message) => {
    expect(() => readXes(text)).toThrow(InvalidXesError);
    expect(() => readXes(text)).toThrow(message);
    expect(() => readXes(text)).toThrow(`Line ${line} of the log`);
  });
});

it("Attributes are read by their types, nested ones by their paths, other prefixes by what they stand for", () => {
  const [one] = readXes(
    log(
      '<extension name="Concept" prefix="c" uri="http://www.xes-standard.org/concept.xesext"/>',
      `<global scope="event">${name("unknown")}</global>`,
      trace(
        '<string key="c:name" value="c-1"/><boolean key="vip" value="true"/>',
        event(
          '<string key="c:name" value="a"/>',
          date,
          '<float key="cost" value="1.5"><string key="currency" value="EUR"/></float>',
          '<list key="tags"><values><string key="tag" value="x"/></values></list>',
          '<string key="__proto__" value="y"/>',
        ),
      ),
    ),
  ).traces;
  expect(one?.attributes).toEqual({ vip: true });
  expect(Object.entries(one?.rows[0]?.attributes ?? {})).toEqual([
    ["cost", 1.5],
    ["cost/currency", "EUR"],
    ["tags/tag", "x"],
    ["__proto__", "y"],
  ]);
});

it("A reader holds no trace that it has given", () => {
  const reader = xesReader();
  expect(
    reader.push(`<log>${trace(name("a"), event(name("x"), date))}<trace>`).map(({ caseId }) => caseId),
  ).toEqual(["a"]);
  expect(reader.push(`${name("b")}</trace></log>`).map(({ caseId }) => caseId)).toEqual(["b"]);
  expect(reader.end()).toEqual([]);
});
