/** Records: what happened, in the words of the canonical model. */

/**
 * @import {
 *   Agent, Answer, Ask, Channel, Contact, Customer, Instant, Invitation, Quarter, Step, SupportCase, Survey
 * } from "./types.ts"
 */

import { entered, reopenings } from "./cases.mjs";
import { OPENING, SECOND } from "./clock.mjs";
import { asKnown } from "./contacts.mjs";
import { BOT, CHANNELS, QUEUES, SCHEDULE_ID, TEAMS } from "./people.mjs";
import { AS_OF, CASE_KINDS, inStorm, SHORT_ABANDON_MS } from "./story.mjs";
import { SURVEYS } from "./surveys.mjs";

/** @param {Instant | undefined} at only a known instant is written */
const iso = (at) => (at === undefined || at >= AS_OF ? undefined : new Date(at).toISOString());

/** @param {Instant | undefined} at null says that it has not happened, where leaving it out would say nothing */
const isoOrNone = (at) => iso(at) ?? null;

/** @template T @param {readonly T[]} items @returns {readonly T[] | undefined} */
const unlessEmpty = (items) => (items.length > 0 ? items : undefined);

/** @param {string} rawId */
const sourceOf = (rawId) => ({ system: "touchstone-example", rawType: "synthetic", rawId });

/** @param {number | undefined} ms */
const duration = (ms) =>
  ms === undefined ? undefined : { seconds: ms / SECOND, clock: "calendar", source: "computed" };

/** @param {Instant | undefined} from @param {Instant | undefined} to */
const between = (from, to) => (from === undefined || to === undefined ? undefined : to - from);

/** @param {Contact} contact */
function durationsOf({
  channel,
  startAt,
  queuedAt,
  offeredAt,
  answeredAt,
  endAt,
  wrapUpEndAt,
  holdMs,
  workMs,
}) {
  const conversation = between(answeredAt, endAt);
  const durations = {
    ivr: channel === "voice" ? duration(between(startAt, queuedAt)) : undefined,
    queue: duration(between(queuedAt, answeredAt ?? endAt)),
    ring: duration(between(offeredAt, answeredAt)),
    talk: duration(conversation && conversation - (holdMs ?? 0)),
    hold: duration(holdMs),
    wrapUp: duration(between(wrapUpEndAt && endAt, wrapUpEndAt)),
    handle: duration(workMs ?? between(answeredAt, wrapUpEndAt)),
  };
  return Object.values(durations).some(Boolean) ? durations : undefined;
}

/** @param {Contact} contact */
function participantsOf({ issue, botResolution, autoReplyAt, agents }) {
  const customer = { type: "customer", id: issue.customer.id };
  const machine = botResolution ? [{ type: "bot", id: BOT.id }] : autoReplyAt ? [{ type: "system" }] : [];
  const people = agents.map(({ id }) => ({ type: "agent", id }));
  return [customer, ...machine, ...people].map((actor) => ({ actor }));
}

/** @param {Contact} contact @returns {string | undefined} none for calls we make and chats that the bot keeps */
const queueOf = ({ channel, queuedAt }) => (queuedAt || channel === "email" ? QUEUES[channel] : undefined);

/** @param {Contact} whenGenerated */
function interactionRecord(whenGenerated) {
  const contact = asKnown(whenGenerated);
  const { issue, agents, previous } = contact;
  return {
    id: contact.id,
    channel: contact.channel,
    direction: contact.direction,
    initiative: contact.initiative,
    initiationMethod: contact.initiationMethod,
    status: contact.status,
    outcome: contact.outcome,
    participants: participantsOf(contact),
    customerId: issue.customer.id,
    agentIds: unlessEmpty(agents.map(({ id }) => id)),
    teamId: agents[0]?.teamId,
    queueId: queueOf(contact),
    caseIds: unlessEmpty(contact.caseIds),
    previousId: previous?.id,
    rootId: previous?.id,
    startAt: iso(contact.startAt),
    queuedAt: iso(contact.queuedAt),
    offeredAt: iso(contact.offeredAt),
    answeredAt: iso(contact.answeredAt),
    firstResponseAt: iso(contact.firstResponseAt),
    endAt: iso(contact.endAt),
    wrapUpStartAt: contact.wrapUpEndAt && iso(contact.endAt),
    wrapUpEndAt: iso(contact.wrapUpEndAt),
    durations: durationsOf(contact),
    holdCount: contact.holdCount,
    transferCount: contact.transferCount,
    disconnectedBy: contact.disconnectedBy,
    selfServed: contact.outcome === "deflected" ? true : undefined,
    botInvolved: contact.botResolution ? true : undefined,
    botResolution: contact.botResolution,
    topic: issue.topic,
    language: issue.customer.language,
    isSpam: contact.isSpam,
    isTest: contact.isTest,
    source: sourceOf(contact.id),
  };
}

