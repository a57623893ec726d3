import type { InteractionInput } from "../model/interaction.ts";
import { isTransferLeg } from "./next-contact.ts";
import { requiredInstantMs } from "./record-fields.ts";

/** When customers made contact, by customer and in order. Epoch milliseconds. */
export type ContactStarts = ReadonlyMap<string, readonly number[]>;

/**
 * When customers made contact until the end of observation, about whatever, with people or with automation: inbound
 * interactions without spam, tests and the later legs of transfers.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function contactStarts(interactions: Iterable<InteractionInput>, asOf: number): ContactStarts {
  const starts = new Map<string, number[]>();
  for (const one of interactions) {
    const { id, customerId, direction, isSpam, isTest } = one;
    const start = requiredInstantMs(`interaction ${id}`, "startAt", one.startAt);
    if (typeof customerId !== "string" || direction !== "inbound" || isSpam === true || isTest === true)
      continue;
    if (start > asOf || isTransferLeg(one)) continue;
    const known = starts.get(customerId);
    if (known === undefined) starts.set(customerId, [start]);
    else known.push(start);
  }
  for (const known of starts.values()) known.sort((a, b) => a - b);
  return starts;
}

/** The customer's first contact at or after a moment; `null` if there is none or the customer is not known. */
export const firstContactFrom = (
  starts: ContactStarts,
  customerId: string | null,
  ms: number,
): number | null => starts.get(customerId ?? "")?.find((start) => start >= ms) ?? null;
