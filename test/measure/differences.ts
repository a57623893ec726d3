/**
 * Where two values differ: numbers by more than 1e-9 of their size (or than 1e-9, where real numbers cancel out), all else
 * at all. Rounded numbers do not do for this: two that differ in their last bit may round to different sides.
 */
export function differences(actual: unknown, expected: unknown, path = ""): readonly string[] {
  if (typeof actual === "number" && typeof expected === "number") {
    const isNear = Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    return isNear || Object.is(actual, expected) ? [] : [`${path}: ${actual} is not ${expected}`];
  }
  if (!isObject(actual) || !isObject(expected) || Array.isArray(actual) !== Array.isArray(expected)) {
    return Object.is(actual, expected) ? [] : [`${path}: ${String(actual)} is not ${String(expected)}`];
  }
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...names].flatMap((name) => differences(actual[name], expected[name], `${path}/${name}`));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
