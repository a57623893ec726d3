import { notNegative, positive, probability, wholeNumber } from "./checks.ts";
import { erlangB } from "./erlang-b.ts";
import { logGamma } from "./special-functions.ts";
import { fewestAgents, fewestAgentsReaching, type StaffingTargets } from "./staffing.ts";

/** A queue in which people give up. All times in one unit, of the caller's choice. */
export interface ErlangAQueue {
  /**
   * Offered load in erlangs, see {@link offeredLoad}: of all contacts, those that will give up included. From 0.
   */
  readonly load: number;
  /** Mean handle time. Above 0. */
  readonly handleTime: number;
  /**
   * Mean patience: how long people would wait before they give up, were they never answered. Above 0. It is much
   * longer than the mean wait of those who did give up; in records, the sum of all waits divided by the number of
   * abandoned contacts estimates it.
   */
  readonly patience: number;
  /** Within this wait a contact counts as answered in time. From 0. */
  readonly within: number;
}

/** How a queue in which people give up behaves in the long run. */
export interface ErlangAResult {
  /** Probability that a contact is not answered at once, from 0 to 1. */
  readonly probabilityOfWaiting: number;
  /** Share of all contacts that give up, from 0 to 1. */
  readonly abandonmentRate: number;
  /** Share of all contacts that are answered within the target wait, from 0 to 1. Those who give up are not. */
  readonly serviceLevel: number;
  /** Mean wait of all contacts, until answered or given up. In the unit of time given. */
  readonly averageWait: number;
  /** Mean wait of the contacts that are answered, those included that need not wait. In the unit of time given. */
  readonly averageSpeedOfAnswer: number;
  /** Share of time in which an agent is busy, from 0 to 1. */
  readonly occupancy: number;
  /** Mean number of contacts waiting. */
  readonly queueLength: number;
}

/** What a plan must reach; at least one of them. */
export interface ErlangATargets extends StaffingTargets {
  /** Highest share of contacts that give up, above 0 and at most 1. */
  readonly abandonmentRate?: number;
}

/**
 * Erlang A: how a queue behaves in which people give up. Arrivals are Poisson, handle times and patience
 * exponential. There is a steady state with any number of agents, as giving up keeps the queue short.
 * @param agents Agents, a whole number from 1.
 * @throws RangeError for a number out of its range.
 *
 * Source: Palm (1946), Specialnummer för Teletrafikteknik, Tekniska Meddelanden från Kungliga Telegrafstyrelsen;
 * Garnett, Mandelbaum and Reiman (2002), Designing a call center with impatient customers, Manufacturing & Service
 * Operations Management 4(3), https://doi.org/10.1287/msom.4.3.208.7753
 *
 * @example
 * ```ts
 * erlangA({ load: 48, handleTime: 240, patience: 300, within: 15 }, 50).averageWait.toFixed(2); // => "10.99"
 * ```
 */
export function erlangA(queue: ErlangAQueue, agents: number): ErlangAResult {
  const { load, handleTime, patience, within } = queue;
  notNegative({ load, within });
  positive({ handleTime, patience });
  wholeNumber({ agents }, 1);

  // Time is counted in units of mean patience from here on.
  const leaving = (agents * patience) / handleTime;
  const arriving = (load * patience) / handleTime;
  const busy = whileAllAreBusy(arriving, leaving);
  const weightOfFreeAgents = busy.weightOfNoQueue * (1 / erlangB(load, agents) - 1);
  const probabilityOfWaiting = busy.weight / (busy.weight + weightOfFreeAgents);
  const abandonmentRate = probabilityOfWaiting * busy.abandoned;
  const answered = 1 - probabilityOfWaiting + probabilityOfWaiting * busy.answered;
  const late = probabilityOfWaiting * answeredLaterThan(within / patience, arriving, leaving, busy);
  return {
    probabilityOfWaiting,
    abandonmentRate,
    serviceLevel: Math.max(0, answered - late),
    averageWait: abandonmentRate * patience,
    averageSpeedOfAnswer: (probabilityOfWaiting * busy.waitOfAnswered * patience) / answered,
    occupancy: (load * answered) / agents,
    queueLength: (load * abandonmentRate * patience) / handleTime,
  };
}

