import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CxEvent, eventFolder, foldEvents } from "../../../src/events/index.ts";
import { type RecordType, recordSchemas } from "../../../src/model/record-schemas.ts";
import { recordLists } from "../../../src/model/records.ts";
import { histories, retold } from "./histories.ts";

const json = (events: Iterable<CxEvent>): string => JSON.stringify(foldEvents(events));

/** The same seed always, so that the history is always the same. */
const [history = []] = fc.sample(histories(500, 500), { seed: 1, numRuns: 1 });

/** Numbers from 0 to 1, the same in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled(events: readonly CxEvent[], chance: () => number): CxEvent[] {
  const all = [...events];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    const [one, two] = [all[at], all[other]];
    if (one && two) [all[at], all[other]] = [two, one];
  }
  return all;
}

describe("the order in which events come", () => {
  it("changes no byte of 500 events in 1,000 orders, each with events that come again", () => {
    expect(history.length).toBe(500);
    expect(new Set(history.map(({ type }) => type)).size).toBeGreaterThan(50);
    const expected = json(history);
    const chance = chances(7);
    const others = new Set<string>();
    for (let run = 0; run < 1000; run++) {
      const again = history.filter(() => chance() < 0.3);
      others.add(json(shuffled([...history, ...again], chance)));
    }
    expect(others).toEqual(new Set([expected]));
  });

  it("changes nothing of any history", () => {
    fc.assert(
      fc.property(
        histories(25).chain((events) => fc.tuple(fc.constant(events), retold(events))),
        ([events, again]) => {
          expect(json(again)).toBe(json(events));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("changes nothing for events that are pushed, with a look in between", () => {
    fc.assert(
      fc.property(histories(25), fc.nat({ max: 25 }), (events, cut) => {
        const folder = eventFolder();
        for (const [index, event] of events.entries()) {
          if (index === cut) folder.folded();
          folder.add(event);
        }
        expect(JSON.stringify(folder.folded())).toBe(json(events));
      }),
    );
  });
});

const recordTypes = Object.keys(recordLists).filter((type): type is RecordType => type in recordLists);

describe("what any history comes to", () => {
  it("is records that their schemas take as they are, in the order of their ids", () => {
    fc.assert(
      fc.property(histories(60), (events) => {
        const before = JSON.stringify(events);
        const { records } = foldEvents(events);
        for (const type of recordTypes) {
          const list: readonly object[] = records[recordLists[type]] ?? [];
          for (const one of list) expect(recordSchemas[type].parse(one)).toEqual(one);
          const ids = list.flatMap((one) => ("id" in one && typeof one.id === "string" ? [one.id] : []));
          if (type !== "slaInstance") expect(ids).toEqual(ids.toSorted());
        }
        expect(JSON.stringify(events)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves no thing out that an event tells of", () => {
    fc.assert(
      fc.property(histories(40), (events) => {
        const { records, incomplete } = foldEvents(events);
        const found = new Set([
          ...(records.cases ?? []).map(({ id }) => `case/${id}`),
          ...(records.messages ?? []).map(({ id }) => `message/${id}`),
          ...(records.interactions ?? []).map(({ id }) => `interaction/${id}`),
          ...(records.orders ?? []).map(({ id }) => `order/${id}`),
          ...incomplete.map(({ entity }) => entity),
        ]);
        for (const { type, data } of events) {
          if (type.startsWith("cx.case.") && "caseId" in data) expect(found).toContain(`case/${data.caseId}`);
          if ("messageId" in data) expect(found).toContain(`message/${data.messageId}`);
          if ("orderId" in data && type.startsWith("cx.order."))
            expect(found).toContain(`order/${data.orderId}`);
          if (/^cx\.(interaction|bot)\./.test(type) && "interactionId" in data)
            expect(found).toContain(`interaction/${data.interactionId}`);
        }
        for (const { missing, known } of incomplete) {
          expect(missing.length).toBeGreaterThan(0);
          for (const field of missing) expect(known).not.toHaveProperty(field);
        }
      }),
    );
  });
});
