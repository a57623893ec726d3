import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addBusinessMs, businessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { formatInstant } from "../../src/time/instant.ts";
import type { BusinessSchedule } from "../../src/time/schedule.ts";
import { type ClockedSla, type SlaClockOptions, slaInstances } from "../../src/time/sla-clock.ts";
import type { SlaEvent, SlaHistory } from "../../src/time/sla-history.ts";
import type { SlaTerms } from "../../src/time/sla-terms.ts";
import { minuteScan } from "./minute-scan.ts";
import { type Scan, type Scanned, scanPromises, type Untimed } from "./sla-scan.ts";

const MINUTE_MS = 60_000;
/** The evening before the clocks go forward in Oslo. */
const START_MS = Date.UTC(2026, 2, 28, 20);
const SPAN = 600;
/** What the calendars know. */
const KNOWN = 1_500;
const horizon = { from: START_MS, to: START_MS + KNOWN * MINUTE_MS };

const schedules: Readonly<Record<string, BusinessSchedule>> = {
  night: {
    timeZone: "Europe/Oslo",
    intervals: [
      { dayOfWeek: 6, start: "21:30", end: "23:00" },
      { dayOfWeek: 6, start: "23:40", end: "01:20" },
      { dayOfWeek: 7, start: "01:45", end: "03:30" },
      { dayOfWeek: 7, start: "05:00", end: "07:10" },
    ],
  },
  early: { timeZone: "UTC", intervals: [{ dayOfWeek: 7, start: "00:05", end: "04:00" }] },
};
const calendars = new Map(
  Object.entries(schedules).map(([id, schedule]) => [id, compileSchedule(schedule, horizon)] as const),
);
const open = Object.fromEntries(
  Object.entries(schedules).map(([id, schedule]) => {
    const minutes = Array.from({ length: KNOWN }, () => false);
    for (const [from, to] of minuteScan([schedule], horizon.from, horizon.to)) {
      minutes.fill(true, (from - START_MS) / MINUTE_MS, (to - START_MS) / MINUTE_MS);
    }
    return [id, minutes];
  }),
);

const instant = (minute: number) => formatInstant(START_MS + minute * MINUTE_MS);
const minuteOf = (text: string | null) => (text === null ? null : (Date.parse(text) - START_MS) / MINUTE_MS);

const metrics = [
  "first-response",
  "next-response",
  "periodic-update",
  "pausable-update",
  "requester-wait",
  "agent-work",
  "resolution",
  "queue-wait",
] as const;
const statuses = [
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
  "resolved",
  "closed",
  "canceled",
  "odd",
];
const priority = fc.constantFrom(null, "low", "normal", "high", "urgent");

const target = fc
  .record({
    metric: fc.constantFrom(...metrics),
    priority: fc.constantFrom(null, null, "low", "urgent"),
    minutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 300 })),
    clock: fc.constantFrom("calendar" as const, "business" as const),
    scheduleId: fc.constantFrom(null, null, "early"),
  })
  .map(({ metric, priority: of, minutes, clock, scheduleId }) => ({
    metric,
    priority: of,
    target: { seconds: minutes * 60, clock, scheduleId },
  }));
const policies = fc
  .tuple(
    ...["a", "b", "c"].map((id) =>
      fc.record({
        targets: fc.uniqueArray(target, {
          minLength: 6,
          maxLength: 14,
          selector: ({ metric, priority: of }) => `${metric} ${of}`,
        }),
        scheduleId: fc.constantFrom(null, "night"),
        agreement: fc.constant(id === "c" ? "other" : null),
        pausedIn: fc.constantFrom(
          {},
          { "first-response": ["pending-customer"], "requester-wait": [] },
          { resolution: ["pending-internal", "snoozed"], "queue-wait": ["odd"] },
        ),
        id: fc.constant(id),
      }),
    ),
  )
  .map((made): readonly SlaTerms[] => made);

