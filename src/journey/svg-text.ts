import type { Ink, Paint } from "./svg-theme.ts";

/** Text as XML shows it; characters that XML has no way to write become U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Widths of characters in parts of the font size, on the wide side of what common sans-serif fonts have. */
function widthOf(grapheme: string): number {
  if (/^[iljtfrI.,:;'!|()[\] ]$/.test(grapheme)) return 0.4;
  if (/^[mwMW@%—…]$/.test(grapheme)) return 1;
  if (/^[a-z0-9\p{Ll}]$/u.test(grapheme)) return 0.62;
  if (/^[\p{Lu}&#+=<>~$€£]$/u.test(grapheme)) return 0.78;
  if (
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFF60\u{20000}-\u{3FFFF}]/u.test(
      grapheme,
    )
  ) {
    return 1.4;
  }
  // Letters of other scripts can be wide, above all where several characters make one.
  return 0.75 + 0.15 * (grapheme.length - 1);
}

/** How wide a line of text is at most, in pixels. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width * size * (weight === 600 ? 1.14 : 1);
}

/** Text in lines no wider than `width`: broken between words, and within a word that no line holds. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: 400 | 600 = 400,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (longer: string) => textWidth(longer, size, weight) <= width;
  for (const word of text.split(/\s+/u)) {
    if (word === "") continue;
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    if (fits(word)) {
      line = word;
      continue;
    }
    for (const { segment } of graphemes.segment(word)) {
      if (line !== "" && !fits(line + segment)) {
        lines.push(line);
        line = "";
      }
      line += segment;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Whether text is read from right to left: whether its first letter is. */
export const isRightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u.test(text);

/** Where and how lines of text stand. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly ink: Ink;
  readonly weight?: 400 | 600;
  readonly align?: "start" | "middle" | "end";
}

/** From one line of text to the next. */
export const lineHeight = (size: number): number => Math.ceil(size * 1.3);

/** Lines of text, those of a text read from right to left at the right edge. */
export function drawText(
  { lines, x, y, width, size, ink, weight = 400, align = "start" }: TextBlock,
  paint: Paint,
): string {
  const turned = isRightToLeft(lines.join(" "));
  const atEnd = (align === "end") !== (turned && align === "start");
  const left = align === "middle" ? x + width / 2 : atEnd ? x + width : x;
  const anchor = align === "middle" ? "middle" : atEnd && !turned ? "end" : "start";
  const direction = turned ? ' direction="rtl"' : "";
  const bold = weight === 600 ? ' font-weight="600"' : "";
  return lines
    .map(
      (line, index) =>
        `<text x="${pixels(left)}" y="${pixels(y + size + index * lineHeight(size))}" font-size="${size}"${bold} text-anchor="${anchor}"${direction} ${paint({ fill: ink })}>${escapeXml(line)}</text>`,
    )
    .join("");
}

/** A number of pixels, to a tenth. */
export const pixels = (value: number): string => String(Math.round(value * 10) / 10);

/** A drawing with its name for those who hear it. Its texts stand in the fonts that the reader has. */
export function svgDocument(drawing: {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly style: string;
  readonly background: string;
  readonly body: readonly string[];
}): string {
  const { width, height, title, description, style, background, body } = drawing;
  const size = `width="${pixels(width)}" height="${pixels(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${pixels(width)} ${pixels(height)}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    ...(style === "" ? [] : [style]),
    `<rect ${size} ${background}/>`,
    ...body.filter((one) => one !== ""),
    "</svg>",
    "",
  ].join("\n");
}
