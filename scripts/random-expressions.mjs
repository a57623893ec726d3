// Compares random expressions between the fold and the databases, for longer than the tests do in every run:
// `npm run fuzz:sql -- [--times n] [--seed n] [--engine duckdb --engine postgresql]`. The tests are the same ones, with that
// many times the usual runs; a failure names the expression, and its seed finds it again.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "20" },
    seed: { type: "string" },
    engine: { type: "string", multiple: true, default: ["duckdb", "postgresql"] },
  },
});
const times = Number(values.times);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const engines = ["duckdb", "postgresql", "clickhouse", "bigquery"];
const unknown = values.engine.find((engine) => !engines.includes(engine));
const fault =
  (!(times > 0) && `--times is a number above 0, not ${values.times}.`) ||
  (!Number.isSafeInteger(seed) && `--seed is a whole number, not ${values.seed}.`) ||
  (unknown !== undefined && `--engine is one of ${engines.join(", ")}, not ${unknown}.`);
if (fault) {
  console.error(fault);
  process.exit(2);
}

const tests = ["test/engines/random-expressions.test.ts", "test/engines/random-rows.test.ts"];
const { status, error } = spawnSync("npx", ["vitest", "run", "--no-file-parallelism", ...tests], {
  stdio: "inherit",
  env: {
    ...process.env,
    TOUCHSTONE_RUNS: String(times),
    TOUCHSTONE_SEED: String(seed),
    CONFORMANCE: values.engine.join(" "),
  },
});
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
