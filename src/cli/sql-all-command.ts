import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { viewOptions } from "../sql/views/fact-view.ts";
import { compileSchedule } from "../time/compile-schedule.ts";
import { parseInstant } from "../time/instant.ts";
import { windowOf } from "./derivation-values.ts";
import { CommandError, tell } from "./errors.ts";
import { Findings } from "./findings.ts";
import { unknown } from "./one-of.ts";
import { dialectNamed, refusing, type SqlFlags } from "./sql-command.ts";
import { type SqlProject, sqlProject } from "./sql-project.ts";
import { sqlReadme } from "./sql-readme.ts";
import { asOfNamed, optionsNamed } from "./sql-view-command.ts";

/** The file that says for machines which the others are. */
const INDEX = "index.json";
/** The one that says it to people. */
const README = "README.md";

/**
 * `touchstone sql --all`: a directory of all statements, to be run in the order of their names: tables, a view of each
 * fact, and a statement of each metric and variant; with an index, and a README that says what could not be written.
 *
 * @throws CommandError where a file is in the way that no earlier run wrote, and on options that say nothing.
 */
export async function sqlAllCommand(
  id: string | undefined,
  { all: _, dialect: named, out, asOf = "now", option = [], schedule, horizon, ...others }: SqlFlags,
): Promise<void> {
  const [other] = Object.keys(others);
  if (id !== undefined || other !== undefined) {
    const what = id === undefined ? `--${other}` : `"${id}"`;
    throw new CommandError(`sql --all writes every metric as it is; leave out ${what}`);
  }
  const dialect = dialectNamed(named);
  if (out === undefined) throw new CommandError("say where the statements go with --out DIRECTORY");
  const toldOf = toldFacts(optionsNamed(option));
  const calendar = await calendarOf(schedule, horizon);
  const project = refusing(() => sqlProject({ dialect, asOf: asOfNamed(asOf), toldOf, calendar }));
  const { tables, facts, metrics } = project;
  const files = [
    ...[...tables, ...facts, ...metrics],
    { file: README, text: sqlReadme(project) },
    { file: INDEX, text: `${JSON.stringify(indexOf(project), null, 2)}\n` },
  ];
  const left = await refuseForeign(out, files);
  for (const { file, text } of files) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await writeFile(join(out, file), text);
  }
  tellLimits(project, out, left);
  process.stdout.write(`${files.length} files in ${out}; README.md says which is which\n`);
}

/** Names of files that are told. */
const TOLD = 3;

/** What is not written, and what is left of an earlier run. */
function tellLimits({ onlyMetrics, facts }: SqlProject, out: string, left: readonly string[]): void {
  if (onlyMetrics !== null) tell(`only metrics are written, no tables and no facts. ${onlyMetrics}`);
  const empty = facts.filter(({ is }) => is === "table");
  if (empty.length > 0) {
    const names = empty.map(({ fact }) => fact).join(", ");
    tell(`tables in place of views, to be filled: ${names}; README.md says why`);
  }
  if (left.length > 0)
    tell(
      `files of an earlier run that are no part of this one are left in ${out}: ${left.slice(0, TOLD).join(", ")}${left.length > TOLD ? ` and ${left.length - TOLD} more` : ""}`,
    );
}

const indexOf = ({ dialect, tables, facts, metrics }: SqlProject) => ({
  dialect,
  tables: tables.map(({ text: _, ...told }) => told),
  facts: facts.map(({ text: _, ...told }) => told),
  metrics: metrics.map(({ text: _, ...told }) => told),
});

/** Options of views, `fact.name` for one and `name` for all that take it. */
function toldFacts(
  options: readonly (readonly [name: string, value: unknown])[],
): (fact: string) => Readonly<Record<string, unknown>> {
  for (const [name] of options) {
    const [own, fact] = name.split(".").toReversed();
    if (fact !== undefined && !Object.hasOwn(viewOptions, fact))
      throw new CommandError(unknown("--option", fact, Object.keys(viewOptions)));
    const known = Object.entries(viewOptions).flatMap(([one, taken]) =>
      fact === undefined || fact === one ? Object.keys(taken) : [],
    );
    if (own === undefined || !known.includes(own))
      throw new CommandError(unknown("--option", own ?? "", [...new Set(known)]));
  }
  return (fact) => {
    const taken = viewOptions[fact] ?? {};
    const general = options.filter(([name]) => Object.hasOwn(taken, name));
    const own = options.flatMap(([name, value]) =>
      name.startsWith(`${fact}.`) ? [[name.slice(fact.length + 1), value] as const] : [],
    );
    return Object.fromEntries([...general, ...own]);
  };
}

/** Open hours of a schedule in a file, over a horizon. */
async function calendarOf(file: string | undefined, horizon: string | undefined) {
  if (file === undefined) {
    if (horizon !== undefined) throw new CommandError("--horizon is for --schedule");
    return null;
  }
  if (horizon === undefined)
    throw new CommandError("say over which time the schedule is to be compiled with --horizon FROM/TO");
  const { from, to } = windowOf(horizon, "--horizon");
  // Only records need the schemas, and the schemas need zod.
  const [{ readRecords }, { ScheduleSchema }] = await Promise.all([
    import("./record-file.ts"),
    import("../model/schedule.ts"),
  ]);
  const found: object[] = [];
  const reading = { format: undefined, findings: new Findings(file, "throw"), onBytes: () => {} };
  await readRecords(file, "schedule", reading, (one) => found.push(one));
  const [schedule, ...others] = found;
  if (schedule === undefined || others.length > 0)
    throw new CommandError(`${file}: expected one schedule, found ${found.length}`);
  const ends = { from: parseInstant(from) ?? 0, to: parseInstant(to) ?? 0 };
  return refusing(() => compileSchedule(ScheduleSchema.parse(schedule), ends));
}

/**
 * Files of an earlier run that this one does not write.
 *
 * @throws CommandError on a file that is not in the index of an earlier run.
 */
async function refuseForeign(
  out: string,
  files: readonly { readonly file: string }[],
): Promise<readonly string[]> {
  const earlier = filesNamed(await textOf(join(out, INDEX)));
  const own = new Set([...earlier, ...(earlier.size > 0 ? [INDEX, README] : [])]);
  for (const { file } of files) {
    if (own.has(file) || (await textOf(join(out, file))) === null) continue;
    throw new CommandError(
      `${join(out, file)} is there and not from an earlier run; name another directory with --out`,
    );
  }
  const written = new Set(files.map(({ file }) => file));
  return [...earlier].filter((file) => !written.has(file));
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
