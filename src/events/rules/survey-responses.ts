import type { SurveyInvitation } from "../../model/survey-invitation.ts";
import type { SurveyResponse } from "../../model/survey-response.ts";
import { groupsOf } from "./groups.ts";
import { isBefore, lengthText, msBetween, msOf, noBreach } from "./instants.ts";
import type { IntegrityRule, RecordContext, RecordsBreach } from "./rule.ts";

export const answeredTwice: IntegrityRule = {
  id: "SUR-04",
  severity: "warning",
  says: "An invitation, or one customer about one thing, is answered once: the last answer counts.",
  records: ({ records: { surveyResponses = [] }, limits: { repeatedResponseMs } }) => {
    const meant = surveyResponses.filter(({ isTest }) => isTest !== true);
    const replaced = new Set(
      meant.map(({ id, supersedesId }) => (supersedesId === id ? null : supersedesId)),
    );
    const standing = meant.filter(({ id }) => !replaced.has(id));
    return Array.from(groupsOf(standing, questionOf).values()).flatMap((answers) => {
      // A blank does not replace an answer.
      const inOrder = answers.toSorted(
        (a, b) =>
          Number(a.score !== null) - Number(b.score !== null) ||
          (msOf(a.respondedAt) ?? 0) - (msOf(b.respondedAt) ?? 0) ||
          (a.id < b.id ? -1 : 1),
      );
      return inOrder.flatMap((one, at): readonly RecordsBreach[] => {
        const next = inOrder[at + 1];
        if (next === undefined) return [];
        const ms = msBetween(one.respondedAt, next.respondedAt);
        if (isAboutNothing(one) && (ms === null || Math.abs(ms) > repeatedResponseMs)) return [];
        const message = `surveyResponse/${next.id}, of ${next.respondedAt}, answers the same: this one is not to be counted.`;
        return [{ entity: `surveyResponse/${one.id}`, path: "/respondedAt", message }];
      });
    });
  },
};

export const answeredOutOfTime: IntegrityRule = {
  id: "SUR-05",
  severity: "warning",
  says: "An answer is given after what it rates began, and not long after it was over.",
  record: {
    surveyResponse: (one, { find, limits: { latestResponseMs } }) => {
      const { respondedAt } = one;
      const rated = ratedBy(one, find);
      if (rated === null) return noBreach;
      const { what, from, to } = rated;
      const path = "/respondedAt";
      if (isBefore(respondedAt, from)) {
        return [{ path, message: `It was given at ${respondedAt}, before ${what} began (${from}).` }];
      }
      const ms = msBetween(to, respondedAt);
      if (ms === null || ms <= latestResponseMs) return noBreach;
      return [
        {
          path,
          message: `It was given at ${respondedAt}, ${lengthText(ms)} after ${what} was over (${to}).`,
        },
      ];
    },
  },
};

export const answeredUninvited: IntegrityRule = {
  id: "SUR-06",
  severity: "warning",
  says: "Who answers a survey that invites was invited, and there are no more answers than invitations.",
  records: ({ records: { surveyResponses = [], surveyInvitations = [] } }) => {
    const invited = groupsOf(surveyInvitations.filter(wasSent), ({ surveyId }) => surveyId);
    const meant = surveyResponses.filter(({ isTest }) => isTest !== true);
    return Array.from(groupsOf(meant, ({ surveyId }) => surveyId)).flatMap(
      ([surveyId, answers]): readonly RecordsBreach[] => {
        const invitations = invited.get(surveyId) ?? [];
        if (invitations.length === 0) return [];
        const uninvited = answers
          .filter(({ invitationId, supersedesId }) => (invitationId ?? supersedesId ?? null) === null)
          .map(({ id }) => ({
            entity: `surveyResponse/${id}`,
            path: "/invitationId",
            message: `It answers no invitation, and survey ${surveyId} has invitations.`,
          }));
        const answered = new Set(answers.map(({ id, invitationId }) => `${invitationId ?? `: ${id}`}`));
        if (answered.size <= invitations.length) return uninvited;
        const message = `There are answers of ${answered.size} to ${invitations.length} invitations.`;
        return [...uninvited, { entity: `survey/${surveyId}`, path: "", message }];
      },
    );
  },
};

export const fewScores: IntegrityRule = {
  id: "SUR-10",
  severity: "warning",
  says: "A figure is reported of enough scores to mean something.",
  records: ({ records: { surveyResponses = [] }, limits: { fewestScores } }) => {
    const scored = surveyResponses.filter(({ score, isTest }) => score !== null && isTest !== true);
    return Array.from(groupsOf(scored, ({ metric }) => metric)).flatMap(
      ([metric, { length }]): readonly RecordsBreach[] =>
        length < fewestScores
          ? [
              {
                entity: null,
                path: "",
                message: `There are ${length} scores of ${metric}, fewer than ${fewestScores}.`,
              },
            ]
          : [],
    );
  },
};

type Subject = Pick<
  SurveyResponse,
  "caseId" | "interactionId" | "orderId" | "touchpointId" | "journeyInstanceId"
>;

const subjectOf = ({ caseId, interactionId, orderId, touchpointId, journeyInstanceId }: Subject) =>
  [caseId, interactionId, orderId, touchpointId, journeyInstanceId].map((id) => id ?? null);

/** What was asked of whom: by the invitation, or by survey, customer and what it is about. Null: it is not told. */
function questionOf(response: SurveyResponse): string | null {
  const { invitationId, surveyId, customerId, metric } = response;
  if (typeof invitationId === "string") return JSON.stringify([metric, invitationId]);
  if (typeof customerId !== "string") return null;
  return JSON.stringify([metric, surveyId ?? null, customerId, ...subjectOf(response)]);
}

/** Asked about the company at large, who asks again months later means another answer. */
const isAboutNothing = (response: SurveyResponse): boolean =>
  typeof response.invitationId !== "string" && subjectOf(response).every((id) => id === null);

interface Rated {
  readonly what: string;
  readonly from: string | null | undefined;
  /** When it was over; null while it is not. */
  readonly to: string | null | undefined;
}

/** The interaction rated, else the case, else the order. Null: none of them is told. */
function ratedBy(
  { interactionId, caseId, orderId }: SurveyResponse,
  find: RecordContext["find"],
): Rated | null {
  const interaction = typeof interactionId === "string" ? find("interaction", interactionId) : null;
  if (interaction !== null) {
    return { what: `interaction/${interaction.id}`, from: interaction.startAt, to: interaction.endAt };
  }
  const rated = typeof caseId === "string" ? find("case", caseId) : null;
  if (rated !== null) {
    const to = isBefore(rated.closedAt, rated.resolvedAt)
      ? rated.closedAt
      : (rated.resolvedAt ?? rated.closedAt);
    return { what: `case/${rated.id}`, from: rated.createdAt, to };
  }
  const order = typeof orderId === "string" ? find("order", orderId) : null;
  if (order === null) return null;
  const to = order.deliveredAt ?? order.canceledAt;
  return { what: `order/${order.id}`, from: order.placedAt, to };
}

/** Whether an invitation went out, as far as it tells. */
const wasSent = ({ status, sentAt }: SurveyInvitation): boolean =>
  typeof sentAt === "string" || (status !== "scheduled" && status !== "suppressed");
