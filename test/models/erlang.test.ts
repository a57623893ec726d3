import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agentsToSchedule,
  erlangA,
  erlangAAgents,
  erlangB,
  erlangBAgents,
  erlangC,
  erlangCAgents,
  erlangCProbabilityOfWaiting,
  offeredLoad,
} from "../../src/models/index.ts";
import { integral, randomNumbers, relativeError } from "./random.ts";

const ofLoad = fc.double({ min: 0.01, max: 400, noNaN: true });
const ofAgents = fc.integer({ min: 1, max: 450 });
const ofTime = fc.double({ min: 1, max: 3000, noNaN: true });

/** Probability of each number of contacts in the system, from balancing arrivals against departures. */
function steadyState(
  load: number,
  agents: number,
  leavingRate: (waiting: number) => number,
  most: number,
): number[] {
  const logs = [0];
  for (let count = 1; count <= most; count++) {
    const departures = Math.min(count, agents) + leavingRate(Math.max(0, count - agents));
    logs.push((logs[count - 1] ?? 0) + Math.log(load / departures));
  }
  const peak = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - peak), 0);
  return logs.map((log) => Math.exp(log - peak) / sum);
}

describe("offered load and shrinkage", () => {
  it("is contacts times handle time in a period", () => {
    expect(offeredLoad({ contacts: 360, period: 1800, handleTime: 240 })).toBe(48);
    expect(() => offeredLoad({ contacts: 1, period: 0, handleTime: 1 })).toThrow(
      "period must be a number above 0, not 0.",
    );
  });
  it("divides by the share that remains, and rounds up", () => {
    expect(agentsToSchedule(70, 0.3)).toBe(100);
    expect(agentsToSchedule(100, 0.4)).toBe(167);
    expect(agentsToSchedule(0, 0.3)).toBe(0);
    expect(agentsToSchedule(7, 0)).toBe(7);
    expect(() => agentsToSchedule(7, 1)).toThrow("shrinkage must be a number from 0 to below 1, not 1.");
  });
  it("hires nobody for the rounding of a division", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 99 }),
        (required, percent) => {
          const exact = Number((BigInt(required) * 100n + BigInt(99 - percent)) / BigInt(100 - percent));
          expect(agentsToSchedule(required, percent / 100)).toBe(exact);
        },
      ),
    );
  });
});

describe("Erlang B", () => {
  // Closed form: (A^N ÷ N!) ÷ Σ A^k ÷ k!, for A = 2 and N = 3: (8/6) ÷ (1 + 2 + 2 + 8/6).
  it("is the share of the last state", () => {
    expect(erlangB(2, 3)).toBeCloseTo(4 / 19, 15);
    expect(erlangB(5, 0)).toBe(1);
    expect(erlangB(0, 4)).toBe(0);
  });
  it("agrees with the steady state", () => {
    fc.assert(
      fc.property(ofLoad, ofAgents, (load, agents) => {
        const blocked = steadyState(load, agents, () => 0, agents)[agents] ?? Number.NaN;
        expect(Math.abs(erlangB(load, agents) - blocked)).toBeLessThan(1e-11);
      }),
    );
  });
  it("finds the fewest lines", () => {
    fc.assert(
      fc.property(ofLoad, fc.double({ min: 1e-6, max: 0.9, noNaN: true }), (load, blocking) => {
        const agents = erlangBAgents(load, blocking);
        expect(erlangB(load, agents)).toBeLessThanOrEqual(blocking);
        expect(erlangB(load, agents - 1)).toBeGreaterThan(blocking);
      }),
    );
    expect(erlangBAgents(3, 1)).toBe(0);
  });
  it("refuses what is no load, and agents in parts", () => {
    expect(() => erlangB(-1, 3)).toThrow(RangeError);
    expect(() => erlangB(Number.NaN, 3)).toThrow(RangeError);
    expect(() => erlangB(1, 2.5)).toThrow("agents must be a whole number from 0, not 2.5.");
    expect(() => erlangBAgents(1, 0)).toThrow(RangeError);
  });
});

