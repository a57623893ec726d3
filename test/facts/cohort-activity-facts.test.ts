import { describe, expect, it } from "vitest";
import {
  type CohortActivityFactsOptions,
  type CohortRecords,
  cohortActivityFacts,
} from "../../src/facts/cohort-activity-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";

const ada = (...instants: readonly string[]) => instants.map((at) => ({ customerId: "ada", at }));
const options = { asOf: "2026-03-31T12:00:00Z", timeZone: "Europe/Oslo" };
const factsOf = (records: CohortRecords, own: Partial<CohortActivityFactsOptions> = {}) =>
  cohortActivityFacts(records, { ...options, ...own });
/** Period, next period, number of active periods, and how many are over. */
const spans = (records: CohortRecords, own: Partial<CohortActivityFactsOptions> = {}) =>
  factsOf(records, own).map(({ period, nextPeriod, activePeriods, elapsedPeriods }) => [
    period,
    nextPeriod,
    activePeriods,
    elapsedPeriods,
  ]);

describe("a member of a cohort", () => {
  it("has a row for each day of activity, once each and in order", () => {
    const activity = ada(
      "2026-03-09T10:00:00Z",
      "2026-03-02T09:00:00Z",
      "2026-03-02T20:00:00Z",
      "2026-03-03T08:00:00+01:00",
    );
    expect(factsOf({ activity })).toEqual([
      {
        customerId: "ada",
        cohort: "2026-03-02",
        bornAt: "2026-03-02T09:00:00.000Z",
        activeAt: "2026-03-02T09:00:00.000Z",
        period: 0,
        nextPeriod: 1,
        activePeriods: 1,
        elapsedPeriods: 29,
      },
      expect.objectContaining({ period: 1, nextPeriod: 7, activeAt: "2026-03-03T07:00:00.000Z" }),
      expect.objectContaining({ period: 7, nextPeriod: null, activePeriods: 3 }),
    ]);
  });

  it("is born when the births say, active or not, and nobody else is a member", () => {
    const births = ada("2026-03-02T09:00:00Z", "2026-03-20T09:00:00Z");
    const activity = [
      ...ada("2026-03-01T09:00:00Z", "2026-03-04T09:00:00Z"),
      { customerId: "bob", at: "2026-03-02T09:00:00Z" },
    ];
    expect(spans({ births, activity })).toEqual([
      [0, 2, 1, 29],
      [2, null, 2, 29],
    ]);
    expect(spans({ births, activity: [] })).toEqual([[0, null, 1, 29]]);
  });

  it("is not seen after the end of observation, nor born then", () => {
    const activity = ada("2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z");
    expect(spans({ activity }, { asOf: "2026-03-04T09:00:00Z" })).toEqual([[0, null, 1, 2]]);
    expect(spans({ activity }, { asOf: "2026-03-01T09:00:00Z" })).toEqual([]);
    expect(spans({ births: ada("2026-04-01T09:00:00Z"), activity })).toEqual([]);
  });

  it("with an instant that is none is refused", () => {
    expect(() => factsOf({ activity: ada("yesterday") })).toThrow(InvalidRecordError);
    expect(() => factsOf({ activity: [] }, { asOf: "now" })).toThrow(InvalidRecordError);
    expect(() => factsOf({ activity: [] }, { timeZone: "Mars" })).toThrow(RangeError);
  });
});

describe("periods since birth", () => {
  // 23:30 and 00:30 in Oslo, and over the change of the clocks on 29 March.
  const late = ada("2026-03-27T22:30:00Z", "2026-03-27T23:30:00Z", "2026-03-29T22:30:00Z");

  it("are days of the calendar of a zone", () => {
    expect(spans({ activity: late }).map(([period]) => period)).toEqual([0, 1, 3]);
    expect(spans({ activity: late }, { timeZone: "UTC" }).map(([period]) => period)).toEqual([0, 2]);
  });

  it("are 24 hours from the birth", () => {
    expect(spans({ activity: late }, { periods: "24-hours" })).toEqual([
      [0, 2, 1, 3],
      [2, null, 2, 3],
    ]);
  });

  it("are weeks from Monday, and months, over the turn of a year", () => {
    const activity = ada("2025-12-28T12:00:00Z", "2025-12-29T12:00:00Z", "2026-02-01T12:00:00Z");
    expect(factsOf({ activity }, { periods: "week" })).toMatchObject([
      { cohort: "2025-12-22", period: 0, nextPeriod: 1, elapsedPeriods: 14 },
      { period: 1, nextPeriod: 5 },
      { period: 5, nextPeriod: null },
    ]);
    expect(factsOf({ activity }, { periods: "month" })).toMatchObject([
      { cohort: "2025-12-01", period: 0, nextPeriod: 2, elapsedPeriods: 3 },
      { period: 2, nextPeriod: null, activePeriods: 2 },
    ]);
  });

  it("are over when the next one has begun", () => {
    const activity = ada("2026-03-02T09:00:00Z");
    const elapsed = (asOf: string) => spans({ activity }, { asOf })[0]?.[3];
    expect(elapsed("2026-03-02T22:59:59.999Z")).toBe(0);
    expect(elapsed("2026-03-02T23:00:00Z")).toBe(1);
  });
});
