import type { InteractionInput } from "../model/interaction.ts";
import { peopleOf } from "./people.ts";
import { instantMs, requiredInstantMs } from "./record-fields.ts";

/** An interaction as it stood at the end of observation. Instants are epoch milliseconds. */
export interface SeenInteraction {
  readonly interaction: InteractionInput;
  /** The agents who took part, machines left out. */
  readonly people: readonly string[];
  /** What the record says beside its instants; nothing where it was written later. */
  readonly said: Partial<
    Pick<
      InteractionInput,
      "outcome" | "status" | "durations" | "holdCount" | "transferCount" | "nextId" | "segments"
    >
  >;
  readonly start: number;
  readonly queued: number | null;
  readonly offered: number | null;
  readonly answered: number | null;
  readonly replied: number | null;
  readonly end: number | null;
  readonly wrapUpStart: number | null;
  readonly wrapUpEnd: number | null;
}

/**
 * An interaction as its record has it.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function seen(interaction: InteractionInput): SeenInteraction {
  const record = `interaction ${interaction.id}`;
  return {
    interaction,
    people: peopleOf(interaction),
    said: interaction,
    start: requiredInstantMs(record, "startAt", interaction.startAt),
    queued: instantMs(record, "queuedAt", interaction.queuedAt),
    offered: instantMs(record, "offeredAt", interaction.offeredAt),
    answered: instantMs(record, "answeredAt", interaction.answeredAt),
    replied: instantMs(record, "firstResponseAt", interaction.firstResponseAt),
    end: instantMs(record, "endAt", interaction.endAt),
    wrapUpStart: instantMs(record, "wrapUpStartAt", interaction.wrapUpStartAt),
    wrapUpEnd: instantMs(record, "wrapUpEndAt", interaction.wrapUpEndAt),
  };
}

/** The last instant that an interaction mentions. */
export function lastInstant(seen: SeenInteraction): number {
  const { interaction, start, queued, offered, answered, replied, end, wrapUpStart, wrapUpEnd } = seen;
  let last = start;
  for (const ms of [queued, offered, answered, replied, end, wrapUpStart, wrapUpEnd])
    last = Math.max(last, ms ?? start);
  const record = `interaction ${interaction.id}`;
  for (const { startAt, endAt } of interaction.segments ?? []) {
    const from = requiredInstantMs(record, "segments.startAt", startAt);
    last = Math.max(last, from, instantMs(record, "segments.endAt", endAt) ?? from);
  }
  return last;
}

/** The same as it stood at a moment: what came later has not happened. */
export function seenBy(asOf: number, whole: SeenInteraction): SeenInteraction {
  if (lastInstant(whole) <= asOf) return whole;
  const by = (ms: number | null) => (ms !== null && ms <= asOf ? ms : null);
  return {
    ...whole,
    said: {},
    queued: by(whole.queued),
    offered: by(whole.offered),
    answered: by(whole.answered),
    replied: by(whole.replied),
    end: by(whole.end),
    wrapUpStart: by(whole.wrapUpStart),
    wrapUpEnd: by(whole.wrapUpEnd),
  };
}
