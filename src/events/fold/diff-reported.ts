import { compareText } from "./event-order.ts";

/** One number of a metric: as a tool reports it, or as it was computed from records. */
export interface MetricNumber {
  /** The metric, by one name on both sides. */
  readonly metric: string;
  /** What it is of, where it is of one thing: `case/123`. Absent or null: of all, or of the group. */
  readonly entity?: string | null;
  /** What it is of, where it is of a group: `{ channel: "email" }`. The order of names does not matter. */
  readonly group?: Readonly<Record<string, string | number | boolean | null>>;
  /** The number. Null: there is none, which is no zero. */
  readonly value: number | null;
  /**
   * Its unit. `ms`, `s`, `min`, `h` and `d` are compared as times and `ratio` and `percent` as shares, also with each
   * other; any other unit only with itself.
   */
  readonly unit: string;
}

/**
 * How two numbers of a metric compare.
 *
 * - `equal`: the same number, or none on both sides. Up to the last bits, which units and the order of sums can move.
 * - `within`: different, by no more than is tolerated.
 * - `beyond`: different by more.
 * - `only-reported`, `only-recomputed`: the other side has no such metric of this thing, or has it without a number.
 * - `incomparable`: their units cannot be set against each other.
 * - `ambiguous`: a side gives several numbers for it.
 */
export type DifferenceVerdict =
  | "equal"
  | "within"
  | "beyond"
  | "only-reported"
  | "only-recomputed"
  | "incomparable"
  | "ambiguous";

/** What two sides say of one metric of one thing. */
export interface ReportedDifference {
  /** The metric. */
  readonly metric: string;
  /** The one thing it is of, as `case/123`. Null: it is of all, or of a group. */
  readonly entity: string | null;
  /** The group it is of; empty where it is of none. */
  readonly group: Readonly<Record<string, string | number | boolean | null>>;
  /** Unit of the three numbers below: the one that was reported; where nothing was, the one that was recomputed. */
  readonly unit: string;
  /** As reported. Null: no number. */
  readonly reported: number | null;
  /** As recomputed, in the unit of the report. Null: no number, or one that cannot be brought into that unit. */
  readonly recomputed: number | null;
  /** Reported less recomputed. Null: one of them is missing. */
  readonly difference: number | null;
  /** The most that would have been tolerated, in the same unit. Null: there is nothing to compare. */
  readonly tolerance: number | null;
  /** How the two compare. */
  readonly verdict: DifferenceVerdict;
}

/** What is tolerated: the larger of the two. */
export interface ReportedTolerance {
  /** Share of the recomputed number. 0.01 unless said. */
  readonly share?: number;
  /** Seconds, for times alone. 120 unless said. */
  readonly seconds?: number;
}

/**
 * Sets what a tool reports against what was computed from its records, number by number, so that a team that moves from
 * the one to the other sees where they disagree. Every number of either side is told of once, in the order of metrics,
 * things and groups.
 *
 * Two numbers agree when they differ by no more than the larger of 2 minutes and 1 % (integrity rule MET-01); for
 * numbers that are no times, 1 %. 0.8 and 80 percent are equal, and so are 90 s and 1.5 min. Whether durations were
 * counted on the same clock has to be known by whoever compares them: business minutes are no calendar minutes.
 *
 * @throws RangeError on a tolerance that is negative or no number, and on a value that is no finite number.
 *
 * @example
 * ```ts
 * import { diffReported } from "touchstone-cx/events";
 *
 * const reported = [{ metric: "firstResponseTime", entity: "case/1", value: 65, unit: "min" }];
 * const recomputed = [{ metric: "firstResponseTime", entity: "case/1", value: 3600, unit: "s" }];
 * const [one] = diffReported(reported, recomputed);
 * one?.verdict; // => "beyond"
 * one?.recomputed; // => 60
 * one?.tolerance; // => 2
 * ```
 */
