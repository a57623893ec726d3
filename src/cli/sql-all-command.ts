import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AnyMetric } from "../metrics/metric.ts";
import { type DialectName, dialects } from "../sql/dialect.ts";
import { toSql } from "../sql/to-sql.ts";
import { createTables, factViews } from "../sql/views/fact-view.ts";
import { CommandError } from "./errors.ts";
import { knownMetrics } from "./known-metrics.ts";
import { dialectNamed, type SqlFlags } from "./sql-command.ts";

/** The file that says which the others are. */
const INDEX = "index.json";

/**
 * `touchstone sql --all`: a statement of every metric and variant, each in a file of its own, over tables or views that
 * are called as `factView` calls them (`contactFact`); those views too where the dialect has them, and an index.
 *
 * @throws CommandError where a file is in the way that no earlier run wrote.
 */
export async function sqlAllCommand(
  id: string | undefined,
  { all: _, dialect: named, out, ...others }: SqlFlags,
): Promise<void> {
  const [other] = Object.keys(others);
  if (id !== undefined || other !== undefined) {
    const what = id === undefined ? `--${other}` : `"${id}"`;
    throw new CommandError(`sql --all writes every metric as it is; leave out ${what}`);
  }
  const dialect = dialectNamed(named);
  if (out === undefined) throw new CommandError("say where the statements go with --out DIRECTORY");
  const metrics = [...knownMetrics.values()]
    .flatMap(({ metric }) => [metric, ...Object.values<AnyMetric>(metric.variants)])
    .map((metric) => statementOf(metric, dialect));
  const views = viewFiles(dialect);
  const index = {
    dialect,
    metrics: metrics.map(({ text: _, ...told }) => told),
    views: views.map(({ file }) => ({ file })),
  };
  const files = [
    ...[...metrics, ...views].map(({ file, text }) => ({ file, text })),
    { file: INDEX, text: `${JSON.stringify(index, null, 2)}\n` },
  ];
  await refuseForeign(out, files);
  await mkdir(out, { recursive: true });
  for (const { file, text } of files) await writeFile(join(out, file), text);
  process.stdout.write(`${files.length} files in ${out}; ${INDEX} says which is which\n`);
}

function statementOf(metric: AnyMetric, dialect: DialectName) {
  const { id, variant, fact } = metric;
  const table = dialects[dialect].quoteName(`${fact.name}Fact`);
  return {
    metric: id,
    variant,
    fact: fact.name,
    table,
    file: `${id}${variant === null ? "" : `.${variant}`}.sql`,
    text: `${toSql(metric, { dialect, from: table })}\n`,
  };
}

/** The tables of records and the views that need to be told nothing, where a dialect has them. */
function viewFiles(dialect: DialectName): readonly { readonly file: string; readonly text: string }[] {
  if (dialect !== "duckdb" && dialect !== "postgresql") return [];
  const asOf = { sql: "CURRENT_TIMESTAMP" };
  const views = factViews({ contact: { asOf }, case: {}, surveyResponse: {} }, { dialect });
  return [
    { file: "record-tables.sql", text: statements(createTables(dialect)) },
    { file: "fact-views.sql", text: statements(views) },
  ];
}

const statements = (all: readonly string[]): string => all.map((one) => `${one};\n`).join("\n");

/** @throws CommandError on a file of another text than before that is not in the index of an earlier run. */
async function refuseForeign(out: string, files: readonly { readonly file: string }[]): Promise<void> {
  const earlier = filesNamed(await textOf(join(out, INDEX)));
  for (const { file } of files) {
    if (file === INDEX || earlier.has(file) || (await textOf(join(out, file))) === null) continue;
    throw new CommandError(
      `${join(out, file)} is there and not from an earlier run; name another directory with --out`,
    );
  }
  if (earlier.size === 0 && (await textOf(join(out, INDEX))) !== null) {
    throw new CommandError(
      `${join(out, INDEX)} is there and not from an earlier run; name another directory with --out`,
    );
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/** The files that an index names; none where it is no index. */
function filesNamed(text: string | null): ReadonlySet<string> {
  const files = new Set<string>();
  try {
    const index: unknown = JSON.parse(text ?? "null");
    for (const list of Object.values(index ?? {}))
      for (const one of Array.isArray(list) ? list : [])
        if (typeof one?.file === "string") files.add(one.file);
  } catch {
    return new Set();
  }
  return files;
}
