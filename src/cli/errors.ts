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
