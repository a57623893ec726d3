import { describe, expect, it } from "vitest";
import { durationText, valueText } from "../../src/cli/value-text.ts";

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
    [-90, "seconds", [null, null], "−1 min 30 s"],
    [null, "ratio", [0, 1], "–"],
  ])("says %s as %s of %j", (value, unit, range, text) => expect(valueText(value, unit, range)).toBe(text));
});
