import type { SurveyResponseInput } from "../model/survey-response.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";

/** What the facts of a whole questionnaire say of the response, beside its items. */
export const respondentOf = (response: SurveyResponseInput, superseded: ReadonlySet<SurveyResponseInput>) => {
  const record = `survey response ${response.id}`;
  return {
    responseId: response.id,
    surveyId: response.surveyId ?? null,
    customerId: response.customerId ?? null,
    touchpointId: response.touchpointId ?? null,
    channel: response.channel ?? null,
    test: response.isTest ?? null,
    superseded: superseded.has(response),
    respondedAt: instantOf(requiredInstantMs(record, "respondedAt", response.respondedAt)),
  };
};
