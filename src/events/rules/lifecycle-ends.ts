import type { Case } from "../../model/case.ts";
import type { SlaInstance } from "../../model/sla-instance.ts";
import type { StatusInterval } from "../../model/status-interval.ts";
import { below } from "../finding.ts";
import { groupsOf } from "./groups.ts";
import { isBefore, lengthText, moved, msBetween, msOf, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordsBreach } from "./rule.ts";

const overStatuses: ReadonlySet<string> = new Set(["resolved", "closed", "canceled"]);
const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
]);

export const neverEnded: IntegrityRule = {
  id: "LIF-05",
  severity: "warning",
  says: "An interaction ends within the longest time that its channel allows; looked at where the present is told.",
  record: {
    interaction: ({ channel, status, startAt, endAt }, { limits }) => {
      const start = msOf(startAt);
      const isGoingOn = runningInteraction.has(status) && typeof endAt !== "string";
      if (limits.now === null || start === null || !isGoingOn) return noBreach;
      const isCall = channel === "voice" || channel === "video";
      const longestMs = isCall ? limits.longestCallMs : limits.longestInteractionMs;
      const lastedMs = limits.now - start;
      if (lastedMs <= longestMs) return noBreach;
      const message = `It began on ${startAt} and has no end, ${lengthText(lastedMs)} later.`;
      return [{ path: "/endAt", message }];
    },
  },
};

const runningInteraction: ReadonlySet<string> = new Set(["queued", "offered", "active", "on-hold"]);
const endedInteraction: ReadonlySet<string> = new Set(["completed", "abandoned", "missed", "failed"]);
const endedSubscription: ReadonlySet<string> = new Set(["canceled", "ended", "incomplete-expired"]);

export const endWithoutTime: IntegrityRule = {
  id: "LIF-06",
  severity: "warning",
  says: "What is over tells when it ended, and what tells when it ended is over.",
  record: {
    case: (one) => [
      ...caseEnd(one),
      ...(one.sla ?? []).flatMap((sla, index) => moved(slaEnd(sla), below("/sla", index))),
    ],
    interaction: ({ status, endAt }) => {
      if (endedInteraction.has(status))
        return typeof endAt === "string" ? noBreach : missing("endAt", status);
      const isRunning = runningInteraction.has(status) || status === "scheduled";
      return isRunning && typeof endAt === "string" ? stillOpen("endAt", endAt, status) : noBreach;
    },
    journeyInstance: ({ status, endedAt }) => {
      if (status === "in-progress") {
        return typeof endedAt === "string" ? stillOpen("endedAt", endedAt, status) : noBreach;
      }
      const isOver = ["completed", "abandoned", "failed", "timed-out"].includes(status);
      return isOver && typeof endedAt !== "string" ? missing("endedAt", status) : noBreach;
    },
    slaInstance: slaEnd,
    order: ({ status, canceledAt, deliveredAt }) => {
      if (status === "canceled" && typeof canceledAt !== "string") return missing("canceledAt", status);
      return status === "delivered" && typeof deliveredAt !== "string"
        ? missing("deliveredAt", status)
        : noBreach;
    },
    subscription: ({ status, canceledAt, endedAt }) =>
      endedSubscription.has(status) && typeof canceledAt !== "string" && typeof endedAt !== "string"
        ? missing("endedAt", status)
        : noBreach,
  },
};

export const waitingAfterEnd: IntegrityRule = {
  id: "LIF-07",
  severity: "warning",
  says: "No customer waits on a case that is over, or from before it was opened.",
  record: {
    case: ({ waitingSince, status, createdAt }) => {
      if (typeof waitingSince !== "string") return noBreach;
      const path = "/waitingSince";
      if (isBefore(waitingSince, createdAt)) {
        return [{ path, message: `waitingSince (${waitingSince}) lies before createdAt (${createdAt}).` }];
      }
      return overStatuses.has(status)
        ? [{ path, message: `The case is ${status}, and the customer is waiting since ${waitingSince}.` }]
        : noBreach;
    },
  },
};

export const activityAfterClose: IntegrityRule = {
  id: "LIF-08",
  severity: "warning",
  says: "Nobody works or writes on a closed case that was not reopened.",
  records: ({ records: { cases = [], messages, interactions }, limits: { clockSkewMs } }) => {
    const messagesByCase = groupsOf(messages, ({ caseId }) => caseId);
    const contactsByCase = groupsOf(
      (interactions ?? []).flatMap(({ id, startAt, caseIds }) =>
        (caseIds ?? []).map((caseId) => ({ id, startAt, caseId })),
      ),
      ({ caseId }) => caseId,
    );
    return cases.flatMap((one): readonly RecordsBreach[] => {
      const { id, status, closedAt, reopenedAt } = one;
      if (status !== "closed" || typeof closedAt !== "string" || isBefore(closedAt, reopenedAt)) return [];
      const isLate = (at: string) => isBefore(closedAt, at, clockSkewMs);
      const written = (messagesByCase.get(id) ?? []).filter(
        ({ author, kind, isAutomated, createdAt }) =>
          (author.type === "customer" || author.type === "agent") &&
          (kind === "message" || kind === "note") &&
          isAutomated !== true &&
          isLate(createdAt),
      );
      const begun = (contactsByCase.get(id) ?? []).filter(({ startAt }) => isLate(startAt));
      const [first = null] = [
        ...written.map((late) => `message/${late.id}`),
        ...begun.map((late) => `interaction/${late.id}`),
      ];
      if (first === null) return [];
      const count = written.length + begun.length;
      const what = count === 1 ? first : `${first} and ${count - 1} more`;
      const message = `It was closed at ${closedAt} and not reopened, but ${what} came later.`;
      return [{ entity: `case/${id}`, path: "/closedAt", message }];
    });
  },
};

