import { describe, expect, test } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import type { AnyMeasurement } from "../../src/measure/measurement.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { bounceRate } from "../../src/metrics/journey/bounce-rate.ts";
import { directlyFollows } from "../../src/metrics/journey/directly-follows.ts";
import { frictionIndex } from "../../src/metrics/journey/friction-index.ts";
import { journeyCsat } from "../../src/metrics/journey/journey-csat.ts";
import { journeyNps } from "../../src/metrics/journey/journey-nps.ts";
import { lostness } from "../../src/metrics/journey/lostness.ts";
import { momentOfTruthScore } from "../../src/metrics/journey/moment-of-truth-score.ts";
import { pathFrequency } from "../../src/metrics/journey/path-frequency.ts";
import { answers, repeat } from "./rows.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of Object.values(catalogue)) if (entry.family === "journey") keepsItsExamples(entry);

describe("lostness", () => {
  const task = (uniqueSteps: number, steps: number, minimalSteps: number) => ({
    ended: true,
    uniqueSteps,
    steps,
    minimalSteps,
  });

  test("is 0 only straight there, rises with every detour, and stays below √2", () => {
    const of = (uniqueSteps: number, steps: number) =>
      measure(lostness, [task(uniqueSteps, steps, 3)]).value ?? -1;
    expect(of(3, 3)).toBe(0);
    expect([of(3, 4), of(4, 4), of(4, 5), of(5, 5)].every((value) => value > 0)).toBe(true);
    expect(of(4, 8)).toBeGreaterThan(of(4, 6));
    expect(of(9, 9)).toBeGreaterThan(of(6, 6));
    expect(of(1000, 1_000_000)).toBeGreaterThan(1.4);
    expect(of(1000, 1_000_000)).toBeLessThan(Math.SQRT2);
  });

  test("of more different steps than steps is bad input", () => {
    expect(() => measure(lostness, [task(5, 4, 3)])).toThrow(InvalidRowError);
    const counted = measure(lostness, [task(5, 4, 3), task(3, 3, 3)], { onInvalid: "exclude" });
    expect(counted).toMatchObject({ value: 0, n: 1, excluded: { moreThanAll: 1 } });
  });

  test("at the bound itself is not yet lost", () => {
    // Four different ones of four steps, and three would have done: ¼.
    const share = (lostAbove: number) =>
      measure(lostness.variants.lostShare, [task(4, 4, 3)], { given: { lostAbove } }).value;
    expect([share(0.24), share(0.25)]).toEqual([1, 0]);
  });
});

describe("survey scores of journeys and moments", () => {
  test("are those of the survey metrics over their own rows", () => {
    const scores = answers({ 0: 3, 6: 2, 8: 4, 9: 5, 10: 1 });
    const stars = answers({ 1: 2, 3: 3, 4: 4, 5: 1 });
    const ofJourney = { journeyInstanceId: "j", journeyCompleted: true, momentOfTruth: true };
    const rated = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, ...ofJourney }));
    const comparable = ({ value, parts, n, interval }: AnyMeasurement) => ({
      value,
      parts,
      n,
      interval,
    });
    expect(comparable(measure(journeyNps, rated(scores)))).toEqual(comparable(measure(nps, scores)));
    expect(comparable(measure(momentOfTruthScore.variants.nps, rated(scores)))).toEqual(
      comparable(measure(nps, scores)),
    );
    const satisfied = measure(csat, stars);
    expect(measure(journeyCsat, rated(stars))).toMatchObject({
      value: satisfied.value,
      parts: satisfied.parts,
    });
    expect(measure(momentOfTruthScore, rated(stars))).toMatchObject({
      value: satisfied.value,
      parts: satisfied.parts,
      interval: satisfied.interval,
    });
  });
});

describe("counts that a caller groups", () => {
  test("are the arcs of a graph, by both ends", () => {
    const rows = repeat([
      [2, { kind: "step", from: "search", to: "pay" }],
      [1, { kind: "step", from: "pay", to: "pay" }],
      [1, { kind: "start", from: null, to: "search" }],
    ]);
    const arcs = measureAll({ directlyFollows }, rows, { by: ["from", "to"] })
      .filter(({ measurements }) => measurements.directlyFollows.n > 0)
      .map(({ group, measurements }) => [group["from"], group["to"], measurements.directlyFollows.value]);
    expect(arcs).toHaveLength(2);
    expect(arcs).toEqual(
      expect.arrayContaining([
        ["search", "pay", 2],
        ["pay", "pay", 1],
      ]),
    );
  });

  test("are shares once divided by the count of all, which the caller has", () => {
    const rows = repeat([
      [3, { ended: true, path: "search > pay" }],
      [1, { ended: true, path: "search > ask > pay" }],
    ]);
    const all = measure(pathFrequency, rows).value ?? Number.NaN;
    const shares = measureAll({ pathFrequency }, rows, { by: ["path"] }).map(
      ({ measurements }) => (measurements.pathFrequency.value ?? Number.NaN) / all,
    );
    expect(shares.toSorted()).toEqual([0.25, 0.75]);
  });
});

describe("the bounce rate", () => {
  test("and the engagement rate are the two parts of the sessions that can be judged", () => {
    const rows = [0, 1, 2].flatMap((views) =>
      [0, 10_000, 10_001, null].map((durationMs) => ({ views, durationMs, keyEvents: 0 })),
    );
    const { n, parts, excluded } = measure(bounceRate, rows);
    // Two views engage whatever the time: four. Of the others two last longer than 10 s, and two nobody knows.
    expect(excluded).toEqual({ engagementUnknown: 2 });
    expect([n, parts.bounced]).toEqual([10, 4]);
  });
});

describe("the friction index", () => {
  const worst = {
    ended: true,
    errors: 9,
    rageClicks: 9,
    repeatContacts: 9,
    transfers: 9,
    channelChanges: 9,
    waits: 9,
  };

  test("is 100 where every cap is reached, whatever caps and weights are", () => {
    expect(measure(frictionIndex, [worst]).value).toBe(100);
    const given = { errorWeight: 7, waitCap: 5, transferWeight: 0.5 };
    expect(measure(frictionIndex, [worst], { given }).value).toBeCloseTo(100, 12);
  });

  test("of no weight at all is nothing to say", () => {
    const given = {
      errorWeight: 0,
      rageClickWeight: 0,
      repeatContactWeight: 0,
      transferWeight: 0,
      channelChangeWeight: 0,
      waitWeight: 0,
    };
    expect(measure(frictionIndex, [worst], { given }).value).toBeNull();
  });
});
