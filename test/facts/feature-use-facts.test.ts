import { describe, expect, it } from "vitest";
import {
  type FeatureUseFactsOptions,
  type FeatureUseRecords,
  featureUseFacts,
} from "../../src/facts/feature-use-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { featureAdoption } from "../../src/metrics/product-use/feature-adoption.ts";

const DAY_MS = 86_400_000;
const window = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
const user = (id: string, own: object = {}) => ({
  id,
  kind: "person",
  signedUpAt: "2026-01-01T00:00:00Z",
  ...own,
});
const use = (customerId: string, feature: string, day: string) => ({
  customerId,
  feature,
  at: `${day}T00:00:00Z`,
});
const ada = {
  customers: [user("ada")],
  features: [{ feature: "export" }],
  uses: [
    use("ada", "export", "2026-01-11"),
    use("ada", "export", "2026-03-05"),
    use("ada", "export", "2026-03-06"),
  ],
};
const factsOf = (own: Partial<FeatureUseRecords> = {}, options: Partial<FeatureUseFactsOptions> = {}) =>
  featureUseFacts({ ...ada, ...own }, { ...window, ...options });

describe("a user and a feature", () => {
  it("come together in the window, after having met before", () => {
    expect(factsOf()).toEqual([
      {
        customerId: "ada",
        feature: "export",
        discarded: null,
        from: "2026-03-01T00:00:00.000Z",
        eligible: true,
        active: true,
        used: true,
        uses: 2,
        adoptedMs: 10 * DAY_MS,
      },
    ]);
  });

  it("count from the window's beginning and not at its end", () => {
    const uses = [
      use("ada", "export", "2026-02-28"),
      use("ada", "export", "2026-03-01"),
      use("ada", "export", "2026-04-01"),
    ];
    expect(factsOf({ uses })[0]).toMatchObject({ uses: 1 });
    expect(factsOf({ uses: uses.slice(2) })[0]).toMatchObject({
      used: false,
      active: false,
      adoptedMs: null,
    });
  });

  it("are active together or apart", () => {
    const features = [{ feature: "export" }, { feature: "search" }];
    expect(factsOf({ features })).toMatchObject([
      { feature: "export", used: true, active: true },
      { feature: "search", used: false, active: true, adoptedMs: null },
    ]);
    const activity = [{ customerId: "ada", at: "2026-03-05T00:00:00Z" }];
    expect(factsOf({ uses: [], activity })[0]).toMatchObject({ used: false, active: true });
    expect(factsOf({ uses: [] })[0]).toMatchObject({ active: false });
  });

  it("could meet from the release on, where that was later than the sign-up", () => {
    const features = [{ feature: "export", releasedAt: "2026-03-03T00:00:00Z" }];
    expect(factsOf({ features })[0]).toMatchObject({ adoptedMs: 2 * DAY_MS });
    expect(factsOf({ features: [{ feature: "export", releasedAt: window.to }] })).toEqual([]);
    const customers = [user("ada", { signedUpAt: null })];
    expect(factsOf({ customers })[0]).toMatchObject({ adoptedMs: null, used: true });
    expect(factsOf({ customers, features })[0]).toMatchObject({ adoptedMs: 2 * DAY_MS });
  });

  it("have a row where the user had signed up, eligible or not", () => {
    expect(factsOf({ customers: [user("ada", { signedUpAt: window.to })] })).toEqual([]);
    expect(factsOf({}, { isEligible: () => null })[0]).toMatchObject({ eligible: null });
    expect(factsOf({}, { isEligible: (_, feature) => feature !== "export" })[0]).toMatchObject({
      eligible: false,
    });
    expect(factsOf({ customers: [user("ada", { isTest: true })] })[0]).toMatchObject({ discarded: "test" });
  });

  it("need a window and instants that are some", () => {
    expect(() => factsOf({}, { to: window.from })).toThrow(RangeError);
    expect(() => factsOf({ features: [{ feature: "export", releasedAt: "soon" }] })).toThrow(
      InvalidRecordError,
    );
  });

  it("lead to an adoption for each feature", () => {
    const facts = factsOf({
      customers: [user("ada"), user("bob"), user("eve")],
      features: [{ feature: "export" }, { feature: "search" }],
      uses: [...ada.uses, use("bob", "search", "2026-03-02"), use("ada", "search", "2026-03-02")],
    });
    const groups = measureAll({ featureAdoption, breadth: featureAdoption.variants.breadth }, facts, {
      by: ["feature"],
    });
    expect(
      groups.map(({ group, measurements }) => [group["feature"], measurements.featureAdoption.value]),
    ).toEqual([
      ["export", 1 / 2],
      ["search", 1],
    ]);
  });
});
