import type { ContactFact } from "../../src/facts/contact.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";
import { type Cells, readTable } from "./files.ts";

/** A call with what the published figures group by. */
export interface BankCall extends ContactFact {
  readonly queued: string;
  readonly type: string;
  readonly priority: string;
  readonly server: string;
  readonly date: string;
  readonly hour: string;
  readonly weekday: string;
  readonly halfHour: string;
  readonly outcome: string;
  /** The clock hour in which the service began; none where there was no service. */
  readonly serviceHour: string;
}

/**
 * The bank's calls as interactions. The log's own durations are taken (a service may end after midnight, a queue
 * exit need not be the service's start); a call that never queued waited 0. PHANTOM rows are no calls, as the
 * data's documentation says. Local clock times are written as if they were UTC, which moves no figure.
 */
export const bankCalls = (): readonly BankCall[] => callsOf(({ outcome }) => outcome !== "PHANTOM");

/** All rows of the log; PHANTOM rows are marked as tests. */
export const bankRecords = (): readonly BankCall[] => callsOf(() => true);

/** All rows of the log as the records that its calls are read from, with who served the caller and when. */
export const bankInteractions = (): readonly InteractionInput[] =>
  logRows().map((row, index) => ({ ...interaction(row, index), ...service(row) }));

/** A service may begin or end after midnight; the log has some that were not timed. */
function service(row: Cells): Partial<InteractionInput> {
  const { outcome, server = "", ser_start: from = "", ser_exit: to = "" } = row;
  if (outcome !== "AGENT") return {};
  const agentIds = [server];
  if (from === to) return { agentIds };
  const answeredAt = nextAt(startOf(row), from);
  return { agentIds, answeredAt, endAt: nextAt(answeredAt, to) };
}

/** When the clock next shows a time. */
function nextAt(after: string, clock: string): string {
  const at = `${after.slice(0, 10)}T${clock.padStart(8, "0")}Z`;
  return at >= after ? at : new Date(Date.parse(at) + 86_400_000).toISOString();
}

const logRows = (): readonly Cells[] => readTable("anonymous_bank/january.txt", "\t");

function callsOf(isWanted: (row: Cells) => boolean): readonly BankCall[] {
  const rows = logRows().filter(isWanted);
  const facts = contactFacts(rows.map(interaction), { asOf: "1999-02-01T00:00:00Z" });
  return facts.map((fact, index) => ({ ...fact, ...groups(rows[index] ?? {}) }));
}

/** Answered calls of identified customers, among which the published repeat rate looks for the next call. */
export function identifiedAnsweredCalls(): readonly ContactFact[] {
  const rows = logRows().filter(
    ({ outcome, customer_id = "" }) => outcome === "AGENT" && isUsable(customer_id),
  );
  return contactFacts(rows.map(interaction), { asOf: "1999-02-01T00:00:00Z" });
}

/** Excel turned some ids into `6.02E+11`, and 0 stands for none. */
export const isUsable = (customer: string): boolean => /^[1-9]\d*$/.test(customer);

function interaction(row: Cells, index: number): InteractionInput {
  const { outcome, customer_id: customer = "" } = row;
  const queued = row["q_start"] !== "0:00:00";
  const answered = outcome === "AGENT";
  return {
    id: `${index} ${row["vru+line"]} ${row["call_id"]}`,
    channel: "voice",
    direction: "inbound",
    status: "completed",
    ...(answered ? { outcome: "answered" } : queued ? { outcome: "abandoned" } : {}),
    ...(outcome === "PHANTOM" && { isTest: true }),
    customerId: isUsable(customer) ? customer : null,
    startAt: startOf(row),
    durations: {
      queue: duration(queued || answered ? row["q_time"] : undefined),
      ...(answered && { talk: duration(row["ser_time"]) }),
    },
  };
}

const duration = (seconds: string | undefined) => ({
  seconds: Number(seconds ?? 0),
  clock: "calendar" as const,
  source: "reported" as const,
});

const dateOf = ({ date = "" }: Cells) => `19${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4, 6)}`;
const startOf = (row: Cells) => `${dateOf(row)}T${(row["vru_entry"] ?? "").padStart(8, "0")}Z`;

function groups(row: Cells) {
  const start = startOf(row);
  const [hour = "", minute = ""] = start.slice(11).split(":");
  return {
    queued: String(row["q_start"] !== "0:00:00"),
    type: row["type"] ?? "",
    priority: row["priority"] ?? "",
    server: row["server"] ?? "",
    date: dateOf(row),
    hour: String(Number(hour)),
    weekday: String(new Date(start).getUTCDay()),
    halfHour: `${hour}:${Number(minute) < 30 ? "00" : "30"}`,
    outcome: row["outcome"] ?? "",
    serviceHour: row["outcome"] === "AGENT" ? `${dateOf(row)} ${row["ser_start"]?.split(":")[0]}` : "",
  };
}
