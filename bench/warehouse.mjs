// The same metrics over the same rows, by channel: DuckDB from a Parquet file, a statement each, against the fold over
// rows in memory: `npm run bench:warehouse`. Ten million rows are a million different ones, ten times over; the fold
// goes over those it holds ten times. Every number is compared before any is timed, and runs are interleaved.
import assert from "node:assert/strict";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { measureAll } from "touchstone-cx";
import { catalogue } from "touchstone-cx/catalogue";
import { toSql } from "touchstone-cx/sql";
import { measureByHand } from "./by-hand.mjs";
import { makeRows } from "./rows.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "10000000" },
    different: { type: "string", default: "1000000" },
    runs: { type: "string", default: "5" },
  },
});
const [different, runs] = [Number(options.different), Number(options.runs)];
const times = Math.round(Number(options.rows) / different);
const length = different * times;
const rows = makeRows(different);
const by = ["channel"];
/** Those of the other benchmark. */
const metrics = Object.fromEntries(
  Object.keys(measureByHand(rows.slice(0, 1))).map((id) => [id, catalogue[id].metric]),
);
/** The type of each column, as the facts of the metrics have it. */
const types = Object.assign({}, ...Object.values(metrics).map(({ fact }) => fact.columns));
const columns = Object.keys(rows[0]).filter((name) => Object.hasOwn(types, name));
const sqlTypes = {
  int: "BIGINT",
  real: "DOUBLE",
  boolean: "BOOLEAN",
  text: "VARCHAR",
  instant: "TIMESTAMP WITH TIME ZONE",
};

const directory = mkdtempSync(join(tmpdir(), "warehouse-"));
try {
  const file = join(directory, "rows.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await writeParquet(connection, file);
  const statements = Object.fromEntries(
    Object.entries(metrics).map(([id, metric]) => [
      id,
      toSql(metric, { dialect: "duckdb", from: `read_parquet('${file}')`, by }),
    ]),
  );
  const byDuckdb = async () => {
    const answers = {};
    for (const [id, sql] of Object.entries(statements)) {
      const reader = await connection.runAndReadAll(sql);
      answers[id] = reader.getRowObjectsJS();
    }
    return answers;
  };
  const byFold = () => measureAll(metrics, repeated(), { by });

  const compared = compare(await byDuckdb(), byFold());
  console.log(`${Object.keys(metrics).length} metrics (${Object.keys(metrics).join(", ")}) by channel`);
  console.log(
    `${length} rows, ${different} different ones ${times} times over; ${compared} numbers are the same`,
  );

  const [[{ value: threads }]] = [await answer(connection, "SELECT current_setting('threads') AS value")];
  const ways = {
    [`DuckDB from Parquet, threads ${threads}`]: byDuckdb,
    "DuckDB from Parquet, threads 1": async () => {
      await connection.run("SET threads = 1");
      const answers = await byDuckdb();
      await connection.run(`SET threads = ${threads}`);
      return answers;
    },
    "fold over rows in memory": async () => byFold(),
  };
  const taken = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, way] of Object.entries(ways)) {
      globalThis.gc?.();
      const start = process.hrtime.bigint();
      await way();
      taken[name].push(Number(process.hrtime.bigint() - start) / 1e9);
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const fold = median(taken["fold over rows in memory"]);
  console.log(`median of ${runs} runs, Node ${process.version}\n`);
  for (const [name, seconds] of Object.entries(taken)) {
    const one = median(seconds);
    const range = `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)} s`;
    console.log(
      `${name.padEnd(34)}${one.toFixed(2).padStart(8)} s  (${range})  ${(one / fold).toFixed(2)} × the fold`,
    );
  }
  connection.closeSync();
  instance.closeSync();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function answer(connection, sql) {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS();
}

/** The rows held, as many times as it takes. */
function* repeated() {
  for (let time = 0; time < times; time++) yield* rows;
}

/** Has DuckDB write the rows as Parquet, from a text that lies there only so long. */
async function writeParquet(connection, file) {
  const lines = join(directory, "rows.ndjson");
  await pipeline(Readable.from(linesOf()), createWriteStream(lines));
  const list = columns.map((name) => `${name}: '${sqlTypes[types[name].type]}'`).join(", ");
  const source = `read_json('${lines}', format = 'newline_delimited', columns = {${list}})`;
  await connection.run(
    `COPY (SELECT held.* FROM ${source} AS held, range(${times})) TO '${file}' (FORMAT parquet)`,
  );
  rmSync(lines);
}

function* linesOf() {
  for (let start = 0; start < rows.length; start += 1000) {
    const some = rows.slice(start, start + 1000);
    yield `${some
      .map((row) => JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name]]))))
      .join("\n")}\n`;
  }
}

/** Fails unless each number is the same: whole ones to the last digit, others within 1e-9. Gives how many there were. */
function compare(answers, groups) {
  let numbers = 0;
  for (const [id, found] of Object.entries(answers)) {
    assert.equal(found.length, groups.length, id);
    const byChannel = new Map(found.map((row) => [row.channel, row]));
    for (const { group, measurements } of groups) {
      const { value, n, parts, excluded } = measurements[id];
      const row = byChannel.get(group.channel);
      const expected = { [id]: value, [`${id}_n`]: n };
      for (const [name, part] of Object.entries(parts)) expected[`${id}_${name}`] = part;
      for (const name of Object.keys(row).filter((one) => one.startsWith(`${id}_excluded_`)))
        expected[name] = excluded[name.slice(`${id}_excluded_`.length)] ?? 0;
      for (const [name, number] of Object.entries(expected)) {
        const held = typeof row[name] === "bigint" ? Number(row[name]) : row[name];
        const tolerance = typeof row[name] === "bigint" ? 0 : 1e-9 * Math.abs(number);
        assert.ok(Math.abs(held - number) <= tolerance, `${name}: ${held}, not ${number}`);
        numbers += 1;
      }
    }
  }
  return numbers;
}
