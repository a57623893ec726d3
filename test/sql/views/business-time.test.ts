import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentUpdateFact } from "../../../src/facts/agent-update.ts";
import { agentUpdateFacts } from "../../../src/facts/agent-update-facts.ts";
import { caseFact } from "../../../src/facts/case.ts";
import { caseFacts } from "../../../src/facts/case-facts.ts";
import { replyFact } from "../../../src/facts/reply.ts";
import { replyFacts } from "../../../src/facts/reply-facts.ts";
import { type Case, CaseSchema } from "../../../src/model/case.ts";
import { caseStatuses } from "../../../src/model/case-literals.ts";
import { MessageSchema } from "../../../src/model/message.ts";
import { calendarRows, calendarTable } from "../../../src/sql/views/calendar-table.ts";
import { factView } from "../../../src/sql/views/fact-view.ts";
import { businessMs } from "../../../src/time/business-time.ts";
import { compileSchedule, compileScheduleHistory } from "../../../src/time/compile-schedule.ts";
import { formatInstant } from "../../../src/time/instant.ts";
import type { Engine } from "../../engines/engine.ts";
import { runs } from "../../language/random.ts";
import { histories, momentOfSpan, SPAN_MS } from "../../time/arbitrary-schedules.ts";
import { engines, expectSameRows, loadRecords, readView } from "./record-engine.ts";

const DAY_MS = 86_400_000;
const { seed, numRuns } = runs(8);

/** Days in the middle of which the clocks of a zone change: forward, back, by half an hour, at midnight. */
const changes = fc.constantFrom(
  ["Europe/Oslo", "2026-03-29"],
  ["America/New_York", "2026-11-01"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Asia/Beirut", "2026-03-29"],
  ["Africa/Cairo", "2026-10-29"],
);
const moments = (count: number) => fc.array(momentOfSpan, { minLength: count, maxLength: count });
const span = fc.record({
  change: changes,
  history: histories,
  cases: fc.array(
    fc.record({
      instants: moments(6),
      states: fc.array(fc.tuple(fc.constantFrom(...caseStatuses), momentOfSpan), { maxLength: 5 }),
      status: fc.constantFrom("open", "resolved", "closed"),
      messages: fc.array(fc.tuple(fc.constantFrom("customer", "agent"), momentOfSpan), { maxLength: 6 }),
    }),
    { minLength: 40, maxLength: 40 },
  ),
});

const spans = fc
  .sample(span, { numRuns, seed })
  .map(({ change: [zone = "", date = ""], history, cases }, index) => {
    const day = Date.parse(date) / DAY_MS - 2;
    const from = day * DAY_MS;
    const at = (ms: number) => formatInstant(from + ms);
    const made = cases.map(({ instants: [created = 0, ...others], states, status }, number): Case => {
      const [assigned, replied, resolved, first, closed] = others.map(at);
      return CaseSchema.parse({
        id: `${index}/${number}`,
        status,
        createdAt: at(created),
        firstAssignedAt: assigned,
        ...(number % 2 === 0 && { firstAgentReplyAt: replied }),
        resolvedAt: status === "open" ? null : resolved,
        firstResolvedAt: first,
        closedAt: status === "closed" ? closed : null,
        // The last state lasts until the end of observation, the first is there from the creation.
        statusHistory: [
          { status: "new", startAt: at(created) },
          ...states.map(([status, ms]) => ({ status, startAt: at(Math.max(created, ms)) })),
        ],
      });
    });
    const messages = cases.flatMap(({ messages }, number) =>
      messages.map(([by, ms], message) =>
        MessageSchema.parse({
          id: `${index}/${number}/${message}`,
          caseId: `${index}/${number}`,
          author: { type: by, id: by },
          direction: by === "customer" ? "inbound" : "outbound",
          visibility: "public",
          kind: "message",
          createdAt: at(ms),
        }),
      ),
    );
    const horizon = { from, to: from + SPAN_MS };
    const calendar = compileScheduleHistory(history({ own: zone, other: "Asia/Kolkata" }, day), horizon);
    return { cases: made, messages, calendar, asOf: at(SPAN_MS), table: `hours_${index}` };
  });

describe.each(engines)("%s counts business time", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    for (const { calendar, table } of spans)
      await engine.query(calendarTable(calendar, { dialect: engine.dialect, as: table }));
  });
  afterAll(() => engine.close());

  test.each(spans)(
    "of any cases by any schedule as TypeScript does: $table",
    async ({ cases, messages, calendar, asOf, table }) => {
      const { dialect } = engine;
      await loadRecords(engine, { cases, messages });
      for (const dropFullyOutsideHours of [false, true]) {
        const clock = { business: calendar, dropFullyOutsideHours };
        const hours = { hours: table, dropFullyOutsideHours };
        const same = async (
          view: string,
          { name, columns }: { name: string; columns: object },
          facts: readonly object[],
        ) => {
          expect(facts.length).toBeGreaterThan(0);
          expectSameRows(await readView(engine, view, `${name}Fact`), facts, Object.keys(columns));
        };
        await same(
          factView("case", { dialect, asOf, clock: hours, messages: true }),
          caseFact,
          caseFacts(cases, { asOf, clock, messages }),
        );
        await same(
          factView("reply", { dialect, asOf, clock: hours }),
          replyFact,
          replyFacts({ cases, messages }, { asOf, clock }),
        );
        await same(
          factView("agentUpdate", { dialect, asOf, clock: hours }),
          agentUpdateFact,
          agentUpdateFacts({ cases, messages }, { asOf, clock }),
        );
      }
    },
  );

  test("and says nothing of what lies outside of the calendar", async () => {
    const { dialect } = engine;
    const [one] = spans;
    const created = formatInstant((one?.calendar.from ?? 0) - 1);
    await loadRecords(engine, {
      cases: [CaseSchema.parse({ id: "early", status: "closed", createdAt: created, closedAt: one?.asOf })],
    });
    const view = factView("case", { dialect, clock: { hours: one?.table ?? "" } });
    const [row] = await readView(engine, view, "caseFact");
    expect([row?.["createdAt"], row?.["fullResolutionMs"]]).toEqual([created, null]);
  });
});

test("a calendar is told whole by its stretches", () => {
  for (const { calendar } of spans) {
    const rows = calendarRows(calendar);
    expect(rows[0]?.fromMs).toBe(calendar.from);
    expect(rows.at(-1)?.toMs).toBe(calendar.to + 1);
    for (const [index, { fromMs, toMs, openBeforeMs, isOpen }] of rows.entries()) {
      expect(fromMs).toBe(rows[index - 1]?.toMs ?? calendar.from);
      expect(openBeforeMs).toBe(businessMs(calendar, calendar.from, fromMs));
      if (toMs <= calendar.to) expect(businessMs(calendar, fromMs, toMs)).toBe(isOpen ? toMs - fromMs : 0);
    }
  }
  const never = compileSchedule({ timeZone: "UTC", intervals: [] }, { from: 0, to: 5 });
  expect(calendarRows(never)).toEqual([{ fromMs: 0, toMs: 6, openBeforeMs: 0, isOpen: false }]);
});
