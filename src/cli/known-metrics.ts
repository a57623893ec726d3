import { catalogue } from "../metrics/catalogue.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import { nearest, plain } from "./nearest.ts";

/** Every metric, told and computable, by id. A map, since ids come from the command line. */
export const knownMetrics: ReadonlyMap<string, MetricEntry> = new Map(Object.entries(catalogue));

/** The names a metric goes by: id, name, abbreviation, aliases. */
const namesOf = ({ metric, name, abbreviation, aliases }: MetricEntry): readonly string[] => [
  metric.id,
  name,
  ...(abbreviation === undefined ? [] : [abbreviation]),
  ...aliases,
];

const idsByName: ReadonlyMap<string, readonly string[]> = (() => {
  const ids = new Map<string, string[]>();
  for (const [id, entry] of knownMetrics) {
    for (const name of new Set(namesOf(entry).map(plain))) ids.set(name, [...(ids.get(name) ?? []), id]);
  }
  return ids;
})();

/** The metrics that go by a name, letter case and spaces aside; an abbreviation can mean several. */
export function metricsNamed(name: string): readonly MetricEntry[] {
  const exact = knownMetrics.get(name);
  if (exact !== undefined) return [exact];
  return (idsByName.get(plain(name)) ?? []).flatMap((id) => knownMetrics.get(id) ?? []);
}

/** One line about a name that no metric has. */
export function unknownMetric(name: string): string {
  // Of names that are equally near, an id comes before an alias.
  const near = nearest(name, [...Array.from(knownMetrics.keys(), plain), ...idsByName.keys()]);
  const [id] = near === null ? [] : (idsByName.get(near) ?? []);
  if (id === undefined) return `unknown metric "${name}"; "touchstone define" lists them all`;
  return `unknown metric "${name}"; did you mean "${id}"?`;
}
