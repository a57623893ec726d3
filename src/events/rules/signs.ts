/** What can be seen of a text by going through it once. A rule that needs a sign is not asked of texts without it. */
export const signs = {
  /** `@`. */
  at: 1,
  /** `+` or `(`. */
  plus: 2,
  /** Eight digits or more. */
  digits: 4,
  /** Letters. */
  letters: 8,
  /** Long enough for a secret, and `=`, `@`, `_`, a space or a capital. */
  secret: 16,
  /** As short as a word for nothing, and beginning like one. */
  nothing: 32,
  /** A digit first, and a dot, or a letter that is an e. */
  float: 64,
} as const;

/** The signs of a text, added up. */
export function signsOf(text: string): number {
  let found = 0;
  let digits = 0;
  let couldBeSecret = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61) {
      found |= signs.letters;
    } else if (code <= 0x39) {
      if (code >= 0x30) digits += 1;
      else if (code === 0x2e) found |= signs.float;
      else if (code === 0x2b || code === 0x28) found |= signs.plus;
      else if (code === 0x20) couldBeSecret = true;
    } else if (code >= 0x40) {
      couldBeSecret = true;
      if (code === 0x40) found |= signs.at;
      else if (code <= 0x5a) found |= signs.letters;
    } else if (code === 0x3d) couldBeSecret = true;
  }
  if (digits >= 8) found |= signs.digits;
  if (couldBeSecret && text.length >= 16) found |= signs.secret;
  const first = text.charCodeAt(0);
  const isDigit = first >= 0x30 && first <= 0x39;
  if (isDigit && digits + 2 >= text.length) found |= signs.float;
  if (!isDigit) found &= ~signs.float;
  if (text.length <= 9 ? nothings.has(first) : text.length === 36 && first === 0x30) found |= signs.nothing;
  return found;
}

/** How words for nothing begin: 0, −, n, u. */
const nothings: ReadonlySet<number> = new Set([..."0-nNuU "].map((one) => one.charCodeAt(0)));
