import { afterEach, describe, expect, it } from "vitest";
import { type JudgedEvent, validateEvent, validateEvents } from "../../src/events/index.ts";
import { sample } from "./samples.ts";

/** Each event by itself: here the same event comes again and again. */
const alone = { streamRules: false } as const;
const event = sample("cx.case.resolved");
const good = JSON.stringify(event);
const bytes = (text: string) => new TextEncoder().encode(text);
const told = ({ valid, line, findings }: JudgedEvent) => [
  valid,
  line,
  findings.map(({ ruleId, path }) => `${ruleId} ${path}`),
];
const prototype = Object.getOwnPropertyNames(Object.prototype);

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
});

describe("a line that is bad in one way has one finding, and the lines around it none", () => {
  it.each<[string, string, string]>([
    ["truncated", good.slice(0, -5), "JSON-01 "],
    ["not JSON", "case resolved", "JSON-01 "],
    ["nested a hundred thousand times and not closed", "[".repeat(100_000), "JSON-01 "],
    ["NaN", good.replace('"sampledrate":1', '"sampledrate":NaN'), "JSON-01 "],
    ["no object", "5", "SHP-01 "],
    ["a name twice", good.replace('"caseId":', '"caseId":"x","caseId":'), "JSON-02 /data/caseId"],
    [
      "a name twice, once in other letters",
      good.replace('"caseId":', '"\\u0063aseId":"x","caseId":'),
      "JSON-02 /data/caseId",
    ],
    [
      "a name twice in an object within an array",
      good.replace('"objectType":', '"objectType":"x","objectType":'),
      "JSON-02 /data/relations/0/objectType",
    ],
    [
      "nested too deeply",
      good.replace('"caseId":', `"more":${"[".repeat(70)}${"]".repeat(70)},"caseId":`),
      `JSON-04 /data/more${"/0".repeat(62)}`,
    ],
    ["__proto__", good.replace("{", '{"__proto__":{"polluted":true},'), "JSON-05 /__proto__"],
    [
      "__proto__ in other letters, further inside",
      good.replace('"caseId":', '"\\u005f_proto__":{"polluted":true},"caseId":'),
      "JSON-05 /data/__proto__",
    ],
    ["half of a surrogate pair", good.replace('"case-1"', '"\\ud800"'), "JSON-07 /partitionkey"],
    ["a number too large", good.replace('"sampledrate":1', '"sampledrate":1e400'), "JSON-08 /sampledrate"],
    [
      "an id as a number",
      good.replace('"caseId":"case-1"', '"caseId":9007199254740993'),
      "ID-04 /data/caseId",
    ],
    [
      "an instant that is none",
      good.replace(/"time":"[^"]*"/, '"time":"2024-02-30T00:00:00Z"'),
      "TS-01 /time",
    ],
    [
      "an instant without offset",
      good.replace(/"time":"[^"]*"/, '"time":"2024-03-01T00:00:00"'),
      "TS-02 /time",
    ],
    ["an unknown type", good.replace("cx.case.resolved", "cx.case.solved"), "SHP-02 /type"],
    ["no type", good.replace('"type":"cx.case.resolved",', ""), "SHP-01 /type"],
    ["a type that is no text", good.replace('"cx.case.resolved"', "[1]"), "SHP-01 /type"],
    ["the name of an attribute", good.replace("{", '{"fooBar":1,'), "SHP-01 /fooBar"],
    ["the value of an attribute", good.replace("{", '{"foo":1.5,'), "SHP-01 /foo"],
    [
      "a timestamp as media type",
      good.replace(/application\/json[^"]*/, "2026-03-02T12:00:00Z"),
      "SHP-01 /datacontenttype",
    ],
    ["binary data", good.replace(/"data":.*$/, '"data_base64":"AA=="}'), "SHP-01 /data"],
  ])("%s", (_why, line, finding) => {
    const expected = [
      [true, 1, []],
      [false, 2, [finding]],
      [true, 3, []],
    ];
    expect(line).not.toBe(good);
    const text = `${good}\n${line}\n${good}\n`;
    const judged = (source: Iterable<unknown> | string) => [...validateEvents(source, alone)].map(told);
    expect(judged(text)).toEqual(expected);
    expect(judged([...bytes(text)].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
    expect([...validateEvents(text, alone)][1]?.findings[0]?.message).toMatch(/^.{10,400}$/s);
  });

  it("bytes that are not UTF-8", () => {
    const latin1 = Uint8Array.from(good.replace("undertaking", "tiltaks\u00f8k"), (c) => c.charCodeAt(0));
    const source = [bytes(`${good}\n`), latin1, bytes(`\n${good}`)];
    expect([...validateEvents(source, alone)].map(told)).toEqual([
      [true, 1, []],
      [false, 2, ["ENC-01 "]],
      [true, 3, []],
    ]);
  });

  it("a line that is too long is skipped, whatever it holds and however it comes", () => {
    const long = good.replace('"case-1"', `"${"x".repeat(5000)}"`);
    const text = `${good}\n${long}\n${good}`;
    const expected = [
      [true, 1, []],
      [false, 2, ["JSON-03 "]],
      [true, 3, []],
    ];
    const all = bytes(text);
    const pieces = Array.from({ length: Math.ceil(all.length / 700) }, (_, at) =>
      all.subarray(at * 700, at * 700 + 700),
    );
    for (const source of [text, all, pieces]) {
      expect([...validateEvents(source, { maxLineLength: 3000, ...alone })].map(told)).toEqual(expected);
    }
    expect([
      ...validateEvents(all.subarray(0, -1 - bytes(good).length), { maxLineLength: 3000 }),
    ]).toHaveLength(2);
  });
});

describe("what is odd and can be read is read, and told once", () => {
  it("a byte order mark, and lines that end in CR and LF", () => {
    expect([...validateEvents(bytes(`\uFEFF${good}\r\n${good}\r\n\r\n`), alone)].map(told)).toEqual([
      [true, 1, ["ENC-02 ", "ENC-04 "]],
      [true, 2, []],
    ]);
  });

  it.each([true, false])("UTF-16, little-endian %s", (littleEndian) => {
    const text = `\uFEFF${good}\n{\n${good}`;
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
    const all = new Uint8Array(view.buffer);
    for (const source of [all, [...all].map((byte) => Uint8Array.of(byte))]) {
      expect([...validateEvents(source, alone)].map(told)).toEqual([
        [true, 1, ["ENC-03 "]],
        [false, 2, ["JSON-01 "]],
        [true, 3, []],
      ]);
    }
  });

  it("UTF-16 without a mark is named", () => {
    const utf16 = Uint8Array.from([...good].flatMap((c) => [c.charCodeAt(0), 0]));
    expect([...validateEvents(utf16, alone)].map(told)).toEqual([[false, 1, ["ENC-01 "]]]);
  });

  it("a whole number beyond 2^53 in a field that is not known here", () => {
    const text = good.replace('"caseId":', '"ticket":9007199254740993,"caseId":');
    expect([...validateEvents(text, alone)].map(told)).toEqual([[true, 1, ["JSON-09 /data/ticket"]]]);
  });

  it("fields and attributes that are not known here", () => {
    const more = {
      ...event,
      comexampleothervalue: 5,
      unset: null,
      data: { ...event.data, favourite: "green" },
    };
    expect(validateEvent(more)).toEqual({ valid: true, event: more, findings: [] });
  });
});

describe("a value that is no JSON has one finding", () => {
  const cyclic: Record<string, unknown> = { ...event.data };
  cyclic["self"] = { again: [cyclic] };
  let shared: unknown[] = [];
  for (let depth = 0; depth < 60; depth++) shared = [shared, shared];
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throws = {
    get field(): never {
      throw new Error("not today");
    },
  };
  it.each<[string, unknown, string]>([
    ["undefined", undefined, "JSON-06 "],
    ["a function", () => 1, "JSON-06 "],
    ["a big integer inside", { ...event, sampledrate: 1n }, "JSON-06 /sampledrate"],
    ["a date inside", { ...event, time: new Date(0) }, "JSON-06 /time"],
    ["a map", new Map([["type", "cx.case.resolved"]]), "JSON-06 "],
    ["a field that is undefined", { ...event, subject: undefined }, "JSON-06 /subject"],
    ["NaN", { ...event, sampledrate: Number.NaN }, "JSON-06 /sampledrate"],
    ["a value that contains itself", { ...event, data: cyclic }, "JSON-06 /data/self/again/0"],
    ["a value that throws", { ...event, data: throws }, "JSON-06 "],
    ["a revoked proxy", proxy, "JSON-06 "],
    ["a value that unfolds without end", { ...event, data: { ...event.data, shared } }, "JSON-03 "],
    ["null", null, "SHP-01 "],
    ["a symbol", Symbol("event"), "JSON-06 "],
  ])("%s", (_what, value, finding) => {
    const { valid, findings } = validateEvent(value);
    expect([valid, findings.map(({ ruleId, path }) => `${ruleId} ${path}`)]).toEqual([false, [finding]]);
    expect([...validateEvents([event, value, event], alone)].map(told)).toEqual([
      [true, null, []],
      [false, null, [finding]],
      [true, null, []],
    ]);
  });
});

describe("sources", () => {
  it("a batch of CloudEvents, parsed or on a line, is as many events", () => {
    const batch = [event, { ...event, id: "" }, event];
    const expected = [[], ["SHP-01 /1/id"], []];
    for (const source of [[batch], JSON.stringify(batch)]) {
      const findings = [...validateEvents(source, alone)].map((one) => told(one)[2]);
      expect(findings).toEqual(expected);
    }
    expect([...validateEvents("[]")]).toEqual([]);
    expect([...validateEvents([[[event]]], alone)].map(told)).toEqual([[false, null, ["SHP-01 /0"]]]);
  });

  it("an async iterable gives the same as an iterable", async () => {
    const pieces = [bytes(`${good}\n{`), bytes(`}\n`), `${good}\n\n${good}`, event, 7];
    const stream = async function* () {
      yield* pieces;
    };
    const found: JudgedEvent[] = [];
    for await (const one of validateEvents(stream(), alone)) found.push(one);
    expect(found).toEqual([...validateEvents(pieces, alone)]);
    expect(found.map(({ valid, index }) => [valid, index])).toEqual([
      [true, 0],
      [false, 1],
      [true, 2],
      [true, 3],
      [true, 4],
      [false, 5],
    ]);
  });

  it("what a source throws comes through, and what is no source is refused", () => {
    const broken = (function* () {
      yield good;
      throw new Error("the disk is gone");
    })();
    expect(() => [...validateEvents(broken)]).toThrow("the disk is gone");
    // @ts-expect-error A number is no source.
    expect(() => validateEvents(7)).toThrow(TypeError);
  });

  it("a finding names the event's entity", () => {
    const { findings } = validateEvent({ ...event, id: "", subject: "case/other" });
    expect(findings).toEqual([
      {
        ruleId: "SHP-01",
        severity: "error",
        path: "/id",
        line: null,
        message: "Must not be empty.",
        entity: "case/case-1",
      },
    ]);
    expect(validateEvent({ type: "x", subject: "case/other" }).findings[0]?.entity).toBe("case/other");
  });
});

describe("a text that is longer only by its escapes", () => {
  const body = (text: string): object => {
    const message = sample("cx.message.sent", "full");
    return { ...message, data: { ...message.data, body: text } };
  };
  const escaped = ['He said "no".', "one\\two", "a\nb\tc\r\n", "\\u0041"].map((text) =>
    JSON.stringify(body(text)),
  );

  it("is read as any other", () => {
    const judged = [...validateEvents(escaped, alone)];
    expect(judged.map(({ valid, findings }) => [valid, findings])).toEqual(escaped.map(() => [true, []]));
  });

  it("hides no name given twice, however many there are", () => {
    for (let escapes = 0; escapes < 40; escapes++) {
      const line = JSON.stringify(body('"'.repeat(escapes) || "x")).replace(
        '"caseId":',
        '"caseId":"x","caseId":',
      );
      const [judged] = validateEvents(line, alone);
      expect(judged?.findings.map(({ ruleId, path }) => `${ruleId} ${path}`)).toEqual([
        "JSON-02 /data/caseId",
      ]);
    }
  });
});
