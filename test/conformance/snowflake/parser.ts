import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

interface Polyglot {
  init(): Promise<void>;
  parse(sql: string, dialect: string): { readonly success: boolean; readonly error?: string };
}

/** A second parser of Snowflake's SQL, which takes more than the first. */
export async function openPolyglot(): Promise<(sql: string) => readonly string[]> {
  const at = createRequire(import.meta.url).resolve("@polyglot-sql/sdk");
  const polyglot: Polyglot = await import(pathToFileURL(at).href);
  await polyglot.init();
  return (sql) => {
    const { success, error = "" } = polyglot.parse(sql, "snowflake");
    return success ? [] : [error];
  };
}
