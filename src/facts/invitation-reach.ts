import type { SurveyInvitationInput } from "../model/survey-invitation.ts";

/** How far an invitation got; `null` where its record does not tell. */
export interface InvitationReach {
  readonly sent: boolean | null;
  readonly delivered: boolean | null;
  readonly opened: boolean | null;
}

/**
 * By its instants, else by its status. An answer proves a status wrong that says it was not reached; where nothing is
 * known it proves nothing, because a rate over what is known only of those who answered would be close to 1.
 */
export function reachOf(invitation: SurveyInvitationInput, isAnswered: boolean): InvitationReach {
  const sent = wasSent(invitation);
  const delivered = invitation.status === "bounced" ? false : sent;
  const opened = delivered === false ? false : wasOpened(invitation);
  const proved = (reached: boolean | null) => (reached === false ? isAnswered : reached);
  return { sent: proved(sent), delivered: proved(delivered), opened: proved(opened) };
}

function wasSent({ status, sentAt, deliveredAt, openedAt }: SurveyInvitationInput): boolean | null {
  if ([sentAt, deliveredAt, openedAt].some((instant) => typeof instant === "string")) return true;
  if (statusesOnceSent.has(status)) return true;
  return statusesBeforeSent.has(status) || sentAt === null ? false : null;
}

function wasOpened({ status, openedAt }: SurveyInvitationInput): boolean | null {
  if (typeof openedAt === "string" || status === "opened" || status === "responded") return true;
  // What has expired may have been opened before.
  if (openedAt !== null && status === "expired") return null;
  return openedAt === null || statusesOnceSent.has(status) || statusesBeforeSent.has(status) ? false : null;
}

const statusesBeforeSent: ReadonlySet<string> = new Set(["scheduled", "suppressed"]);
const statusesOnceSent: ReadonlySet<string> = new Set([
  "sent",
  "delivered",
  "opened",
  "responded",
  "expired",
  "bounced",
]);
