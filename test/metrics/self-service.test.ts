import { describe, expect, it } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { automationRate, automationRateEntry } from "../../src/metrics/self-service/automation-rate.ts";
import {
  botResolutionRate,
  botResolutionRateEntry,
} from "../../src/metrics/self-service/bot-resolution-rate.ts";
import { containmentRate, containmentRateEntry } from "../../src/metrics/self-service/containment-rate.ts";
import { deflectionRateEntry } from "../../src/metrics/self-service/deflection-rate.ts";
import { involvementRate, involvementRateEntry } from "../../src/metrics/self-service/involvement-rate.ts";
import { kbScore, kbScoreEntry } from "../../src/metrics/self-service/kb-score.ts";
import { selfServiceRateEntry } from "../../src/metrics/self-service/self-service-rate.ts";
import { selfServiceScoreEntry } from "../../src/metrics/self-service/self-service-score.ts";
import { keepsItsExamples, times } from "./worked.ts";

for (const entry of [
  automationRateEntry,
  botResolutionRateEntry,
  containmentRateEntry,
  deflectionRateEntry,
  involvementRateEntry,
  kbScoreEntry,
  selfServiceRateEntry,
  selfServiceScoreEntry,
]) {
  keepsItsExamples(entry);
}

const HOUR_MS = 3_600_000;
const alone = {
  involved: true,
  handedOver: false,
  confirmed: false,
  customerId: "ada",
  observedMs: 99 * HOUR_MS,
};
const conversations = [
  ...times(10, { ...alone, confirmed: true }),
  ...times(20, alone),
  ...times(5, { ...alone, nextContactMs: HOUR_MS }),
  ...times(5, { ...alone, negativeFeedback: true }),
  ...times(10, { ...alone, handedOver: true }),
  ...times(50, { ...alone, involved: false, handedOver: true }),
];

it("more searches opened than made are refused", () => {
  const rows = [{ side: "helpCentreSession", searches: 1, searchesOpened: 2 }];
  expect(() => measure(kbScore.variants.searchSuccess, rows)).toThrow(InvalidRowError);
});

describe("one week of a bot", () => {
  it("is contained, assumed, resolved and confirmed by four numbers", () => {
    const { assumedAndConfirmed, confirmedOnly } = botResolutionRate.variants;
    const values = [containmentRate, assumedAndConfirmed, botResolutionRate, confirmedOnly].map(
      (metric) => measure(metric, conversations).value,
    );
    expect(values).toEqual([40 / 50, 35 / 50, 30 / 50, 10 / 50]);
  });

  it("is automated as often as it was involved and resolved", () => {
    const involved = measure(involvementRate, conversations).value ?? Number.NaN;
    const resolved = measure(botResolutionRate, conversations).value ?? Number.NaN;
    expect(measure(automationRate, conversations).value).toBeCloseTo(involved * resolved, 12);
    expect(measure(automationRate, conversations)).toMatchObject({ value: 0.3, n: 100 });
  });
});
