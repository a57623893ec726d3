import type { MapCard, MapContent, MapStage } from "./journey-map-content.ts";
import { lineHeight, textWidth, wrapText } from "./svg-text.ts";

/** A rectangle, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes of text. */
export const sizes = { title: 22, head: 14, card: 13, small: 11, value: 16 } as const;
/** Space around and between. */
export const space = { page: 24, gutter: 120, card: 10, between: 8, number: 26, star: 18, icon: 18 } as const;

/** A card with its place and its lines. */
export interface PlacedCard extends Box {
  readonly card: MapCard;
  readonly name: readonly string[];
  readonly channel: readonly string[];
  readonly notes: readonly string[];
  /** Middle of the card's share of its column: where lanes below speak of it. */
  readonly at: number;
}

/** Something said of one step or of one metric below a column. */
export interface PlacedNote extends Box {
  readonly number: number;
  readonly lines: readonly string[];
}

/** A metric below a column. */
export interface PlacedMetric extends Box {
  readonly name: readonly string[];
  readonly value: string;
  readonly precision: readonly string[];
}

/** A column with its header and all that stands in it. */
export interface PlacedStage extends Box {
  readonly stage: MapStage;
  readonly header: readonly string[];
  readonly cards: readonly PlacedCard[];
  readonly friction: readonly PlacedNote[];
  readonly metrics: readonly PlacedMetric[];
}

/** A lane across all columns. */
export interface PlacedLane extends Box {
  readonly name: "Touchpoints" | "Channels" | "Emotion" | "Friction" | "Metrics";
}

/** A channel's row in the lane of channels. */
export interface PlacedChannel extends Box {
  readonly channel: string;
  readonly lines: readonly string[];
}

/** A list below the map. */
export interface PlacedList extends Box {
  readonly name: string;
  readonly items: readonly { readonly y: number; readonly lines: readonly string[] }[];
}

/** Where everything stands. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  readonly header: Box;
  readonly stages: readonly PlacedStage[];
  readonly lanes: readonly PlacedLane[];
  readonly channels: readonly PlacedChannel[];
  readonly lists: readonly PlacedList[];
  /** Top of the legend. */
  readonly legend: number;
}

const heightOf = (lines: readonly string[], size: number): number => lines.length * lineHeight(size);

/** Width of a column: wide where there are few, and never so narrow that names break everywhere. */
const columnWidth = (columns: number): number => Math.max(196, Math.min(300, Math.floor(1440 / columns)));

export function layOut({ title, subtitle, stages, painPoints, opportunities }: MapContent): MapLayout {
  const column = columnWidth(stages.length);
  const left = space.page + space.gutter;
  const inner = space.gutter + stages.length * column;
  const width = inner + 2 * space.page;
  const across = (y: number, height: number): Box => ({ x: space.page, y, width: inner, height });
  const columnX = (index: number) => left + index * column;

  const titleLines = wrapText(title, inner, sizes.title, 600);
  const subtitleLines = wrapText(subtitle, inner, sizes.card);
  let y = space.page + heightOf(titleLines, sizes.title) + heightOf(subtitleLines, sizes.card) + 16;

  const headers = stages.map(({ name }) => wrapText(name, column - 44, sizes.head, 600));
  const header = across(y, Math.max(...headers.map((lines) => heightOf(lines, sizes.head)), 0) + 20);
  y += header.height + 10;

  const lanes: PlacedLane[] = [];
  const addLane = (name: PlacedLane["name"], height: number): void => {
    lanes.push({ name, ...across(y, height) });
    y += height + 10;
  };

  const cards = stages.map((stage, index) => placeCards(stage, columnX(index), y + space.card, column));
  addLane("Touchpoints", heightOfColumns(cards, y));

  const channels: PlacedChannel[] = [];
  let row = y + 6;
  for (const channel of channelsOf(stages)) {
    const lines = wrapText(channel, space.gutter - 20, sizes.small);
    const height = heightOf(lines, sizes.small) + 8;
    channels.push({ channel, lines, ...across(row, height) });
    row += height;
  }
  const channelTop = y;
  if (channels.length > 0) {
    const shift = heightOf(["Channels"], sizes.small) + 4;
    for (const [index, one] of channels.entries()) channels[index] = { ...one, y: one.y + shift };
    addLane("Channels", row + shift + 6 - channelTop);
  }

  if (
    stages.some((stage) => stage.cards.some(({ expected, felt }) => expected !== null || felt?.mean != null))
  ) {
    addLane("Emotion", 190);
  }

  const friction = stages.map((stage, index) => placeFriction(stage, columnX(index), y + space.card, column));
  if (friction.some(({ length }) => length > 0)) addLane("Friction", heightOfColumns(friction, y));

  const metrics = stages.map((stage, index) => placeMetrics(stage, columnX(index), y + space.card, column));
  if (metrics.some(({ length }) => length > 0)) addLane("Metrics", heightOfColumns(metrics, y));

  const lists = placeLists(
    [["Pain points", painPoints] as const, ["Opportunities", opportunities] as const],
    y,
    inner,
  );
  y += Math.max(0, ...lists.map(({ height }) => height + 10));

  return {
    width,
    height: y + lineHeight(sizes.small) + space.page,
    title: titleLines,
    subtitle: subtitleLines,
    header,
    stages: stages.map((stage, index) => ({
      stage,
      header: headers[index] ?? [],
      cards: cards[index] ?? [],
      friction: friction[index] ?? [],
      metrics: metrics[index] ?? [],
      x: columnX(index),
      y: header.y,
      width: column,
      height: y - header.y,
    })),
    lanes,
    channels,
    lists,
    legend: y,
  };
}

