import { DAY_MS } from "./civil.ts";

/**
 * Whether `name` is a time zone of the IANA database that this runtime knows (`Europe/Oslo`, `UTC`).
 *
 * Fixed offsets (`+05:30`) are refused: only some runtimes take them, and they say nothing about summer time.
 * Three-letter names such as `EST` pass, because the database has them, though they rarely mean what is hoped.
 */
export function isTimeZone(name: string): boolean {
  if (name.startsWith("+") || name.startsWith("-")) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * A function giving the offset from UTC, in milliseconds, that a zone's clocks show at an instant.
 * Positive east of Greenwich. Costs one map look-up once a day of UTC has been seen.
 * @throws RangeError when the zone is unknown; the message names it.
 */
export function zoneOffset(timeZone: string): (epochMs: number) => number {
  const exactOffset = exactZoneOffset(timeZone);
  const days = new Map<number, OffsetDay>();
  return (epochMs) => {
    const day = Math.floor(epochMs / DAY_MS);
    let known = days.get(day);
    if (known === undefined) {
      known = offsetDay(day * DAY_MS, exactOffset);
      days.set(day, known);
    }
    return epochMs < known.changesAtMs ? known.beforeMs : known.afterMs;
  };
}

/**
 * The same function without a memory: about a microsecond a call, where few instants are looked at.
 * @throws RangeError when the zone is unknown; the message names it.
 */
export function exactZoneOffset(timeZone: string): (epochMs: number) => number {
  if (!isTimeZone(timeZone))
    throw new RangeError(`Unknown time zone "${timeZone}": use an IANA name such as Europe/Oslo.`);
  const formatter = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const offsets = new Map<string, number>();
  return (epochMs) => {
    // The end of `1/1/1970, GMT+05:30`.
    const formatted = formatter.format(epochMs);
    const name = formatted.slice(formatted.lastIndexOf("GMT") + 3);
    let offset = offsets.get(name);
    if (offset === undefined) {
      offset = offsetFromName(name);
      offsets.set(name, offset);
    }
    return offset;
  };
}

/** The offsets of one day of UTC, which has at most one change: within a zone no two lie closer than 95 hours. */
interface OffsetDay {
  readonly changesAtMs: number;
  readonly beforeMs: number;
  readonly afterMs: number;
}

function offsetDay(startMs: number, exactOffset: (epochMs: number) => number): OffsetDay {
  const beforeMs = exactOffset(startMs);
  const afterMs = exactOffset(startMs + DAY_MS);
  let low = startMs;
  let high = startMs + DAY_MS;
  while (beforeMs !== afterMs && high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (exactOffset(middle) === beforeMs) low = middle;
    else high = middle;
  }
  return { changesAtMs: high, beforeMs, afterMs };
}

/** Reads `+05:30`, or nothing at Greenwich; before 1972 some zones also have seconds: `-00:44:30`. */
function offsetFromName(name: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = name.slice(1).split(":").map(Number);
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return name.startsWith("+") ? ms : 0 - ms;
}
