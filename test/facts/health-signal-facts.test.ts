import { describe, expect, it } from "vitest";
import { type HealthSignal, healthSignalFacts } from "../../src/facts/health-signal-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { customerHealthScore } from "../../src/metrics/feedback/customer-health-score.ts";

const march = "2026-03-01T00:00:00Z";
const april = "2026-04-01T00:00:00Z";
const signal = (
  customerId: string,
  name: string,
  score: number | null,
  weight: number,
  assessedAt = march,
) => ({
  customerId,
  signal: name,
  score,
  weight,
  assessedAt,
});

describe("health signal facts", () => {
  const signals: readonly HealthSignal[] = [
    signal("ada", "usage", 80, 35),
    signal("ada", "nps", null, 25),
    signal("ada", "payment", 33.333, 5),
    { ...signal("bob", "usage", 20, 35), segment: "small" },
  ];

  it("keep every signal as a row, with the weights of its assessment added up", () => {
    const facts = healthSignalFacts(signals);
    expect(
      facts.map(({ signal: name, scoreHundredths, weight, availableWeight, expectedWeight }) => [
        name,
        scoreHundredths,
        weight,
        availableWeight,
        expectedWeight,
      ]),
    ).toEqual([
      ["usage", 8000, 35, 40, 65],
      ["nps", null, 25, 40, 65],
      ["payment", 3333, 5, 40, 65],
      ["usage", 2000, 35, 35, 35],
    ]);
    expect(facts[3]).toMatchObject({
      customerId: "bob",
      segment: "small",
      assessedAt: "2026-03-01T00:00:00.000Z",
    });
  });

  it("make a customer's score of what is known, and every customer count once", () => {
    const facts = healthSignalFacts(signals);
    const ada = (80 * 35 + 33.33 * 5) / 40;
    expect(measure(customerHealthScore, facts).value).toBeCloseTo((ada + 20) / 2, 10);
    const [first] = measureAll({ it: customerHealthScore }, facts, { by: ["customerId"] });
    expect(first?.measurements.it.value).toBeCloseTo(ada, 10);
    expect(measure(customerHealthScore.variants.allSignalsKnown, facts)).toMatchObject({
      value: 20,
      excluded: { signalMissing: 1, incomplete: 2 },
    });
  });

  it("keep moments apart, written in whatever way", () => {
    const facts = healthSignalFacts([
      signal("ada", "usage", 80, 1),
      signal("ada", "support", 40, 1, "2026-03-01T01:00:00+01:00"),
      signal("ada", "usage", 10, 1, april),
    ]);
    expect(facts.map(({ availableWeight }) => availableWeight)).toEqual([2, 2, 1]);
    const months = measureAll({ it: customerHealthScore }, facts, { every: "month", timeZone: "UTC" });
    expect(months.map(({ measurements }) => measurements.it.value)).toEqual([60, 10]);
  });

  it("never take a missing signal for 0, nor a customer without any for sick", () => {
    const facts = healthSignalFacts([signal("ada", "usage", null, 1)]);
    expect(measure(customerHealthScore, facts)).toMatchObject({
      value: null,
      excluded: { signalMissing: 1 },
    });
  });

  it("refuse what is off 0 to 100, and a bad instant", () => {
    const facts = healthSignalFacts([signal("ada", "usage", 101, 1)]);
    expect(() => measure(customerHealthScore, facts)).toThrow('column "scoreHundredths" is 10100');
    const unsummed = facts.map((fact) => ({ ...fact, scoreHundredths: 100, availableWeight: 0 }));
    expect(() => measure(customerHealthScore, unsummed)).toThrow('column "availableWeight" is 0');
    expect(() => healthSignalFacts([signal("ada", "usage", 1, 1, "monday")])).toThrow(
      'health of ada: "assessedAt" is "monday"',
    );
  });
});
