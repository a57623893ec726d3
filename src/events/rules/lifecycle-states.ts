import type { AgentStatusInterval } from "../../model/agent-status-interval.ts";
import type { SlaInstance } from "../../model/sla-instance.ts";
import type { StatusInterval } from "../../model/status-interval.ts";
import { below } from "../finding.ts";
import { isTransition } from "./case-transitions.ts";
import { CompactMemory } from "./compact-memory.ts";
import { groupsOf } from "./groups.ts";
import { valueHash } from "./hash.ts";
import { isBefore, lengthText, msBetween, msOf, noBreach } from "./instants.ts";
import { type Interval, neighbours, oldestFirst } from "./intervals.ts";
import type { Breach, IntegrityRule, RecordsBreach } from "./rule.ts";

export const intervalsOutOfLine: IntegrityRule = {
  id: "LIF-10",
  severity: "warning",
  says: "The states of a case follow each other without gap or overlap, and those of an agent without overlap.",
  record: {
    case: ({ statusHistory, sla }) => [
      ...outOfLine(statusHistory, "/statusHistory", true),
      ...(sla ?? []).flatMap((one, index) => pausesOutOfLine(one, below("/sla", index))),
    ],
    slaInstance: (one) => pausesOutOfLine(one, ""),
  },
  records: ({ records: { agentStatusIntervals } }) =>
    Array.from(groupsOf(agentStatusIntervals, ({ agentId }) => agentId).values()).flatMap((ofAgent) =>
      neighbours(oldestFirst(ofAgent)).flatMap(
        ([{ one: before }, { one: next }]): readonly RecordsBreach[] => {
          const message = overlap(before, next);
          return message === null ? [] : [{ entity: intervalEntity(next), path: "/startAt", message }];
        },
      ),
    ),
};

export const illegalTransition: IntegrityRule = {
  id: "LIF-11",
  severity: "warning",
  says: "A case goes only to states that may follow the one it was in.",
  event: {
    "cx.case.status-changed": ({ data: { previousStatus, status } }, { caseTransitions }) =>
      typeof previousStatus !== "string" || isTransition(caseTransitions, previousStatus, status)
        ? noBreach
        : illegal(previousStatus, status, "/data/status"),
  },
  record: {
    case: ({ statusHistory }, { limits: { caseTransitions } }) =>
      neighbours(oldestFirst(statusHistory)).flatMap(([before, next]) =>
        isTransition(caseTransitions, before.one.status, next.one.status)
          ? noBreach
          : illegal(before.one.status, next.one.status, below(below("/statusHistory", next.index), "status")),
      ),
  },
};

export const repeatedState: IntegrityRule = {
  id: "LIF-15",
  severity: "info",
  says: "Who stays in a state does not enter it anew: a heartbeat is no transition.",
  event: {
    "cx.case.status-changed": ({ data: { previousStatus, status, rawStatus } }) =>
      previousStatus === status && typeof rawStatus !== "string"
        ? [{ path: "/data/status", message: `The case was ${status} before: nothing changed.` }]
        : noBreach,
  },
  record: {
    case: ({ statusHistory }) =>
      neighbours(oldestFirst(statusHistory)).flatMap(([before, next]) =>
        isRepeated(before.one, next.one) ? repeated(next.one, below("/statusHistory", next.index)) : noBreach,
      ),
  },
  records: ({ records: { agentStatusIntervals } }) =>
    Array.from(groupsOf(agentStatusIntervals, ({ agentId }) => agentId).values()).flatMap((ofAgent) =>
      neighbours(oldestFirst(ofAgent)).flatMap(([{ one: before }, { one: next }]) =>
        isRepeated(before, next)
          ? repeated(next, "").map((breach) => ({ ...breach, entity: intervalEntity(next) }))
          : [],
      ),
    ),
  stream: ({ maxRemembered }, memory) => {
    /** Hash of the state that an agent was in last. */
    const last = new CompactMemory(maxRemembered);
    return {
      of: ["cx.agent.status-changed"],
      add: (event) => {
        if (event.type !== "cx.agent.status-changed") return noBreach;
        const { status, rawStatus, isProductive } = event.data;
        const state = valueHash([status, rawStatus ?? null, isProductive ?? null]);
        const isSame = last.get(memory.key) === state;
        last.set(memory.key, state, event.time);
        return isSame ? repeated(event.data, "/data") : noBreach;
      },
      end: () => last.notChecked("states of agents"),
    };
  },
};

function outOfLine(
  list: readonly Interval[] | null | undefined,
  path: string,
  isGapless: boolean,
): readonly Breach[] {
  return neighbours(oldestFirst(list)).flatMap(([before, next]) => {
    const message = overlap(before.one, next.one) ?? (isGapless ? gap(before.one, next.one) : null);
    return message === null ? [] : [{ path: below(below(path, next.index), "startAt"), message }];
  });
}

const pausesOutOfLine = ({ pausedIntervals }: SlaInstance, path: string): readonly Breach[] =>
  outOfLine(pausedIntervals, below(path, "pausedIntervals"), false);

/** An end left out may be the beginning of the next; one that is null says that there was none. */
function overlap(before: Interval, next: Interval): string | null {
  if (before.endAt === null) {
    return `It begins at ${next.startAt}, while the one before (${before.startAt}) has not ended.`;
  }
  return isBefore(next.startAt, before.endAt)
    ? `It begins at ${next.startAt}, before the one before ended (${before.endAt}).`
    : null;
}

function gap(before: Interval, next: Interval): string | null {
  const ms = msBetween(before.endAt, next.startAt);
  return ms !== null && ms > 0
    ? `It begins at ${next.startAt}, ${lengthText(ms)} after the one before ended (${before.endAt}).`
    : null;
}

interface State extends Interval {
  readonly status: string;
  readonly rawStatus?: string | null;
  readonly isProductive?: boolean | null;
}

const isRepeated = (before: State, next: State): boolean =>
  before.status === next.status &&
  (before.rawStatus ?? null) === (next.rawStatus ?? null) &&
  (before.isProductive ?? null) === (next.isProductive ?? null) &&
  (typeof before.endAt !== "string" || msOf(before.endAt) === msOf(next.startAt));

const repeated = (
  { status }: Pick<StatusInterval | AgentStatusInterval, "status">,
  path: string,
): readonly Breach[] => [
  { path: below(path, "status"), message: `The status before was ${status} too: nothing changed.` },
];

const illegal = (from: string, to: string, path: string): readonly Breach[] => [
  { path, message: `A case does not go from ${from} to ${to}.` },
];

const intervalEntity = ({ id, agentId }: AgentStatusInterval): string =>
  typeof id === "string" ? `agentStatusInterval/${id}` : `agent/${agentId}`;
