import type { InteractionInput } from "../model/interaction.ts";
import { isMachineServed } from "./people.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** Starts of contacts by topic, of one customer. Without a topic it is about the same as others without one. */
type StartsByTopic = Map<string | null, number[]>;

/**
 * Gives for each interaction the start of the same customer's next contact about the same thing: `null` where there
 * is none or the customer is not known. What begins together does not follow each other.
 */
export function nextContacts(all: readonly SeenInteraction[]): (of: SeenInteraction) => number | null {
  const customers = new Map<string, StartsByTopic>();
  for (const one of all) {
    const { customerId, topic = null } = one.interaction;
    if (typeof customerId !== "string" || !isContactOfCustomer(one)) continue;
    const topics: StartsByTopic = customers.get(customerId) ?? new Map();
    const starts = topics.get(topic) ?? [];
    customers.set(customerId, topics.set(topic, starts));
    starts.push(one.start);
  }
  for (const topics of customers.values()) {
    for (const starts of topics.values()) starts.sort((a, b) => a - b);
  }
  return ({ interaction: { customerId, topic = null }, start }) =>
    firstAfter(start, customers.get(customerId ?? "")?.get(topic) ?? []);
}

function isContactOfCustomer(one: SeenInteraction): boolean {
  const { direction, isSpam, isTest } = one.interaction;
  if (direction !== "inbound" || isSpam === true || isTest === true) return false;
  return !isTransferLeg(one.interaction) && !isMachineServed(one);
}

/**
 * Whether it is a later leg of a contact: a transfer opens a new interaction. What the company begins, a call-back
 * for example, is no leg, though it may name the contact it goes back to.
 */
export function isTransferLeg({ id, initiationMethod, rootId, previousId }: InteractionInput): boolean {
  if (initiationMethod === "transfer" || initiationMethod === "queue-transfer") return true;
  if (methodsOfCompany.has(initiationMethod ?? "")) return false;
  return (rootId ?? id) !== id || typeof previousId === "string";
}

const methodsOfCompany: ReadonlySet<string> = new Set(["outbound", "callback", "campaign", "agent-reply"]);

function firstAfter(ms: number, sorted: readonly number[]): number | null {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? ms) > ms) to = middle;
    else from = middle + 1;
  }
  return sorted[from] ?? null;
}
