import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/**
 * What a survey can measure.
 *
 * - `csat` satisfaction, `nps` likelihood to recommend (0 to 10), `fcr` was it solved at first contact.
 * - `ces` alone is version 2 (CEB 2013): "made it easy for me", seven points, higher is easier. `ces2` is the same,
 *   said outright; `ces1` (2010) asks how much effort it took, five points, lower is better.
 */
export const surveyMetrics = [
  "csat",
  "nps",
  "ces",
  "ces1",
  "ces2",
  "fcr",
  "emoji",
  "thumbs",
  "custom",
] as const;

/** What a survey measures. Open. `ces` alone is version 2: seven points, higher is easier. */
export type SurveyMetric = OpenEnum<(typeof surveyMetrics)[number]>;
/** Type of the schema of {@link SurveyMetric}. */
export interface SurveyMetricSchema extends OpenEnumSchema<(typeof surveyMetrics)[number]> {}
/** Schema of {@link SurveyMetric}. */
export const SurveyMetricSchema: SurveyMetricSchema = openEnum(surveyMetrics);
