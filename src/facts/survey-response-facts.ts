import type { CaseInput } from "../model/case.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import { reachOf } from "./invitation-reach.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import { supersededAmong } from "./superseded.ts";
import type { SurveyResponseFact } from "./survey-response.ts";

/** Invitations and responses of surveys; either may be missing. */
export interface SurveyRecords {
  readonly invitations?: Iterable<SurveyInvitationInput>;
  readonly responses?: Iterable<SurveyResponseInput>;
  /** What surveys are about: the channel that is rated is an interaction's, else a case's. */
  readonly interactions?: Iterable<Pick<InteractionInput, "id" | "channel">>;
  readonly cases?: Iterable<Pick<CaseInput, "id" | "channel">>;
}

/**
 * One fact for each invitation with its answer, one for each further answer to it, and one for each answer whose
 * invitation is not among the records. `invited` is `false` for the latter two, so that an invitation counts once
 * and answers alone give no response rate of 100 %. Records are expected once each, in their latest state.
 *
 * - Superseded: another response names it in `supersedesId`; or it is not the last with a score among those to the
 *   same invitation, or without invitation to the same survey by the same customer about the same case, interaction,
 *   order, touchpoint or journey. Answers on different metrics do not replace each other.
 * - Sent, delivered, opened: by the instants of the invitation, else by its status. An answer overrules a status that
 *   says otherwise, and leaves unknown what the record does not tell.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function surveyResponseFacts(records: SurveyRecords): SurveyResponseFact[] {
  const responses = Array.from(records.responses ?? []);
  const invitations = new Map(Array.from(records.invitations ?? [], (one) => [one.id, one]));
  const superseded = supersededAmong(responses);
  const first = firstAnswers(responses, superseded);
  const channelOf = ratedChannels(records);
  const factOf = (response: SurveyResponseInput | null, invitation: SurveyInvitationInput | null) => ({
    ...columnsOf(response, invitation),
    channel: channelOf(response) ?? channelOf(invitation) ?? response?.channel ?? invitation?.channel ?? null,
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
  return [...answered, ...unanswered];
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

/** The answer that stands for each invitation: one that is not superseded, and a complete one if there is any. */
function firstAnswers(
  responses: readonly SurveyResponseInput[],
  superseded: ReadonlySet<SurveyResponseInput>,
): ReadonlyMap<string, SurveyResponseInput> {
  const rank = (response: SurveyResponseInput) =>
    (superseded.has(response) ? 2 : 0) + (completionOf(response) === "complete" ? 0 : 1);
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

type Subject = Partial<Pick<SurveyResponseInput, "interactionId" | "caseId">>;

/** Gives the channel of what a survey is about; `null` where its record is not here. */
function ratedChannels({
  interactions = [],
  cases = [],
}: SurveyRecords): (subject: Subject | null) => string | null {
  const ofInteraction = new Map(Array.from(interactions, ({ id, channel }) => [id, channel]));
  const ofCase = new Map(Array.from(cases, ({ id, channel }) => [id, channel]));
  return (subject) =>
    ofInteraction.get(subject?.interactionId ?? "") ?? ofCase.get(subject?.caseId ?? "") ?? null;
}
