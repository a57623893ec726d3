import type { Confidence } from "../statistics/interval.ts";
import { CommandError } from "./errors.ts";
import type { AnyFact } from "./measurable.ts";
import { unknown } from "./one-of.ts";
import { type PeriodFlags, type Periods, periodsOf } from "./periods.ts";
import {
  type RowsFlags,
  type RowsRequest,
  rowsRequest,
  type Said,
  saidOf,
  takesTimeZone,
} from "./rows-request.ts";
import { type Selection, select } from "./selection.ts";

/** The options of `touchstone measure` as they were typed. */
export interface MeasureFlags extends PeriodFlags, RowsFlags {
  readonly metrics?: readonly string[];
  readonly by?: readonly string[];
  readonly given?: readonly string[];
  readonly variant?: readonly string[];
  readonly confidence?: string;
  readonly engine?: string;
  readonly json?: true;
}

/** What is asked of a file, checked. */
export interface MeasureRequest {
  readonly rows: RowsRequest;
  readonly fact: AnyFact;
  readonly selections: readonly Selection[];
  readonly by: readonly string[];
  readonly periods: Periods | null;
  readonly confidence: Confidence;
  readonly json: boolean;
}

/** @throws CommandError on anything that cannot be asked. */
export function measureRequest(files: readonly [string, ...string[]], flags: MeasureFlags): MeasureRequest {
  const said = saidOf(flags, flags.metrics ?? []);
  if (flags.metrics === undefined) throw new CommandError("say what to measure with --metrics; see --help");
  const { fact } = said;
  const by = [...new Set(flags.by ?? [])];
  const periods = periodsOf(flags, fact, takesTimeZone(said));
  refuseColumns(said, by, periods?.at ?? null);
  const selections = select(flags.metrics, fact, flags.given ?? [], flags.variant ?? []);
  return {
    rows: rowsRequest(files, flags, said, selections),
    fact,
    selections,
    by,
    periods,
    confidence: confidenceOf(flags.confidence ?? "0.95"),
    json: flags.json === true,
  };
}

/** Rows of a fact may bring columns of their own; what comes of records has those of its fact. */
function refuseColumns({ holds, own, fact }: Said, by: readonly string[], at: string | null): void {
  if (holds === "facts" && own === fact) return;
  for (const column of by) mustHave(fact, "--by", column);
  if (at !== null) mustHave(fact, "--at", at);
}

/** @throws CommandError on a column that the fact does not have, or that is no instant where one is needed. */
function mustHave(fact: AnyFact, option: "--by" | "--at", name: string): void {
  const columns = Object.entries(fact.columns).filter(
    ([, { type }]) => option === "--by" || type === "instant",
  );
  const names = columns.map(([column]) => column);
  if (!names.includes(name)) throw new CommandError(unknown(option, name, names));
}

export function confidenceOf(text: string): Confidence {
  const levels: readonly Confidence[] = [0.8, 0.9, 0.95, 0.99];
  const level = levels.find((one) => one === Number(text));
  if (level === undefined) throw new CommandError(`--confidence "${text}" is none of ${levels.join(", ")}`);
  return level;
}
