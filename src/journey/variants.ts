import type { ActivityLog } from "./activity-log.ts";
import { inOrder } from "./directly-follows-graph.ts";
import { type Times, type TimesOptions, timesByNumber } from "./times.ts";

/** A way through the process: cases with the same activities in the same order. */
export interface Variant {
  /** Its activities. */
  readonly path: readonly string[];
  /** Cases that took it. */
  readonly cases: number;
  /** Their share of all cases, above 0 and up to 1. */
  readonly share: number;
  /** From the first event of each of its cases to the last. */
  readonly throughput: Times;
  /** Ids of some of its cases, the first in the order of their ids. */
  readonly examples: readonly string[];
}

/** How ways are told. */
export interface VariantsOptions extends TimesOptions {
  /** How many cases are named for each way at most: 3 unless said. */
  readonly examples?: number;
}

/**
 * The ways that the cases of a log took, the most frequent first, equal ones in the order of their activities. Each case
 * has one, whole: the cases of all ways are the cases of the log.
 *
 * @example
 * ```ts
 * import { activityLog } from "./activity-log.ts";
 * const rows = ["c-1", "c-2", "c-3"].flatMap((caseId, at) => [
 *   { caseId, activity: "ask", at },
 *   { caseId, activity: caseId === "c-2" ? "give up" : "solve", at: at + 1 },
 * ]);
 * variants(activityLog(rows)).map(({ path, cases, examples }) => [path, cases, examples]); // => [[["ask", "solve"], 2, ["c-1", "c-3"]], [["ask", "give up"], 1, ["c-2"]]]
 * ```
 */
export function variants(
  log: ActivityLog,
  { examples = 3, ...options }: VariantsOptions = {},
): readonly Variant[] {
  const { starts, activityOf, at, caseIds } = log;
  const { variantOf, firstCase, count } = numberVariants(log);
  const throughput = timesByNumber(caseIds.length);
  const named: string[][] = count.map(() => []);
  for (let number = 0; number < caseIds.length; number += 1) {
    const variant = variantOf[number] ?? 0;
    throughput.add(variant, (at[(starts[number + 1] ?? 0) - 1] ?? 0) - (at[starts[number] ?? 0] ?? 0));
    keepFirst(named[variant] ?? [], caseIds[number] ?? "", examples);
  }
  const pathOf = (variant: number): readonly string[] => {
    const number = firstCase[variant] ?? 0;
    return Array.from(
      activityOf.subarray(starts[number], starts[number + 1]),
      (kind) => log.activities[kind] ?? "",
    );
  };
  return throughput
    .summaries(count.length, options)
    .map((times, variant) => ({
      path: pathOf(variant),
      cases: times.n,
      share: times.n / caseIds.length,
      throughput: times,
      examples: named[variant] ?? [],
    }))
    .sort((one, other) => other.cases - one.cases || inOrderOfPaths(one.path, other.path));
}

function inOrderOfPaths(one: readonly string[], other: readonly string[]): number {
  const place = one.findIndex((activity, index) => activity !== other[index]);
  return place === -1 ? one.length - other.length : inOrder(one[place] ?? "", other[place] ?? "");
}

/** Puts an id in its place among the first ones by the order of text. */
function keepFirst(ids: string[], id: string, most: number): void {
  if (ids.length === most && id >= (ids.at(-1) ?? "")) return;
  const place = ids.findIndex((one) => id < one);
  ids.splice(place === -1 ? ids.length : place, 0, id);
  ids.length = Math.min(ids.length, most);
}

/** Numbers the ways that were taken, in the order in which they first were. */
function numberVariants({ starts, activityOf }: ActivityLog) {
  const cases = starts.length - 1;
  const variantOf = new Uint32Array(cases);
  const firstCase: number[] = [];
  const count: number[] = [];
  /** Ways by a hash of their activities; different ones may share it. */
  const byHash = new Map<number, number[]>();
  const isSame = (one: number, other: number): boolean => {
    const [from, to] = [starts[one] ?? 0, starts[one + 1] ?? 0];
    const shift = (starts[other] ?? 0) - from;
    if (to - from !== (starts[other + 1] ?? 0) - (starts[other] ?? 0)) return false;
    for (let place = from; place < to; place += 1)
      if (activityOf[place] !== activityOf[place + shift]) return false;
    return true;
  };
  for (let number = 0; number < cases; number += 1) {
    const hash = hashOf(activityOf, starts[number] ?? 0, starts[number + 1] ?? 0);
    const alike = byHash.get(hash);
    let variant = alike?.find((one) => isSame(firstCase[one] ?? 0, number));
    if (variant === undefined) {
      variant = count.push(0) - 1;
      firstCase.push(number);
      if (alike === undefined) byHash.set(hash, [variant]);
      else alike.push(variant);
    }
    variantOf[number] = variant;
    count[variant] = (count[variant] ?? 0) + 1;
  }
  return { variantOf, firstCase, count };
}

/** FNV-1a over whole numbers instead of bytes. */
function hashOf(numbers: Uint32Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let place = from; place < to; place += 1) hash = Math.imul(hash ^ (numbers[place] ?? 0), 0x01000193);
  return hash;
}
