// What it costs to read events, judge them and fold them into metrics, against JSON.parse of each line alone:
// `npm run bench:events [--events n] [--runs n]`. Runs are interleaved, so that a slow spell of the machine hits all
// alike; no garbage is collected by force between them, since that throws away what the engine has learnt of the shapes of
// events, and costs whoever compiled code for them. `--memory n` streams n events instead and tells the most memory that
// the process ever held, `--stream` with the rules of the stream, `--threads` in threads. `--write file` writes the lines.
//
// "Judged" is form, shape and every rule that looks at one event by itself; "with the rules of the stream" is what
// `validateEvents` does unless told otherwise. Threads judge each event by itself, as many of them as the machine has cores.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { defaultLimits, EventReader, StreamJudge } from "touchstone-cx/events";
import { eventThreads } from "touchstone-cx/threads";
import { eventLines } from "./event-lines.mjs";
import { eventFold, measurements } from "./twelve-metrics.mjs";

const { values: options } = parseArgs({
  options: {
    events: { type: "string", default: "1000000" },
    runs: { type: "string", default: "9" },
    memory: { type: "string" },
    write: { type: "string" },
    stream: { type: "boolean", default: false },
    threads: { type: "boolean", default: false },
  },
});
const CHUNK = 65_536;

/** The bytes of a file, piece by piece, all in one buffer: whoever takes one has read it before the next. */
function* readPieces(file) {
  const from = openSync(file, "r");
  const piece = Buffer.alloc(CHUNK);
  for (let length = readSync(from, piece); length > 0; length = readSync(from, piece)) {
    yield piece.subarray(0, length);
  }
  closeSync(from);
}

/** Judges a file, and tells of valid events. */
function judged(file, onEvent, withStream = false) {
  const counts = { valid: 0, invalid: 0, findings: {} };
  const count = ({ findings }) => {
    for (const { ruleId } of findings) counts.findings[ruleId] = (counts.findings[ruleId] ?? 0) + 1;
  };
  const stream = withStream ? new StreamJudge(defaultLimits) : null;
  const reader = new EventReader((alone) => {
    const one = stream?.add(alone) ?? alone;
    if (one.valid) {
      counts.valid += 1;
      onEvent(one.event);
    } else counts.invalid += 1;
    count(one);
  });
  for (const bytes of readPieces(file)) reader.add(bytes);
  reader.end();
  const last = stream?.end() ?? null;
  if (last !== null) count(last);
  return counts;
}

function judgedAndFolded(file, withStream = false) {
  const fold = eventFold();
  const counts = judged(file, (event) => fold.add(event), withStream);
  return { counts, measurements: measurements([fold.result()]) };
}

const fold = new URL("./twelve-metrics.mjs", import.meta.url).href;

async function judgedInThreads(threads, file) {
  const findings = {};
  const { valid, invalid, folded } = await threads.validate(readPieces(file), (one) => {
    for (const { ruleId } of one.findings) findings[ruleId] = (findings[ruleId] ?? 0) + 1;
  });
  return { counts: { valid, invalid, findings }, measurements: measurements(folded) };
}

/** The same in threads that are started for it, and know nothing yet. */
async function inFreshThreads(file) {
  const threads = eventThreads({ fold });
  const judged = await judgedInThreads(threads, file);
  await threads.stop();
  return judged;
}

/** Writes the lines of the benchmark. */
function writeLines(length, file) {
  const to = openSync(file, "w");
  let piece = "";
  let left = length;
  for (const line of eventLines()) {
    if (left === 0) break;
    left -= 1;
    piece += `${line}\n`;
    if (piece.length < CHUNK) continue;
    writeSync(to, piece);
    piece = "";
  }
  writeSync(to, piece);
  closeSync(to);
}

/** Asks of a file with lines of the benchmark, which another process writes: making them takes memory too. */
async function withLines(length, ask) {
  const folder = mkdtempSync(join(tmpdir(), "events-"));
  const file = join(folder, "events.ndjson");
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--write", file, "--events", `${length}`]);
  await ask(file, length);
  rmSync(folder, { recursive: true });
}

const values = (measurements) =>
  Object.entries(measurements)
    .map(([id, { value, n }]) => `${id} ${value?.toPrecision(4)} (n ${n})`)
    .join(", ");

async function tellMemory(file, length) {
  const { counts, measurements } = options.threads
    ? await inFreshThreads(file)
    : judgedAndFolded(file, options.stream);
  assert.equal(counts.valid + counts.invalid, length);
  console.log(`${length} events streamed: ${JSON.stringify(counts)}\n${values(measurements)}`);
  console.log(
    `most memory held: ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB, all of the process`,
  );
}

async function tellTimes(file, length) {
  const runs = Number(options.runs);
  const bytes = readFileSync(file);

  /** What anybody would write: the bytes lie in memory, each line is found, decoded and parsed, and let go. */
  const parseLines = () => {
    let events = 0;
    let from = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      if (typeof JSON.parse(bytes.toString("utf8", from, at)).type === "string") events += 1;
      from = at + 1;
    }
    return events;
  };
  const { counts, measurements } = judgedAndFolded(file);
  assert.equal(parseLines(), length);
  assert.equal(counts.valid + counts.invalid, length);
  const threads = eventThreads({ fold });
  assert.deepEqual(await judgedInThreads(threads, file), { counts, measurements });
  const ways = {
    "JSON.parse of each line": parseLines,
    "read and judged": () => judged(file, () => {}),
    "read, judged and folded": () => judgedAndFolded(file),
    "the same in threads": () => judgedInThreads(threads, file),
    "in threads that start for it": () => inFreshThreads(file),
    "with the rules of the stream": () => judgedAndFolded(file, true),
  };
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, way] of Object.entries(ways)) {
      const start = process.hrtime.bigint();
      const before = process.cpuUsage();
      await way();
      const { user, system } = process.cpuUsage(before);
      times[name].push({
        wall: Number(process.hrtime.bigint() - start) / length,
        processor: ((user + system) * 1000) / length,
      });
    }
  }
  await threads.stop();

  const { version } = process;
  console.log(`${length} events of ${(bytes.length / length).toFixed(0)} bytes, ${JSON.stringify(counts)}`);
  console.log(values(measurements));
  console.log(`median (least to most) of ${runs} runs, Node ${version}, ${availableParallelism()} cores`);
  const base = times["JSON.parse of each line"];
  // Time of the processor counts all threads of the process, and says more on a machine that does other work besides.
  for (const clock of ["wall", "processor"]) {
    console.log(`\n${clock} time, ns/event`);
    for (const [name, all] of Object.entries(times)) {
      const each = all.map((one) => one[clock]);
      const [median, least, most] = [0.5, 0, 1].map((share) => quantile(each, share).toFixed(0));
      // Each run is compared with the parse of the same turn, so that a slow spell counts on both sides.
      const ratios = each.map((one, run) => one / base[run][clock]);
      const ratio = quantile(ratios, 0.5).toFixed(2);
      console.log(`${name.padEnd(29)}${median.padStart(6)} ${`(${least} to ${most})`.padEnd(18)} × ${ratio}`);
    }
  }
}

const quantile = (all, share) => all.toSorted((a, b) => a - b)[Math.round((all.length - 1) * share)];

const events = Number(options.memory ?? options.events);
if (options.write !== undefined) writeLines(events, options.write);
else await withLines(events, options.memory === undefined ? tellTimes : tellMemory);
