import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NameSet } from "../../../src/events/fold/name-set.ts";
import { toldThing } from "../../../src/events/fold/places.ts";
import {
  boundedFolder,
  type CxEvent,
  type Folded,
  foldEvents,
  type LateEvent,
} from "../../../src/events/index.ts";
import { eventOf, histories, minute } from "./histories.ts";

function foldedWith(maxEvents: number, events: Iterable<CxEvent>) {
  const parts: Folded[] = [];
  const late: LateEvent[] = [];
  const folder = boundedFolder({
    maxEvents,
    onFolded: (part) => parts.push(part),
    onLate: (one) => late.push(one),
  });
  for (const event of events) folder.add(event);
  folder.end();
  return { parts, late };
}

/** Every record and every incomplete one as text, in an order of their own. */
const texts = (parts: readonly Folded[]): string[] =>
  parts
    .flatMap(({ records, incomplete }) => [
      ...Object.entries(records).flatMap(([list, all]) =>
        all.map((one: object) => `${list} ${JSON.stringify(one)}`),
      ),
      ...incomplete.map((one) => JSON.stringify(one)),
    ])
    .sort();

const distinctEvents = histories(60).map((events) =>
  events.map((event, index) => ({ ...event, id: String(index) })),
);

describe("folding in bounded memory", () => {
  it("gives what folding at once gives, where all is kept", () => {
    fc.assert(
      fc.property(histories(60), (events) => {
        const { parts, late } = foldedWith(1000, events);
        expect(late).toEqual([]);
        expect(texts(parts)).toEqual(texts([foldEvents(events)]));
      }),
      { numRuns: 300 },
    );
  });

  it("gives it too where little is kept, as long as nothing comes late", () => {
    let compared = 0;
    fc.assert(
      fc.property(distinctEvents, fc.integer({ min: 1, max: 40 }), (events, maxEvents) => {
        const { parts, late } = foldedWith(maxEvents, events);
        if (late.length > 0) return;
        if (parts.length > 1) compared += 1;
        expect(texts(parts)).toEqual(texts([foldEvents(events)]));
      }),
      { numRuns: 400, seed: 3 },
    );
    expect(compared).toBeGreaterThan(40);
  });

  it("hands each thing out once, and tells every event that is in none", () => {
    let lost = 0;
    fc.assert(
      fc.property(distinctEvents, fc.integer({ min: 1, max: 20 }), (events, maxEvents) => {
        const { parts, late } = foldedWith(maxEvents, events);
        const gone = new Set(late.filter(({ isLost }) => isLost).map(({ event }) => event));
        lost += gone.size;
        const told = events.filter((event) => !gone.has(event) && toldThing(event) !== null);
        // What is not lost is in the record that it would be in without what is lost, but for what others say of it.
        const things = (list: readonly Folded[]) =>
          list
            .flatMap(({ records, incomplete }) => [
              ...Object.entries(records).flatMap(([name, all]) =>
                name === "agentStatusIntervals"
                  ? []
                  : all.map((one: object) => `${name} ${Reflect.get(one, "id")}`),
              ),
              ...incomplete.map(({ entity }) => entity),
            ])
            .sort();
        expect(things(parts)).toEqual(things([foldEvents(told)]));
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(lost).toBeGreaterThan(30);
  });

  it("keeps a case together with its messages, and says what came too late for it", () => {
    const event = (id: number, type: string, data: object) =>
      eventOf({ specversion: "1.0", source: "desk:a", id: String(id), type, time: minute(id), data });
    const message = (id: number, messageId: string, caseId: string) =>
      event(id, "cx.message.sent", {
        messageId,
        caseId,
        author: { type: "agent", id: "a-1" },
        direction: "outbound",
        visibility: "public",
        kind: "message",
      });
    const { parts, late } = foldedWith(3, [
      event(1, "cx.case.created", { caseId: "c-1" }),
      message(2, "m-1", "c-1"),
      event(3, "cx.case.created", { caseId: "c-2" }),
      message(4, "m-2", "c-2"),
      message(5, "m-3", "c-1"),
      event(6, "cx.case.closed", { caseId: "c-1" }),
    ]);
    expect(parts[0]?.records.cases?.[0]).toMatchObject({ id: "c-1", replyCount: 1 });
    expect(parts[0]?.records.messages).toHaveLength(1);
    expect(late.map(({ event: { id }, entities, isLost }) => ({ id, entities, isLost }))).toEqual([
      { id: "5", entities: ["case/c-1"], isLost: false },
      { id: "6", entities: ["case/c-1"], isLost: true },
    ]);
    expect(
      parts
        .flatMap(({ records }) => records.messages ?? [])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["m-1", "m-2", "m-3"]);
  });

  it("says of a case told for the first time that messages on it were handed out before", () => {
    const said = eventOf({
      ...{ specversion: "1.0", source: "desk:a", id: "1", type: "cx.message.sent", time: minute(1) },
      data: {
        messageId: "m-1",
        caseId: "c-1",
        author: { type: "agent" },
        direction: "outbound",
        visibility: "public",
        kind: "message",
      },
    });
    const created = (id: number, caseId: string) =>
      eventOf({
        ...{ specversion: "1.0", source: "desk:a", id: `${id}`, type: "cx.case.created", time: minute(0) },
        data: { caseId },
      });
    const { parts, late } = foldedWith(1, [said, created(2, "c-2"), created(3, "c-1")]);
    expect(late.map(({ event, entities, isLost }) => [event.id, entities, isLost])).toEqual([
      ["3", ["case/c-1"], false],
    ]);
    expect(parts.flatMap(({ records }) => records.cases ?? []).map(({ id }) => id)).toEqual(["c-2", "c-1"]);
  });

  it("hands out the statuses of an agent as they end, and each once", () => {
    const statuses = ["available", "on-contact", "wrap-up"];
    const change = (index: number) =>
      eventOf({
        specversion: "1.0",
        source: "desk:a",
        id: String(index),
        type: "cx.agent.status-changed",
        time: minute(index),
        data: { agentId: "a-1", status: statuses[Math.floor(index / 2) % 3] },
      });
    const events = Array.from({ length: 500 }, (_, index) => change(index));
    const { parts, late } = foldedWith(1, events);
    expect(parts.length).toBeGreaterThan(10);
    expect(late).toEqual([]);
    expect(parts.flatMap(({ records }) => records.agentStatusIntervals ?? [])).toEqual(
      foldEvents(events).records.agentStatusIntervals,
    );
    const again = foldedWith(1, [...events, change(3)]);
    expect(again.late.map(({ event, isLost }) => [event.id, isLost])).toEqual([["3", true]]);
  });

  it("refuses to keep nothing", () => {
    for (const maxEvents of [0, -1, 1.5, Number.NaN]) {
      expect(() => foldedWith(maxEvents, [])).toThrow(`maxEvents is ${maxEvents}.`);
    }
  });
});

describe("a set of fingerprints", () => {
  it("knows the names that were added, and no others", () => {
    const names = new NameSet();
    for (let index = 0; index < 100_000; index++) names.add(`case/${index}`);
    for (let index = 0; index < 100_000; index += 7) names.add(`case/${index}`);
    for (let index = 0; index < 100_000; index++) {
      if (!names.has(`case/${index}`)) expect.fail(`case/${index} was forgotten`);
      if (names.has(`message/${index}`)) expect.fail(`message/${index} was never added`);
    }
  });
});
