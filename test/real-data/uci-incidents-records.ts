import type { CaseFact } from "../../src/facts/case.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import type { ContactFact } from "../../src/facts/contact.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { type Cells, readTable } from "./files.ts";

/** A case with what the published figures group by. */
export interface IncidentFact extends CaseFact {
  readonly contactType: string;
  readonly incidentPriority: string;
  readonly opensAsNew: string;
}

/**
 * The incidents as cases: creation from the first event, everything else from the last in the order of their
 * updates. The first event that is not `New` stands for the first response, as the log has no replies. Local
 * clock times are written as if they were UTC.
 */
export function incidentFacts(): readonly IncidentFact[] {
  const incidents = [...byIncident().values()];
  return caseFacts(incidents.map(incident)).map((fact, index) => {
    const [first] = incidents[index] ?? [];
    const last = incidents[index]?.at(-1);
    return {
      ...fact,
      contactType: last?.["contact_type"] ?? "",
      incidentPriority: last?.["priority"] ?? "",
      opensAsNew: String(first?.["ident_state"] === "New"),
    };
  });
}

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

/** `29/2/2016 07:08` */
function instant(text = ""): string {
  const [, day = "", month = "", year = "", time = ""] = /^(\d+)\/(\d+)\/(\d+) (\d\d:\d\d)$/.exec(text) ?? [];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${time}:00Z`;
}
