import { curveMonotoneX, line } from "d3-shape";
import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { channelIcon } from "./channel-icon.ts";
import { type JourneyMapOptions, type MapContent, mapContent, signed } from "./journey-map-content.ts";
import {
  type Box,
  hasRoomForNumbers,
  layOut,
  type MapLayout,
  type PlacedCard,
  type PlacedLane,
  type PlacedStage,
  sizes,
  space,
} from "./journey-map-layout.ts";
import { drawText, isRightToLeft, lineHeight, pixels, svgDocument, textWidth } from "./svg-text.ts";
import { type Ink, type Paint, paintOf, styleOf } from "./svg-theme.ts";

/**
 * A journey map as the text of an SVG: stages as columns; in each its touchpoints in order, with channel, department, what
 * is optional and which are moments of truth; below them the channels, an emotion curve, what went wrong at which
 * step, metrics, pain points and opportunities. What nothing is known of has no lane.
 *
 * The curve that is planned is the `expectedEmotion` of the steps. The one that was lived is the mean of the emotions
 * that customers reported themselves, with their number; what agents or models say, and satisfaction, are no part of
 * it. It passes through each step's mean, does not swing beyond two neighbours, and breaks where nobody reported any.
 * Friction is that of `frictionByStep` over the same journeys.
 *
 * The text stands for itself: no script, no font and no picture is loaded. Equal input gives equal text.
 *
 * @throws InvalidJourneyError as `conformance` does.
 * @example
 * ```ts
 * const touchpoints = [
 *   { id: "order", name: "Order", kind: "action", channel: "web", owner: "sales" },
 *   { id: "delivery", name: "Delivery", kind: "communication", channel: "in-person", isMomentOfTruth: true },
 * ];
 * const buying = {
 *   id: "buying",
 *   name: "Buying",
 *   stages: [{ id: "buy", name: "Buy", order: 1 }, { id: "get", name: "Receive", order: 2 }],
 *   steps: [
 *     { id: "order", touchpointId: "order", stageId: "buy", required: true },
 *     { id: "delivery", touchpointId: "delivery", stageId: "get", required: true, after: ["order"] },
 *   ],
 * };
 * const svg = journeyMap(buying, touchpoints, { theme: "light" });
 * svg.match(/<desc>(.*)<\/desc>/)?.[1]; // => "Buy: 1 Order, web. Receive: 2 Delivery, in-person, moment of truth."
 * ```
 */
export function journeyMap(
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
  options: JourneyMapOptions = {},
): string {
  const { theme = "auto" } = options;
  const content = mapContent(blueprint, touchpoints, options);
  const layout = layOut(content);
  const paint = paintOf(theme);
  const { width, height, title, subtitle } = layout;
  const across = { x: space.page, width: width - 2 * space.page };
  const top = space.page + title.length * lineHeight(sizes.title);
  return svgDocument({
    width,
    height,
    title: content.title,
    description: content.description,
    style: styleOf(theme),
    background: paint({ fill: "page" }),
    body: [
      drawText(
        { ...across, lines: title, y: space.page, size: sizes.title, weight: 600, ink: "text" },
        paint,
      ),
      drawText({ ...across, lines: subtitle, y: top + 2, size: sizes.card, ink: "muted" }, paint),
      ...layout.lanes.map((lane) => drawLane(lane, paint)),
      ...layout.stages.map((stage, index) => drawHeader(stage, index, layout, paint)),
      ...layout.stages.flatMap(({ cards }) => cards.map((card) => drawCard(card, paint))),
      ...drawChannels(layout, paint),
      ...drawEmotion(layout, paint),
      ...layout.stages.flatMap((stage) => drawNotes(stage, paint)),
      ...drawLists(layout, paint),
      drawLegend(layout, content, paint),
    ],
  });
}

const rectangle = ({ x, y, width, height }: Box, rounding: number, attributes: string): string =>
  `<rect x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" rx="${rounding}" ${attributes}/>`;

function drawLane(lane: PlacedLane, paint: Paint): string {
  const label = drawText(
    {
      lines: [lane.name],
      x: lane.x + 12,
      y: lane.y + 10,
      width: space.gutter,
      size: sizes.small,
      weight: 600,
      ink: "muted",
    },
    paint,
  );
  return rectangle(lane, 8, paint({ fill: "band" })) + label;
}

