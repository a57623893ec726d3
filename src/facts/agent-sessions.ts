import { type Edges, edgesOf } from "../time/edges.ts";
import { InvalidRecordError, instantMs, requiredInstantMs } from "./record-fields.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** The time that one agent spent in one interaction. */
export interface AgentSession {
  readonly agentId: string;
  readonly time: Edges;
  /** Whether it went on beyond the end of observation. */
  readonly isOpen: boolean;
}

/** Parts of an interaction in which an agent is with the customer. */
const engagedTypes: ReadonlySet<string> = new Set(["interact", "hold", "conference"]);

/**
 * Who was in an interaction and when, up to the end of observation. By its segments where these name agents, else
 * from the answer to the end for the first agent. A segment without an end lasts until that of the interaction.
 * Machines are no agents.
 *
 * @throws InvalidRecordError on an instant that is none, or an end before its beginning.
 */
export function sessionsOf(seen: SeenInteraction, asOf: number): readonly AgentSession[] {
  const bySegments = segmentsOfPeople(seen, asOf);
  if (bySegments.size > 0)
    return Array.from(bySegments, ([agentId, { pairs, isOpen }]) => ({
      agentId,
      time: edgesOf(pairs),
      isOpen,
    }));
  const { interaction, people, answered, end } = seen;
  const [agentId] = people;
  if (agentId === undefined || answered === null) return [];
  if (end !== null && end < answered)
    throw endsBeforeItBegins(`interaction ${interaction.id}`, "endAt", interaction.endAt);
  return [{ agentId, time: edgesOf([[answered, end ?? asOf]]), isOpen: end === null }];
}

interface Segments {
  readonly pairs: (readonly [from: number, to: number])[];
  isOpen: boolean;
}

function segmentsOfPeople(
  { interaction, people, end }: SeenInteraction,
  asOf: number,
): ReadonlyMap<string, Segments> {
  const record = `interaction ${interaction.id}`;
  const found = new Map<string, Segments>();
  for (const { type, actor, startAt, endAt } of interaction.segments ?? []) {
    const agentId = actor?.type === "agent" && actor.isAutomated !== true ? actor.id : null;
    if (typeof agentId !== "string" || !engagedTypes.has(type)) continue;
    // Where the record says who took part, whoever is not among them is a machine.
    if (people.length > 0 && !people.includes(agentId)) continue;
    const from = requiredInstantMs(record, "segments.startAt", startAt);
    const to = instantMs(record, "segments.endAt", endAt);
    if (to !== null && to < from) throw endsBeforeItBegins(record, "segments.endAt", endAt);
    if (from > asOf) continue;
    const until = to ?? end ?? Infinity;
    const own = found.get(agentId) ?? { pairs: [], isOpen: false };
    found.set(agentId, own);
    own.pairs.push([from, Math.min(until, asOf)]);
    own.isOpen ||= from < asOf && until > asOf;
  }
  return found;
}

const endsBeforeItBegins = (record: string, field: string, value: unknown) =>
  new InvalidRecordError(record, field, value, "an instant that is not before its beginning");
