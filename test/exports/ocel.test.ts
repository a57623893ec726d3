import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CxEvent } from "../../src/events/event-types.ts";
import { validateEvent } from "../../src/events/validate-event.ts";
import type { OcelLog } from "../../src/exports/ocel.ts";
import { eventsOfOcel, InvalidOcelError, ocelRows, readOcel } from "../../src/exports/ocel-read.ts";
import { toOcel } from "../../src/exports/ocel-write.ts";
import { allTypes, sample } from "../events/samples.ts";

const valid = (value: unknown): CxEvent => {
  const verdict = validateEvent(value);
  if (!verdict.valid) throw new Error(JSON.stringify(verdict.findings));
  return verdict.event;
};
const event = (id: string, type: string, data: object, more: object = {}) =>
  valid({ specversion: "1.0", id, source: "shop:1", type, time: "2026-03-02T09:00:00.000Z", data, ...more });
/** The log as a file of it would be read. */
const asFile = (log: OcelLog): unknown => JSON.parse(JSON.stringify(log));

/** What OCEL holds of a value: nothing that is null or empty. */
function held(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(held).filter((one) => one !== undefined);
    return parts.length === 0 ? undefined : parts;
  }
  if (typeof value !== "object") return value;
  const parts = Object.entries(value ?? {})
    .map(([name, one]) => [name, held(one)] as const)
    .filter(([, one]) => one !== undefined);
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

describe("Events written and read again", () => {
  it.each(allTypes)("are the same: %s", (type) => {
    for (const size of ["full", "minimal"] as const) {
      const event = valid(sample(type, size));
      const { log } = toOcel([event]);
      const read = readOcel(asFile(log));
      expect(read.findings).toEqual([]);
      expect(eventsOfOcel(read.log).events).toEqual([held(event)]);
    }
  });

  it("are the same but for what is told as lost, whatever their fields hold", () => {
    const word = fc.string({ minLength: 1, maxLength: 6 });
    const maybe = (some: fc.Arbitrary<unknown>) => fc.option(some, { nil: undefined });
    const data = fc.record(
      {
        caseId: word,
        requesterId: maybe(fc.option(word)),
        relatedIds: maybe(
          fc.array(
            word.map((id) => `other ${id}`),
            { maxLength: 3 },
          ),
        ),
        tags: maybe(fc.array(word, { maxLength: 3 })),
        subject: maybe(word),
        actor: maybe(fc.record({ type: fc.constantFrom("agent", "customer"), id: word })),
        relations: maybe(
          fc.array(
            fc.record({ objectType: word.map((type) => `own ${type}`), objectId: word, qualifier: word }),
            {
              minLength: 1,
              maxLength: 2,
            },
          ),
        ),
      },
      { requiredKeys: ["caseId"] },
    );
    fc.assert(
      fc.property(fc.array(data, { maxLength: 5 }), (all) => {
        const events = all.map((data, place) =>
          event(`${place}`, "cx.case.created", JSON.parse(JSON.stringify(data))),
        );
        const { log, losses } = toOcel(events);
        const read = readOcel(asFile(log));
        expect(read.findings).toEqual([]);
        const again = eventsOfOcel(read.log);
        expect(again.events).toEqual(events.map(held));
        const nothing = events.flatMap(({ data }) =>
          Object.values(data).filter(
            (value) => value === null || (Array.isArray(value) && value.length === 0),
          ),
        );
        expect(losses.map(({ became }) => became)).toEqual(nothing.map(() => "left"));
      }),
    );
  });

  it("keep names that a path is written with, and numbers apart from text", () => {
    const touchpoint = event("1", "cx.touchpoint.experienced", {
      touchpointId: "t",
      "a.b": { "[0]": { "~": 1 } },
      list: [[1, 2], [3]],
    });
    expect(eventsOfOcel(toOcel([touchpoint]).log).events).toEqual([touchpoint]);
  });
});

describe("A log", () => {
  const { log, losses } = toOcel([
    event("1", "cx.case.created", { caseId: "c", requesterId: "ada", tags: [], actor: null }),
    event("2", "cx.case.resolved", { caseId: "c" }, { id: "2", sequence: "02" }),
    event("3", "cx.order.placed", { orderId: "c", customerId: "ada" }),
  ]);

  it("has objects by type and id, related to what their events name", () => {
    expect(log.objects).toEqual([
      {
        id: "case/c",
        type: "case",
        attributes: [],
        relationships: [{ objectId: "customer/ada", qualifier: "requester" }],
      },
      { id: "customer/ada", type: "customer", attributes: [], relationships: [] },
      {
        id: "order/c",
        type: "order",
        attributes: [],
        relationships: [{ objectId: "customer/ada", qualifier: "customer" }],
      },
    ]);
    expect(log.objectTypes.map(({ name }) => name)).toEqual(["case", "customer", "order"]);
    expect(log.events[0]?.relationships).toEqual([
      { objectId: "case/c", qualifier: "subject" },
      { objectId: "customer/ada", qualifier: "requester" },
    ]);
    expect(log.events[1]?.attributes).toEqual([{ name: "sequence", value: "02" }]);
  });

  it("tells what it cannot hold", () => {
    expect(losses).toEqual([
      { eventId: "shop:1 1", path: "data.tags", became: "left" },
      { eventId: "shop:1 1", path: "data.actor", became: "left" },
    ]);
    const mixed = toOcel([
      event("1", "cx.touchpoint.experienced", { touchpointId: "t", note: 1 }),
      event("2", "cx.touchpoint.experienced", { touchpointId: "t", note: "one" }),
    ]);
    expect(mixed.losses).toEqual([{ eventId: "shop:1 1", path: "data.note", became: "asText" }]);
    expect(readOcel(mixed.log).findings).toEqual([]);
  });

  it("makes rows by any type of object", () => {
    expect(ocelRows(log, "customer").map(({ caseId, activity }) => [caseId, activity])).toEqual([
      ["ada", "cx.case.created"],
      ["ada", "cx.order.placed"],
    ]);
  });

  it("of one event twice is refused", () => {
    const one = event("1", "cx.case.resolved", { caseId: "c" });
    expect(() => toOcel([one, one])).toThrow('Two events of shop:1 have the id "1".');
  });
});