/** @param {Step[]} steps */
const historyOf = (steps) =>
  steps.map(({ status, at }, index) => ({ status, startAt: iso(at), endAt: iso(steps[index + 1]?.at) }));

/** @param {SupportCase} supportCase @returns {string | undefined} */
function kindOf({ issue, contacts }) {
  if (!issue.topic) return "other";
  const { usual, repeated } = CASE_KINDS[issue.topic];
  return contacts.length > 1 ? repeated : usual;
}

/** @param {SupportCase} supportCase */
function priorityOf({ contacts, issue }) {
  if (contacts.length > 2) return "urgent";
  if (contacts.length > 1 || inStorm(contacts[0].startAt)) return "high";
  return issue.topic === "account" ? "low" : "normal";
}

/** @param {SupportCase} supportCase the last resolution, unless the case was opened again since */
function lastResolution(supportCase) {
  const isSettled = ["resolved", "closed"].includes(supportCase.steps.at(-1).status);
  return isSettled ? entered(supportCase, "resolved").at(-1) : undefined;
}

/** @param {Contact[]} contacts @returns {Instant | undefined} the first reply of anybody or anything */
function firstReplyOf([{ autoReplyAt, repliedAt }]) {
  return autoReplyAt ?? repliedAt;
}

/** @param {SupportCase} supportCase */
function caseRecord(supportCase) {
  const { id, issue, steps } = supportCase;
  const contacts = supportCase.contacts.map(asKnown);
  const [first] = contacts;
  const reopened = reopenings(supportCase);
  const replied = contacts.filter(({ repliedAt }) => iso(repliedAt) !== undefined);
  const assignee = replied[0]?.agents[0];
  return {
    id,
    number: `10${id.slice(2)}`,
    caseKind: kindOf(supportCase),
    status: steps.at(-1).status,
    priority: priorityOf(supportCase),
    channel: first.channel,
    direction: first.direction,
    initiative: first.initiative,
    requesterId: issue.customer.id,
    assigneeId: assignee?.id,
    teamId: assignee?.teamId ?? TEAMS[first.channel],
    createdAt: iso(steps[0].at),
    firstRespondedAt: isoOrNone(firstReplyOf(contacts)),
    firstAgentReplyAt: isoOrNone(first.repliedAt),
    firstResolvedAt: isoOrNone(entered(supportCase, "resolved")[0]),
    resolvedAt: isoOrNone(lastResolution(supportCase)),
    closedAt: isoOrNone(entered(supportCase, "closed")[0]),
    reopenedAt: isoOrNone(reopened.at(-1)),
    statusHistory: historyOf(steps),
    reopenCount: reopened.length,
    replyCount: replied.reduce((sum, { agentReplies }) => sum + agentReplies, 0),
    customerReplyCount:
      contacts.reduce((sum, { customerMessages }) => sum + customerMessages, 0) - first.customerMessages,
    mergedIntoId: supportCase.mergedInto?.id,
    mergedFromIds: unlessEmpty(supportCase.mergedFromIds),
    interactionIds: contacts.map((contact) => contact.id),
    topic: issue.topic,
    surveyResponseIds: unlessEmpty(supportCase.surveyResponseIds),
    isSpam: supportCase.isSpam,
    isTest: supportCase.isTest,
    botResolution: first.botResolution,
    source: sourceOf(id),
  };
}

/** @param {Ask} ask what the question is about */
const subjectOf = ({ supportCase, contact }) => ({ caseId: supportCase?.id, interactionId: contact?.id });

/** @param {Invitation} invitation */
function invitationRecord({ id, ask, status, deliveredAt, openedAt }) {
  return {
    id,
    surveyId: ask.survey.id,
    customerId: ask.customer.id,
    ...subjectOf(ask),
    channel: "email",
    sentAt: iso(ask.sentAt),
    deliveredAt: iso(deliveredAt),
    openedAt: iso(openedAt),
    status,
    source: sourceOf(id),
  };
}

