import { AgentIdSchema, type CaseId, type InteractionId } from "../../model/ids.ts";
import type { CaseState } from "./case-kind.ts";
import { compareInstants, compareText } from "./event-order.ts";
import type { InteractionState } from "./interaction-kind.ts";
import type { MessageState } from "./message-kind.ts";
import { speakerOf } from "./speaker.ts";
import type { InvitationState, ResponseState } from "./survey-kinds.ts";

/** Things that the events tell of, in the order of their ids, and of which one tells something of another. */
export interface Linked {
  readonly cases: ReadonlyMap<string, CaseState>;
  readonly messages: ReadonlyMap<string, MessageState>;
  readonly interactions: ReadonlyMap<string, InteractionState>;
  readonly invitations: ReadonlyMap<string, InvitationState>;
  readonly responses: ReadonlyMap<string, ResponseState>;
}

/**
 * Writes into the records what others say of them; a thing that is named without being told of is left alone.
 *
 * - Case: its interactions, the replies on it, the cases merged into it, the responses about it.
 * - Interaction: its cases, the agents who wrote in it, and the first reply of one.
 * - Invitation: that it was answered.
 */
export function link(all: Linked): void {
  const about = casesByInteraction(all);
  linkMessages(all, about);
  linkCalls(all, about);
  for (const one of all.cases.values()) finishReplies(one);
  linkMerges(all);
  linkSurveys(all);
}

/** By interaction, the cases it is about, whichever of them says so; each once. */
type About = ReadonlyMap<string, readonly CaseId[]>;

function casesByInteraction({ cases, interactions, messages }: Linked): About {
  const about = new Map<string, CaseId[]>();
  const add = (interactionId: InteractionId | null | undefined, caseId: CaseId | null | undefined): void => {
    if (!interactionId || !caseId) return;
    const known = about.get(interactionId);
    if (known?.includes(caseId)) return;
    if (known === undefined) about.set(interactionId, [caseId]);
    else known.push(caseId);
    cases.get(caseId)?.interactions.push(interactionId);
  };
  for (const { record } of cases.values()) for (const id of record.interactionIds ?? []) add(id, record.id);
  for (const { record, caseIds } of interactions.values()) {
    for (const caseId of record.caseIds ?? []) add(record.id, caseId);
    for (const caseId of caseIds) add(record.id, caseId);
  }
  for (const { record } of messages.values()) add(record.interactionId, record.caseId);
  for (const { record, interactions: ids } of cases.values()) {
    if (ids.length > 0) record.interactionIds = toldFirst(record.interactionIds ?? [], ids);
  }
  for (const [id, caseIds] of about) {
    const record = interactions.get(id)?.record;
    if (record !== undefined) record.caseIds = toldFirst(record.caseIds ?? [], caseIds);
  }
  return about;
}

/** The ids that were told, as they were told, and then the others in their order. */
function toldFirst<Id extends string>(told: readonly Id[], all: readonly Id[]): Id[] {
  const known = new Set(told);
  return [...known, ...all.filter((id) => !known.has(id)).sort()];
}

function linkMessages({ messages, cases, interactions }: Linked, about: About): void {
  for (const { record } of messages.values()) {
    const by = speakerOf(record);
    const { createdAt, sentAt, author, interactionId, caseId } = record;
    if (createdAt === undefined) continue;
    const at = by === "customer" ? createdAt : (sentAt ?? createdAt);
    const interaction = interactionId ? interactions.get(interactionId) : undefined;
    if (interaction && by === "agent") write(interaction, at, author?.id ?? null);
    if (interaction && author?.type === "bot") interaction.record.botInvolved = true;
    for (const id of caseId ? [caseId] : (about.get(interactionId ?? "") ?? [])) {
      const one = cases.get(id);
      if (one === undefined) continue;
      const { updatedAt } = one.record;
      if (updatedAt && compareInstants(at, updatedAt) > 0) one.record.updatedAt = at;
      if (by !== null) one.said.push({ at, by });
    }
  }
  for (const one of interactions.values()) finishAgents(one);
}

function write(one: InteractionState, at: string, authorId: string | null): void {
  one.replies.push(at);
  if (authorId) one.agents.push({ id: AgentIdSchema.parse(authorId), at });
}

/** In the order in which they took part. */
function finishAgents({ record, agents, replies }: InteractionState): void {
  if (agents.length > 0) {
    const inOrder = agents.toSorted((a, b) => compareInstants(a.at, b.at) || compareText(a.id, b.id));
    record.agentIds = [...new Set(inOrder.map(({ id }) => id))];
  }
  const first = earliest(replies);
  if (first !== null) record.firstResponseAt = first;
}

/** Whoever was connected to an agent and got nothing in writing was answered then: on the telephone, for example. */
function linkCalls({ cases, interactions }: Linked, about: About): void {
  for (const [id, { record, replies, botAnswers }] of interactions) {
    const said = [
      ...(record.answeredAt && replies.length === 0 ? [{ at: record.answeredAt, by: "agent" } as const] : []),
      ...botAnswers.map((at) => ({ at, by: "machine" }) as const),
    ];
    if (said.length === 0) continue;
    for (const caseId of about.get(id) ?? []) cases.get(caseId)?.said.push(...said);
  }
}

/** Where no event tells of anything said, that nobody replied is not known. */
function finishReplies({ record, said }: CaseState): void {
  const { createdAt } = record;
  if (createdAt === undefined || said.length === 0) return;
  const after = said.filter(({ at, by }) => by !== "customer" && compareInstants(at, createdAt) >= 0);
  record.firstRespondedAt = earliest(after.map(({ at }) => at));
  record.firstAgentReplyAt = earliest(after.filter(({ by }) => by === "agent").map(({ at }) => at));
  record.replyCount = said.filter(({ by }) => by === "agent").length;
  const ofCustomer = said.filter(({ by }) => by === "customer").length;
  record.customerReplyCount = Math.max(0, ofCustomer - 1);
}

function earliest(instants: readonly string[]): string | null {
  let first: string | null = null;
  for (const at of instants) if (first === null || compareInstants(at, first) < 0) first = at;
  return first;
}

function linkMerges({ cases }: Linked): void {
  for (const { record } of cases.values()) {
    const into = record.mergedIntoId ? cases.get(record.mergedIntoId)?.record : undefined;
    if (into && record.id) into.mergedFromIds = [...(into.mergedFromIds ?? []), record.id];
  }
}

function linkSurveys({ responses, invitations, cases }: Linked): void {
  for (const { record } of responses.values()) {
    const one = record.caseId ? cases.get(record.caseId)?.record : undefined;
    if (one && record.id) one.surveyResponseIds = [...(one.surveyResponseIds ?? []), record.id];
    const invitation = record.invitationId ? invitations.get(record.invitationId)?.record : undefined;
    if (invitation && record.respondedAt) invitation.status = "responded";
  }
}
