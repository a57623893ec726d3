import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AgentActivity,
  type AgentStatusIntervalFactsOptions,
  agentStatusIntervalFacts,
  type PlannedActivity,
  type PlannedInterval,
} from "../../src/facts/agent-status-interval-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { AgentStatusIntervalInput } from "../../src/model/agent-status-interval.ts";
import { measureRows } from "../metrics/rows.ts";

/** So many minutes after nine o'clock. */
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9) + minutes * 60_000).toISOString();
const MINUTE_MS = 60_000;

function status(word: string, from: number, to: number | null, agentId = "a"): AgentStatusIntervalInput {
  return { agentId, status: word, startAt: at(from), endAt: to === null ? null : at(to) };
}
function plan(activity: PlannedActivity, from: number, to: number, also: Partial<PlannedInterval> = {}) {
  return { agentId: "a", activity, startAt: at(from), endAt: at(to), ...also };
}

/** The first three of each line. */
const beginningsOf = (intervals: AgentStatusIntervalInput[], options: AgentStatusIntervalFactsOptions = {}) =>
  linesOf(intervals, options).map((line) => line.slice(0, 3));

/** Each stretch in a line: minutes, status, activity, plan, adherence, payment. */
function linesOf(intervals: AgentStatusIntervalInput[], options: AgentStatusIntervalFactsOptions = {}) {
  return agentStatusIntervalFacts(intervals, options).map(
    ({ startAt, durationMs, status, activity, planned, adherent, paid }) => {
      const from = (Date.parse(startAt ?? "") - Date.parse(at(0))) / MINUTE_MS;
      return [from, from + durationMs / MINUTE_MS, status, activity, planned, adherent, paid];
    },
  );
}

describe("statuses alone", () => {
  it("are a row each, with what they amount to", () => {
    expect(
      linesOf([
        status("available", 0, 5),
        status("on-contact", 5, 9),
        status("wrap-up", 9, 10),
        status("busy", 10, 11),
        status("training", 11, 12),
        status("break", 12, 13),
        status("meal", 13, 14),
        status("offline", 14, 15),
        status("other", 15, 16),
        status("lunch-and-learn", 16, 17),
      ]).map(([, , word, activity]) => [word, activity]),
    ).toEqual([
      ["available", "available"],
      ["on-contact", "handling"],
      ["wrap-up", "handling"],
      ["busy", "auxiliary"],
      ["training", "auxiliary"],
      ["break", "break"],
      ["meal", "break"],
      ["offline", "offline"],
      ["other", null],
      ["lunch-and-learn", null],
    ]);
  });

  it("are rows of their own agent, with all that is known of them", () => {
    expect(agentStatusIntervalFacts([status("available", 0, 5)])).toEqual([
      {
        intervalId: `a ${at(0)}`,
        agentId: "a",
        status: "available",
        activity: "available",
        loggedIn: true,
        planned: null,
        adherent: null,
        paid: null,
        startAt: at(0),
        endAt: at(5),
        durationMs: 5 * MINUTE_MS,
      },
    ]);
  });

  it("may be given a meaning, by the source's own word first", () => {
    const coaching: AgentStatusIntervalInput = { ...status("other", 0, 5), rawStatus: "Coaching" };
    const options = { activities: { Coaching: "auxiliary", other: "break", toString: "break" } } as const;
    expect(linesOf([coaching, status("other", 5, 6)], options)).toEqual([
      [0, 5, "Coaching", "auxiliary", null, null, null],
      [5, 6, "other", "break", null, null, null],
    ]);
    expect(linesOf([{ ...coaching, rawStatus: "constructor" }])).toEqual([
      [0, 5, "constructor", null, null, null, null],
    ]);
  });

  it("end where the next one begins, and do not come back after it", () => {
    expect(linesOf([status("available", 0, 30), status("break", 10, 15)])).toEqual([
      [0, 10, "available", "available", null, null, null],
      [10, 15, "break", "break", null, null, null],
    ]);
    expect(linesOf([status("break", 10, 15), status("available", 0, null)])).toHaveLength(2);
  });

  it("that last no time end nothing", () => {
    expect(beginningsOf([status("available", 0, 30), status("busy", 10, 10), status("busy", 0, 0)])).toEqual([
      [0, 30, "available"],
    ]);
  });

  it("last until the end of observation where they have no end, and are not seen beyond it", () => {
    const intervals = [status("available", 0, 5), status("on-contact", 5, null)];
    expect(beginningsOf(intervals, { asOf: at(12) })).toEqual([
      [0, 5, "available"],
      [5, 12, "on-contact"],
    ]);
    expect(beginningsOf(intervals, { asOf: at(3) })).toEqual([[0, 3, "available"]]);
    expect(beginningsOf(intervals)).toEqual([[0, 5, "available"]]);
  });

  it("are cut at the ends of the window", () => {
    const window = { from: at(2), to: at(7) };
    expect(beginningsOf([status("available", 0, 5), status("break", 5, 60)], { window })).toEqual([
      [2, 5, "available"],
      [5, 7, "break"],
    ]);
    expect(linesOf([], { window })).toEqual([]);
  });

  it("are refused where they end before they begin, or have no instant", () => {
    expect(() => linesOf([status("break", 5, 4)])).toThrow(InvalidRecordError);
    expect(() => linesOf([{ ...status("break", 5, 6), startAt: "noon" }])).toThrow(/"startAt" is "noon"/);
    expect(() => linesOf([], { plan: [plan("break", 5, 4)] })).toThrow(/plan of agent a: "endAt"/);
    expect(linesOf([status("break", 5, 5)])).toEqual([]);
  });
});

