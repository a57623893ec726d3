import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentDayFact } from "../../../src/facts/agent-day.ts";
import { agentDayFacts } from "../../../src/facts/agent-day-facts.ts";
import { type Interaction, InteractionSchema } from "../../../src/model/interaction.ts";
import { factView } from "../../../src/sql/views/fact-view.ts";
import { DAY_MS } from "../../../src/time/civil.ts";
import { formatInstant } from "../../../src/time/instant.ts";
import { wallClock } from "../../../src/time/wall-clock.ts";
import type { Engine } from "../../engines/engine.ts";
import { runs } from "../../language/random.ts";
import { engines, expectSameRows, loadRecords, readView } from "./record-engine.ts";

const MINUTE_MS = 60_000;
const { seed, numRuns } = runs(120);

/** Clocks that show midnight twice, pass over it, go back behind it, or leave out a day. */
const changes = [
  ["Atlantic/Azores", "2026-10-25T01:00:00.000Z"],
  ["Africa/Cairo", "2026-04-23T22:00:00.000Z"],
  ["America/St_Johns", "2010-11-07T02:31:00.000Z"],
  ["Antarctica/Casey", "2010-03-04T15:00:00.000Z"],
  ["Pacific/Apia", "2011-12-30T10:00:00.000Z"],
] as const;

const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * MINUTE_MS);
const session = fc.record({
  agentId: fc.constantFrom("ada", "o'hare"),
  from: fc.oneof(minutes(-90, 90), minutes(-3_000, 3_000)),
  lasts: fc.oneof(minutes(0, 120), minutes(0, 3_000), fc.constant(null)),
});
const told = { channel: "chat", direction: "inbound", status: "completed" } as const;

/** Sessions of two agents about the change of the clocks, among them what begins, ends or goes on just then. */
function sessionsAt(change: string): readonly Interaction[] {
  const at = (ms: number) => formatInstant(Date.parse(change) + ms);
  const plain = [
    ...fc.sample(session, { numRuns, seed }),
    { agentId: "ada", from: -5 * MINUTE_MS, lasts: 5 * MINUTE_MS },
    { agentId: "o'hare", from: -5 * MINUTE_MS, lasts: 5 * MINUTE_MS },
    { agentId: "ada", from: 0, lasts: MINUTE_MS },
  ].map(({ agentId, from, lasts }, index) => ({
    ...told,
    id: `session-${index}`,
    startAt: at(from),
    answeredAt: at(from),
    endAt: lasts === null ? null : at(from + lasts),
    agentIds: [agentId],
  }));
  const inParts = [
    { agentId: "ada", parts: [[-10, -5] as const, [0, null] as const] },
    { agentId: "o'hare", parts: [[-10, 10] as const, [-8, -2] as const] },
  ].map(({ agentId, parts }) => ({
    ...told,
    id: `in parts of ${agentId}`,
    startAt: at(-10 * MINUTE_MS),
    segments: parts.map(([from, to]) => ({
      type: "interact",
      actor: { type: "agent", id: agentId },
      startAt: at(from * MINUTE_MS),
      endAt: to === null ? null : at(to * MINUTE_MS),
    })),
  }));
  return [...plain, ...inParts].map((one) => InteractionSchema.parse(one));
}

describe.each(engines)("the days of agents in %s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  test.each(changes)("are those of the clocks of %s", async (timeZone, change) => {
    const { dialect } = engine;
    const interactions = sessionsAt(change);
    await loadRecords(engine, { interactions });
    const later = (ms: number) => formatInstant(Date.parse(change) + ms);
    const counted: number[] = [];
    for (const [asOf, snapshotAt] of [
      [later(60 * MINUTE_MS), change],
      [change, change],
      [change, later(-5 * MINUTE_MS)],
      [change, later(MINUTE_MS)],
    ] as const) {
      const facts = agentDayFacts(interactions, { timeZone, asOf, snapshotAt });
      counted.push(facts.filter(({ openSessions }) => openSessions !== null).length);
      const moment = { sql: `CAST('${snapshotAt}' AS TIMESTAMP WITH TIME ZONE)` };
      const view = factView("agentDay", { dialect, timeZone, asOf, snapshotAt: moment });
      expectSameRows(await readView(engine, view, "agentDayFact"), facts, Object.keys(agentDayFact.columns));
    }
    expect([counted[0], counted.at(-1)]).toEqual([2, 0]);
    const none = factView("agentDay", { dialect, timeZone, channels: [] });
    expect(await readView(engine, none, "agentDayFact")).toEqual([]);
  });
});

test("the view is right about gaps: none that midnight lies in has begun before it since 2000", () => {
  const gaps = Intl.supportedValuesOf("timeZone").flatMap((timeZone) => {
    const clock = wallClock(timeZone, Date.UTC(2000, 0, 1), Date.UTC(2038, 0, 1));
    return clock.flatMap(({ from, offset }, index) => {
      const before = clock[index - 1];
      if (before === undefined) return [];
      const [begins, ends] = [from + before.offset, from + offset];
      const midnight = Math.ceil(begins / DAY_MS) * DAY_MS;
      return midnight < ends ? [{ timeZone, from, begins, midnight }] : [];
    });
  });
  expect(gaps.length).toBeGreaterThan(500);
  expect(gaps.filter(({ begins, midnight }) => begins !== midnight)).toEqual([]);
});
