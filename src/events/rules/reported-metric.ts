import type { ReportedMetrics } from "../../model/reported-metrics.ts";
import { below } from "../finding.ts";

/** A number that a source computed itself, with its unit where that is told. */
export interface ReportedNumber {
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
  /** Where it stands in its record. */
  readonly path: string;
}

type Told = ReportedMetrics[string] | undefined;

/** The number of a reported metric; null where it has none. */
export const numberOf = (told: Told): number | null =>
  typeof told === "object" && told !== null ? told.value : (told ?? null);

/** Its unit; null where none is told. */
export const unitOf = (told: Told): string | null =>
  typeof told === "object" && told !== null ? told.unit : null;

/** The numbers among reported metrics, in their order. */
export const reportedNumbers = (metrics: ReportedMetrics | null | undefined): readonly ReportedNumber[] =>
  Object.entries(metrics ?? {}).flatMap(([name, told]) => {
    const value = numberOf(told);
    return value === null ? [] : [{ name, value, unit: unitOf(told), path: below("/reportedMetrics", name) }];
  });

/** Milliseconds of a unit of time; null where a word is none. */
export const unitMs = (unit: string | null): number | null =>
  unitLengths.get(unit?.toLowerCase() ?? "") ?? null;

const unitLengths: ReadonlyMap<string, number> = new Map([
  ...named(1, "ms millisecond milliseconds"),
  ...named(1000, "s sec secs second seconds"),
  ...named(60_000, "min mins minute minutes"),
  ...named(3_600_000, "h hr hrs hour hours"),
  ...named(86_400_000, "d day days"),
]);

function named(length: number, words: string): (readonly [word: string, length: number])[] {
  return words.split(" ").map((word) => [word, length]);
}