const something: fc.Arbitrary<Untimed> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ type: "customer-message" } as const) },
  { weight: 5, arbitrary: fc.constant({ type: "agent-reply" } as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...statuses).map((status) => ({ type: "status-changed", status }) as const),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("resolved", "reopened", "closed").map((type) => ({ type }) as const),
  },
  { weight: 2, arbitrary: priority.map((of) => ({ type: "priority-changed", priority: of }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("policy-applied", "policy-removed"), fc.constantFrom("a", "b", "c"))
      .map(([type, policyId]) => ({ type, policyId }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("night", "early")
      .map((scheduleId) => ({ type: "schedule-changed", scheduleId }) as const),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom("queued", "queued", "taken", "left-queue").map((type) => ({ type }) as const),
  },
);
// Some minutes are round, so that events meet each other and the edges of hours.
const minute = fc.oneof(
  fc.integer({ min: 0, max: SPAN }),
  fc.integer({ min: 0, max: SPAN / 60 }).map((hour) => hour * 60),
);

const cases = fc
  .record({
    policies,
    created: fc.option(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom("customer", "company"))),
    first: fc.subarray(["a", "c"]),
    events: fc.array(fc.tuple(minute, something), { maxLength: 16, size: "max" }),
    asOf: fc.oneof(minute, fc.integer({ min: SPAN - 60, max: SPAN })),
    schedule: fc.constantFrom("at-start" as const, "at-end" as const, "at-each-moment" as const),
    reopening: fc.constantFrom("resume" as const, "restart" as const),
  })
  .map(({ created, first, events, ...rest }): Scan => {
    const [at, openedBy] = created ?? [0, "customer" as const];
    const opening: readonly (readonly [number, Untimed])[] = [
      ...(created === null ? [] : [[at, { type: "created", openedBy }] as const]),
      [at, { type: "schedule-changed", scheduleId: "night" }],
      ...first.map((policyId) => [at, { type: "policy-applied", policyId }] as const),
    ];
    return { ...rest, events: [...opening, ...events] };
  });

const historyOf = ({ events }: Pick<Scan, "events">): SlaHistory => ({
  caseId: "case",
  events: events.map(([at, event]) => ({ ...event, at: instant(at) }) as SlaEvent),
});
const optionsOf = (scan: Scan): SlaClockOptions & { calendars: typeof calendars } => ({
  policies: scan.policies,
  asOf: instant(scan.asOf),
  calendars,
  schedule: scan.schedule,
  reopening: scan.reopening,
});

const inMinutes = (one: ClockedSla): Scanned => ({
  policyId: one.policyId,
  metric: one.metric,
  instance: one.instance,
  status: one.status,
  start: minuteOf(one.startAt) ?? Number.NaN,
  due: minuteOf(one.dueAt),
  fulfilled: minuteOf(one.fulfilledAt),
  breached: minuteOf(one.breachedAt),
  elapsed: one.elapsed.seconds / 60,
});
const sorted = (promises: readonly Scanned[]) =>
  promises.toSorted((a, b) => {
    const [left, right] = [a, b].map(({ metric, instance, policyId }) => `${metric} ${instance} ${policyId}`);
    return (left ?? "") < (right ?? "") ? -1 : 1;
  });

/** More with `SLA_CASES=10000 npx vitest run test/time/sla-clock-laws.test.ts`. */
const comparisons = Number(process.env["SLA_CASES"] ?? 600);

test(`the clocks answer as a scan minute for minute does, in ${comparisons} cases`, {
  timeout: 60_000 + comparisons * 60,
}, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(cases, (scan) => {
      const made = slaInstances(historyOf(scan), optionsOf(scan));
      for (const { status, metric } of made) {
        for (const kind of [status, metric]) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
      expect(sorted(made.map(inMinutes))).toEqual(sorted(scanPromises(scan, open)));
    }),
    { numRuns: comparisons },
  );
  // The comparison would mean little if some kind of promise hardly came up.
  const rare = [...metrics, "active", "paused", "achieved", "missed", "canceled"].filter(
    (kind) => (seen.get(kind) ?? 0) < 20,
  );
  expect(rare).toEqual([]);
});

