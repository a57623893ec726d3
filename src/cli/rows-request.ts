import type { RecordType } from "../model/record-schemas.ts";
import { type DerivationFlags, type DerivationValues, derivationValues } from "./derivation-values.ts";
import { CommandError } from "./errors.ts";
import type { OnInvalid } from "./findings.ts";
import { type Format, formats } from "./format.ts";
import { knownMetrics } from "./known-metrics.ts";
import {
  type AnyFact,
  derivationOf,
  derivations,
  facts,
  foldedRecords,
  measurableRecords,
} from "./measurable.ts";
import { oneOf, unknown } from "./one-of.ts";
import type { Selection } from "./selection.ts";
import { sidesCounted, sidesOf } from "./sides.ts";
import { isMade, refuseMissing, type Sides, type Source, sourceNamed } from "./sources.ts";

/** The options that say what the rows of a file are, as they were typed. */
export interface RowsFlags extends DerivationFlags {
  readonly record?: string;
  readonly fact?: string;
  readonly events?: true;
  readonly with?: readonly string[];
  readonly invitations?: string;
  readonly onInvalid?: string;
  readonly format?: string;
}

/** The rows that are asked for, checked. */
export interface RowsRequest {
  /** The fact that is measured. */
  readonly fact: AnyFact;
  /** The sides that have to be there, by name; none of a fact that stands for itself or comes whole. */
  readonly sides: Sides;
  /** The files, those that are measured first. */
  readonly sources: readonly [Source, ...Source[]];
  readonly values: DerivationValues;
  /** Columns that the metrics read. */
  readonly columns: readonly string[];
  readonly onInvalid: OnInvalid;
  readonly format: Format | undefined;
}

/** What the rows of the main file are said to be, and the fact that the metrics make of them. */
export interface Said {
  readonly holds: Source["holds"];
  /** Type of the records; `null` where the rows are none. */
  readonly record: RecordType | null;
  /** The fact that the rows are of, or that comes of them. */
  readonly own: AnyFact;
  /** The fact that is measured: `own`, or one that has it as a side. */
  readonly fact: AnyFact;
}

/** What there is to say where nobody can tell what the rows are. */
export const sayWhatRowsAre =
  "say what the rows are, with --events, with --record and the type of the records, or with --fact and the name of the fact; see --help";

/**
 * What the rows are said to be; events where nothing is said, which has to show when they are read.
 *
 * @throws CommandError where more than one thing is said of the rows, or where the metrics are of several facts.
 */
export function saidOf({ record, fact, events }: RowsFlags, ids: readonly string[]): Said {
  if ([record, fact, events].filter((one) => one !== undefined).length > 1)
    throw new CommandError(sayWhatRowsAre);
  const wanted = new Set(ids.map((id) => knownMetrics.get(id)?.metric.fact.name));
  if (record !== undefined) {
    const type = oneOf("--record", record, measurableRecords);
    return { holds: "records", record: type, ...measuredAmong(factsOf([type]), wanted) };
  }
  if (fact === undefined) {
    const made = measuredAmong(factsOf(foldedRecords), wanted);
    refuseNotOfEvents(ids, made.fact);
    return { holds: "events", record: null, ...made };
  }
  const known = factNamed(fact);
  if (known === undefined) throw new CommandError(unknown("--fact", fact, [...factNames()]));
  return { holds: "facts", record: null, ...measuredAmong([known], wanted) };
}

/** @throws CommandError on a metric of facts that no event makes. */
function refuseNotOfEvents(ids: readonly string[], made: AnyFact): void {
  for (const id of ids) {
    const { name = made.name } = knownMetrics.get(id)?.metric.fact ?? {};
    if (name === made.name) continue;
    throw new CommandError(
      `${id} is of ${name} facts, which events do not make; give its rows with --fact ${name}`,
    );
  }
}

/** The facts that records of some types make, by themselves or with others. */
const factsOf = (types: readonly RecordType[]): readonly AnyFact[] =>
  derivations
    .filter(({ from, needs = [] }) => [...from, ...needs].some((type) => types.includes(type)))
    .map((derivation) => derivation.fact);

