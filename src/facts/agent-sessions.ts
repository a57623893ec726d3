import { type Edges, edgesOf } from "../time/edges.ts";
import { InvalidRecordError, instantMs, requiredInstantMs } from "./record-fields.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** The time that one agent spent in one interaction. */
export interface AgentSession {
  readonly agentId: string;
  readonly time: Edges;
}

/** Parts of an interaction in which an agent is with the customer. */
const engagedTypes: ReadonlySet<string> = new Set(["interact", "hold", "conference"]);

/**
 * Who was in an interaction and when, up to the end of observation. By its segments where these name agents, else
 * from the answer to the end for the first agent. Machines are no agents.
 *
 * @throws InvalidRecordError on an instant that is none, or an end before its beginning.
 */
export function sessionsOf(seen: SeenInteraction, asOf: number): readonly AgentSession[] {
  const bySegments = segmentsOfPeople(seen, asOf);
  if (bySegments.size > 0)
    return Array.from(bySegments, ([agentId, pairs]) => ({ agentId, time: edgesOf(pairs) }));
  const { interaction, people, answered, end } = seen;
  const [agentId] = people;
  if (agentId === undefined || answered === null) return [];
  if (end !== null && end < answered)
    throw endsBeforeItBegins(`interaction ${interaction.id}`, "endAt", interaction.endAt);
  return [{ agentId, time: edgesOf([[answered, end ?? asOf]]) }];
}

type Pairs = (readonly [from: number, to: number])[];

function segmentsOfPeople(
  { interaction, people }: SeenInteraction,
  asOf: number,
): ReadonlyMap<string, Pairs> {
  const record = `interaction ${interaction.id}`;
  const found = new Map<string, Pairs>();
  for (const { type, actor, startAt, endAt } of interaction.segments ?? []) {
    const agentId = actor?.type === "agent" && actor.isAutomated !== true ? actor.id : null;
    if (typeof agentId !== "string" || !engagedTypes.has(type)) continue;
    // Where the record says who took part, whoever is not among them is a machine.
    if (people.length > 0 && !people.includes(agentId)) continue;
    const from = requiredInstantMs(record, "segments.startAt", startAt);
    const to = instantMs(record, "segments.endAt", endAt);
    if (to !== null && to < from) throw endsBeforeItBegins(record, "segments.endAt", endAt);
    const pairs = found.get(agentId) ?? [];
    pairs.push([from, Math.min(to ?? asOf, asOf)]);
    found.set(agentId, pairs);
  }
  return found;
}

const endsBeforeItBegins = (record: string, field: string, value: unknown) =>
  new InvalidRecordError(record, field, value, "an instant that is not before its beginning");
