import type { CaseInput } from "../model/case.ts";
import type { CustomerInput } from "../model/customer.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { accountOf, withAccountTotals } from "./account-answers.ts";
import { reachOf } from "./invitation-reach.ts";
import { channelsOf } from "./rated-channels.ts";
import { journeyOf } from "./rated-journeys.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import { supersededAmong } from "./superseded.ts";
import type { SurveyResponseFact } from "./survey-response.ts";

/** Invitations and responses of surveys; either may be missing. */
export interface SurveyRecords {
  readonly invitations?: Iterable<SurveyInvitationInput>;
  readonly responses?: Iterable<SurveyResponseInput>;
  /** What surveys are about: the channel that is rated is an interaction's, else a case's. */
  readonly interactions?: Iterable<Pick<InteractionInput, "id" | "channel" | "nextId">>;
  readonly cases?: Iterable<Pick<CaseInput, "id" | "channel">>;
  readonly touchpoints?: Iterable<Pick<TouchpointInput, "id" | "channel" | "isMomentOfTruth">>;
  readonly journeys?: Iterable<Pick<JourneyInstanceInput, "id" | "status">>;
  /** Who was asked: they tell which account a respondent belongs to. */
  readonly customers?: Iterable<Pick<CustomerInput, "id" | "kind" | "accountId">>;
}

/**
 * One fact for each invitation with its answer, one for each further answer to it, and one for each answer whose
 * invitation is not among the records. `invited` is `false` for the latter two, so that an invitation counts once
 * and answers alone give no response rate of 100 %. Records are expected once each, in their latest state. An answer
 * that names no invitation and supersedes one that does answers the same invitation.
 *
 * - Superseded: another response names it in `supersedesId`; or it is not the last with a score among those to the
 *   same invitation, or without invitation to the same survey by the same customer about the same case, interaction,
 *   order, touchpoint or journey. Answers on different metrics do not replace each other.
 * - Repeated in its journey: not the last with a score of those to one question about one journey that are no tests and
 *   not superseded, whoever gave them.
 * - Sent, delivered, opened: by the instants of the invitation, else by its status. An answer overrules a status that
 *   says otherwise, and leaves unknown what the record does not tell.
 * - Account: the organization of the customer's record, or the customer where that is an organization. The valid
 *   answers of an account to one question on one scale are summed on one of its rows, so that a metric can average
 *   the account before it classifies it.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function surveyResponseFacts(records: SurveyRecords): SurveyResponseFact[] {
  const responses = withInvitations(Array.from(records.responses ?? []));
  const invitations = new Map(Array.from(records.invitations ?? [], (one) => [one.id, one]));
  const superseded = supersededAmong(responses);
  const first = firstAnswers(responses, superseded);
  const touchpoints = Array.from(records.touchpoints ?? []);
  const ratedOf = channelsOf({ ...records, touchpoints });
  const ratedJourneyOf = journeyOf({ ...records, responses, touchpoints }, superseded);
  const account = accountOf(records.customers ?? []);
  const factOf = (response: SurveyResponseInput | null, invitation: SurveyInvitationInput | null) => ({
    ...columnsOf(response, invitation),
    ...ratedOf(response, invitation),
    ...ratedJourneyOf(response),
    accountId: account(response?.customerId ?? invitation?.customerId ?? null),
    superseded: response !== null && superseded.has(response),
    ...(invitation !== null && (response === null || response === first.get(invitation.id))
      ? { invited: true, ...reachOf(invitation, response !== null) }
      : { invited: false, sent: null, delivered: null, opened: null }),
  });

  const answered = responses.map((response) =>
    factOf(response, invitations.get(response.invitationId ?? "") ?? null),
  );
  const unanswered = Array.from(invitations.values())
    .filter(({ id }) => !first.has(id))
    .map((invitation) => factOf(null, invitation));
  return withAccountTotals([...answered, ...unanswered]);
}

/** The same; an answer without an invitation has that of the answer it supersedes. */
function withInvitations(responses: readonly SurveyResponseInput[]): readonly SurveyResponseInput[] {
  const byId = new Map(responses.map((response) => [response.id, response]));
  return responses.map((response) => {
    const passed = new Set<SurveyResponseInput>();
    let first = response;
    while (typeof first.invitationId !== "string" && !passed.has(first)) {
      passed.add(first);
      first = byId.get(first.supersedesId ?? "") ?? first;
    }
    return first === response ? response : { ...response, invitationId: first.invitationId ?? null };
  });
}

function columnsOf(
  response: SurveyResponseInput | null,
  invitation: SurveyInvitationInput | null,
): SurveyResponseFact {
  const score = response?.score ?? null;
  const [scaleMin, scaleMax] = scaleOf(response);
  const sent = instantMs(`survey invitation ${invitation?.id}`, "sentAt", invitation?.sentAt);
  const responded =
    response && requiredInstantMs(`survey response ${response.id}`, "respondedAt", response.respondedAt);
  return {
    responseId: response?.id ?? invitation?.id ?? null,
    surveyId: response?.surveyId ?? invitation?.surveyId ?? null,
    customerId: response?.customerId ?? invitation?.customerId ?? null,
    caseId: response?.caseId ?? invitation?.caseId ?? null,
    interactionId: response?.interactionId ?? invitation?.interactionId ?? null,
    orderId: response?.orderId ?? invitation?.orderId ?? null,
    journeyInstanceId: response?.journeyInstanceId ?? null,
    teamId: response?.teamId ?? null,
    agentId: response?.agentId ?? null,
    touchpointId: response?.touchpointId ?? null,
    instrument: response?.metric ?? null,
    score: score?.value ?? null,
    scaleMin,
    scaleMax,
    test: response?.isTest ?? null,
    completion: response === null ? completionUnseen(invitation) : completionOf(response),
    invitedAt: instantOf(sent),
    respondedAt: instantOf(responded),
  };
}

const completionOf = ({ completion, score }: SurveyResponseInput): string =>
  completion ?? (score === null ? "partial" : "complete");

/** The invitation may know of an answer whose record is not here; that it was partial is not known. */
const completionUnseen = (invitation: SurveyInvitationInput | null): string | null =>
  invitation?.status === "responded" ? "complete" : null;

/**
 * The two ends of the scale. They change places where it runs the other way than that of its instrument (1 is very
 * satisfied), so that no metric takes the answer for its opposite.
 */
function scaleOf(response: SurveyResponseInput | null): readonly [number | null, number | null] {
  const scale = response?.score?.scale;
  if (scale === undefined) return [null, null];
  const usual = response?.metric === "ces1" ? "lower-is-better" : "higher-is-better";
  return scale.direction === usual ? [scale.min, scale.max] : [scale.max, scale.min];
}

/** The answer that stands for each invitation: no test, one that is not superseded, and a complete one, if there is any. */
function firstAnswers(
  responses: readonly SurveyResponseInput[],
  superseded: ReadonlySet<SurveyResponseInput>,
): ReadonlyMap<string, SurveyResponseInput> {
  const rank = (response: SurveyResponseInput) =>
    (response.isTest === true ? 4 : 0) +
    (superseded.has(response) ? 2 : 0) +
    (completionOf(response) === "complete" ? 0 : 1);
  const first = new Map<string, SurveyResponseInput>();
  for (const response of responses) {
    if (typeof response.invitationId !== "string") continue;
    const known = first.get(response.invitationId);
    const isFirst =
      known === undefined ||
      rank(response) < rank(known) ||
      (rank(response) === rank(known) && response.id < known.id);
    if (isFirst) first.set(response.invitationId, response);
  }
  return first;
}
