import type { CaseInput } from "../model/case.ts";
import type { MessageInput } from "../model/message.ts";
import { instantMs, requiredInstantMs } from "./record-fields.ts";

/** A message that the customer wrote or could read. */
export interface PublicMessage {
  readonly id: string;
  /** Epoch milliseconds at which a customer's message was written and an agent's was sent. */
  readonly at: number;
  /** `agent` is a person of the company; `machine` a bot, a rule or an automatic reply, whoever it signs for. */
  readonly by: "customer" | "agent" | "machine";
  readonly authorId: string | null;
}

/**
 * The public messages by case, in order of time, a customer's first of two at one instant. Notes, survey answers and
 * replies that have not left, failed or bounced are none. A message that names no case is on those that its interaction
 * is about.
 *
 * @param cases the cases, for the interactions that they name
 * @throws InvalidRecordError on an instant that is none.
 */
export function publicMessages(
  messages: Iterable<MessageInput>,
  asOf: number,
  cases: readonly CaseInput[],
): ReadonlyMap<string, readonly PublicMessage[]> {
  const byCase = new Map<string, PublicMessage[]>();
  const casesAbout = casesByInteraction(cases);
  for (const message of messages) {
    const by = authorOf(message);
    if (by === null) continue;
    const record = `message ${message.id}`;
    const written = requiredInstantMs(record, "createdAt", message.createdAt);
    const at = by === "customer" ? written : (instantMs(record, "sentAt", message.sentAt) ?? written);
    if (at > asOf) continue;
    const { caseId, interactionId } = message;
    for (const id of caseId ? [caseId] : (casesAbout.get(interactionId ?? "") ?? [])) {
      const all = byCase.get(id) ?? [];
      byCase.set(id, all);
      all.push({ id: message.id, at, by, authorId: message.author.id ?? null });
    }
  }
  for (const all of byCase.values()) {
    all.sort((a, b) => a.at - b.at || ranks[a.by] - ranks[b.by] || (a.id < b.id ? -1 : 1));
  }
  return byCase;
}

/** At one instant the customer's message comes first. */
const ranks = { customer: 0, machine: 1, agent: 2 };

function casesByInteraction(cases: readonly CaseInput[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, interactionIds } of cases) {
    for (const interaction of new Set(interactionIds)) {
      const about = found.get(interaction) ?? [];
      found.set(interaction, about);
      about.push(id);
    }
  }
  return found;
}

const undelivered: ReadonlySet<string> = new Set(["queued", "failed", "bounced"]);

function authorOf(message: MessageInput): PublicMessage["by"] | null {
  const { author, visibility, kind, direction } = message;
  if (visibility !== "public") return null;
  if (isAutomatic(message)) {
    return direction === "outbound" && machineKinds.has(kind) && hasLeft(message) ? "machine" : null;
  }
  if (kind !== "message") return null;
  if (author.type === "customer") return direction === "inbound" ? "customer" : null;
  const isPerson = author.type === "agent" || author.type === "supervisor";
  return isPerson && direction === "outbound" && hasLeft(message) ? "agent" : null;
}

const machineKinds: ReadonlySet<string> = new Set(["message", "auto-reply"]);

const isAutomatic = ({ author, kind, isAutomated, automationId }: MessageInput): boolean =>
  author.isAutomated === true ||
  isAutomated === true ||
  typeof automationId === "string" ||
  author.type === "bot" ||
  author.type === "system" ||
  kind === "auto-reply";

/** Where nothing is said of how far it got, it left. */
const hasLeft = ({ sentAt, failedAt, deliveryStatus }: MessageInput): boolean =>
  sentAt !== null && typeof failedAt !== "string" && !undelivered.has(deliveryStatus ?? "");
