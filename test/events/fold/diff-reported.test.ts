import { describe, expect, it } from "vitest";
import { diffReported, type MetricNumber } from "../../../src/events/index.ts";

const reply = (value: number | null, unit = "s", entity = "case/1"): MetricNumber => ({
  metric: "firstResponseTime",
  entity,
  value,
  unit,
});
const share = (value: number | null, unit = "ratio"): MetricNumber => ({ metric: "csat", value, unit });
const verdictOn = (reported: MetricNumber, recomputed: MetricNumber) =>
  diffReported([reported], [recomputed]).map(({ verdict }) => verdict);

describe("what a tool reports against what was recomputed", () => {
  it("tolerates two minutes or one per cent, whichever is more, the bound included", () => {
    expect(verdictOn(reply(3600), reply(3600))).toEqual(["equal"]);
    expect(verdictOn(reply(3720), reply(3600))).toEqual(["within"]);
    expect(verdictOn(reply(3480), reply(3600))).toEqual(["within"]);
    expect(verdictOn(reply(3720.1), reply(3600))).toEqual(["beyond"]);
    // One per cent of 100,000 s is 1,000 s.
    expect(verdictOn(reply(101_000), reply(100_000))).toEqual(["within"]);
    expect(verdictOn(reply(101_001), reply(100_000))).toEqual(["beyond"]);
  });

  it("has no minutes to give where no time is measured", () => {
    expect(verdictOn(share(0.808), share(0.8))).toEqual(["within"]);
    expect(verdictOn(share(0.809), share(0.8))).toEqual(["beyond"]);
    expect(verdictOn(share(0.001), share(0))).toEqual(["beyond"]);
  });

  it("brings units together that can be, and no others", () => {
    expect(diffReported([reply(90, "min")], [reply(3600)])).toEqual([
      {
        metric: "firstResponseTime",
        entity: "case/1",
        group: {},
        unit: "min",
        reported: 90,
        recomputed: 60,
        difference: 30,
        tolerance: 2,
        verdict: "beyond",
      },
    ]);
    expect(verdictOn(share(80, "percent"), share(0.8))).toEqual(["equal"]);
    expect(verdictOn(reply(1, "h"), reply(3_600_000, "ms"))).toEqual(["equal"]);
    expect(verdictOn(reply(1, "touches"), reply(1))).toEqual(["incomparable"]);
    expect(verdictOn(reply(1, "toString"), reply(1))).toEqual(["incomparable"]);
  });

  it("tells of what only one side has, and takes nothing for zero", () => {
    expect(verdictOn(reply(null), reply(0))).toEqual(["only-recomputed"]);
    expect(verdictOn(reply(0), reply(null))).toEqual(["only-reported"]);
    expect(verdictOn(reply(null), reply(null))).toEqual(["equal"]);
    const differences = diffReported([reply(1, "s", "case/2")], [reply(1, "s", "case/1")]);
    expect(differences.map(({ entity, verdict }) => [entity, verdict])).toEqual([
      ["case/1", "only-recomputed"],
      ["case/2", "only-reported"],
    ]);
  });

  it("knows a group by its names and values, in whatever order, and two numbers of one thing as ambiguous", () => {
    const grouped = (group: Record<string, string>): MetricNumber => ({ ...share(0.5), group });
    expect(
      diffReported([grouped({ channel: "email", team: "a" })], [grouped({ team: "a", channel: "email" })]),
    ).toMatchObject([{ verdict: "equal", group: { channel: "email", team: "a" } }]);
    expect(diffReported([reply(1), reply(2)], [reply(1)])).toMatchObject([{ verdict: "ambiguous" }]);
  });

  it("takes other tolerances, and refuses those that are none", () => {
    const [exact] = diffReported([reply(3601)], [reply(3600)], { share: 0, seconds: 0 });
    expect(exact?.verdict).toBe("beyond");
    expect(() => diffReported([], [], { share: -1 })).toThrow("The tolerance share is -1.");
    expect(() => diffReported([], [], { seconds: Number.NaN })).toThrow("The tolerance seconds is NaN.");
    expect(() => diffReported([reply(Number.NaN)], [])).toThrow("firstResponseTime of case/1 is NaN");
  });
});