describe("Erlang C", () => {
  const queue = { load: 48, handleTime: 240, within: 15 };
  it("with one agent is the queue M/M/1", () => {
    const one = erlangC({ load: 0.6, handleTime: 100, within: 50 }, 1);
    expect(one?.probabilityOfWaiting).toBeCloseTo(0.6, 14);
    expect(one?.averageWait).toBeCloseTo((100 * 0.6) / 0.4, 12);
    expect(one?.serviceLevel).toBeCloseTo(1 - 0.6 * Math.exp(-0.2), 14);
    expect(one?.queueLength).toBeCloseTo(0.36 / 0.4, 13);
  });
  it("has no answer, and no negative one, where the queue grows without end", () => {
    expect(erlangC(queue, 48)).toBeNull();
    expect(erlangC(queue, 3)).toBeNull();
    expect(erlangCProbabilityOfWaiting(48, 0)).toBeNull();
    expect(erlangC({ load: 0, handleTime: 240, within: 15 }, 0)).toBeNull();
  });
  it("has nobody wait where nobody comes", () => {
    expect(erlangC({ load: 0, handleTime: 240, within: 15 }, 2)).toEqual({
      probabilityOfWaiting: 0,
      serviceLevel: 1,
      averageWait: 0,
      occupancy: 0,
      queueLength: 0,
    });
  });
  it("agrees with the steady state", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 80, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (load, spare) => {
          const agents = Math.ceil(load * 1.15) + spare;
          const states = steadyState(load, agents, () => 0, agents + 600);
          const waiting = states.slice(agents).reduce((sum, share) => sum + share, 0);
          const length = states.reduce((sum, share, count) => sum + share * Math.max(0, count - agents), 0);
          const result = erlangC({ ...queue, load }, agents);
          expect(Math.abs((result?.probabilityOfWaiting ?? 9) - waiting)).toBeLessThan(1e-11);
          expect(Math.abs((result?.queueLength ?? 9) - length)).toBeLessThan(1e-9);
          // Little's law: those waiting are the arrivals a unit of time times their wait.
          expect(
            relativeError((result?.averageWait ?? 9) * (load / 240), result?.queueLength ?? 0),
          ).toBeLessThan(1e-12);
        },
      ),
    );
  });
  it("is steady with thousands of agents", () => {
    const result = erlangC({ load: 9800, handleTime: 300, within: 20 }, 9900);
    // Halfin and Whitt (1981): with β = (N − A) ÷ √A, P(wait) is about 1 ÷ (1 + β Φ(β) ÷ φ(β)).
    expect(result?.probabilityOfWaiting).toBeCloseTo(0.2187, 2);
    expect(result?.occupancy).toBeCloseTo(9800 / 9900, 14);
  });
  it("finds the fewest agents for each target and for all together", () => {
    fc.assert(
      fc.property(
        ofLoad,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        ofTime,
        (load, serviceLevel, averageWait) => {
          const some = { ...queue, load };
          for (const targets of [
            { serviceLevel },
            { averageWait },
            { occupancy: 0.85 },
            { serviceLevel, averageWait },
          ]) {
            const agents = erlangCAgents(some, targets);
            const meets = (count: number) => {
              const result = erlangC(some, count);
              if (result === null) return false;
              return (
                (!("serviceLevel" in targets) || result.serviceLevel >= serviceLevel) &&
                (!("averageWait" in targets) || result.averageWait <= averageWait) &&
                (!("occupancy" in targets) || result.occupancy <= 0.85)
              );
            };
            expect([meets(agents - 1), meets(agents)]).toEqual([false, true]);
          }
        },
      ),
    );
    expect(erlangCAgents(queue, { serviceLevel: 0.8, occupancy: 0.8 })).toBe(60);
  });
  it("asks for a target, and for one that can be reached", () => {
    expect(() => erlangCAgents(queue, {})).toThrow("Name at least one target");
    expect(() => erlangCAgents(queue, { serviceLevel: 1 })).toThrow(RangeError);
    expect(() => erlangCAgents(queue, { averageWait: 0 })).toThrow(RangeError);
    expect(() => erlangCAgents(queue, { occupancy: 1.2 })).toThrow(RangeError);
    expect(() => erlangC({ ...queue, handleTime: 0 }, 50)).toThrow(RangeError);
    expect(() => erlangC({ ...queue, within: -1 }, 50)).toThrow(RangeError);
  });
});

