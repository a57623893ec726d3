import { below, type Fault } from "./finding.ts";
import { type FormRule, formRules } from "./form-rules.ts";
import { LineCutter } from "./line-cutter.ts";
import { fault, hasLoneSurrogate, jsonFaults } from "./plain-json.ts";
import { parsed, readLine } from "./read-line.ts";
import { SourceRemarks } from "./source-remarks.ts";
import { type InvalidEvent, judge, plainVerdict, type ValidEvent } from "./validate-event.ts";
import { type CompleteOptions, type ValidationOptions, withDefaults } from "./validation-options.ts";

const [OPEN_BRACE, CLOSE_BRACE] = [0x7b, 0x7d];
/** No schema of the catalogue nests deeper than this, with what it says nothing of inside. */
const DEEPEST_KNOWN = 32;

/** Where an event came from. */
export interface EventPlace {
  /** Place among all that was read, from 0. */
  readonly index: number;
  /** Line of the text, from 1. Null: it did not come as text. */
  readonly line: number | null;
  /** JSON Pointer from its line, or from what was handed in: `/2` in a batch, else empty. */
  readonly path: string;
}

/** The verdict on one event of a source. */
export type JudgedEvent = (ValidEvent & EventPlace) | (InvalidEvent & EventPlace);

/**
 * Judges events as they come, for whoever pushes instead of pulling; `validateEvents` tells what it takes. Keeps no
 * more than one unfinished line.
 */
export class EventReader {
  private readonly options: CompleteOptions;
  private readonly onEvent: (judged: JudgedEvent) => void;
  private readonly bytes: LineCutter;
  private index = 0;
  private line = 0;
  private readonly remarks = new SourceRemarks();

  constructor(onEvent: (judged: JudgedEvent) => void, options: ValidationOptions = {}) {
    this.onEvent = onEvent;
    this.options = withDefaults(options);
    this.bytes = new LineCutter(this.options.maxLineLength, {
      line: (text) => this.addLine(text, true),
      refused: (rule, message) => this.refuse(rule, message),
      utf16: () => this.remarks.utf16(),
    });
  }

  /** Takes the next piece: bytes of NDJSON however cut, whole lines of text, or a parsed value. */
  add(piece: unknown): void {
    if (isBytes(piece)) {
      this.bytes.add(piece);
      return;
    }
    this.bytes.end();
    if (typeof piece === "string") this.addLines(piece);
    else if (isArray(piece)) this.addBatch(piece, null);
    else this.tell(piece, jsonFaults(piece, this.options), "", null);
  }

  /** Judges what is left: a last line without an end. */
  end(): void {
    this.bytes.end();
  }

  /** Lines that were read, empty ones included. */
  get lines(): number {
    return this.line;
  }

  /** Events that were told. */
  get events(): number {
    return this.index;
  }

  private addLines(text: string): void {
    const { maxLineLength } = this.options;
    for (let from = 0; from < text.length; ) {
      const newline = text.indexOf("\n", from);
      const to = newline < 0 ? text.length : newline;
      if (to - from <= maxLineLength) this.addLine(text.slice(from, to), false);
      else this.refuse(formRules.size, `This line is longer than ${maxLineLength} characters.`);
      from = to + 1;
    }
  }

  /** `isUnicode`: the text was decoded, so that no half of a surrogate pair can stand in it. */
  private addLine(line: string, isUnicode: boolean): void {
    this.line += 1;
    if (line.charCodeAt(0) === OPEN_BRACE && line.charCodeAt(line.length - 1) === CLOSE_BRACE) {
      this.addText(line, isUnicode);
      return;
    }
    const text = this.remarks.plainLine(line);
    if (text !== null) this.addText(text, isUnicode);
  }

  private addText(text: string, isUnicode: boolean): void {
    const { maxDepth, maxValues, limits } = this.options;
    const json = parsed(text);
    const isSound =
      (isUnicode || !hasLoneSurrogate(text)) && maxDepth >= DEEPEST_KNOWN && text.length <= 2 * maxValues;
    const verdict = isSound ? plainVerdict(json, text, this.line, limits) : null;
    if (verdict !== null) {
      this.give(verdict, this.line);
      return;
    }
    const { value, faults } = readLine(text, this.options, json);
    if (isArray(value) && !faults.some(({ severity }) => severity === "error")) {
      this.addBatch(value, this.line);
    } else this.tell(value, faults, "", this.line);
  }

  private refuse(rule: FormRule, message: string): void {
    this.line += 1;
    this.tell(null, [fault(rule, "", message)], "", this.line);
  }

  /** A batch of CloudEvents: each element is an event. */
  private addBatch(batch: readonly unknown[], line: number | null): void {
    for (let at = 0; at < batch.length; at++) {
      this.tell(batch[at], jsonFaults(batch[at], this.options), below("", at), line);
    }
  }

  private tell(value: unknown, faults: readonly Fault[], path: string, line: number | null): void {
    this.give(judge(value, faults, path, line, this.options.limits), line, path);
  }

  private give(judged: ValidEvent | InvalidEvent, line: number | null, path = ""): void {
    const findings = this.remarks.addedTo(judged.findings, line);
    const index = this.index;
    this.index += 1;
    if (judged.valid) this.onEvent({ valid: true, event: judged.event, findings, index, line, path });
    else this.onEvent({ valid: false, value: judged.value, findings, index, line, path });
  }
}

/** Asking an object what it is throws where it is a proxy that was revoked. */
function isBytes(piece: unknown): piece is Uint8Array {
  try {
    return piece instanceof Uint8Array;
  } catch {
    return false;
  }
}

function isArray(piece: unknown): piece is readonly unknown[] {
  try {
    return Array.isArray(piece);
  } catch {
    return false;
  }
}
