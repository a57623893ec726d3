import { below } from "./finding.ts";

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** How many names a JSON text gives to fields. The text must be one that `JSON.parse` takes. */
export function nameCount(text: string): number {
  let names = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) names += 1;
    else if (code === QUOTE) {
      for (at += 1; text.charCodeAt(at) !== QUOTE; at++) if (text.charCodeAt(at) === BACKSLASH) at += 1;
    }
  }
  return names;
}

/** An object or array that is open while a text is read. */
interface Open {
  /** Names so far; undefined in an array. */
  readonly names: Set<string> | undefined;
  readonly path: string;
  /** The name or position that is being read. */
  at: string | number;
}

/**
 * Where a JSON text gives a name twice to one object, as a JSON Pointer; null where it nowhere does. `JSON.parse` keeps
 * the last and forgets the others. The text must be one that `JSON.parse` takes.
 */
export function duplicateName(text: string): string | null {
  const open: Open[] = [];
  let inside: Open | undefined;
  let lastText = "";
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const start = at;
      for (at += 1; text.charCodeAt(at) !== QUOTE; at++) if (text.charCodeAt(at) === BACKSLASH) at += 1;
      lastText = text.slice(start, at + 1);
    } else if (code === COLON && inside?.names !== undefined) {
      const name: unknown = JSON.parse(lastText);
      inside.at = String(name);
      if (inside.names.has(inside.at)) return below(inside.path, inside.at);
      inside.names.add(inside.at);
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const path = inside === undefined ? "" : below(inside.path, inside.at);
      inside = { names: code === OPEN_BRACE ? new Set() : undefined, path, at: 0 };
      open.push(inside);
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      open.pop();
      inside = open.at(-1);
    } else if (code === COMMA && typeof inside?.at === "number") {
      inside.at += 1;
    }
  }
  return null;
}
