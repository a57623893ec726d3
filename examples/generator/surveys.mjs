/** Surveys: who is asked, who answers, and what. */

/** @import { Answer, Ask, Contact, Customer, Instant, Invitation, Issue, Survey, SupportCase } from "./types.ts" */

import { entered, reopenings } from "./cases.mjs";
import { chance, draw, pick, weighted, whole } from "./chance.mjs";
import { DAY, HOUR, MINUTE, oslo, SECOND } from "./clock.mjs";
import { AS_OF, CURVES, RELATIONAL_WAVES, SCALE_OF_TEN_UNTIL } from "./story.mjs";

/** @satisfies {Record<string, Survey>} */
export const SURVEYS = {
  csat: {
    id: "s-csat",
    name: "After a case",
    metric: "csat",
    text: "How satisfied are you with the help you got?",
    scale: { min: 1, max: 5, step: 1, direction: "higher-is-better" },
    content: [3, 4, 10, 33, 50],
    discontent: [14, 16, 20, 28, 22],
  },
  csatOfTen: {
    id: "s-csat-10",
    name: "After a case, former supplier",
    metric: "csat",
    text: "How satisfied are you, from 1 to 10?",
    scale: { min: 1, max: 10, step: 1, direction: "higher-is-better" },
    content: [1, 1, 2, 2, 4, 7, 15, 28, 22, 18],
    discontent: [8, 6, 9, 9, 12, 14, 14, 14, 8, 6],
  },
  nps: {
    id: "s-nps",
    name: "Relationship",
    metric: "nps",
    text: "How likely is it that you would recommend us to a friend or colleague?",
    scale: { min: 0, max: 10, step: 1, direction: "higher-is-better" },
    content: [1, 0, 1, 1, 2, 5, 6, 13, 21, 23, 27],
    discontent: [5, 3, 4, 5, 6, 11, 10, 16, 18, 11, 11],
  },
  ces: {
    id: "s-ces",
    name: "After a conversation",
    metric: "ces",
    text: "The company made it easy for me to handle my issue.",
    scale: { min: 1, max: 7, step: 1, direction: "higher-is-better" },
    content: [2, 3, 5, 9, 22, 33, 26],
    discontent: [8, 10, 13, 16, 23, 18, 12],
  },
};

const COMMENTS = {
  content: ["Quick and clear, thank you.", "Solved at once.", "Friendly and to the point."],
  discontent: ["I had to explain it twice.", "It took too long.", "Still waiting for the parcel."],
};

/** @param {SupportCase[]} cases @returns {Ask[]} */
export function asksAfterCases(cases) {
  return cases.flatMap((supportCase) => {
    const [resolvedAt] = entered(supportCase, "resolved");
    if (resolvedAt === undefined || chance(0.2)) return [];
    const sentAt = resolvedAt + HOUR;
    const isContent =
      reopenings(supportCase).length === 0 && resolvedAt - supportCase.contacts[0].startAt < 2 * DAY;
    const survey = sentAt < SCALE_OF_TEN_UNTIL ? SURVEYS.csatOfTen : SURVEYS.csat;
    return [{ survey, customer: supportCase.issue.customer, sentAt, isContent, supportCase }];
  });
}

/** @param {Contact[]} contacts @returns {Ask[]} */
export function asksAfterConversations(contacts) {
  const asked = contacts.filter(
    (one) => one.direction === "inbound" && one.answeredAt !== undefined && chance(0.24),
  );
  return asked.map((contact) => ({
    survey: SURVEYS.ces,
    customer: contact.issue.customer,
    sentAt: contact.endAt + 15 * MINUTE,
    isContent: contact.issue.contacts.length === 1 && contact.answeredAt - contact.queuedAt < MINUTE,
    contact,
  }));
}

/** @param {readonly Customer[]} customers @param {Issue[]} issues @returns {Ask[]} */
export function asksOfTheRelationship(customers, issues) {
  const troubled = new Set(
    issues.filter(({ contacts }) => contacts.length > 2).map(({ customer }) => customer),
  );
  return RELATIONAL_WAVES.flatMap((day, wave) => {
    const sample = customers.filter((customer, index) => !customer.isTest && index % 6 === wave);
    const sentAt = /** @param {number} index */ (index) => oslo(day, 600) + index * 2 * SECOND;
    return sample.map((customer, index) => ({
      survey: SURVEYS.nps,
      customer,
      sentAt: sentAt(index),
      isContent: !troubled.has(customer),
    }));
  });
}

/** @param {Ask} ask @returns {Invitation} */
export function invite(ask) {
  if (chance(0.03)) return { id: "", ask, status: "bounced", answers: [] };
  const invitation = {
    id: "",
    ask,
    status: "delivered",
    deliveredAt: ask.sentAt + whole(1, 40) * SECOND,
    answers: [],
  };
  const openedAt = invitation.deliveredAt + draw(CURVES.surveyOpenedMinutes) * MINUTE + whole(1, 59) * SECOND;
  if (openedAt < AS_OF && chance(0.7)) openSurvey(invitation, openedAt);
  return invitation;
}

/** @param {Invitation} invitation @param {Instant} openedAt */
function openSurvey(invitation, openedAt) {
  Object.assign(invitation, { openedAt, status: "opened" });
  const seconds = draw(CURVES.surveyTaken);
  const respondedAt = openedAt + seconds * SECOND;
  if (respondedAt >= AS_OF || chance(0.25)) return;
  invitation.status = "responded";
  invitation.answers.push(answer(invitation, respondedAt, seconds));
}

/** @param {Invitation} invitation @param {Instant} respondedAt @param {number} seconds @returns {Answer} */
function answer(invitation, respondedAt, seconds) {
  const { survey, isContent } = invitation.ask;
  const { scale, content, discontent } = survey;
  const weights = isContent ? content : discontent;
  const score = weighted([...weights.keys()], weights) + scale.min;
  const isPleased = score * 2 > scale.min + scale.max;
  const kind = weighted(["complete", "partial", "unanswered"], [92, 5, 3]);
  return {
    id: "",
    invitation,
    score: kind === "unanswered" ? null : score,
    completion: kind === "complete" ? "complete" : "partial",
    respondedAt,
    seconds,
    comment:
      kind === "complete" && chance(0.12) ? pick(COMMENTS[isPleased ? "content" : "discontent"]) : undefined,
  };
}

/** @param {Invitation[]} invitations one respondent thinks better of it, the next day */
export function changeOneMind(invitations) {
  const invitation = invitations.find(
    ({ ask, answers }) => ask.survey === SURVEYS.csat && answers[0]?.score === 2,
  );
  const [first] = invitation.answers;
  const respondedAt = first.respondedAt + DAY;
  invitation.answers.push({ ...first, score: 4, respondedAt, comment: undefined, supersedes: first });
}
