import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountText, exact, excess, isMoreThan, isScaled, sumOf } from "../../src/events/amounts.ts";
import { currenciesInUse, decimalPlaces, isCurrency } from "../../src/events/rules/currencies.ts";
import { minorUnits } from "../../src/facts/minor-units.ts";
import { eur } from "./rules/rule-example.ts";

const amounts = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat({ max: 8 }))
  .map(([units, places]) => amountText({ units, places }, "EUR").replace(" EUR", ""));

describe("amounts", () => {
  test("are exact, whatever their places", () => {
    expect(sumOf([eur("0.1"), eur("0.2"), eur("-0.30")], "EUR")).toEqual({ units: 0n, places: 2 });
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 8 }), amounts, (parts, one) => {
        const forth = sumOf([...parts, one].map(eur), "EUR");
        const back = sumOf([one, ...parts.toReversed()].map(eur), "EUR");
        expect(forth?.units).toBe(back?.units);
        const without = sumOf(parts.map(eur), "EUR");
        const told = exact(eur(one));
        if (forth === null || without === null || told === null) throw new Error("an amount is no amount");
        const rest = excess(excess(forth, without), told);
        expect(rest.units).toBe(0n);
      }),
    );
  });

  test("are not known where one is missing, in another currency or no amount", () => {
    expect(sumOf([eur("1"), null], "EUR")).toBeNull();
    expect(sumOf([eur("1"), { amount: "1", currency: "USD" }], "EUR")).toBeNull();
    expect(exact(eur("1,50"))).toBeNull();
    expect(exact(eur(""))).toBeNull();
  });

  test("are compared in minor units of their currency", () => {
    const of = (amount: string) => exact(eur(amount)) ?? { units: 0n, places: 0 };
    expect(isMoreThan(of("0.02"), 2, "EUR")).toBe(false);
    expect(isMoreThan(of("0.021"), 2, "EUR")).toBe(true);
    expect(isMoreThan(of("2"), 2, "JPY")).toBe(false);
    expect(isMoreThan(of("3"), 2, "JPY")).toBe(true);
    expect(isMoreThan(of("-3"), 0, "JPY")).toBe(false);
    expect(isScaled(of("12.50"), of("1250"))).toBe(true);
    expect(isScaled(of("1250"), of("12.5"))).toBe(true);
    expect(isScaled(of("12.50"), of("12.5"))).toBe(false);
    expect(isScaled(of("0"), of("0"))).toBe(false);
  });

  test("are written as they are", () => {
    expect(amountText({ units: -5n, places: 2 }, "EUR")).toBe("-0.05 EUR");
    expect(amountText({ units: 1200n, places: 0 }, "JPY")).toBe("1200 JPY");
  });
});

describe("currencies", () => {
  test("have the decimal places that facts count their minor units by", () => {
    for (const currency of currenciesInUse()) {
      const places = decimalPlaces(currency);
      expect([currency, minorUnits("order", "total", { amount: "1", currency })]).toEqual([
        currency,
        10 ** (places ?? Number.NaN),
      ]);
    }
  });

  test("are known to the platform too, but for funds and the newest", () => {
    const known = new Set(Intl.supportedValuesOf("currency"));
    const others = "BOV CHE CHW CLF COU MXV USN UYI UYW SLE VED XCG ZWG".split(" ");
    expect(
      currenciesInUse().filter((currency) => !known.has(currency) && !others.includes(currency)),
    ).toEqual([]);
    expect(currenciesInUse().length).toBeGreaterThan(150);
  });

  test("are neither codes for no currency nor small letters", () => {
    expect(["EUR", "DEM", "HRK"].filter(isCurrency)).toEqual(["EUR", "DEM", "HRK"]);
    expect(["XXX", "XTS", "eur", "CUR", ""].filter(isCurrency)).toEqual([]);
  });
});
