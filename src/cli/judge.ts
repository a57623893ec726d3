import { EventReader, type JudgedEvent } from "../events/event-reader.ts";
import type { Fault, Finding } from "../events/finding.ts";
import { RecordReader } from "../events/record-reader.ts";
import { StreamJudge } from "../events/stream-judge.ts";
import { judge } from "../events/validate-event.ts";
import { judgeRecord } from "../events/validate-record.ts";
import { type ValidationOptions, withDefaults } from "../events/validation-options.ts";
import type { RecordType } from "../model/record-schemas.ts";

/** What a file was found to hold. */
export type Kind = "event" | RecordType;

/** The verdict on one value of a file, or what is to be said at its end. */
export interface Verdict {
  /** Whether no finding is an error. Null: this is no value, but what shows only at the end. */
  readonly valid: boolean | null;
  /** The event or record, if it is valid; else what could be read. */
  readonly value: unknown;
  /** Where it begins, from 1; `null` if that is not known. */
  readonly line: number | null;
  readonly findings: readonly Finding[];
}

/** Where a value stands: its line, and the JSON Pointer that leads to it. */
export interface ValuePlace {
  readonly line: number;
  readonly path: string;
}

/** Judges values as they are read. */
export interface Judge {
  /** Bytes of NDJSON, cut anywhere. */
  bytes(bytes: Uint8Array): void;
  /** A value that was read from something else, with what is wrong with its form. */
  value(value: unknown, faults: readonly Fault[], place: ValuePlace): void;
  end(): void;
}

export const judgeOf = (kind: Kind, options: ValidationOptions, onVerdict: (one: Verdict) => void): Judge =>
  kind === "event" ? eventJudge(options, onVerdict) : recordJudge(kind, options, onVerdict);

function eventJudge(options: ValidationOptions, onVerdict: (one: Verdict) => void): Judge {
  const { limits, streamRules } = withDefaults(options);
  const stream = streamRules ? new StreamJudge(limits) : null;
  /** Where the value stands that is being handed in; `null` while bytes are, which know their line. */
  let place: ValuePlace | null = null;
  const take = (judged: JudgedEvent) => {
    const placed = place === null ? judged : ofBatch(judged, place);
    onVerdict(verdictOf(stream?.add(placed) ?? placed));
  };
  const reader = new EventReader(take, options);
  return {
    bytes: (bytes) => reader.add(bytes),
    value: (value, faults, at) => {
      if (faults.some(({ severity }) => severity === "error")) {
        const { findings } = judge(value, faults, at.path, at.line, limits);
        onVerdict({ valid: false, value, line: at.line, findings });
        return;
      }
      place = at;
      // As a batch of one, since a value that is an array would be taken for a batch itself.
      reader.add([value]);
      place = null;
    },
    end: () => {
      reader.end();
      const last = stream?.end() ?? null;
      if (last !== null) onVerdict({ ...last, value: null, line: null });
    },
  };
}

const verdictOf = (judged: JudgedEvent): Verdict => ({
  valid: judged.valid,
  value: judged.valid ? judged.event : judged.value,
  line: judged.line,
  findings: judged.findings,
});

/** The verdict on the one element of a batch, at the place where it was read. */
function ofBatch(judged: JudgedEvent, { line, path }: ValuePlace): JudgedEvent {
  const findings = judged.findings.map((one) => ({
    ...one,
    line,
    path: path + one.path.slice(judged.path.length),
  }));
  return { ...judged, line, path, findings };
}

function recordJudge(type: RecordType, options: ValidationOptions, onVerdict: (one: Verdict) => void): Judge {
  const reader = new RecordReader(type, (judged, line) => onVerdict({ ...judged, line }), options);
  return {
    bytes: (bytes) => reader.add(bytes),
    value: (value, faults, { path, line }) =>
      onVerdict({ ...judgeRecord(type, value, faults, path, line), line }),
    end: () => reader.end(),
  };
}
