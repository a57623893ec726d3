import type { QuestionnaireItems } from "../facts/questionnaire-facts.ts";
import type { RecordType } from "../model/record-schemas.ts";
import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { isTimeZone } from "../time/zone.ts";
import { CommandError } from "./errors.ts";
import type { OnInvalid } from "./findings.ts";
import { type Format, formats } from "./format.ts";
import { knownMetrics } from "./known-metrics.ts";
import {
  type AnyFact,
  type Derivation,
  type DerivationOption,
  derivationOf,
  derivationOptions,
  derivations,
  facts,
  foldedRecords,
  measurableRecords,
} from "./measurable.ts";
import { oneOf, unknown } from "./one-of.ts";
import type { Selection } from "./selection.ts";
import { isSided, sidesCounted, sidesOf } from "./sides.ts";

/** The options that say what the rows of a file are, as they were typed. */
export interface RowsFlags {
  readonly record?: string;
  readonly fact?: string;
  readonly events?: true;
  readonly with?: readonly string[];
  readonly invitations?: string;
  readonly asOf?: string;
  readonly window?: string;
  readonly previousFrom?: string;
  readonly snapshotAt?: string;
  readonly timeZone?: string;
  readonly items?: string;
  readonly onInvalid?: string;
  readonly format?: string;
}

/** What a derivation is told besides its records. */
export interface DerivationValues {
  readonly asOf?: Instant;
  readonly window?: { readonly from: Instant; readonly to: Instant };
  readonly previousFrom?: Instant;
  readonly snapshotAt?: Instant;
  readonly timeZone?: string;
  readonly items?: QuestionnaireItems;
}

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

/** The rows that are asked for, checked. */
export interface RowsRequest {
  /** The fact that is measured. */
  readonly fact: AnyFact;
  /** The sides that have to be there, by name; none of a fact that stands for itself or comes whole. */
  readonly sides: readonly (readonly [side: string, fact: AnyFact])[];
  /** The files, the one that is measured first. */
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
  file: string,
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
  const others = withTexts(flags, record).map((text) => withOf(text, first, made, sides));
  const sources = [first, ...others] as const;
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

function withTexts({ with: texts = [], invitations }: RowsFlags, record: RecordType | null) {
  if (invitations === undefined) return texts;
  if (record !== "surveyResponse") {
    throw new CommandError("--invitations is for --record surveyResponse");
  }
  return [...texts, `surveyInvitation=${invitations}`];
}

/** A further file, `name=file`: records of a type that the facts are made of, else rows of a side. */
function withOf(
  text: string,
  first: Source,
  made: readonly Derivation[],
  sides: RowsRequest["sides"],
): Source {
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
function refuseMissing(
  sources: readonly Source[],
  fact: AnyFact,
  sides: RowsRequest["sides"],
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

/**
 * What the derivations are told.
 *
 * @param used the derivations of this run; `null` where the rows are facts already
 */
function derivationValues(
  flags: RowsFlags,
  used: readonly Derivation[] | null,
  made: readonly Derivation[],
): DerivationValues {
  const taken = new Set((used ?? []).flatMap(({ options = [] }) => options));
  for (const name of optionNames) {
    // A zone is that of periods too.
    if (flags[name] === undefined || name === "timeZone" || taken.has(name)) continue;
    const option = derivationOptions[name];
    if (used === null) throw new CommandError(`${option} is for --record; facts are measured as they are`);
    const names = made.map(({ fact }) => fact.name).join(" and ");
    throw new CommandError(`${option} says nothing about ${names} facts`);
  }
  for (const { fact, requires = [] } of used ?? []) {
    const missing = requires.find((name) => flags[name] === undefined);
    if (missing !== undefined) {
      throw new CommandError(`${fact.name} facts need ${derivationOptions[missing]}; see --help`);
    }
  }
  const { asOf, window, previousFrom, snapshotAt, timeZone, items } = flags;
  return {
    ...(asOf !== undefined && { asOf: instantOf(asOf, "--as-of") }),
    ...(window !== undefined && { window: windowOf(window, "--window") }),
    ...(previousFrom !== undefined && { previousFrom: instantOf(previousFrom, "--previous-from") }),
    ...(snapshotAt !== undefined && { snapshotAt: instantOf(snapshotAt, "--snapshot-at") }),
    ...(timeZone !== undefined && taken.has("timeZone") && { timeZone: zoneOf(timeZone) }),
    ...(items !== undefined && { items: itemsOf(items) }),
  };
}

const optionNames = Object.keys(derivationOptions).filter(
  (name): name is DerivationOption => name in derivationOptions,
);

/** Whether the facts of a run are told a time zone of their own, whatever the periods. */
export const takesTimeZone = ({ own, fact }: Said): boolean =>
  [own, fact].some((one) => derivationOf(one)?.options?.includes("timeZone") === true);

function zoneOf(timeZone: string): string {
  if (!isTimeZone(timeZone)) {
    throw new CommandError(`unknown time zone "${timeZone}"; use an IANA name such as Europe/Oslo or UTC`);
  }
  return timeZone;
}

function instantOf(text: string, option: string): Instant {
  const ms = parseInstant(text);
  if (ms === null) {
    throw new CommandError(`${option}: "${text}" is not an instant such as 2026-03-31T22:00:00Z`);
  }
  return formatInstant(ms);
}

function windowOf(text: string, option: string): { readonly from: Instant; readonly to: Instant } {
  const [from = "", to, ...rest] = text.split("/");
  if (to === undefined || rest.length > 0) {
    throw new CommandError(`${option}: write two instants with a slash between, not "${text}"`);
  }
  const window = { from: instantOf(from, option), to: instantOf(to, option) };
  if (window.from >= window.to) throw new CommandError(`${option}: ${text} ends before it begins`);
  return window;
}

/** `sus=q1,q2,…`. */
function itemsOf(text: string): QuestionnaireItems {
  const [instrument = "", list = "", ...rest] = text.split("=");
  const items = list.split(",").map((item) => item.trim());
  if (instrument === "" || rest.length > 0 || items.includes("") || items.length > 10) {
    throw new CommandError(
      `--items: write the questionnaire and the ids of its questions, ten at most, as in sus=q1,q2,q3; not "${text}"`,
    );
  }
  return { instrument, items };
}
