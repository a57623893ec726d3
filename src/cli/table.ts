import { styleText } from "node:util";
import Table from "cli-table3";

/** What a text may look like on standard output. */
export interface Terminal {
  /** Columns that fit; unlimited where nobody looks. */
  readonly width: number;
  readonly bold: (text: string) => string;
}

export function terminal(): Terminal {
  const { isTTY, columns } = process.stdout;
  // `hasColors` knows NO_COLOR and terminals that have none.
  const styled = isTTY === true && process.stdout.hasColors();
  return {
    width: isTTY === true ? Math.max(columns, 60) : Number.POSITIVE_INFINITY,
    bold: styled ? (text) => styleText("bold", text) : (text) => text,
  };
}

export interface Heading {
  readonly text: string;
  readonly align?: "left" | "right";
}

/** Rows to a table: the time that laying out takes grows with their square. */
const PAGE = 200;

/**
 * A table without lines, so that it can be read and copied. Cells are never broken, except at `\n`. A long one is
 * paged, each page with its headings.
 */
export function table(
  headings: readonly Heading[],
  rows: readonly (readonly string[])[],
  { bold }: Terminal,
): string {
  const pages: string[] = [];
  for (let start = 0; start < rows.length; start += PAGE) {
    const drawn = new Table({
      head: headings.map(({ text }) => bold(text)),
      colAligns: headings.map(({ align = "left" }) => align),
      style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
      chars: noLines,
    });
    drawn.push(...rows.slice(start, start + PAGE).map((row) => [...row]));
    const lines = drawn.toString().split("\n");
    pages.push(`${lines.map((line) => line.trimEnd()).join("\n")}\n`);
  }
  return pages.join("\n");
}

const noLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};

/** Breaks a list into lines of at most so many characters, between its items only. */
export function breakList(items: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? `${item},` : item;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= width)
      lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return lines.join("\n");
}
