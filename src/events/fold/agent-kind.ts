import type { AgentStatusInterval } from "../../model/agent-status-interval.ts";
import type { EventOfFamily, Kind } from "./kind.ts";

/** The statuses of an agent while its events are told. */
export interface AgentState {
  readonly intervals: AgentStatusInterval[];
}

/**
 * What the events of an agent do: each begins an interval and ends the one before. A heartbeat, which repeats the status
 * and says nothing else of it, begins none.
 */
export const agentKind: Kind<AgentState> = {
  begin: () => ({ intervals: [] }),
  effects: {
    "cx.agent.status-changed": ({ intervals }, { time, data }) => {
      const last = intervals.at(-1);
      if (last !== undefined && isHeartbeat(data, last)) return;
      if (last !== undefined) last.endAt = time;
      const { agentId, status, rawStatus, isProductive, externalIds, source } = data;
      intervals.push({
        ...(externalIds !== undefined && { externalIds }),
        ...(source !== undefined && { source }),
        agentId,
        status,
        ...(rawStatus !== undefined && { rawStatus }),
        startAt: time,
        ...(isProductive !== undefined && { isProductive }),
      });
    },
  },
};

/** Whether an event tells no more than that things are as they were. */
export const isHeartbeat = (
  { status, rawStatus, isProductive }: EventOfFamily<"agent">["data"],
  last: Pick<AgentStatusInterval, "status" | "rawStatus" | "isProductive">,
): boolean =>
  status === last.status &&
  (rawStatus ?? last.rawStatus) === last.rawStatus &&
  (isProductive ?? last.isProductive) === last.isProductive;
