import { sum } from "../language/aggregate.ts";
import type { Expression } from "../language/expression.ts";

interface AgentTimeColumns {
  readonly activity: Expression<"activity", "text">;
  readonly loggedIn: Expression<"loggedIn", "boolean">;
  readonly paid: Expression<"paid", "boolean">;
  readonly durationMs: Expression<"durationMs", "int">;
}

/** Time in which it is unknown what the agent did. */
export const withoutActivity = ({ activity }: Pick<AgentTimeColumns, "activity">) => ({
  activityUnknown: activity.isMissing(),
});

/** Time that the company does not pay for, or is not known to. */
export const notPaid = ({ paid, activity }: Pick<AgentTimeColumns, "paid" | "activity">) => ({
  paidUnknown: paid.isMissing(),
  notPaid: paid.not(),
  ...withoutActivity({ activity }),
});

/** Time in which the agent was not logged in, or is not known to have been. */
export const notLoggedIn = ({ loggedIn, activity }: Pick<AgentTimeColumns, "loggedIn" | "activity">) => ({
  ...withoutActivity({ activity }),
  loggedInUnknown: loggedIn.isMissing(),
  notLoggedIn: loggedIn.not(),
});

/** How long one or several activities took. */
export const timeIn = (
  { activity, durationMs }: Pick<AgentTimeColumns, "activity" | "durationMs">,
  ...activities: readonly string[]
) => sum(durationMs, activity.isOneOf(...activities));
