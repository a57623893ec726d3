import { type FormRule, formRules } from "../events/form-rules.ts";
import { fault } from "../events/plain-json.ts";
import { readLine } from "../events/read-line.ts";
import { type ValidationOptions, withDefaults } from "../events/validation-options.ts";
import { readCsv } from "./csv.ts";
import { csvRules } from "./csv-rules.ts";
import { ContentError } from "./errors.ts";
import { type Format, formatOf } from "./format.ts";
import { JsonCutter } from "./json-values.ts";
import { type Judge, judgeOf, type Kind, type Verdict } from "./judge.ts";
import { decoded, encodingOf, nameOf, type OnBytes, openBytes } from "./open-text.ts";
import { columnsOf } from "./record-csv.ts";
import { kindOf } from "./tell-kind.ts";

/** How a file is to be judged. */
export interface JudgedReading {
  /** What it holds; `null` to tell by a look at its beginning. */
  readonly kind: Kind | null;
  readonly format: Format | undefined;
  readonly options: ValidationOptions;
  readonly onBytes: OnBytes;
  /** Told once, before the first verdict: what the file holds, and whether that was said or its look shows it. */
  readonly onKind: (kind: Kind, isSeen: boolean) => void;
  readonly onVerdict: (verdict: Verdict) => void;
  /** Waited for after each piece of the file, so that whoever prints can keep up. */
  readonly onPiece: () => Promise<void>;
}

/**
 * Judges every value of a file, or of standard input for `-`, without holding it. What is wrong with its text is a
 * verdict too; where a text cannot be read further, the rest counts as one value that is invalid.
 *
 * @throws CommandError on a file that cannot be read at all.
 */
export async function readJudged(path: string, reading: JudgedReading): Promise<void> {
  const { beginning, pieces } = await opened(path, reading);
  const format = reading.format ?? formatToJudge(path, beginning);
  const seen = reading.kind ?? kindOf(beginning, format);
  // What looks like nothing known is most likely an event that lacks what makes it one.
  const kind = seen ?? "event";
  reading.onKind(kind, seen !== null);
  const judge = judgeOf(kind, reading.options, reading.onVerdict);
  if (format === "ndjson") for await (const bytes of pieces) judge.bytes(bytes);
  else if (beginning.trim() !== "") await judgeTexts(path, format, kind, beginning, pieces, judge, reading);
  judge.end();
}

/** Enough to tell what a file holds. */
const BEGINNING = 1 << 16;

/** The beginning of a file as text, and all its bytes. */
async function opened(path: string, { onBytes, onPiece }: JudgedReading) {
  const bytes = openBytes(path, onBytes);
  const first: Buffer[] = [];
  let length = 0;
  while (length < BEGINNING) {
    const next = await bytes.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(first);
  const pieces = async function* () {
    if (start.length > 0) yield start;
    await onPiece();
    for await (const piece of bytes) {
      yield piece;
      await onPiece();
    }
  };
  return { beginning: new TextDecoder(encodingOf(start)).decode(start), pieces: pieces() };
}

/** What is written in no format is judged line by line: a CSV has a name that says so, or columns that are known. */
function formatToJudge(path: string, beginning: string): Format {
  const format = formatOf(path, beginning);
  if (format !== "csv" || /\.(csv|tsv)(\.gz)?$/i.test(path)) return format;
  return kindOf(beginning, "csv") === null ? "ndjson" : "csv";
}

async function judgeTexts(
  path: string,
  format: Exclude<Format, "ndjson">,
  kind: Kind,
  beginning: string,
  pieces: AsyncIterable<Buffer>,
  judge: Judge,
  { options }: JudgedReading,
): Promise<void> {
  const file = nameOf(path);
  const texts = decoded(file, pieces);
  const refuse = (rule: FormRule, reason: string, line: number) =>
    judge.value(null, [fault(rule, "", sentence(reason))], { line, path: "" });
  try {
    if (format === "csv") {
      await readCsv(
        file,
        beginning,
        texts,
        columnsOf(kind),
        (row, line) => judge.value(row, [], { line, path: "" }),
        (reason, line) => refuse(csvRules.cells, reason, line),
      );
    } else await judgeJson(file, texts, judge, options);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const { place, reason } = error;
    const rule = place === null ? formRules.encoding : format === "csv" ? csvRules.quotes : formRules.json;
    refuse(rule, `${reason}; what follows was not read`, place?.line ?? 1);
  }
}

async function judgeJson(
  file: string,
  texts: AsyncIterable<string>,
  judge: Judge,
  options: ValidationOptions,
): Promise<void> {
  const complete = withDefaults(options);
  let index = 0;
  const cutter = new JsonCutter(file, (text, { line, isElement }) => {
    const path = isElement ? `/${index}` : "";
    index += 1;
    if (text.trim() === "") {
      judge.value(null, [fault(formRules.json, "", "A value is missing before this comma.")], { line, path });
      return;
    }
    if (text.length > complete.maxLineLength) {
      const message = `This value is longer than ${complete.maxLineLength} characters.`;
      judge.value(null, [fault(formRules.size, "", message)], { line, path });
      return;
    }
    const { value, faults } = readLine(text, complete);
    judge.value(value, faults, { line, path });
  });
  for await (const text of texts) cutter.add(text);
  cutter.end();
}

/** A reason as a sentence of its own. */
const sentence = (reason: string): string => `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