/** An arrow that points to the next stage, with lines between the columns below it. */
function drawHeader(
  { x, y, width, header }: PlacedStage,
  index: number,
  layout: MapLayout,
  paint: Paint,
): string {
  const { height } = layout.header;
  const [from, to, middle, bottom] = [x + 2, x + width - 2, y + height / 2, y + height];
  const notch = index === 0 ? from : from + 12;
  const points = [
    [from, y],
    [to - 12, y],
    [to, middle],
    [to - 12, bottom],
    [from, bottom],
    [notch, middle],
  ]
    .map((point) => point.map(pixels).join())
    .join(" ");
  const between = layout.lanes
    .map((lane) =>
      index === 0
        ? ""
        : `<path d="M${pixels(x)} ${pixels(lane.y + 6)}V${pixels(lane.y + lane.height - 6)}" ${paint({ stroke: "line" })} stroke-dasharray="2 4"/>`,
    )
    .join("");
  const textTop = middle - (header.length * lineHeight(sizes.head)) / 2;
  return (
    between +
    `<polygon points="${points}" ${paint({ fill: "accent" })}/>` +
    drawText(
      {
        lines: header,
        x: x + 22,
        y: textTop,
        width: width - 44,
        size: sizes.head,
        weight: 600,
        ink: "onAccent",
        align: "middle",
      },
      paint,
    )
  );
}

function drawCard({ card, name, channel, notes, ...box }: PlacedCard, paint: Paint): string {
  const { x, y, width } = box;
  const { isMomentOfTruth, isRequired, isCustomerFacing } = card;
  const stroke = isMomentOfTruth ? "truth" : "strong";
  const dashes = isRequired ? "" : ' stroke-dasharray="5 4"';
  const left = x + space.card + space.number;
  const textWide = width - 2 * space.card - space.number;
  const parts = [
    rectangle(
      box,
      8,
      `${paint({ fill: isCustomerFacing ? "card" : "behind", stroke })} stroke-width="${isMomentOfTruth ? 2 : 1}"${dashes}`,
    ),
    drawNumber(card.number, x + space.card + 9, y + space.card + 9, "accent", paint),
    drawText(
      {
        lines: name,
        x: left,
        y: y + space.card,
        width: textWide - (isMomentOfTruth ? space.star : 0),
        size: sizes.card,
        weight: 600,
        ink: "text",
      },
      paint,
    ),
  ];
  if (isMomentOfTruth) parts.push(drawStar(x + width - space.card - 7, y + space.card + 8, paint));
  let below = y + space.card + Math.max(name.length * lineHeight(sizes.card), 18) + 4;
  if (channel.length > 0) {
    const sign =
      card.hasChannel || card.channel === "system" || card.channel === "action" ? card.channel : "";
    parts.push(
      channelIcon(sign, left, below, "muted", paint),
      drawText(
        {
          lines: channel,
          x: left + space.icon,
          y: below,
          width: textWide - space.icon,
          size: sizes.small,
          ink: "muted",
        },
        paint,
      ),
    );
    below += channel.length * lineHeight(sizes.small) + 2;
  }
  parts.push(
    drawText({ lines: notes, x: left, y: below, width: textWide, size: sizes.small, ink: "muted" }, paint),
  );
  return parts.join("");
}

function drawNumber(number: number, x: number, y: number, ink: Ink, paint: Paint): string {
  return (
    `<circle cx="${pixels(x)}" cy="${pixels(y)}" r="9" ${paint({ stroke: ink })}/>` +
    drawText(
      {
        lines: [String(number)],
        x: x - 9,
        y: y - 7,
        width: 18,
        size: 10,
        weight: 600,
        ink,
        align: "middle",
      },
      paint,
    )
  );
}

/** A star of five points. */
function drawStar(x: number, y: number, paint: Paint): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const radius = index % 2 === 0 ? 7.5 : 3.2;
    return `${pixels(x + radius * Math.cos(angle))},${pixels(y + radius * Math.sin(angle))}`;
  });
  return `<polygon points="${points.join(" ")}" ${paint({ fill: "truth" })}/>`;
}

