import { createTables, factView, type ViewName } from "../sql/views/fact-view.ts";
import type { AsOf } from "../sql/views/view.ts";
import { CommandError } from "./errors.ts";
import { dialectNamed, refusing, type SqlFlags } from "./sql-command.ts";

/**
 * `touchstone sql --fact` and `--tables`: the statement that makes a fact as a view, and those of the tables that views
 * read.
 *
 * @throws CommandError on what cannot be written.
 */
export function sqlViewCommand(
  id: string | undefined,
  { fact, tables, asOf, option = [], dialect: named, ...others }: SqlFlags,
): void {
  const [other] = Object.keys(others);
  if (id !== undefined || other !== undefined) {
    const what = id === undefined ? `--${other}` : `"${id}"`;
    throw new CommandError(`sql --fact and --tables write no metric; leave out ${what}`);
  }
  if (fact === undefined && (asOf !== undefined || option.length > 0))
    throw new CommandError("--as-of and --option are for --fact and --all");
  const dialect = dialectNamed(named);
  const statements = refusing(() => [
    ...(tables === true ? createTables(dialect) : []),
    ...(fact === undefined
      ? []
      : [
          factView(
            fact as ViewName,
            Object.assign(
              {},
              Object.fromEntries(optionsNamed(option)),
              asOf !== undefined && { asOf: asOfNamed(asOf) },
              {
                dialect,
              },
            ),
          ),
        ]),
  ]);
  process.stdout.write(statements.map((one) => `${one};\n`).join("\n"));
}

/** The end of observation, by an instant or as `now`. */
export const asOfNamed = (text: string): AsOf => (text === "now" ? { sql: "CURRENT_TIMESTAMP" } : text);

/** `name=value` texts: the value as JSON where it is any, else as text. */
export function optionsNamed(texts: readonly string[]): readonly (readonly [name: string, value: unknown])[] {
  return texts.map((text) => {
    const [, name, value = ""] = /^(\w+(?:\.\w+)?)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) throw new CommandError(`--option ${text}: write it as name=value`);
    return [name, jsonOrText(value)];
  });
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
