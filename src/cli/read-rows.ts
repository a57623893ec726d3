import { sideRow } from "../facts/sided.ts";
import { readFactRows } from "./fact-rows.ts";
import type { Findings } from "./findings.ts";
import { type AnyFact, derivationOf } from "./measurable.ts";
import type { OnBytes } from "./open-text.ts";
import { watchReading } from "./progress.ts";
import type { Rows } from "./rows.ts";
import { isMade, type RowsRequest, type Source } from "./rows-request.ts";

/** What places a row in its group and period. */
interface Placing {
  readonly by: readonly string[];
  readonly at: string | null;
}

/** Reads all files of a request, one after the other, and makes of them the rows of the fact that is measured. */
export function readRows(request: RowsRequest, placing: Placing, findings: Findings): Promise<Rows> {
  const paths = request.sources.map(({ path }) => path);
  return watchReading(paths, (onBytes) => rowsOf(request, placing, findings, onBytes));
}

async function rowsOf(
  request: RowsRequest,
  placing: Placing,
  findings: Findings,
  onBytes: OnBytes,
): Promise<Rows> {
  const { fact, sides, sources, values, columns, format } = request;
  const [first] = sources;
  const ofFacts = async (source: Extract<Source, { readonly holds: "facts" }>): Promise<Rows> => {
    const isWhole = source.fact === fact;
    const own = (names: readonly string[]) =>
      isWhole ? names : names.filter((name) => Object.hasOwn(source.fact.columns, name));
    return readFactRows(source.path, {
      fact: source.fact,
      measured: own(columns),
      by: own(placing.by),
      at: isWhole || placing.at !== fact.at ? placing.at : source.fact.at,
      format,
      findings,
      onBytes,
    });
  };
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
