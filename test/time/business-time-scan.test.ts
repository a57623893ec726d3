import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addBusinessMs,
  businessMs,
  isOpen,
  nextOpening,
  openIntervals,
} from "../../src/time/business-time.ts";
import { compileSchedule, compileScheduleHistory } from "../../src/time/compile-schedule.ts";
import type { BusinessSchedule } from "../../src/time/schedule.ts";
import { wallClock } from "../../src/time/wall-clock.ts";
import { histories, momentOfSpan, SPAN_MS, type Zones } from "./arbitrary-schedules.ts";
import { clockChanges } from "./clock-changes.ts";
import { forgetReadings, minuteScan, type OpenStretches, scannedMs } from "./minute-scan.ts";

/**
 * 3,000 cases unless said: `BUSINESS_TIME_CASES=100000 npx vitest run test/time/business-time-scan.test.ts`.
 * A run that fails prints its seed; `BUSINESS_TIME_SEED` repeats it.
 */
const cases = Number(process.env["BUSINESS_TIME_CASES"] ?? 3000);
const firstSeed = Number(process.env["BUSINESS_TIME_SEED"] ?? Date.now() % 2 ** 31);
const BATCH = 3000;

const DAY_MS = 86_400_000;
const SINCE = Date.UTC(2000, 0, 1);
const UNTIL = Date.UTC(2030, 0, 1);

const zones = Intl.supportedValuesOf("timeZone");
const steadyZones = ["UTC", "Asia/Kolkata", "Pacific/Kiritimati", "America/Phoenix"];

/** Days around one on which a zone's clocks change. */
interface Days {
  readonly zones: Zones;
  readonly day: number;
}

describe("business time equals a minute scan", () => {
  it(`in ${cases} cases around changes of clocks since 2000 in every zone that had one, seed ${firstSeed}`, {
    timeout: 60_000 + cases * 60,
  }, () => {
    const changesByZone = zones
      .map((timeZone) => ({ timeZone, changes: clockChanges(timeZone, SINCE, UNTIL) }))
      .filter(({ changes }) => changes.length > 0);
    for (const { timeZone, changes } of changesByZone) {
      const [, ...later] = wallClock(timeZone, SINCE, UNTIL);
      expect(later.map(({ from }) => from)).toEqual(changes);
    }
    expect(changesByZone.length).toBeGreaterThan(200);

    let done = 0;
    for (let seed = firstSeed; done < cases; seed += 1) {
      const random = seeded(seed);
      const spans = changesByZone.map(({ timeZone, changes }): Days => {
        const change = changes[Math.floor(random() * changes.length)] ?? SINCE;
        const other = random() < 0.2 ? steadyZones[Math.floor(random() * steadyZones.length)] : undefined;
        return { zones: { own: timeZone, other: other ?? timeZone }, day: Math.floor(change / DAY_MS) - 2 };
      });
      const numRuns = Math.min(BATCH, cases - done);
      fc.assert(caseIn(spans), { numRuns, seed });
      done += numRuns;
      forgetReadings();
    }
    if (cases > BATCH) console.log(`${done} cases in ${changesByZone.length} zones, 0 differences.`);
    expect(done).toBe(cases);
  });

  it.each([
    ["Africa/Casablanca", 2026],
    ["Australia/Lord_Howe", 2025],
    ["America/Santiago", 2024],
  ])("through a year in %s", (timeZone, year) => {
    const schedule: BusinessSchedule = {
      timeZone,
      intervals: [
        { dayOfWeek: 1, start: "09:00", end: "12:30" },
        { dayOfWeek: 1, start: "13:00", end: "17:00" },
        { dayOfWeek: 5, start: "22:00", end: "06:00" },
        { dayOfWeek: 6, start: "20:00", end: "24:00" },
        { dayOfWeek: 7, start: "00:00", end: "03:15" },
      ],
      holidays: [
        { startOn: `${year}-02-15`, endOn: `${year}-03-20` },
        {
          startOn: `${year}-12-24`,
          endOn: `${year}-12-26`,
          openIntervals: [{ start: "09:00", end: "12:00" }],
        },
      ],
    };
    const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
    const calendar = compileSchedule(schedule, { from, to });
    const open = minuteScan([schedule], from, to);
    expect(openIntervals(calendar, from, to).map((one) => [one.from, one.to])).toEqual(open);
    expect(businessMs(calendar, from, to)).toBe(scannedMs(open, from, to));
    forgetReadings();
  });
});

function caseIn(spans: readonly Days[]) {
  return fc.property(
    fc.constantFrom(...spans),
    histories,
    fc.array(fc.tuple(momentOfSpan, momentOfSpan), { minLength: 3, maxLength: 3 }),
    (span, history, moments) => {
      const start = span.day * DAY_MS;
      const versions = history(span.zones, span.day);
      const calendar = compileScheduleHistory(versions, { from: start, to: start + SPAN_MS });
      const open = minuteScan(versions, start, start + SPAN_MS);

      expect(openIntervals(calendar, start, start + SPAN_MS).map(({ from, to }) => [from, to])).toEqual(open);
      for (const [a, b] of moments) {
        const [from, to] = [start + a, start + b];
        const ms = from <= to ? scannedMs(open, from, to) : -scannedMs(open, to, from);
        expect(businessMs(calendar, from, to)).toBe(ms === 0 ? 0 : ms);
        expect(addBusinessMs(calendar, from, ms)).toBe(ms === 0 ? from : scannedAdd(open, from, ms));
        if (a === SPAN_MS) continue;
        expect(isOpen(calendar, from)).toBe(scannedMs(open, from, from + 1) > 0);
        expect(nextOpening(calendar, from)).toBe(scannedOpening(open, from));
      }
    },
  );
}

function scannedAdd(open: OpenStretches, from: number, ms: number): number {
  let left = Math.abs(ms);
  const ahead = open.filter(([start, end]) => (ms > 0 ? end > from : start < from));
  for (const [start, end] of ms > 0 ? ahead : ahead.toReversed()) {
    const [near, far] = ms > 0 ? [Math.max(start, from), end] : [Math.min(end, from), start];
    if (Math.abs(far - near) >= left) return ms > 0 ? near + left : near - left;
    left -= Math.abs(far - near);
  }
  throw new Error("There is less open time than that.");
}

function scannedOpening(open: OpenStretches, from: number): number | null {
  const next = open.find(([, end]) => end > from);
  return next === undefined ? null : Math.max(next[0], from);
}

/** Mulberry32, by Tommy Ettinger. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
