/**
 * Writes the example data: one quarter of a small, invented support operation, as canonical records and as events.
 *
 *   node examples/generate.mjs           write the files beside this one, and their numbers into README.md
 *   node examples/generate.mjs --check   exit 1 when the files differ from what would be written
 *
 * The same bytes come out on every machine: one seeded generator, the Oslo clock by rule, and no arithmetic
 * beyond + − × ÷, because logarithms and powers may differ in the last bit between engines.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { events } from "./generator/events.mjs";
import { quarter } from "./generator/quarter.mjs";
import { recordsByFile } from "./generator/records.mjs";

/** @param {readonly object[]} records */
const ndjson = (records) => `${records.map((record) => JSON.stringify(record)).join("\n")}\n`;

/** @param {string} name */
const besideThis = (name) => new URL(name, import.meta.url);

/** @param {string} name @param {string} text */
function differs(name, text) {
  try {
    return readFileSync(besideThis(name), "utf8") !== text;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return true;
    throw error;
  }
}

/** @param {Record<string, string>} texts by file name */
function check(texts) {
  const stale = Object.keys(texts).filter((name) => differs(name, texts[name]));
  if (stale.length === 0) return;
  console.error(`Not what examples/generate.mjs writes: ${stale.join(", ")}.`);
  process.exitCode = 1;
}

/** @param {Record<string, string>} texts by file name */
function write(texts) {
  for (const [name, text] of Object.entries(texts)) writeFileSync(besideThis(name), text);
}

/** @param {Record<string, object[]>} records by file name @returns {string} the read-me, with their numbers */
function readme(records) {
  const rows = Object.entries(records).map(([name, { length }]) => `| \`${name}\` | ${length} |`);
  const table = ["", "| file | rows |", "|---|---:|", ...rows, ""].join("\n");
  const text = readFileSync(besideThis("README.md"), "utf8");
  return text.replace(/(<!-- rows.*-->\n)[\s\S]*(<!-- \/rows -->)/, `$1${table}\n$2`);
}

const all = quarter();
const files = recordsByFile(all);
const records = { ...files, "events.ndjson": events(all, files) };
const texts = {
  ...Object.fromEntries(Object.entries(records).map(([name, rows]) => [name, ndjson(rows)])),
  "README.md": readme(records),
};
if (process.argv.includes("--check")) check(texts);
else write(texts);