export const resolvedUnworked: IntegrityRule = {
  id: "LIF-09",
  severity: "warning",
  says: "A case that a customer opened is not resolved the moment it is opened, without a reply to them.",
  records: ({ records: { cases = [], messages, interactions }, limits: { unworkedMs } }) => {
    const answered = new Set(
      (messages ?? []).flatMap(({ caseId, author, visibility, kind }) =>
        author.type !== "customer" && visibility === "public" && kind === "message" ? [caseId] : [],
      ),
    );
    const inContact = new Set((interactions ?? []).flatMap(({ caseIds }) => caseIds ?? []));
    return cases.flatMap((one): readonly RecordsBreach[] => {
      const ms = msBetween(one.createdAt, one.firstResolvedAt ?? one.resolvedAt);
      if (ms === null || ms < 0 || ms > unworkedMs || isElsewhere(one)) return [];
      const isInContact = inContact.has(one.id) || (one.interactionIds ?? []).length > 0;
      const saysNoReply = one.replyCount === 0 || messages !== undefined;
      if (!saysNoReply || hasReply(one) || answered.has(one.id) || isInContact) return [];
      const message = `It was resolved ${lengthText(ms)} after it was opened, without any reply.`;
      return [{ entity: `case/${one.id}`, path: "/resolvedAt", message }];
    });
  },
};

const missing = (name: string, status: string): readonly Breach[] => [
  { path: `/${name}`, message: `It is ${status}, and ${name} does not tell since when.` },
];

const stillOpen = (name: string, at: string, status: string): readonly Breach[] => [
  { path: `/${name}`, message: `${name} is ${at}, and yet it is ${status}.` },
];

const tellsEnd = ({ resolvedAt, firstResolvedAt, closedAt, statusHistory }: Case): boolean =>
  [resolvedAt, firstResolvedAt, closedAt].some((at) => typeof at === "string") ||
  (statusHistory ?? []).some(({ status }) => status === "resolved" || status === "closed");

function caseEnd(one: Case): readonly Breach[] {
  const { status, resolvedAt, closedAt } = one;
  if (status === "resolved" || status === "closed") {
    return tellsEnd(one) ? noBreach : missing("resolvedAt", status);
  }
  if (!openStatuses.has(status)) return noBreach;
  const last = isBefore(resolvedAt, closedAt) ? closedAt : (resolvedAt ?? closedAt);
  const name = last === closedAt ? "closedAt" : "resolvedAt";
  return typeof last === "string" && !wasReopened(one, last) ? stillOpen(name, last, status) : noBreach;
}

function slaEnd({ status, fulfilledAt }: SlaInstance): readonly Breach[] {
  if (status === "achieved" && typeof fulfilledAt !== "string") return missing("fulfilledAt", status);
  const isRunning = status === "active" || status === "paused";
  return isRunning && typeof fulfilledAt === "string"
    ? stillOpen("fulfilledAt", fulfilledAt, status)
    : noBreach;
}

/** Where a case tells that it was reopened but not when, it may well have been after this. */
function wasReopened({ reopenedAt, reopenCount, statusHistory }: Case, endedAt: string): boolean {
  const isOpenAgain = ({ status, startAt }: StatusInterval) =>
    openStatuses.has(status) && isBefore(endedAt, startAt);
  if ((statusHistory ?? []).some(isOpenAgain)) return true;
  if (typeof reopenedAt === "string") return !isBefore(reopenedAt, endedAt);
  return (reopenCount ?? 0) > 0;
}

/** Opened by the company, which may note down what is done; ended in another way than by work; or worked on by a bot. */
const isElsewhere = ({ direction, mergedIntoId, isSpam, deletedAt, botResolution }: Case): boolean =>
  direction === "outbound" ||
  direction === "internal" ||
  typeof mergedIntoId === "string" ||
  isSpam === true ||
  typeof deletedAt === "string" ||
  typeof botResolution === "string";

const hasReply = ({ replyCount, firstAgentReplyAt, firstRespondedAt }: Case): boolean =>
  (replyCount ?? 0) > 0 || typeof firstAgentReplyAt === "string" || typeof firstRespondedAt === "string";
