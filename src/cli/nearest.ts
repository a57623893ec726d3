import { distance } from "fastest-levenshtein";

/** The known name that a mistyped one was probably meant to be; `null` if none is near. */
export function nearest(wanted: string, known: Iterable<string>): string | null {
  const letters = plain(wanted);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(letters.length * 0.4)) + 1;
  for (const name of known) {
    const away = distance(letters, plain(name));
    if (away < least) [best, least] = [name, away];
  }
  return best;
}

/** The end of an error about an unknown name: a guess, or what there is. */
export function hint(
  wanted: string,
  known: readonly string[],
  otherwise = `there is ${known.join(", ")}`,
): string {
  const name = nearest(wanted, known);
  return name === null ? `; ${otherwise}` : `; did you mean "${name}"?`;
}

/** `Net-Promoter Score` and `netPromoterScore` are the same name. */
export const plain = (name: string): string => {
  const lower = name.toLowerCase();
  return lower.replace(/[^\p{L}\p{N}]/gu, "") || lower;
};
