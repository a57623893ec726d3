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
 * Gives for each interaction how it was handed on: by its own count, else by the later legs in hand that follow it, else
 * by the one that its `nextId` names. Where none of these is there, it was not handed on if the record says what came
 * before it; a record that says none of it leaves it open.
 *
 * It was a consultation where a conference is among its segments, and blind where its segments show none. It went to a
 * queue where the first leg that follows it waited in one, and to an agent where that leg did not.
 */
export function transfersAmong(all: readonly SeenInteraction[]): (of: SeenInteraction) => Transfer {
  const legsAfter = laterLegs(all);
  return (seen) => {
    const legs = legsAfter.get(seen.interaction.id) ?? [];
    const [first] = legs;
    const transfers = timesHandedOn(seen, legs.length);
    const handedOn = transfers !== null && transfers > 0;
    return {
      transfers,
      transferKind: handedOn ? kindOf(seen) : null,
      transferTo: handedOn && first ? (first.queued === null ? "agent" : "queue") : null,
    };
  };
}

/** The later legs in order, by what they follow: what `previousId` names, else the leg of the same root before them. */
function laterLegs(all: readonly SeenInteraction[]): ReadonlyMap<string, readonly SeenInteraction[]> {
  const following = new Map<string, SeenInteraction[]>();
  const lastOfRoot = new Map<string, string>();
  const legs = all.filter(({ interaction }) => isTransferLeg(interaction));
  for (const leg of legs.sort(inOrder)) {
    const { id, previousId, rootId } = leg.interaction;
    const previous = previousId ?? lastOfRoot.get(rootId ?? "") ?? rootId;
    if (typeof rootId === "string") lastOfRoot.set(rootId, id);
    if (typeof previous !== "string" || previous === id) continue;
    const others = following.get(previous) ?? [];
    following.set(previous, others);
    others.push(leg);
  }
  return following;
}

const inOrder = (a: SeenInteraction, b: SeenInteraction): number =>
  a.start - b.start || (a.interaction.id < b.interaction.id ? -1 : 1);

function timesHandedOn({ interaction, said }: SeenInteraction, legs: number): number | null {
  if (typeof said.transferCount === "number") return said.transferCount;
  if (legs > 0) return legs;
  if (typeof said.nextId === "string") return 1;
  const tellsLegs = interaction.previousId !== undefined || interaction.rootId !== undefined;
  return said.nextId === null || tellsLegs ? 0 : null;
}

function kindOf({ said: { segments } }: SeenInteraction): Transfer["transferKind"] {
  if (!segments || segments.length === 0) return null;
  return segments.some(({ type }) => type === "conference") ? "consult" : "blind";
}