describe("A log of others", () => {
  const time = "1970-01-01T00:00:00Z";
  const whole = {
    eventTypes: [{ name: "place", attributes: [{ name: "items", type: "integer" }] }],
    objectTypes: [{ name: "order", attributes: [{ name: "paid", type: "boolean" }] }],
    events: [
      {
        id: "e1",
        type: "place",
        time,
        attributes: [{ name: "items", value: 1 }],
        relationships: [{ objectId: "o1", qualifier: "order" }],
      },
    ],
    objects: [{ id: "o1", type: "order", attributes: [{ name: "paid", time, value: true }] }],
  };
  const first = whole.events[0];
  const rules = (log: object) =>
    readOcel({ ...whole, ...log }).findings.map(({ ruleId, path }) => [ruleId, path]);

  it("is read whole, and its events are told not to be of the catalogue", () => {
    expect(readOcel(whole).findings).toEqual([]);
    expect(eventsOfOcel(readOcel(whole).log)).toMatchObject({
      events: [],
      findings: [{ ruleId: "SHP-02", entity: "e1" }],
    });
    expect(ocelRows(readOcel(whole).log, "order")).toEqual([
      { caseId: "o1", activity: "place", at: "1970-01-01T00:00:00.000Z" },
    ]);
  });

  it.each([
    [{ events: [{ ...first, id: 1 }] }, "OCEL-01", "/events/0"],
    [{ events: [{ ...first, attributes: { items: 1 } }] }, "OCEL-01", "/events/0/attributes"],
    [{ events: [{ ...first, relationships: "o1" }] }, "OCEL-01", "/events/0/relationships"],
    [
      { eventTypes: [{ name: "place", attributes: "items" }], events: [] },
      "OCEL-01",
      "/eventTypes/0/attributes",
    ],
    [{ events: [first, first] }, "OCEL-02", "/events/1/id"],
    [{ events: [{ ...first, type: "pay", attributes: [] }] }, "OCEL-03", "/events/0/type"],
    [{ objects: [] }, "OCEL-04", "/events/0/relationships/0/objectId"],
    [
      { events: [{ ...first, attributes: [{ name: "items", value: 0.5 }] }] },
      "OCEL-05",
      "/events/0/attributes/0",
    ],
    [
      { events: [{ ...first, attributes: [{ name: "price", value: 1 }] }] },
      "OCEL-05",
      "/events/0/attributes/0",
    ],
    [{ events: [{ ...first, time: "1970-02-30T00:00:00Z" }] }, "OCEL-06", "/events/0/time"],
    [
      { objects: [{ id: "o1", type: "order", attributes: [{ name: "paid", value: true }] }] },
      "OCEL-06",
      "/objects/0/attributes/0/time",
    ],
    [
      { objectTypes: [...whole.objectTypes, { name: "x", attributes: [{ name: "y", type: "date" }] }] },
      "OCEL-01",
      "/objectTypes/1/attributes/0",
    ],
  ])("with one fault has one finding: %o", (fault, ruleId, path) => {
    expect(rules(fault)).toEqual([[ruleId, path]]);
  });

  it.each([[null], [[]], ["log"], [{ ...whole, objects: undefined }]])(
    "that is none is one error: %o",
    (value) => {
      expect(() => readOcel(value)).toThrow(InvalidOcelError);
    },
  );
});

const example = new URL("../../../shared/vendor/standards-ocel/ocel2_minimal.json", import.meta.url);
if (!existsSync(example)) console.warn("SKIPPED: the example of the OCEL standard is not on this machine.");
it.skipIf(!existsSync(example))(
  "The example of the standard is read without a finding, and has the parts that are written",
  () => {
    const given = JSON.parse(readFileSync(example, "utf8"));
    const { log, findings } = readOcel(given);
    expect(findings).toEqual([]);
    expect(log.events[0]).toEqual({ ...given.events[0], time: "1970-01-01T00:00:00.000Z" });
    const { log: own } = toOcel([event("1", "cx.case.resolved", { caseId: "c" }, { sequence: "1" })]);
    const names = (one: object | undefined) => Object.keys(one ?? {}).sort();
    expect(names(own)).toEqual(names(given));
    expect(names(own.eventTypes[0])).toEqual(names(given.eventTypes[0]));
    expect(names(own.events[0])).toEqual(names(given.events[0]));
    expect(names(own.objects[0])).toEqual(names({ ...given.objects[0], relationships: [] }));
  },
);
