import { describe, expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { bounceRate } from "../../src/metrics/journey/bounce-rate.ts";
import { cartAbandonmentRate } from "../../src/metrics/journey/cart-abandonment-rate.ts";
import { journeyCompletionRate } from "../../src/metrics/journey/journey-completion-rate.ts";
import { times } from "../metrics/worked.ts";

const DAY_MS = 86_400_000;
const carts = (created: number, ordered: number) => [
  ...times(ordered, { untilOrderMs: 0, observedMs: 30 * DAY_MS }),
  ...times(created - ordered, { untilOrderMs: null, observedMs: 30 * DAY_MS }),
];
/** As printed by PrimeCalculator: 0 where there are no carts. */
const printed = (created: number, ordered: number) => (created > 0 ? (created - ordered) / created : 0);

describe("a cart abandonment rate of 0 % for no carts", () => {
  it("is a perfect day on which the shop was closed; there is no rate", () => {
    expect(printed(0, 0)).toBe(0);
    expect(measure(cartAbandonmentRate, carts(0, 0))).toMatchObject({ value: null, n: 0 });
  });

  it("is the only one that differs: with carts the formulas agree", () => {
    for (const [created, ordered] of [
      [10_000, 3_000],
      [200, 45],
    ] as const) {
      expect(measure(cartAbandonmentRate, carts(created, ordered)).value).toBe(printed(created, ordered));
    }
    expect(measure(cartAbandonmentRate, carts(200, 45)).value).toBe(0.775);
  });
});

describe("a bounce rate beside an engagement rate that do not add up to 1", () => {
  it("have sessions in neither: without a known engagement a session is left out and counted", () => {
    // 1,898 sessions: 874 said to bounce (46.0 %) and an engagement rate of 36.1 % leave 17.8 % for nobody.
    expect(874 / 1898 + 0.3614).toBeLessThan(0.83);
    const engaged = Math.round(0.3614 * 1898);
    const sessions = [
      ...times(874, { durationMs: 0, keyEvents: 0, views: 1 }),
      ...times(engaged, { durationMs: 60_000, keyEvents: 0, views: 1 }),
      ...times(1898 - 874 - engaged, { durationMs: null, keyEvents: 0, views: 1 }),
    ];
    const { value, n, excluded, parts } = measure(bounceRate, sessions);
    expect(parts.bounced).toBe(874);
    expect(n + (excluded["engagementUnknown"] ?? 0)).toBe(1898);
    expect((value ?? 0) + engaged / n).toBeCloseTo(1, 12);
  });
});

describe("completed over started with the youngest counted in", () => {
  it("calls 48 % what is 60 % among journeys that have had their time", () => {
    const begun = (daysAgo: number, completed: boolean) => ({
      observedMs: daysAgo * DAY_MS,
      completed,
      durationMs: completed ? DAY_MS : null,
    });
    const rows = [
      ...times(96, begun(60, true)),
      ...times(64, begun(60, false)),
      ...times(40, begun(2, false)),
    ];
    expect(measure(journeyCompletionRate, rows).value).toBe(0.6);
    expect(measure(journeyCompletionRate.variants.uncensored, rows).value).toBe(0.48);
  });
});
