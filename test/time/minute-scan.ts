import type { BusinessSchedule, OpenHours } from "../../src/time/schedule.ts";

/**
 * Business hours the slow way, to check the fast one: for every minute Intl is asked what the clocks show, and then
 * all hours are tried. It shares no code with what it checks. Instants within a minute are told apart only where a
 * schedule takes effect or stops. Answers with the open stretches, merged, in epoch milliseconds.
 *
 * Several schedules are a history: the last to take effect holds. `from` and `to` are whole minutes.
 */
export function minuteScan(schedules: readonly BusinessSchedule[], from: number, to: number): OpenStretches {
  const versions = schedules.map((schedule) => read(schedule, from, to));
  versions.sort((a, b) => (a.takesEffect < b.takesEffect ? -1 : 1));
  const cuts = versions
    .flatMap(({ instants }) => instants)
    .filter((cut) => cut % MINUTE_MS !== 0)
    .sort((a, b) => a - b);
  const open: [number, number][] = [];
  const scan = (minute: number, start: number, end: number) => {
    const version = versions.findLast((one) => one.holds(minute, start));
    if (version?.isOpen(minute) !== true) return;
    const last = open.at(-1);
    if (last?.[1] === start) last[1] = end;
    else open.push([start, end]);
  };
  for (let minute = 0; minute < (to - from) / MINUTE_MS; minute += 1) {
    let start = from + minute * MINUTE_MS;
    const end = start + MINUTE_MS;
    for (const cut of cuts) {
      if (cut <= start || cut >= end) continue;
      scan(minute, start, cut);
      start = cut;
    }
    scan(minute, start, end);
  }
  return open;
}

export type OpenStretches = readonly (readonly [from: number, to: number])[];

/** Open milliseconds between two instants. */
export function scannedMs(open: OpenStretches, from: number, to: number): number {
  let ms = 0;
  for (const [start, end] of open) ms += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return ms;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;

/** A schedule as numbers. Minutes count from the start of the scan. */
interface Version {
  readonly takesEffect: number;
  readonly instants: readonly number[];
  holds(minute: number, instant: number): boolean;
  isOpen(minute: number): boolean;
}

function read(schedule: BusinessSchedule, from: number, to: number): Version {
  const { timeZone, validFrom, validThrough } = schedule;
  const shown = clockReadings(timeZone, from, to);
  const weekly = schedule.intervals.map((hours) => ({ ...inMinutes(hours), dayOfWeek: hours.dayOfWeek }));
  const exceptions = (schedule.holidays ?? []).map(({ startOn, endOn, timeZone: own, openIntervals }) => {
    const first = dayNumber(startOn);
    const last = dayNumber(endOn);
    return {
      shown: clockReadings(own ?? timeZone, from, to),
      covers: (day: number) => day >= first && day <= last,
      hours: (openIntervals ?? []).map(inMinutes),
    };
  });
  const begins = boundAt(validFrom);
  const stops = boundAt(validThrough);
  return {
    takesEffect: takesEffect(begins, shown, from),
    instants: [begins, stops].flatMap((bound) => (bound?.instant === undefined ? [] : [bound.instant])),
    holds(minute, instant) {
      const day = dateOf(shown[minute] ?? Number.NaN);
      if (begins && (begins.instant === undefined ? day < begins.day : instant < begins.instant))
        return false;
      return !stops || (stops.instant === undefined ? day <= stops.day : instant < stops.instant);
    },
    isOpen(minute) {
      let exceptional = false;
      for (const { shown: own, covers, hours } of exceptions) {
        const reading = own[minute] ?? Number.NaN;
        const day = dateOf(reading);
        const time = reading - day * DAY_MINUTES;
        if (covers(day)) exceptional = true;
        for (const one of hours) {
          if (covers(day) && holdsOnItsDay(one, time)) return true;
          if (covers(day - 1) && holdsOnTheNext(one, time)) return true;
        }
      }
      if (exceptional) return false;
      const reading = shown[minute] ?? Number.NaN;
      const day = dateOf(reading);
      const time = reading - day * DAY_MINUTES;
      for (const one of weekly) {
        if (dayOfWeek(day) === one.dayOfWeek && holdsOnItsDay(one, time)) return true;
        if (dayOfWeek(day - 1) === one.dayOfWeek && holdsOnTheNext(one, time)) return true;
      }
      return false;
    },
  };
}

/** A day or an instant. */
type Bound = { readonly instant: number } | { readonly instant?: never; readonly day: number };

function boundAt(text: string | null | undefined): Bound | null {
  if (!text) return null;
  return text.includes("T") ? { instant: Date.parse(text) } : { day: dayNumber(text) };
}

function takesEffect(begins: Bound | null, shown: Int32Array, from: number): number {
  if (begins === null) return -Infinity;
  if (begins.instant !== undefined) return begins.instant;
  const minute = shown.findIndex((reading) => dateOf(reading) >= begins.day);
  if (minute === -1) throw new Error(`Day ${begins.day} does not begin within the scan.`);
  return from + minute * MINUTE_MS;
}

interface Minutes {
  readonly start: number;
  readonly end: number;
  readonly overnight: boolean;
}

function inMinutes({ start, end }: OpenHours): Minutes {
  const [from = Number.NaN, to = Number.NaN] = [start, end].map((text) => {
    const [hour, minute] = text.split(":");
    return Number(hour) * 60 + Number(minute);
  });
  return { start: from, end: to, overnight: to <= from };
}

const holdsOnItsDay = ({ start, end, overnight }: Minutes, time: number): boolean =>
  time >= start && (overnight || time < end);
const holdsOnTheNext = ({ end, overnight }: Minutes, time: number): boolean => overnight && time < end;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (reading: number): number => Math.floor(reading / DAY_MINUTES);
const dayOfWeek = (day: number): number => ((day + 3) % 7) + 1;

const known = new Map<string, Int32Array>();

/** For each minute, the minutes from 1970-01-01T00:00 to what a zone's clocks show. Remembered until forgotten. */
export function clockReadings(timeZone: string, from: number, to: number): Int32Array {
  const key = `${timeZone} ${from} ${to}`;
  let readings = known.get(key);
  if (readings === undefined) {
    const shown = clockFace(timeZone);
    readings = Int32Array.from({ length: (to - from) / MINUTE_MS }, (_, minute) =>
      shown(from + minute * MINUTE_MS),
    );
    known.set(key, readings);
  }
  return readings;
}

export const forgetReadings = (): void => known.clear();

/** What Intl says a zone's clocks show at an instant, as minutes from 1970-01-01T00:00. */
export function clockFace(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (instant) => {
    // 03/29/2026, 03:00
    const text = format.format(instant);
    const digits = (start: number, end: number) => Number(text.slice(start, end));
    return (
      Date.UTC(digits(6, 10), digits(0, 2) - 1, digits(3, 5), digits(12, 14), digits(15, 17)) / MINUTE_MS
    );
  };
}
