// What business time costs: `node --expose-gc bench/business-time.mjs [--runs 15] [--peers DIR]`. DIR is a folder in which
// `npm install moment moment-timezone moment-business-time dayjs dayjs-business-time opening_hours` was run; without
// it they are left out. Every way is checked to come to the same answers before any is timed; a package that does not
// is named and not timed. Runs are interleaved, so that a slow spell of the machine hits all alike.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values: options } = parseArgs({
  options: { runs: { type: "string", default: "15" }, peers: { type: "string" } },
});
const runs = Number(options.runs);
// opening_hours knows no zone but the host's.
process.env.TZ = "America/New_York";

const folder = mkdtempSync(join(tmpdir(), "business-time-"));
const outfile = join(folder, "time.mjs");
await build({
  stdin: {
    contents: `export * from "./src/time/business-time.ts"; export * from "./src/time/compile-schedule.ts";`,
    resolveDir: resolve(import.meta.dirname, ".."),
  },
  bundle: true,
  format: "esm",
  outfile,
  logLevel: "error",
});
const { businessMs, compileSchedule, openIntervals } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const weekly = (days, ...hours) =>
  days.flatMap((dayOfWeek) => hours.map(([start, end]) => ({ dayOfWeek, start, end })));
const horizon = { from: Date.UTC(2020, 0, 1), to: Date.UTC(2030, 0, 1) };
const daysOff = ["01-01", "01-15", "02-19", "05-27", "07-04", "09-02", "11-11", "11-28", "12-25"];
const years = Array.from({ length: 10 }, (_, year) => 2020 + year);
const holidays = years.flatMap((year) =>
  daysOff.map((day) => ({ startOn: `${year}-${day}`, endOn: `${year}-${day}` })),
);
/** Ten years of hours with a break, nine holidays a year and half a day on the tenth. */
const office = {
  timeZone: "America/New_York",
  intervals: weekly([1, 2, 3, 4, 5], ["09:00", "12:30"], ["13:00", "17:30"]),
  holidays: [
    ...holidays,
    ...years.map((year) => ({
      startOn: `${year}-12-24`,
      endOn: `${year}-12-24`,
      openIntervals: [{ start: "09:00", end: "13:00" }],
    })),
  ],
};

/** Mulberry32, by Tommy Ettinger. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = seeded(20261121);
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Pairs of instants on whole minutes, `[from, to, from, to, …]`. */
function spans(count, lengthOf) {
  const instants = new Float64Array(2 * count);
  for (let at = 0; at < instants.length; at += 2) {
    const length = lengthOf();
    const from = horizon.from + random() * (horizon.to - horizon.from - length);
    instants[at] = Math.floor(from / MINUTE) * MINUTE;
    instants[at + 1] = instants[at] + Math.floor(length / MINUTE) * MINUTE;
  }
  return instants;
}
const SPANS = 100_000;
const anywhere = spans(SPANS, () => random() * 5 * 365 * DAY);
const tickets = spans(SPANS, () => -Math.log(1 - random()) * 2 * DAY);

/** The plain way over the same intervals: a running total, and a binary search for each end. */
function plainSearch(intervals) {
  const closes = Float64Array.from(intervals, ({ to }) => to);
  const opens = Float64Array.from(intervals, ({ from }) => from);
  const before = new Float64Array(intervals.length + 1);
  for (let at = 0; at < intervals.length; at += 1) before[at + 1] = before[at] + closes[at] - opens[at];
  const openBefore = (instant) => {
    let low = 0;
    let high = closes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (closes[middle] <= instant) low = middle + 1;
      else high = middle;
    }
    return low < opens.length && instant > opens[low] ? before[low] + instant - opens[low] : before[low];
  };
  return (from, to) => openBefore(to) - openBefore(from);
}

const calendar = compileSchedule(office, horizon);
const search = plainSearch(openIntervals(calendar, horizon.from, horizon.to));
for (const instants of [anywhere, tickets]) {
  for (let at = 0; at < instants.length; at += 2) {
    assert.equal(
      businessMs(calendar, instants[at], instants[at + 1]),
      search(instants[at], instants[at + 1]),
    );
  }
}

let sink = 0;
/** A loop for each way, so that none is slowed by what the others taught the compiler. */
function loopOver(instants, between) {
  const loop = new Function(
    "instants",
    "between",
    "let sum = 0; for (let at = 0; at < instants.length; at += 2) sum += between(instants[at], instants[at + 1]); return sum;",
  );
  return () => {
    sink += loop(instants, between);
    return instants.length / 2;
  };
}
const ours = (from, to) => businessMs(calendar, from, to);

/** Median nanoseconds of each way, the ways taking turns; a way answers how many times it did its work. */
function time(ways) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let run = -2; run < runs; run += 1) {
    for (const [name, way] of Object.entries(ways)) {
      globalThis.gc?.();
      const start = process.hrtime.bigint();
      const count = way();
      const took = Number(process.hrtime.bigint() - start) / count;
      // The first two warm up.
      if (run >= 0) times[name].push(took);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]),
  );
}

const nanoseconds = time({
  "businessMs, spans of years": loopOver(anywhere, ours),
  "binary search, spans of years": loopOver(anywhere, search),
  "businessMs, spans of days": loopOver(tickets, ours),
  "binary search, spans of days": loopOver(tickets, search),
  "compileSchedule, ten years": () => {
    sink += compileSchedule(office, horizon).opens.length;
    return 1;
  },
});

