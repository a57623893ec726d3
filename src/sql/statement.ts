import type { ScalarType } from "../language/expression.ts";
import type { Dialect } from "./dialect.ts";

/** A named query of a statement. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

export const select = (columns: readonly string[], from: string, groupBy: readonly string[] = []): string =>
  `SELECT\n    ${columns.join(",\n    ")}\n  FROM ${from}${
    groupBy.length === 0 ? "" : `\n  GROUP BY ${groupBy.join(", ")}`
  }`;

/** A query that reads the last of the named ones. */
export const statement = (steps: readonly Step[], columns: readonly string[], from: string): string =>
  `WITH ${steps.map(({ name, sql }) => `${name} AS (\n  ${sql}\n)`).join(",\n")}
SELECT
  ${columns.join(",\n  ")}
FROM ${from}`;

/** An unknown value of a type. */
export const missing = (type: ScalarType, { types }: Dialect): string => `CAST(NULL AS ${types[type]})`;
