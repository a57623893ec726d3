/** Contacts: how a call, a chat or a letter runs, and what the customer does next. */

/** @import { Channel, Contact, Customer, Instant, Issue } from "./types.ts" */

import { chance, draw, pick, weighted, whole } from "./chance.mjs";
import { afterOpenTime, isOpen, MINUTE, SECOND } from "./clock.mjs";
import {
  AS_OF,
  BOT_BY_DAY_FROM,
  CURVES,
  inStorm,
  MAIL_ACKNOWLEDGED_FROM,
  REPEAT_CHANCE,
  REPEAT_CHANCE_IN_STORM,
  SHORT_ABANDON_MS,
} from "./story.mjs";

/** @returns {number} some milliseconds within a minute */
export const aMoment = () => whole(0, MINUTE - 1);

/** @param {Issue} issue @param {Channel} channel @param {Instant} startAt @returns {Contact} */
export function inbound(issue, channel, startAt) {
  return {
    id: "",
    issue,
    channel,
    direction: "inbound",
    initiative: "reactive",
    initiationMethod: "inbound",
    status: "completed",
    startAt,
    endAt: startAt,
    settledAt: startAt,
    agentReplies: 0,
    customerMessages: 1,
    agents: [],
    caseIds: [],
  };
}

/** @param {Contact} contact who rings or writes into a queue, and is answered or gives up */
function queueUp(contact) {
  const queuedAt = contact.startAt + (contact.channel === "voice" ? draw(CURVES.ivr) * SECOND : 0);
  const wait = draw(inStorm(contact.startAt) ? CURVES.stormWait : CURVES.calmWait) * SECOND;
  const patience = chance(0.015) ? whole(1, 5) * SECOND : draw(CURVES.patience) * SECOND;
  const queued = { ...contact, queuedAt };
  if (patience < wait) return giveUp(queued, queuedAt + patience);
  if (contact.channel === "voice" && wait > 60 * SECOND && chance(0.45)) return bookCallBack(queued);
  return converse(queued, queuedAt + wait);
}

/** @param {Contact & { queuedAt: Instant }} contact @param {Instant} endAt @returns {Contact} */
function giveUp(contact, endAt) {
  const outcome = endAt - contact.queuedAt <= SHORT_ABANDON_MS ? "short-abandoned" : "abandoned";
  return { ...contact, status: "abandoned", outcome, endAt, settledAt: endAt, disconnectedBy: "customer" };
}

/** @param {Contact & { queuedAt: Instant }} contact @returns {Contact} who takes the offer to be called back */
function bookCallBack(contact) {
  const endAt = contact.queuedAt + whole(45, 75) * SECOND;
  return { ...contact, outcome: "callback-scheduled", endAt, settledAt: endAt, disconnectedBy: "system" };
}

/** @param {Contact} contact @param {Instant} answeredAt @returns {Contact} a conversation with a person */
function converse(contact, answeredAt) {
  const isCall = contact.channel === "voice";
  const holdCount = isCall && chance(0.2) ? weighted([1, 2], [85, 15]) : 0;
  const holdMs = holdCount * draw(CURVES.hold) * SECOND;
  const endAt = answeredAt + holdMs + draw(isCall ? CURVES.talk : CURVES.chatTalk) * SECOND;
  const waited = answeredAt - (contact.queuedAt ?? answeredAt);
  const firstResponseAt = answeredAt + (isCall ? 0 : whole(2, 20) * SECOND);
  return {
    ...contact,
    outcome: "answered",
    offeredAt: contact.queuedAt && answeredAt - Math.min(waited, draw(CURVES.ring) * SECOND),
    answeredAt,
    firstResponseAt,
    repliedAt: firstResponseAt,
    endAt,
    wrapUpEndAt: endAt + draw(isCall ? CURVES.wrapUp : CURVES.chatWrapUp) * SECOND,
    settledAt: endAt,
    holdMs: isCall ? holdMs : undefined,
    holdCount: isCall ? holdCount : undefined,
    transferCount: chance(isCall ? 0.08 : 0.05) ? 1 : 0,
    disconnectedBy: weighted(["customer", "agent"], [70, 30]),
    agentReplies: 1,
  };
}

/** @param {Issue} issue @param {Instant} startAt @returns {Contact} */
const call = (issue, startAt) => queueUp(inbound(issue, "voice", startAt));

/** @param {Issue} issue @param {Instant} startAt @returns {Contact} */
function chat(issue, startAt) {
  const greeted =
    startAt >= BOT_BY_DAY_FROM ? { autoReplyAt: startAt + SECOND, botResolution: "handed-off" } : {};
  return queueUp({ ...inbound(issue, "chat", startAt), ...greeted });
}

