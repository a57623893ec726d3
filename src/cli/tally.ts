import type { Finding, FindingSeverity } from "../events/finding.ts";
import type { Kind } from "./judge.ts";

/** A finding, and the file it is of. */
export interface FileFinding extends Finding {
  readonly file: string;
}

/** What was found of one rule. */
export interface RuleTally {
  readonly id: string;
  /** The gravest there was. */
  severity: FindingSeverity;
  findings: number;
  readonly counts: SeverityCounts;
  /** The first finding of that severity. */
  example: FileFinding;
}

/** What was read of one file. */
export interface FileTally {
  readonly file: string;
  readonly kind: Kind;
  valid: number;
  invalid: number;
}

/** How many findings of each severity. */
export type SeverityCounts = Record<FindingSeverity, number>;

/** Severities, the gravest first. */
export const severities = ["error", "warning", "info"] as const satisfies readonly FindingSeverity[];

const none: SeverityCounts = { error: 0, warning: 0, info: 0 };

/** Names of which each is counted; the others are counted together. */
const MOST_NAMES = 1000;

/** Counts what is found; what it keeps does not grow with the files. */
export class Tally {
  readonly files: FileTally[] = [];
  readonly rules = new Map<string, RuleTally>();
  readonly severities: SeverityCounts = { ...none };
  /** Findings by the day (UTC) of what they are about; those without are not there. */
  readonly days = new Map<string, SeverityCounts>();
  /** Findings by the type of what they are about, `""` where it could not be made out. */
  readonly entities = new Map<string, SeverityCounts>();

  get valid(): number {
    return this.files.reduce((sum, { valid }) => sum + valid, 0);
  }

  get invalid(): number {
    return this.files.reduce((sum, { invalid }) => sum + invalid, 0);
  }

  get findings(): number {
    return severities.reduce((sum, severity) => sum + this.severities[severity], 0);
  }

  addFile(file: string, kind: Kind): FileTally {
    const tally = { file, kind, valid: 0, invalid: 0 };
    this.files.push(tally);
    return tally;
  }

  /** @param day of what the finding is about, as `2026-03-31`; `null` if it is not known */
  addFinding(finding: FileFinding, day: string | null): void {
    const { ruleId, severity, entity } = finding;
    this.severities[severity] += 1;
    const rule = this.rules.get(ruleId);
    if (rule === undefined) {
      const counts = { ...none, [severity]: 1 };
      this.rules.set(ruleId, { id: ruleId, severity, findings: 1, counts, example: finding });
    } else {
      rule.findings += 1;
      rule.counts[severity] += 1;
      if (severities.indexOf(severity) < severities.indexOf(rule.severity)) {
        rule.severity = severity;
        rule.example = finding;
      }
    }
    if (day !== null) count(this.days, day, severity);
    count(this.entities, entity?.split("/", 1)[0] ?? "", severity);
  }

  /** The rules, the gravest first, then the most frequent. */
  get byGravity(): readonly RuleTally[] {
    return [...this.rules.values()].toSorted(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        b.findings - a.findings ||
        (a.id < b.id ? -1 : 1),
    );
  }
}

function count(counts: Map<string, SeverityCounts>, wanted: string, severity: FindingSeverity): void {
  const name = counts.has(wanted) || counts.size < MOST_NAMES ? wanted : "";
  const found = counts.get(name);
  if (found === undefined) counts.set(name, { ...none, [severity]: 1 });
  else found[severity] += 1;
}
