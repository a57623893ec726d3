import { count, sum } from "../language/aggregate.ts";
import { type Expression, literal, when } from "../language/expression.ts";

interface FlowColumns {
  readonly resolved: Expression<"resolved", "boolean">;
  readonly createdInWindow: Expression<"createdInWindow", "boolean">;
  readonly resolvedInWindow: Expression<"resolvedInWindow", "boolean">;
  readonly resolutionsInWindow: Expression<"resolutionsInWindow", "int">;
  readonly reopensInWindow: Expression<"reopensInWindow", "int">;
}

/** Opened within the window; at all where none was asked for. */
export const created = ({ createdInWindow }: Pick<FlowColumns, "createdInWindow">) =>
  createdInWindow.isMissing().or(createdInWindow);

/** What came into the backlog: cases opened, and reopenings as far as they are known. */
export const arrivals = (one: Pick<FlowColumns, "createdInWindow" | "reopensInWindow">) => ({
  created: count(created(one)),
  reopened: sum(one.reopensInWindow),
});

/** Resolved within the window at least once; at all where none was asked for. */
const resolvedOnce = ({ resolved, createdInWindow, resolvedInWindow }: FlowColumns) =>
  resolvedInWindow.or(createdInWindow.isMissing().and(resolvedInWindow.isMissing()).and(resolved));

/** What left the backlog: resolutions, and where it is not known how many there were the last one alone. */
export const departures = (one: FlowColumns) => ({
  solved: sum(
    when(
      one.resolutionsInWindow.isKnown(),
      one.resolutionsInWindow,
      when(resolvedOnce(one), literal(1), literal(0)),
    ),
  ),
});

/** Cases of which nothing came in: it is not known whether they were reopened, or they were not. */
export const notArrived = (one: Pick<FlowColumns, "createdInWindow" | "reopensInWindow">) => ({
  reopensUnknown: one.createdInWindow.not().and(one.reopensInWindow.isMissing()),
  outsideWindow: one.createdInWindow.not().and(one.reopensInWindow.equals(0)),
});

/** Cases of which nothing left: it is not known whether they were resolved within the window, or they were not. */
export const notDeparted = (one: FlowColumns) => ({
  resolutionUnknown: departureUnknown(one),
  notSolved: hasNotDeparted(one),
});

/** Whether it is not known whether a case was resolved within the window that was asked for. */
export const departureUnknown = (one: Omit<FlowColumns, "resolved" | "reopensInWindow">) =>
  one.resolutionsInWindow
    .isMissing()
    .and(one.resolvedInWindow.isMissing())
    .and(one.createdInWindow.isKnown());

const hasNotDeparted = (one: FlowColumns) =>
  one.resolutionsInWindow.equals(0).or(one.resolutionsInWindow.isMissing().and(isNotResolved(one)));

/** Whether it is certain that the last resolution was none of the window's. */
const isNotResolved = ({ resolved, createdInWindow, resolvedInWindow }: FlowColumns) =>
  resolvedInWindow
    .not()
    .or(createdInWindow.isMissing().and(resolvedInWindow.isMissing()).and(resolved.not()));

/** Whether it is not known what a case added to the change of the backlog. */
export const flowUnknown = (one: FlowColumns) => notArrived(one).reopensUnknown.or(departureUnknown(one));

/** Whether a case neither came into the backlog nor left it. */
export const notMoved = (one: FlowColumns) => notArrived(one).outsideWindow.and(hasNotDeparted(one));