/** Of the facts that come of a file, the one that is measured, by itself or as a side of another. */
function measuredAmong(
  own: readonly AnyFact[],
  wanted: ReadonlySet<string | undefined>,
): Pick<Said, "own" | "fact"> {
  const over = Array.from(facts.values()).flatMap((fact) => {
    const side = Object.values(sidesOf(fact)).find((one) => own.some(({ name }) => name === one.name));
    return side === undefined ? [] : [{ own: side, fact }];
  });
  const found = [...own.map((fact) => ({ own: fact, fact })), ...over].filter(({ fact }) =>
    wanted.has(fact.name),
  );
  const [first, ...others] = found;
  if (others.length > 0) {
    const names = found.map(({ fact }) => fact.name).join(" and ");
    throw new CommandError(`the metrics are of ${names} facts; measure those of each in a run of its own`);
  }
  if (first !== undefined) return first;
  const [fact] = own;
  if (fact === undefined) throw new TypeError("There is no fact.");
  return { own: fact, fact };
}

/** Names of facts that rows can be of: those of metrics, and their sides. */
export const factNames = (): ReadonlySet<string> =>
  new Set(
    Array.from(facts.values()).flatMap((fact) => [
      fact.name,
      ...Object.values(sidesOf(fact)).map(({ name }) => name),
    ]),
  );

const factNamed = (name: string): AnyFact | undefined =>
  facts.get(name) ??
  Array.from(facts.values())
    .flatMap((fact) => Object.values(sidesOf(fact)))
    .find((fact) => fact.name === name);

/**
 * The files to be read and what is made of them.
 *
 * @throws CommandError on a file that says nothing about the metrics, on one that is missing, and on options that do.
 */
export function rowsRequest(
  [file, ...further]: readonly [string, ...string[]],
  flags: RowsFlags,
  { holds, record, own, fact }: Said,
  selections: readonly Selection[],
): RowsRequest {
  const sides =
    holds === "facts" && own === fact
      ? []
      : Object.entries(sidesOf(fact)).filter(([side]) =>
          selections.some(({ metric }) => sidesCounted(metric).includes(side)),
        );
  const made = (sides.length === 0 ? [fact] : sides.map(([, side]) => side)).flatMap(
    (one) => derivationOf(one) ?? [],
  );
  const first: Source =
    record !== null
      ? { path: file, holds: "records", record }
      : holds === "facts"
        ? { path: file, holds, fact: own }
        : { path: file, holds: "events", isSaid: flags.events === true };
  if (further.length > 0 && first.holds === "events")
    throw new CommandError("events are folded from one file, whatever their order; put them into one");
  const sources = [
    first,
    ...further.map((path) => ({ ...first, path })),
    ...withTexts(flags, record).map((text) => sourceNamed(text, first, made, sides)),
  ] as const;
  if (sources.filter(({ path }) => path === "-").length > 1) {
    throw new CommandError("only one of the files can be standard input");
  }
  refuseMissing(sources, fact, sides, selections);
  const used = made.filter((derivation) => isMade(derivation, sources));
  return {
    fact,
    sides,
    sources,
    values: derivationValues(flags, holds === "facts" && used.length === 0 ? null : used, made),
    columns: columnsRead(selections),
    onInvalid: oneOf("--on-invalid", flags.onInvalid ?? "exclude", ["exclude", "throw"]),
    format: flags.format === undefined ? undefined : oneOf("--format", flags.format, formats),
  };
}

function columnsRead(selections: readonly Selection[]): readonly string[] {
  const read = selections.flatMap(({ metric }) => metric.formula(metric.given).columns);
  return [...new Set(read.map(({ name }) => name))];
}

/** Whether the facts of a run are told a time zone of their own, whatever the periods. */
export const takesTimeZone = ({ own, fact }: Said): boolean =>
  [own, fact].some((one) => derivationOf(one)?.options?.includes("timeZone") === true);

function withTexts({ with: texts = [], invitations }: RowsFlags, record: RecordType | null) {
  if (invitations === undefined) return texts;
  if (record !== "surveyResponse") {
    throw new CommandError("--invitations is for --record surveyResponse");
  }
  return [...texts, `surveyInvitation=${invitations}`];
}
