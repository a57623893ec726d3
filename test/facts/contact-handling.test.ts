import { describe, expect, it } from "vitest";
import type { ContactFact } from "../../src/facts/contact.ts";
import { type ContactFactsOptions, contactFacts } from "../../src/facts/contact-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { averageHoldTime } from "../../src/metrics/contact-centre/average-hold-time.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9) + seconds * 1000).toISOString();
const seconds = (length: number) => ({ seconds: length, clock: "calendar", source: "reported" }) as const;
const segment = (type: string, from: number, to: number | null) => ({
  type,
  startAt: at(from),
  endAt: to === null ? null : at(to),
});

/** A call that was answered after 10 s and lasted until 110 s. */
const call: InteractionInput = {
  id: "call",
  channel: "voice",
  direction: "inbound",
  status: "completed",
  outcome: "answered",
  startAt: at(0),
  queuedAt: at(0),
  answeredAt: at(10),
  endAt: at(110),
};
const outbound: InteractionInput = { ...call, direction: "outbound", queuedAt: null };

function factOf(interaction: InteractionInput, options: ContactFactsOptions = {}): ContactFact {
  const [fact] = contactFacts([interaction], options);
  if (fact === undefined) throw new Error(`There is no fact of ${interaction.id}.`);
  return fact;
}
const factsById = (interactions: readonly InteractionInput[], options: ContactFactsOptions = {}) =>
  Object.fromEntries(contactFacts(interactions, options).map((fact) => [fact.contactId, fact]));

describe("a hold", () => {
  it("is told by the count, before the time and the segments", () => {
    expect(factOf({ ...call, holdCount: 2 }).held).toBe(true);
    expect(factOf({ ...call, holdCount: 0, durations: { hold: seconds(9) } }).held).toBe(false);
  });

  it("is told by the time on hold, before the segments", () => {
    expect(factOf({ ...call, durations: { hold: seconds(9) } }).held).toBe(true);
    const segments = [segment("hold", 20, 30)];
    expect(factOf({ ...call, durations: { hold: seconds(0) }, segments }).held).toBe(false);
  });

  it("is told by the segments, and its time with them", () => {
    const segments = [segment("interact", 10, 20), segment("hold", 20, 50), segment("hold", 60, 65)];
    expect(factOf({ ...call, segments })).toMatchObject({ held: true, holdMs: 35_000, talkMs: 65_000 });
    expect(factOf({ ...call, segments: [segment("interact", 10, 110)] })).toMatchObject({
      held: false,
      holdMs: 0,
    });
  });

  it("that there was none of took no time", () => {
    expect(factOf({ ...call, holdCount: 0 })).toMatchObject({ held: false, holdMs: 0 });
    const calls = [{ ...call, segments: [segment("interact", 10, 110)] }];
    expect(measure(averageHoldTime, contactFacts(calls))).toMatchObject({ value: 0, n: 1 });
  });

  it("is unknown where nothing tells of it, and its time where a segment has no end", () => {
    expect(factOf(call)).toMatchObject({ held: null, holdMs: null });
    expect(factOf({ ...call, segments: [] }).held).toBeNull();
    const open = [segment("hold", 20, 30), segment("hold", 40, null)];
    expect(factOf({ ...call, segments: open })).toMatchObject({ held: true, holdMs: null });
  });

  it("is unknown as long as the call was not over at the end of observation", () => {
    expect(factOf({ ...call, holdCount: 2 }, { asOf: at(60) }).held).toBeNull();
  });

  it("is unknown where a part of the record is later than the end of observation", () => {
    const { endAt, ...running } = { ...call, status: "active", segments: [segment("hold", 40, 90)] };
    expect(factOf(running, { asOf: at(60) })).toMatchObject({ held: null, holdMs: null });
    expect(factOf(running, { asOf: at(90) })).toMatchObject({ held: true, holdMs: 50_000 });
    expect(factOf(running)).toMatchObject({ holdMs: 50_000, observedMs: 90_000 });
  });

  it("is refused where a segment has an instant that is none", () => {
    const segments = [{ type: "hold", startAt: "nine", endAt: at(20) }];
    expect(() => factOf({ ...call, segments })).toThrow(InvalidRecordError);
  });
});

describe("dialling", () => {
  it("is dialling and ringing of what the company began", () => {
    const segments = [segment("dialing", 0, 4), segment("alert", 4, 10), segment("interact", 10, 110)];
    expect(factOf({ ...outbound, segments }).dialMs).toBe(10_000);
    expect(factOf({ ...outbound, segments: segments.slice(0, 1) }).dialMs).toBe(4_000);
    expect(factOf({ ...outbound, segments, durations: { ring: seconds(5) } }).dialMs).toBe(9_000);
  });

  it("is none of an inbound contact, and unknown where it is not recorded", () => {
    expect(factOf({ ...call, segments: [segment("alert", 4, 10)] }).dialMs).toBeNull();
    expect(factOf(outbound).dialMs).toBeNull();
  });
});

describe("waiting still", () => {
  const { answeredAt, endAt, outcome, ...queued } = { ...call, status: "queued" };

  it("is counted from the queue to the end of observation", () => {
    expect(factOf({ ...queued, queuedAt: at(5) }, { asOf: at(65) })).toMatchObject({
      waitingMs: 60_000,
      waitMs: null,
    });
    const ringing = { ...queued, queuedAt: null, offeredAt: at(3) };
    expect(factOf(ringing, { asOf: at(65) }).waitingMs).toBe(62_000);
  });

  it("is over once it is answered, given up or gone elsewhere", () => {
    expect(factOf(call, { asOf: at(65) }).waitingMs).toBeNull();
    expect(factOf(call, { asOf: at(8) }).waitingMs).toBe(8_000);
    expect(factOf({ ...queued, outcome: "abandoned" }, { asOf: at(65) }).waitingMs).toBeNull();
    expect(factOf({ ...queued, outcome: "voicemail" }, { asOf: at(65) }).waitingMs).toBeNull();
  });

  it("is not what was never offered", () => {
    expect(factOf({ ...outbound, answeredAt: null, endAt: null }, { asOf: at(65) }).waitingMs).toBeNull();
  });
});

