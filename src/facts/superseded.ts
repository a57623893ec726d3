import type { SurveyResponseInput } from "../model/survey-response.ts";
import { instantMs, requiredInstantMs } from "./record-fields.ts";

/**
 * The responses that another one stands in for: those named in its `supersedesId`, and of those that answer the same
 * question of the same respondent all but the last with a score. A test stands in for nothing and is not replaced.
 */
export function supersededAmong(responses: readonly SurveyResponseInput[]): ReadonlySet<SurveyResponseInput> {
  const meant = responses.filter(({ isTest }) => isTest !== true);
  const named = new Set(meant.map(({ id, supersedesId }) => (supersedesId === id ? null : supersedesId)));
  const superseded = new Set(meant.filter(({ id }) => named.has(id)));
  const standing = new Map<string, Ranked>();
  for (const response of meant) {
    const question = questionOf(response);
    if (question === null || superseded.has(response)) continue;
    const ranked = { response, rank: rankOf(response) };
    const known = standing.get(question);
    const [replaced, last] = known && isAfter(known.rank, ranked.rank) ? [ranked, known] : [known, ranked];
    standing.set(question, last);
    if (replaced) superseded.add(replaced.response);
  }
  return superseded;
}

interface Ranked {
  readonly response: SurveyResponseInput;
  readonly rank: readonly (number | string)[];
}

/** What was asked of whom: by the invitation, or by survey, customer and what it is about. */
function questionOf(response: SurveyResponseInput): string | null {
  const { invitationId, surveyId, customerId, metric } = response;
  if (typeof invitationId === "string") return JSON.stringify([metric, invitationId]);
  const { caseId, interactionId, orderId, touchpointId, journeyInstanceId } = response;
  const subject = [caseId, interactionId, orderId, touchpointId, journeyInstanceId].map((id) => id ?? null);
  if (typeof customerId !== "string" || subject.every((id) => id === null)) return null;
  return JSON.stringify([metric, surveyId ?? null, customerId, ...subject]);
}

/** A blank does not replace an answer; the id decides between what was given and changed at the same instant. */
function rankOf({ id, score, respondedAt, updatedAt, createdAt }: SurveyResponseInput) {
  const record = `survey response ${id}`;
  const responded = requiredInstantMs(record, "respondedAt", respondedAt);
  const changed = instantMs(record, "updatedAt", updatedAt) ?? instantMs(record, "createdAt", createdAt);
  return [score === null ? 0 : 1, responded, changed ?? responded, id];
}

function isAfter(one: Ranked["rank"], other: Ranked["rank"]): boolean {
  const index = one.findIndex((value, at) => value !== other[at]);
  const [a, b] = [one[index], other[index]];
  return a !== undefined && b !== undefined && a > b;
}
