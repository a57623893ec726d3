/**
 * The length of the shortest JSON text of a value that `JSON.parse` gave, or −1 where a closer look is needed: it is
 * nested deeply, has a field named `__proto__`, or holds a number that could be written shorter or not exactly.
 *
 * A text of that length has no room for anything else: no name given twice, no escape, no space. So nearly every line
 * is cleared without looking at its text.
 */
export function compactLength(value: unknown, depth = 16): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number") return numberLength(value);
  if (value === null || value === true) return 4;
  if (value === false) return 5;
  if (depth === 0 || typeof value !== "object") return -1;
  let length = 1;
  if (Array.isArray(value)) {
    for (const element of value) {
      const inner = compactLength(element, depth - 1);
      if (inner < 0) return -1;
      length += inner + 1;
    }
    return value.length === 0 ? 2 : length;
  }
  if (!hasFields(value)) return -1;
  for (const name in value) {
    const inner = compactLength(value[name], depth - 1);
    if (inner < 0 || name === "__proto__") return -1;
    length += name.length + inner + 4;
  }
  return length === 1 ? 2 : length;
}

/** Read by `Reflect.get`, a field takes as long as ten read by name. */
const hasFields = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);

/** A whole number that ends in three zeros, and a small fraction, can be written shorter with an exponent. */
function numberLength(value: number): number {
  if (value === 0) return Object.is(value, -0) ? 2 : 1;
  const size = Math.abs(value);
  const isPlain = Number.isInteger(value)
    ? size <= Number.MAX_SAFE_INTEGER && size % 1000 !== 0
    : size >= 0.01 && size < 1e15;
  return isPlain ? String(value).length : -1;
}
