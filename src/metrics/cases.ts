import type { Expression, Quantity } from "../language/expression.ts";

interface DiscardedColumn {
  readonly discarded: Expression<"discarded", "text">;
}
interface ClockColumn {
  readonly clock: Expression<"clock", "text">;
}
interface StartColumns {
  readonly direction: Expression<"direction", "text">;
  readonly initiative: Expression<"initiative", "text">;
}

/** Rows that are no cases to measure, each kind counted for itself; `discarded` are those of any other kind. */
export const notACase = ({ discarded }: DiscardedColumn) => ({
  spam: discarded.equals("spam"),
  test: discarded.equals("test"),
  merged: discarded.equals("merged"),
  deleted: discarded.equals("deleted"),
  discarded: discarded.isKnown(),
});

/** A case that the company opened: nobody waits for its first response. */
export const startedByCompany = ({ direction, initiative }: StartColumns) =>
  direction.equals("outbound").or(initiative.equals("proactive"));

/**
 * Durations on the business clock have no place among those on the calendar, and the other way round: a row that
 * does not say is on the calendar.
 */
export const onBusinessClock = ({ clock }: ClockColumn) => ({ businessClock: clock.equals("business") });
export const onCalendarClock = ({ clock }: ClockColumn) => ({
  calendarClock: clock.equals("business").not().or(clock.isMissing()),
});

/**
 * Those on the business clock alone, and of them those whose duration was left out as outside of hours: its end is
 * known and its length is not.
 */
export const timedInHours = <Ends extends string, Reads extends string>(
  one: ClockColumn,
  ms: Quantity<Reads>,
  end: Expression<Ends, "instant">,
) => ({
  ...onCalendarClock(one),
  outsideHours: ms.isMissing().and(end.isKnown()),
});

interface CanceledColumn {
  readonly canceled: Expression<"canceled", "boolean">;
}
interface WaitColumns extends DiscardedColumn, ClockColumn {
  readonly resolved: Expression<"resolved", "boolean">;
}

/**
 * The population of time that a case waited for whom: resolved cases, since that of an open one still runs. `ms` is
 * what must be known of them.
 */
export const notWaited = <Reads extends string>(one: WaitColumns, ms: Quantity<Reads>) => ({
  ...notACase(one),
  ...onBusinessClock(one),
  unresolved: one.resolved.not(),
  timeUnknown: ms.isMissing(),
});
/** The same on the business clock. */
export const notWaitedInHours = <Reads extends string>(one: WaitColumns, ms: Quantity<Reads>) => ({
  ...notACase(one),
  ...onCalendarClock(one),
  unresolved: one.resolved.not(),
  timeUnknown: ms.isMissing(),
});
/** The same of open cases too, with the time they have waited so far; canceled ones wait no more. */
export const notWaitedSoFar = <Reads extends string>(
  one: DiscardedColumn & CanceledColumn & ClockColumn,
  ms: Quantity<Reads>,
) => ({
  ...neverInBacklog(one),
  ...onBusinessClock(one),
  timeUnknown: ms.isMissing(),
});

/** Cases that never were in a backlog to be worked off: none to measure, or called off without being resolved. */
export const neverInBacklog = ({ discarded, canceled }: DiscardedColumn & CanceledColumn) => ({
  ...notACase({ discarded }),
  canceled,
});

/** How long a case waited for the company: for its agents, or for a third party that the customer did not choose. */
export const waitingOnCompany = ({
  waitingOnAgentMs,
  waitingOnThirdPartyMs,
}: {
  readonly waitingOnAgentMs: Expression<"waitingOnAgentMs", "int">;
  readonly waitingOnThirdPartyMs: Expression<"waitingOnThirdPartyMs", "int">;
}): Quantity<"waitingOnAgentMs" | "waitingOnThirdPartyMs"> => waitingOnAgentMs.plus(waitingOnThirdPartyMs);

/** Cases that are not resolved, and those of which nobody knows how many replies of agents they took. */
export const notResolvedWithReplies = ({
  discarded,
  resolved,
  agentReplies,
}: DiscardedColumn & {
  readonly resolved: Expression<"resolved", "boolean">;
  readonly agentReplies: Expression<"agentReplies", "int">;
}) => ({
  ...notACase({ discarded }),
  unresolved: resolved.not(),
  repliesUnknown: agentReplies.isMissing(),
});
