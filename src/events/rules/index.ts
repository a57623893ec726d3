import { commerceRules } from "./commerce.ts";
import { identityRules } from "./identity.ts";
import { lifecycleRules } from "./lifecycle.ts";
import { metricConsistencyRules } from "./metric-consistency.ts";
import { populationRules } from "./population.ts";
import { privacyRules } from "./privacy.ts";
import { referenceRules } from "./reference.ts";
import type { IntegrityRule } from "./rule.ts";
import { scheduleRules } from "./schedule.ts";
import { schemaRules } from "./schema.ts";
import { shapeRules } from "./shape.ts";
import { surveyRules } from "./survey.ts";
import { timeRules } from "./time.ts";

/** Every rule of integrity. */
export const integrityRules: readonly IntegrityRule[] = [
  ...shapeRules,
  ...identityRules,
  ...referenceRules,
  ...timeRules,
  ...lifecycleRules,
  ...metricConsistencyRules,
  ...populationRules,
  ...surveyRules,
  ...commerceRules,
  ...scheduleRules,
  ...privacyRules,
  ...schemaRules,
];
