/** The quarter: demand, casework, agents and surveys together, numbered in the order of time. */

/** @import { Agent, Contact, Customer, Instant, Issue, Quarter, SupportCase } from "./types.ts" */

import { duplicateOf, openCase, spamCase, testCase } from "./cases.mjs";
import { demand } from "./demand.mjs";
import { clientele, idOf, staff, TEAMS } from "./people.mjs";
import { AS_OF } from "./story.mjs";
import {
  asksAfterCases,
  asksAfterConversations,
  asksOfTheRelationship,
  changeOneMind,
  invite,
} from "./surveys.mjs";

/**
 * Gives the contact its agents: whoever has been free longest, and the next in line for a transfer.
 * @param {Contact} contact @param {readonly Agent[]} agents
 */
function assign(contact, agents) {
  if (contact.repliedAt === undefined || contact.repliedAt >= AS_OF) return;
  const team = agents.filter((agent) => agent.teamId === TEAMS[contact.channel]);
  const rested = team.toSorted((a, b) => a.busyUntil - b.busyUntil);
  contact.agents = rested.slice(0, 1 + (contact.transferCount ?? 0));
  for (const agent of contact.agents) agent.busyUntil = contact.wrapUpEndAt ?? contact.repliedAt;
}

/** @param {{ id: string }[]} things @param {string} prefix in the order given */
function number(things, prefix) {
  for (const [index, thing] of things.entries()) thing.id = idOf(prefix, index + 1, 4);
}

/** @template T @param {T[]} things @param {(thing: T) => Instant} at @returns {T[]} oldest first */
const byTime = (things, at) => things.toSorted((a, b) => at(a) - at(b));

/** @param {Issue[]} issues @param {Customer[]} customers @returns {SupportCase[]} */
function casework(issues, customers) {
  const cases = issues.flatMap(openCase);
  const original = cases.find(
    ({ contacts, steps }) => contacts[0].channel === "email" && steps.at(-1).status === "closed",
  );
  const duplicate = duplicateOf(original);
  const all = byTime(
    [...cases, duplicate, spamCase(customers[7]), testCase(customers.at(-1))],
    ({ steps }) => steps[0].at,
  );
  number(all, "c");
  original.mergedFromIds.push(duplicate.id);
  for (const { id, contacts } of all) for (const contact of contacts) contact.caseIds.push(id);
  return all;
}

/** @param {SupportCase[]} cases @param {Issue[]} issues @param {Contact[]} contacts @param {Customer[]} customers */
function questioning(cases, issues, contacts, customers) {
  const asks = [
    ...asksAfterCases(cases),
    ...asksAfterConversations(contacts),
    ...asksOfTheRelationship(customers, issues),
  ];
  const invitations = byTime(
    asks.filter((ask) => ask.sentAt < AS_OF),
    (ask) => ask.sentAt,
  ).map(invite);
  changeOneMind(invitations);
  number(invitations, "v");
  const answers = byTime(
    invitations.flatMap((invitation) => invitation.answers),
    (one) => one.respondedAt,
  );
  number(answers, "r");
  for (const { id, invitation } of answers) invitation.ask.supportCase?.surveyResponseIds.push(id);
  return { invitations, answers };
}

/** @returns {Quarter} */
export function quarter() {
  const agents = staff();
  const customers = clientele();
  const issues = demand(customers);
  const cases = casework(issues, customers);
  const everyIssue = new Set([...issues, ...cases.map(({ issue }) => issue)]);
  const contacts = byTime(
    [...everyIssue].flatMap((issue) => issue.contacts),
    (contact) => contact.startAt,
  );
  number(contacts, "i");
  for (const contact of byTime(contacts, (one) => one.repliedAt ?? one.startAt)) assign(contact, agents);
  return { agents, customers, cases, contacts, ...questioning(cases, issues, contacts, customers) };
}
