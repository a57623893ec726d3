import { describe, expect, it } from "vitest";
import type { ContactFact } from "../../src/facts/contact.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

/** So many seconds after nine o'clock. */
const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9) + seconds * 1000).toISOString();
const seconds = (length: number) => ({ seconds: length, clock: "calendar", source: "reported" }) as const;

/** A call that waited from 5 s to 25 s, rang since 15 s, was talked on until 205 s and wrapped up until 235 s. */
const call: InteractionInput = {
  id: "call",
  channel: "voice",
  direction: "inbound",
  status: "completed",
  outcome: "answered",
  customerId: "customer",
  startAt: at(0),
  queuedAt: at(5),
  offeredAt: at(15),
  answeredAt: at(25),
  endAt: at(205),
  wrapUpStartAt: at(205),
  wrapUpEndAt: at(235),
};
/** The same until it queued, and never answered. */
const { answeredAt, offeredAt, outcome, wrapUpStartAt, wrapUpEndAt, ...queued } = { ...call, endAt: at(65) };
/** A call of which only its beginning and end are known. */
const { queuedAt, ...bare } = queued;
const email: InteractionInput = {
  id: "email",
  channel: "email",
  direction: "inbound",
  status: "completed",
  customerId: "customer",
  startAt: at(0),
  queueId: "letters",
};

const customer = { actor: { type: "customer", id: "customer" } } as const;
const bot = { actor: { type: "bot", id: "bot-1" } } as const;
const agent = { actor: { type: "agent", id: "agent-1" } } as const;

function factOf(interaction: InteractionInput, asOf?: string): ContactFact {
  const [fact] = contactFacts([interaction], asOf === undefined ? {} : { asOf });
  if (fact === undefined) throw new Error(`There is no fact of ${interaction.id}.`);
  return fact;
}

/** What became of it, in a word or two. */
function fate(interaction: InteractionInput, asOf?: string): string {
  const { offered, answered, abandoned, flowedOut } = factOf(interaction, asOf);
  const ends = Object.entries({ answered, abandoned, flowedOut }).filter(([, holds]) => holds === true);
  return [offered ? "offered" : "not offered", ...ends.map(([name]) => name)].join(", ");
}

describe("an answered call", () => {
  it("has its instants, its wait, ringing included, and its handling", () => {
    expect(factOf({ ...call, agentIds: ["a-1", "a-2"], teamId: "t", queueId: "q", topic: "bill" })).toEqual({
      contactId: "call",
      customerId: "customer",
      channel: "voice",
      direction: "inbound",
      initiative: null,
      orderId: null,
      queueId: "q",
      teamId: "t",
      agentId: "a-1",
      caseId: null,
      reason: "bill",
      demandType: null,
      marketing: null,
      discarded: null,
      startAt: at(0),
      answeredAt: at(25),
      endAt: at(205),
      offered: true,
      answered: true,
      abandoned: false,
      flowedOut: false,
      transferLeg: false,
      transfers: null,
      transferKind: null,
      transferTo: null,
      held: null,
      waitMs: 20_000,
      waitingMs: null,
      talkMs: 180_000,
      holdMs: null,
      wrapUpMs: 30_000,
      dialMs: null,
      nextContactMs: null,
      observedMs: 235_000,
    });
    expect(factOf({ ...call, orderIds: ["o-1", "o-2"] }).orderId).toBe("o-1");
    expect(factOf({ ...call, orderIds: [] }).orderId).toBeNull();
  });

  it("is one by its outcome alone", () => {
    expect(fate({ ...bare, outcome: "answered" })).toBe("offered, answered");
    expect(factOf({ ...bare, outcome: "answered" })).toMatchObject({ answeredAt: null, waitMs: null });
  });

  it("is one where an agent is on what has queued and the source records neither answers nor outcomes", () => {
    expect(fate({ ...queued, agentIds: ["a-1"] })).toBe("offered, answered");
    expect(fate({ ...queued, agentIds: ["a-1"], status: "some-new-status" })).toBe("offered, answered");
    expect(fate({ ...queued, agentIds: ["a-1"], answeredAt: null })).toBe("offered, abandoned");
    expect(fate({ ...queued, agentIds: ["a-1"], outcome: "abandoned" })).toBe("offered, abandoned");
    expect(fate({ ...queued, agentIds: ["a-1"], status: "missed" })).toBe("offered, abandoned");
  });

  it("is one though its record also calls it abandoned: who was connected did not give up", () => {
    expect(fate({ ...call, outcome: "abandoned", status: "abandoned" })).toBe("offered, answered");
  });

  it("is not one of an agent that the participants show to be a bot", () => {
    const byBot = { ...call, agentIds: ["bot-1"], participants: [customer, bot] };
    expect(fate(byBot)).toBe("offered, flowedOut");
    expect(factOf(byBot)).toMatchObject({ agentId: null, answeredAt: null, talkMs: null });
    expect(factOf({ ...call, agentIds: ["bot-1", "agent-1"], participants: [bot, agent] })).toMatchObject({
      answered: true,
      agentId: "agent-1",
    });
    const automatic = { actor: { type: "agent", id: "a-1", isAutomated: true } } as const;
    expect(factOf({ ...call, agentIds: ["a-1"], participants: [automatic] }).answered).toBe(false);
  });

  it("is not one of a customer who was served without any agent", () => {
    expect(fate({ ...bare, outcome: "answered", selfServed: true })).toBe("not offered");
    expect(fate({ ...bare, outcome: "answered", agentIds: [] })).toBe("not offered");
    expect(fate({ ...bare, outcome: "deflected", selfServed: true, botInvolved: true })).toBe("not offered");
    expect(fate({ ...queued, selfServed: true })).toBe("offered, flowedOut");
  });
});