const missed = [];
const verdict = (says, holds) => {
  console.log(`${holds ? "ok    " : "MISSED"} ${says}`);
  if (!holds) missed.push(says);
};
console.log(
  `Node ${process.version}, medians of ${runs} interleaved runs, ${calendar.opens.length - 1} intervals\n`,
);
for (const [name, took] of Object.entries(nanoseconds)) {
  console.log(`${name.padEnd(34)} ${took < 1e5 ? `${took.toFixed(1)} ns` : `${(took / 1e6).toFixed(2)} ms`}`);
}
console.log("");
for (const length of ["years", "days"]) {
  const ratio =
    nanoseconds[`businessMs, spans of ${length}`] / nanoseconds[`binary search, spans of ${length}`];
  verdict(
    `businessMs takes ${ratio.toFixed(2)} of a binary search over spans of ${length}, at most 1`,
    ratio <= 1,
  );
}
const calls = nanoseconds["compileSchedule, ten years"] / nanoseconds["businessMs, spans of days"];
verdict(
  `compiling ten years costs as much as ${Math.round(calls).toLocaleString("en")} calls, fewer than 500,000`,
  calls < 500_000,
);

if (options.peers === undefined) console.log("No --peers: packages of npm were not compared.");
else comparePeers(createRequire(pathToFileURL(join(resolve(options.peers), "package.json"))));

function comparePeers(require) {
  // Not all of them know half days.
  const weekdays = { ...office, holidays };
  const shop = {
    timeZone: office.timeZone,
    intervals: weekly([1, 2, 3, 4, 5, 6, 7], ["09:00", "17:00"]),
    holidays,
  };
  // Spans of some days, every other one about a change of clocks.
  const changes = years.flatMap((year) => [Date.UTC(year, 2, 8), Date.UTC(year, 10, 1)]);
  const checks = spans(300, () => random() * 4 * DAY);
  for (let at = 0; at < checks.length; at += 4) {
    const from = changes[(at / 4) % changes.length] + Math.floor((random() * 12 - 4) * 1440) * MINUTE;
    checks[at + 1] += from - checks[at];
    checks[at] = from;
  }
  const right = {};
  for (const [name, peer] of Object.entries(peersFrom(require))) {
    let wrong = 0;
    for (const schedule of [weekdays, shop]) {
      const own = compileSchedule(schedule, horizon);
      const between = peer(schedule);
      for (let at = 0; at < checks.length; at += 2) {
        const expected = businessMs(own, checks[at], checks[at + 1]) / MINUTE;
        if (Math.abs(between(checks[at], checks[at + 1]) - expected) > 1e-6) wrong += 1;
      }
    }
    console.log(`${name}: ${wrong} of ${checks.length} answers wrong${wrong > 0 ? ", not timed" : ""}`);
    if (wrong === 0) right[name] = peer(weekdays);
  }
  const some = tickets.slice(0, 400);
  const own = compileSchedule(weekdays, horizon);
  const took = time({
    businessMs: loopOver(tickets, (from, to) => businessMs(own, from, to)),
    ...Object.fromEntries(Object.entries(right).map(([name, between]) => [name, loopOver(some, between)])),
  });
  for (const [name, each] of Object.entries(took)) console.log(`${name.padEnd(34)} ${each.toFixed(1)} ns`);
  const fastest = Math.min(...Object.keys(right).map((name) => took[name]));
  const times = fastest / took.businessMs;
  verdict(
    `businessMs is ${Math.round(times).toLocaleString("en")} × as fast as the fastest package that is right, at least 1,000 ×`,
    times >= 1000,
  );
}

/** Minutes between two instants as packages count them, by package and schedule. */
function peersFrom(require) {
  const moment = require("moment-timezone");
  require("moment-business-time");
  const dayjs = require("dayjs");
  dayjs.extend(require("dayjs/plugin/utc"));
  dayjs.extend(require("dayjs/plugin/timezone"));
  dayjs.extend(require("dayjs-business-time").default ?? require("dayjs-business-time"));
  const OpeningHours = require("opening_hours");
  const hoursOn = ({ intervals }, day) => intervals.filter(({ dayOfWeek }) => dayOfWeek % 7 === day);
  return {
    "moment-business-time": (schedule) => {
      const workinghours = {};
      for (let day = 0; day < 7; day += 1) {
        const hours = hoursOn(schedule, day).flatMap(({ start, end }) => [`${start}:00`, `${end}:00`]);
        workinghours[day] = hours.length > 0 ? hours : null;
      }
      moment.updateLocale("en", { workinghours, holidays: daysOff.map((day) => `*-${day}`) });
      return (from, to) =>
        moment.tz(to, schedule.timeZone).workingDiff(moment.tz(from, schedule.timeZone), "minutes");
    },
    "dayjs-business-time": (schedule) => {
      const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
      const times = days.map((name, day) => {
        const hours = hoursOn(schedule, day).map(({ start, end }) => ({
          start: `${start}:00`,
          end: `${end}:00`,
        }));
        return [name, hours.length > 0 ? hours : null];
      });
      dayjs.setBusinessTime(Object.fromEntries(times));
      dayjs.setHolidays(schedule.holidays.map(({ startOn }) => startOn));
      return (from, to) =>
        dayjs(from).tz(schedule.timeZone).businessMinutesDiff(dayjs(to).tz(schedule.timeZone));
    },
    opening_hours: (schedule) => {
      const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
      const rules = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"].flatMap((name, day) => {
        const hours = hoursOn(schedule, day).map(({ start, end }) => `${start}-${end}`);
        return hours.length > 0 ? [`${name} ${hours.join(",")}`] : [];
      });
      const off = daysOff.map((day) => `${months[Number(day.slice(0, 2)) - 1]} ${day.slice(3)}`);
      const hours = new OpeningHours(`${rules.join("; ")}; ${off.join(",")} off`);
      return (from, to) => hours.getOpenDuration(new Date(from), new Date(to))[0] / MINUTE;
    },
  };
}

assert.ok(Number.isFinite(sink));
if (missed.length > 0) process.exitCode = 1;
