/** Cases: which contacts open one, and how it lives. */

/** @import { Contact, Customer, Instant, Issue, Step, SupportCase } from "./types.ts" */

import { chance, draw, pick, whole } from "./chance.mjs";
import { afterOpenTime, MINUTE, oslo, SECOND } from "./clock.mjs";
import { email, inbound } from "./contacts.mjs";
import { AS_OF, CASE_CHANCE, CASE_CHANCE_OF_REPEAT, CASE_CLOSES_AFTER, CURVES, TOPICS } from "./story.mjs";

/** @param {Contact} contact */
const isHandled = (contact) => contact.repliedAt !== undefined;

/** @param {Issue} issue @returns {Contact[]} the contacts that belong to a case, or none when none was opened */
function contactsOfCase({ contacts }) {
  const handled = contacts.filter(isHandled);
  const opening = handled.findIndex((contact, index) => opensCase(contact, index));
  return opening < 0 ? [] : handled.slice(opening);
}

/** @param {Contact} contact @param {number} index of the contact among those about the same thing */
function opensCase(contact, index) {
  const handedOver = contact.answeredAt === undefined;
  return handedOver || chance(index === 0 ? CASE_CHANCE[contact.channel] : CASE_CHANCE_OF_REPEAT);
}

/** @param {Issue} issue @returns {SupportCase[]} */
export function openCase(issue) {
  const contacts = contactsOfCase(issue);
  if (contacts.length === 0) return [];
  return [newCase(issue, contacts, lifeOf(contacts))];
}

/** @param {Contact[]} contacts @returns {Step[]} */
function lifeOf(contacts) {
  const steps = [{ status: "new", at: contacts[0].startAt }];
  for (const [index, contact] of contacts.entries()) {
    const nextAt = contacts[index + 1]?.startAt ?? Number.POSITIVE_INFINITY;
    steps.push(...workOn(contact, steps.at(-1).status), ...settle(contact, nextAt));
  }
  return withClose(steps).filter((step) => step.at < AS_OF);
}

/** @param {Contact} contact @param {string} before @returns {Step[]} */
function workOn(contact, before) {
  if (before === "open") return [];
  return [{ status: "open", at: before === "new" ? contact.repliedAt : contact.startAt }];
}

/** @param {Contact} contact @param {Instant} nextAt @returns {Step[]} */
function settle(contact, nextAt) {
  const at = contact.settledAt + whole(5, 90) * SECOND;
  if (chance(0.62)) return at < nextAt ? [{ status: "resolved", at }] : [];
  const parked = { status: pick(["pending-internal", "pending-customer"]), at };
  const resolvedAt = afterOpenTime(at, draw(CURVES.backOfficeOpenMinutes) * MINUTE);
  const isForgotten = chance(0.18);
  if (resolvedAt >= nextAt || isForgotten) return at < nextAt ? [parked] : [];
  return [parked, { status: "resolved", at: resolvedAt }];
}

/** @param {Step[]} steps @returns {Step[]} */
function withClose(steps) {
  const last = steps.at(-1);
  return last.status === "resolved"
    ? [...steps, { status: "closed", at: last.at + CASE_CLOSES_AFTER }]
    : steps;
}

/** @param {SupportCase} supportCase @param {string} status @returns {Instant[]} when it entered that status */
export const entered = (supportCase, status) =>
  supportCase.steps.filter((step) => step.status === status).map((step) => step.at);

/** @param {SupportCase} supportCase @returns {Instant[]} */
export function reopenings({ steps }) {
  return steps
    .filter((step, index) => steps[index - 1]?.status === "resolved" && step.status === "open")
    .map((step) => step.at);
}

/**
 * The same letter sent twice: the second becomes a case of its own, which is merged into the first.
 * @param {SupportCase} original @returns {SupportCase}
 */
export function duplicateOf(original) {
  const startAt = original.contacts[0].startAt + 25 * MINUTE;
  const endAt = afterOpenTime(startAt, 90 * MINUTE);
  return { ...closeUnanswered(original.issue, startAt, endAt, {}), mergedInto: original };
}

/** @param {Customer} customer @returns {SupportCase} an advertisement in the mailbox */
export function spamCase(customer) {
  const issue = { customer, contacts: [] };
  const isSpam = true;
  return { ...closeUnanswered(issue, oslo(20, 193) + 412, oslo(20, 497) + 38_125, { isSpam }), isSpam };
}

/** @param {Issue} issue @param {Instant} startAt @param {Instant} endAt @param {{ isSpam?: true }} marks */
function closeUnanswered(issue, startAt, endAt, marks) {
  const letter = { ...inbound(issue, "email", startAt), endAt, settledAt: endAt, ...marks };
  issue.contacts.push(letter);
  const steps = [
    { status: "new", at: startAt },
    { status: "closed", at: endAt },
  ];
  return newCase(issue, [letter], steps);
}

/** @param {Customer} customer @returns {SupportCase} somebody of the house trying the form */
export function testCase(customer) {
  const issue = { customer, topic: TOPICS[2], contacts: [] };
  const isTest = true;
  const letter = { ...email(issue, oslo(5, 610) + 7_301), isTest };
  issue.contacts.push(letter);
  return { ...newCase(issue, [letter], lifeOf([letter])), isTest };
}

/** @param {Issue} issue @param {Contact[]} contacts @param {Step[]} steps @returns {SupportCase} */
const newCase = (issue, contacts, steps) => ({
  id: "",
  issue,
  contacts,
  steps,
  mergedFromIds: [],
  surveyResponseIds: [],
});