describe("laws", () => {
  const holds = (law: (scan: Scan, promises: readonly ClockedSla[]) => void, from = cases) =>
    fc.assert(
      fc.property(from, (scan) => law(scan, slaInstances(historyOf(scan), optionsOf(scan)))),
      { numRuns: 500 },
    );
  const targetMs = ({ target: { seconds } }: ClockedSla) => Math.round(seconds * 1000);
  const elapsedMs = ({ elapsed: { seconds } }: ClockedSla) => Math.round(seconds * 1000);

  test("neither the order of events nor repeating them matters", () => {
    const shuffled = cases.chain((scan) =>
      fc
        .tuple(
          fc.shuffledSubarray([...scan.events], { minLength: scan.events.length }),
          fc.subarray([...scan.events]),
        )
        .map(([events, repeated]) => ({ scan, other: { ...scan, events: [...events, ...repeated] } })),
    );
    fc.assert(
      fc.property(shuffled, ({ scan, other }) => {
        expect(slaInstances(historyOf(other), optionsOf(other))).toEqual(
          slaInstances(historyOf(scan), optionsOf(scan)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("what has elapsed and what is left make the target", () => {
    holds((_, promises) => {
      for (const one of promises) {
        if (one.remainingMs !== null) expect(one.remainingMs + elapsedMs(one)).toBe(targetMs(one));
      }
    });
  });

  test("elapsed is the business time of the spans in which the clock did not stand still", () => {
    holds((scan, promises) => {
      for (const one of promises) {
        const { clock, scheduleId } = one.target;
        const calendar = calendars.get(scheduleId ?? "");
        const end = one.fulfilledAt ?? (one.remainingMs === null ? null : instant(scan.asOf));
        if (end === null || (clock === "business" && calendar === undefined)) continue;
        const edges = [
          one.startAt,
          ...one.pausedIntervals.flatMap(({ startAt, endAt }) => [startAt, endAt ?? end]),
          end,
        ].map((text) => Date.parse(text));
        let ms = 0;
        for (let at = 0; at < edges.length; at += 2) {
          const [from = 0, to = 0] = edges.slice(at, at + 2);
          ms += calendar && clock === "business" ? businessMs(calendar, from, to) : to - from;
        }
        expect(elapsedMs(one)).toBe(ms);
      }
    });
  });

  test("a running promise is broken exactly where what has elapsed reaches the target", () => {
    let tried = 0;
    holds((scan, promises) => {
      for (const one of promises) {
        if (one.status !== "active" || one.dueAt === null) continue;
        const calendar = calendars.get(one.target.scheduleId ?? "");
        if (calendar !== undefined) {
          const asOf = START_MS + scan.asOf * MINUTE_MS;
          expect(Date.parse(one.dueAt)).toBe(addBusinessMs(calendar, asOf, one.remainingMs ?? Number.NaN));
        }
        const due = Date.parse(one.dueAt);
        const past = {
          ...historyOf(scan),
          events: historyOf(scan).events.filter(({ at }) => at <= instant(scan.asOf)),
        };
        const later = (ms: number) =>
          slaInstances(past, { ...optionsOf(scan), asOf: formatInstant(ms) }).find(
            ({ metric, instance, policyId }) =>
              metric === one.metric && instance === one.instance && policyId === one.policyId,
          );
        if (due >= horizon.to) continue;
        tried += 1;
        expect(later(due)).toMatchObject({
          status: "active",
          dueAt: one.dueAt,
          elapsed: one.target,
          remainingMs: 0,
        });
        expect(later(due + 1)).toMatchObject({ status: "missed", dueAt: one.dueAt, breachedAt: one.dueAt });
      }
    });
    expect(tried).toBeGreaterThan(100);
  });

  test("a promise is missed just where it was broken, and achieved just where it was not", () => {
    holds((_, promises) => {
      for (const one of promises) {
        expect(one.status === "missed").toBe(one.breachedAt !== null);
        if (one.status === "achieved") expect(elapsedMs(one)).toBeLessThanOrEqual(targetMs(one));
        if (elapsedMs(one) > targetMs(one) && one.status !== "canceled") expect(one.status).toBe("missed");
        if (one.status === "achieved" && one.dueAt !== null) {
          expect(Date.parse(one.fulfilledAt ?? "")).toBeLessThanOrEqual(Date.parse(one.dueAt));
        }
      }
    });
  });

  test("once the case is closed, nothing changes any more", () => {
    const closed = cases.map((scan) => ({
      ...scan,
      events: [...scan.events, [SPAN + 1, { type: "closed" }] as const],
      asOf: SPAN + 1,
    }));
    holds((scan, promises) => {
      for (const asOf of [SPAN + 2, SPAN + 400]) {
        expect(slaInstances(historyOf(scan), optionsOf({ ...scan, asOf }))).toEqual(promises);
      }
      expect(promises.filter(({ status }) => status === "active" || status === "paused")).toEqual([]);
    }, closed);
  });
});
