/** Bad input: a value that a metric cannot use. A missing value is not bad input. */
export class InvalidRowError extends Error {
  override readonly name = "InvalidRowError";
  /** Ids of the metrics that read the column. */
  readonly metrics: readonly string[];
  /** Position of the row among the rows given, from 0. */
  readonly row: number;
  readonly column: string;
  readonly value: unknown;

  constructor(metrics: readonly string[], row: number, column: string, value: unknown, expected: string) {
    super(`${metrics.join(", ")}: row ${row}, column "${column}" is ${show(value)}; expected ${expected}.`);
    this.metrics = metrics;
    this.row = row;
    this.column = column;
    this.value = value;
  }
}

function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  }
  return typeof value === "object" && value !== null
    ? `an ${Array.isArray(value) ? "array" : "object"}`
    : String(value);
}
