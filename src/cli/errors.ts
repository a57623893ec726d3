/** Exit code of a run that found bad input; a clean run exits with 0. */
export const FINDINGS = 1;
/** Exit code of a run that was asked for something that cannot be done. */
export const USAGE = 2;

/** Something that a user can put right. It is told in one line and ends the run. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: typeof FINDINGS | typeof USAGE;

  constructor(message: string, exitCode: typeof FINDINGS | typeof USAGE = USAGE) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Where in a file something stands, both from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column?: number;
}

/** A file that can be read, but not further than here. */
export class ContentError extends CommandError {
  /** Where; `null` if it is the file as a whole. */
  readonly place: FilePlace | null;
  readonly reason: string;

  constructor(file: string, place: FilePlace | null, reason: string) {
    const column = place?.column === undefined ? "" : `, column ${place.column}`;
    super(`${file}${place === null ? "" : ` line ${place.line}${column}`}: ${reason}`);
    this.place = place;
    this.reason = reason;
  }
}

/** A text in one line and without control characters, so that no data can steer a terminal. */
export const oneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s*[\r\n]\s*/g, " ")
    .replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));

/** Tells the user one line on standard error. */
export function tell(message: string): void {
  process.stderr.write(`touchstone: ${oneLine(message)}\n`);
}
