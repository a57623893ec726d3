import { caseFact } from "../facts/case.ts";
import type { Confidence } from "../statistics/interval.ts";
import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { CommandError } from "./errors.ts";
import type { OnInvalid } from "./findings.ts";
import { type Format, formats } from "./format.ts";
import { knownMetrics } from "./known-metrics.ts";
import { type AnyFact, facts, type MeasurableRecord, measurableRecords } from "./measurable.ts";
import { oneOf, unknown } from "./one-of.ts";
import { type PeriodFlags, type Periods, periodsOf } from "./periods.ts";
import { type Selection, select } from "./selection.ts";

/** The options of `touchstone measure` as they were typed. */
export interface MeasureFlags extends PeriodFlags {
  readonly record?: string;
  readonly fact?: string;
  readonly metrics?: readonly string[];
  readonly by?: readonly string[];
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
  if (flags.window !== undefined && record === "case" && fact !== caseFact) {
    throw new CommandError(`--window is for metrics of case facts, and these are of ${fact.name} facts`);
  }
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
    asOf: onlyFor(record, ["interaction", "case", "slaInstance", "order"], "--as-of", flags.asOf, instantOf),
    window: onlyFor(record, ["case", "order"], "--window", flags.window, windowOf),
    invitations: onlyFor(record, ["surveyResponse"], "--invitations", flags.invitations, (path) => path),
    onInvalid: oneOf("--on-invalid", flags.onInvalid ?? "exclude", ["exclude", "throw"]),
    format: flags.format === undefined ? undefined : oneOf("--format", flags.format, formats),
    json: flags.json === true,
  };
}

function factOf({ record, fact, metrics }: MeasureFlags): Pick<MeasureRequest, "record" | "fact"> {
  if ((record === undefined) === (fact === undefined)) {
    throw new CommandError(
      `say what the rows are with either --record ${Object.keys(measurableRecords).join("|")} or --fact ${[...facts.keys()].join("|")}`,
    );
  }
  if (record !== undefined) {
    const name = oneOf("--record", record, recordNames);
    return { record: name, fact: factMeasured(name, metrics ?? []) };
  }
  const known = facts.get(fact ?? "");
  if (known === undefined) throw new CommandError(unknown("--fact", fact ?? "", [...facts.keys()]));
  return { record: null, fact: known };
}

/** Of the facts that can be derived from records, the one that the metrics are of. */
function factMeasured(record: MeasurableRecord, ids: readonly string[]): AnyFact {
  const derivable: readonly [AnyFact, ...AnyFact[]] = measurableRecords[record];
  const wanted = new Set(ids.map((id) => knownMetrics.get(id)?.metric.fact.name));
  const [fact = derivable[0], ...others] = derivable.filter(({ name }) => wanted.has(name));
  if (others.length > 0) {
    const names = [fact, ...others].map(({ name }) => name).join(" and ");
    throw new CommandError(`the metrics are of ${names} facts; measure those of each in a run of its own`);
  }
  return fact;
}

const recordNames = Object.keys(measurableRecords).filter(
  (name): name is MeasurableRecord => name in measurableRecords,
);

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
