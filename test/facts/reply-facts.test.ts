import { describe, expect, it } from "vitest";
import { agentUpdateFacts } from "../../src/facts/agent-update-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { type ReplyFactsOptions, replyFacts } from "../../src/facts/reply-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { averageReplyTime } from "../../src/metrics/responsiveness/average-reply-time.ts";
import { nextReplyTime } from "../../src/metrics/responsiveness/next-reply-time.ts";
import { periodicUpdate } from "../../src/metrics/responsiveness/periodic-update.ts";
import type { CaseInput } from "../../src/model/case.ts";
import type { MessageInput } from "../../src/model/message.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";

const MINUTE_MS = 60_000;
/** So many minutes after nine on Monday, 2 March 2026. */
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9) + minutes * MINUTE_MS).toISOString();

const fresh: CaseInput = { id: "case", status: "open", createdAt: at(0), requesterId: "ada" };
let messagesWritten = 0;
const message = (minutes: number, also: Partial<MessageInput> = {}): MessageInput => ({
  id: `message ${++messagesWritten}`,
  caseId: "case",
  author: { type: "customer" },
  direction: "inbound",
  visibility: "public",
  kind: "message",
  createdAt: at(minutes),
  ...also,
});
const asked = (minutes: number) => message(minutes);
const replied = (minutes: number, also: Partial<MessageInput> = {}) =>
  message(minutes, { author: { type: "agent", id: "ben" }, direction: "outbound", ...also });

/** The blocks in minutes: since when, until when. */
function blocks(messages: readonly MessageInput[], one: CaseInput = fresh, options: ReplyFactsOptions = {}) {
  const minutes = (instant: string | null | undefined) =>
    typeof instant === "string" ? (Date.parse(instant) - Date.parse(at(0))) / MINUTE_MS : null;
  return replyFacts({ cases: [one], messages }, options).map(({ waitingSince, repliedAt }) => [
    minutes(waitingSince),
    minutes(repliedAt),
  ]);
}

describe("a block of messages", () => {
  it("lasts from the first unanswered message to the reply, and the next begins with the next message", () => {
    const messages = [asked(0), asked(5), replied(10), replied(12), asked(20), asked(25), replied(50)];
    expect(blocks(messages)).toEqual([
      [0, 10],
      [20, 50],
    ]);
    expect(blocks(messages.toReversed())).toEqual(blocks(messages));
    expect(replyFacts({ cases: [fresh], messages })[1]).toMatchObject({
      replyId: "case/2",
      caseId: "case",
      block: 2,
      customerId: "ada",
      agentId: "ben",
      customerMessages: 2,
      clock: "calendar",
      replyMs: 30 * MINUTE_MS,
    });
  });

  it("runs while nobody has replied", () => {
    expect(blocks([asked(0), replied(10), asked(20)])).toEqual([
      [0, 10],
      [20, null],
    ]);
    expect(blocks([])).toEqual([[0, null]]);
  });

  it("is ended by no note, bot, automatic, failed or bounced reply", () => {
    const nothing: readonly Partial<MessageInput>[] = [
      { visibility: "internal" },
      { kind: "note" },
      { kind: "auto-reply" },
      { direction: "internal" },
      { author: { type: "bot" } },
      { author: { type: "system" } },
      { author: { type: "agent", isAutomated: true } },
      { isAutomated: true },
      { failedAt: at(3) },
      { deliveryStatus: "bounced" },
    ];
    for (const also of nothing)
      expect(blocks([asked(0), replied(5, also)]), JSON.stringify(also)).toEqual([[0, null]]);
    expect(blocks([asked(0), replied(5, { author: { type: "supervisor" } })])).toEqual([[0, 5]]);
  });

  it("is begun by no survey answer, and by none on another case", () => {
    expect(blocks([asked(0), replied(5), message(8, { kind: "survey-feedback" })])).toEqual([[0, 5]]);
    expect(blocks([asked(0), replied(5), message(8, { caseId: "other" })])).toEqual([[0, 5]]);
    expect(blocks([asked(0), replied(5), message(8, { caseId: null })])).toEqual([[0, 5]]);
  });

  it("begins with the opening of the case, or its first message where that came before", () => {
    expect(blocks([asked(3), replied(5)])).toEqual([[0, 5]]);
    expect(blocks([asked(-3), replied(5)])).toEqual([[-3, 5]]);
  });

  it("is not begun by a case that the company opened", () => {
    for (const opened of [{ direction: "outbound" }, { initiative: "proactive" }] as const) {
      expect(blocks([replied(0), asked(7), replied(9)], { ...fresh, ...opened })).toEqual([[7, 9]]);
      expect(blocks([replied(0)], { ...fresh, ...opened })).toEqual([]);
    }
  });

  it("is ended when the reply was sent, not when it was written", () => {
    expect(blocks([asked(0), replied(5, { sentAt: at(60) })])).toEqual([[0, 60]]);
  });

  it("of an instant at which both wrote is answered in no time", () => {
    expect(blocks([asked(0), replied(5), replied(8), asked(8)])).toEqual([
      [0, 5],
      [8, 8],
    ]);
  });

  it("knows nothing of what came after the end of observation", () => {
    const messages = [asked(0), replied(10), asked(20), replied(30)];
    expect(blocks(messages, fresh, { asOf: at(25) })).toEqual([
      [0, 10],
      [20, null],
    ]);
    expect(blocks(messages, fresh, { asOf: at(15) })).toEqual([[0, 10]]);
    expect(blocks(messages, fresh, { asOf: at(-1) })).toEqual([]);
  });

  it("says why its case is none to measure", () => {
    expect(replyFacts({ cases: [{ ...fresh, isSpam: true }], messages: [] })[0]?.discarded).toBe("spam");
  });

  it("on the business clock counts open hours", () => {
    const business = compileSchedule(
      { timeZone: "UTC", intervals: [{ dayOfWeek: 1, start: "09:00", end: "10:00" }] },
      { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) },
    );
    const records = { cases: [fresh], messages: [asked(0), replied(24 * 60)] };
    expect(replyFacts(records, { clock: { business } })[0]).toMatchObject({
      clock: "business",
      replyMs: 60 * MINUTE_MS,
    });
  });

  it("of which two answered at one instant is the reply of the same one, in whatever order they are given", () => {
    const messages = [
      replied(5, { id: "b", author: { type: "agent", id: "ben" } }),
      replied(5, { id: "a", author: { type: "agent", id: "cy" } }),
    ];
    for (const given of [messages, messages.toReversed()]) {
      expect(replyFacts({ cases: [fresh], messages: given })[0]?.agentId).toBe("cy");
    }
  });

  it("names the message and the bad instant", () => {
    expect(() => blocks([message(0, { createdAt: "yesterday" })])).toThrow(InvalidRecordError);
    expect(() => blocks([replied(0, { sentAt: "today" })])).toThrow('"sentAt" is "today"');
  });
});

