import { activationRateEntry } from "../../src/metrics/product-use/activation-rate.ts";
import { featureAdoptionEntry } from "../../src/metrics/product-use/feature-adoption.ts";
import { onboardingCompletionEntry } from "../../src/metrics/product-use/onboarding-completion.ts";
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