/** A row a channel, and on it the touchpoints that take place there. */
function drawChannels({ channels, stages }: MapLayout, paint: Paint): readonly string[] {
  const rowOf = new Map(channels.map((one) => [one.channel, one]));
  const rows = channels.map(({ channel, lines, x, y, width, height }) => {
    const middle = pixels(y + height / 2);
    return (
      channelIcon(channel, x + 10, y + 3, "muted", paint) +
      drawText(
        { lines, x: x + 28, y: y + 3, width: space.gutter - 20, size: sizes.small, ink: "text" },
        paint,
      ) +
      `<path d="M${pixels(x + space.gutter + 8)} ${middle}H${pixels(x + width - 8)}" ${paint({ stroke: "line" })}/>`
    );
  });
  const dots = stages.flatMap(({ cards }) =>
    cards.map(({ card, at }) => {
      const row = card.hasChannel ? rowOf.get(card.channel) : undefined;
      if (row === undefined) return "";
      const y = row.y + row.height / 2;
      return (
        `<circle cx="${pixels(at)}" cy="${pixels(y)}" r="9" ${paint({ fill: "band" })}/>` +
        drawNumber(card.number, at, y, card.isMomentOfTruth ? "truth" : "accent", paint)
      );
    }),
  );
  return [...rows, ...dots];
}

interface EmotionPoint {
  readonly x: number;
  readonly value: number | null;
}

function drawEmotion({ lanes, stages }: MapLayout, paint: Paint): readonly string[] {
  const lane = lanes.find(({ name }) => name === "Emotion");
  if (lane === undefined) return [];
  const top = lane.y + 34;
  const unit = (lane.height - 78) / 4;
  const yOf = (value: number) => top + (2 - value) * unit;
  const curve = line<EmotionPoint>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y(({ value }) => yOf(value ?? 0))
    .curve(curveMonotoneX)
    .digits(1);
  const draw = (points: readonly EmotionPoint[], ink: Ink, more: string): string => {
    const path = curve([...points]) ?? "";
    return path === "" ? "" : `<path d="${path}" ${paint({ stroke: ink })} stroke-linecap="round" ${more}/>`;
  };

  const grid = [2, 1, 0, -1, -2].map((value) => {
    const ends = `M${pixels(lane.x + space.gutter)} ${pixels(yOf(value))}H${pixels(lane.x + lane.width - 8)}`;
    const label = drawText(
      {
        lines: [value === 2 ? "+2 delighted" : value === -2 ? "−2 upset" : value === 0 ? "0" : ""],
        x: lane.x,
        y: yOf(value) - 8,
        width: space.gutter - 8,
        size: sizes.small,
        ink: "muted",
        align: "end",
      },
      paint,
    );
    return `<path d="${ends}" ${paint({ stroke: value === 0 ? "strong" : "line" })}${value === 0 ? "" : ' stroke-dasharray="1 3"'}/>${label}`;
  });
  const cards = stages.flatMap((stage) => stage.cards);
  const planned = cards.map(({ at, card }) => ({ x: at, value: card.expected }));
  const lived = cards.map(({ at, card }) => ({ x: at, value: card.felt?.mean ?? null }));
  const dots = (points: readonly EmotionPoint[], radius: number, paints: string): readonly string[] =>
    points.map(({ x, value }) =>
      value === null
        ? ""
        : `<circle cx="${pixels(x)}" cy="${pixels(yOf(value))}" r="${radius}" ${paints} stroke-width="1.5"/>`,
    );
  const numbers = stages.flatMap((stage) =>
    hasRoomForNumbers(stage)
      ? stage.cards.flatMap(({ at, card: { felt } }) =>
          felt?.mean == null
            ? []
            : drawText(
                {
                  lines: [signed(felt.mean), `n ${felt.n}`],
                  x: at - 24,
                  y: lane.y + lane.height - 30,
                  width: 48,
                  size: 10,
                  ink: "muted",
                  align: "middle",
                },
                paint,
              ),
        )
      : [],
  );
  return [
    ...grid,
    draw(planned, "strong", 'stroke-width="2" stroke-dasharray="6 5"'),
    ...dots(planned, 3, paint({ fill: "band", stroke: "strong" })),
    draw(lived, "accent", 'stroke-width="2.5"'),
    ...dots(lived, 4.5, paint({ fill: "accent", stroke: "band" })),
    ...numbers,
  ];
}

