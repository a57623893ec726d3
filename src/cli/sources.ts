import type { RecordType } from "../model/record-schemas.ts";
import { CommandError } from "./errors.ts";
import { type AnyFact, type Derivation, derivationOf, foldedRecords } from "./measurable.ts";
import { unknown } from "./one-of.ts";
import type { Selection } from "./selection.ts";
import { isSided } from "./sides.ts";

/** A file, and what its rows are: records of a type, facts already, or events that are folded into records. */
export type Source = { readonly path: string } & (
  | { readonly holds: "records"; readonly record: RecordType }
  | { readonly holds: "facts"; readonly fact: AnyFact }
  | {
      readonly holds: "events";
      /** Whether that was said; else a look has to show it. */
      readonly isSaid: boolean;
    }
);

/** A file of records of one type, or of events. */
export type RecordFile = Exclude<Source, { readonly holds: "facts" }>;

/** A file of rows of a fact. */
export type FactFile = Extract<Source, { readonly holds: "facts" }>;

/** The sides that have to be there, by name. */
export type Sides = readonly (readonly [side: string, fact: AnyFact])[];

/** A further file, `name=file`: records of a type that the facts are made of, else rows of a side. */
export function sourceNamed(text: string, first: Source, made: readonly Derivation[], sides: Sides): Source {
  const [, name = "", path = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (path === "") throw new CommandError(`--with ${text}: write it as name=file`);
  const types =
    first.holds === "facts"
      ? []
      : made
          .flatMap(({ from, needs = [], also = [] }) => [...from, ...needs, ...also])
          .filter((type) => first.holds === "events" || type !== first.record);
  const type = types.find((one) => one === name);
  if (type !== undefined) return { path, holds: "records", record: type };
  const [, side] = sides.find(([one, { name: called }]) => one === name || called === name) ?? [];
  if (side !== undefined) return { path, holds: "facts", fact: side };
  const known = [...new Set([...types, ...sides.map(([one]) => one)])];
  if (known.length === 0) throw new CommandError(`--with ${text}: the metrics need no other file`);
  throw new CommandError(unknown("--with", name, known));
}

const hasRecord = (sources: readonly Source[], type: RecordType): boolean =>
  sources.some(
    (source) =>
      (source.holds === "records" && source.record === type) ||
      (source.holds === "events" && foldedRecords.includes(type)),
  );
const hasFact = (sources: readonly Source[], { name }: AnyFact): boolean =>
  sources.some((source) => source.holds === "facts" && source.fact.name === name);

/** Whether a fact is made of the records of these files. */
export const isMade = ({ fact, from, needs = [] }: Derivation, sources: readonly Source[]): boolean =>
  !hasFact(sources, fact) &&
  from.some((type) => hasRecord(sources, type)) &&
  needs.every((type) => hasRecord(sources, type));

/** @throws CommandError where a file is missing without which there is nothing to measure. */
export function refuseMissing(
  sources: readonly Source[],
  fact: AnyFact,
  sides: Sides,
  selections: readonly Selection[],
): void {
  const isThere = (one: AnyFact) => {
    const derivation = derivationOf(one);
    return hasFact(sources, one) || (derivation !== undefined && isMade(derivation, sources));
  };
  if (sides.length > 0) {
    const missing = sides.find(([, side]) => !isThere(side));
    if (missing === undefined) return;
    const [first] = selections;
    const names = sides.map(([side]) => side).join(" and ");
    const id = first?.metric.id ?? fact.name;
    throw new CommandError(`${id} counts ${names}; ${fileFor(missing, sources)}`);
  }
  if (isSided(fact) || isThere(fact)) return;
  const needed = [...(derivationOf(fact)?.from ?? []), ...(derivationOf(fact)?.needs ?? [])];
  const missing = needed.filter((type) => !hasRecord(sources, type));
  throw new CommandError(
    `${fact.name} facts need ${missing.join(" and ")} records too: --with ${missing.map((type) => `${type}=FILE`).join(" --with ")}`,
  );
}

/** How the rows of a side that is missing can be given. */
function fileFor([side, fact]: readonly [string, AnyFact], sources: readonly Source[]): string {
  const { from = [], needs = [] } = derivationOf(fact) ?? {};
  const isOfRecords = sources[0]?.holds !== "facts" && from.length > 0;
  if (!isOfRecords) return `name the file of its ${side} rows with --with ${side}=FILE`;
  const types = [from.join(" or "), ...needs].join(" and ");
  return `name a file of ${types} records, of which ${side} is made, with --with ${from[0]}=FILE`;
}
