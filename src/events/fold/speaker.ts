import { isMachine } from "./interaction-kind.ts";
import type { Draft } from "./kind.ts";

/** Who speaks in a public message: a person of the company, a machine of it, or the customer. */
export type Speaker = "customer" | "agent" | "machine";

/**
 * Whose message it is; `null` where it is none that the customer wrote or got. By the same rules as the facts: notes,
 * survey answers and what was queued, failed or bounced are none, and an automatic reply is a machine's, whoever it
 * signs for.
 */
export function speakerOf(message: Draft<"message">): Speaker | null {
  const { author, visibility, kind, direction } = message;
  if (author === undefined || visibility !== "public") return null;
  const isSent = direction === "outbound" && hasLeft(message);
  if (isAutomatic(message)) return isSent && (kind === "message" || kind === "auto-reply") ? "machine" : null;
  if (kind !== "message") return null;
  if (author.type === "customer") return direction === "inbound" ? "customer" : null;
  return isSent && (author.type === "agent" || author.type === "supervisor") ? "agent" : null;
}

const isAutomatic = ({ author, kind, isAutomated, automationId }: Draft<"message">): boolean =>
  (author !== undefined && isMachine(author)) ||
  isAutomated === true ||
  typeof automationId === "string" ||
  kind === "auto-reply";

const undelivered: ReadonlySet<string> = new Set(["queued", "failed", "bounced"]);

const hasLeft = ({ sentAt, failedAt, deliveryStatus }: Draft<"message">): boolean =>
  sentAt !== null && typeof failedAt !== "string" && !undelivered.has(deliveryStatus ?? "");
