import { type FormRule, formRules } from "./form-rules.ts";

/** What every engine of JavaScript has and the language's own library does not declare. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => Decoder;

/** Who is told what was cut. */
interface Listener {
  /** A line without its end. */
  line(text: string): void;
  /** A line that could not be read. */
  refused(rule: FormRule, message: string): void;
  /** The bytes turned out to be UTF-16. */
  utf16(): void;
}

const NEWLINE = 0x0a;
const utf16Marks = [
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
];

/** About how many bytes of lines are decoded at once: more in one text would be slower to cut and to parse. */
const BLOCK = 4096;

/**
 * Cuts bytes into lines, and keeps no more than one unfinished line of at most the length allowed. Some lines are decoded
 * together; where they are not all UTF-8, one by one, so that bytes that are not spoil only the line they stand on.
 */
export class LineCutter {
  private readonly limit: number;
  private readonly to: Listener;
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private utf16: Decoder | undefined;
  private begun = false;
  /** The line that has not ended, and whether it is already too long to be kept. */
  private kept: Uint8Array[] = [];
  private length = 0;
  private keptText = "";
  private tooLong = false;

  constructor(limit: number, to: Listener) {
    this.limit = limit;
    this.to = to;
  }

  add(bytes: Uint8Array): void {
    const begun = this.begun ? bytes : this.begin(bytes);
    if (this.utf16 !== undefined) this.addText(this.utf16.decode(begun, { stream: true }));
    else this.addBytes(begun);
  }

  /** Looks for the mark of UTF-16, which may come in two pieces; gives what is to be read now. */
  private begin(bytes: Uint8Array): Uint8Array {
    const first = joined([...this.kept, bytes]);
    this.kept = [];
    this.length = 0;
    if (first.length < 2) {
      this.keep(first);
      return new Uint8Array(0);
    }
    this.begun = true;
    const found = utf16Marks.find(({ mark }) => mark.every((byte, at) => first[at] === byte));
    if (found !== undefined) {
      this.to.utf16();
      this.utf16 = new TextDecoder(found.encoding, { fatal: false, ignoreBOM: false });
    }
    return first;
  }

  private addBytes(bytes: Uint8Array): void {
    const first = bytes.indexOf(NEWLINE);
    if (first < 0) {
      this.keep(bytes);
      return;
    }
    this.finish(bytes.subarray(0, first));
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    for (let from = first + 1; from < end; ) {
      const last = bytes.lastIndexOf(NEWLINE, from + BLOCK);
      const to = (last >= from ? last : bytes.indexOf(NEWLINE, from)) + 1;
      this.addBlock(bytes.subarray(from, to));
      from = to;
    }
    if (end < bytes.length) this.keep(bytes.subarray(end));
  }

  /** Takes whole lines, with their ends. */
  private addBlock(block: Uint8Array): void {
    const text = block.length > this.limit ? null : this.decoded(block);
    let from = 0;
    // One character that is not ASCII would make all the others of the text wide, and slow to parse.
    if (text === null || text.length < block.length) {
      for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, from)) {
        this.finish(block.subarray(from, at));
        from = at + 1;
      }
      return;
    }
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      this.to.line(text.slice(from, at));
      from = at + 1;
    }
  }

  private decoded(bytes: Uint8Array): string | null {
    try {
      return this.utf8.decode(bytes);
    } catch {
      return null;
    }
  }

  /** The end of the bytes, which ends a line too; what is added after it begins anew. */
  end(): void {
    if (this.utf16 !== undefined) this.addText(this.utf16.decode());
    if (this.utf16 !== undefined && (this.keptText !== "" || this.tooLong)) this.finishText("");
    else if (this.length > 0 || this.tooLong) this.finish(new Uint8Array(0));
    this.utf16 = undefined;
    this.begun = false;
  }

  private keep(bytes: Uint8Array): void {
    if (this.tooLong) return;
    this.length += bytes.length;
    if (this.length > this.limit) {
      this.tooLong = true;
      this.kept = [];
    } else this.kept.push(new Uint8Array(bytes));
  }

  private finish(last: Uint8Array): void {
    const isTooLong = this.tooLong || this.length + last.length > this.limit;
    const line = isTooLong || this.kept.length === 0 ? last : joined([...this.kept, last]);
    this.kept = [];
    this.length = 0;
    this.tooLong = false;
    if (isTooLong) {
      this.to.refused(formRules.size, `This line is longer than ${this.limit} bytes.`);
      return;
    }
    const text = this.decoded(line);
    if (text === null) this.to.refused(formRules.encoding, "This line is not UTF-8.");
    else this.to.line(text);
  }

  private addText(text: string): void {
    let from = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      this.finishText(text.slice(from, at));
      from = at + 1;
    }
    if (this.tooLong) return;
    this.keptText += text.slice(from);
    if (this.keptText.length > this.limit) {
      this.tooLong = true;
      this.keptText = "";
    }
  }

  private finishText(last: string): void {
    const line = this.keptText + last;
    const isTooLong = this.tooLong || line.length > this.limit;
    this.keptText = "";
    this.tooLong = false;
    if (isTooLong) this.to.refused(formRules.size, `This line is longer than ${this.limit} characters.`);
    else this.to.line(line);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
