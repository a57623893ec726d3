import { jsonFault } from "../events/json-fault.ts";
import { CommandError } from "./errors.ts";
import type { OnRow } from "./read-file.ts";

/** Reads the elements of a JSON array, or JSON objects one after the other, without holding the whole text. */
export async function readJsonValues(
  file: string,
  texts: AsyncIterable<string>,
  onRow: OnRow,
): Promise<void> {
  const scanner = new Scanner(file, onRow);
  for await (const text of texts) scanner.add(text);
  scanner.end();
}

/** Cuts a text into values by counting brackets outside of quotes; `JSON.parse` judges each value. */
class Scanner {
  private readonly file: string;
  private readonly onRow: OnRow;
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

  constructor(file: string, onRow: OnRow) {
    this.file = file;
    this.onRow = onRow;
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
    this.onRow(this.parse(text, line, column), line);
  }

  private parse(text: string, line: number, column: number): unknown {
    try {
      return JSON.parse(text);
    } catch {
      const { offset, reason } = jsonFault(text);
      const before = text.slice(0, offset).split("\n");
      const last = before.at(-1)?.length ?? 0;
      throw this.fault(reason, line + before.length - 1, before.length === 1 ? column + last : last + 1);
    }
  }

  private fault(reason: string, line = this.line, column = this.column): CommandError {
    return new CommandError(`${this.file} line ${line}, column ${column}: not JSON: ${reason}`);
  }
}

const [NEWLINE, SPACE, QUOTE, BACKSLASH] = [0x0a, 0x20, 0x22, 0x5c];
const [COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
