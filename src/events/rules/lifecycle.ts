import { overCapacity, routedWithoutOutcome } from "./lifecycle-contacts.ts";
import {
  activityAfterClose,
  endWithoutTime,
  neverEnded,
  resolvedUnworked,
  waitingAfterEnd,
} from "./lifecycle-ends.ts";
import {
  callOutOfOrder,
  endBeforeStart,
  overBeforeCreated,
  respondedBeforeAsked,
} from "./lifecycle-order.ts";
import { childOutsideParent, implausibleDueDate } from "./lifecycle-parts.ts";
import { illegalTransition, intervalsOutOfLine, repeatedState } from "./lifecycle-states.ts";
import type { IntegrityRule } from "./rule.ts";

/** The rules about the order of what happens to one thing, and about its states. */
export const lifecycleRules: readonly IntegrityRule[] = [
  endBeforeStart,
  overBeforeCreated,
  respondedBeforeAsked,
  callOutOfOrder,
  neverEnded,
  endWithoutTime,
  waitingAfterEnd,
  activityAfterClose,
  resolvedUnworked,
  intervalsOutOfLine,
  illegalTransition,
  childOutsideParent,
  overCapacity,
  routedWithoutOutcome,
  repeatedState,
  implausibleDueDate,
];
