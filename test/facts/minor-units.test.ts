import { expect, it } from "vitest";
import { minorUnits } from "../../src/facts/minor-units.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";

const of = (amount: string, currency = "EUR", scale = {}) =>
  minorUnits("order o-1", "total", { amount, currency }, scale);

it("amounts are whole minor units of their currency", () => {
  expect([of("12.50"), of("12"), of("-3.07"), of("0.00"), of("-0.001")]).toEqual([1250, 1200, -307, 0, 0]);
  expect([of("12", "JPY"), of("12.345", "BHD"), of("1.2345", "CLF")]).toEqual([12, 12_345, 12_345]);
  expect([of("12", "XXX"), of("12", "toString")]).toEqual([1200, 1200]);
  expect(minorUnits("order o-1", "total", null)).toBeNull();
  expect(minorUnits("order o-1", "total", undefined)).toBeNull();
});

it("finer amounts are rounded once, halves away from zero, after what they are multiplied and divided by", () => {
  expect([of("0.004"), of("0.005"), of("-0.005"), of("12.5", "JPY")]).toEqual([0, 1, -1, 13]);
  expect(of("0.0005", "EUR", { times: 12_000 })).toBe(600);
  expect(of("100", "EUR", { times: 12, over: 7 })).toBe(17_143);
});

it("amounts that are none, or too large to be exact, are refused", () => {
  expect(() => of("12,50")).toThrow('order o-1: "total" is {"amount":"12,50","currency":"EUR"}');
  expect(of("90071992547409.91")).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => of("90071992547409.92")).toThrow(InvalidRecordError);
});
