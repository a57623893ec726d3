import { channelIcon } from "./channel-icon.ts";
import type { CustomerTimeline, TimelineGap } from "./customer-timeline.ts";
import type { TimelineEntry } from "./customer-timeline-entry.ts";
import { inTurn, shownInstant, timesOf } from "./customer-timeline-text.ts";
import { durationText } from "./duration-text.ts";
import { requiredMs } from "./journey-instants.ts";
import { drawText, lineHeight, pixels, svgDocument, wrapText } from "./svg-text.ts";
import { type DrawingTheme, type Ink, type Paint, paintOf, styleOf } from "./svg-theme.ts";

/** How a timeline is drawn. */
export interface TimelineSvgOptions {
  /** Colours; `auto`, which follows the reader's device, unless said. */
  readonly theme?: DrawingTheme;
  /** Zone in which times are shown, IANA; UTC unless said. */
  readonly timeZone?: string;
}

const page = 24;
const gutter = 150;
const laneHeight = 40;
const small = 11;
const gapWidth = 84;
const stepWidth = 26;
const leastWidth = 640;

/**
 * A timeline as the text of an SVG: a lane for each channel and for cases, orders, subscriptions, surveys and journeys,
 * with the entries as numbers on them, and below these what each number is, when it was and how long it was waited for.
 * Time runs to the right and is not to scale: entries stand one after another, and a gap is a band with its length. A
 * bar reaches as far as what comes while the contact lasts.
 *
 * The text stands for itself: no script, no font and no picture is loaded. Equal input gives equal text.
 *
 * @throws RangeError on an unknown time zone.
 * @example
 * ```ts
 * import { customerTimelines } from "touchstone-cx/journey";
 *
 * const timelineOf = customerTimelines({
 *   orders: [{ id: "o-1", customerId: "ada", status: "placed", placedAt: "2026-02-20T12:00:00Z" }],
 * });
 * const svg = timelineSvg(timelineOf("ada"), { theme: "light" });
 * svg.match(/<desc>(.*)<\/desc>/)?.[1]; // => "2026-02-20 12:00 orders: order placed."
 * ```
 */
export function timelineSvg(timeline: CustomerTimeline, options: TimelineSvgOptions = {}): string {
  const { theme = "auto", timeZone = "UTC" } = options;
  const paint = paintOf(theme);
  const shown = shownInstant(timeZone);
  const shownAt = (entry: TimelineEntry) => shown(requiredMs("entry", "at", entry.at));
  const { marks, gaps, right } = placed(timeline);
  const lanes = lanesOf(timeline.entries);
  const width = Math.max(leastWidth, right + 2 * page);
  const inner = width - 2 * page;
  const title = `Timeline of ${timeline.customerId}`;
  const heading = wrapText(title, inner, 20, 600);
  const subtitle = `Times in ${timeZone}. Time runs to the right and is not to scale.`;
  const top = page + heading.length * lineHeight(20) + lineHeight(12) + 14;
  const laneTop = new Map<string, number>();
  let y = top;
  const tops: number[] = [];
  for (const lane of lanes) {
    const lines = wrapText(lane.name, gutter - 36, small, 600);
    laneTop.set(lane.key, y);
    tops.push(y);
    y += Math.max(laneHeight, lines.length * lineHeight(small) + 16) + 4;
  }
  const bottom = y;
  const days = drawDays(marks, shownAt, bottom + 4, paint);
  const list = drawList(marks, shownAt, inner, bottom + 30, paint);
  return svgDocument({
    width,
    height: list.bottom + page,
    title,
    description: marks
      .map(
        ({ entry }) =>
          `${[`${shownAt(entry)} ${laneOf(entry).name}: ${entry.title}`, ...timesOf(entry)].join(", ")}.`,
      )
      .join(" "),
    style: styleOf(theme),
    background: paint({ fill: "page" }),
    body: [
      drawText({ lines: heading, x: page, y: page, width: inner, size: 20, weight: 600, ink: "text" }, paint),
      drawText(
        { lines: [subtitle], x: page, y: top - lineHeight(12) - 10, width: inner, size: 12, ink: "muted" },
        paint,
      ),
      ...lanes.map((lane, index) => {
        const from = tops[index] ?? top;
        return drawLane(lane, from, (tops[index + 1] ?? bottom) - from - 4, inner, paint);
      }),
      ...gaps.map((gap) => drawGap(gap, top, bottom - 4, paint)),
      ...marks.map((mark) =>
        drawMark(mark, (laneTop.get(laneOf(mark.entry).key) ?? top) + laneHeight / 2, paint),
      ),
      ...days,
      ...list.body,
    ],
  });
}

interface Mark {
  readonly entry: TimelineEntry;
  readonly number: number;
  readonly x: number;
  /** Where what comes while it lasts ends. */
  readonly end: number;
}

interface DrawnGap {
  readonly gap: TimelineGap;
  readonly x: number;
}

/** Entries one after another, with room for the gaps between them. */
function placed(timeline: CustomerTimeline) {
  const starts: number[] = [];
  const gaps: DrawnGap[] = [];
  let x = page + gutter + 20;
  inTurn(
    timeline,
    () => {
      starts.push(x);
      x += stepWidth;
    },
    (gap) => {
      gaps.push({ gap, x: x - stepWidth / 2 });
      x += gapWidth;
    },
  );
  const times = timeline.entries.map(({ at }) => requiredMs("entry", "at", at));
  const marks = timeline.entries.map((entry, index): Mark => {
    const start = starts[index] ?? x;
    const endMs = entry.endAt === null ? null : requiredMs("entry", "endAt", entry.endAt);
    const last = endMs === null ? index : lastUntil(times, endMs);
    return { entry, number: index + 1, x: start, end: Math.max(start, starts[last] ?? start) };
  });
  return { marks, gaps, right: x };
}