export function diffReported(
  reported: Iterable<MetricNumber>,
  recomputed: Iterable<MetricNumber>,
  { share = 0.01, seconds = 120 }: ReportedTolerance = {},
): ReportedDifference[] {
  requireTolerance("share", share);
  requireTolerance("seconds", seconds);
  const told = byThing(reported);
  const found = byThing(recomputed);
  const keys = [...new Set([...told.keys(), ...found.keys()])].sort(compareText);
  return keys.flatMap((key) => compared(told.get(key) ?? [], found.get(key) ?? [], { share, seconds }));
}

function requireTolerance(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    throw new RangeError(`The tolerance ${name} is ${value}. Give a number that is not negative.`);
  }
}

function byThing(numbers: Iterable<MetricNumber>): ReadonlyMap<string, readonly MetricNumber[]> {
  const found = new Map<string, MetricNumber[]>();
  for (const one of numbers) {
    if (one.value !== null && !Number.isFinite(one.value)) {
      throw new RangeError(
        `${one.metric} of ${one.entity ?? "all"} is ${one.value}, which is no finite number.`,
      );
    }
    const group = Object.entries(one.group ?? {}).sort(([a], [b]) => compareText(a, b));
    const key = JSON.stringify([one.metric, one.entity ?? null, group]);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

function compared(
  reported: readonly MetricNumber[],
  recomputed: readonly MetricNumber[],
  tolerance: Required<ReportedTolerance>,
): ReportedDifference[] {
  const [told = null] = reported;
  const [found = null] = recomputed;
  const one = told ?? found;
  if (one === null) return [];
  const { metric, entity = null, group = {}, unit } = one;
  const about = { metric, entity, group, unit };
  const nothing = { reported: null, recomputed: null, difference: null, tolerance: null };
  if (reported.length > 1 || recomputed.length > 1) return [{ ...about, ...nothing, verdict: "ambiguous" }];
  const value = told?.value ?? null;
  const other = found === null ? null : inUnit(found, unit);
  const sides = { ...about, ...nothing, reported: value, recomputed: other };
  if (found !== null && found.value !== null && other === null)
    return [{ ...sides, verdict: "incomparable" }];
  if (value === null || other === null) return [{ ...sides, verdict: verdictOnOne(told, found) }];
  const difference = value - other;
  const most = Math.max(tolerance.share * Math.abs(other), tolerance.seconds * (perSecond.get(unit) ?? 0));
  return [{ ...sides, difference, tolerance: most, verdict: verdictOn(value, other, most) }];
}

function verdictOnOne(told: MetricNumber | null, found: MetricNumber | null): DifferenceVerdict {
  if (told !== null && told.value !== null) return "only-reported";
  if (found !== null && found.value !== null) return "only-recomputed";
  if (told !== null && found !== null) return "equal";
  return told === null ? "only-recomputed" : "only-reported";
}

/** What the last bits of a number may differ by, relative to it. */
const roundingError = 1e-12;

function verdictOn(value: number, other: number, most: number): DifferenceVerdict {
  const apart = Math.abs(value - other);
  const slack = roundingError * Math.max(Math.abs(value), Math.abs(other));
  if (apart <= slack) return "equal";
  return apart <= most + slack ? "within" : "beyond";
}

/** How much of a unit of time a second is. */
const perSecond: ReadonlyMap<string, number> = new Map([
  ["ms", 1000],
  ["s", 1],
  ["min", 1 / 60],
  ["h", 1 / 3600],
  ["d", 1 / 86_400],
]);
/** How much of a unit of share the whole is. */
const perWhole: ReadonlyMap<string, number> = new Map([
  ["ratio", 1],
  ["percent", 100],
]);

function inUnit({ value, unit: own }: MetricNumber, unit: string): number | null {
  if (value === null || own === unit) return value;
  for (const units of [perSecond, perWhole]) {
    const from = units.get(own);
    const to = units.get(unit);
    if (from !== undefined && to !== undefined) return (value / from) * to;
  }
  return null;
}
