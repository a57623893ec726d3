/** March told as events: what a stream of the operation would have carried, in the order of time. */

/** @import { Contact, Instant, Issue, Quarter, SupportCase } from "./types.ts" */

import { asKnown } from "./contacts.mjs";
import { BOT } from "./people.mjs";
import { AS_OF } from "./story.mjs";

/** @typedef {{ type: string, at: Instant | undefined, data: object }} Happening */

/** @param {string} type @param {Instant | undefined} at @param {object} data @returns {Happening} */
const happening = (type, at, data) => ({ type: `cx.${type}`, at, data });

/** @param {object} record @param {readonly string[]} names @returns {object} those of its fields that are there */
const pick = (record, names) =>
  Object.fromEntries(names.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])));

const toldOfInteraction = [
  "channel",
  "direction",
  "initiative",
  "initiationMethod",
  "participants",
  "customerId",
  "teamId",
  "queueId",
  "caseIds",
  "previousId",
  "rootId",
  "topic",
  "language",
  "isSpam",
  "isTest",
  "source",
];
const toldOfCase = [
  "number",
  "caseKind",
  "priority",
  "channel",
  "direction",
  "initiative",
  "requesterId",
  "topic",
  "isTest",
  "source",
];

/** @param {Contact} contact @returns {Happening[]} what was said while an agent was on the line: holds, and a transfer */
function conversation({ id, answeredAt, endAt, agents, holdMs = 0, holdCount = 0, transferCount = 0 }) {
  const interactionId = id;
  const [agentId, toAgentId] = agents.map((agent) => agent.id);
  const pause = Math.floor((endAt - answeredAt - holdMs) / 8);
  const all = [happening("interaction.connected", answeredAt, { interactionId, agentId })];
  let at = answeredAt;
  for (let hold = 0; hold < holdCount; hold++) {
    at += pause;
    all.push(happening("interaction.held", at, { interactionId, agentId }));
    at += holdMs / holdCount;
    all.push(happening("interaction.resumed", at, { interactionId, agentId }));
  }
  if (transferCount > 0) {
    at += pause;
    all.push(happening("interaction.transferred", at, { interactionId, agentId, toAgentId }));
    all.push(happening("interaction.connected", at + 1, { interactionId, agentId: toAgentId }));
  }
  return all;
}

/** @param {Contact} whenGenerated @param {object} record @returns {Happening[]} */
function interactionEvents(whenGenerated, record) {
  const contact = asKnown(whenGenerated);
  const { id: interactionId, agents, queuedAt, offeredAt, answeredAt, endAt, wrapUpEndAt } = contact;
  const agentId = agents[0]?.id;
  const { durations } = record;
  return [
    happening("interaction.started", contact.startAt, { interactionId, ...pick(record, toldOfInteraction) }),
    happening("interaction.queued", queuedAt, { interactionId, ...pick(record, ["queueId"]) }),
    happening("interaction.offered", offeredAt, { interactionId, agentId }),
    ...(answeredAt === undefined || endAt === undefined ? [] : conversation(contact)),
    ...botEvents(contact),
    ...(contact.status === "abandoned"
      ? [happening("interaction.abandoned", endAt, { interactionId, outcome: contact.outcome })]
      : []),
    happening("interaction.ended", endAt, {
      interactionId,
      ...pick(record, ["outcome", "disconnectedBy", "selfServed", "botInvolved", "botResolution"]),
      // What has no instants of its own: the writing of a letter.
      ...(answeredAt === undefined && durations?.handle ? { durations: { handle: durations.handle } } : {}),
    }),
    happening("interaction.wrapped-up", wrapUpEndAt, { interactionId, agentId: agents.at(-1)?.id }),
  ];
}

/** @param {Contact} contact @returns {Happening[]} */
function botEvents({ id: interactionId, botResolution, autoReplyAt, queuedAt, endAt }) {
  if (botResolution === undefined) return [];
  const bot = { interactionId, botId: BOT.id };
  return [
    happening("bot.answered", autoReplyAt, bot),
    botResolution === "handed-off"
      ? happening("bot.handed-off", queuedAt ?? endAt, bot)
      : happening("bot.resolved", endAt, { ...bot, botResolution }),
  ];
}

/** @param {Contact} whenGenerated @returns {Happening[]} what was written: nothing is on the telephone */
function messageEvents(whenGenerated) {
  const contact = asKnown(whenGenerated);
  if (contact.channel === "voice") return [];
  const { id, caseIds, issue, agents, startAt, autoReplyAt, repliedAt, endAt, agentReplies } = contact;
  const agent = { type: "agent", id: agents[0]?.id };
  const customer = { type: "customer", id: issue.customer.id };
  const isLetter = contact.channel === "email";
  let count = 0;
  /** @param {Instant | undefined} at @param {object} author @param {object} [more] */
  const message = (at, author, more = {}) => {
    count += 1;
    return happening("message.sent", at, {
      messageId: `${id}-${count}`,
      interactionId: id,
      ...(caseIds.length === 1 ? { caseId: caseIds[0] } : {}),
      author,
      direction: author === customer ? "inbound" : "outbound",
      visibility: "public",
      kind: "message",
      ...more,
    });
  };
  const all = [message(startAt, customer)];
  if (isLetter && autoReplyAt) {
    all.push(message(autoReplyAt, { type: "system" }, { kind: "auto-reply", isAutomated: true }));
  }
  if (repliedAt === undefined || agentReplies === 0) return all;
  // Whom the bot has handed over gets a letter, after the chat.
  const isOutside = contact.channel === "chat" && contact.answeredAt === undefined;
  all.push(message(repliedAt, agent, isOutside ? { interactionId: null } : {}));
  const rounds = agentReplies - 1;
  for (let round = 1; round <= rounds; round++) {
    const step = Math.floor((endAt - repliedAt) / rounds);
    all.push(message(repliedAt + round * step - Math.floor(step / 2), customer));
    all.push(message(repliedAt + round * step, agent));
  }
  return all;
}