/** @param {Answer} answer */
function responseRecord({ id, invitation, score, completion, respondedAt, seconds, comment, supersedes }) {
  const { ask } = invitation;
  const { id: surveyId, metric, scale } = ask.survey;
  const agent = (ask.contact ?? ask.supportCase?.contacts[0])?.agents[0];
  return {
    id,
    surveyId,
    invitationId: invitation.id,
    customerId: ask.customer.id,
    agentId: agent?.id,
    teamId: agent?.teamId,
    ...subjectOf(ask),
    metric,
    score: score === null ? null : { value: score, scale },
    comment,
    respondedAt: iso(respondedAt),
    createdAt: iso(respondedAt),
    completion,
    durationSeconds: seconds,
    language: ask.customer.language,
    channel: "email",
    isTest: ask.customer.isTest,
    supersedesId: supersedes?.id,
    source: sourceOf(id),
  };
}

/** @param {Survey} survey */
const surveyRecord = ({ id, name, metric, text, scale }) => ({
  id,
  name,
  metric,
  questions: [{ id: `${id}-1`, kind: "rating", text, scale, isPrimary: true }],
  channel: "email",
  source: sourceOf(id),
});

/** @param {Customer} customer */
function customerRecord({ id, language, segment, hasPhone, isTest }) {
  const digits = id.slice(2);
  const host = isTest ? "example.org" : "example.com";
  return {
    id,
    kind: "person",
    identities: [
      { type: "email", value: `customer${digits}@${host}`, primary: true },
      ...(hasPhone ? [{ type: "phone", value: `+447700900${digits}` }] : []),
    ],
    displayName: `Customer ${digits}`,
    locale: language,
    segment,
    isTest,
    isInternal: isTest,
    source: sourceOf(id),
  };
}

/** @param {Agent} agent */
const agentRecord = ({ id, teamId, type, hiredOn }) => ({
  id,
  name: type === "bot" ? "Bot" : `Agent ${id.slice(2)}`,
  teamIds: [teamId],
  type,
  isActive: true,
  timeZone: "Europe/Oslo",
  hiredOn,
  source: sourceOf(id),
});

/** @param {readonly Agent[]} agents @returns {(channel: Channel) => object} */
const teamRecord = (agents) => (channel) => ({
  id: TEAMS[channel],
  name: `Team ${channel}`,
  agentIds: agents.filter(({ teamId }) => teamId === TEAMS[channel]).map(({ id }) => id),
  source: sourceOf(TEAMS[channel]),
});

/** @param {Channel} channel */
const queueRecord = (channel) => ({
  id: QUEUES[channel],
  name: `Queue ${channel}`,
  channels: [channel],
  teamIds: [TEAMS[channel]],
  scheduleId: SCHEDULE_ID,
  shortAbandonThreshold: channel === "email" ? undefined : SHORT_ABANDON_MS / SECOND,
  source: sourceOf(QUEUES[channel]),
});

/** @param {number} minute of the day */
const clockTime = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const scheduleRecord = () => ({
  id: SCHEDULE_ID,
  name: "Opening hours",
  timeZone: "Europe/Oslo",
  intervals: [...OPENING].map(([dayOfWeek, { from, to }]) => ({
    dayOfWeek,
    start: clockTime(from),
    end: clockTime(to),
  })),
  holidays: [{ name: "New Year's Day", startOn: "2026-01-01", endOn: "2026-01-01" }],
  isDefault: true,
  source: sourceOf(SCHEDULE_ID),
});

/** @param {Quarter} quarter @returns {Record<string, object[]>} the records of each file */
export function recordsByFile({ agents, customers, cases, contacts, invitations, answers }) {
  const everyAgent = [...agents, BOT];
  return {
    "interactions.ndjson": contacts.map(interactionRecord),
    "cases.ndjson": cases.map(caseRecord),
    "survey-invitations.ndjson": invitations.map(invitationRecord),
    "survey-responses.ndjson": answers.map(responseRecord),
    "surveys.ndjson": Object.values(SURVEYS).map(surveyRecord),
    "customers.ndjson": customers.map(customerRecord),
    "agents.ndjson": everyAgent.map(agentRecord),
    "teams.ndjson": CHANNELS.map(teamRecord(everyAgent)),
    "queues.ndjson": CHANNELS.map(queueRecord),
    "schedules.ndjson": [scheduleRecord()],
  };
}
