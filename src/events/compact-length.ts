/**
 * The length of the shortest JSON text of a value that `JSON.parse` gave, or NaN where a closer look is needed: it is
 * nested deeply, has a field named `__proto__`, or holds a number that could be written shorter or not exactly.
 *
 * A text of that length has no room for anything else: no name given twice, no escape, no space.
 */
export function compactLength(value: unknown, depth = 16): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number") return numberLength(value);
  if (value === null || value === true) return 4;
  if (value === false) return 5;
  if (depth === 0 || typeof value !== "object") return Number.NaN;
  let length = 1;
  if (Array.isArray(value)) {
    for (const element of value) length += compactLength(element, depth - 1) + 1;
    return value.length === 0 ? 2 : length;
  }
  if (!hasFields(value)) return Number.NaN;
  for (const name in value) {
    if (name === "__proto__") return Number.NaN;
    length += name.length + compactLength(value[name], depth - 1) + 4;
  }
  return length === 1 ? 2 : length;
}

/** Read by `Reflect.get`, a field takes as long as ten read by name. */
const hasFields = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);

/**
 * The length of the shortest text of a number, or NaN: a whole number that ends in three zeros, and a small fraction, can
 * be written shorter with an exponent.
 */
export function numberLength(value: number): number {
  if (value > 0 && value < 1000 && value === Math.floor(value)) return value < 10 ? 1 : value < 100 ? 2 : 3;
  if (value === 0) return Object.is(value, -0) ? 2 : 1;
  const size = Math.abs(value);
  const isPlain = Number.isInteger(value)
    ? size <= Number.MAX_SAFE_INTEGER && size % 1000 !== 0
    : size >= 0.01 && size < 1e15;
  return isPlain ? String(value).length : Number.NaN;
}
