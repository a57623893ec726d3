import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conformance } from "../../src/journey/conformance.ts";
import { InvalidJourneyError } from "../../src/journey/invalid-journey-error.ts";
import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { cheapest } from "./alignment-oracle.ts";
import { hour, journey, lived, planned, plans, step, traces } from "./plans.ts";

const shop = planned([
  step("choose"),
  step("pay", { after: ["choose"], maxDelay: { seconds: 7200, clock: "calendar" } }),
  step("tip", { required: false, after: ["pay"] }),
  step("deliver", { after: ["tip"], maxDelay: { seconds: 36_000, clock: "calendar" } }),
]);

/** Without what every case has alike. */
const deviationsOf = (...parameters: Parameters<typeof conformance>) =>
  conformance(...parameters).deviations.map(({ type, stepId, instanceTouchpointId, at }) => [
    type,
    stepId,
    instanceTouchpointId,
    at,
  ]);

describe("A journey held against its plan", () => {
  it("that went as planned has nothing to say, and skipped what is optional", () => {
    const { touchpoints, ...rest } = conformance(
      journey([lived("choose", 1), lived("pay", 2), lived("deliver", 12)]),
      shop,
    );
    expect(rest).toEqual({
      deviations: [],
      fitness: 1,
      plannedShare: 1,
      required: 3,
      missing: 0,
      failed: 0,
      happened: 3,
      adHoc: 0,
    });
    expect(touchpoints.map(({ id, stepId, status }) => [id, stepId, status])).toEqual([
      ["choose@1", "choose", "occurred"],
      ["pay@2", "pay", "occurred"],
      ["deliver@12", "deliver", "occurred"],
      ["tip skipped", "tip", "skipped"],
    ]);
  });

  it("with a touchpoint in no plan: ad hoc", () => {
    const all = [lived("choose", 1), lived("call", 1.5), lived("pay", 2), lived("deliver", 3)];
    expect(deviationsOf(journey(all), shop)).toEqual([["ad-hoc", null, "call@1.5", hour(1.5)]]);
    expect(conformance(journey(all), shop).plannedShare).toBe(0.75);
  });

  it("with a failed touchpoint: failure, and the step failed unless it succeeds", () => {
    const failed = [lived("choose", 1), lived("pay", 2, { status: "failed" }), lived("deliver", 3)];
    expect(deviationsOf(journey(failed), shop)).toEqual([["failure", "pay", "pay@2", hour(2)]]);
    expect(conformance(journey(failed), shop)).toMatchObject({ failed: 1, missing: 0, fitness: 1 - 1 / 3 });

    const retried = journey([...failed, lived("pay", 2.5)]);
    expect(deviationsOf(retried, shop)).toEqual([["failure", "pay", "pay@2", hour(2)]]);
    expect(conformance(retried, shop).fitness).toBe(1);
  });

  it("that failed where nothing was planned: ad hoc and failure", () => {
    const all = [lived("call", 1, { status: "failed" })];
    expect(deviationsOf(journey(all), planned([step("pay", { required: false })]))).toEqual([
      ["ad-hoc", null, "call@1", hour(1)],
      ["failure", null, "call@1", hour(1)],
    ]);
    expect(conformance(journey(all), planned([])).fitness).toBeNull();
  });

  it("that ended without a required step: missing, from when it was due or the journey ended", () => {
    const all = journey([lived("choose", 1), lived("deliver", 3)]);
    expect(deviationsOf(all, shop)).toEqual([["missing", "pay", "pay missing", hour(3)]]);
    expect(conformance(all, shop)).toMatchObject({ missing: 1, failed: 0, fitness: 1 - 1 / 3 });
    expect(deviationsOf(journey([]), planned([step("pay")]))).toEqual([
      ["missing", "pay", "pay missing", hour(100)],
    ]);
  });

  it("with a step before one that it must come after: sequence, between related steps alone", () => {
    const all = journey([lived("pay", 1), lived("choose", 2), lived("deliver", 3)]);
    expect(deviationsOf(all, shop)).toEqual([["sequence", "pay", "pay@1", hour(1)]]);
    expect(deviationsOf(all, planned([step("choose"), step("pay"), step("deliver")]))).toEqual([]);
    const far = journey([lived("deliver", 1), lived("choose", 2), lived("pay", 3)]);
    expect(conformance(far, shop).deviations).toMatchObject([
      { type: "sequence", detail: "deliver came before choose, pay, which it must come after." },
    ]);
  });

  it("with more than the plan foresees: repetition", () => {
    const all = journey([lived("choose", 1), lived("pay", 2), lived("pay", 2.5), lived("deliver", 3)]);
    expect(deviationsOf(all, shop)).toEqual([["repetition", "pay", "pay@2.5", hour(2.5)]]);
    const often = { repeatable: { min: 2, max: null } };
    const twice = planned([step("choose"), step("pay", often), step("deliver")]);
    expect(deviationsOf(all, twice)).toEqual([]);
    expect(
      conformance(journey([lived("choose", 1), lived("pay", 2), lived("deliver", 3)]), twice).deviations,
    ).toMatchObject([{ type: "missing", stepId: "pay", detail: "pay happened 1 of 2 times." }]);
  });

  it("too late: delay since the last step before it, which an optional one that did not come passes on", () => {
    const late = journey([lived("choose", 1), lived("pay", 3.5), lived("deliver", 13.6)]);
    expect(deviationsOf(late, shop)).toEqual([
      ["delay", "pay", "pay@3.5", hour(3)],
      ["delay", "deliver", "deliver@13.6", hour(13.5)],
    ]);
    const tipped = journey([lived("choose", 1), lived("pay", 3), lived("tip", 9), lived("deliver", 19)]);
    expect(deviationsOf(tipped, shop)).toEqual([]);
    const inTime = journey([lived("choose", 1, { endAt: hour(2) }), lived("pay", 4), lived("deliver", 5)]);
    expect(deviationsOf(inTime, shop)).toEqual([]);
  });

  it("too late in open hours, or in none that are given", () => {
    const maxDelay = { seconds: 3600, clock: "business" as const, scheduleId: "office" };
    const plan = planned([step("pay", { maxDelay })]);
    const office = compileSchedule(
      { timeZone: "UTC", intervals: [4].map((dayOfWeek) => ({ dayOfWeek, start: "10:00", end: "12:00" })) },
      { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 9) },
    );
    const calendars = new Map([["office", office]]);
    expect(deviationsOf(journey([lived("pay", 11)]), plan, [], { calendars })).toEqual([]);
    expect(deviationsOf(journey([lived("pay", 11.5)]), plan, [], { calendars })).toEqual([
      ["delay", "pay", "pay@11.5", hour(11)],
    ]);
    expect(() => conformance(journey([]), plan)).toThrow(
      new InvalidJourneyError(
        "blueprint plan",
        "steps[0].maxDelay",
        'counts the open hours of the schedule "office"; give them among the calendars.',
      ),
    );
  });

  it("on another channel than planned: channel switch, where both are known", () => {
    const touchpoints = [{ id: "pay", name: "Pay", kind: "communication", channel: "portal" }];
    const plan = planned([step("pay")]);
    const on = (channel: string | null) => journey([lived("pay", 1, { channel })]);
    expect(deviationsOf(on("voice"), plan, touchpoints)).toEqual([
      ["channel-switch", "pay", "pay@1", hour(1)],
    ]);
    expect(deviationsOf(on("portal"), plan, touchpoints)).toEqual([]);
    expect(deviationsOf(on(null), plan, touchpoints)).toEqual([]);
  });

  it("that goes on: what has not come is pending, and late once it is due", () => {
    const open = journey([lived("choose", 1)], { status: "in-progress", endedAt: null });
    const { touchpoints, deviations, fitness } = conformance(open, shop, [], { asOf: hour(3) });
    expect(touchpoints.slice(1).map(({ stepId, status }) => [stepId, status])).toEqual([
      ["pay", "pending"],
      ["tip", "pending"],
      ["deliver", "pending"],
    ]);
    expect([deviations, fitness]).toEqual([[], 1]);
    expect(deviationsOf(open, shop, [], { asOf: hour(3.01) })).toEqual([
      ["delay", "pay", "pay pending", hour(3)],
    ]);
  });

  it("as it stood then: what came later has not happened, and it had not ended", () => {
    const all = journey([lived("choose", 1), lived("pay", 2), lived("deliver", 12)]);
    const { touchpoints } = conformance(all, shop, [], { asOf: hour(2) });
    expect(touchpoints.map(({ status }) => status)).toEqual(["occurred", "occurred", "pending", "pending"]);
  });

  it("says how bad it is where that can be said", () => {
    const moment = [{ id: "pay", name: "Pay", kind: "action", isMomentOfTruth: true }];
    const all = journey([lived("tip", 1, { status: "failed" })]);
    expect(conformance(all, shop, moment).deviations).toMatchObject([
      { type: "failure", severity: "minor" },
      { type: "missing", stepId: "choose", severity: "major" },
      { type: "missing", stepId: "pay", severity: "critical" },
      { type: "missing", stepId: "deliver", severity: "major" },
    ]);
  });

  it("skips the branch not taken, with what comes after it alone", () => {
    const branch = { group: "way", exclusive: true };
    const plan = planned([
      step("post", { branch }),
      step("shop", { branch }),
      step("label", { after: ["post"] }),
      step("thanks", { after: ["label", "shop"] }),
    ]);
    const { touchpoints, deviations, required } = conformance(
      journey([lived("shop", 1), lived("thanks", 2)]),
      plan,
    );
    expect(touchpoints.slice(2).map(({ stepId, status }) => [stepId, status])).toEqual([
      ["post", "skipped"],
      ["label", "skipped"],
    ]);
    expect([deviations, required]).toEqual([[], 2]);
  });

  it("asks of a step where branches met no branch, and of one after a branch that branch", () => {
    const [way, inner] = [
      { group: "way", exclusive: true },
      { group: "inner", exclusive: true },
    ];
    const plan = planned([
      step("a", { branch: way }),
      step("c", { after: ["a"], branch: inner }),
      step("d", { after: ["a"], branch: inner }),
      step("b", { branch: way }),
      step("met", { after: ["b", "c", "d"] }),
      step("only-b", { after: ["b"] }),
      step("both", { after: ["met", "only-b"] }),
    ]);
    const fitOf = (...names: readonly string[]) => {
      const all = names.map((name, index) => lived(name, index + 1));
      const { deviations, required } = conformance(journey(all), plan);
      return [deviations, required];
    };
    expect(fitOf("a", "c", "met")).toEqual([[], 3]);
    expect(fitOf("b", "met", "only-b", "both")).toEqual([[], 4]);
  });

  it("takes a touchpoint without a name of its own as the step that it names", () => {
    const named = journey([{ id: "t", stepId: "pay", at: hour(1), status: "occurred" }]);
    expect(conformance(named, planned([step("pay")])).fitness).toBe(1);
  });

  it("refuses a plan with a cycle, and an instant that is none", () => {
    const circle = planned([step("a", { after: ["b"] }), step("b", { after: ["a"] })]);
    expect(() => conformance(journey([]), circle)).toThrow("blueprint plan: steps[0].after:");
    expect(() => conformance(journey([lived("a", 1, { at: "noon" })]), shop)).toThrow(
      'journey j-1: touchpoints[0].at: is "noon"; expected an RFC 3339 instant',
    );
  });
});