/**
 * Erlang A: the fewest agents with which a queue reaches every target named.
 * @throws RangeError for a number out of its range, or if no target is named.
 */
export function erlangAAgents(queue: ErlangAQueue, targets: ErlangATargets): number {
  const { abandonmentRate, ...others } = targets;
  const namesOthers = Object.values(others).some((target) => target !== undefined);
  const forOthers =
    namesOthers || abandonmentRate === undefined
      ? fewestAgentsReaching(others, 1, (agents) => erlangA(queue, agents))
      : 1;
  if (abandonmentRate === undefined) return forOthers;
  positive({ abandonmentRate });
  probability({ abandonmentRate });
  return fewestAgents(forOthers, (agents) => erlangA(queue, agents).abandonmentRate <= abandonmentRate);
}

/** What happens to contacts that arrive while all agents are busy. Times in units of mean patience. */
interface AllBusy {
  /** How likely it is that all agents are busy, and that they are with nobody waiting, on a common scale. */
  readonly weight: number;
  readonly weightOfNoQueue: number;
  /** ln(weight ÷ weightOfNoQueue), which is known where the latter is too small for a number. */
  readonly logRatio: number;
  /** Share that gives up, and share that is answered. */
  readonly abandoned: number;
  readonly answered: number;
  /** Mean wait of those answered times their share. */
  readonly waitOfAnswered: number;
}

const NEGLIGIBLE = Number.EPSILON / 16;

/**
 * While all agents are busy, each contact more in the queue is `arriving ÷ (leaving + length)` times as likely. The
 * sums run both ways from the likeliest length, so that none gets too large, and no two terms cancel.
 */
function whileAllAreBusy(arriving: number, leaving: number): AllBusy {
  const likeliest = Math.max(0, Math.floor(arriving - leaving));
  let waitBefore = 0;
  for (let ahead = 1; ahead <= likeliest; ahead++) waitBefore += 1 / (leaving + ahead);
  let [weight, length, answered, waitOfAnswered] = [0, 0, 0, 0];
  const add = (queue: number, likelihood: number, wait: number) => {
    const share = leaving / (leaving + queue + 1);
    weight += likelihood;
    length += likelihood * queue;
    answered += likelihood * share;
    waitOfAnswered += likelihood * share * wait;
  };

  let likelihood = 1;
  let wait = waitBefore;
  for (let queue = likeliest; likelihood > NEGLIGIBLE * weight; queue++) {
    wait += 1 / (leaving + queue + 1);
    add(queue, likelihood, wait);
    likelihood *= arriving / (leaving + queue + 1);
  }
  likelihood = 1;
  wait = waitBefore + 1 / (leaving + likeliest + 1);
  for (let queue = likeliest; queue > 0 && likelihood > NEGLIGIBLE * weight; queue--) {
    likelihood *= (leaving + queue) / arriving;
    wait -= 1 / (leaving + queue + 1);
    add(queue - 1, likelihood, wait);
  }
  const logPeak =
    likeliest === 0
      ? 0
      : likeliest * Math.log(arriving) - logGamma(leaving + likeliest + 1) + logGamma(leaving + 1);
  return {
    weight,
    weightOfNoQueue: Math.exp(-logPeak),
    logRatio: Math.log(weight) + logPeak,
    abandoned: arriving === 0 ? 0 : length / weight / arriving,
    answered: answered / weight,
    waitOfAnswered: waitOfAnswered / weight,
  };
}

/**
 * Share answered later than `time` of the contacts that arrive while all are busy. From then on it is as if fewer
 * people arrived, because of those who joined since some have given up.
 */
function answeredLaterThan(time: number, arriving: number, leaving: number, busy: AllBusy): number {
  const staying = Math.exp(-time);
  const from = whileAllAreBusy(arriving * staying, leaving);
  const logWaiting = -arriving * Math.expm1(-time) - leaving * time + from.logRatio - busy.logRatio;
  return Math.exp(logWaiting - time) * from.answered;
}
