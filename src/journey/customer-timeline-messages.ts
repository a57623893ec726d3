import type { InteractionInput } from "../model/interaction.ts";
import type { MessageInput } from "../model/message.ts";
import {
  about,
  type EntryContext,
  entryAt,
  msOf,
  type PlacedEntry,
  waitOf,
} from "./customer-timeline-entry.ts";
import { requiredMs } from "./journey-instants.ts";

export function messageEntries(one: MessageInput, context: EntryContext): PlacedEntry[] {
  if (!isLivedMessage(one)) return [];
  const { asOf, interactions, cases, replyWait } = context;
  const interaction = interactions.get(one.interactionId ?? "");
  const caseId = one.caseId ?? interaction?.caseIds?.[0] ?? null;
  const name = one.direction === "inbound" ? "message from the customer" : "message to the customer";
  return entryAt(messageMs(one), asOf, {
    kind: "message",
    channel: interaction?.channel ?? cases.get(caseId ?? "")?.channel ?? null,
    title: about(name, isAutomatic(one) ? "automatic" : null),
    recordType: "message",
    recordId: one.id,
    caseId,
    orderId: interaction?.orderIds?.[0] ?? cases.get(caseId ?? "")?.orderIds?.[0] ?? null,
    actorType: one.author.type,
    waitMs: replyWait(one),
  });
}

const undelivered: ReadonlySet<string> = new Set(["queued", "failed", "bounced"]);
const writtenKinds: ReadonlySet<string> = new Set(["message", "auto-reply"]);

/** Whether the customer wrote it or could read it. */
function isLivedMessage(one: MessageInput): boolean {
  if (one.visibility !== "public" || one.direction === "internal" || !writtenKinds.has(one.kind))
    return false;
  if (one.direction === "inbound") return true;
  return (
    one.sentAt !== null && typeof one.failedAt !== "string" && !undelivered.has(one.deliveryStatus ?? "")
  );
}

const isAutomatic = (one: MessageInput): boolean =>
  one.author.isAutomated === true ||
  one.isAutomated === true ||
  typeof one.automationId === "string" ||
  one.author.type === "bot" ||
  one.author.type === "system" ||
  one.kind === "auto-reply";

/** When a customer's message was written and another was sent. */
function messageMs(one: MessageInput): number {
  const subject = `message ${one.id}`;
  const sent = one.direction === "outbound" ? msOf(subject, "sentAt", one.sentAt) : null;
  return sent ?? requiredMs(subject, "createdAt", one.createdAt);
}

/** A function giving how long a customer's message waited for the next reply of a person in its conversation. */
export function replyWaits(
  messages: readonly MessageInput[],
  interactions: ReadonlyMap<string, InteractionInput>,
  asOf: number,
): (message: MessageInput) => number | null {
  const conversationOf = ({ caseId, interactionId, id }: MessageInput): string => {
    const found = caseId ?? interactions.get(interactionId ?? "")?.caseIds?.[0];
    if (found) return `case/${found}`;
    return interactionId ? `interaction/${interactionId}` : `message/${id}`;
  };
  const replies = new Map<string, number[]>();
  for (const one of messages) {
    if (one.direction !== "outbound" || !isLivedMessage(one) || isAutomatic(one)) continue;
    const conversation = conversationOf(one);
    const known = replies.get(conversation);
    if (known === undefined) replies.set(conversation, [messageMs(one)]);
    else known.push(messageMs(one));
  }
  for (const all of replies.values()) all.sort((a, b) => a - b);
  return (one) => {
    if (one.direction !== "inbound" || isAutomatic(one)) return null;
    const at = messageMs(one);
    return waitOf(at, firstFrom(replies.get(conversationOf(one)) ?? [], at), asOf);
  };
}

/** The first of sorted numbers that is not below `from`. */
function firstFrom(sorted: readonly number[], from: number): number | null {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? null;
}
