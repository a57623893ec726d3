import { namesIn } from "./csv.ts";
import type { Format } from "./format.ts";
import { JsonCutter } from "./json-values.ts";
import type { Kind } from "./judge.ts";
import { SAMPLE } from "./look-alike.ts";
import { recordKinds } from "./record-kinds.ts";

/**
 * What the values of a file are, told from its beginning: events, or records of a type. `null` where they look like
 * neither.
 */
export function kindOf(beginning: string, format: Format): Kind | null {
  const looks = (format === "csv" ? [topNames(beginning)] : sampleOf(beginning, format)).flatMap(
    (names) => lookOf(names) ?? [],
  );
  const counts = new Map<Kind, number>();
  for (const look of looks) counts.set(look, (counts.get(look) ?? 0) + 1);
  return [...counts].reduce<[Kind | null, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    [null, 0],
  )[0];
}

/** Columns by the first step of their path. */
const topNames = (beginning: string): readonly string[] => [
  ...new Set(namesIn(beginning).map((name) => name.split(".")[0] ?? "")),
];

/** The names of the fields of the first values that can be read. */
function sampleOf(beginning: string, format: Exclude<Format, "csv">): readonly (readonly string[])[] {
  const texts = format === "ndjson" ? beginning.split("\n", SAMPLE) : elementsOf(beginning);
  return texts.flatMap((text) => {
    try {
      const value: unknown = JSON.parse(text);
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === "object" && first !== null ? [Object.keys(first)] : [];
    } catch {
      return [];
    }
  });
}

function elementsOf(beginning: string): readonly string[] {
  const texts: string[] = [];
  const cutter = new JsonCutter("", (text) => texts.push(text));
  try {
    cutter.add(beginning);
  } catch {
    // What is wrong with it is told when it is judged.
  }
  return texts.slice(0, SAMPLE);
}

const envelope = ["specversion", "type", "source", "data"];

/** Two attributes of CloudEvents make an event; a record has what its type requires, or at least mostly its fields. */
function lookOf(names: readonly string[]): Kind | null {
  if (names.includes("specversion") || envelope.filter((name) => names.includes(name)).length > 2)
    return "event";
  const scored = recordKinds.map(({ type, fields, required }) => {
    const known = names.filter((name) => fields.has(name)).length;
    const isWhole = required.every((name) => names.includes(name));
    return { type, score: 2 * known - names.length + (isWhole ? names.length : 0) };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const [first, ...others] = scored.filter(({ score }) => score === best);
  return best > 0 && first !== undefined && others.length === 0 ? first.type : null;
}