/** What went wrong at which step, and the metrics of the stage. */
function drawNotes({ friction, metrics }: PlacedStage, paint: Paint): readonly string[] {
  return [
    ...friction.map(
      ({ number, lines, x, y, width }) =>
        drawNumber(number, x + 9, y + 9, "accent", paint) +
        drawText(
          {
            lines,
            x: x + space.number,
            y: y + 2,
            width: width - space.number,
            size: sizes.small,
            ink: "text",
          },
          paint,
        ),
    ),
    ...metrics.map(({ name, value, precision, x, y, width }) => {
      const below = y + name.length * lineHeight(sizes.small);
      return (
        drawText({ lines: name, x, y, width, size: sizes.small, ink: "muted" }, paint) +
        drawText({ lines: [value], x, y: below, width, size: sizes.value, weight: 600, ink: "text" }, paint) +
        drawText(
          {
            lines: precision,
            x,
            y: below + lineHeight(sizes.value),
            width,
            size: sizes.small,
            ink: "muted",
          },
          paint,
        )
      );
    }),
  ];
}

function drawLists({ lists }: MapLayout, paint: Paint): readonly string[] {
  return lists.map(({ name, items, ...box }) => {
    const ink = name === "Opportunities" ? "good" : "bad";
    const head = drawText(
      {
        lines: [name],
        x: box.x + 16,
        y: box.y + 10,
        width: box.width - 32,
        size: sizes.head,
        weight: 600,
        ink,
      },
      paint,
    );
    const all = items.map(
      ({ y, lines }) =>
        `<circle cx="${pixels(isRightToLeft(lines.join(" ")) ? box.x + box.width - 8 : box.x + 20)}" cy="${pixels(y + 9)}" r="2.5" ${paint({ fill: ink })}/>` +
        drawText({ lines, x: box.x + 30, y, width: box.width - 44, size: sizes.card, ink: "text" }, paint),
    );
    return rectangle(box, 8, paint({ fill: "band" })) + head + all.join("");
  });
}

/** The signs that the map uses, each with what it says. */
function drawLegend({ legend }: MapLayout, { stages: told }: MapContent, paint: Paint): string {
  const cards = told.flatMap((stage) => stage.cards);
  const felt = cards.flatMap((card) => (card.felt?.mean == null ? [] : card.felt.n));
  const y = legend + 8;
  let x = space.page + 8;
  const parts: string[] = [];
  const add = (isUsed: boolean, sign: (x: number) => string, text: string): void => {
    if (!isUsed) return;
    parts.push(
      sign(x),
      drawText({ lines: [text], x: x + 30, y: y - 8, width: 600, size: sizes.small, ink: "muted" }, paint),
    );
    x += 54 + textWidth(text, sizes.small);
  };
  const stroke = (x: number, attributes: string) => `<path d="M${pixels(x)} ${pixels(y)}h22" ${attributes}/>`;
  const swatch = (x: number, attributes: string) =>
    rectangle({ x, y: y - 6, width: 22, height: 12 }, 3, attributes);
  add(
    cards.some((card) => card.isMomentOfTruth),
    (x) => drawStar(x + 11, y, paint),
    "moment of truth",
  );
  add(
    cards.some((card) => !card.isRequired),
    (x) => swatch(x, `${paint({ fill: "card", stroke: "strong" })} stroke-dasharray="5 4"`),
    "optional",
  );
  add(
    cards.some((card) => !card.isCustomerFacing),
    (x) => swatch(x, paint({ fill: "behind", stroke: "strong" })),
    "behind the scenes",
  );
  add(
    cards.some((card) => card.expected !== null),
    (x) => stroke(x, `${paint({ stroke: "strong" })} stroke-width="2" stroke-dasharray="6 5"`),
    "emotion as planned",
  );
  const [least, most] = [Math.min(...felt), Math.max(...felt)];
  add(
    felt.length > 0,
    (x) => stroke(x, `${paint({ stroke: "accent" })} stroke-width="2.5"`),
    `emotion as customers reported it, mean; n ${least === most ? least : `from ${least} to ${most}`} a step`,
  );
  return parts.join("");
}
