import type { JudgedEvent } from "../events/event-reader.ts";
import { formRules } from "../events/form-rules.ts";
import type { BytesAnswer } from "./messages.ts";

/** The answers of all threads, joined in the order of the source. */
export class JoinedAnswers {
  valid = 0;
  invalid = 0;
  private lines = 0;
  private readonly onFindings: ((judged: JudgedEvent) => void) | undefined;
  /** Whether it was told that lines end in CR and LF, which each thread tells once. */
  private isToldOfReturns = false;

  constructor(onFindings: ((judged: JudgedEvent) => void) | undefined) {
    this.onFindings = onFindings;
  }

  /** Takes the next answer. */
  add({ lines, valid, invalid, told }: BytesAnswer): void {
    for (const judged of told) this.tell(judged);
    this.lines += lines;
    this.valid += valid;
    this.invalid += invalid;
  }

  private tell(judged: JudgedEvent): void {
    const isOld = this.isToldOfReturns;
    const fresh = judged.findings.filter(({ ruleId }) => !isOld || ruleId !== formRules.carriageReturn.id);
    if (fresh.length === 0) return;
    this.isToldOfReturns ||= fresh.some(({ ruleId }) => ruleId === formRules.carriageReturn.id);
    const line = judged.line === null ? null : judged.line + this.lines;
    const findings = fresh.map((one) => ({ ...one, line }));
    this.onFindings?.({ ...judged, findings, line, index: judged.index + this.valid + this.invalid });
  }
}
