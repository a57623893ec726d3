import type { RecordType } from "../model/record-schemas.ts";
import type { Fault } from "./finding.ts";
import { type FormRule, formRules } from "./form-rules.ts";
import { LineCutter } from "./line-cutter.ts";
import { fault } from "./plain-json.ts";
import { readLine } from "./read-line.ts";
import { type JudgedRecord, judgeRecord } from "./validate-record.ts";
import { type CompleteOptions, type ValidationOptions, withDefaults } from "./validation-options.ts";

/** Judges the records in bytes of NDJSON, cut anywhere. Keeps no more than one unfinished line. */
export class RecordReader {
  private readonly type: RecordType;
  private readonly onRecord: (judged: JudgedRecord, line: number) => void;
  private readonly options: CompleteOptions;
  private readonly bytes: LineCutter;
  private line = 0;
  /** Remarks on the source as a whole, told with the next record. */
  private remarks: Fault[] = [];
  private hasCarriageReturns = false;

  constructor(
    type: RecordType,
    onRecord: (judged: JudgedRecord, line: number) => void,
    options: ValidationOptions = {},
  ) {
    this.type = type;
    this.onRecord = onRecord;
    this.options = withDefaults(options);
    this.bytes = new LineCutter(this.options.maxLineLength, {
      line: (text) => this.addLine(text),
      refused: (rule, message) => {
        this.line += 1;
        this.tell(null, [fault(rule, "", message)]);
      },
      utf16: () => this.remark(formRules.utf16, "The text is UTF-16. It was read; write UTF-8."),
    });
  }

  add(bytes: Uint8Array): void {
    this.bytes.add(bytes);
  }

  /** Judges what is left: a last line without an end. */
  end(): void {
    this.bytes.end();
  }

  private addLine(line: string): void {
    this.line += 1;
    let text = line;
    if (text.startsWith("\uFEFF")) {
      text = text.slice(1);
      this.remark(formRules.byteOrderMark, "The line begins with a byte order mark, which was passed over.");
    }
    if (text.endsWith("\r")) {
      text = text.slice(0, -1);
      if (!this.hasCarriageReturns) {
        this.remark(formRules.carriageReturn, "Lines end in CR and LF. This is told once; they were read.");
      }
      this.hasCarriageReturns = true;
    }
    if (/^[ \t\r]*$/.test(text)) return;
    const { value, faults } = readLine(text, this.options);
    this.tell(value, faults);
  }

  private remark(rule: FormRule, message: string): void {
    this.remarks.push(fault(rule, "", message));
  }

  private tell(value: unknown, faults: readonly Fault[]): void {
    const judged = judgeRecord(this.type, value, faults, "", this.line);
    const remarks = this.remarks.map((one) => ({ ...one, line: this.line, entity: null }));
    this.remarks = [];
    this.onRecord({ ...judged, findings: [...judged.findings, ...remarks] }, this.line);
  }
}
