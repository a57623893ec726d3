import { parseInstant } from "../../time/instant.ts";
import { below } from "../finding.ts";
import type { Breach } from "./rule.ts";

type MaybeText = string | null | undefined;

/** No breach. Shared, so that what is in order costs nothing. */
export const noBreach: readonly Breach[] = [];

/** Breaches of two checks; no new list where one of them found nothing. */
export const both = (some: readonly Breach[], others: readonly Breach[]): readonly Breach[] =>
  others.length === 0 ? some : some.length === 0 ? others : [...some, ...others];

/** Breaches of a part as those of the whole; `path` leads to the part. */
export const moved = (breaches: readonly Breach[], path: string): readonly Breach[] =>
  breaches.length === 0 ? breaches : breaches.map((one) => ({ ...one, path: path + one.path }));

/** Epoch milliseconds of an instant; null where none is told. */
export const msOf = (instant: MaybeText): number | null =>
  typeof instant === "string" ? parseInstant(instant) : null;

/** Milliseconds from one instant to another; null where one is not told. */
export function msBetween(from: MaybeText, to: MaybeText): number | null {
  // Most are not told, and reading the other would be for nothing.
  if (typeof from !== "string" || typeof to !== "string") return null;
  const [start, end] = [parseInstant(from), parseInstant(to)];
  return start === null || end === null ? null : end - start;
}

/** Whether an instant is known to lie before another by more than the tolerance. */
export function isBefore(one: MaybeText, other: MaybeText, toleranceMs = 0): boolean {
  const ms = msBetween(one, other);
  return ms !== null && ms > toleranceMs;
}

/** Breaches of instants that follow each other in time, in the order of their names. Those not told are passed over. */
export function outOfOrder<Holder extends object>(
  holder: Holder,
  names: readonly (keyof Holder & string)[],
): readonly Breach[] {
  let breaches = noBreach;
  let before: (keyof Holder & string) | null = null;
  let beforeMs = -Infinity;
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    const text = name === undefined ? null : holder[name];
    const ms = typeof text === "string" ? parseInstant(text) : null;
    if (name === undefined || ms === null) continue;
    if (before !== null && ms < beforeMs) {
      const message = `${name} (${text}) lies before ${before} (${holder[before]}).`;
      breaches = [...breaches, { path: below("", name), message }];
    }
    before = name;
    beforeMs = ms;
  }
  return breaches;
}

/** The same for each element of the list that lies there. */
export function outOfOrderIn<Holder extends object>(
  list: readonly Holder[] | null | undefined,
  names: readonly (keyof Holder & string)[],
  path: string,
): readonly Breach[] {
  let breaches = noBreach;
  for (let at = 0; list && at < list.length; at++) {
    const holder = list[at];
    const found = holder === undefined ? noBreach : outOfOrder(holder, names);
    if (found.length > 0) breaches = both(breaches, moved(found, below(path, at)));
  }
  return breaches;
}

/** A length of time as a message gives it. */
export function lengthText(ms: number): string {
  const units = [
    [86_400_000, "d"],
    [3_600_000, "h"],
    [60_000, "min"],
  ] as const;
  const [unitMs, unit] = units.find(([length]) => Math.abs(ms) >= 2 * length) ?? [1000, "s"];
  return `${Number((ms / unitMs).toFixed(unit === "s" ? 3 : 1))} ${unit}`;
}