/** A plan without forks of which every touchpoint has one step, and an order that keeps to it. */
const lines = plans.map((plan) => {
  const steps = plan.steps.map(({ branch: _, ...one }) => ({ ...one, touchpointId: one.id }));
  const names: string[] = [];
  while (names.length < steps.length) {
    const next = steps.find(
      ({ id, after }) => !names.includes(id) && after?.every((one) => names.includes(one)),
    );
    names.push(next?.id ?? "");
  }
  const times = names.flatMap((name) => {
    const one = steps.find(({ id }) => id === name);
    return Array<string>(one?.repeatable?.min ?? 1).fill(name);
  });
  return { plan: { ...plan, steps }, names: times };
});

const fromNames = (names: readonly string[]) =>
  names.map((name, index) => lived(name, index + 1, { id: `t${index}` }));

const typesOf = (names: readonly string[], plan: JourneyBlueprintInput) =>
  conformance(journey(fromNames(names)), plan).deviations.map(({ type }) => type);

describe("By law", () => {
  it("a journey in any order that the plan allows fits it wholly", () => {
    fc.assert(
      fc.property(lines, ({ plan, names }) => {
        const { fitness, deviations } = conformance(journey(fromNames(names)), plan);
        expect(deviations).toEqual([]);
        expect(fitness).toBe(plan.steps.some(({ required }) => required) ? 1 : null);
      }),
    );
  });

  it("one touchpoint more that nobody planned is one ad hoc", () => {
    fc.assert(
      fc.property(lines, fc.nat(), ({ plan, names }, at) => {
        expect(typesOf(names.toSpliced(at % (names.length + 1), 0, "unknown"), plan)).toEqual(["ad-hoc"]);
      }),
    );
  });

  it("one required touchpoint less is one missing", () => {
    fc.assert(
      fc.property(lines, fc.nat(), ({ plan, names }, at) => {
        const place = at % names.length;
        const left = plan.steps.find(({ id }) => id === names[place]);
        expect(typesOf(names.toSpliced(place, 1), plan)).toEqual(left?.required ? ["missing"] : []);
      }),
    );
  });

  it("the four costs of the cheapest alignment are the deviations of the four types", () => {
    fc.assert(
      fc.property(plans, traces, (plan, touchpoints) => {
        const fit = conformance(journey(touchpoints), plan);
        const count = (type: string) => fit.deviations.filter((one) => one.type === type).length;
        const seen = touchpoints.map(({ touchpointId, status }) => ({
          touchpointId: touchpointId ?? "",
          failed: status === "failed",
        }));
        expect(["ad-hoc", "missing", "sequence", "repetition"].map(count)).toEqual(cheapest(plan, seen).cost);
        expect([count("ad-hoc"), count("missing")]).toEqual([fit.adHoc, fit.missing]);
        expect(count("failure")).toBe(seen.filter(({ failed }) => failed).length);
        const { fitness, required, missing, failed } = fit;
        expect(fitness).toBe(required === 0 ? null : 1 - (missing + failed) / required);
      }),
    );
  });

  it("comparing again changes nothing", () => {
    fc.assert(
      fc.property(plans, traces, fc.boolean(), (plan, touchpoints, ended) => {
        const one = journey(touchpoints, ended ? {} : { status: "in-progress", endedAt: null });
        const first = conformance(one, plan);
        const again = conformance(
          { ...one, touchpoints: [...first.touchpoints], deviations: [...first.deviations], fitness: 0 },
          plan,
        );
        expect(again).toEqual(first);
      }),
    );
  });

  it("touchpoints may be named in any order", () => {
    fc.assert(
      fc.property(plans, traces, (plan, touchpoints) => {
        expect(conformance(journey(touchpoints.toReversed()), plan)).toEqual(
          conformance(journey(touchpoints), plan),
        );
      }),
    );
  });
});
