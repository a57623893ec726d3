import { zoneOffset } from "../time/zone.ts";
import type { CustomerTimeline, TimelineGap } from "./customer-timeline.ts";
import type { TimelineEntry } from "./customer-timeline-entry.ts";
import { durationText } from "./duration-text.ts";
import { requiredMs } from "./journey-instants.ts";

/** How the times of a timeline are shown. */
export interface TimelineTextOptions {
  /** Zone in which times are shown, IANA; UTC unless said. */
  readonly timeZone?: string;
}

/**
 * A timeline as lines of text for a terminal or a note: one for each entry with when, where, what and how long it took
 * and was waited for, and one for each gap. Columns stand below each other where each character is one wide.
 *
 * @throws RangeError on an unknown time zone.
 * @example
 * ```ts
 * import { customerTimelines } from "touchstone-cx/journey";
 *
 * const timelineOf = customerTimelines({
 *   orders: [{ id: "o-1", customerId: "ada", status: "placed", placedAt: "2026-02-20T12:00:00Z" }],
 * });
 * timelineText(timelineOf("ada"), { timeZone: "Europe/Oslo" }).trimEnd(); // => "2026-02-20 13:00  -  order placed"
 * ```
 */
export function timelineText(timeline: CustomerTimeline, options: TimelineTextOptions = {}): string {
  const { timeZone = "UTC" } = options;
  const shown = shownInstant(timeZone);
  const channels = timeline.entries.map(({ channel }) => oneLine(channel ?? "-"));
  const titles = timeline.entries.map(({ title }) => oneLine(title));
  const channelWidth = widest(channels);
  const titleWidth = widest(titles);
  const lines = inTurn(
    timeline,
    (entry, index) => {
      const what = [padded(channels[index] ?? "", channelWidth), padded(titles[index] ?? "", titleWidth)];
      return [shown(requiredMs("entry", "at", entry.at)), ...what, timesOf(entry).join(", ")]
        .join("  ")
        .trimEnd();
    },
    (gap) => `${" ".repeat(18)}... ${durationText(gap.ms)} of silence ...`,
  );
  return lines.map((line) => `${line}\n`).join("");
}

/** Entries and, where they lie, the gaps before them. */
export function inTurn<Drawn>(
  { entries, gaps }: CustomerTimeline,
  ofEntry: (entry: TimelineEntry, index: number) => Drawn,
  ofGap: (gap: TimelineGap) => Drawn,
): Drawn[] {
  const drawn: Drawn[] = [];
  let next = 0;
  for (const [index, entry] of entries.entries()) {
    const gap = gaps[next];
    if (gap !== undefined && gap.to === entry.at) {
      drawn.push(ofGap(gap));
      next += 1;
    }
    drawn.push(ofEntry(entry, index));
  }
  return drawn;
}

/** What is known of how long an entry was waited for, was held and lasted, and the score it gave. */
export function timesOf({ at, endAt, waitMs, holdMs, score }: TimelineEntry): readonly string[] {
  const lasted = endAt === null ? null : requiredMs("entry", "endAt", endAt) - requiredMs("entry", "at", at);
  return [
    waitMs === null ? [] : `waited ${durationText(waitMs)}`,
    holdMs === null || holdMs === 0 ? [] : `on hold ${durationText(holdMs)}`,
    lasted === null ? [] : `lasted ${durationText(lasted)}`,
    score === null ? [] : `score ${score.value} of ${score.scale.min} to ${score.scale.max}`,
  ].flat();
}

/** A function giving `2026-03-01 09:30` of epoch milliseconds, as clocks in a zone show it. */
export function shownInstant(timeZone: string): (ms: number) => string {
  const offset = zoneOffset(timeZone);
  return (ms) => new Date(ms + offset(ms)).toISOString().slice(0, 16).replace("T", " ");
}

const widest = (texts: readonly string[]): number =>
  texts.reduce((width, text) => Math.max(width, [...text].length), 0);

const padded = (text: string, width: number): string => text + " ".repeat(width - [...text].length);

/** Line breaks and what else steers a terminal would tear the columns apart. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
