import type { Interaction } from "../../model/interaction.ts";
import { groupsOf } from "./groups.ts";
import { isBefore, msOf, noBreach } from "./instants.ts";
import type { IntegrityRule, RecordContext, RecordsBreach } from "./rule.ts";

export const overCapacity: IntegrityRule = {
  id: "LIF-13",
  severity: "warning",
  says: "An agent handles no more contacts at once than the channel allows; one call at a time where nothing is told. A colleague who is asked in the meantime is no further contact.",
  records: ({ records: { interactions = [] }, limits: { roundingMs }, find }) => {
    const handlings = interactions.flatMap((one) => handlingOf(one, find) ?? []);
    return Array.from(groupsOf(handlings, ({ key }) => key).values()).flatMap((ofAgent) =>
      beyondCapacity(ofAgent, roundingMs),
    );
  },
};

export const routedWithoutOutcome: IntegrityRule = {
  id: "LIF-14",
  severity: "warning",
  says: "What came in and was routed was queued or offered before it was answered, and what was offered has an outcome.",
  record: {
    interaction: (one) => {
      const { direction, answeredAt, queuedAt, offeredAt, queueId, outcome } = one;
      if (direction !== "inbound") return noBreach;
      if (typeof answeredAt === "string") {
        if (!isRouted(one) || wasRouted(one)) return noBreach;
        const message = `It was answered at ${answeredAt} from queue ${queueId ?? "not told"}, but was never queued or offered.`;
        return [{ path: "/answeredAt", message }];
      }
      const offered = offeredAt ?? queuedAt;
      if (typeof offered !== "string" || typeof outcome === "string" || !endedWithoutWord(one))
        return noBreach;
      const message = `It was offered at ${offered} and ended at ${one.endAt}, and nothing tells whether it was answered or abandoned.`;
      return [{ path: "/outcome", message }];
    },
  },
};

/** A time during which one agent handled one contact. */
interface Handling {
  /** The agent and the channel. */
  readonly key: string;
  readonly id: string;
  readonly agentId: string;
  readonly channel: string;
  readonly capacity: number;
  readonly from: number;
  readonly to: number;
}

/** Null where it is not known when it was handled, by whom, or how many at once are allowed. */
function handlingOf(one: Interaction, find: RecordContext["find"]): Handling | null {
  const { id, channel, direction, agentIds, answeredAt, endAt, wrapUpEndAt } = one;
  if (direction === "internal") return null;
  // Of several agents nobody tells here who had it when.
  const [agentId, another] = agentIds ?? [];
  const from = msOf(answeredAt);
  const to = msOf(isBefore(endAt, wrapUpEndAt) ? wrapUpEndAt : endAt);
  if (agentId === undefined || another !== undefined || from === null || to === null || to <= from)
    return null;
  const agent = find("agent", agentId);
  const isMachine =
    agent?.type === "bot" ||
    agent?.type === "ai" ||
    (one.participants ?? []).some(({ actor }) => actor.type === "bot" && actor.id === agentId);
  const capacity = agent?.capacity?.[channel] ?? (channel === "voice" || channel === "video" ? 1 : null);
  if (isMachine || capacity === null) return null;
  return { key: JSON.stringify([agentId, channel]), id, agentId, channel, capacity, from, to };
}

/** Those that began while as many as allowed were going on. What overlaps by no more than rounding loses does not. */
function beyondCapacity(handlings: readonly Handling[], roundingMs: number): readonly RecordsBreach[] {
  const ends = handlings.map(({ from, to }) => Math.max(from, to - roundingMs)).toSorted((a, b) => a - b);
  const inOrder = handlings.toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
  let ended = 0;
  return inOrder.flatMap(({ id, agentId, channel, capacity, from }, begun) => {
    while ((ends[ended] ?? Infinity) <= from) ended += 1;
    const atOnce = begun + 1 - ended;
    if (atOnce <= capacity) return [];
    const message = `Agent ${agentId} handles ${atOnce} contacts by ${channel} at once, and can handle ${capacity}.`;
    return [{ entity: `interaction/${id}`, path: "/answeredAt", message }];
  });
}

const isRouted = ({ queueId, participants }: Interaction): boolean =>
  typeof queueId === "string" || (participants ?? []).some(({ purpose }) => purpose === "acd");

/** Whether anything tells that it was queued or offered, or could be left out by a source that tells neither. */
function wasRouted({ queuedAt, offeredAt, durations, segments }: Interaction): boolean {
  return (
    typeof queuedAt === "string" ||
    typeof offeredAt === "string" ||
    (queuedAt === undefined && offeredAt === undefined) ||
    Boolean(durations?.queue ?? durations?.ring) ||
    (segments ?? []).some(({ type }) => type === "queue" || type === "alert")
  );
}

const endedWithoutWord = ({
  status,
  endAt,
  firstResponseAt,
  nextId,
  transferCount,
  selfServed,
}: Interaction): boolean =>
  status === "completed" &&
  typeof endAt === "string" &&
  typeof firstResponseAt !== "string" &&
  typeof nextId !== "string" &&
  (transferCount ?? 0) === 0 &&
  selfServed !== true;
