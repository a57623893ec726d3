import type { Duration } from "../../model/duration.ts";
import type { Interaction } from "../../model/interaction.ts";
import type { InteractionDurations } from "../../model/interaction-durations.ts";
import { isBefore, msBetween } from "./instants.ts";

/** A part of an interaction whose duration is told. */
export type PartName = keyof InteractionDurations;

/** The parts whose durations are told. */
export const partNames = ["ivr", "queue", "ring", "talk", "hold", "wrapUp", "handle"] as const;

/** Milliseconds of a duration of the calendar's clock; null where none is told, or on another clock. */
export const calendarMs = (duration: Duration | null | undefined): number | null =>
  duration?.clock === "calendar" ? duration.seconds * 1000 : null;

/** The time that the segments of a type took; null where there is none, or one of them has no end. */
export function segmentsMs({ segments }: Pick<Interaction, "segments">, type: string): number | null {
  let spent: number | null = null;
  for (const segment of segments ?? []) {
    if (segment.type !== type) continue;
    const ms = msBetween(segment.startAt, segment.endAt);
    if (ms === null) return null;
    spent = (spent ?? 0) + ms;
  }
  return spent;
}

/** From the beginning until nobody is busy with it any more; null while it goes on. */
export const wholeMs = ({ startAt, endAt, wrapUpEndAt }: Interaction): number | null =>
  typeof endAt === "string" ? msBetween(startAt, isBefore(endAt, wrapUpEndAt) ? wrapUpEndAt : endAt) : null;

/** Whether at most one agent had it. Of several, times can run side by side. */
export const isOneAgents = ({ agentIds, transferCount, nextId }: Interaction): boolean =>
  (agentIds ?? []).length <= 1 && (transferCount ?? 0) === 0 && typeof nextId !== "string";
