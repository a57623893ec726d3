import { notNegative, positive, wholeNumber } from "./checks.ts";
import { erlangB } from "./erlang-b.ts";
import { fewestAgentsReaching, type StaffingTargets } from "./staffing.ts";

/** A queue in which everybody waits until served. All times in one unit, of the caller's choice. */
export interface ErlangCQueue {
  /** Offered load in erlangs, see {@link offeredLoad}. From 0. */
  readonly load: number;
  /** Mean handle time. Above 0. */
  readonly handleTime: number;
  /** Within this wait a contact counts as answered in time. From 0. */
  readonly within: number;
}

/** How a queue behaves in the long run. */
export interface ErlangCResult {
  /** Probability that a contact has to wait at all, from 0 to 1. */
  readonly probabilityOfWaiting: number;
  /** Share of contacts answered within the target wait, from 0 to 1. */
  readonly serviceLevel: number;
  /**
   * Average speed of answer: mean wait of all contacts, those included that need not wait. In the unit of time
   * given.
   */
  readonly averageWait: number;
  /** Share of time in which an agent is busy, from 0 to below 1. */
  readonly occupancy: number;
  /** Mean number of contacts waiting. */
  readonly queueLength: number;
}

/**
 * Erlang C: how a queue behaves with so many agents. Arrivals are Poisson, handle times exponential, nobody gives
 * up. `null` if there are not more agents than erlangs: the queue then grows without end, and there is no steady
 * state. As nobody gives up, it plans for more waiting than there is where people do; see {@link erlangA}.
 * @param agents Agents, a whole number from 0.
 * @throws RangeError for a number out of its range.
 *
 * Source: Erlang (1917), Solution of some problems in the theory of probabilities of significance in automatic
 * telephone exchanges.
 *
 * @example
 * ```ts
 * erlangC({ load: 48, handleTime: 240, within: 15 }, 55)?.serviceLevel.toFixed(4); // => "0.8459"
 * ```
 */
export function erlangC({ load, handleTime, within }: ErlangCQueue, agents: number): ErlangCResult | null {
  positive({ handleTime });
  notNegative({ within });
  const probabilityOfWaiting = erlangCProbabilityOfWaiting(load, agents);
  if (probabilityOfWaiting === null) return null;
  const spare = agents - load;
  return {
    probabilityOfWaiting,
    serviceLevel: 1 - probabilityOfWaiting * Math.exp((-spare * within) / handleTime),
    averageWait: (probabilityOfWaiting * handleTime) / spare,
    occupancy: load / agents,
    queueLength: (probabilityOfWaiting * load) / spare,
  };
}

/**
 * Erlang C: probability that an arriving contact has to wait, from 0 to 1. `null` if there are not more agents than
 * erlangs.
 * @param load Offered load in erlangs, from 0.
 * @param agents Agents, a whole number from 0.
 * @throws RangeError for a number out of its range.
 */
export function erlangCProbabilityOfWaiting(load: number, agents: number): number | null {
  notNegative({ load });
  wholeNumber({ agents });
  if (agents <= load) return null;
  const blocked = erlangB(load, agents);
  return (agents * blocked) / (agents - load * (1 - blocked));
}

/**
 * Erlang C: the fewest agents with which a queue reaches every target named.
 * @throws RangeError for a number out of its range, or if no target is named.
 *
 * @example
 * ```ts
 * erlangCAgents({ load: 48, handleTime: 240, within: 15 }, { serviceLevel: 0.8, occupancy: 0.9 }); // => 55
 * ```
 */
export function erlangCAgents(queue: ErlangCQueue, targets: StaffingTargets): number {
  notNegative({ load: queue.load });
  return fewestAgentsReaching(targets, Math.floor(queue.load) + 1, (agents) => erlangC(queue, agents));
}
