import { activityLog } from "../journey/activity-log.ts";
import { type ActivityRow, InvalidActivityRowError } from "../journey/activity-row.ts";
import { formatInstant } from "../time/instant.ts";

/** A row that may carry attributes of its own. */
export interface XesInputRow extends ActivityRow {
  /** Further attributes by their keys. Text, whole numbers, other numbers and truth values are told apart. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

const extensions = [
  ["Concept", "concept"],
  ["Time", "time"],
  ["Lifecycle", "lifecycle"],
  ["Organizational", "org"],
] as const;

/**
 * Writes rows as a log in XES (IEEE 1849), trace by trace, with the extensions concept, time, lifecycle and org. Within
 * a trace events stand in the order of an {@link activityLog}. Keys are XML names: what may not stand in one becomes `_`.
 *
 * @throws InvalidActivityRowError on a row that is none, on text that XML cannot write (control characters, halves of
 * surrogate pairs), on a number that is not finite, and on two attributes of a row that come under one key.
 * @example
 * ```ts
 * const text = toXes([{ caseId: "c-1", activity: "ask & wait", at: "2026-03-02T09:00:00Z" }]);
 * text.includes('<string key="concept:name" value="ask &amp; wait"/>'); // => true
 * ```
 */
export const toXes = (rows: Iterable<XesInputRow>): string => Array.from(xesChunks(rows)).join("");

/** {@link toXes} in pieces, one for each trace, for logs that are too large for one text. */
export function* xesChunks(rows: Iterable<XesInputRow>): Generator<string, void> {
  const given = Array.from(rows);
  const { caseIds, starts, rowOf, at } = activityLog(given);
  const hasTransitions = given.every(({ lifecycle }) => lifecycle !== undefined && lifecycle !== null);
  yield `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">
${extensions.map(([name, prefix]) => `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`).join("")}  <global scope="trace">
    <string key="concept:name" value="unknown"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
${hasTransitions ? '    <string key="lifecycle:transition" value="complete"/>\n' : ""}  </global>
  <classifier name="Activity" scope="event" keys="concept:name"/>
${hasTransitions ? '  <classifier name="Transition" scope="event" keys="concept:name lifecycle:transition"/>\n' : ""}`;
  for (const [number, caseId] of caseIds.entries()) {
    const first = rowOf[starts[number] ?? 0] ?? 0;
    let text = `  <trace>\n    <string key="concept:name" value="${escaped(caseId, first, "caseId")}"/>\n`;
    for (let place = starts[number] ?? 0; place < (starts[number + 1] ?? 0); place += 1) {
      const row = rowOf[place] ?? 0;
      const one = given[row];
      if (one !== undefined) text += eventText(one, row, at[place] ?? 0);
    }
    yield `${text}  </trace>\n`;
  }
  yield "</log>\n";
}

function eventText(one: XesInputRow, row: number, ms: number): string {
  const { activity, lifecycle, resource, attributes = {} } = one;
  const line = (kind: string, key: string, value: string) =>
    `      <${kind} key="${key}" value="${value}"/>\n`;
  const text = (key: string, value: string | null | undefined, field: string) =>
    value === null || value === undefined ? "" : line("string", key, escaped(value, row, field));
  const standard =
    text("concept:name", activity, "activity") +
    line("date", "time:timestamp", formatInstant(ms)) +
    text("lifecycle:transition", lifecycle, "lifecycle") +
    text("org:resource", resource, "resource");
  const keys = new Set(["concept:name", "time:timestamp", "lifecycle:transition", "org:resource"]);
  const own = Object.entries(attributes).map(([name, value]) => {
    const key = nameOf(name);
    if (keys.has(key)) {
      throw new InvalidActivityRowError(
        row,
        `attributes.${name}`,
        value,
        `a key that is not taken as ${key} is`,
      );
    }
    keys.add(key);
    if (typeof value === "string") return line("string", key, escaped(value, row, `attributes.${name}`));
    if (typeof value === "boolean") return line("boolean", key, String(value));
    if (!Number.isFinite(value))
      throw new InvalidActivityRowError(row, `attributes.${name}`, value, "a finite number");
    return line(Number.isSafeInteger(value) ? "int" : "float", key, String(value));
  });
  return `    <event>\n${standard}${own.join("")}    </event>\n`;
}

/** A key as an XML name. */
const nameOf = (key: string): string => {
  const name = key.replaceAll(/[^\p{L}\p{N}_:.-]/gu, "_");
  return /^[\p{L}_:]/u.test(name) ? name : `_${name}`;
};

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in the value of an XML attribute, where line breaks and tabs would become spaces. */
function escaped(text: string, row: number, field: string): string {
  // What XML 1.0 has no way to write at all.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) {
    throw new InvalidActivityRowError(row, field, text, "text that XML can write");
  }
  return text.replaceAll(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? `&#${sign.charCodeAt(0)};`);
}