describe("the wait of what was answered", () => {
  it("is 0 where the source says that it never queued, and unknown where it says nothing", () => {
    expect(factOf({ ...bare, queuedAt: null, answeredAt: at(9) }).waitMs).toBe(0);
    expect(factOf({ ...bare, answeredAt: at(9) }).waitMs).toBeNull();
  });

  it("is the ringing where it never queued", () => {
    expect(factOf({ ...bare, queuedAt: null, offeredAt: at(3), answeredAt: at(9) }).waitMs).toBe(6_000);
  });

  it("is the reported queue time where an instant is missing, whole milliseconds of it", () => {
    const durations = { queue: seconds(12.3456) };
    expect(factOf({ ...bare, answeredAt: at(30), durations }).waitMs).toBe(12_346);
    expect(factOf({ ...bare, offeredAt: at(28), answeredAt: at(30), durations }).waitMs).toBe(12_346);
    expect(factOf({ ...queued, outcome: "answered", durations }).waitMs).toBe(12_346);
    expect(factOf({ ...call, durations }).waitMs).toBe(20_000);
  });

  it("never is the conversation: an answer without an instant is not its end", () => {
    expect(factOf({ ...queued, outcome: "answered" }).waitMs).toBeNull();
    expect(factOf({ ...queued, outcome: "answered", firstResponseAt: at(17) }).waitMs).toBe(12_000);
  });

  it("is not taken from a business clock", () => {
    const durations = { queue: { seconds: 3, clock: "business", source: "reported" } } as const;
    expect(factOf({ ...bare, answeredAt: at(9), durations }).waitMs).toBeNull();
  });

  it("is negative where the instants contradict each other, for measuring to refuse", () => {
    expect(factOf({ ...call, answeredAt: at(1) }).waitMs).toBe(-4_000);
  });
});

