import type { ActivityLog } from "./activity-log.ts";
import { noTimes, type Times, type TimesOptions, timesByNumber } from "./times.ts";

/** One stage of a process and what becomes of the cases in it. */
export interface StageFlow {
  /** Its name. */
  readonly stage: string;
  /** Cases that came to it. */
  readonly cases: number;
  /** Their share of all cases, from 0 to 1; `null` without any case. */
  readonly share: number | null;
  /** Stays in it: one lasts until an event of another stage. */
  readonly visits: number;
  /** How long each stay lasted. The stay in which a case stops has no end and is left out. */
  readonly perVisit: Times;
  /** How long each case stayed in all. Cases that stop in the stage are left out. */
  readonly perCase: Times;
  /** Cases that stop in it. */
  readonly stoppedHere: number;
  /** Cases that came to the next stage after they first came to this one; `null` for the last stage. */
  readonly movedOn: number | null;
  /** Their share of the cases of this stage, from 0 to 1; `null` for the last stage, and where no case came. */
  readonly conversion: number | null;
  /** 1 − conversion. */
  readonly dropOff: number | null;
}

/**
 * Time in each stage, and what is lost between one and the next. An activity is a stage: where several make one, name
 * them alike when the log is made. Events of other activities belong to no stage and end no stay.
 *
 * Conversion asks for the next stage after this one, however much later; what lies between does not matter. For steps
 * that must all come in order, within a time, or one right after the other, see {@link funnel}.
 *
 * @throws RangeError on a stage that is named twice.
 * @example
 * ```ts
 * import { activityLog } from "./activity-log.ts";
 * const hour = (caseId: string, activity: string, at: number) => ({ caseId, activity, at: at * 3_600_000 });
 * const log = activityLog([hour("c-1", "cart", 0), hour("c-1", "pay", 2), hour("c-2", "cart", 5)]);
 * const [cart] = stageFlow(log, ["cart", "pay"]);
 * cart?.conversion; // => 0.5
 * cart?.perVisit.medianMs; // => 7200000
 * cart?.stoppedHere; // => 1
 * ```
 */
export function stageFlow(
  log: ActivityLog,
  stages: readonly string[],
  options: TimesOptions = {},
): readonly StageFlow[] {
  const repeated = stages.find((stage, place) => stages.indexOf(stage) !== place);
  if (repeated !== undefined) throw new RangeError(`The stage "${repeated}" is named twice.`);
  const { starts, activityOf, at } = log;
  const stageOf = log.activities.map((activity) => stages.indexOf(activity));
  const found = stages.map(() => ({ cases: 0, visits: 0, stoppedHere: 0, movedOn: 0 }));
  const perVisit = timesByNumber(at.length);
  const perCase = timesByNumber(at.length);
  /** Of the case at hand, by stage: how long it stayed, -1 where it did not come; whether it moved on. */
  const stayed = new Float64Array(stages.length);
  const isPast = new Uint8Array(stages.length);
  for (let number = 0; number + 1 < starts.length; number += 1) {
    stayed.fill(-1);
    isPast.fill(0);
    let stage = -1;
    let since = 0;
    for (let place = starts[number] ?? 0; place < (starts[number + 1] ?? 0); place += 1) {
      const entered = stageOf[activityOf[place] ?? 0] ?? -1;
      const counted = found[entered];
      if (counted === undefined || entered === stage) continue;
      const now = at[place] ?? 0;
      if (stage !== -1) {
        perVisit.add(stage, now - since);
        stayed[stage] = (stayed[stage] ?? 0) + now - since;
      }
      counted.visits += 1;
      if (stayed[entered] === -1) {
        stayed[entered] = 0;
        counted.cases += 1;
      }
      const before = found[entered - 1];
      if (before !== undefined && stayed[entered - 1] !== -1 && isPast[entered - 1] === 0) {
        isPast[entered - 1] = 1;
        before.movedOn += 1;
      }
      stage = entered;
      since = now;
    }
    const last = found[stage];
    if (last !== undefined) last.stoppedHere += 1;
    for (let place = 0; place < stages.length; place += 1) {
      if (place !== stage && stayed[place] !== -1) perCase.add(place, stayed[place] ?? 0);
    }
  }
  const cases = log.caseIds.length;
  const [timesPerVisit, timesPerCase] = [perVisit, perCase].map((times) =>
    times.summaries(stages.length, options),
  );
  return found.map((one, place): StageFlow => {
    const movedOn = place === stages.length - 1 ? null : one.movedOn;
    const conversion = movedOn === null || one.cases === 0 ? null : movedOn / one.cases;
    return {
      stage: stages[place] ?? "",
      cases: one.cases,
      share: cases === 0 ? null : one.cases / cases,
      visits: one.visits,
      perVisit: timesPerVisit?.[place] ?? noTimes,
      perCase: timesPerCase?.[place] ?? noTimes,
      stoppedHere: one.stoppedHere,
      movedOn,
      conversion,
      dropOff: conversion === null ? null : 1 - conversion,
    };
  });
}
