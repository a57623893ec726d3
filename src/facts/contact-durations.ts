import type { ContactOutcome } from "./contact-outcome.ts";
import { between, instantMs, requiredInstantMs } from "./record-fields.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

export function waitMs(seen: SeenInteraction, outcome: ContactOutcome): number | null {
  const { interaction, queued, offered, answered, replied, end } = seen;
  const queueing = reported(seen, "queue");
  if (!outcome.offered) return null;
  // It may have gone on after the queue, with a message left for example.
  if (outcome.flowedOut) return queueing ?? between(queued ?? offered, end);
  if (outcome.abandoned) return between(queued, end) ?? queueing ?? between(offered, end);
  if (!outcome.answered) return null;
  const waited =
    between(queued, answered) ?? queueing ?? between(offered, answered) ?? between(queued, replied);
  return waited ?? (interaction.queuedAt === null && offered === null ? 0 : null);
}

/** How long what was offered and has no outcome yet has waited. */
export function waitingMs(
  { queued, offered, start }: SeenInteraction,
  outcome: ContactOutcome,
  asOf: number,
): number | null {
  const isOver = outcome.answered || outcome.abandoned || outcome.flowedOut;
  return outcome.offered && !isOver ? asOf - (queued ?? offered ?? start) : null;
}

/** Talk as reported; else what handling or the connection leaves when hold and wrap-up are taken out. */
export function talkMs(seen: SeenInteraction, isAnswered: boolean): number | null {
  const talk = reported(seen, "talk");
  if (talk !== null) return talk;
  const hold = holdMs(seen) ?? 0;
  const handle = reported(seen, "handle");
  if (handle !== null) return handle - hold - (wrapUpMs(seen) ?? 0);
  const connected = isAnswered ? between(seen.answered, seen.end) : null;
  return connected === null ? null : connected - hold;
}

/** None where the record tells that there was no hold. */
export const holdMs = (seen: SeenInteraction): number | null =>
  reported(seen, "hold") ?? spent(seen, "hold") ?? (wasHeld(seen) === false ? 0 : null);

/** By the count, else by the time on hold, else by the segments. */
export function wasHeld(seen: SeenInteraction): boolean | null {
  const { holdCount, segments } = seen.said;
  if (typeof holdCount === "number") return holdCount > 0;
  const hold = reported(seen, "hold");
  if (hold !== null) return hold > 0;
  return segments && segments.length > 0 ? segments.some(({ type }) => type === "hold") : null;
}

export const wrapUpMs = (seen: SeenInteraction): number | null =>
  reported(seen, "wrapUp") ?? between(seen.wrapUpStart, seen.wrapUpEnd);

/** What the company began it dials, and it rings at the other side. */
export function dialMs(seen: SeenInteraction): number | null {
  if (seen.interaction.direction !== "outbound") return null;
  const dialing = spent(seen, "dialing");
  const ringing = reported(seen, "ring") ?? spent(seen, "alert");
  return dialing === null && ringing === null ? null : (dialing ?? 0) + (ringing ?? 0);
}

/** A reported duration, if it runs on the calendar's clock: business time is no time on the phone. */
function reported(
  { said: { durations } }: SeenInteraction,
  name: "queue" | "ring" | "talk" | "hold" | "wrapUp" | "handle",
): number | null {
  const duration = durations?.[name];
  return duration?.clock === "calendar" ? Math.round(duration.seconds * 1000) : null;
}

/** The time of the segments of one type; `null` where there is none, or one has no end. */
function spent({ interaction, said }: SeenInteraction, type: string): number | null {
  let spentMs: number | null = null;
  const record = `interaction ${interaction.id}`;
  for (const segment of said.segments ?? []) {
    if (segment.type !== type) continue;
    const end = instantMs(record, "segments.endAt", segment.endAt);
    if (end === null) return null;
    spentMs = (spentMs ?? 0) + end - requiredInstantMs(record, "segments.startAt", segment.startAt);
  }
  return spentMs;
}
