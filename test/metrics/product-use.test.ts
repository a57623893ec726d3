import { expect, it } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { activationRateEntry } from "../../src/metrics/product-use/activation-rate.ts";
import { featureAdoptionEntry } from "../../src/metrics/product-use/feature-adoption.ts";
import {
  onboardingCompletion,
  onboardingCompletionEntry,
} from "../../src/metrics/product-use/onboarding-completion.ts";
import { stickinessEntry } from "../../src/metrics/product-use/stickiness.ts";
import { timeToValueEntry } from "../../src/metrics/product-use/time-to-value.ts";
import { keepsItsExamples } from "./worked.ts";

for (const entry of [
  activationRateEntry,
  featureAdoptionEntry,
  onboardingCompletionEntry,
  stickinessEntry,
  timeToValueEntry,
]) {
  keepsItsExamples(entry);
}

it("more steps completed than there are is refused", () => {
  const rows = [{ onboardingStarted: true, requiredSteps: 2, completedSteps: 3 }];
  expect(() => measure(onboardingCompletion.variants.stepsTaken, rows)).toThrow(InvalidRowError);
});
