import { sideRow } from "../facts/sided.ts";
import { readFactRows } from "./fact-rows.ts";
import type { Findings } from "./findings.ts";
import { type AnyFact, derivationOf } from "./measurable.ts";
import type { OnBytes } from "./open-text.ts";
import { watchReading } from "./progress.ts";
import type { Rows } from "./rows.ts";
import type { RowsRequest } from "./rows-request.ts";
import { type FactFile, isMade } from "./sources.ts";

/** What places a row in its group and period. */
export interface Placing {
  readonly by: readonly string[];
  readonly at: string | null;
}

/** Reads all files of a request, one after the other, and makes of them the rows of the fact that is measured. */
export function readRows(request: RowsRequest, placing: Placing, findings: Findings): Promise<Rows> {
  const paths = request.sources.map(({ path }) => path);
  return watchReading(paths, (onBytes) => rowsOf(request, placing, findings, onBytes));
}

/** The columns of a file of facts that are looked at: where they are one side of several, its own. */
export function columnsOf(
  { fact: own }: FactFile,
  { fact, columns }: Pick<RowsRequest, "fact" | "columns">,
  { by, at }: Placing,
) {
  if (own === fact) return { fact, measured: columns, by, at };
  const has = (name: string) => Object.hasOwn(own.columns, name);
  return { fact: own, measured: columns.filter(has), by: by.filter(has), at: at === fact.at ? own.at : at };
}

async function rowsOf(
  request: RowsRequest,
  placing: Placing,
  findings: Findings,
  onBytes: OnBytes,
): Promise<Rows> {
  const { fact, sides, sources, values, format } = request;
  const [first] = sources;
  const ofFacts = (source: FactFile): Promise<Rows> =>
    readFactRows(source.path, { ...columnsOf(source, request, placing), format, findings, onBytes });
  if (sides.length === 0 && first.holds === "facts") return ofFacts(first);

  const read = new Map<string, Rows>();
  for (const source of sources)
    if (source.holds === "facts") read.set(source.fact.name, await ofFacts(source));
  const files = sources.flatMap((source) => (source.holds === "facts" ? [] : [source]));
  let count = [...read.values()].reduce((sum, rows) => sum + rows.read, 0);
  const derive = await (async () => {
    if (files.length === 0) return null;
    // Only records need the schemas, and the schemas need zod.
    const { derivedRows, readRecordFiles } = await import("./record-rows.ts");
    const records = await readRecordFiles(files, { format, findings, onBytes });
    count += records.read;
    return (one: AnyFact) => derivedRows(one, records, values, first.path);
  })();
  const made = (one: AnyFact): Omit<Rows, "read"> => {
    const derivation = derivationOf(one);
    const rows = derivation && isMade(derivation, sources) && derive ? derive(one) : read.get(one.name);
    return rows ?? { rows: [], placeOf: () => ({ file: first.path, line: null }) };
  };
  return { ...(sides.length === 0 ? made(fact) : sideBySide(sides, made)), read: count };
}

/** The rows of all sides, one side after the other. */
function sideBySide(
  sides: RowsRequest["sides"],
  made: (fact: AnyFact) => Omit<Rows, "read">,
): Omit<Rows, "read"> {
  const parts = sides.map(([side, fact]) => ({ side, fact, ...made(fact) }));
  return {
    rows: parts.flatMap(({ side, fact, rows }) => rows.map((row) => sideRow(side, fact, row))),
    placeOf: (index) => {
      let rest = index;
      for (const { rows, placeOf } of parts) {
        if (rest < rows.length) return placeOf(rest);
        rest -= rows.length;
      }
      throw new RangeError(`There is no row ${index}.`);
    },
  };
}
