import { type DayOfWeek, type FiscalYear, fiscalMonths, type Month } from "../time/fiscal-weeks.ts";
import { type PeriodRule, type PeriodUnit, periodUnits } from "../time/period.ts";
import { isTimeZone } from "../time/zone.ts";
import { CommandError } from "./errors.ts";
import type { AnyFact } from "./measurable.ts";
import { hint } from "./nearest.ts";
import { oneOf, unknown } from "./one-of.ts";

/** The options that ask for periods, as they were typed. */
export interface PeriodFlags {
  readonly every?: string;
  readonly weekStart?: string;
  readonly yearStart?: string;
  readonly fiscalYear?: string;
  readonly timeZone?: string;
  readonly at?: string;
}

/** Periods, and the column that places a row in one. */
export interface Periods {
  readonly every: PeriodRule;
  readonly timeZone: string;
  readonly at: string;
  /** The periods as people call them: `weeks from sunday`. */
  readonly called: string;
}

const daysOfWeek: ReadonlyMap<string, DayOfWeek> = new Map([
  ["monday", 1],
  ["tuesday", 2],
  ["wednesday", 3],
  ["thursday", 4],
  ["friday", 5],
  ["saturday", 6],
  ["sunday", 7],
]);
const months: ReadonlyMap<string, Month> = new Map([
  ["january", 1],
  ["february", 2],
  ["march", 3],
  ["april", 4],
  ["may", 5],
  ["june", 6],
  ["july", 7],
  ["august", 8],
  ["september", 9],
  ["october", 10],
  ["november", 11],
  ["december", 12],
]);
const ends: ReadonlyMap<string, FiscalYear["end"]> = new Map([
  ["last", "lastInMonth"],
  ["nearest", "nearestMonthEnd"],
]);

/**
 * The periods asked for; `null` if there are none.
 *
 * @param isZoneOfFacts whether the zone says something about the facts, even without periods
 * @throws CommandError on what cannot be asked.
 */
export function periodsOf(flags: PeriodFlags, fact: AnyFact, isZoneOfFacts = false): Periods | null {
  const { every, timeZone, at } = flags;
  if (every === undefined) {
    const without = [
      ["--time-zone", isZoneOfFacts ? undefined : timeZone],
      ["--at", at],
      ["--week-start", flags.weekStart],
      ["--year-start", flags.yearStart],
      ["--fiscal-year", flags.fiscalYear],
    ].find(([, text]) => text !== undefined);
    if (without !== undefined) throw new CommandError(`${without[0]} needs --every`);
    return null;
  }
  const unit = oneOf("--every", every, periodUnits);
  const rule = ruleOf(unit, flags);
  if (timeZone === undefined) {
    throw new CommandError(`--every ${unit} needs --time-zone, such as Europe/Oslo or UTC`);
  }
  if (!isTimeZone(timeZone)) {
    throw new CommandError(
      `unknown time zone "${timeZone}"${hint(timeZone, Intl.supportedValuesOf("timeZone"), "use an IANA name such as Europe/Oslo or UTC")}`,
    );
  }
  return { ...rule, timeZone, at: at ?? fact.at };
}

function ruleOf(
  unit: PeriodUnit,
  { weekStart, yearStart, fiscalYear }: PeriodFlags,
): Pick<Periods, "every" | "called"> {
  if (weekStart !== undefined) {
    if (unit !== "week") throw new CommandError("--week-start is for --every week");
    const from = named("--week-start", weekStart, daysOfWeek);
    return { every: { every: unit, from }, called: `weeks from ${capitalized(weekStart)}` };
  }
  if (yearStart !== undefined) {
    if (fiscalYear !== undefined) throw new CommandError("say --year-start or --fiscal-year, not both");
    if (unit !== "quarter" && unit !== "year") {
      throw new CommandError("--year-start is for --every quarter or year");
    }
    const from = named("--year-start", yearStart, months);
    return { every: { every: unit, from }, called: `${unit}s of years from ${capitalized(yearStart)}` };
  }
  if (fiscalYear === undefined) return { every: unit, called: `${unit}s` };
  if (unit === "day" || unit === "week") {
    throw new CommandError(
      `--fiscal-year is for --every month, quarter or year${unit === "week" ? "; its weeks are those of --week-start" : ""}`,
    );
  }
  return {
    every: { every: unit, fiscalYear: fiscalYearOf(fiscalYear) },
    called: `${unit}s of the fiscal year ${fiscalYear}`,
  };
}

/** `4-4-5,last,saturday,september`, or `nearest` for the one nearest to the month's last day. */
function fiscalYearOf(text: string): FiscalYear {
  const [pattern = "", end = "", day = "", month, ...rest] = text.split(",").map((one) => one.trim());
  if (month === undefined || rest.length > 0) {
    throw new CommandError(
      `--fiscal-year: write weeks, last or nearest, day and month, as in 4-4-5,last,saturday,september; not "${text}"`,
    );
  }
  return {
    months: oneOf("--fiscal-year", pattern, fiscalMonths),
    end: named("--fiscal-year", end, ends),
    endsOn: named("--fiscal-year", day, daysOfWeek),
    endsWith: named("--fiscal-year", month, months),
  };
}

function named<Value>(option: string, text: string, known: ReadonlyMap<string, Value>): Value {
  const value = known.get(text.toLowerCase());
  if (value === undefined) throw new CommandError(unknown(option, text, [...known.keys()]));
  return value;
}

const capitalized = (name: string): string =>
  `${name.slice(0, 1).toUpperCase()}${name.slice(1).toLowerCase()}`;
