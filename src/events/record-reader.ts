import type { RecordType } from "../model/record-schemas.ts";
import type { Fault } from "./finding.ts";
import { LineCutter } from "./line-cutter.ts";
import { fault } from "./plain-json.ts";
import { readLine } from "./read-line.ts";
import { SourceRemarks } from "./source-remarks.ts";
import { type JudgedRecord, judgeRecord } from "./validate-record.ts";
import { type CompleteOptions, type ValidationOptions, withDefaults } from "./validation-options.ts";

/** Judges the records in bytes of NDJSON, cut anywhere. Keeps no more than one unfinished line. */
export class RecordReader {
  private readonly type: RecordType;
  private readonly onRecord: (judged: JudgedRecord, line: number) => void;
  private readonly options: CompleteOptions;
  private readonly bytes: LineCutter;
  private line = 0;
  private readonly remarks = new SourceRemarks();

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
      utf16: () => this.remarks.utf16(),
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
    const text = this.remarks.plainLine(line);
    if (text === null) return;
    const { value, faults } = readLine(text, this.options);
    this.tell(value, faults);
  }

  private tell(value: unknown, faults: readonly Fault[]): void {
    const judged = judgeRecord(this.type, value, faults, "", this.line);
    this.onRecord({ ...judged, findings: this.remarks.addedTo(judged.findings, this.line) }, this.line);
  }
}