describe("what nobody answered", () => {
  it("was abandoned when the customer left the queue, short or not", () => {
    for (const outcome of ["abandoned", "short-abandoned"]) {
      const left = { ...queued, status: "abandoned", outcome, disconnectedBy: "customer" };
      expect(fate(left)).toBe("offered, abandoned");
      expect(factOf(left).waitMs).toBe(60_000);
    }
  });

  it("was abandoned when it left a queue and the record says no more than that", () => {
    expect(fate(queued)).toBe("offered, abandoned");
    expect(fate({ ...queued, agentIds: [], answeredAt: null })).toBe("offered, abandoned");
    expect(fate({ ...queued, status: "some-new-status" })).toBe("offered, abandoned");
  });

  it.each([
    ["rang out", { offeredAt: at(5), status: "missed", outcome: "no-answer" }],
    ["rang out, by its status alone", { status: "missed" }],
    ["rang out, by its outcome alone", { outcome: "no-answer" }],
    ["was rejected by the agents it rang at", { offeredAt: at(5), outcome: "rejected" }],
    ["broke down in the queue", { queuedAt: at(5), status: "failed", outcome: "failed" }],
    ["was called off in the queue", { queuedAt: at(5), status: "canceled" }],
    ["ended in a way the library does not know", { queuedAt: at(5), outcome: "hung-up" }],
  ])("was lost when it %s: each offered contact that is over is accounted for", (_, fields) => {
    expect(fate({ ...bare, ...fields })).toBe("offered, abandoned");
  });

  it("was never offered when it was given up in the menu", () => {
    const given = { ...bare, status: "abandoned", outcome: "abandoned", disconnectedBy: "customer" };
    expect(fate(given)).toBe("not offered");
    expect(fate({ ...given, queuedAt: null, offeredAt: null, answeredAt: null })).toBe("not offered");
    expect(fate({ ...given, durations: { ivr: seconds(31), queue: seconds(0) } })).toBe("not offered");
    expect(factOf(given)).toMatchObject({ waitMs: null });
  });

  it("was offered when it was given up after the menu, by whatever says so", () => {
    const given = { ...bare, status: "abandoned", outcome: "abandoned" };
    expect(fate({ ...given, queueId: "q" })).toBe("offered, abandoned");
    expect(fate({ ...given, agentIds: ["a-1"] })).toBe("offered, abandoned");
    expect(fate({ ...given, durations: { queue: seconds(0) } })).toBe("offered, abandoned");
    expect(fate({ ...given, durations: { ivr: seconds(31), ring: seconds(4) } })).toBe("offered, abandoned");
    expect(fate({ ...given, durations: { ivr: seconds(31), queue: seconds(8) } })).toBe("offered, abandoned");
    expect(factOf({ ...given, durations: { queue: seconds(8) } }).waitMs).toBe(8_000);
    expect(fate({ ...bare, outcome: "short-abandoned" })).toBe("offered, abandoned");
  });

  it("was never offered when it got no further than a busy line", () => {
    expect(fate({ ...bare, status: "failed", outcome: "busy" })).toBe("not offered");
  });

  it.each(["voicemail", "callback-scheduled", "deflected"])("flowed out of the queue by %s", (outcome) => {
    const flowed = { ...queued, outcome };
    expect(fate(flowed)).toBe("offered, flowedOut");
    expect(factOf(flowed).waitMs).toBe(60_000);
    expect(factOf({ ...flowed, durations: { queue: seconds(40) } }).waitMs).toBe(40_000);
    expect(fate({ ...bare, outcome })).toBe("not offered");
  });

  it("flowed out when it was handed over to another queue, unless the customer gave up", () => {
    const handedOver = { ...queued, nextId: "second-queue" };
    expect(fate(handedOver)).toBe("offered, flowedOut");
    expect(fate({ ...handedOver, outcome: "no-answer" })).toBe("offered, flowedOut");
    expect(fate({ ...handedOver, outcome: "abandoned" })).toBe("offered, abandoned");
    expect(fate({ ...handedOver, outcome: "short-abandoned" })).toBe("offered, abandoned");
    expect(fate({ ...handedOver, status: "abandoned" })).toBe("offered, abandoned");
  });

  it("is told by its outcome before its status, if the outcome is a known one", () => {
    const left = { ...queued, status: "abandoned", nextId: "elsewhere" };
    expect(fate({ ...left, outcome: "voicemail" })).toBe("offered, flowedOut");
    expect(fate({ ...left, outcome: "answered" })).toBe("offered, answered");
    expect(fate({ ...left, outcome: "answered", agentIds: [] })).toBe("offered, flowedOut");
    expect(fate({ ...left, outcome: "hung-up" })).toBe("offered, abandoned");
  });

  it("still waits while it has no end, whoever is about to take it", () => {
    const { endAt, ...waiting } = { ...queued, durations: { queue: seconds(40) } };
    for (const status of ["scheduled", "queued", "offered"]) {
      expect(fate({ ...waiting, status, agentIds: ["a-1"] })).toBe("offered");
      expect(factOf({ ...waiting, status }).waitMs).toBeNull();
    }
  });

  it.each(["abandoned", "missed", "failed", "canceled", "completed"])(
    "is over where its status is %s, though nobody knows since when",
    (status) => {
      const { endAt, ...over } = { ...queued, status };
      expect(fate(over)).toBe("offered, abandoned");
      expect(fate({ ...over, status: "queued" })).toBe("offered");
      expect(factOf(over).waitMs).toBeNull();
      expect(factOf({ ...over, durations: { queue: seconds(40) } }).waitMs).toBe(40_000);
    },
  );
});

