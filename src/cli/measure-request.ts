import type { Confidence } from "../statistics/interval.ts";
import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { type PeriodUnit, periodUnits } from "../time/period.ts";
import { isTimeZone } from "../time/zone.ts";
import { CommandError } from "./errors.ts";
import type { OnInvalid } from "./findings.ts";
import { type Format, formats } from "./format.ts";
import { type AnyFact, facts, type MeasurableRecord, measurableRecords } from "./measurable.ts";
import { hint } from "./nearest.ts";
import { type Selection, select } from "./selection.ts";

/** The options of `touchstone measure` as they were typed. */
export interface MeasureFlags {
  readonly record?: string;
  readonly fact?: string;
  readonly metrics?: readonly string[];
  readonly by?: readonly string[];
  readonly every?: string;
  readonly timeZone?: string;
  readonly at?: string;
  readonly given?: readonly string[];
  readonly variant?: readonly string[];
  readonly confidence?: string;
  readonly asOf?: string;
  readonly window?: string;
  readonly invitations?: string;
  readonly onInvalid?: string;
  readonly format?: string;
  readonly json?: true;
}

/** Periods, and the column that places a row in one. */
export interface Periods {
  readonly every: PeriodUnit;
  readonly timeZone: string;
  readonly at: string;
}

/** What is asked of a file, checked. */
export interface MeasureRequest {
  /** Type of the records; `null` where the rows are facts already. */
  readonly record: MeasurableRecord | null;
  readonly fact: AnyFact;
  readonly selections: readonly Selection[];
  readonly by: readonly string[];
  readonly periods: Periods | null;
  readonly confidence: Confidence;
  readonly asOf: Instant | null;
  readonly window: { readonly from: Instant; readonly to: Instant } | null;
  readonly invitations: string | null;
  readonly onInvalid: OnInvalid;
  readonly format: Format | undefined;
  readonly json: boolean;
}

/** @throws CommandError on anything that cannot be asked. */
export function measureRequest(flags: MeasureFlags): MeasureRequest {
  const { record, fact } = factOf(flags);
  if (flags.metrics === undefined) throw new CommandError(`say what to measure with --metrics; see --help`);
  const by = [...new Set(flags.by ?? [])];
  const periods = periodsOf(flags, fact);
  if (record !== null) {
    for (const column of by) mustHave(fact, "--by", column);
    if (periods !== null) mustHave(fact, "--at", periods.at);
  }
  return {
    record,
    fact,
    selections: select(flags.metrics, fact, flags.given ?? [], flags.variant ?? []),
    by,
    periods,
    confidence: confidenceOf(flags.confidence ?? "0.95"),
    asOf: onlyFor(record, ["interaction", "case"], "--as-of", flags.asOf, instantOf),
    window: onlyFor(record, ["case"], "--window", flags.window, windowOf),
    invitations: onlyFor(record, ["surveyResponse"], "--invitations", flags.invitations, (path) => path),
    onInvalid: oneOf("--on-invalid", flags.onInvalid ?? "exclude", ["exclude", "throw"]),
    format: flags.format === undefined ? undefined : oneOf("--format", flags.format, formats),
    json: flags.json === true,
  };
}

function factOf({ record, fact }: MeasureFlags): Pick<MeasureRequest, "record" | "fact"> {
  if ((record === undefined) === (fact === undefined)) {
    throw new CommandError(
      `say what the rows are with either --record ${Object.keys(measurableRecords).join("|")} or --fact ${[...facts.keys()].join("|")}`,
    );
  }
  if (record !== undefined) {
    const name = oneOf("--record", record, recordNames);
    return { record: name, fact: measurableRecords[name] };
  }
  const known = facts.get(fact ?? "");
  if (known === undefined) throw new CommandError(unknown("--fact", fact ?? "", [...facts.keys()]));
  return { record: null, fact: known };
}

const recordNames = Object.keys(measurableRecords).filter(
  (name): name is MeasurableRecord => name in measurableRecords,
);

function periodsOf({ every, timeZone, at }: MeasureFlags, fact: AnyFact): Periods | null {
  if (every === undefined) {
    if (timeZone !== undefined) throw new CommandError("--time-zone needs --every");
    if (at !== undefined) throw new CommandError("--at needs --every");
    return null;
  }
  const unit = oneOf("--every", every, periodUnits);
  if (timeZone === undefined) {
    throw new CommandError(`--every ${unit} needs --time-zone, such as Europe/Oslo or UTC`);
  }
  if (!isTimeZone(timeZone)) {
    throw new CommandError(
      `unknown time zone "${timeZone}"${hint(timeZone, Intl.supportedValuesOf("timeZone"), "use an IANA name such as Europe/Oslo or UTC")}`,
    );
  }
  return { every: unit, timeZone, at: at ?? fact.at };
}

/** @throws CommandError on a column that the fact does not have, or that is no instant where one is needed. */
function mustHave(fact: AnyFact, option: "--by" | "--at", name: string): void {
  const columns = Object.entries(fact.columns).filter(
    ([, { type }]) => option === "--by" || type === "instant",
  );
  const names = columns.map(([column]) => column);
  if (!names.includes(name)) throw new CommandError(unknown(option, name, names));
}

function confidenceOf(text: string): Confidence {
  const levels: readonly Confidence[] = [0.8, 0.9, 0.95, 0.99];
  const level = levels.find((one) => one === Number(text));
  if (level === undefined) throw new CommandError(`--confidence "${text}" is none of ${levels.join(", ")}`);
  return level;
}

function onlyFor<Value>(
  record: MeasurableRecord | null,
  records: readonly MeasurableRecord[],
  option: string,
  text: string | undefined,
  read: (text: string, option: string) => Value,
): Value | null {
  if (text === undefined) return null;
  if (record === null || !records.includes(record)) {
    throw new CommandError(`${option} is for --record ${records.join(" or ")}`);
  }
  return read(text, option);
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

function oneOf<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new CommandError(unknown(option, text, names));
  return found;
}

const unknown = (option: string, text: string, names: readonly string[]): string =>
  `${option} "${text}" is unknown${hint(text, names)}`;
