import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { activityLog } from "../../src/journey/activity-log.ts";
import { directlyFollowsGraph } from "../../src/journey/directly-follows-graph.ts";
import { durationText } from "../../src/journey/duration-text.ts";
import { journeyMap } from "../../src/journey/journey-map.ts";
import { mapContent } from "../../src/journey/journey-map-content.ts";
import { type Box, layOut, sizes } from "../../src/journey/journey-map-layout.ts";
import { blueprintMermaid, graphMermaid } from "../../src/journey/mermaid.ts";
import { textWidth } from "../../src/journey/svg-text.ts";
import type { TouchpointInput } from "../../src/model/touchpoint.ts";
import { journey, lived, planned, step } from "./plans.ts";

const awkward = [
  '<script>alert("1")</script> & more',
  "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
  "お客様サポートセンターへのお問い合わせ",
  "الاتصال بخدمة العملاء",
  "👩‍👩‍👧‍👦 Family 🎉",
  "WWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  "%%{init: {}}%% `x`",
  "broken \uD800 and \u0001",
];
const stages = Array.from({ length: 8 }, (_, order) => ({
  id: `s${order}`,
  name: awkward[order] ?? "",
  order,
}));
const touchpoints = Array.from(
  { length: 40 },
  (_, index): TouchpointInput => ({
    id: `t${index}`,
    name: awkward[index % awkward.length] ?? "",
    kind: "communication",
    channel: awkward[(index * 3) % 8] ?? null,
    isMomentOfTruth: index % 5 === 0,
  }),
);
const large = planned(
  touchpoints.map(({ id }, index) =>
    step(id, { stageId: `s${index % 8}`, required: index % 3 > 0, expectedEmotion: (index % 5) - 2 }),
  ),
  { stages, painPoints: awkward, opportunities: awkward },
);

