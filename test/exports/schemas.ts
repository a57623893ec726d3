import { readFileSync } from "node:fs";

/**
 * The JSON Schema of a tool, which is not in the repository, where an environment variable names a copy of it; `null` where
 * none does.
 */
export function schemaIn(variable: string, tool: string): object | null {
  const file = process.env[variable];
  if (file === undefined) {
    console.warn(`SKIPPED: ${variable} names no copy of the JSON Schema of ${tool}; its rules were checked.`);
    return null;
  }
  const schema: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (typeof schema !== "object" || schema === null) throw new TypeError(`${file} holds no JSON Schema.`);
  return schema;
}

const otherValues: readonly unknown[] = [null, true, 7, "no such word", [], {}];

/**
 * Changes one thing of a document after another, yields the place and puts it back: each property is left out, each
 * object has one that it does not know, and each value is replaced by one of every type.
 */
export function* changesOf(document: unknown, path = ""): Generator<string> {
  if (typeof document !== "object" || document === null) return;
  for (const key of Object.keys(document)) {
    const place = `${path}/${key}`;
    const value: unknown = Reflect.get(document, key);
    yield* changesOf(value, place);
    for (const other of otherValues) {
      Reflect.set(document, key, other);
      yield `${place} = ${JSON.stringify(other)}`;
    }
    if (!Array.isArray(document)) {
      Reflect.deleteProperty(document, key);
      yield `no ${place}`;
    }
    Reflect.set(document, key, value);
  }
  if (Array.isArray(document)) return;
  Reflect.set(document, "noSuchProperty", 7);
  yield `${path}/noSuchProperty`;
  Reflect.deleteProperty(document, "noSuchProperty");
}
