import { compile, type FoldOptions } from "../language/fold.ts";
import { type FoldColumn, type FoldState, type GroupOf, readTally } from "../language/plan.ts";
import type { AnyMetric, Formula, GivenValues } from "../metrics/metric.ts";
import type { Confidence } from "../statistics/interval.ts";
import { InvalidRowError } from "./invalid-row-error.ts";
import { type AnyMeasurement, extract, type MetricState } from "./measurement.ts";

/** What to do with a row that holds bad input: refuse the rows, or leave the row out and count it by reason. */
export type OnInvalid = "throw" | "exclude";

/** A metric made ready: its thresholds filled in. */
export interface Ready {
  readonly metric: AnyMetric;
  readonly given: GivenValues;
  readonly formula: Formula<string>;
}

/** @throws TypeError on a threshold that the metric does not have, or that is no finite number. */
export function ready(metric: AnyMetric, own: object = {}): Ready {
  const given = thresholds(metric, own);
  return { metric, given, formula: metric.formula(given) };
}

function thresholds(metric: AnyMetric, own: object): GivenValues {
  const given: Record<string, number> = { ...metric.given };
  for (const [name, value] of Object.entries(own)) {
    if (!(name in given)) {
      const known = Object.keys(given).join(", ") || "none";
      throw new TypeError(`${metric.id}: there is no threshold "${name}"; it has ${known}.`);
    }
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new TypeError(`${metric.id}: the threshold "${name}" is ${value}; it must be a finite number.`);
    }
    given[name] = value;
  }
  return given;
}

/** Several metrics in one pass over rows. */
export interface Pass {
  readonly ready: readonly Ready[];
  create(): FoldState;
  addGroup(state: FoldState): number;
  add(state: FoldState, rows: Iterable<object>, groupOf: GroupOf): void;
  /** The state of one metric over a group. */
  read(state: FoldState, metric: number, group: number): MetricState;
  measurement(state: FoldState, metric: number, group: number, confidence: Confidence): AnyMeasurement;
}

const CHUNK = 4096;

const KEPT = 100;
const kept = new Map<string, Pass>();
const numbers = new WeakMap<AnyMetric, number>();
let last = 0;

/**
 * The pass of metrics, each with thresholds of its own. Making one takes longer than a thousand rows, so passes are
 * kept for the next time.
 */
export function passFor(
  uses: readonly { readonly metric: AnyMetric; readonly given?: object | undefined }[],
  onInvalid: OnInvalid,
): Pass {
  const parts = uses.map(({ metric, given = {} }) => {
    const number = numbers.get(metric) ?? ++last;
    numbers.set(metric, number);
    return [number, thresholds(metric, given)];
  });
  const key = JSON.stringify([onInvalid, parts]);
  const found =
    kept.get(key) ??
    pass(
      uses.map(({ metric, given }) => ready(metric, given)),
      onInvalid,
    );
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, found);
  return found;
}

export function pass(all: readonly Ready[], onInvalid: OnInvalid, by?: FoldOptions["by"]): Pass {
  const exclude = onInvalid === "exclude";
  const fold = compile(
    all.map(({ formula }) => formula),
    { exclude, ...(by && { by }) },
  );
  const read = (state: FoldState, metric: number, group: number) =>
    readTally(fold.plan, state, metric, group);
  return {
    ready: all,
    create: fold.create,
    addGroup: fold.addGroup,
    add(state, rows, groupOf) {
      let before = 0;
      const refuse = (row: number, column: string | null, value: unknown) => {
        if (column === null)
          throw new TypeError(`Row ${row} is ${value === null ? "null" : typeof value}, not an object.`);
        if (!exclude) throw invalidRow(all, row, column, value);
      };
      for (const chunk of chunks(rows)) {
        fold.add(state, chunk, before, groupOf, refuse);
        before += chunk.length;
      }
    },
    read,
    measurement(state, index, group, confidence) {
      const { metric, given, formula } = all[index] as Ready;
      return extract(metric, given, formula, read(state, index, group), confidence);
    },
  };
}

function* chunks(rows: Iterable<object>): Generator<readonly object[]> {
  if (Array.isArray(rows)) {
    yield rows;
    return;
  }
  let chunk: object[] = [];
  for (const row of rows) {
    if (chunk.push(row) === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function invalidRow(all: readonly Ready[], row: number, name: string, value: unknown): InvalidRowError {
  const readers: string[] = [];
  let wanted = "";
  for (const { metric, formula } of all) {
    const column = formula.columns.find((one) => one.name === name);
    if (column === undefined) continue;
    readers.push(metric.id);
    const rules = formula.exclusions.flatMap(({ reason, invalid }) => (invalid === name ? [reason] : []));
    wanted = expected(column, rules);
  }
  return new InvalidRowError(readers, row, name, value, wanted);
}

const kinds = {
  int: "a whole number",
  real: "a finite number",
  boolean: "true or false",
  text: "a text",
  instant: "an RFC 3339 instant",
};

function expected({ type, nullable, atLeast, atMost }: FoldColumn, rules: readonly string[]): string {
  const least = atLeast === undefined ? "" : ` of at least ${atLeast}`;
  const bounds = atMost === undefined ? least : `${least} of at most ${atMost}`;
  const ruled = bounds && rules.length > 0 ? `${bounds}, not ${rules.join(" or ")}` : bounds;
  return `${kinds[type]}${ruled || (type === "int" ? " on its scale" : "")}${nullable ? ", or null" : ""}`;
}
