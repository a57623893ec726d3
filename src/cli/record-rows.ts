import type * as z from "zod";
import { caseFacts } from "../facts/case-facts.ts";
import { contactFacts } from "../facts/contact-facts.ts";
import { orderFacts } from "../facts/order-facts.ts";
import { slaInstanceFact } from "../facts/sla-instance.ts";
import { slaInstanceFacts } from "../facts/sla-instance-facts.ts";
import { surveyResponseFacts } from "../facts/survey-response-facts.ts";
import { recordSchemas } from "../model/record-schemas.ts";
import { CommandError } from "./errors.ts";
import type { Findings } from "./findings.ts";
import { FirstLook, factKinds, refuseOtherKind } from "./look-alike.ts";
import type { MeasurableRecord } from "./measurable.ts";
import type { MeasureRequest } from "./measure-request.ts";
import { nameOf, type OnBytes } from "./open-text.ts";
import { readFile } from "./read-file.ts";
import { recordColumns } from "./record-csv.ts";
import { recordKind, recordKinds } from "./record-kinds.ts";
import type { Rows } from "./rows.ts";

/** How a file of records is to be read. */
interface Reading {
  readonly format: MeasureRequest["format"];
  readonly findings: Findings;
  readonly onBytes: OnBytes;
}

/** The sound records of a file. */
interface Records<Entity> {
  readonly all: readonly Entity[];
  /** Line of each of them. */
  readonly lines: readonly number[];
  /** Records that were read, bad ones included. */
  readonly read: number;
}

/** Reads records, leaves out those that their schema refuses, and derives the fact from the others. */
export async function readRecordRows(
  file: string,
  type: MeasurableRecord,
  request: MeasureRequest,
  findings: Findings,
  onBytes: OnBytes,
): Promise<Rows> {
  const reading = { format: request.format, findings, onBytes };
  const asOf = request.asOf === null ? {} : { asOf: request.asOf };
  switch (type) {
    case "interaction": {
      const records = await readRecords(file, type, recordSchemas[type], reading);
      return rowsOf(records, contactFacts(records.all, asOf), ({ contactId }) => contactId);
    }
    case "case": {
      const records = await readRecords(file, type, recordSchemas[type], reading);
      if (request.fact === slaInstanceFact) {
        if (records.all.length > 0 && !records.all.some(({ sla }) => sla !== undefined)) {
          throw new CommandError(`${nameOf(file)}: no case carries promises of time (sla)`);
        }
        return rowsOf(records, slaInstanceFacts({ cases: records.all }, asOf), ({ caseId }) => caseId);
      }
      const window = request.window === null ? {} : { window: request.window };
      return rowsOf(records, caseFacts(records.all, { ...asOf, ...window }), ({ caseId }) => caseId);
    }
    case "slaInstance": {
      const { all, lines, read } = await readRecords(file, type, recordSchemas[type], reading);
      // Promises need no id, so that each is made into its fact by itself.
      const facts = all.map((one) => slaInstanceFacts({ instances: [one] }, asOf));
      const lineOf = facts.flatMap((own, index) => own.map(() => lines[index] ?? null));
      return { rows: facts.flat(), read, lineOf: (row) => lineOf[row] ?? null };
    }
    case "order": {
      const records = await readRecords(file, type, recordSchemas[type], reading);
      const window = request.window === null ? {} : { window: request.window };
      return rowsOf(records, orderFacts(records.all, { ...asOf, ...window }), ({ orderId }) => orderId);
    }
    case "surveyInvitation": {
      const records = await readRecords(file, type, recordSchemas[type], reading);
      const facts = surveyResponseFacts({ invitations: records.all });
      return rowsOf(records, facts, ({ responseId }) => responseId);
    }
    case "surveyResponse": {
      const records = await readRecords(file, type, recordSchemas[type], reading);
      const other = "surveyInvitation";
      const asked =
        request.invitations === null
          ? { all: [], read: 0 }
          : await readRecords(request.invitations, other, recordSchemas[other], reading);
      const facts = surveyResponseFacts({ responses: records.all, invitations: asked.all });
      const rows = rowsOf(records, facts, ({ responseId }) => responseId);
      return { ...rows, read: rows.read + asked.read };
    }
  }
}

async function readRecords<Entity>(
  file: string,
  type: MeasurableRecord,
  schema: z.ZodType<Entity>,
  { format, findings, onBytes }: Reading,
): Promise<Records<Entity>> {
  const all: Entity[] = [];
  const lines: number[] = [];
  let read = 0;
  const take = (row: unknown, line: number) => {
    read += 1;
    const { success, data, error } = schema.safeParse(row);
    if (success) {
      all.push(data);
      lines.push(line);
    } else {
      findings.add(file, () =>
        error.issues.map(({ path, message }) => ({ line, path: path.map(String).join("."), message })),
      );
    }
  };
  const said = recordKind(type);
  const others = [...recordKinds, ...factKinds()].filter(({ name }) => name !== said.name);
  const first = new FirstLook((rows) => refuseOtherKind(file, rows, said, others), take);
  await readFile(file, {
    format,
    csv: recordColumns(schema),
    onRow: (row, line) => first.add(row, line),
    onBytes,
  });
  first.end();
  return { all, lines, read };
}

function rowsOf<Row extends object>(
  { all, lines, read }: Records<{ readonly id: string }>,
  rows: readonly Row[],
  keyOf: (row: Row) => string | null | undefined,
): Rows {
  // The ids alone, so that the records themselves can be let go.
  const ids = all.map(({ id }) => id);
  let lineById: ReadonlyMap<string, number> | undefined;
  return {
    rows,
    read,
    lineOf: (index) => {
      lineById ??= new Map(ids.map((id, position) => [id, lines[position] ?? 0]));
      const row = rows[index];
      return (row && lineById.get(keyOf(row) ?? "")) ?? null;
    },
  };
}
