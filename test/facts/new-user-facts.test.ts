import { describe, expect, it } from "vitest";
import {
  type NewUserFactsOptions,
  type NewUserRecords,
  newUserFacts,
} from "../../src/facts/new-user-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { activationRate } from "../../src/metrics/product-use/activation-rate.ts";
import { onboardingCompletion } from "../../src/metrics/product-use/onboarding-completion.ts";
import { timeToValue } from "../../src/metrics/product-use/time-to-value.ts";

const DAY_MS = 86_400_000;
const asOf = "2026-03-31T12:00:00Z";
const user = (id: string, own: object = {}) => ({
  id,
  kind: "person",
  signedUpAt: "2026-01-30T12:00:00Z",
  ...own,
});
const on = (customerId: string, day: string) => ({ customerId, at: `${day}T12:00:00Z` });
const factsOf = (records: NewUserRecords, own: Partial<NewUserFactsOptions> = {}) =>
  newUserFacts(records, { asOf, ...own });

describe("a new user", () => {
  it("has what came first since signing up", () => {
    const activations = [
      on("ada", "2026-02-09"),
      on("ada", "2026-02-02"),
      on("ada", "2026-01-01"),
      on("bob", "2026-01-31"),
    ];
    expect(factsOf({ customers: [user("ada")], activations, values: [on("ada", "2026-01-30")] })).toEqual([
      {
        customerId: "ada",
        discarded: null,
        signedUpAt: "2026-01-30T12:00:00.000Z",
        activatedMs: 3 * DAY_MS,
        valueMs: 0,
        onboardingStarted: null,
        requiredSteps: null,
        completedSteps: null,
        onboardedMs: null,
        observedMs: 60 * DAY_MS,
      },
    ]);
  });

  it("is whoever has signed up by the end of observation, until which events happened", () => {
    const customers = [
      user("ada"),
      user("bob", { signedUpAt: null }),
      user("eve", { signedUpAt: "2026-04-01T00:00:00Z" }),
    ];
    const facts = factsOf({ customers, activations: [on("ada", "2026-04-01")] });
    expect(facts).toMatchObject([{ customerId: "ada", activatedMs: null }]);
  });

  it("is no test, none of the company's own and nobody merged", () => {
    const discarded = (own: object) => factsOf({ customers: [user("ada", own)] })[0]?.discarded;
    expect(discarded({ isTest: true, isInternal: true })).toBe("test");
    expect(discarded({ isInternal: true })).toBe("internal");
    expect(discarded({ mergedIntoId: "bob" })).toBe("merged");
    expect(discarded({ isTest: false, mergedIntoId: null })).toBeNull();
  });

  it("is through the onboarding with the last required step, each counted when first taken", () => {
    const step = (name: string, day: string) => ({ ...on("ada", day), step: name });
    const onboarding = (...steps: ReturnType<typeof step>[]) =>
      factsOf({ customers: [user("ada")], steps }, { requiredSteps: ["profile", "invite"] })[0];
    expect(onboarding()).toMatchObject({ onboardingStarted: false, completedSteps: 0, requiredSteps: 2 });
    expect(onboarding(step("tour", "2026-02-01"))).toMatchObject({
      onboardingStarted: true,
      completedSteps: 0,
      onboardedMs: null,
    });
    expect(
      onboarding(step("invite", "2026-02-08"), step("invite", "2026-02-03"), step("profile", "2026-01-01")),
    ).toMatchObject({ completedSteps: 2, onboardedMs: 4 * DAY_MS });
    expect(onboarding(step("invite", "2026-01-01"), step("profile", "2026-01-02"))).toMatchObject({
      onboardedMs: 0,
    });
    expect(factsOf({ customers: [user("ada")], steps: [step("tour", "2026-02-01")] })[0]).toMatchObject({
      onboardingStarted: true,
      requiredSteps: null,
    });
  });

  it("cannot be told from instants that are none, nor by an onboarding without steps", () => {
    expect(() => factsOf({ customers: [user("ada", { signedUpAt: "soon" })] })).toThrow(InvalidRecordError);
    expect(() => factsOf({ customers: [], values: [{ customerId: "ada", at: "soon" }] })).toThrow(
      InvalidRecordError,
    );
    expect(() => factsOf({ customers: [] }, { requiredSteps: [] })).toThrow(RangeError);
  });

  it("leads to the metrics of new users", () => {
    const customers = [user("ada"), user("bob"), user("eve", { signedUpAt: "2026-03-30T12:00:00Z" })];
    const activity = [on("ada", "2026-02-04"), on("eve", "2026-03-30")];
    const steps = [...activity, on("bob", "2026-02-01")].map((one) => ({ ...one, step: "profile" }));
    const facts = factsOf(
      { customers, activations: activity, values: activity, steps },
      { requiredSteps: ["profile"] },
    );
    expect(measure(activationRate, facts)).toMatchObject({ value: 0.5, excluded: { immature: 1 } });
    expect(measure(timeToValue, facts)).toMatchObject({
      value: (5 * DAY_MS) / 1000,
      parts: { reached: 1, newUsers: 2 },
    });
    expect(measure(timeToValue.variants.uncensored, facts)).toMatchObject({
      value: (2.5 * DAY_MS) / 1000,
    });
    expect(measure(onboardingCompletion, facts)).toMatchObject({ value: 1, n: 2 });

    const unknown = factsOf({ customers, steps });
    expect(measure(onboardingCompletion, unknown)).toMatchObject({
      value: null,
      excluded: { stepsUnknown: 2 },
    });
  });
});