/** @param {SupportCase} supportCase @param {object} record @returns {Happening[]} */
function caseEvents({ id: caseId, steps, mergedInto, isSpam }, record) {
  const [first, ...later] = steps;
  const { assigneeId, teamId } = record;
  const taken = steps.find(({ status }) => status === "open")?.at ?? first.at;
  return [
    happening("case.created", first.at, {
      caseId,
      ...pick(record, toldOfCase),
      status: first.status,
      // The contact that opened it; those to come will say themselves what they are about.
      interactionIds: record.interactionIds.slice(0, 1),
    }),
    happening("case.assigned", taken, { caseId, ...pick({ assigneeId, teamId }, ["assigneeId", "teamId"]) }),
    ...later.map(({ status, at }, index) => stepEvent({ caseId }, steps[index].status, status, at)),
    ...(mergedInto
      ? [happening("case.merged", steps.at(-1).at, { caseId, mergedIntoId: mergedInto.id })]
      : []),
    ...(isSpam ? [happening("case.marked-spam", steps.at(-1).at, { caseId })] : []),
  ];
}

/** @param {object} of @param {string} before @param {string} status @param {Instant} at @returns {Happening} */
function stepEvent(of, before, status, at) {
  if (status === "resolved" || status === "closed") return happening(`case.${status}`, at, of);
  if (before === "resolved" || before === "closed") return happening("case.reopened", at, { ...of, status });
  return happening("case.status-changed", at, { ...of, status, previousStatus: before });
}

/** @param {object} record an invitation @returns {Happening[]} */
function invitationEvents({ id: invitationId, sentAt, deliveredAt, openedAt, status: _, ...told }) {
  const { surveyId, customerId } = told;
  const who = { invitationId, surveyId, customerId };
  return [
    happening("survey.invited", instant(sentAt), { invitationId, ...told }),
    happening("survey.delivered", instant(deliveredAt), who),
    happening("survey.opened", instant(openedAt), who),
  ];
}

/** @param {object} record a response @returns {Happening} */
const responseEvent = ({ id: responseId, respondedAt, createdAt: _, ...told }) =>
  happening("survey.responded", instant(respondedAt), { responseId, ...told });

/** @param {string | undefined} text @returns {Instant | undefined} */
const instant = (text) => (text === undefined ? undefined : Date.parse(text));

/** Midnight in Oslo before 1 March. */
const FROM = Date.UTC(2026, 1, 28, 23);

/**
 * All that is told of what began in March: issues with every contact, case and survey about them, and surveys of the
 * relationship.
 *
 * @param {Quarter} quarter @param {Record<string, object[]>} files the records of each file
 * @returns {object[]} CloudEvents, in the order of time
 */
export function events({ contacts, cases }, files) {
  const isTold = /** @param {{ issue: Issue }} one */ ({ issue }) => issue.contacts[0].startAt >= FROM;
  const recordOf = new Map(Object.values(files).flatMap((all) => all.map((record) => [record.id, record])));
  const ids = new Set([...contacts, ...cases].filter(isTold).map(({ id }) => id));
  const invitations = files["survey-invitations.ndjson"].filter(({ sentAt, caseId, interactionId }) =>
    (caseId ?? interactionId) === undefined ? instant(sentAt) >= FROM : ids.has(caseId ?? interactionId),
  );
  for (const { id } of invitations) ids.add(id);
  const responses = files["survey-responses.ndjson"].filter(({ invitationId }) => ids.has(invitationId));
  return [
    ...contacts.filter(isTold).flatMap((contact) => interactionEvents(contact, recordOf.get(contact.id))),
    ...contacts.filter(isTold).flatMap(messageEvents),
    ...cases.filter(isTold).flatMap((one) => caseEvents(one, recordOf.get(one.id))),
    ...invitations.flatMap(invitationEvents),
    ...responses.map(responseEvent),
  ]
    .filter(({ at }) => at !== undefined && at < AS_OF)
    .toSorted((a, b) => a.at - b.at)
    .map(({ type, at, data }, index) => ({
      specversion: "1.0",
      id: `e-${String(index + 1).padStart(5, "0")}`,
      source: "touchstone-example",
      type,
      time: new Date(at).toISOString(),
      data,
    }));
}
