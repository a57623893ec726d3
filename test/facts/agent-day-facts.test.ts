import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentDayFacts } from "../../src/facts/agent-day-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { chatConcurrency } from "../../src/metrics/workforce/chat-concurrency.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

const START_MS = Date.UTC(2026, 2, 2, 9);
/** So many minutes after nine o'clock. */
const at = (minutes: number) => new Date(START_MS + minutes * 60_000).toISOString();
const minutes = (ms: number | null | undefined) => (ms === null || ms === undefined ? ms : ms / 60_000);

let ids = 0;
/** A chat of one agent, or without an agent. */
function chat(from: number, to: number | null, also: Partial<InteractionInput> = {}): InteractionInput {
  return {
    id: `chat ${++ids}`,
    channel: "chat",
    direction: "inbound",
    status: "completed",
    startAt: at(from),
    answeredAt: at(from),
    endAt: to === null ? null : at(to),
    agentIds: ["a"],
    ...also,
  };
}
const segment = (type: string, from: number, to: number | null, actor: object) => ({
  type,
  startAt: at(from),
  endAt: to === null ? null : at(to),
  actor: { type: "agent", ...actor } as const,
});

const utc = { timeZone: "UTC" };

/** Each row in a line: agent, day, sessions, minutes of sessions and of engagement. */
const linesOf = (interactions: InteractionInput[], options = {}) =>
  agentDayFacts(interactions, { ...utc, ...options }).map(
    ({ agentId, date, sessions, sessionMs, engagedMs }) => [
      agentId,
      date,
      sessions,
      minutes(sessionMs),
      minutes(engagedMs),
    ],
  );

describe("sessions of an agent", () => {
  it("count in full, and the time in which there was any of them once", () => {
    expect(linesOf([chat(0, 10), chat(5, 15), chat(5, 10), chat(60, 70)])).toEqual([
      ["a", "2026-03-02", 4, 35, 25],
    ]);
  });

  it("are the segments that name the agent, and what lies between them is not", () => {
    const segments = [
      segment("interact", 0, 4, { id: "b" }),
      segment("hold", 4, 6, { id: "b" }),
      segment("interact", 10, 12, { id: "c" }),
      segment("wrap-up", 12, 30, { id: "c" }),
      segment("queue", 0, 1, { id: "c" }),
    ];
    expect(linesOf([chat(0, 30, { segments, agentIds: ["b", "c"] })])).toEqual([
      ["b", "2026-03-02", 1, 6, 6],
      ["c", "2026-03-02", 1, 2, 2],
    ]);
  });

  it("are not those of machines, nor of nobody", () => {
    const bot = segment("interact", 0, 9, { id: "bot", isAutomated: true });
    const other = segment("interact", 0, 9, { id: "not named" });
    expect(linesOf([chat(0, 10, { segments: [bot, other] })])).toEqual([["a", "2026-03-02", 1, 10, 10]]);
    expect(
      linesOf([chat(0, 10, { agentIds: [] }), chat(0, 10, { agentIds: ["a"], answeredAt: null })]),
    ).toEqual([]);
  });

  it("are of chats alone unless other channels are asked for, and of no test or spam", () => {
    const all = [
      chat(0, 10),
      chat(0, 20, { channel: "messaging" }),
      chat(0, 30, { isTest: true }),
      chat(0, 40, { isSpam: true }),
    ];
    expect(linesOf(all)).toEqual([["a", "2026-03-02", 1, 10, 10]]);
    expect(linesOf(all, { channels: ["chat", "messaging"] })).toEqual([["a", "2026-03-02", 2, 30, 20]]);
  });

  it("last until the end of observation, and are not seen beyond it", () => {
    expect(linesOf([chat(0, null), chat(5, 40)], { asOf: at(20) })).toEqual([["a", "2026-03-02", 2, 35, 20]]);
    const open = segment("interact", 0, null, { id: "a" });
    expect(linesOf([chat(0, null, { segments: [open] })], { asOf: at(20) })).toEqual([
      ["a", "2026-03-02", 1, 20, 20],
    ]);
    expect(linesOf([chat(30, 40)], { asOf: at(20) })).toEqual([]);
    const later = segment("interact", 30, 35, { id: "b" });
    expect(linesOf([chat(0, 40, { segments: [open, later] })], { asOf: at(20) })).toEqual([
      ["a", "2026-03-02", 1, 20, 20],
    ]);
  });

  it("end with their interaction where a segment has no end", () => {
    const open = segment("interact", 0, null, { id: "a" });
    expect(linesOf([chat(0, 10, { segments: [open] })], { asOf: at(60) })).toEqual([
      ["a", "2026-03-02", 1, 10, 10],
    ]);
  });

  it("are refused where they end before they begin", () => {
    expect(() => linesOf([chat(10, 5)])).toThrow(InvalidRecordError);
    const backwards = segment("interact", 5, 4, { id: "a" });
    expect(() => linesOf([chat(0, 10, { segments: [backwards] })])).toThrow(/"segments.endAt"/);
  });
});