/** Texts and tags of an XML text; throws on what is no XML. */
function parse(xml: string): { readonly texts: string[]; readonly tags: Set<string> } {
  const [texts, tags]: [string[], Set<string>] = [[], new Set()];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (text) => texts.push(text));
  parser.on("opentag", ({ name }) => tags.add(name));
  parser.write(xml).close();
  return { texts, tags };
}

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const overlaps = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe("A journey map", () => {
  it.each(["light", "dark", "auto"] as const)("is XML that says every name, in the theme %s", (theme) => {
    const svg = journeyMap(large, touchpoints, { theme });
    const { texts, tags } = parse(svg);
    const all = texts.join("").replace(/\s/g, "");
    for (const name of awkward.slice(0, 7)) expect(all).toContain(name.replace(/\s/g, ""));
    expect(tags.has("script")).toBe(false);
    expect(tags.has("style")).toBe(theme === "auto");
    expect(svg).toContain('role="img"');
    expect(journeyMap(large, touchpoints, { theme })).toBe(svg);
  });

  it("keeps every card in its column and its lane, and apart from others", () => {
    const { stages: columns, lanes, lists, width, height } = layOut(mapContent(large, touchpoints, {}));
    const cards = columns.flatMap((column) => column.cards);
    expect(cards).toHaveLength(40);
    for (const column of columns) for (const card of column.cards) expect(isWithin(card, column)).toBe(true);
    for (const card of cards) {
      expect(lanes.filter((lane) => isWithin(card, lane)).map(({ name }) => name)).toEqual(["Touchpoints"]);
      for (const line of card.name) expect(textWidth(line, sizes.card, 600)).toBeLessThan(card.width - 40);
    }
    for (const boxes of [cards, lanes, lists, [...lanes, ...lists]]) {
      for (const [index, one] of boxes.entries()) {
        expect(isWithin(one, { x: 0, y: 0, width, height })).toBe(true);
        expect(boxes.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
      }
    }
  });

  it("means what customers reported and nothing else", () => {
    const felt = (value: number, source: string) => ({ emotion: { value, source } });
    const journeys = [
      journey([lived("a", 1, felt(2, "self-report"))]),
      journey([lived("a", 1, felt(-1, "self-report"))], { id: "j-2" }),
      journey([lived("a", 1, felt(-2, "model")), lived("b", 2, { status: "failed" })], { id: "j-3" }),
    ];
    const plan = planned([step("a"), step("b")]);
    const cards = mapContent(plan, [], { journeys }).stages.flatMap((stage) => stage.cards);
    expect(cards.map((card) => card.felt)).toEqual([
      { mean: 0.5, n: 2 },
      { mean: null, n: 0 },
    ]);
    expect(cards.map(({ friction }) => friction)).toEqual([
      "mean wait 1 h",
      "1 failed, 2 missed, mean wait 2 h",
    ]);
    expect(mapContent(plan, [], { journeys: journeys.toReversed() })).toEqual(
      mapContent(plan, [], { journeys }),
    );
  });

  it("writes measurements in their units", () => {
    const interval = { lower: 0.6, upper: 0.7, confidence: 0.95 };
    const metrics = [
      { stageId: "s0", name: "Conversion", measurement: { value: 0.654, unit: "ratio", n: 9, interval } },
      { stageId: "s0", name: "NPS", measurement: { value: null, unit: "points", n: 0, interval: null } },
    ];
    expect(mapContent(large, touchpoints, { metrics }).stages[0]?.metrics).toEqual([
      { name: "Conversion", value: "65.4 %", precision: "60 % to 70 % (95 %), n 9" },
      { name: "NPS", value: "–", precision: "n 0" },
    ]);
  });
});

describe("Mermaid text", () => {
  it("draws stages, order, forks, what is optional and moments of truth", () => {
    const plan = planned(
      [
        step("order", { stageId: "buy" }),
        step("card", { stageId: "buy", after: ["order"], branch: { group: "pay", exclusive: true } }),
        step("bill", { stageId: "buy", after: ["order"], branch: { group: "pay", exclusive: true } }),
        step("parcel", { required: false, after: ["order", "card", "bill"], repeatable: { min: 1, max: 2 } }),
      ],
      { stages: [{ id: "buy", name: "Buy", order: 1 }] },
    );
    const defined = [
      { id: "parcel", name: "Parcel", kind: "system", channel: "mail", isMomentOfTruth: true },
    ];
    expect(blueprintMermaid(plan, defined)).toBe(`flowchart LR
  subgraph stage0["Buy"]
    step0["order"]
    step1["card"]
    step2["bill"]
  end
  step3["★ Parcel<br>mail, optional, up to 2 times"]
  fork0{"pay: one of"}
  step0 --> fork0
  fork0 --> step1
  fork0 --> step2
  step1 --> step3
  step2 --> step3
  classDef optional stroke-dasharray: 4 3
  class step3 optional
  classDef momentOfTruth stroke-width: 3px
  class step3 momentOfTruth
`);
  });

  it("escapes every name", () => {
    const text = blueprintMermaid(large, touchpoints);
    const labels = [...text.matchAll(/\["(.*)"\]/g)].map(([, label]) => label?.replace("<br>", "") ?? "");
    expect(labels).toHaveLength(48);
    for (const label of labels) expect(label).not.toMatch(/["<>&{}`%[\]]/);
  });

  it("draws a graph with counts and median times", () => {
    const rows = ["ask", "answer"].map((activity, index) => ({ caseId: "c", activity, at: index * 90_000 }));
    expect(graphMermaid(directlyFollowsGraph(activityLog(rows)))).toBe(`flowchart LR
  activity0["answer<br>1"]
  activity1["ask<br>1"]
  start(["start"])
  activity1 -->|"1, 1 min 30 s"| activity0
  stop(["end"])
  activity0 -->|"1"| stop
  start -->|"1"| activity1
`);
  });
});

it.each([
  [0, "0 s"],
  [59_600, "1 min"],
  [3_599_900, "1 h"],
  [90_000_000, "1 d 1 h"],
])("%d ms are %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
