import { CommandError, FINDINGS, tell } from "./errors.ts";
import { nameOf } from "./open-text.ts";

/** Where input is bad, and why. */
export interface Finding {
  /** Line on which the row begins, from 1; `null` where it is not known. */
  readonly line: number | null;
  /** The field, its steps joined by dots; empty for the row itself. */
  readonly path: string;
  readonly message: string;
  /** The file, where it is not the one that is measured. */
  readonly file?: string;
}

export type OnInvalid = "exclude" | "throw";

/** Findings handed out; beyond them only their rows are counted. */
const KEPT = 100;
const TOLD = 5;

/** Collects bad input, or ends the run at the first of it. */
export class Findings {
  private readonly found: Finding[] = [];
  /** Rows with at least one finding. */
  rows = 0;
  private readonly file: string;
  private readonly onInvalid: OnInvalid;

  /** @param file the file that is measured */
  constructor(file: string, onInvalid: OnInvalid) {
    this.file = file;
    this.onInvalid = onInvalid;
  }

  /** Adds the findings of one row, which are asked for only where they are kept. */
  add(file: string, findings: () => readonly Finding[]): void {
    this.rows += 1;
    if (this.found.length >= KEPT) return;
    const found = findings().map((finding) => (file === this.file ? finding : { ...finding, file }));
    const [first] = found;
    if (this.onInvalid === "throw" && first !== undefined) {
      throw new CommandError(this.sentence(first), FINDINGS);
    }
    this.found.push(...found.slice(0, KEPT - this.found.length));
  }

  /** What was found, as far as it is kept, in the order of the file. */
  get kept(): readonly Finding[] {
    return this.found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }

  /** Tells the first few on standard error. */
  tell(read: number): void {
    if (this.rows === 0) return;
    for (const finding of this.kept.slice(0, TOLD)) tell(this.sentence(finding));
    const what = this.rows === 1 ? "holds bad input and was" : "hold bad input and were";
    tell(`${this.rows} of ${read} ${read === 1 ? "row" : "rows"} ${what} left out`);
  }

  private sentence({ line, path, message, file = this.file }: Finding): string {
    const where = `${nameOf(file)}${line === null ? "" : ` line ${line}`}`;
    return `${where}: ${path === "" ? "" : `${path}: `}${message}`;
  }
}
