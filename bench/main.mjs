// What the library costs against a loop written by hand: `npm run bench [rows]`. Every way is checked to come to the
// same results before any is timed. Runs are interleaved, so that a slow spell of the machine hits all alike.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measureAll } from "touchstone-cx";
import { catalogue } from "touchstone-cx/catalogue";
import { measureByArrayMethods, measureByArrayMethodsByChannel } from "./by-array-methods.mjs";
import { measureByHand, measureByHandByChannel } from "./by-hand.mjs";
import { makeRows } from "./rows.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    runs: { type: "string", default: "9" },
    only: { type: "string" },
  },
});
const [length, runs] = [Number(options.rows), Number(options.runs)];
const rows = makeRows(length);
const byHand = measureByHand(rows);
/** Those that the loop by hand computes, in its order. */
const metrics = Object.fromEntries(Object.keys(byHand).map((id) => [id, catalogue[id].metric]));

const plain = (measurements) =>
  Object.fromEntries(
    Object.entries(measurements).map(([id, { n, parts, excluded }]) => [id, { n, parts, excluded }]),
  );
const ofLibrary = (of) => plain(measureAll(metrics, of)[0].measurements);
const ofLibraryByChannel = (of) =>
  new Map(
    measureAll(metrics, of, { by: ["channel"] }).map(({ group, measurements }) => [
      group.channel,
      plain(measurements),
    ]),
  );

/** Variances of doubles differ in their last bits; all else must be equal. */
function assertSame(actual, expected) {
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort());
  for (const [id, { n, parts, excluded }] of Object.entries(expected)) {
    assert.deepEqual({ n: actual[id].n, excluded: actual[id].excluded }, { n, excluded }, id);
    assert.deepEqual(Object.keys(actual[id].parts), Object.keys(parts), id);
    for (const [part, value] of Object.entries(parts)) {
      const tolerance = part.endsWith("Variance") ? 1e-9 * value : 0;
      assert.ok(
        Math.abs(actual[id].parts[part] - value) <= tolerance,
        `${id}.${part}: ${actual[id].parts[part]}, not ${value}`,
      );
    }
  }
}
assertSame(ofLibrary(rows), byHand);
assertSame(measureByArrayMethods(rows), byHand);
const byHandByChannel = measureByHandByChannel(rows);
for (const grouped of [ofLibraryByChannel(rows), measureByArrayMethodsByChannel(rows)]) {
  assert.equal(grouped.size, byHandByChannel.size);
  for (const [channel, expected] of byHandByChannel) assertSame(grouped.get(channel), expected);
}

const periods = { every: "month", timeZone: "Europe/Oslo", at: "startAt" };
const ways = {
  "by hand": () => measureByHand(rows),
  measureAll: () => measureAll(metrics, rows),
  "measureAll, bad input excluded": () => measureAll(metrics, rows, { onInvalid: "exclude" }),
  "filter, map, reduce": () => measureByArrayMethods(rows),
  "by hand, by channel": () => measureByHandByChannel(rows),
  "measureAll, by channel": () => measureAll(metrics, rows, { by: ["channel"] }),
  "filter, map, reduce, by channel": () => measureByArrayMethodsByChannel(rows),
  "measureAll, every month": () => measureAll(metrics, rows, periods),
};

/** Median nanoseconds a row of each way, the ways taking turns. */
function time(all) {
  const times = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, way] of Object.entries(all)) {
      globalThis.gc?.();
      const start = process.hrtime.bigint();
      way();
      times[name].push(Number(process.hrtime.bigint() - start) / length);
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

if (options.only !== undefined) {
  console.log(time({ [options.only]: ways[options.only] })[options.only]);
} else {
  const medians = time(ways);
  const policy = ["--expose-gc", "--disallow-code-generation-from-strings", import.meta.filename];
  const own = ["--rows", options.rows, "--runs", options.runs, "--only", "measureAll"];
  medians["measureAll, no code may be generated"] = Number(
    execFileSync(process.execPath, [...policy, ...own]),
  );

  const ids = Object.keys(metrics);
  console.log(`${ids.length} metrics (${ids.join(", ")})`);
  console.log(
    `${length} rows, median of ${runs} runs, Node ${process.version}, ${availableParallelism()} cores\n`,
  );
  const line = (...cells) =>
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(38) : cell.padStart(12))).join(""));
  line("", "ns/row", "× by hand");
  for (const [name, ns] of Object.entries(medians)) {
    const hand = medians[name.endsWith("by channel") ? "by hand, by channel" : "by hand"];
    line(name, ns.toFixed(0), (ns / hand).toFixed(2));
  }
}
