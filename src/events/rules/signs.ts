/** What can be seen of a text by going through it once. A rule that needs a sign is not asked of texts without it. */
export const signs = {
  /** `@`. */
  at: 1,
  /** Three digits or more, and `+` or `(`. */
  plus: 2,
  /** Thirteen digits; or nine and a hyphen; or a capital and two digits, and as long as a bank account. */
  digits: 4,
  /** What a signed URL, a password or a key cannot be written without. */
  secret: 8,
  /** As short as a word for nothing, and beginning like one. */
  nothing: 16,
  /** A digit first, then digits, dots, plus signs and e alone; and a dot or an e. */
  float: 32,
} as const;

const of = {
  at: 1,
  plus: 2,
  capital: 4,
  hyphen: 8,
  equals: 16,
  underscore: 32,
  x: 64,
  space: 128,
  colon: 256,
  dotOrE: 512,
  /** Not in any number. */
  notFloat: 1024,
  /** Stands in keys and tokens. */
  token: 2048,
  /** First of a word for nothing. */
  nothing: 4096,
  digit: 8192,
};

/** What each character of ASCII is. */
const kinds = Uint16Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const found: readonly (readonly [RegExp, number])[] = [
    [/@/, of.at],
    [/[+(]/, of.plus],
    [/[A-Z]/, of.capital],
    [/-/, of.hyphen],
    [/=/, of.equals],
    [/_/, of.underscore],
    [/x/, of.x],
    [/ /, of.space],
    [/:/, of.colon],
    [/[.eE]/, of.dotOrE],
    [/[^\d.eE+]/, of.notFloat],
    [/[\w.~+/-]/, of.token],
    [/[-0nNuU ]/, of.nothing],
    [/\d/, of.digit],
  ];
  return found.reduce((kind, [pattern, bit]) => (pattern.test(character) ? kind | bit : kind), 0);
});

const kindOf = (code: number): number => (code < 128 ? (kinds[code] ?? 0) : of.notFloat);

/** The signs of a text, added up. */
export function signsOf(text: string): number {
  const { length } = text;
  let all = 0;
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    all |= kind;
    digits += kind >> 13;
  }
  const first = length === 0 ? 0 : kindOf(text.charCodeAt(0));
  let found = all & of.at ? signs.at : 0;
  if (digits >= 3 && all & of.plus) found |= signs.plus;
  if (digits >= 13 || (digits >= 9 && all & of.hyphen)) found |= signs.digits;
  else if (digits >= 2 && length >= 15 && all & of.capital) found |= signs.digits;
  if (couldBeSecret(text, all)) found |= signs.secret;
  if (length <= 9 ? first & of.nothing : length === 36 && text.charCodeAt(0) === 0x30) found |= signs.nothing;
  if (first & of.digit && all & of.dotOrE && !(all & of.notFloat)) found |= signs.float;
  return found;
}

/**
 * A signed URL has `=`, a password in a URL `:` and `@`. Keys and tokens are long, and the head they begin with has a
 * capital, an underscore, an x, or a space after it.
 */
function couldBeSecret(text: string, all: number): boolean {
  if (all & of.equals || (all & of.at && all & of.colon)) return true;
  if (text.length < 10 || !(all & (of.capital | of.underscore | of.x | of.space))) return false;
  const longest = longestToken(text);
  return longest >= 15 || (longest >= 10 && (all & (of.hyphen | of.capital)) === (of.hyphen | of.capital));
}

function longestToken(text: string): number {
  let longest = 0;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    if (kindOf(text.charCodeAt(at)) & of.token) {
      length += 1;
      if (length > longest) longest = length;
    } else length = 0;
  }
  return longest;
}
