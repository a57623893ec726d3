/** How a file is written: one JSON value a line, one JSON text (an array, or values one after the other), or CSV. */
export const formats = ["ndjson", "json", "csv"] as const;
export type Format = (typeof formats)[number];

/** Tells the format of a file from its name and from how it begins. */
export function formatOf(path: string, beginning: string): Format {
  const name = path.toLowerCase().replace(/\.gz$/, "");
  const text = beginning.trimStart();
  if (/\.(csv|tsv)$/.test(name)) return "csv";
  if (text.startsWith("[")) return isOfBatches(text) ? "ndjson" : "json";
  if (/\.(ndjson|jsonl)$/.test(name)) return "ndjson";
  if (text.startsWith("{")) return hasWholeValueInLine(text) ? "ndjson" : "json";
  return name.endsWith(".json") ? "json" : "csv";
}

function hasWholeValueInLine(text: string): boolean {
  const end = text.indexOf("\n");
  try {
    JSON.parse(end < 0 ? text : text.slice(0, end));
    return true;
  } catch {
    // A broken line may still be the first of many: what opens an object and goes on is taken for one, and so is what
    // another object follows.
    const line = text.slice(0, end);
    return end >= 0 && ((/^\{\s*"/.test(line) && /\}\s*$/.test(line)) || /^\s*\{/.test(text.slice(end)));
  }
}

/** Whether a text that begins with an array has further lines after it: batches of events, one a line. */
function isOfBatches(text: string): boolean {
  const end = text.indexOf("\n");
  if (end < 0 || !text.slice(end).trimStart().startsWith("[")) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}
