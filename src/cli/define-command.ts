import type { MetricEntry } from "../metrics/entry.ts";
import { type Definition, definition } from "./definition.ts";
import { definitionText } from "./definition-text.ts";
import { CommandError } from "./errors.ts";
import { knownMetrics, metricsNamed, unknownMetric } from "./known-metrics.ts";
import { Page } from "./page.ts";
import { terminal } from "./table.ts";

/** The options of `touchstone define`. */
export interface DefineFlags {
  readonly all?: true;
  readonly json?: true;
}

/**
 * `touchstone define`: tells metrics, or lists them where none is named.
 *
 * @throws CommandError on a name that no metric has.
 */
export function defineCommand(names: readonly string[], { all, json }: DefineFlags): void {
  if (all === true && names.length > 0) throw new CommandError("name metrics or say --all, not both");
  const entries = all === true ? [...knownMetrics.values()] : [...new Set(names.flatMap(entriesNamed))];
  if (json === true) {
    const metrics = entries.length === 0 ? [...knownMetrics.values()].map(summary) : entries.map(definition);
    process.stdout.write(`${JSON.stringify({ metrics }, null, 2)}\n`);
  } else if (entries.length === 0) process.stdout.write(listOfMetrics());
  else {
    const screen = terminal();
    const told = entries.map((entry) => definitionText(definition(entry), screen));
    process.stdout.write((all === true ? [listOfMetrics(), ...told] : told).join("\n\n"));
  }
}

function entriesNamed(name: string): readonly MetricEntry[] {
  const found = metricsNamed(name);
  if (found.length === 0) throw new CommandError(unknownMetric(name));
  return found;
}

/** A metric in the list of all: enough to choose by. */
function summary({ metric, name, abbreviation, family, says }: MetricEntry): Partial<Definition> {
  return {
    id: metric.id,
    name,
    abbreviation: abbreviation ?? null,
    family: family ?? null,
    says,
  };
}

function listOfMetrics(): string {
  const page = new Page(terminal());
  const entries = [...knownMetrics.values()];
  for (const family of new Set(entries.map((entry) => entry.family))) {
    const own = entries.filter((entry) => entry.family === family);
    page.title(family ?? "other").entries(own.map(({ metric, says }) => [metric.id, says]));
  }
  page.title(`${entries.length} metrics; "touchstone define csat" tells one of them`);
  return page.toString();
}
