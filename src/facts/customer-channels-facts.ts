import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import type { CustomerChannelsFact } from "./customer-channels.ts";
import { instantMs, instantOf } from "./record-fields.ts";
import { type SeenInteraction, seen } from "./seen-interaction.ts";

/** What cannot be read off the interactions themselves. */
export interface CustomerChannelsFactsOptions {
  /** The time whose contacts count, by their start, its end not included: all of it unless said. */
  readonly window?: { readonly from: Instant; readonly to: Instant };
}

/**
 * One row for each customer with a contact in the window, in the order in which they come. Inbound interactions count,
 * legs of transfers and machine-served ones included: to be sent from chat to telephone is to use both. Spam and tests
 * do not. An interaction that is about several cases counts for each.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function customerChannelsFacts(
  interactions: Iterable<InteractionInput>,
  { window }: CustomerChannelsFactsOptions = {},
): CustomerChannelsFact[] {
  const from = instantMs("customerChannelsFacts", "window.from", window?.from) ?? -Infinity;
  const to = instantMs("customerChannelsFacts", "window.to", window?.to) ?? Infinity;
  const groups = new Map<string | symbol, SeenInteraction[]>();
  for (const one of Array.from(interactions, seen)) {
    const { customerId, direction, isSpam, isTest } = one.interaction;
    if (direction !== "inbound" || isSpam === true || isTest === true) continue;
    if (one.start < from || one.start >= to) continue;
    const customer = customerId ?? Symbol("unknown");
    const contacts = groups.get(customer) ?? [];
    contacts.push(one);
    groups.set(customer, contacts);
  }
  return Array.from(groups, ([customer, contacts]) => ({
    customerId: typeof customer === "string" ? customer : null,
    firstAt: instantOf(contacts.reduce((first, { start }) => Math.min(first, start), Infinity)),
    channels: channelsOf(contacts).size,
    channelsInOneCase: mostChannelsInOneCase(contacts),
  }));
}

const channelsOf = (contacts: readonly SeenInteraction[]): ReadonlySet<string> =>
  new Set(contacts.map(({ interaction }) => interaction.channel));

function mostChannelsInOneCase(contacts: readonly SeenInteraction[]): number | null {
  const cases = new Map<string, Set<string>>();
  for (const { interaction } of contacts) {
    for (const id of interaction.caseIds ?? []) {
      const channels = cases.get(id) ?? new Set();
      cases.set(id, channels.add(interaction.channel));
    }
  }
  return Array.from(cases.values()).reduce<number | null>(
    (most, { size }) => Math.max(most ?? 0, size),
    null,
  );
}
