/** A blueprint, a journey or an event that cannot be compared: the error names what, where and why. */
export class InvalidJourneyError extends Error {
  override readonly name = "InvalidJourneyError";
  /** What is wrong: `blueprint buying`, `journey j-1`, `event e-17`. */
  readonly subject: string;
  /** Where in it, as a path: `steps[2].maxDelay`. */
  readonly path: string;

  constructor(subject: string, path: string, message: string) {
    super(`${subject}: ${path}: ${message}`);
    this.subject = subject;
    this.path = path;
  }
}
