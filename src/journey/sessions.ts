import type { ActivityLog } from "./activity-log.ts";

/**
 * The same log with sessions for cases: what follows a silence of more than `gapMs` begins another session of its case.
 * Sessions are called by their case and their place in it, `ada/1`. A source that names its sessions needs no guess: let
 * their ids be the `caseId` of the rows.
 *
 * @param gapMs The longest silence within a session, in milliseconds.
 * @throws RangeError on a gap that is no time.
 * @example
 * ```ts
 * import { activityLog } from "./activity-log.ts";
 * const at = (minutes: number) => ({ caseId: "ada", activity: "page viewed", at: minutes * 60_000 });
 * bySession(activityLog([at(0), at(30), at(61)]), 30 * 60_000).caseIds; // => ["ada/1", "ada/2"]
 * ```
 */
export function bySession(log: ActivityLog, gapMs: number): ActivityLog {
  if (!(gapMs >= 0))
    throw new RangeError(`A session ends with a silence of some milliseconds, not ${gapMs}.`);
  const { caseIds, starts, at } = log;
  const ids: string[] = [];
  const begins: number[] = [];
  for (const [number, id] of caseIds.entries()) {
    let sessions = 0;
    const from = starts[number] ?? 0;
    for (let place = from; place < (starts[number + 1] ?? 0); place += 1) {
      if (place > from && (at[place] ?? 0) - (at[place - 1] ?? 0) <= gapMs) continue;
      sessions += 1;
      ids.push(`${id}/${sessions}`);
      begins.push(place);
    }
  }
  begins.push(at.length);
  return { ...log, caseIds: ids, starts: Uint32Array.from(begins) };
}
