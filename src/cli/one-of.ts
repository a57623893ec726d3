import { CommandError } from "./errors.ts";
import { hint } from "./nearest.ts";

/** One line about a name that an option does not take. */
export const unknown = (option: string, text: string, names: readonly string[]): string =>
  `${option} "${text}" is unknown${hint(text, names)}`;

/** @throws CommandError on a name that is none of those known. */
export function oneOf<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new CommandError(unknown(option, text, names));
  return found;
}
