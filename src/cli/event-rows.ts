import type { CxEvent } from "../events/event-types.ts";
import { eventFolder } from "../events/fold/fold-events.ts";
import type { Records } from "../model/records.ts";
import { CommandError } from "./errors.ts";
import type { Findings } from "./findings.ts";
import type { Format } from "./format.ts";
import type { Kind } from "./judge.ts";
import { nameOf, type OnBytes } from "./open-text.ts";
import { readJudged } from "./read-judged.ts";
import { sayWhatRowsAre } from "./rows-request.ts";

/** How a file of events is to be read. */
interface EventReading {
  readonly format: Format | undefined;
  readonly findings: Findings;
  readonly onBytes: OnBytes;
  /** Whether it was said that they are events. */
  readonly isSaid: boolean;
}

/** The records that events were folded into, and how many events were read, bad ones included. */
interface FoldedFile {
  readonly records: Records;
  readonly read: number;
}

/**
 * Reads events and folds the sound ones into records. An event that cannot be used is bad input, and so is a thing that
 * events tell too little of.
 *
 * @throws CommandError on a file that does not look like events, unless it is said to hold them.
 */
export async function readEventFile(
  path: string,
  { format, findings, onBytes, isSaid }: EventReading,
): Promise<FoldedFile> {
  const folder = eventFolder();
  let read = 0;
  await readJudged(path, {
    kind: isSaid ? "event" : null,
    format,
    // Folding takes each event once, in whatever order they come.
    options: { streamRules: false },
    onBytes,
    onPiece: async () => {},
    onKind: (kind, isSeen) => refuseOther(path, kind, isSeen),
    onVerdict: ({ valid, value, line, findings: found }) => {
      if (valid === null) return;
      read += 1;
      if (valid) {
        // The verdict says that it is one.
        folder.add(value as CxEvent);
        return;
      }
      const errors = found.filter(({ severity }) => severity === "error");
      findings.add(path, () =>
        errors.map((one) => ({ line: one.line ?? line, path: fieldOf(one.path), message: one.message })),
      );
    },
  });
  const { records, incomplete } = folder.folded();
  for (const { entity, missing } of incomplete) {
    const message = `no event tells ${missing.join(", ")}, so no record comes of it`;
    findings.add(path, () => [{ line: null, path: entity, message }]);
  }
  return { records, read };
}

function refuseOther(path: string, kind: Kind, isSeen: boolean): void {
  if (kind === "event" && isSeen) return;
  throw new CommandError(
    kind === "event"
      ? sayWhatRowsAre
      : `${nameOf(path)}: the rows look like ${kind} records; use --record ${kind}`,
  );
}

/** A JSON Pointer as the steps to a field, joined by dots. */
const fieldOf = (pointer: string): string =>
  pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
