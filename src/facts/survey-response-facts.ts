import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import { between, instantMs } from "./record-fields.ts";
import type { SurveyResponseFact } from "./survey-response.ts";

export interface SurveyRecords {
  readonly invitations?: Iterable<SurveyInvitationInput>;
  readonly responses?: Iterable<SurveyResponseInput>;
}

/**
 * One fact for each invitation and its response, and one for each response whose invitation is not among the
 * records (`invited` is `false`, so that responses alone give no response rate of 100 %).
 *
 * - Superseded: another response names it in `supersedesId`, or answers the same invitation, or the same survey
 *   about the same case, interaction, order, touchpoint or journey by the same customer, later.
 * - Delivered: sent and not bounced.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function surveyResponseFacts({
  invitations = [],
  responses = [],
}: SurveyRecords): SurveyResponseFact[] {
  const answers = Array.from(responses);
  const superseded = supersededIds(answers);
  const byInvitation = new Map<string, SurveyResponseInput[]>();
  for (const answer of answers) {
    if (typeof answer.invitationId !== "string") continue;
    const known = byInvitation.get(answer.invitationId);
    if (known === undefined) byInvitation.set(answer.invitationId, [answer]);
    else known.push(answer);
  }
  const matched = new Set<SurveyResponseInput>();
  const invited = Array.from(invitations).flatMap((invitation) => {
    const own = byInvitation.get(invitation.id) ?? [];
    for (const answer of own) matched.add(answer);
    if (own.length === 0) return [unanswered(invitation)];
    return own.map((answer) => answered(answer, superseded.has(answer.id), invitation));
  });
  const uninvited = answers
    .filter((answer) => !matched.has(answer))
    .map((answer) => answered(answer, superseded.has(answer.id)));
  return [...invited, ...uninvited];
}

function answered(
  response: SurveyResponseInput,
  superseded: boolean,
  invitation?: SurveyInvitationInput,
): SurveyResponseFact {
  const { score } = response;
  const sent = instantMs(`survey invitation ${invitation?.id}`, "sentAt", invitation?.sentAt);
  const responded = instantMs(`survey response ${response.id}`, "respondedAt", response.respondedAt);
  return {
    responseId: response.id,
    surveyId: response.surveyId ?? invitation?.surveyId ?? null,
    customerId: response.customerId ?? invitation?.customerId ?? null,
    caseId: response.caseId ?? invitation?.caseId ?? null,
    channel: response.channel ?? invitation?.channel ?? null,
    teamId: response.teamId ?? null,
    agentId: response.agentId ?? null,
    touchpointId: response.touchpointId ?? null,
    instrument: response.metric,
    score: score?.value ?? null,
    scaleMin: score?.scale.min ?? null,
    scaleMax: score?.scale.max ?? null,
    test: response.isTest ?? null,
    superseded,
    completion: response.completion ?? (score === null ? null : "complete"),
    invited: invitation !== undefined,
    // Whoever answered was reached, whatever the invitation's own record says.
    sent: invitation === undefined ? null : true,
    delivered: invitation === undefined ? null : true,
    opened: invitation === undefined ? null : true,
    invitedAt: invitation?.sentAt ?? null,
    respondedAt: response.respondedAt,
    responseMs: between(sent, responded),
  };
}

function unanswered(invitation: SurveyInvitationInput): SurveyResponseFact {
  const { status } = invitation;
  const sent = status !== "scheduled" && status !== "suppressed";
  return {
    responseId: invitation.id,
    surveyId: invitation.surveyId ?? null,
    customerId: invitation.customerId ?? null,
    caseId: invitation.caseId ?? null,
    channel: invitation.channel ?? null,
    score: null,
    // The invitation knows of an answer whose record is not here; how much was answered is not known better.
    completion: status === "responded" ? "complete" : null,
    invited: true,
    sent,
    delivered: sent && status !== "bounced",
    opened: typeof invitation.openedAt === "string" || status === "opened" || status === "responded",
    invitedAt: invitation.sentAt ?? null,
    respondedAt: null,
    responseMs: null,
  };
}

/** Ids of the responses that a later one replaces: one answer a respondent and subject, the last one. */
function supersededIds(responses: readonly SurveyResponseInput[]): ReadonlySet<string> {
  const superseded = new Set<string>();
  const last = new Map<string, { readonly id: string; readonly ms: number }>();
  for (const response of responses) {
    if (typeof response.supersedesId === "string") superseded.add(response.supersedesId);
    const key = subjectOf(response);
    if (key === null) continue;
    const ms = instantMs(`survey response ${response.id}`, "respondedAt", response.respondedAt) ?? 0;
    const known = last.get(key);
    if (known !== undefined) superseded.add(known.ms <= ms ? known.id : response.id);
    if (known === undefined || known.ms <= ms) last.set(key, { id: response.id, ms });
  }
  return superseded;
}

function subjectOf(response: SurveyResponseInput): string | null {
  const { invitationId, surveyId, customerId, metric } = response;
  if (typeof invitationId === "string") return JSON.stringify([invitationId, metric]);
  const { caseId, interactionId, orderId, touchpointId, journeyInstanceId } = response;
  const subject = [caseId, interactionId, orderId, touchpointId, journeyInstanceId].map((id) => id ?? null);
  if (typeof customerId !== "string" || subject.every((id) => id === null)) return null;
  return JSON.stringify([surveyId ?? null, customerId, metric, ...subject]);
}
