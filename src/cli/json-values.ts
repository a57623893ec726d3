import { jsonFault } from "../events/json-fault.ts";
import { ContentError } from "./errors.ts";
import type { OnRow } from "./read-file.ts";

/** Reads the elements of a JSON array, or JSON objects one after the other, without holding the whole text. */
export async function readJsonValues(
  file: string,
  texts: AsyncIterable<string>,
  onRow: OnRow,
): Promise<void> {
  const take: OnText = (text, place) => onRow(parse(file, text, place), place.line);
  const cutter = new JsonCutter(file, take);
  for await (const text of texts) cutter.add(text);
  cutter.end();
}

function parse(file: string, text: string, { line, column }: TextPlace): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { offset, reason } = jsonFault(text);
    const before = text.slice(0, offset).split("\n");
    const last = before.at(-1)?.length ?? 0;
    const place = {
      line: line + before.length - 1,
      column: before.length === 1 ? column + last : last + 1,
    };
    throw new ContentError(file, place, `not JSON: ${reason}`);
  }
}

/** Where a value begins, both from 1, and whether it is an element of an array. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly isElement: boolean;
}

/** Takes the text of one value. It may throw to stop the reading. */
type OnText = (text: string, place: TextPlace) => void;

/** Cuts a text into values by counting brackets outside of quotes; whether each is JSON is left to who takes them. */
export class JsonCutter {
  private readonly file: string;
  private readonly onText: OnText;
  /** Whether the values are the elements of one array; unknown until something was seen. */
  private array: boolean | undefined;
  private closed = false;
  private depth = 0;
  private quoted = false;
  private escaped = false;
  private line = 1;
  private column = 1;
  /** The value that has begun: its text so far and where it began. */
  private begun: string[] = [];
  private start: { readonly line: number; readonly column: number } | undefined;
  private values = 0;
  /** Whether a value stands before the next separator. */
  private complete = false;

  constructor(file: string, onText: OnText) {
    this.file = file;
    this.onText = onText;
  }

  add(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.quoted) {
        if (this.escaped) this.escaped = false;
        else if (code === BACKSLASH) this.escaped = true;
        else if (code === QUOTE) this.quoted = false;
      } else if (code > SPACE) {
        if (this.start === undefined) {
          if (!this.mayBegin(code)) {
            this.column += 1;
            continue;
          }
          if (this.ends(code)) {
            this.separate(code);
            this.column += 1;
            continue;
          }
          this.start = { line: this.line, column: this.column };
          from = at;
        }
        if (code === QUOTE) this.quoted = true;
        else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.depth += 1;
        else if (this.depth === 0 && this.ends(code)) {
          this.finish(text.slice(from, at));
          this.separate(code);
        } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
          this.depth -= 1;
          if (this.depth === 0 && this.array === false) this.finish(text.slice(from, at + 1));
        }
      }
      if (code === NEWLINE) {
        this.line += 1;
        this.column = 1;
      } else this.column += 1;
    }
    if (this.start !== undefined) this.begun.push(text.slice(from));
  }

  end(): void {
    if (this.start !== undefined) this.finish("");
    if (this.array === true && !this.closed) throw this.fault("the array is not closed");
  }

  /** Looks at a character outside of any value: `false` if it only opens the array. */
  private mayBegin(code: number): boolean {
    if (this.closed) throw this.fault("expected the end after the array");
    if (this.array !== undefined) return true;
    this.array = code === OPEN_BRACKET;
    return !this.array;
  }

  private ends(code: number): boolean {
    return this.array === true && (code === COMMA || code === CLOSE_BRACKET);
  }

  private separate(code: number): void {
    const isFirst = this.values === 0;
    if (!this.complete && !(code === CLOSE_BRACKET && isFirst)) throw this.fault("expected a value");
    this.complete = false;
    this.closed = code === CLOSE_BRACKET;
  }

  private finish(rest: string): void {
    const text = this.begun.concat(rest).join("");
    const { line, column } = this.start ?? { line: this.line, column: this.column };
    this.begun = [];
    this.start = undefined;
    this.complete = true;
    this.values += 1;
    this.onText(text, { line, column, isElement: this.array === true });
  }

  private fault(reason: string): ContentError {
    return new ContentError(this.file, { line: this.line, column: this.column }, `not JSON: ${reason}`);
  }
}

const [NEWLINE, SPACE, QUOTE, BACKSLASH] = [0x0a, 0x20, 0x22, 0x5c];
const [COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
