import { element, escaped } from "./html.ts";
import { type SeverityCounts, severities } from "./tally.ts";

/** Something counted by severity. */
export interface Bar {
  readonly label: string;
  readonly counts: SeverityCounts;
}

export const totalOf = (counts: SeverityCounts): number =>
  severities.reduce((sum, severity) => sum + counts[severity], 0);

const countsText = (counts: SeverityCounts): string =>
  severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity].toLocaleString("en-US")} ${severity}`)
    .join(", ");

/** One bar on its own, as long as its share of the largest. */
export function singleBar(counts: SeverityCounts, largest: number): string {
  const [width, height] = [160, 12];
  return plot(width, height, countsText(counts), rectangles(counts, width / largest, 0, height));
}

function rectangles(counts: SeverityCounts, perOne: number, y: number, height: number): string {
  let x = 0;
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const width = Math.max(counts[severity] * perOne, 1);
      const drawn = element("rect", { class: severity, x: rounded(x), y, width: rounded(width), height });
      x += width;
      return drawn;
    })
    .join("");
}

/** Bars one under the other, their labels before them and their totals behind. */
export function barPlot(bars: readonly Bar[], name: string): string {
  const [row, label, length, total] = [22, 170, 380, 80];
  const largest = Math.max(...bars.map(({ counts }) => totalOf(counts)));
  const lines = bars.map(({ label: text, counts }, index) => {
    const y = index * row;
    const bar = rectangles(counts, length / largest, y + 4, row - 8);
    const count = totalOf(counts);
    return element(
      "g",
      {},
      element("title", {}, escaped(`${text}: ${countsText(counts)}`)),
      element("text", { x: label - 8, y: y + 15, "text-anchor": "end" }, escaped(clipped(text, 24))),
      element("g", { transform: `translate(${label} 0)` }, bar),
      element(
        "text",
        { x: rounded(label + (count * length) / largest + 8), y: y + 15 },
        escaped(count.toLocaleString("en-US")),
      ),
    );
  });
  return plot(label + length + total, bars.length * row, name, ...lines);
}

/** Columns side by side, the first and the last with their labels. */
export function columnPlot(bars: readonly Bar[], name: string): string {
  const [height, top, foot] = [130, 18, 22];
  const largest = Math.max(...bars.map(({ counts }) => totalOf(counts)));
  const step = Math.min(630 / bars.length, 40);
  const width = Math.max(bars.length * step, 180);
  const columns = bars.map(({ label, counts }, index) => {
    let y = top + height;
    const parts = severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) => {
        const size = Math.max((counts[severity] * height) / largest, 1);
        y -= size;
        const place = { x: rounded(index * step), width: rounded(Math.max(step - 1, 0.5)) };
        return element("rect", { class: severity, ...place, y: rounded(y), height: rounded(size) });
      });
    return element(
      "g",
      {},
      element("title", {}, escaped(`${label}: ${countsText(counts) || "none"}`)),
      ...parts,
    );
  });
  const [first, last] = [bars[0], bars.at(-1)];
  const base = top + height;
  return plot(
    width,
    top + height + foot,
    name,
    element("line", { class: "axis", x1: 0, x2: width, y1: top, y2: top }),
    element("text", { x: width, y: top - 5, "text-anchor": "end" }, largest.toLocaleString("en-US")),
    ...columns,
    element("line", { class: "axis", x1: 0, x2: width, y1: base, y2: base }),
    element("text", { x: 0, y: base + 16 }, escaped(first?.label ?? "")),
    ...(bars.length === 1
      ? []
      : [element("text", { x: width, y: base + 16, "text-anchor": "end" }, escaped(last?.label ?? ""))]),
  );
}

const plot = (width: number, height: number, name: string, ...inner: readonly string[]): string =>
  element(
    "svg",
    { role: "img", "aria-label": name, viewBox: `0 0 ${width} ${height}`, width, height },
    ...inner,
  );

const rounded = (size: number): number => Math.round(size * 100) / 100;
const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
