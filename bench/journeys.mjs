// What process views of a large log cost: `node --expose-gc bench/journeys.mjs [--events 1000000] [--runs 7] [--peers DIR]`.
// DIR is a folder in which `npm install --ignore-scripts pm4js@0.0.28` was run; without it pm4js is left out. Both must
// come to the same counts and mean times before either is timed. Runs are interleaved, so that a slow spell of the
// machine hits all alike.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values: options } = parseArgs({
  options: {
    events: { type: "string", default: "1000000" },
    runs: { type: "string", default: "7" },
    peers: { type: "string" },
  },
});
const runs = Number(options.runs);
const EVENTS = Number(options.events);
const EVENTS_A_JOURNEY = 10;

const folder = mkdtempSync(join(tmpdir(), "journeys-"));
const outfile = join(folder, "journey.mjs");
await build({
  stdin: {
    contents: ["activity-log", "directly-follows-graph", "stage-flow", "variants", "funnel", "match-journeys"]
      .map((file) => `export * from "./src/journey/${file}.ts";`)
      .join("\n"),
    resolveDir: resolve(import.meta.dirname, ".."),
  },
  bundle: true,
  format: "esm",
  outfile,
  logLevel: "error",
});
const { activityLog, directlyFollowsGraph, funnel, journeysOf, stageFlow, variants } = await import(
  pathToFileURL(outfile).href
);
rmSync(folder, { recursive: true });

/** Mulberry32, by Tommy Ettinger. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const stages = ["visit", "search", "view", "add", "check out", "pay", "receive", "use", "ask", "rate"];
const asides = ["chat", "call", "wait", "complain", "return", "refund", "retry", "log in", "log out", "help"];

/** Journeys that mostly go on, sometimes back, sometimes aside, one after the other or all mixed by the clock. */
function logOf(events, mixed = false) {
  const random = seeded(20261122);
  const rows = [];
  for (let journey = 0; rows.length < events; journey += 1) {
    let at = Date.UTC(2026, 0, 1) + Math.floor(random() * 90 * 86_400_000);
    let stage = 0;
    const length = Math.min(1 + Math.floor(random() * (2 * EVENTS_A_JOURNEY - 1)), events - rows.length);
    for (let step = 0; step < length; step += 1) {
      const draw = random();
      const activity = draw < 0.2 ? asides[Math.floor(random() * asides.length)] : stages[stage];
      rows.push({ caseId: `journey-${journey}`, activity, at });
      if (draw > 0.3) stage = Math.min(stage + 1, stages.length - 1);
      else if (draw > 0.25) stage = Math.max(stage - 1, 0);
      at += 1 + Math.floor(-Math.log(1 - random()) * 3_600_000);
    }
  }
  return mixed ? rows.sort((one, other) => one.at - other.at) : rows;
}

let sink = 0;
/** The views that the figures are about. */
const ours = (rows) => {
  const log = activityLog(rows);
  const graph = directlyFollowsGraph(log);
  const flow = stageFlow(log, stages);
  sink += graph.arcs.length + flow.length;
  return { graph, flow };
};

/** Median milliseconds of each way, the ways taking turns. */
function time(ways) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let run = -1; run < runs; run += 1) {
    for (const [name, way] of Object.entries(ways)) {
      globalThis.gc?.();
      const start = process.hrtime.bigint();
      way();
      const took = Number(process.hrtime.bigint() - start) / 1e6;
      // The first one warms up.
      if (run >= 0) times[name].push(took);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]),
  );
}

const missed = [];
const verdict = (says, holds) => {
  console.log(`${holds ? "ok    " : "MISSED"} ${says}`);
  if (!holds) missed.push(says);
};

const sizes = [EVENTS / 10, (EVENTS * 3) / 10, EVENTS];
const logs = sizes.map((size) => logOf(size));
const [, , large] = logs;
const written = large.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
const mixed = logOf(EVENTS, true);
const compiled = activityLog(large);
assert.deepEqual(ours(written), ours(large));
assert.deepEqual(ours(mixed), ours(large));

const count = (events) => events.toLocaleString("en");
console.log(
  `Node ${process.version}, medians of ${runs} interleaved runs, ${count(large.length)} events of ${count(compiled.caseIds.length)} journeys, ${compiled.activities.length} activities\n`,
);
const took = time({
  ...Object.fromEntries(sizes.map((size, at) => [`graph and stages, ${count(size)}`, () => ours(logs[at])])),
  "instants as text": () => ours(written),
  "journeys mixed": () => ours(mixed),
  activityLog: () => {
    sink += activityLog(large).at.length;
  },
  directlyFollowsGraph: () => {
    sink += directlyFollowsGraph(compiled).arcs.length;
  },
  stageFlow: () => {
    sink += stageFlow(compiled, stages).length;
  },
  variants: () => {
    sink += variants(compiled).length;
  },
  "funnel, ordered": () => {
    sink += funnel(compiled, { steps: stages.slice(0, 6), windowMs: 86_400_000 }).converted;
  },
});
for (const [name, ms] of Object.entries(took)) console.log(`${name.padEnd(34)} ${ms.toFixed(1)} ms`);
console.log("");
for (const [at, factor] of [
  [0, 10],
  [1, 10 / 3],
]) {
  const ratio =
    took[`graph and stages, ${count(EVENTS)}`] / took[`graph and stages, ${count(sizes[at])}`] / factor;
  verdict(
    `${count(EVENTS)} events take ${ratio.toFixed(2)} of what ${count(sizes[at])} take, each event for itself, at most 1.5`,
    ratio <= 1.5,
  );
}

