import { isTransferLeg } from "./next-contact.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** How a contact was handed on. */
export interface Transfer {
  /** How often, in this leg; `null` if unknown. */
  readonly transfers: number | null;
  readonly transferKind: "blind" | "consult" | null;
  readonly transferTo: "agent" | "queue" | null;
}

/**
 * Gives for each interaction how it was handed on: by its own count, else by the leg that its `nextId` names, else,
 * where the record says what came before it, by the later legs in hand. A record that says none of it leaves it open.
 *
 * It was a consultation where a conference is among its segments, and blind where its segments show none. It went to a
 * queue where the next leg waited in one, and to an agent where that leg did not.
 */
export function transfersAmong(all: readonly SeenInteraction[]): (of: SeenInteraction) => Transfer {
  const legs = new Map<string, SeenInteraction>();
  for (const one of all) {
    const { previousId } = one.interaction;
    if (typeof previousId === "string" && isTransferLeg(one.interaction)) legs.set(previousId, one);
  }
  return (seen) => {
    const leg = legs.get(seen.interaction.id);
    const transfers = timesHandedOn(seen, leg !== undefined);
    const handedOn = transfers !== null && transfers > 0;
    return {
      transfers,
      transferKind: handedOn ? kindOf(seen) : null,
      transferTo: handedOn && leg ? (leg.queued === null ? "agent" : "queue") : null,
    };
  };
}

function timesHandedOn({ interaction, said }: SeenInteraction, hasLeg: boolean): number | null {
  if (typeof said.transferCount === "number") return said.transferCount;
  if (hasLeg || typeof said.nextId === "string") return 1;
  const tellsLegs = interaction.previousId !== undefined || interaction.rootId !== undefined;
  return said.nextId === null || tellsLegs ? 0 : null;
}

function kindOf({ said: { segments } }: SeenInteraction): Transfer["transferKind"] {
  if (!segments || segments.length === 0) return null;
  return segments.some(({ type }) => type === "conference") ? "consult" : "blind";
}
