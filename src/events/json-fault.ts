/** Where a text stops being JSON, and why. */
export interface JsonFault {
  readonly offset: number;
  readonly reason: string;
}

type Expected =
  | "a value"
  | "a value or ]"
  | "a name in quotes or }"
  | "a name in quotes"
  | ":"
  | ","
  | "the end";

/**
 * Finds what is wrong with a text that `JSON.parse` refused. The engine's own message differs from one version of
 * Node to the next and does not always say where.
 */
export function jsonFault(text: string): JsonFault {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "a value";
  let at = 0;
  const afterValue = () => (open.length === 0 ? "the end" : ",");
  for (;;) {
    at = skip(text, at, /[ \t\n\r]*/y);
    const character = text[at];
    const inside = open.at(-1);
    if (expected.startsWith("a value") && (character === "{" || character === "[")) {
      open.push(character);
      expected = character === "{" ? "a name in quotes or }" : "a value or ]";
      at += 1;
    } else if (
      (character === "}" && inside === "{" && (expected === "," || expected === "a name in quotes or }")) ||
      (character === "]" && inside === "[" && (expected === "," || expected === "a value or ]"))
    ) {
      open.pop();
      expected = afterValue();
      at += 1;
    } else if (expected === "," && character === ",") {
      expected = inside === "{" ? "a name in quotes" : "a value";
      at += 1;
    } else if (expected === ":" && character === ":") {
      expected = "a value";
      at += 1;
    } else if (character === '"' && expected.startsWith("a ")) {
      const end = endOfText(text, at);
      if (typeof end !== "number") return end;
      at = end;
      expected = expected.startsWith("a name") ? ":" : afterValue();
    } else {
      const end: number = expected.startsWith("a value") ? skip(text, at, scalar) : at;
      if (end === at) {
        const wanted = expected === "," ? `, or ${inside === "{" ? "}" : "]"}` : expected;
        return { offset: at, reason: `expected ${wanted}, found ${found(text, at)}` };
      }
      at = end;
      expected = afterValue();
    }
  }
}

/** A number or a word of JSON, and nothing glued to it. */
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function found(text: string, at: number): string {
  const end = skip(text, at, /[\w.+-]{1,20}/y);
  return at >= text.length ? "the end" : text.slice(at, Math.max(end, at + 1));
}

function endOfText(text: string, start: number): number | JsonFault {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === '"') return at + 1;
    if (character < " ")
      return { offset: at, reason: "a control character inside a text; write it as an escape" };
    if (character !== "\\") continue;
    const end = skip(text, at, /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y);
    if (end === at) return { offset: at, reason: "an escape that JSON does not have" };
    at = end - 1;
  }
  return { offset: start, reason: "a text that is not closed" };
}
