import type { AgentStatusIntervalInput } from "../model/agent-status-interval.ts";

/** What an agent does, as workforce metrics tell it apart. */
export type AgentActivity = "handling" | "available" | "auxiliary" | "break" | "offline";

/** What an agent is to do. `contacts` is to serve customers: to handle contacts or to wait for them. */
export type PlannedActivity = "contacts" | "auxiliary" | "break" | "absence";

/** What the statuses of the model amount to. `other` and literals that the library does not know are not told. */
export const activityOfStatus: ReadonlyMap<string, AgentActivity> = new Map([
  ["available", "available"],
  ["on-contact", "handling"],
  ["wrap-up", "handling"],
  ["busy", "auxiliary"],
  ["training", "auxiliary"],
  ["break", "break"],
  ["meal", "break"],
  ["offline", "offline"],
]);

/** What a status amounts to, by the source's own word first; `null` if nothing tells. */
export function activityOf(
  { rawStatus, status }: Pick<AgentStatusIntervalInput, "rawStatus" | "status">,
  activities: Readonly<Record<string, AgentActivity>>,
): AgentActivity | null {
  const own = (word: string) => (Object.hasOwn(activities, word) ? activities[word] : undefined);
  return own(rawStatus ?? "") ?? own(status) ?? activityOfStatus.get(status) ?? null;
}

const fitting: Readonly<Record<PlannedActivity, ReadonlySet<AgentActivity> | null>> = {
  contacts: new Set(["handling", "available"]),
  auxiliary: new Set(["auxiliary"]),
  // Many log out for a break.
  break: new Set(["break", "offline"]),
  absence: null,
};

/** Whether an activity is the planned one; `null` where there is nothing to adhere to, or nothing known. */
export function adheres(planned: PlannedActivity | null, activity: AgentActivity | null): boolean | null {
  const fits = planned === null ? null : fitting[planned];
  return fits === null || activity === null ? null : fits.has(activity);
}
