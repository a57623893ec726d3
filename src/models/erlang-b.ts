import { notNegative, wholeNumber } from "./checks.ts";
import { fewestAgents } from "./staffing.ts";

/**
 * Erlang B: probability that an arriving contact finds all lines or agents taken and is lost, from 0 to 1. Arrivals
 * are Poisson, and nobody waits or tries again. Exact for any handle time distribution with the same mean.
 * @param load Offered load in erlangs, from 0.
 * @param agents Lines or agents, a whole number from 0.
 * @throws RangeError for a number out of its range.
 *
 * Source: Erlang (1917), Solution of some problems in the theory of probabilities of significance in automatic
 * telephone exchanges.
 */
export function erlangB(load: number, agents: number): number {
  notNegative({ load });
  wholeNumber({ agents });
  let blocked = 1;
  for (let count = 1; count <= agents; count++) blocked = (load * blocked) / (count + load * blocked);
  return blocked;
}

/**
 * Erlang B: the fewest lines or agents with which the probability of a lost contact is at most `blocking`.
 * @param load Offered load in erlangs, from 0.
 * @param blocking The highest probability of loss accepted, above 0 and at most 1.
 * @throws RangeError for a number out of its range.
 */
export function erlangBAgents(load: number, blocking: number): number {
  notNegative({ load });
  if (!(blocking > 0 && blocking <= 1))
    throw new RangeError(`blocking must be a number above 0 and at most 1, not ${blocking}.`);
  return fewestAgents(0, (agents) => erlangB(load, agents) <= blocking);
}