describe("an update", () => {
  const told = (...states: readonly (readonly [string, number])[]) => ({
    ...fresh,
    statusHistory: states.map(([status, minutes]) => ({ status, startAt: at(minutes) })),
  });
  const gaps = (one: CaseInput, messages: readonly MessageInput[]) =>
    agentUpdateFacts({ cases: [one], messages }).map((fact) => [
      fact.untilNextReplyMs === null ? null : fact.untilNextReplyMs / MINUTE_MS,
      typeof fact.pausableUntilNextReplyMs === "number" ? fact.pausableUntilNextReplyMs / MINUTE_MS : null,
    ]);
  const messages = [asked(0), replied(10), asked(20), replied(70), replied(100)];

  it("lasts from one reply to the next, whatever the customer wrote between them", () => {
    expect(gaps(fresh, messages)).toEqual([
      [60, null],
      [30, null],
      [null, null],
    ]);
    expect(agentUpdateFacts({ cases: [fresh], messages })[0]).toMatchObject({
      updateId: "case/1",
      number: 1,
      agentId: "ben",
      repliedAt: at(10),
      nextReplyAt: at(70),
    });
  });

  it("pauses while the customer is waited for, where it may", () => {
    const pending = told(["open", 0], ["pending-customer", 30], ["open", 50], ["pending-internal", 80]);
    expect(gaps(pending, messages)).toEqual([
      [60, 40],
      [30, 30],
      [null, null],
    ]);
  });

  it("stands still while the case is resolved", () => {
    expect(gaps(told(["open", 0], ["resolved", 30], ["open", 50]), messages)[0]).toEqual([40, 40]);
  });

  it("is told where a status that nobody knows lies outside of it", () => {
    const foreign = told(["open", 0], ["pending-customer", 30], ["open", 50], ["with-parts", 80]);
    expect(gaps(foreign, messages)).toEqual([
      [60, 40],
      [30, null],
      [null, null],
    ]);
  });

  it("outside of open hours is left out where that is asked for, with a history as without", () => {
    const business = compileSchedule(
      { timeZone: "UTC", intervals: [{ dayOfWeek: 2, start: "09:00", end: "10:00" }] },
      { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) },
    );
    for (const one of [fresh, told(["open", 0])]) {
      const records = { cases: [one], messages: [replied(10), replied(40)] };
      const untilNext = (dropFullyOutsideHours: boolean) =>
        agentUpdateFacts(records, { clock: { business, dropFullyOutsideHours } })[0];
      expect(untilNext(false)?.untilNextReplyMs).toBe(0);
      expect(untilNext(true)?.untilNextReplyMs).toBeNull();
      expect(untilNext(true)?.pausableUntilNextReplyMs).toBeNull();
    }
  });

  it("of replies at one instant is one", () => {
    expect(gaps(fresh, [replied(10), replied(10), replied(40)])).toEqual([
      [30, null],
      [null, null],
    ]);
  });
});

describe("from messages to measurements", () => {
  const messages = [
    asked(0),
    replied(10),
    asked(20),
    replied(50),
    asked(60),
    asked(65),
    replied(100),
    asked(200),
  ];
  const facts = replyFacts({ cases: [fresh], messages });

  it("the next reply leaves out the first, and the average takes them all", () => {
    expect(measure(nextReplyTime, facts)).toMatchObject({
      value: 35 * 60,
      n: 2,
      excluded: { firstResponse: 1, unanswered: 1 },
    });
    expect(measure(averageReplyTime, facts)).toMatchObject({ value: ((10 + 30 + 40) / 3) * 60, n: 3 });
  });

  it("measured from the last message of a block an impatient customer waits less: 35 minutes for 40", () => {
    const impatient = facts[2];
    expect((Date.parse(at(100)) - Date.parse(at(65))) / MINUTE_MS).toBe(35);
    expect(impatient?.replyMs).toBe(40 * MINUTE_MS);
  });

  it("the update takes replies alone", () => {
    const updates = agentUpdateFacts({ cases: [fresh], messages });
    expect(measure(periodicUpdate, updates)).toMatchObject({
      value: 45 * 60,
      excluded: { noNextReply: 1 },
    });
  });
});