describe("a transfer", () => {
  const { previousId, ...leg } = {
    ...call,
    id: "leg",
    initiationMethod: "transfer",
    previousId: "call",
    startAt: at(110),
    queuedAt: null,
    answeredAt: at(111),
    endAt: at(200),
  };
  const later: InteractionInput = { ...leg, previousId };

  it("is told by the count", () => {
    expect(factOf({ ...call, transferCount: 3 }).transfers).toBe(3);
    expect(factOf({ ...call, transferCount: 0, nextId: "leg" }).transfers).toBe(0);
  });

  it("is told by what it was handed over to, or that it was not", () => {
    expect(factOf({ ...call, nextId: "leg" }).transfers).toBe(1);
    expect(factOf({ ...call, nextId: null }).transfers).toBe(0);
  });

  it("is told by the later leg, and where none is by a record that says what came before it", () => {
    expect(factsById([call, later])).toMatchObject({ call: { transfers: 1 }, leg: { transfers: 0 } });
    expect(factOf({ ...call, previousId: null }).transfers).toBe(0);
    expect(factOf({ ...call, rootId: "call" }).transfers).toBe(0);
    expect(factOf(call).transfers).toBeNull();
  });

  it("is told by each of several legs that follow it, the first of which is where it went", () => {
    const queued: InteractionInput = { ...later, id: "late", startAt: at(120), queuedAt: at(120) };
    for (const all of [
      [call, later, queued],
      [queued, later, call],
    ])
      expect(factsById(all)["call"]).toMatchObject({ transfers: 2, transferTo: "agent" });
  });

  it("is told by legs that name their root alone: each follows the one before it", () => {
    const [first, second]: InteractionInput[] = [
      { ...leg, rootId: "call" },
      { ...leg, id: "last", rootId: "call", startAt: at(200), queuedAt: at(200), endAt: at(300) },
    ];
    for (const all of [
      [{ ...call, rootId: "call" }, first, second],
      [second, first, call],
    ])
      expect(factsById(all.filter((one) => one !== undefined))).toMatchObject({
        call: { transfers: 1, transferTo: "agent" },
        leg: { transfers: 1, transferTo: "queue" },
        last: { transfers: 0, transferTo: null },
      });
  });

  it("leads nowhere from a leg that names nothing but itself", () => {
    expect(factsById([{ ...leg, rootId: "leg" }])).toMatchObject({ leg: { transfers: 0 } });
    expect(factsById([leg])).toMatchObject({ leg: { transfers: null } });
  });

  it("is not a call-back that the company makes later", () => {
    const callback: InteractionInput = { ...later, initiationMethod: "callback", direction: "outbound" };
    expect(factsById([call, callback])["call"]?.transfers).toBeNull();
  });

  it("went to a queue if the next leg waited in one, else to an agent, and who knows where without that leg", () => {
    expect(factsById([call, later])["call"]?.transferTo).toBe("agent");
    expect(factsById([call, { ...later, queuedAt: at(110) }])["call"]?.transferTo).toBe("queue");
    expect(factOf({ ...call, transferCount: 1 }).transferTo).toBeNull();
    expect(factsById([{ ...call, transferCount: 0 }, later])["call"]?.transferTo).toBeNull();
  });

  it("was a consultation if a conference is among its segments, and blind if they show none", () => {
    const handedOn: InteractionInput = { ...call, transferCount: 1 };
    const talk = segment("interact", 10, 110);
    expect(factOf({ ...handedOn, segments: [talk, segment("conference", 90, 110)] }).transferKind).toBe(
      "consult",
    );
    expect(factOf({ ...handedOn, segments: [talk] }).transferKind).toBe("blind");
    expect(factOf(handedOn).transferKind).toBeNull();
    expect(factOf({ ...call, transferCount: 0, segments: [talk] }).transferKind).toBeNull();
  });

  it("that comes after the end of observation has not happened", () => {
    const facts = factsById([{ ...call, nextId: "leg" }, later], { asOf: at(100) });
    expect(facts["call"]).toMatchObject({ transfers: null, transferTo: null });
    expect(facts["leg"]).toBeUndefined();
  });
});

describe("what a contact was for", () => {
  it("is its first case", () => {
    expect(factOf({ ...call, caseIds: ["a", "b"] }).caseId).toBe("a");
    expect(factOf({ ...call, caseIds: [] }).caseId).toBeNull();
  });

  it("is the demand that the company codes its topic as, and no word of the language", () => {
    const demandTypes = { delay: "failure", order: "value" } as const;
    expect(factOf({ ...call, topic: "delay" }, { demandTypes }).demandType).toBe("failure");
    expect(factOf({ ...call, topic: "order" }, { demandTypes }).demandType).toBe("value");
    expect(factOf({ ...call, topic: "toString" }, { demandTypes }).demandType).toBeNull();
    expect(factOf(call, { demandTypes }).demandType).toBeNull();
    expect(factOf({ ...call, topic: "delay" }).demandType).toBeNull();
  });

  it("is marketing where a campaign began it", () => {
    expect(factOf({ ...outbound, initiationMethod: "campaign" }).marketing).toBe(true);
    expect(factOf({ ...outbound, initiationMethod: "outbound" }).marketing).toBe(false);
    expect(factOf(outbound).marketing).toBeNull();
  });
});
