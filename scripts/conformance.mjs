// Asks engines and parsers that are too large for every run what they make of the statements, and writes what came of
// it into docs/guides/sql.md: `npm run conformance -- clickhouse bigquery`. What it needs it installs, from the package
// of that name in test/conformance; the vectors are those of the usual tests. `interchange` asks the compilers of Cube
// and Malloy, and has no line there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const guide = join(root, "docs/guides/sql.md");
const engineTests = [
  "test/engines",
  "test/sql/period.test.ts",
  "test/sql/sides.test.ts",
  "test/sql/two-level.test.ts",
];
const views = "test/sql/views";
const executed = (engine, ...more) => ({ how: "executed", by: [engine], tests: [...engineTests, ...more] });
const parsed = (...by) => ({ how: "parsed", by, tests: ["test/sql/grammars.test.ts"] });

/** How each database is asked, and by which package. */
const databases = {
  duckdb: { name: "DuckDB", ...executed("@duckdb/node-api", views) },
  postgresql: { name: "PostgreSQL", ...executed("@electric-sql/pglite", views) },
  clickhouse: { name: "ClickHouse", ...executed("chdb") },
  bigquery: { name: "BigQuery", ...executed("@fivetrandevelopers/zetasql") },
  spark: { name: "Spark, Databricks", ...parsed("dt-sql-parser", "@guanmingchiu/sqlparser-ts") },
  trino: { name: "Trino", ...parsed("dt-sql-parser") },
  snowflake: { name: "Snowflake", ...parsed("@guanmingchiu/sqlparser-ts", "@polyglot-sql/sdk") },
};

/** What is asked beside databases; it has no line in the guide. */
const interchange = { name: "Interchange", tests: ["test/exports"] };

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error !== undefined) throw error;
  return status === 0;
}

function versionOf(dialect, name) {
  const places = [join(root, "test/conformance", dialect), root];
  const file = places.map((place) => join(place, "node_modules", name, "package.json")).find(existsSync);
  return file === undefined ? name : `${name} ${JSON.parse(readFileSync(file, "utf8")).version}`;
}

/** Installs what a run needs and runs its tests; how many passed and failed. */
function test(dialect, { name, tests }) {
  const own = join(root, "test/conformance", dialect);
  if (existsSync(join(own, "package.json")) && !existsSync(join(own, "node_modules"))) {
    if (!run("npm", ["ci", "--prefix", own])) throw new Error(`What ${name} needs could not be installed.`);
  }
  const report = join(root, `test/tmp-conformance-${dialect}.json`);
  run("npx", ["vitest", "run", ...tests, "--reporter=default", "--reporter=json", `--outputFile=${report}`], {
    env: { ...process.env, CONFORMANCE: dialect },
  });
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  rmSync(report);
  return { numPassedTests, numFailedTests };
}

/** Whether facts can be views in a dialect, which the library itself tells. */
async function writesViews(dialect) {
  const entry = { contents: 'export { createTables } from "./src/sql/index.ts";', resolveDir: root };
  const bundled = await build({ stdin: entry, bundle: true, format: "esm", platform: "node", write: false });
  const [{ text }] = bundled.outputFiles;
  const { createTables } = await import(
    `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`
  );
  try {
    return createTables(dialect).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

async function ask(dialect) {
  const { name, how, by, tests } = databases[dialect];
  const { numPassedTests, numFailedTests } = test(dialect, databases[dialect]);
  if ((await writesViews(dialect)) !== tests.includes(views))
    throw new Error(`${name} has views that are not tested here, or tests of views that it has not.`);
  const facts = tests.includes(views) ? how : "refused";
  const failed = numFailedTests === 0 ? "" : `, ${numFailedTests} failed`;
  const packages = by.map((one) => `\`${versionOf(dialect, one)}\``).join(", ");
  const row = `| ${name} | ${how} | ${facts} | ${packages} | ${numPassedTests}${failed} |`;
  return { name, row, numFailedTests };
}

const asked = process.argv.slice(2);
const known = [...Object.keys(databases), "interchange"];
const unknown = asked.find((dialect) => !known.includes(dialect));
if (asked.length === 0 || unknown !== undefined) {
  console.error(`Say which: npm run conformance -- ${known.join(" ")}`);
  process.exit(2);
}
for (const dialect of asked) {
  if (dialect === "interchange") {
    const { numPassedTests, numFailedTests } = test(dialect, interchange);
    console.log(`${interchange.name}: ${numPassedTests} passed, ${numFailedTests} failed`);
    if (numFailedTests > 0) process.exitCode = 1;
    continue;
  }
  const { name, row, numFailedTests } = await ask(dialect);
  const lines = readFileSync(guide, "utf8").split("\n");
  const place = lines.findIndex((line) => line.startsWith(`| ${name} |`));
  if (place < 0) throw new Error(`docs/guides/sql.md has no line for ${name}.`);
  lines[place] = row;
  writeFileSync(guide, lines.join("\n"));
  console.log(row);
  if (numFailedTests > 0) process.exitCode = 1;
}
