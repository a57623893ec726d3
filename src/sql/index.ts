/**
 * The metrics as SQL.
 * @module
 */
export type { Dialect, DialectName } from "./dialect.ts";
export { type SqlOptions, toSql } from "./to-sql.ts";