describe("what the company began", () => {
  const { queuedAt, offeredAt, ...dialled } = { ...call, direction: "outbound" } as const;

  it("was never offered, a call-back that the customer asked for least of all", () => {
    const callBack: InteractionInput = { ...call, direction: "outbound", initiative: "reactive" };
    expect(fate({ ...callBack, initiationMethod: "callback" })).toBe("not offered, answered");
    expect(fate(dialled)).toBe("not offered, answered");
    expect(factOf(dialled)).toMatchObject({ waitMs: null, talkMs: 180_000 });
  });

  it.each(["no-answer", "busy", "voicemail", "abandoned"])("reached nobody: %s", (outcome) => {
    const { answeredAt, ...vain } = { ...dialled, outcome, status: "missed", agentIds: ["a-1"] };
    expect(fate(vain)).toBe("not offered");
  });

  it("is not answered by the agent who wrote it", () => {
    const letter: InteractionInput = { ...email, direction: "outbound", agentIds: ["a-1"] };
    expect(fate({ ...letter, firstResponseAt: at(0) })).toBe("not offered");
    expect(fate({ ...call, direction: "internal" })).toBe("not offered, answered");
  });
});

describe("a letter", () => {
  it("is answered by the first reply of an agent, and was never offered", () => {
    const replied = { ...email, firstResponseAt: at(7200), agentIds: ["a-1"], endAt: at(7300) };
    expect(fate(replied)).toBe("not offered, answered");
    expect(factOf(replied)).toMatchObject({ answeredAt: at(7200), waitMs: null, talkMs: null });
    expect(fate({ ...email, firstResponseAt: at(7200) })).toBe("not offered, answered");
    expect(fate({ ...email, firstResponseAt: at(7200), participants: [customer, agent] })).toBe(
      "not offered, answered",
    );
  });

  it("is not answered by a bot, nor where the source says that no agent took part", () => {
    const replied = { ...email, firstResponseAt: at(3) };
    expect(fate({ ...replied, participants: [customer, bot] })).toBe("not offered");
    expect(fate({ ...replied, agentIds: [] })).toBe("not offered");
    expect(fate({ ...replied, agentIds: null })).toBe("not offered");
    expect(fate({ ...replied, agentIds: ["bot-1"], participants: [customer, bot] })).toBe("not offered");
  });

  it("is answered by an agent or a supervisor beside a bot that greeted, not by an automatic reply", () => {
    const greeted = (...others: NonNullable<InteractionInput["participants"]>) =>
      fate({ ...email, firstResponseAt: at(30), participants: [customer, bot, ...others] });
    expect(greeted(agent)).toBe("not offered, answered");
    expect(greeted({ actor: { type: "supervisor" } })).toBe("not offered, answered");
    expect(greeted({ actor: { type: "agent", isAutomated: true } })).toBe("not offered");
    expect(greeted({ actor: { type: "third-party" } })).toBe("not offered");
  });

  it("is neither answered nor lost while nobody has replied", () => {
    expect(fate({ ...email, status: "queued" })).toBe("not offered");
    expect(fate({ ...email, participants: [customer, { actor: { type: "system" } }] })).toBe("not offered");
  });

  it("that is routed like a call has a wait, until the reply where nothing is connected", () => {
    const routed = { ...email, queuedAt: at(0), firstResponseAt: at(7200) };
    expect(fate(routed)).toBe("offered, answered");
    expect(factOf(routed).waitMs).toBe(7_200_000);
    expect(factOf({ ...routed, answeredAt: at(6000) }).waitMs).toBe(6_000_000);
  });

  it("has its reported handling as talk", () => {
    expect(factOf({ ...email, firstResponseAt: at(9), durations: { handle: seconds(310) } }).talkMs).toBe(
      310_000,
    );
  });
});

