import type { InteractionInput } from "../model/interaction.ts";
import { DAY_MS } from "../time/civil.ts";
import { type Edges, edgesOf, intersection } from "../time/edges.ts";
import type { Instant } from "../time/instant.ts";
import { formatLocalDate } from "../time/local-date.ts";
import { startOfDay } from "../time/wall-clock.ts";
import { zoneOffset } from "../time/zone.ts";
import type { AgentDayFact } from "./agent-day.ts";
import { type AgentSession, sessionsOf } from "./agent-sessions.ts";
import { instantMs, instantOf } from "./record-fields.ts";
import { lastInstant, seen, seenBy } from "./seen-interaction.ts";

/** What cannot be read off the interactions themselves. */
export interface AgentDayFactsOptions {
  /** Zone whose midnights bound the days, IANA. */
  readonly timeZone: string;
  /** Channels whose interactions are sessions; chats alone unless said. A message thread stays open for days. */
  readonly channels?: readonly string[];
  /** Moment at which open sessions are counted, for `openSessions`; not after the end of observation. */
  readonly snapshotAt?: Instant;
  /**
   * End of observation: sessions that have not ended are open until then. The last instant that any of the
   * interactions mentions unless said.
   */
  readonly asOf?: Instant;
}

/**
 * One agent day for each agent and each day on which the agent was in a session, agents in the order in which they
 * come, days in order. A session over midnight counts on each of its days with what lies there.
 *
 * - A session of an agent is made of the segments `interact`, `hold` and `conference` that name the agent; where no
 *   segment names one, it runs from the answer to the end and is the first agent's. Wrap-up is no part of it.
 * - Spam, tests and what machines served are no sessions.
 *
 * @throws InvalidRecordError on an instant that is none.
 * @throws RangeError on an unknown zone.
 */
export function agentDayFacts(
  interactions: Iterable<InteractionInput>,
  { timeZone, channels = ["chat"], snapshotAt, asOf }: AgentDayFactsOptions,
): AgentDayFact[] {
  const all = Array.from(interactions, seen);
  const end =
    instantMs("agentDayFacts", "asOf", asOf) ??
    all.reduce((last, one) => Math.max(last, lastInstant(one)), -Infinity);
  const asked = instantMs("agentDayFacts", "snapshotAt", snapshotAt);
  const snapshot = asked !== null && asked <= end ? asked : null;
  const agents = new Map<string, AgentSession[]>();
  for (const one of all) {
    const { channel, isSpam, isTest } = one.interaction;
    if (one.start > end || !channels.includes(channel) || isSpam === true || isTest === true) continue;
    for (const session of sessionsOf(seenBy(end, one), end)) addTo(agents, session);
  }
  const daysOf = localDays(timeZone);
  return Array.from(agents).flatMap(([agentId, sessions]) =>
    Array.from(daysOf(sessions), ([day, ofDay]) => factOf({ agentId, day, ...ofDay }, snapshot)),
  );
}

type Session = Pick<AgentSession, "time" | "isOpen">;

interface Day {
  readonly from: number;
  readonly to: number;
  /** Sessions of the day, cut at its ends. */
  readonly sessions: Session[];
}

/** Sorts sessions by the local days they touch, in order. */
function localDays(timeZone: string): (sessions: readonly Session[]) => ReadonlyMap<number, Day> {
  const offsetAt = zoneOffset(timeZone);
  const dayOf = (ms: number) => Math.floor((ms + offsetAt(ms)) / DAY_MS);
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const start = starts.get(day) ?? startOfDay(timeZone, day);
    starts.set(day, start);
    return start;
  };
  return (sessions) => {
    const days = new Map<number, Day>();
    for (const { time, isOpen } of sessions) {
      const [first = 0] = time;
      const end = time.at(-1) ?? 0;
      for (let day = dayOf(first); startOf(day) < end; day++) {
        const ofDay = days.get(day) ?? { from: startOf(day), to: startOf(day + 1), sessions: [] };
        // A day that the zone left out begins where the next one does. By clocks that went back behind midnight, a day
        // ended when they first showed it.
        const within = intersection(time, edgesOf([[ofDay.from, ofDay.to]]));
        if (within.length === 0) continue;
        days.set(day, ofDay);
        ofDay.sessions.push({ time: within, isOpen: isOpen && within.at(-1) === end });
      }
    }
    return new Map([...days].sort(([a], [b]) => a - b));
  };
}

function factOf(
  { agentId, day, from, to, sessions }: Day & { readonly agentId: string; readonly day: number },
  snapshot: number | null,
): AgentDayFact {
  const date = formatLocalDate(day);
  const isOfDay = snapshot !== null && snapshot >= from && snapshot < to;
  return {
    agentDayId: `${agentId} ${date}`,
    agentId,
    date,
    startAt: instantOf(from),
    sessions: sessions.length,
    sessionMs: sessions.reduce((sum, { time }) => sum + length(time), 0),
    engagedMs: length(edgesOf(sessions.flatMap(({ time }) => pairs(time)))),
    openSessions: isOfDay ? sessions.filter((session) => isOpenAt(snapshot, session)).length : null,
  };
}

const pairs = (time: Edges): (readonly [number, number])[] =>
  time.flatMap((from, index) => (index % 2 === 0 ? [[from, time[index + 1] ?? from] as const] : []));
const length = (time: Edges): number => pairs(time).reduce((sum, [from, to]) => sum + to - from, 0);
/** At the end of observation as well, if it went on beyond it. */
const isOpenAt = (ms: number, { time, isOpen }: Session): boolean =>
  pairs(time).some(([from, to]) => from <= ms && ms < to) || (isOpen && time.at(-1) === ms);

function addTo(agents: Map<string, AgentSession[]>, session: AgentSession): void {
  if (session.time.length === 0) return;
  const sessions = agents.get(session.agentId) ?? [];
  sessions.push(session);
  agents.set(session.agentId, sessions);
}