/** @param {Issue} issue @param {Instant} startAt @returns {Contact} a chat while nobody is in: the bot alone */
function nightChat(issue, startAt) {
  const endAt = startAt + draw(CURVES.botChat) * SECOND;
  const contact = {
    ...inbound(issue, "chat", startAt),
    autoReplyAt: startAt + 2 * SECOND,
    endAt,
    settledAt: endAt,
  };
  const botResolution = weighted(["confirmed", "assumed", "handed-off"], [25, 30, 45]);
  if (botResolution !== "handed-off") {
    return { ...contact, botResolution, outcome: "deflected", disconnectedBy: "customer" };
  }
  const repliedAt = afterOpenTime(endAt, draw(CURVES.handOffReplyOpenMinutes) * MINUTE + aMoment());
  return {
    ...contact,
    botResolution,
    repliedAt,
    settledAt: repliedAt,
    agentReplies: 1,
    disconnectedBy: "system",
  };
}

/** @param {Issue} issue @param {Instant} startAt @returns {Contact} */
export function email(issue, startAt) {
  const repliedAt = afterOpenTime(startAt, draw(CURVES.mailReplyOpenMinutes) * MINUTE + aMoment());
  const rounds = weighted([0, 1, 2], [70, 22, 8]);
  const endAt = repliedAt + rounds * whole(40, 1300) * MINUTE;
  return {
    ...inbound(issue, "email", startAt),
    autoReplyAt: startAt >= MAIL_ACKNOWLEDGED_FROM ? startAt + whole(2, 9) * SECOND : undefined,
    firstResponseAt: repliedAt,
    repliedAt,
    endAt,
    settledAt: endAt,
    workMs: draw(CURVES.writing) * SECOND,
    agentReplies: 1 + rounds,
    customerMessages: 1 + rounds,
  };
}

/** @param {Contact} booked @returns {Contact} the call back that was promised */
function callBack(booked) {
  const startAt = afterOpenTime(booked.endAt, draw(CURVES.callBackOpenMinutes) * MINUTE);
  return dial({ ...inbound(booked.issue, "voice", startAt), initiationMethod: "callback", previous: booked });
}

/** @param {Issue} issue @param {Instant} startAt @returns {Contact} a call nobody asked for */
export function courtesyCall(issue, startAt) {
  return dial({ ...inbound(issue, "voice", startAt), initiative: "proactive", initiationMethod: "campaign" });
}

/** @param {Contact} contact @returns {Contact} */
function dial(contact) {
  const outbound = /** @type {Contact} */ ({ ...contact, direction: "outbound", customerMessages: 0 });
  const rungUntil = contact.startAt + whole(6, 25) * SECOND;
  const outcome = weighted(["answered", "no-answer", "voicemail", "busy"], [72, 16, 8, 4]);
  if (outcome === "answered") return converse(outbound, rungUntil);
  const status = outcome === "voicemail" ? "completed" : "missed";
  return { ...outbound, status, outcome, endAt: rungUntil, settledAt: rungUntil, disconnectedBy: "agent" };
}

/** @param {Issue} issue @param {Channel} channel @param {Instant} at @returns {Contact} */
export function contactBy(issue, channel, at) {
  if (channel === "email") return email(issue, at);
  if (isOpen(at)) return channel === "voice" ? call(issue, at) : chat(issue, at);
  if (channel === "chat") return nightChat(issue, at);
  return call(issue, afterOpenTime(at, whole(1, 240) * MINUTE));
}

/** @param {Contact} contact @returns {Contact | undefined} the next contact about the same thing, if any */
function followUp(contact) {
  if (contact.outcome === "callback-scheduled") return callBack(contact);
  if (contact.status === "abandoned") return callAgain(contact);
  if (contact.issue.contacts.length > 4 || !chance(repeatChance(contact))) return undefined;
  const channel = chance(0.6) ? contact.channel : pick(channelsOf(contact.issue.customer));
  return contactBy(contact.issue, channel, contact.settledAt + draw(CURVES.returnMinutes) * MINUTE);
}

/** @param {Contact} contact @returns {Contact | undefined} */
function callAgain(contact) {
  const at = contact.settledAt + draw(CURVES.callAgainMinutes) * MINUTE;
  return isOpen(at) && chance(0.75) ? contactBy(contact.issue, contact.channel, at) : undefined;
}

/** @param {Contact} contact */
function repeatChance({ issue, startAt, initiative }) {
  if (initiative === "proactive" || !issue.topic) return 0;
  return REPEAT_CHANCE[issue.topic] + (inStorm(startAt) ? REPEAT_CHANCE_IN_STORM : 0);
}

/** @param {Customer} customer @returns {Channel[]} */
const channelsOf = (customer) => (customer.hasPhone ? ["voice", "chat", "email"] : ["chat", "email"]);

/** @param {Contact} first */
export function playOut(first) {
  /** @type {Contact | undefined} */
  let next = first;
  while (next && next.startAt < AS_OF) {
    first.issue.contacts.push(next);
    next = followUp(next);
  }
}

/** @param {Contact} contact @returns {Contact} without what lies after the snapshot */
export function asKnown(contact) {
  const known = /** @param {Instant | undefined} at */ (at) => at !== undefined && at < AS_OF;
  if (known(contact.endAt)) return contact;
  const answered = known(contact.repliedAt);
  return {
    ...contact,
    status: answered ? "active" : "queued",
    firstResponseAt: answered ? contact.firstResponseAt : undefined,
    endAt: undefined,
    workMs: undefined,
    agentReplies: answered ? 1 : 0,
    customerMessages: 1,
  };
}