describe("handling", () => {
  it("is taken as reported", () => {
    const durations = { talk: seconds(14), hold: seconds(0), wrapUp: seconds(10), handle: seconds(24) };
    expect(factOf({ ...call, durations })).toMatchObject({ talkMs: 14_000, holdMs: 0, wrapUpMs: 10_000 });
  });

  it("leaves as talk what hold and wrap-up do not take", () => {
    const durations = { hold: seconds(20), wrapUp: seconds(10), handle: seconds(100) };
    expect(factOf({ ...call, durations }).talkMs).toBe(70_000);
    expect(factOf({ ...call, durations: { hold: seconds(20) } }).talkMs).toBe(160_000);
  });

  it("is no talk of a call that nobody answered", () => {
    expect(factOf(queued).talkMs).toBeNull();
  });

  it("of a live call is not known yet", () => {
    const { endAt, wrapUpStartAt, wrapUpEndAt, outcome, ...live } = { ...call, status: "active" };
    expect(factOf(live)).toMatchObject({ answered: true, talkMs: null, wrapUpMs: null, endAt: null });
  });

  it("is whole milliseconds", () => {
    const durations = { talk: seconds(0.0014), hold: seconds(1.0005), wrapUp: seconds(2.7184) };
    expect(factOf({ ...call, durations })).toMatchObject({ talkMs: 1, holdMs: 1_001, wrapUpMs: 2_718 });
  });
});

describe("legs of a transfer", () => {
  it.each([
    ["by its method", { initiationMethod: "transfer" }],
    ["by its method, between queues", { initiationMethod: "queue-transfer" }],
    ["by the root of its chain", { rootId: "first" }],
    ["by what was handed over to it", { previousId: "first" }],
    [
      "by a root, begun by a method that the library does not know",
      { initiationMethod: "new", rootId: "first" },
    ],
  ])("are known %s", (_, fields) => {
    expect(factOf({ ...call, ...fields }).transferLeg).toBe(true);
  });

  it("are not the first of a chain, nor call-backs and what else the company begins", () => {
    expect(factOf({ ...call, rootId: "call" }).transferLeg).toBe(false);
    expect(factOf({ ...call, rootId: null, previousId: null }).transferLeg).toBe(false);
    for (const initiationMethod of ["callback", "outbound", "campaign", "agent-reply"]) {
      expect(factOf({ ...call, initiationMethod, rootId: "first", previousId: "first" }).transferLeg).toBe(
        false,
      );
    }
  });
});

describe("the next contact", () => {
  const contact = (id: string, start: number, fields: Partial<InteractionInput> = {}): InteractionInput => ({
    id,
    channel: "voice",
    direction: "inbound",
    status: "completed",
    outcome: "answered",
    customerId: "ada",
    startAt: at(start),
    ...fields,
  });
  const nextOf = (...interactions: InteractionInput[]) =>
    contactFacts(interactions).map(({ nextContactMs }) => nextContactMs);

  it("is the same customer's, about the same, from start to start, on any channel", () => {
    expect(
      nextOf(
        contact("1", 0, { topic: "bill" }),
        contact("2", 10, { topic: "parcel" }),
        contact("3", 20, { topic: "bill", customerId: "bob" }),
        contact("4", 30, { topic: "bill", channel: "chat" }),
        contact("5", 40, { topic: "bill" }),
      ),
    ).toEqual([30_000, null, null, 10_000, null]);
  });

  it("does not take no topic for every topic", () => {
    expect(
      nextOf(contact("1", 0), contact("2", 10, { topic: "bill" }), contact("3", 20, { topic: null })),
    ).toEqual([20_000, null, null]);
  });

  it("of an unidentified customer is not known", () => {
    expect(nextOf(contact("1", 0, { customerId: null }), contact("2", 9, { customerId: null }))).toEqual([
      null,
      null,
    ]);
  });

  it.each<[string, Partial<InteractionInput>]>([
    ["outbound, a call-back for example", { direction: "outbound", initiationMethod: "callback" }],
    ["a leg of a transfer", { initiationMethod: "transfer" }],
    ["served by machines", { selfServed: true }],
    ["served by a bot", { agentIds: ["bot-1"], participants: [bot] }],
    ["spam", { isSpam: true }],
    ["a test", { isTest: true }],
  ])("is not one that is %s, though that one may have a next", (_, fields) => {
    expect(nextOf(contact("1", 0), contact("2", 10, fields), contact("3", 30))).toEqual([
      30_000,
      20_000,
      null,
    ]);
  });

  it("may be one that was given up: the customer came back", () => {
    expect(nextOf(contact("1", 0), contact("2", 10, { outcome: "abandoned" }))).toEqual([10_000, null]);
  });

  it("does not begin at the same instant", () => {
    expect(nextOf(contact("1", 0), contact("2", 0), contact("3", 5))).toEqual([5_000, 5_000, null]);
  });
});