/** The place of the last of sorted numbers that is not above `until`. */
function lastUntil(sorted: readonly number[], until: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= until) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Lane {
  readonly key: string;
  readonly name: string;
  /** Place among lanes: channels come first. */
  readonly rank: number;
}

const ownLanes = ["cases", "orders", "subscriptions", "surveys", "journeys"] as const;

const ownLaneOf: ReadonlyMap<string, (typeof ownLanes)[number]> = new Map(
  Object.entries({
    case: "cases",
    order: "orders",
    subscription: "subscriptions",
    surveyInvitation: "surveys",
    surveyResponse: "surveys",
    journeyInstance: "journeys",
  } as const),
);

/** A contact and a message lie on their channel, all else on the lane of its records. */
function laneOf({ channel, recordType }: TimelineEntry): Lane {
  const own = ownLaneOf.get(recordType);
  if (own !== undefined) return { key: `own/${own}`, name: own, rank: 1 + ownLanes.indexOf(own) };
  return { key: `channel/${channel ?? ""}`, name: channel ?? "channel unknown", rank: 0 };
}

/** Channels in the order in which they came, then the others. */
function lanesOf(entries: readonly TimelineEntry[]): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  for (const lane of entries.map(laneOf)) if (!lanes.has(lane.key)) lanes.set(lane.key, lane);
  return [...lanes.values()].sort((a, b) => a.rank - b.rank);
}

function drawLane({ name, rank }: Lane, y: number, height: number, width: number, paint: Paint): string {
  const lines = wrapText(name, gutter - 36, small, 600);
  const middle = y + laneHeight / 2;
  const text = { lines, x: page + 30, y: middle - lineHeight(small) / 2, width: gutter - 36 };
  return (
    `<rect x="${page}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" rx="8" ${paint({ fill: "band" })}/>` +
    (rank === 0 ? channelIcon(name, page + 10, middle - 7, "muted", paint) : "") +
    drawText({ ...text, size: small, weight: 600, ink: "muted" }, paint) +
    `<path d="M${page + gutter} ${pixels(middle)}H${pixels(page + width - 8)}" ${paint({ stroke: "line" })}/>`
  );
}

function drawGap({ gap, x }: DrawnGap, top: number, bottom: number, paint: Paint): string {
  const left = x + 6;
  const width = gapWidth - 12;
  const text = { lines: wrapText(durationText(gap.ms), width - 4, small), x: left, y: top + 2, width };
  return (
    `<rect x="${pixels(left)}" y="${pixels(top)}" width="${width}" height="${pixels(bottom - top)}" ${paint({ fill: "behind", stroke: "strong" })} stroke-dasharray="3 4"/>` +
    drawText({ ...text, size: small, ink: "muted", align: "middle" }, paint)
  );
}

function inkOf({ kind }: TimelineEntry): Ink {
  if (kind === "case-resolved" || kind === "order-delivered") return "good";
  const isBad =
    kind === "case-reopened" || kind === "refund" || kind === "order-canceled" || kind === "case-canceled";
  return isBad ? "bad" : kind === "survey-answered" ? "truth" : "accent";
}

function drawMark({ entry, number, x, end }: Mark, y: number, paint: Paint): string {
  const ink = inkOf(entry);
  const bar =
    end > x
      ? `<path d="M${pixels(x)} ${pixels(y)}H${pixels(end)}" ${paint({ stroke: ink })} stroke-width="5" stroke-linecap="round"/>`
      : "";
  const text = { lines: [String(number)], x: x - 12, y: y - 7, width: 24 };
  return (
    bar +
    `<circle cx="${pixels(x)}" cy="${pixels(y)}" r="10.5" ${paint({ fill: "card", stroke: ink })} stroke-width="1.5"/>` +
    drawText({ ...text, size: 10, weight: 600, ink, align: "middle" }, paint)
  );
}

/** The day below the first entry of each, where there is room for it. */
function drawDays(
  marks: readonly Mark[],
  shownAt: (entry: TimelineEntry) => string,
  y: number,
  paint: Paint,
): readonly string[] {
  let [last, free] = ["", 0];
  return marks.map(({ entry, x }) => {
    const day = shownAt(entry).slice(0, 10);
    if (day === last || x - 10 < free) return "";
    [last, free] = [day, x + 66];
    return drawText({ lines: [day], x: x - 10, y, width: 80, size: small, ink: "muted" }, paint);
  });
}

/** What each number is. */
function drawList(
  marks: readonly Mark[],
  shownAt: (entry: TimelineEntry) => string,
  width: number,
  from: number,
  paint: Paint,
): { readonly body: readonly string[]; readonly bottom: number } {
  let y = from;
  const body = marks.map(({ entry, number }) => {
    const top = y;
    const said = [`${laneOf(entry).name}: ${entry.title}`, ...timesOf(entry)].join(" · ");
    const textWidth = Math.min(width, 1000) - 190;
    const lines = wrapText(said, textWidth, 12);
    y += lines.length * lineHeight(12) + 6;
    return [
      drawText(
        {
          lines: [String(number)],
          x: page,
          y: top,
          width: 30,
          size: 12,
          weight: 600,
          ink: inkOf(entry),
          align: "end",
        },
        paint,
      ),
      drawText({ lines: [shownAt(entry)], x: page + 44, y: top, width: 130, size: 12, ink: "muted" }, paint),
      drawText({ lines, x: page + 180, y: top, width: textWidth, size: 12, ink: "text" }, paint),
    ].join("");
  });
  return { body, bottom: y };
}
