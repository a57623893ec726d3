import { describe, expect, it } from "vitest";
import { changeText, durationText, valuesText, valueText } from "../../src/cli/value-text.ts";

describe("durationText", () => {
  it.each<[seconds: number, text: string]>([
    [0, "0.0 s"],
    [42.34, "42.3 s"],
    [59.94, "59.9 s"],
    [59.96, "1 min 0 s"],
    [3599.4, "59 min 59 s"],
    [3599.6, "1 h 0 min"],
    [4980, "1 h 23 min"],
    [172_740, "47 h 59 min"],
    [172_790, "2 d 0 h"],
    [277_200, "3 d 5 h"],
  ])("says %d as %s", (seconds, text) => expect(durationText(seconds)).toBe(text));
});

describe("valueText", () => {
  it.each<[...Parameters<typeof valueText>, text: string]>([
    [0.8187, "ratio", [0, 1], "81.9 %"],
    [1, "ratio", [0, 1], "100.0 %"],
    [35.23, "points", [-100, 100], "+35.2"],
    [-12, "points", [-100, 100], "−12.0"],
    [0, "points", [-100, 100], "0.0"],
    [-0.04, "points", [-100, 100], "0.0"],
    [-0.04, "ratio", [null, null], "−4.0 %"],
    [68, "points", [0, 100], "68.0"],
    [4.256, "scale", [1, 5], "4.26"],
    [4.2, "stars", [1, 5], "4.20"],
    [12.5, "currency", [0, null], "12.50"],
    [-1234567.891, "currency", [null, null], "−1,234,567.89"],
    [9999, "currency/month", [0, null], "9999.00 a month"],
    [0, "currency/month", [0, null], "0.00 a month"],
    [3.2, "x", [0, null], "3.20 ×"],
    [2.5, "per 1000", [0, null], "2.50 per 1000"],
    [0, "per 1000", [0, null], "0 per 1000"],
    [-2, "per 1000", [null, null], "−2 per 1000"],
    [1, "days", [0, null], "1 day"],
    [14.25, "months", [0, null], "14.25 months"],
    [1, "replies", [0, null], "1 reply"],
    [12_345, "cases", [0, null], "12,345 cases"],
    [12_345, "counts", [0, null], "12,345"],
    [0.25, "orders per customer", [0, null], "0.25"],
    [99.9, "ratio", [0, null], "9990.0 %"],
    [-90, "seconds", [null, null], "−1 min 30 s"],
    [null, "ratio", [0, 1], "–"],
  ])("says %s as %s of %j", (value, unit, range, text) => expect(valueText(value, unit, range)).toBe(text));
});

describe("valuesText", () => {
  it("names the components of a distribution", () => {
    expect(valuesText({ promoters: 0.5, detractors: null }, "ratio", [0, 1])).toBe(
      "promoters 50.0 %, detractors –",
    );
    expect(valuesText(null, "ratio", [0, 1])).toBe("–");
  });
});

describe("changeText", () => {
  it.each<[...Parameters<typeof changeText>, text: string]>([
    [0.0321, "ratio", "+3.2 pp"],
    [-0.0321, "ratio", "−3.2 pp"],
    [0.0001, "ratio", "0.0 pp"],
    [-90, "seconds", "−1 min 30 s"],
    [12, "points", "+12.0"],
    [1, "cases", "+1 case"],
    [0, "per 1000", "0 per 1000"],
    [null, "ratio", "–"],
  ])("says %s of %s as %s", (change, unit, text) => expect(changeText(change, unit)).toBe(text));
});
