import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { toCube } from "../exports/cube.ts";
import { toDbt } from "../exports/dbt.ts";
import { toMalloy } from "../exports/malloy.ts";
import type { RefusedMetric } from "../exports/metric-forms.ts";
import { toOssie } from "../exports/ossie.ts";
import { toPrometheus } from "../exports/prometheus.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import { CommandError, tell } from "./errors.ts";
import { knownMetrics, unknownMetric } from "./known-metrics.ts";
import { oneOf } from "./one-of.ts";

/** The options of `touchstone export`. */
export interface ExportFlags {
  readonly to?: string;
  readonly metrics?: readonly string[];
  readonly all?: true;
  readonly variants?: true;
  readonly dialect?: string;
  readonly out?: string;
}

interface Exported {
  /** Texts by the path of their file. */
  readonly files: Readonly<Record<string, string>>;
  readonly refused: readonly RefusedMetric[];
}

/** A format: the databases that it is written for, none where it is for all, and how it is written. */
interface Format {
  readonly dialects: readonly string[];
  write(entries: readonly MetricEntry[], variants: boolean, dialect: string): Exported;
}

const oneFile = (
  name: string,
  { text, refused }: { text: string; refused: readonly RefusedMetric[] },
): Exported => ({
  files: { [name]: text },
  refused,
});

const warehouses = ["duckdb", "postgresql", "bigquery", "snowflake", "trino"] as const;
const dbtDialects = [...warehouses, "spark"] as const;
const cubeDialects = [...dbtDialects, "clickhouse"] as const;

const formats: Readonly<Record<string, Format>> = {
  ossie: {
    dialects: [],
    write: (entries, variants) => oneFile("touchstone.ossie.yaml", toOssie(entries, { variants })),
  },
  dbt: {
    dialects: dbtDialects,
    write: (entries, variants, dialect) =>
      toDbt(entries, { variants, dialect: oneOf("--dialect", dialect, dbtDialects) }),
  },
  cube: {
    dialects: cubeDialects,
    write: (entries, variants, dialect) =>
      oneFile(
        "touchstone.cube.yml",
        toCube(entries, { variants, dialect: oneOf("--dialect", dialect, cubeDialects) }),
      ),
  },
  malloy: {
    dialects: warehouses,
    write: (entries, variants, dialect) =>
      oneFile(
        "touchstone.malloy",
        toMalloy(entries, { variants, dialect: oneOf("--dialect", dialect, warehouses) }),
      ),
  },
  prometheus: {
    dialects: [],
    write: (entries, variants) => oneFile("touchstone.rules.yml", toPrometheus(entries, { variants })),
  },
};

/** Names of the formats. */
export const exportFormats: readonly string[] = Object.keys(formats);

/**
 * `touchstone export`: metrics in the format of another tool, on standard output or as files of a directory. What the
 * format cannot say is told on standard error.
 *
 * @throws CommandError on what cannot be written.
 */
export async function exportCommand({
  to,
  metrics,
  all,
  variants,
  dialect,
  out,
}: ExportFlags): Promise<void> {
  if (to === undefined) throw new CommandError(`say the format with --to ${exportFormats.join("|")}`);
  const name = oneOf("--to", to, exportFormats);
  const format = formats[name];
  if (format === undefined) throw new TypeError("There is no format.");
  const entries = entriesAsked(metrics ?? [], all === true);
  if (format.dialects.length === 0 && dialect !== undefined)
    throw new CommandError(`--dialect: ${name} is written for no database of its own`);
  if (format.dialects.length > 0 && dialect === undefined)
    throw new CommandError(`say for which database with --dialect ${format.dialects.join("|")}`);
  const { files, refused } = refusing(() => format.write(entries, variants === true, dialect ?? ""));
  const written = Object.entries(files);
  if (out === undefined && written.length > 1)
    throw new CommandError(`${name} takes ${written.length} files; say in which directory with --out DIR`);
  for (const [path, text] of written) {
    if (out === undefined) process.stdout.write(text);
    else await writeInto(out, path, text);
  }
  for (const { metric, why } of refused) tell(`${metric} is left out: ${why}`);
}

function entriesAsked(names: readonly string[], all: boolean): readonly MetricEntry[] {
  if (all === names.length > 0) throw new CommandError("name metrics with --metrics or say --all");
  if (all) return [...knownMetrics.values()];
  return [...new Set(names)].map((id) => {
    const entry = knownMetrics.get(id);
    if (entry === undefined) throw new CommandError(unknownMetric(id));
    return entry;
  });
}

async function writeInto(directory: string, path: string, text: string): Promise<void> {
  const file = join(directory, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new CommandError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** What cannot be written is the user's to put right. */
function refusing(write: () => Exported): Exported {
  try {
    return write();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new CommandError(error.message);
    throw error;
  }
}
