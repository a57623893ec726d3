import { notNegative, positive, probability, properShare } from "./checks.ts";

/** How much work arrives at a group of agents. */
export interface Arrivals {
  /** Contacts that arrive in the period. From 0. */
  readonly contacts: number;
  /** Length of the period. Above 0; any unit of time, the same as `handleTime`. */
  readonly period: number;
  /** Mean time an agent is busy with a contact, wrap-up included. From 0. */
  readonly handleTime: number;
}

/**
 * Offered load in erlangs: how many agents would be busy on average if nobody ever waited. From 0.
 * @throws RangeError for a number out of its range.
 */
export function offeredLoad({ contacts, period, handleTime }: Arrivals): number {
  notNegative({ contacts, handleTime });
  positive({ period });
  return (contacts * handleTime) / period;
}

/**
 * Agents to schedule so that as many as required are there when a share of paid time is lost to breaks, training
 * and absence: required ÷ (1 − shrinkage), rounded up. Multiplying by 1 + shrinkage, as is sometimes done,
 * schedules too few.
 * @param required Agents who must be there. From 0.
 * @param shrinkage Share of scheduled time in which an agent is not available, from 0 to below 1.
 * @throws RangeError for a number out of its range.
 */
export function agentsToSchedule(required: number, shrinkage: number): number {
  notNegative({ required });
  properShare({ shrinkage });
  const scheduled = required / (1 - shrinkage);
  // What rounding of the division adds is no reason to hire.
  const rounded = Math.round(scheduled);
  return Math.abs(scheduled - rounded) <= 1e-9 * scheduled ? rounded : Math.ceil(scheduled);
}

/** What a plan must reach; at least one of them. */
export interface StaffingTargets {
  /** Least share answered within the target wait, from 0 to below 1. */
  readonly serviceLevel?: number;
  /** Longest mean wait, in the queue's unit of time. Above 0. */
  readonly averageWait?: number;
  /** Highest occupancy, above 0 and at most 1. */
  readonly occupancy?: number;
}

/**
 * The fewest agents, from `least` on, whose result reaches every target; with more agents each result is better.
 */
export function fewestAgentsReaching(
  targets: StaffingTargets,
  least: number,
  resultOf: (agents: number) => Required<StaffingTargets> | null,
): number {
  const { serviceLevel, averageWait, occupancy } = targets;
  if (serviceLevel === undefined && averageWait === undefined && occupancy === undefined)
    throw new RangeError("Name at least one target, such as serviceLevel.");
  if (serviceLevel !== undefined) properShare({ serviceLevel });
  if (averageWait !== undefined) positive({ averageWait });
  if (occupancy !== undefined) {
    positive({ occupancy });
    probability({ occupancy });
  }
  return fewestAgents(least, (agents) => {
    const result = resultOf(agents);
    return (
      result !== null &&
      result.serviceLevel >= (serviceLevel ?? 0) &&
      result.averageWait <= (averageWait ?? Number.POSITIVE_INFINITY) &&
      result.occupancy <= (occupancy ?? 1)
    );
  });
}

/** The fewest agents, from `least` on, for whom `enough` holds; once it holds, it holds for more agents too. */
export function fewestAgents(least: number, enough: (agents: number) => boolean): number {
  let [tooFew, step] = [least - 1, 1];
  while (!enough(tooFew + step)) {
    tooFew += step;
    step *= 2;
  }
  let agents = tooFew + step;
  while (agents - tooFew > 1) {
    const middle = Math.floor((tooFew + agents) / 2);
    if (enough(middle)) agents = middle;
    else tooFew = middle;
  }
  return agents;
}
