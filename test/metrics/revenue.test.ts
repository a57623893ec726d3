import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import {
  grossMrrChurnRate,
  grr,
  mrr,
  mrrMovements,
  netMrrChurnRate,
  nrr,
  saasQuickRatio,
} from "../../src/metrics/index.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of Object.values(catalogue)) if (entry.family === "revenue") keepsItsExamples(entry);

/** Customers who pay something at one end at least, all of them with a history. */
const arr = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 }));
const customers = fc.array(
  fc.record({ startArrMinor: arr, endArrMinor: arr, cameBack: fc.boolean() }).map((one) => ({
    startArrMinor: one.startArrMinor,
    endArrMinor: one.endArrMinor,
    activeBefore: one.startArrMinor > 0 || one.cameBack,
    currency: "EUR",
  })),
  { maxLength: 40 },
);

describe("recurring revenue", () => {
  test("moves from the start to the end by its five movements", () => {
    fc.assert(
      fc.property(customers, (rows) => {
        const { parts, value } = measure(mrrMovements, rows);
        const start = parts.startingArrMinor ?? 0;
        const won =
          (parts.newArrMinor ?? 0) + (parts.expansionArrMinor ?? 0) + (parts.reactivationArrMinor ?? 0);
        const lost = (parts.churnedArrMinor ?? 0) + (parts.contractionArrMinor ?? 0);
        expect(start + won - lost).toBe(parts.endingArrMinor);
        expect(measure(mrr, rows).value).toBe((parts.endingArrMinor ?? 0) / 1200);
        expect(measure(mrr.variants.netNew, rows).value).toBe((won - lost) / 1200);
        for (const one of Object.values(value ?? {})) expect(one).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("that was kept and that was lost are the whole of the start", () => {
    fc.assert(
      fc.property(customers, (rows) => {
        const kept = measure(grr, rows).value;
        const lost = measure(grossMrrChurnRate, rows).value;
        const net = measure(nrr, rows).value;
        const netLost = measure(netMrrChurnRate.variants.withoutReactivation, rows).value;
        const withBack = measure(nrr.variants.withReactivation, rows).value;
        const netLostWithBack = measure(netMrrChurnRate, rows).value;
        if (kept === null)
          expect([lost, net, netLost, withBack, netLostWithBack]).toEqual(Array(5).fill(null));
        else {
          expect(kept + (lost ?? Number.NaN)).toBeCloseTo(1, 9);
          expect((net ?? Number.NaN) + (netLost ?? Number.NaN)).toBeCloseTo(1, 6);
          expect((withBack ?? Number.NaN) + (netLostWithBack ?? Number.NaN)).toBeCloseTo(1, 6);
          expect(kept).toBeLessThanOrEqual(Math.min(1, net ?? Number.NaN));
        }
      }),
    );
  });

  test("of several currencies is not added up, and rows without a currency are in the one there is", () => {
    const paying = { startArrMinor: 1_200, endArrMinor: 600, activeBefore: true };
    for (const metric of [grr, nrr, grossMrrChurnRate, netMrrChurnRate, mrr, mrr.variants.annual]) {
      const euros = [{ ...paying, currency: "EUR" }, paying];
      expect(measure(metric, euros).value).not.toBeNull();
      expect(measure(metric, [...euros, { ...paying, currency: "USD" }]).value).toBeNull();
    }
  });

  test("won against nothing lost has no ratio", () => {
    const won = { startArrMinor: 0, endArrMinor: 1_200, activeBefore: false };
    expect(measure(saasQuickRatio, [won]).value).toBeNull();
    expect(measure(saasQuickRatio.variants.withReactivation, [won]).value).toBeNull();
  });
});
