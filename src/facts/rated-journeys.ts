import type { SurveyResponseInput } from "../model/survey-response.ts";
import { requiredInstantMs } from "./record-fields.ts";
import type { SurveyRecords } from "./survey-response-facts.ts";

/** What the journey and the touchpoint that a survey is about tell of its answer. */
interface RatedJourney {
  readonly momentOfTruth: boolean | null;
  readonly journeyCompleted: boolean | null;
  readonly repeatedInJourney: boolean | null;
}

/** Gives what is known of the journey that an answer is about; `null` where its record is not here. */
export function journeyOf(
  { responses = [], journeys = [], touchpoints = [] }: SurveyRecords,
  superseded: ReadonlySet<SurveyResponseInput>,
): (response: SurveyResponseInput | null) => RatedJourney {
  const completed = new Map(Array.from(journeys, ({ id, status }) => [id, status === "completed"]));
  const moments = new Map(Array.from(touchpoints, (one) => [one.id, one.isMomentOfTruth ?? null]));
  const last = new Map<string, { readonly response: SurveyResponseInput; readonly at: number }>();
  for (const response of responses) {
    const question = questionOf(response);
    if (question === null || response.score === null || response.isTest === true || superseded.has(response))
      continue;
    const at = requiredInstantMs(`survey response ${response.id}`, "respondedAt", response.respondedAt);
    const known = last.get(question);
    const isLater =
      known === undefined || at > known.at || (at === known.at && response.id > known.response.id);
    if (isLater) last.set(question, { response, at });
  }

  return (response) => {
    const question = response && questionOf(response);
    const standing = last.get(question ?? "")?.response;
    return {
      momentOfTruth: moments.get(response?.touchpointId ?? "") ?? null,
      journeyCompleted: completed.get(response?.journeyInstanceId ?? "") ?? null,
      repeatedInJourney: question === null ? null : standing !== undefined && standing !== response,
    };
  };
}

const questionOf = ({ journeyInstanceId, metric }: SurveyResponseInput): string | null =>
  typeof journeyInstanceId === "string" ? JSON.stringify([journeyInstanceId, metric]) : null;
