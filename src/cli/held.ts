import type { CxEvent } from "../events/event-types.ts";
import type { Finding } from "../events/finding.ts";
import { type EventFolder, eventFolder } from "../events/fold/fold-events.ts";
import type { Folded } from "../events/fold/folded.ts";
import type { FormRule } from "../events/form-rules.ts";
import { integrityRules } from "../events/rules/index.ts";
import { recordFindings } from "../events/rules/record-findings.ts";
import type { RuleLimits } from "../events/rules/rule-limits.ts";
import type { RecordType } from "../model/record-schemas.ts";
import { type Records, recordLists } from "../model/records.ts";
import { dayOf } from "./day-of.ts";
import { heldRules } from "./held-rules.ts";
import { recordTypes } from "./record-kinds.ts";
import type { FileTally } from "./tally.ts";

/** A record, and where it stands; one that was folded stands nowhere. */
interface HeldRecord {
  readonly type: RecordType;
  readonly value: object;
  readonly line: number | null;
  readonly tally: FileTally | null;
}

/** A finding about records, and the day of what it is about. */
export interface LateFinding {
  readonly finding: Finding;
  readonly day: string | null;
  /** Where the record was counted; `null` of one that was folded, and of what is about none. */
  readonly tally: FileTally | null;
}

/** Holds events and records as long as they are few enough, to look at all records together at the end. */
export class Held {
  private readonly most: number;
  private readonly limits: Partial<RuleLimits>;
  private count = 0;
  private folder: EventFolder = eventFolder();
  private records: HeldRecord[] = [];

  /** @param most how many are held; 0 holds none and says nothing */
  constructor(most: number, limits: Partial<RuleLimits>) {
    this.most = most;
    this.limits = limits;
  }

  /** @param value a valid event or record, by the kind of its file */
  add(tally: FileTally, value: object, line: number | null): void {
    this.count += 1;
    if (this.count > this.most) {
      this.folder = eventFolder();
      this.records = [];
    } else if (tally.kind !== "event") this.records.push({ type: tally.kind, value, line, tally });
    // Whoever judged it has found that it is one.
    else this.folder.add(value as CxEvent);
  }

  /** What shows only when all records are there. */
  *findings(): Generator<LateFinding> {
    if (this.most === 0) return;
    if (this.count > this.most) {
      const message = `More than ${this.most.toLocaleString("en-US")} events and records: they were not folded, and no rule over records was looked after. --hold takes a larger number.`;
      yield late(heldRules.held, null, message);
      return;
    }
    const folded = this.folder.folded();
    yield* foldFindings(folded);
    // A record that was given says more of itself than the events do.
    const given = new Set(this.records.map(entityOf));
    const all = [
      ...this.records,
      ...foldedRecords(folded.records).filter((one) => !given.has(entityOf(one))),
    ];
    const byEntity = new Map(all.toReversed().map((one) => [entityOf(one), one]));
    for (const finding of recordFindings(recordsOf(all), { limits: this.limits })) {
      const record = finding.entity === null ? undefined : byEntity.get(finding.entity);
      // What is wrong with a value by itself was told of the event that it came with.
      if (record?.tally === null && valueRules.has(finding.ruleId)) continue;
      yield {
        finding: { ...finding, line: record?.line ?? null },
        day: record === undefined ? null : dayOf(record.value),
        tally: record?.tally ?? null,
      };
    }
  }
}

const valueRules: ReadonlySet<string> = new Set(
  integrityRules.flatMap(({ id, value }) => (value === undefined ? [] : [id])),
);

const late = ({ id, severity }: FormRule, entity: string | null, message: string): LateFinding => ({
  finding: { ruleId: id, severity, path: "", line: null, message, entity },
  day: null,
  tally: null,
});

function* foldFindings({ incomplete, unplaced }: Folded): Generator<LateFinding> {
  for (const { entity, missing } of incomplete) {
    yield late(heldRules.incomplete, entity, `No record comes of it: no event tells ${missing.join(", ")}.`);
  }
  for (const { type, source, id, reason } of unplaced) {
    yield late(heldRules.unplaced, null, `${type} ${id} of ${source} is part of no record. ${reason}`);
  }
}

const foldedRecords = (records: Records): readonly HeldRecord[] =>
  recordTypes.flatMap((type) =>
    (records[recordLists[type]] ?? []).map((value) => ({ type, value, line: null, tally: null })),
  );

const entityOf = ({ type, value }: HeldRecord): string => `${type}/${String(Reflect.get(value, "id"))}`;

/** Lists by type; a type of which there is no record has no list, so that nobody is missing from it. */
function recordsOf(all: readonly HeldRecord[]): Records {
  const lists = new Map<string, object[]>();
  for (const { type, value } of all) {
    const list = lists.get(recordLists[type]);
    if (list === undefined) lists.set(recordLists[type], [value]);
    else list.push(value);
  }
  // Each was read by the schema of its type, or folded into it.
  return Object.fromEntries(lists) as Records;
}
