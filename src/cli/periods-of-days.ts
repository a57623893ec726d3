import type { Bar } from "./bar-plots.ts";
import { type SeverityCounts, severities } from "./tally.ts";

/** Findings by day, month or year, whichever is the finest of which not too many fit. */
export interface PeriodBars {
  readonly unit: "day" | "month" | "year";
  readonly bars: readonly Bar[];
}

/** Columns that can be told apart. */
const MOST = 120;

/** Days as columns from the first to the last, those without findings too. */
export function periodsOfDays(days: ReadonlyMap<string, SeverityCounts>): PeriodBars {
  const units = [
    { unit: "day", length: 10 },
    { unit: "month", length: 7 },
    { unit: "year", length: 4 },
  ] as const;
  for (const { unit, length } of units) {
    const found = grouped(days, length);
    const labels = labelsBetween([...found.keys()].toSorted(), length);
    if (labels.length > MOST && unit !== "year") continue;
    return { unit, bars: labels.map((label) => ({ label, counts: found.get(label) ?? none })) };
  }
  throw new TypeError("Years always fit.");
}

const none: SeverityCounts = { error: 0, warning: 0, info: 0 };

function grouped(
  days: ReadonlyMap<string, SeverityCounts>,
  length: number,
): ReadonlyMap<string, SeverityCounts> {
  const found = new Map<string, SeverityCounts>();
  for (const [day, counts] of days) {
    if (day === "") continue;
    const label = day.slice(0, length);
    const sum = found.get(label) ?? { ...none };
    for (const severity of severities) sum[severity] += counts[severity];
    found.set(label, sum);
  }
  return found;
}

/** All periods from the first to the last; only those that are there where there would be far too many. */
function labelsBetween(sorted: readonly string[], length: number): readonly string[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const labels: string[] = [];
  const date = new Date(`${first}${"-01-01".slice(0, 10 - length)}T00:00:00Z`);
  for (;;) {
    const label = date.toISOString().slice(0, length);
    labels.push(label);
    if (label >= last) return labels;
    if (labels.length > MOST) return sorted;
    if (length === 10) date.setUTCDate(date.getUTCDate() + 1);
    else if (length === 7) date.setUTCMonth(date.getUTCMonth() + 1);
    else date.setUTCFullYear(date.getUTCFullYear() + 1);
  }
}
