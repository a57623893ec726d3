import type { EventPlace, JudgedEvent } from "./event-reader.ts";
import { clipped, type Fault, type Finding } from "./finding.ts";
import { entityName, toldOf } from "./rules/references.ts";
import type { RuleLimits } from "./rules/rule-limits.ts";
import { StreamRules } from "./rules/stream-rules.ts";

/** What shows of a source only when all of it has come. It is about no one event, and counts as none. */
export interface SourceFindings {
  /** Neither valid nor invalid. */
  readonly valid: null;
  /** At least one. */
  readonly findings: readonly Finding[];
}

/**
 * Adds to verdicts on single events what shows among several: duplicates, orphans, what is out of order. For whoever
 * pushes events through an `EventReader`; `validateEvents` does it by itself. What it remembers is bounded by
 * `limits.maxRemembered`.
 */
export class StreamJudge {
  private readonly rules: StreamRules;

  constructor(limits: RuleLimits) {
    this.rules = new StreamRules(limits);
  }

  /** The verdict on the next event, seen beside those before it. One that is invalid already stays as it is. */
  add(judged: JudgedEvent): JudgedEvent {
    if (!judged.valid) return judged;
    const { event, line, index, path } = judged;
    const faults = this.rules.add(event, line, path);
    if (faults.length === 0) return judged;
    const told = toldOf(event);
    const entity = told === null ? null : clipped(entityName(told));
    const findings = [...judged.findings, ...faults.map((fault) => finding(fault, judged, entity))];
    return faults.some(({ severity }) => severity === "error")
      ? { valid: false, value: event, findings, line, index, path }
      : { valid: true, event, findings, line, index, path };
  }

  /** What shows at the end. Null: nothing does. */
  end(): SourceFindings | null {
    const findings = this.rules.end();
    return findings.length === 0 ? null : { valid: null, findings };
  }
}

const finding = (fault: Fault, { line, path }: EventPlace, entity: string | null): Finding => ({
  ...fault,
  path: path + fault.path,
  line,
  entity,
});