findJourneys();

if (options.peers === undefined) console.log("No --peers: pm4js was not compared.");
else comparePeer(createRequire(pathToFileURL(join(resolve(options.peers), "package.json"))));

/** Journeys found in events of which only the first of each names its customer. */
function findJourneys() {
  const touchpoints = [...stages, ...asides].map((id) => ({
    id,
    name: id,
    kind: "action",
    matchers: [{ type: `cx.order.${id}` }],
  }));
  const blueprint = {
    id: "buying",
    name: "Buying",
    steps: stages.map((id, place) => ({
      id,
      touchpointId: id,
      required: true,
      repeatable: { min: 1, max: 2 },
      after: stages.slice(Math.max(0, place - 1), place),
    })),
  };
  const eventsOf = (rows) =>
    rows.map(({ caseId, activity, at }, row) => ({
      id: `${row}`,
      source: "shop",
      type: `cx.order.${activity}`,
      time: new Date(at).toISOString(),
      data: {
        orderId: caseId,
        customerId: rows[row - 1]?.caseId === caseId ? null : `customer of ${caseId}`,
      },
    }));
  const [small, more] = [eventsOf(logs[0]), eventsOf(logs[1])];
  const find = (events) => {
    const { journeys, used, excluded } = journeysOf(events, blueprint, touchpoints);
    assert.equal(used + excluded.outsideJourney, events.length);
    sink += journeys.length;
  };
  const names = [`journeysOf, ${count(small.length)}`, `journeysOf, ${count(more.length)}`];
  const took = time({
    [names[0]]: () => find(small),
    [names[1]]: () => find(more),
  });
  for (const [name, ms] of Object.entries(took)) console.log(`${name.padEnd(34)} ${ms.toFixed(1)} ms`);
  const ratio = took[names[1]] / took[names[0]] / (more.length / small.length);
  verdict(
    `journeysOf takes ${ratio.toFixed(2)} of what it takes of ${count(small.length)} events, each event for itself, at most 1.5`,
    ratio <= 1.5,
  );
}

function comparePeer(require) {
  const { log } = console;
  // It greets whoever loads it.
  console.log = () => {};
  require("pm4js");
  console.log = log;
  const { EventLog, Trace, Event, Attribute, PerformanceDfgDiscovery } = globalThis;
  const theirs = new EventLog();
  let trace;
  for (const { caseId, activity, at } of large) {
    if (trace?.attributes["concept:name"].value !== caseId) {
      trace = new Trace();
      trace.attributes["concept:name"] = new Attribute(caseId);
      theirs.traces.push(trace);
    }
    const event = new Event();
    event.attributes["concept:name"] = new Attribute(activity);
    event.attributes["time:timestamp"] = new Attribute(new Date(at));
    trace.events.push(event);
  }
  const performance = (measure) =>
    PerformanceDfgDiscovery.apply(theirs, "concept:name", "time:timestamp", measure);
  const { graph } = ours(large);
  const means = performance("mean");
  const medians = performance("median");
  assert.equal(graph.arcs.length, Object.keys(means.pathsFrequency).length);
  let wrongMedians = 0;
  for (const { from, to, count: own, times } of graph.arcs) {
    const arc = `${from},${to}`;
    assert.equal(means.pathsFrequency[arc], own);
    assert.ok(Math.abs(means.pathsPerformance[arc] - times.meanMs / 1000) <= 1e-9 * times.meanMs);
    // Any value between the two in the middle would do; it sorts numbers as if they were text.
    if (Math.abs(medians.pathsPerformance[arc] * 1000 - times.medianMs) > 0.01 * times.medianMs)
      wrongMedians += 1;
  }
  console.log(
    `\npm4js: the same arcs, counts and means; ${wrongMedians} of ${graph.arcs.length} medians off by more than a hundredth`,
  );
  const side = time({
    "graph, from its own log": () => {
      sink += directlyFollowsGraph(compiled).arcs.length;
    },
    "graph, from rows": () => {
      sink += directlyFollowsGraph(activityLog(large)).arcs.length;
    },
    "pm4js mean, from its own log": () => performance("mean"),
    "pm4js median, from its own log": () => performance("median"),
  });
  for (const [name, ms] of Object.entries(side)) console.log(`${name.padEnd(34)} ${ms.toFixed(1)} ms`);
  console.log("");
  for (const [way, least] of [
    ["from its own log", 2],
    ["from rows", 1],
  ]) {
    for (const measure of ["mean", "median"]) {
      const times = side[`pm4js ${measure}, from its own log`] / side[`graph, ${way}`];
      verdict(
        `the graph, ${way}, with all its times is ${times.toFixed(1)} × as fast as pm4js with the ${measure} alone from its own log, at least ${least} ×`,
        times >= least,
      );
    }
  }
}

assert.ok(Number.isFinite(sink));
if (missed.length > 0) process.exitCode = 1;
