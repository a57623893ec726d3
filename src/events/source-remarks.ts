import type { Fault, Finding } from "./finding.ts";
import { type FormRule, formRules } from "./form-rules.ts";
import { fault } from "./plain-json.ts";

/** What is odd about the text of a source and no error; told with the next value that comes of it. */
export class SourceRemarks {
  private waiting: Fault[] = [];
  private hasCarriageReturns = false;

  /** A line without what marks it; null where nothing is left, of which nothing is told. */
  plainLine(line: string): string | null {
    if (/^\uFEFF?[ \t\r]*$/.test(line)) return null;
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
    return text;
  }

  utf16(): void {
    this.remark(formRules.utf16, "The text is UTF-16. It was read; write UTF-8.");
  }

  /** The findings of a value on this line, and what was waiting for it. */
  addedTo(findings: readonly Finding[], line: number | null): readonly Finding[] {
    if (this.waiting.length === 0) return findings;
    const remarks = this.waiting.map((one): Finding => ({ ...one, line, entity: null }));
    this.waiting = [];
    return [...findings, ...remarks];
  }

  private remark(rule: FormRule, message: string): void {
    this.waiting.push(fault(rule, "", message));
  }
}