describe("a plan", () => {
  it("cuts statuses, and says what is adhered to", () => {
    const intervals = [
      status("on-contact", 0, 20),
      status("break", 20, 40),
      status("available", 40, 60),
      status("training", 60, 80),
    ];
    const options = {
      plan: [plan("contacts", 0, 60), plan("break", 15, 30), plan("auxiliary", 60, 70)],
    };
    expect(linesOf(intervals, options)).toEqual([
      [0, 15, "on-contact", "handling", "contacts", true, null],
      [15, 20, "on-contact", "handling", "break", false, null],
      [20, 30, "break", "break", "break", true, null],
      [30, 40, "break", "break", "contacts", false, null],
      [40, 60, "available", "available", "contacts", true, null],
      [60, 70, "training", "auxiliary", "auxiliary", true, null],
      [70, 80, "training", "auxiliary", null, null, null],
    ]);
  });

  it("that is not followed at all is offline time, up to the end of observation", () => {
    const options = { plan: [plan("contacts", 0, 60), plan("break", 20, 30)], asOf: at(40) };
    expect(linesOf([], options)).toEqual([
      [0, 20, null, "offline", "contacts", false, null],
      [20, 30, null, "offline", "break", true, null],
      [30, 40, null, "offline", "contacts", false, null],
    ]);
  });

  it("of later than what was observed is not yet to be done", () => {
    expect(linesOf([status("available", 0, 10)], { plan: [plan("contacts", 0, 480)] })).toEqual([
      [0, 10, "available", "available", "contacts", true, null],
    ]);
  });

  it("of absence is not adhered to, and neither is one in an unknown state", () => {
    const options = { plan: [plan("absence", 0, 10), plan("contacts", 10, 20)], asOf: at(20) };
    expect(linesOf([status("other", 10, 20)], options)).toEqual([
      [0, 10, null, "offline", "absence", null, null],
      [10, 20, "other", null, "contacts", null, null],
    ]);
  });

  it("of another agent is that agent's", () => {
    const facts = agentStatusIntervalFacts([status("available", 0, 10)], {
      plan: [plan("contacts", 0, 10, { agentId: "b" })],
    });
    expect(facts.map(({ agentId, planned, activity }) => [agentId, planned, activity])).toEqual([
      ["a", null, "available"],
      ["b", "contacts", "offline"],
    ]);
  });
});