describe("the end of observation", () => {
  it("is the last instant that any interaction mentions", () => {
    const facts = contactFacts([call, { ...bare, id: "early", startAt: at(-100), endAt: at(-90) }]);
    expect(facts.map(({ observedMs }) => observedMs)).toEqual([235_000, 335_000]);
    expect(contactFacts([])).toEqual([]);
  });

  it.each([
    "queuedAt",
    "offeredAt",
    "answeredAt",
    "firstResponseAt",
    "endAt",
    "wrapUpStartAt",
    "wrapUpEndAt",
  ])("is %s where that is the last", (field) => {
    const { endAt, ...begun } = bare;
    expect(factOf({ ...begun, [field]: at(77) }).observedMs).toBe(77_000);
  });

  it("leaves out what began later, as a next contact too", () => {
    const later = { ...call, id: "later", startAt: at(300) };
    expect(contactFacts([call, later], { asOf: at(299) })).toHaveLength(1);
    expect(factOf(call, at(299)).nextContactMs).toBeNull();
    expect(contactFacts([call, later], { asOf: at(300) })[0]?.nextContactMs).toBe(300_000);
  });

  it("undoes what happened later", () => {
    expect(fate(call, at(24))).toBe("offered");
    expect(factOf(call, at(24))).toMatchObject({ waitMs: null, answeredAt: null, endAt: null });
    expect(factOf(call, at(25))).toMatchObject({ answered: true, waitMs: 20_000, talkMs: null });
    expect(factOf(call, at(205))).toMatchObject({ talkMs: 180_000, wrapUpMs: null });
    expect(factOf(call, at(235))).toMatchObject({ wrapUpMs: 30_000 });
    expect(fate(call, at(4))).toBe("not offered");
    expect(fate({ ...queued, outcome: "abandoned" }, at(64))).toBe("offered");
    expect(fate({ ...email, firstResponseAt: at(9), endAt: at(9) }, at(8))).toBe("not offered");
  });

  it("leaves reported durations of what had not ended unknown", () => {
    const durations = { queue: seconds(20), talk: seconds(180), wrapUp: seconds(30) };
    expect(factOf({ ...call, durations }, at(204))).toMatchObject({ talkMs: null, wrapUpMs: null });
  });
});

describe("marks and input", () => {
  it("keeps spam and tests, marked", () => {
    expect(factOf({ ...call, isSpam: true, isTest: true }).discarded).toBe("spam");
    expect(factOf({ ...call, isTest: true }).discarded).toBe("test");
    expect(factOf({ ...call, isSpam: false, isTest: null }).discarded).toBeNull();
  });

  it("writes instants in one way", () => {
    expect(factOf({ ...call, startAt: "2026-03-02T10:00:00.0009+01:00" }).startAt).toBe(at(0));
  });

  it.each(["startAt", "queuedAt", "endAt", "wrapUpEndAt"])("names the record and the bad %s", (field) => {
    const bad = { ...call, [field]: "2026-02-30T09:00:00Z" };
    expect(() => contactFacts([bad])).toThrow(InvalidRecordError);
    expect(() => contactFacts([bad])).toThrow(
      `interaction call: "${field}" is "2026-02-30T09:00:00Z"; expected an RFC 3339 instant`,
    );
  });

  it("refuses an interaction that began at no time, and an end of observation that is none", () => {
    expect(() => contactFacts([{ ...call, startAt: JSON.parse("null") }])).toThrow('"startAt" is null');
    expect(() => contactFacts([{ ...call, startAt: JSON.parse("1772442000") }])).toThrow(InvalidRecordError);
    expect(() => contactFacts([], { asOf: "yesterday" })).toThrow('contactFacts: "asOf" is "yesterday"');
  });
});