describe("Erlang A", () => {
  const queue = { load: 48, handleTime: 240, patience: 300, within: 15 };
  it.each([
    [48, 240, 300, 15, 50],
    [48, 240, 300, 15, 40],
    [5, 60, 10_000, 30, 4],
    [0.5, 60, 60, 30, 1],
    [300, 300, 120, 20, 301],
  ])(
    "agrees with the steady state and the integral over the wait: %f erlangs",
    (load, handleTime, patience, within, agents) => {
      const result = erlangA({ load, handleTime, patience, within }, agents);
      const states = steadyState(load, agents, (waiting) => (waiting * handleTime) / patience, agents + 3000);
      const waiting = states.slice(agents).reduce((sum, share) => sum + share, 0);
      const length = states.reduce((sum, share, count) => sum + share * Math.max(0, count - agents), 0);
      expect(relativeError(result.probabilityOfWaiting, waiting)).toBeLessThan(1e-9);
      expect(relativeError(result.queueLength, length)).toBeLessThan(1e-9);
      expect(relativeError(result.abandonmentRate, (length * handleTime) / (patience * load))).toBeLessThan(
        1e-9,
      );
      expect(relativeError(result.averageWait, (length * handleTime) / load)).toBeLessThan(1e-9);

      // The wait of a contact that never gives up has this density, but for a factor.
      const peak = Math.max(0, Math.log(load / agents)) * patience;
      const logDensity = (wait: number) =>
        (-load * patience * Math.expm1(-wait / patience)) / handleTime - (agents * wait) / handleTime;
      const top = logDensity(peak);
      const density = (wait: number) => Math.exp(logDensity(wait) - top);
      let end = peak + handleTime;
      while (density(end) > 1e-18) end *= 1.3;
      const all = integral(density, 0, end, 20_000);
      const patient = (wait: number) => density(wait) * Math.exp(-wait / patience);
      const inTime = 1 - waiting + (waiting * integral(patient, 0, within, 2000)) / all;
      const speed = (waiting * integral((wait) => wait * patient(wait), 0, end, 20_000)) / all;
      expect(Math.abs(result.serviceLevel - inTime)).toBeLessThan(1e-9);
      expect(relativeError(result.averageSpeedOfAnswer, speed / (1 - result.abandonmentRate))).toBeLessThan(
        1e-8,
      );
    },
  );
  it("agrees with a simulation of contacts and agents", () => {
    const random = randomNumbers(20_261_122);
    const [agents, contacts] = [12, 200_000];
    const some = { load: 11, handleTime: 200, patience: 150, within: 20 };
    const freeAt = Array.from({ length: agents }, () => 0);
    let [now, abandoned, inTime, waited, waitedOfAnswered] = [0, 0, 0, 0, 0];
    for (let contact = 0; contact < contacts; contact++) {
      now += random.exponential(some.load / some.handleTime);
      const next = freeAt.indexOf(Math.min(...freeAt));
      const wait = Math.max(0, (freeAt[next] ?? 0) - now);
      const patience = random.exponential(1 / some.patience);
      waited += Math.min(wait, patience);
      if (patience < wait) {
        abandoned++;
        continue;
      }
      if (wait <= some.within) inTime++;
      waitedOfAnswered += wait;
      freeAt[next] = now + wait + random.exponential(1 / some.handleTime);
    }
    const result = erlangA(some, agents);
    expect(relativeError(abandoned / contacts, result.abandonmentRate)).toBeLessThan(0.04);
    expect(relativeError(inTime / contacts, result.serviceLevel)).toBeLessThan(0.01);
    expect(relativeError(waited / contacts, result.averageWait)).toBeLessThan(0.04);
    expect(
      relativeError(waitedOfAnswered / (contacts - abandoned), result.averageSpeedOfAnswer),
    ).toBeLessThan(0.04);
  });
  it("comes to Erlang C as patience grows, and to Erlang B as it shrinks", () => {
    const patient = erlangA({ ...queue, patience: 1e9 }, 55);
    const ever = erlangC(queue, 55);
    expect(patient.serviceLevel).toBeCloseTo(ever?.serviceLevel ?? 9, 6);
    expect(patient.averageSpeedOfAnswer).toBeCloseTo(ever?.averageWait ?? 9, 4);
    expect(erlangA({ ...queue, patience: 1e-6 }, 50).abandonmentRate).toBeCloseTo(erlangB(48, 50), 6);
  });
  it("loses what there are no agents for when far too few are there", () => {
    const result = erlangA({ load: 5000, handleTime: 300, patience: 30_000, within: 20 }, 4000);
    expect(result.abandonmentRate).toBeCloseTo(0.2, 12);
    expect(result.occupancy).toBeCloseTo(1, 12);
    expect(result.serviceLevel).toBeGreaterThanOrEqual(0);
  });
  it("keeps its laws", () => {
    fc.assert(
      fc.property(ofLoad, ofAgents, ofTime, ofTime, (load, agents, patience, within) => {
        const some = { load, handleTime: 240, patience, within };
        const result = erlangA(some, agents);
        for (const share of [
          result.probabilityOfWaiting,
          result.abandonmentRate,
          result.serviceLevel,
          result.occupancy,
        ]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(result.serviceLevel).toBeLessThanOrEqual(1 - result.abandonmentRate + 1e-12);
        expect(relativeError(result.averageWait * (load / 240) || 1, result.queueLength || 1)).toBeLessThan(
          1e-9,
        );
        const more = erlangA(some, agents + 1);
        expect(more.serviceLevel).toBeGreaterThanOrEqual(result.serviceLevel - 1e-9);
        expect(more.abandonmentRate).toBeLessThanOrEqual(result.abandonmentRate + 1e-12);
        expect(erlangA({ ...some, within: within + 1 }, agents).serviceLevel).toBeGreaterThanOrEqual(
          result.serviceLevel - 1e-9,
        );
      }),
    );
  });
  it("has nobody wait where nobody comes", () => {
    expect(erlangA({ ...queue, load: 0 }, 1)).toMatchObject({
      serviceLevel: 1,
      abandonmentRate: 0,
      averageSpeedOfAnswer: 0,
    });
  });
  it("finds the fewest agents, fewer than Erlang C would ask for", () => {
    const targets = { serviceLevel: 0.8, abandonmentRate: 0.02 };
    const agents = erlangAAgents(queue, targets);
    const [fewer, found] = [erlangA(queue, agents - 1), erlangA(queue, agents)];
    expect(found.serviceLevel >= 0.8 && found.abandonmentRate <= 0.02).toBe(true);
    expect(fewer.serviceLevel >= 0.8 && fewer.abandonmentRate <= 0.02).toBe(false);
    expect(erlangAAgents(queue, { serviceLevel: 0.8 })).toBeLessThan(
      erlangCAgents(queue, { serviceLevel: 0.8 }),
    );
    expect(
      erlangA(queue, erlangAAgents(queue, { abandonmentRate: 0.05 })).abandonmentRate,
    ).toBeLessThanOrEqual(0.05);
  });
  it("refuses what is out of range", () => {
    expect(() => erlangA(queue, 0)).toThrow(RangeError);
    expect(() => erlangA({ ...queue, patience: 0 }, 5)).toThrow(RangeError);
    expect(() => erlangA({ ...queue, patience: Number.POSITIVE_INFINITY }, 5)).toThrow(RangeError);
    expect(() => erlangAAgents(queue, {})).toThrow("Name at least one target");
    expect(() => erlangAAgents(queue, { abandonmentRate: 0 })).toThrow(RangeError);
  });
});
