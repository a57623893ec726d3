import fc from "fast-check";
import type { ActivityRow } from "../../src/journey/activity-row.ts";

/** Logs of few cases and activities, in which instants are often the same. */
export const randomRows: fc.Arbitrary<readonly ActivityRow[]> = fc.array(
  fc.record({
    caseId: fc.constantFrom("ada", "ben", "eva", "kim"),
    activity: fc.constantFrom("a", "b", "c", "d"),
    at: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 40 },
);

/** The rows of each case in the order of time, found without a log. */
export function casesOf(
  rows: readonly ActivityRow[],
): ReadonlyMap<string, readonly { activity: string; at: number }[]> {
  const cases = new Map<string, { activity: string; at: number }[]>();
  for (const { caseId, activity, at } of rows) {
    cases.set(caseId, [...(cases.get(caseId) ?? []), { activity, at: Number(at) }]);
  }
  for (const events of cases.values()) events.sort((one, other) => one.at - other.at);
  return cases;
}
