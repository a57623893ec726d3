import type { PausedInterval } from "../../model/sla-instance.ts";
import { compareInstants } from "./event-order.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** A promise of time while its events are told. */
export interface SlaState {
  readonly record: Draft<"slaInstance">;
  readonly pauses: PausedInterval[];
}

const tell = tellerOf("slaInstance");

function change({ record }: SlaState, event: EventOfFamily<"sla">): void {
  tell(record, event);
  if (event.data.slaInstanceId) record.id = event.data.slaInstanceId;
}

/** What the events of a promise do to it. One that was kept, broken or taken off stays so. */
export const slaKind: Kind<SlaState> = {
  begin: () => ({ record: {}, pauses: [] }),
  effects: {
    "cx.sla.applied": (one, event) => {
      change(one, event);
      one.record.startAt ??= event.time;
      one.record.status ??= "active";
    },
    "cx.sla.paused": (one, event) => {
      change(one, event);
      if (isOver(one) || isPaused(one)) return;
      one.record.status = "paused";
      one.pauses.push({ startAt: event.time });
    },
    "cx.sla.resumed": (one, event) => {
      change(one, event);
      run(one, event.time);
      if (!isOver(one)) one.record.status = "active";
    },
    "cx.sla.fulfilled": (one, event) => {
      change(one, event);
      run(one, event.time);
      one.record.fulfilledAt ??= event.time;
      if (!isOver(one)) one.record.status = isLate(one.record, event.time) ? "missed" : "achieved";
    },
    "cx.sla.breached": (one, event) => {
      change(one, event);
      one.record.breachedAt ??= event.time;
      const { status, fulfilledAt } = one.record;
      const isKept = status === "achieved" && fulfilledAt && compareInstants(event.time, fulfilledAt) > 0;
      if (status !== "canceled" && !isKept) one.record.status = "missed";
    },
    "cx.sla.removed": (one, event) => {
      change(one, event);
      run(one, event.time);
      if (!isOver(one)) one.record.status = "canceled";
    },
  },
};

const overStatuses: ReadonlySet<string> = new Set(["achieved", "missed", "canceled"]);
const isOver = ({ record }: SlaState): boolean => overStatuses.has(record.status ?? "");

const isPaused = ({ pauses }: SlaState): boolean => pauses.length > 0 && pauses.at(-1)?.endAt === undefined;

/** The clock no longer stands still. */
function run(one: SlaState, time: string): void {
  const last = one.pauses.at(-1);
  if (last !== undefined && isPaused(one)) last.endAt = time;
}

const isLate = ({ dueAt }: Draft<"slaInstance">, time: string): boolean =>
  typeof dueAt === "string" && compareInstants(time, dueAt) > 0;

/** Names a promise: by its id, else by what was promised on what. Null: the event names neither. */
export function slaKey({ data }: EventOfFamily<"sla">): string | null {
  const { slaInstanceId, caseId, interactionId, policyId, metric, instance } = data;
  if (slaInstanceId) return slaInstanceId;
  const of = caseId ?? interactionId;
  return of ? [of, policyId ?? "", metric, instance ?? 1].join("/") : null;
}

export function finishSla({ record, pauses }: SlaState): void {
  if (pauses.length > 0) record.pausedIntervals = pauses;
}