describe("days", () => {
  it("are those of the zone's clocks, and a session over midnight is of both", () => {
    const night = chat(15 * 60 - 10, 15 * 60 + 30);
    expect(linesOf([night])).toEqual([
      ["a", "2026-03-02", 1, 10, 10],
      ["a", "2026-03-03", 1, 30, 30],
    ]);
    expect(linesOf([night], { timeZone: "Europe/Oslo" })).toEqual([["a", "2026-03-03", 1, 40, 40]]);
    const [first] = agentDayFacts([night], { timeZone: "Europe/Oslo" });
    expect(first?.startAt).toBe("2026-03-02T23:00:00.000Z");
  });

  it("do not come where a session ends at midnight sharp", () => {
    expect(linesOf([chat(0, 15 * 60)])).toEqual([["a", "2026-03-02", 1, 900, 900]]);
  });

  it("come in order, whatever order the sessions come in", () => {
    const day = 24 * 60;
    expect(
      linesOf([chat(2 * day, 2 * day + 1), chat(0, 1), chat(day, day + 1)]).map(([, date]) => date),
    ).toEqual(["2026-03-02", "2026-03-03", "2026-03-04"]);
  });

  it("that a zone has left out do not come, and one of 23 hours is whole", () => {
    const over = (from: string, to: string, timeZone: string) =>
      agentDayFacts([chat(0, 0, { startAt: from, answeredAt: from, endAt: to })], { timeZone }).map(
        ({ date, engagedMs }) => [date, (minutes(engagedMs) ?? 0) / 60],
      );
    expect(over("2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", "Pacific/Apia")).toEqual([
      ["2011-12-29", 24],
      ["2011-12-31", 24],
    ]);
    expect(over("2018-11-03T20:00:00Z", "2018-11-05T03:00:00Z", "America/Sao_Paulo")).toEqual([
      ["2018-11-03", 7],
      ["2018-11-04", 23],
      ["2018-11-05", 1],
    ]);
  });

  it("end at the first midnight where clocks go back behind it, and leave out no session", () => {
    const all = [
      chat(0, 0, {
        startAt: "2010-11-07T02:00:00Z",
        answeredAt: "2010-11-07T02:00:00Z",
        endAt: "2010-11-07T03:20:00Z",
      }),
      chat(0, 0, {
        startAt: "2010-11-07T02:40:00Z",
        answeredAt: "2010-11-07T02:40:00Z",
        endAt: "2010-11-07T02:50:00Z",
      }),
    ];
    expect(linesOf(all, { timeZone: "America/St_Johns" })).toEqual([
      ["a", "2010-11-06", 1, 30, 30],
      ["a", "2010-11-07", 2, 60, 50],
    ]);
  });

  it("need a zone that is one", () => {
    expect(() => linesOf([chat(0, 10)], { timeZone: "Mars/Base" })).toThrow(/Mars\/Base/);
  });
});

describe("a snapshot", () => {
  it("counts the sessions open at the moment, on its day alone", () => {
    const facts = agentDayFacts(
      [chat(0, 10), chat(5, 15), chat(24 * 60, 24 * 60 + 9), chat(3, 4, { agentIds: ["b"] })],
      {
        ...utc,
        snapshotAt: at(7),
      },
    );
    expect(facts.map(({ agentDayId, openSessions }) => [agentDayId, openSessions])).toEqual([
      ["a 2026-03-02", 2],
      ["a 2026-03-03", null],
      ["b 2026-03-02", 0],
    ]);
    expect(measure(chatConcurrency.variants.snapshot, facts)).toMatchObject({
      value: 2,
      excluded: { noSnapshot: 1, notEngaged: 1 },
    });
  });

  it("is at the beginning of a session within it, and at its end not", () => {
    const open = (minute: number) =>
      agentDayFacts([chat(0, 10)], { ...utc, snapshotAt: at(minute) })[0]?.openSessions;
    expect([open(0), open(10)]).toEqual([1, 0]);
  });

  it("at the end of observation counts what goes on, and later nobody knows", () => {
    const open = (snapshot: number, ...chats: InteractionInput[]) =>
      agentDayFacts(chats, { ...utc, snapshotAt: at(snapshot), asOf: at(20) })[0]?.openSessions;
    const segments = [segment("interact", 0, null, { id: "a" }), segment("hold", 5, 8, { id: "a" })];
    const all = [chat(0, null), chat(0, 40), chat(0, 20), chat(0, null, { segments })];
    expect([open(19, ...all), open(20, ...all), open(21, ...all)]).toEqual([4, 3, null]);
    const again = [segment("interact", 0, 8, { id: "a" }), segment("interact", 20, null, { id: "a" })];
    expect(open(8, chat(0, null, { segments: again }))).toBe(0);
  });
});

describe("minute by minute", () => {
  const spans = fc.array(
    fc.record({
      agent: fc.constantFrom("a", "b"),
      from: fc.nat({ max: 2000 }),
      length: fc.integer({ min: 1, max: 300 }),
    }),
    { maxLength: 12 },
  );

  it("engagement is the minutes with a session, and concurrency is never below 1", () => {
    fc.assert(
      fc.property(spans, (all) => {
        const facts = agentDayFacts(
          all.map(({ agent, from, length }) => chat(from, from + length, { agentIds: [agent] })),
          utc,
        );
        for (const { agentId, startAt, sessionMs, engagedMs } of facts) {
          const dayStart = (Date.parse(startAt ?? "") - START_MS) / 60_000;
          let [inSessions, engaged] = [0, 0];
          for (let minute = dayStart; minute < dayStart + 24 * 60; minute++) {
            const open = all.filter(
              ({ agent, from, length }) => agent === agentId && from <= minute && from + length > minute,
            ).length;
            inSessions += open;
            engaged += Math.min(open, 1);
          }
          expect([minutes(sessionMs), minutes(engagedMs)]).toEqual([inSessions, engaged]);
        }
        const { value } = measure(chatConcurrency, facts);
        if (all.length === 0) expect(value).toBeNull();
        else expect(value).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});
