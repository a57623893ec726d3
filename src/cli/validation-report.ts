import type { FileFinding, Tally } from "./tally.ts";

/** Writes the outcome of a validation while it runs. */
export interface ValidationReport {
  finding(finding: FileFinding): void;
  /** @param leftOut findings that were not handed on */
  end(tally: Tally, leftOut: number): void;
}

/** Takes a piece of the report. */
export type Write = (text: string) => void;
