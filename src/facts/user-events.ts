import type { CustomerInput } from "../model/customer.ts";
import type { CustomerActivity } from "./cohort-activity-facts.ts";
import { requiredInstantMs } from "./record-fields.ts";

/** Events until the end of observation by user, in order. Instants are epoch milliseconds. */
export function eventsByUser<Event extends CustomerActivity>(
  events: Iterable<Event>,
  asOf: number,
): ReadonlyMap<string, readonly { readonly event: Event; readonly at: number }[]> {
  const byUser = new Map<string, { event: Event; at: number }[]>();
  for (const event of events) {
    const at = requiredInstantMs(`event of ${event.customerId}`, "at", event.at);
    if (at > asOf) continue;
    const known = byUser.get(event.customerId);
    if (known === undefined) byUser.set(event.customerId, [{ event, at }]);
    else known.push({ event, at });
  }
  for (const known of byUser.values()) known.sort((one, other) => one.at - other.at);
  return byUser;
}

/** Why a customer is no user to measure: `test`, `internal` or `merged`; `null` if it is one. */
export function discardedUser({ isTest, isInternal, mergedIntoId }: CustomerInput): string | null {
  if (isTest === true) return "test";
  if (isInternal === true) return "internal";
  return typeof mergedIntoId === "string" ? "merged" : null;
}
