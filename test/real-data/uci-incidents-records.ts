import type { CaseFact } from "../../src/facts/case.ts";
import { caseFacts, caseFactsByWindow } from "../../src/facts/case-facts.ts";
import type { ContactFact } from "../../src/facts/contact.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import type { SlaInstanceFact } from "../../src/facts/sla-instance.ts";
import { slaInstanceFacts } from "../../src/facts/sla-instance-facts.ts";
import type { WaitingOnByStatus } from "../../src/facts/status-time.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { type Cells, readTable } from "./files.ts";

/** What the published figures group by. */
interface IncidentGroups {
  readonly contactType: string;
  readonly incidentPriority: string;
  readonly opensAsNew: string;
}
/** A case with that. */
export interface IncidentFact extends CaseFact, IncidentGroups {}

/**
 * The incidents as cases: creation from the first event, everything else from the last in the order of their
 * updates. The first event that is not `New` stands for the first response, as the log has no replies. Local
 * clock times are written as if they were UTC.
 */
export function incidentFacts(): readonly IncidentFact[] {
  const incidents = [...byIncident().values()];
  return caseFacts(incidents.map(incident)).map((fact, index) => grouped(fact, incidents[index]));
}

/** The cases that they are made from, each with its promise: kept or broken as its last event says. */
export const incidentCases = (): readonly CaseInput[] =>
  Array.from(byIncident().values(), (log) => ({ ...incident(log), sla: [promiseOf(log)] }));

/**
 * The incidents as cases that end when they are closed, as the log's own figures of closing, reopening, moves between
 * groups and backlog have it. All of them are closed in the end.
 */
export function closedIncidentFacts(): readonly IncidentFact[] {
  const incidents = [...byIncident().values()];
  return caseFacts(incidents.map(closedIncident)).map((fact, index) => grouped(fact, incidents[index]));
}

/** The same, month by month; a reopening that nobody dated would leave it unknown when they came and went. */
export function monthlyIncidentFacts(
  months: readonly { readonly from: string; readonly to: string }[],
): CaseFact[] {
  const cases = Array.from(byIncident().values(), (log) => {
    const { reopenCount: _, ...one } = closedIncident(log);
    return one;
  });
  return Array.from(caseFactsByWindow(cases, months));
}

/** The incidents with their states in the log's own words, each of which waits for whom it is said to. */
export function incidentFactsByState(waitingOn: WaitingOnByStatus): readonly CaseFact[] {
  const cases = Array.from(byIncident().values(), (log) => ({
    id: log[0]?.["number"] ?? "",
    status: "closed",
    createdAt: updated(log[0] ?? {}),
    statusHistory: log.map((event, index) => ({
      // The last event has no end, and what comes after it is not counted.
      status: index === log.length - 1 ? "closed" : (event["ident_state"] ?? ""),
      startAt: updated(event),
    })),
  }));
  return caseFacts(cases, { waitingOn });
}

/** The incidents with their states in the model's words, and no count of reopenings. */
export const incidentFactsOfHistory = (): readonly CaseFact[] => caseFacts(incidentHistories());

/** The cases that they are made from. */
export const incidentHistories = (): readonly CaseInput[] =>
  Array.from(byIncident().values(), (log) => ({
    id: log[0]?.["number"] ?? "",
    status: "closed",
    createdAt: updated(log[0] ?? {}),
    statusHistory: log.map((event) => ({
      status: states[event["ident_state"] ?? ""] ?? "open",
      startAt: updated(event),
    })),
  }));

const states: Readonly<Record<string, string>> = {
  New: "new",
  "Awaiting User Info": "pending-customer",
  "Awaiting Evidence": "pending-customer",
  "Awaiting Problem": "pending-internal",
  "Awaiting Vendor": "pending-internal",
  Resolved: "resolved",
  Closed: "closed",
};

/** What each incident promised: one promise, kept or broken as its last event says. */
export function incidentPromises(): readonly (SlaInstanceFact & IncidentGroups)[] {
  const incidents = [...byIncident().values()];
  return slaInstanceFacts({
    instances: incidents.map(promiseOf),
  }).map((fact, index) => grouped(fact, incidents[index]));
}

const promiseOf = (log: readonly Cells[]) => ({
  caseId: log[0]?.["number"] ?? "",
  metric: "resolution",
  status: log.at(-1)?.["made_sla"] === "true" ? "achieved" : "missed",
  startAt: instant(log[0]?.["opened_at"]),
});

const grouped = <Fact>(fact: Fact, log: readonly Cells[] = []): Fact & IncidentGroups => ({
  ...fact,
  contactType: log.at(-1)?.["contact_type"] ?? "",
  incidentPriority: log.at(-1)?.["priority"] ?? "",
  opensAsNew: String(log[0]?.["ident_state"] === "New"),
});

/** Each incident as a contact of its caller; the end of observation is the last opening. */
export function incidentContacts(): readonly ContactFact[] {
  const opened = [...byIncident().entries()].map(([number, [first = {}, ...rest]]) => ({
    id: number,
    channel: "other",
    direction: "inbound" as const,
    status: "completed",
    outcome: "answered",
    customerId: (rest.at(-1) ?? first)["caller_id"] ?? "?",
    startAt: instant(first["opened_at"]),
  }));
  const asOf = opened
    .map(({ startAt }) => startAt)
    .toSorted()
    .at(-1);
  return contactFacts(
    opened.map((contact) => ({
      ...contact,
      customerId: contact.customerId === "?" ? null : contact.customerId,
    })),
    asOf === undefined ? {} : { asOf },
  );
}

function byIncident(): ReadonlyMap<string, readonly Cells[]> {
  const events = readTable("uci_incidents/incidents_sample.csv");
  const incidents = new Map<string, Cells[]>();
  for (const event of events) {
    const number = event["number"] ?? "";
    incidents.set(number, [...(incidents.get(number) ?? []), event]);
  }
  for (const [number, log] of incidents) {
    const inOrder = log.toSorted((a, b) => (updated(a) < updated(b) ? -1 : updated(a) > updated(b) ? 1 : 0));
    incidents.set(number, inOrder);
  }
  return incidents;
}

const updated = (event: Cells) => instant(event["sys_updated_at"]);

function incident(log: readonly Cells[]): CaseInput {
  const [first = {}] = log;
  const last = log.at(-1) ?? first;
  const resolved = last["resolved_at"] ?? "?";
  const active = log.find(({ ident_state: state }) => state !== "New");
  return {
    id: first["number"] ?? "",
    status: resolved === "?" ? "open" : "closed",
    createdAt: instant(first["opened_at"]),
    firstAgentReplyAt: active === undefined ? null : updated(active),
    resolvedAt: resolved === "?" ? null : instant(resolved),
    closedAt: instant(last["closed_at"]),
  };
}

function closedIncident(log: readonly Cells[]): CaseInput {
  const [first = {}] = log;
  const greatest = (column: string) => Math.max(...log.map((event) => Number(event[column])));
  return {
    id: first["number"] ?? "",
    status: "closed",
    createdAt: instant(first["opened_at"]),
    closedAt: instant((log.at(-1) ?? first)["closed_at"]),
    reopenCount: greatest("reopen_count"),
    transferCount: greatest("reassignment_count"),
  };
}

/** `29/2/2016 07:08` */
function instant(text = ""): string {
  const [, day = "", month = "", year = "", time = ""] = /^(\d+)\/(\d+)\/(\d+) (\d\d:\d\d)$/.exec(text) ?? [];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${time}:00Z`;
}