/** The channels of a map, in the order in which they come. */
const channelsOf = (stages: readonly MapStage[]): readonly string[] => [
  ...new Set(stages.flatMap(({ cards }) => cards.flatMap((card) => (card.hasChannel ? card.channel : [])))),
];

const heightOfColumns = (columns: readonly (readonly Box[])[], y: number): number =>
  Math.max(...columns.flat().map((box) => box.y + box.height), y + 20) + space.card - y;

function placeCards({ cards }: MapStage, x: number, top: number, column: number): readonly PlacedCard[] {
  const width = column - 2 * space.between;
  const text = width - 2 * space.card;
  let y = top;
  return cards.map((card, index) => {
    const name = wrapText(
      card.name,
      text - space.number - (card.isMomentOfTruth ? space.star : 0),
      sizes.card,
      600,
    );
    const below = text - space.number - space.icon;
    const channel = wrapText(
      [card.channel, card.owner ?? ""].filter((part) => part !== "").join(" · "),
      below,
      sizes.small,
    );
    const notes = wrapText(card.notes.join(" · "), text - space.number, sizes.small);
    const height =
      2 * space.card +
      Math.max(heightOf(name, sizes.card), 18) +
      (channel.length === 0 ? 0 : 4 + heightOf(channel, sizes.small)) +
      (notes.length === 0 ? 0 : 2 + heightOf(notes, sizes.small));
    const placed = {
      card,
      name,
      channel,
      notes,
      x: x + space.between,
      y,
      width,
      height,
      at: x + ((index + 0.5) * column) / cards.length,
    };
    y += height + space.between;
    return placed;
  });
}

function placeFriction({ cards }: MapStage, x: number, top: number, column: number): readonly PlacedNote[] {
  const width = column - 2 * space.between;
  let y = top;
  return cards.flatMap(({ number, friction }) => {
    if (friction === "") return [];
    const lines = wrapText(friction, width - space.number, sizes.small);
    const height = Math.max(18, heightOf(lines, sizes.small));
    const placed = { number, lines, x: x + space.between, y, width, height };
    y += height + 6;
    return placed;
  });
}

function placeMetrics(
  { metrics }: MapStage,
  x: number,
  top: number,
  column: number,
): readonly PlacedMetric[] {
  const width = column - 2 * space.between;
  let y = top;
  return metrics.map((metric) => {
    const name = wrapText(metric.name, width, sizes.small);
    const precision = wrapText(metric.precision, width, sizes.small);
    const height = heightOf(name, sizes.small) + lineHeight(sizes.value) + heightOf(precision, sizes.small);
    const placed = { name, value: metric.value, precision, x: x + space.between, y, width, height };
    y += height + 10;
    return placed;
  });
}

function placeLists(
  lists: readonly (readonly [name: string, items: readonly string[]])[],
  top: number,
  inner: number,
): readonly PlacedList[] {
  const shown = lists.filter(([, items]) => items.length > 0);
  const width = (inner - 10 * (shown.length - 1)) / shown.length;
  return shown.map(([name, items], index) => {
    let y = top + 12 + lineHeight(sizes.head) + 4;
    const placed = items.map((item) => {
      const lines = wrapText(item, width - 44, sizes.card);
      const own = { y, lines };
      y += heightOf(lines, sizes.card) + 4;
      return own;
    });
    return { name, items: placed, x: space.page + index * (width + 10), y: top, width, height: y + 8 - top };
  });
}

/** Whether the mean and number of what customers reported fit beneath the points of a column. */
export const hasRoomForNumbers = ({ width, cards }: PlacedStage): boolean =>
  width / Math.max(1, cards.length) >= textWidth("n 0000", 10);
