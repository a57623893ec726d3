import type { Finding } from "../events/finding.ts";
import { dayOf } from "./day-of.ts";
import { Held } from "./held.ts";
import type { Kind, Verdict } from "./judge.ts";
import { type FileTally, Tally } from "./tally.ts";
import type { ValidateRequest } from "./validate-request.ts";
import type { ValidationReport } from "./validation-report.ts";

/** Takes the verdicts on all files, counts them and hands their findings to a report. */
export class Validation {
  private readonly request: ValidateRequest;
  private readonly report: ValidationReport;
  private readonly tally = new Tally();
  private readonly held: Held;
  private told = 0;
  private leftOut = 0;

  constructor(request: ValidateRequest, report: ValidationReport) {
    this.request = request;
    this.report = report;
    this.held = new Held(request.hold, request.options.limits ?? {});
  }

  /** Who is told what is read of a file. */
  file(file: string) {
    let tally: FileTally | undefined;
    return {
      onKind: (kind: Kind) => {
        tally = this.tally.addFile(file, kind);
      },
      onVerdict: (verdict: Verdict) => {
        if (tally === undefined) throw new TypeError("It is not known what the file holds.");
        this.take(verdict, tally);
      },
    };
  }

  /** Tells what shows only when all has been read. */
  end(): Tally {
    const spoilt = new Set<string>();
    for (const { finding, day, tally } of this.held.findings()) {
      for (const changed of this.changed([finding])) {
        this.tell(changed, tally?.file ?? this.eventFile, day);
        const name = `${tally?.file} ${finding.line} ${finding.entity}`;
        if (changed.severity !== "error" || tally === null || spoilt.has(name)) continue;
        // It was counted as valid, or it would not have been held.
        spoilt.add(name);
        tally.valid -= 1;
        tally.invalid += 1;
      }
    }
    this.report.end(this.tally, this.leftOut);
    return this.tally;
  }

  /** The file to name where a record was folded of events, which may come of several. */
  private get eventFile(): string {
    const { files } = this.tally;
    return (files.find(({ kind }) => kind === "event") ?? files[0])?.file ?? "-";
  }

  private take({ valid, value, line, findings }: Verdict, tally: FileTally): void {
    const changed = this.changed(findings);
    const day = changed.length === 0 ? null : dayOf(value);
    for (const finding of changed) this.tell(finding, tally.file, day);
    if (valid === null) return;
    const isValid = !changed.some(({ severity }) => severity === "error");
    tally[isValid ? "valid" : "invalid"] += 1;
    // Only what its schema accepts can be folded and looked at as a record.
    if (valid && isValid && typeof value === "object" && value !== null) this.held.add(tally, value, line);
  }

  /** The findings as this run is to tell them. */
  private changed(findings: readonly Finding[]): readonly Finding[] {
    const { changes } = this.request;
    if (changes.size === 0) return findings;
    return findings.flatMap((finding) => {
      const change = changes.get(finding.ruleId) ?? finding.severity;
      return change === "off" ? [] : [{ ...finding, severity: change }];
    });
  }

  private tell(finding: Finding, file: string, day: string | null): void {
    const told = { ...finding, file };
    this.tally.addFinding(told, day);
    if (this.told === this.request.maxFindings) this.leftOut += 1;
    else {
      this.told += 1;
      this.report.finding(told);
    }
  }
}