describe("payment", () => {
  it("is the plan's where there is one, else by activity, else unknown", () => {
    const intervals = [status("available", 0, 40), status("offline", 40, 50), status("other", 50, 60)];
    const options: AgentStatusIntervalFactsOptions = {
      plan: [
        plan("contacts", 0, 10, { isPaid: true }),
        plan("break", 10, 20, { isPaid: false }),
        plan("contacts", 20, 30, { isPaid: null }),
      ],
      paidActivities: ["handling", "available"],
    };
    expect(linesOf(intervals, options).map(([from, , , , , , paid]) => [from, paid])).toEqual([
      [0, true],
      [10, false],
      [20, null],
      [30, true],
      [40, false],
      [50, null],
    ]);
  });
});

const words = ["available", "on-contact", "break", "training", "offline", "other"];
const activityByWord: Readonly<Record<string, AgentActivity>> = {
  available: "available",
  "on-contact": "handling",
  break: "break",
  training: "auxiliary",
  offline: "offline",
};
const anyStatus = fc
  .record({ word: fc.constantFrom(...words), from: fc.nat({ max: 60 }), length: fc.nat({ max: 30 }) })
  .map(({ word, from, length }) => ({ word, from, to: from + length }));
const anyPlan = fc
  .record({
    activity: fc.constantFrom<PlannedActivity>("contacts", "auxiliary", "break", "absence"),
    from: fc.nat({ max: 60 }),
    length: fc.nat({ max: 30 }),
  })
  .map(({ activity, from, length }) => ({ activity, from, to: from + length }));
/** No two begin together: which of them holds then is the order in which they end. */
const distinctStarts = <T extends { readonly from: number }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: ({ from }) => from, maxLength: 8 });

describe("minute by minute", () => {
  it("the stretches say what a look at each minute says, and count none twice", () => {
    fc.assert(
      fc.property(
        distinctStarts(anyStatus),
        distinctStarts(anyPlan),
        fc.nat({ max: 90 }),
        (statuses, plans, end) => {
          const facts = agentStatusIntervalFacts(
            statuses.map(({ word, from, to }) => status(word, from, to)),
            { plan: plans.map(({ activity, from, to }) => plan(activity, from, to)), asOf: at(end) },
          );
          const seen = new Map<number, string>();
          for (const { startAt, durationMs, activity, planned } of facts) {
            const from = (Date.parse(startAt ?? "") - Date.parse(at(0))) / MINUTE_MS;
            for (let minute = from; minute < from + durationMs / MINUTE_MS; minute++) {
              expect(seen.has(minute)).toBe(false);
              seen.set(minute, `${activity} ${planned}`);
            }
          }
          for (let minute = 0; minute < 95; minute++) {
            const begun = statuses
              .filter(({ from, to }) => from <= minute && to > from)
              .sort((a, b) => b.from - a.from)[0];
            const word = begun && begun.to > minute ? begun.word : null;
            const running = plans
              .filter(({ from, to }) => from <= minute && to > minute)
              .sort((a, b) => b.from - a.from)[0];
            const nothing = minute >= end || (word === null && running === undefined);
            const activity = word === null ? "offline" : (activityByWord[word] ?? null);
            expect(seen.get(minute)).toBe(nothing ? undefined : `${activity} ${running?.activity ?? null}`);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("every metric over them counts each stretch in or out", () => {
    const metrics = Object.values(catalogue)
      .flatMap(({ metric }) => [metric, ...Object.values(metric.variants)])
      .filter(({ fact }) => fact.name === "agentStatusInterval");
    expect(metrics.length).toBeGreaterThan(8);
    fc.assert(
      fc.property(distinctStarts(anyStatus), distinctStarts(anyPlan), (statuses, plans) => {
        const facts = agentStatusIntervalFacts(
          statuses.map(({ word, from, to }) => status(word, from, to)),
          {
            plan: plans.map(({ activity, from, to }) => plan(activity, from, to, { isPaid: from % 2 === 0 })),
            paidActivities: ["handling"],
          },
        );
        for (const metric of metrics) {
          const { n, excluded } = measureRows(metric, facts, { onInvalid: "throw" });
          expect(n + Object.values(excluded).reduce((sum, rows) => sum + rows, 0)).toBe(facts.length);
        }
      }),
    );
  });
});
