import type { Terminal } from "./table.ts";

/** A page of text for a terminal: titles, named entries and paragraphs, broken between words. */
export class Page {
  private readonly lines: string[] = [];
  private readonly width: number;
  readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
    // Longer lines are hard to read, however wide the screen.
    this.width = Math.min(terminal.width, 100);
  }

  title(text: string): this {
    if (this.lines.length > 0) this.lines.push("");
    this.lines.push(this.terminal.bold(text));
    return this;
  }

  paragraph(text: string, indent = 2): this {
    this.lines.push(...wrap(text, this.width - indent).map((line) => " ".repeat(indent) + line));
    return this;
  }

  /** Names with what they mean, the meanings one under the other. */
  entries(entries: readonly (readonly [name: string, text: string])[], indent = 2, space = 2): this {
    const column = Math.min(Math.max(...entries.map(([name]) => name.length)), 28) + space;
    for (const [name, text] of entries) {
      const [first = "", ...rest] = wrap(text, Math.max(this.width - indent - column, 30));
      // A name too long for its column has the line to itself.
      const head =
        name.length + space > column ? [name, " ".repeat(column) + first] : [name.padEnd(column) + first];
      const all = [...head, ...rest.map((line) => " ".repeat(column) + line)];
      this.lines.push(...all.map((line) => (" ".repeat(indent) + line).trimEnd()));
    }
    return this;
  }

  bullets(texts: readonly string[], indent = 2): this {
    return this.entries(
      texts.map((text) => ["-", text]),
      indent,
      1,
    );
  }

  /** An empty line. */
  gap(): this {
    this.lines.push("");
    return this;
  }

  /** Lines that stay as they are. */
  verbatim(text: string, indent = 2): this {
    this.lines.push(
      ...text
        .trimEnd()
        .split("\n")
        .map((line) => (" ".repeat(indent) + line).trimEnd()),
    );
    return this;
  }

  toString(): string {
    return `${this.lines.join("\n")}\n`;
  }
}

/** Breaks a text between words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
