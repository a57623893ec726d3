import { isTransferLeg } from "./next-contact.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** A contact with all its legs, in the order in which they began; never empty. */
export type Conversation = readonly [SeenInteraction, ...SeenInteraction[]];

/** Puts the legs of each contact together; a leg whose first one is not among them stands with its peers. */
export function conversationsOf(all: readonly SeenInteraction[]): ReadonlyMap<string, Conversation> {
  const byId = new Map(all.map((one) => [one.interaction.id as string, one]));
  const conversations = new Map<string, [SeenInteraction, ...SeenInteraction[]]>();
  for (const one of all.toSorted(inOrder)) {
    const id = firstLeg(one, byId);
    const known = conversations.get(id);
    if (known === undefined) conversations.set(id, [one]);
    else known.push(one);
  }
  return conversations;
}

/** What begins at one instant is in the order of its ids, so that the order of the records changes nothing. */
const inOrder = (one: SeenInteraction, other: SeenInteraction): number =>
  one.start - other.start || (one.interaction.id < other.interaction.id ? -1 : 1);

/** The id of the first leg of a contact, through all transfers. */
function firstLeg(leg: SeenInteraction, byId: ReadonlyMap<string, SeenInteraction>): string {
  const passed = new Set<string>();
  for (let { interaction } = leg; ; ) {
    const { id, rootId, previousId } = interaction;
    passed.add(id);
    const before = rootId !== id && typeof rootId === "string" ? rootId : previousId;
    if (typeof before !== "string" || !isTransferLeg(interaction) || passed.has(before)) return id;
    const known = byId.get(before);
    if (known === undefined) return before;
    ({ interaction } = known);
  }
}
