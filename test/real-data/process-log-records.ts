import type { JourneyFact } from "../../src/facts/journey.ts";
import { journeyFacts } from "../../src/facts/journey-facts.ts";
import type { JourneyTransitionFact } from "../../src/facts/journey-transition.ts";
import { journeyTransitionFacts } from "../../src/facts/journey-transition-facts.ts";
import type { ActivityRow } from "../../src/journey/activity-row.ts";
import type { JourneyInstanceInput } from "../../src/model/journey-instance.ts";
import { readTable } from "./files.ts";

/** A row of a published log, its instant as text. */
export interface LoggedEvent extends ActivityRow {
  readonly at: string;
}

/** What published figures of a log group by, beside the ends of a transition themselves. */
export interface TransitionGroups {
  /** Both ends, as the figures write them. */
  readonly pair: string;
  /** Whether a completed case goes on. */
  readonly reopening: string;
}
/** The cases of a log as journeys, and what directly follows what in them. */
export interface ProcessLog {
  readonly journeys: readonly JourneyFact[];
  readonly transitions: readonly (JourneyTransitionFact & TransitionGroups)[];
}

/** Problems closed at Volvo IT; an activity is a status and its transition. */
export const closedProblemRows = (): readonly LoggedEvent[] =>
  readTable("bpi13_closed_problems/BPI13C.csv").map((cells) => ({
    caseId: cells["case:concept:name"] ?? "",
    activity: `${cells["concept:name"]}/${cells["lifecycle:transition"]}`,
    at: (cells["time:timestamp"] ?? "").replace(" ", "T").replace("+00:00", "Z"),
  }));

/** Work on applications for loans; local clock times are written as if they were UTC. */
export const loanApplicationRows = (): readonly LoggedEvent[] =>
  readTable("bpi_12_w/bpi_12_w.csv").map((cells) => ({
    caseId: cells["CaseID"] ?? "",
    activity: cells["ActivityID"] ?? "",
    at: `${(cells["CompleteTimestamp"] ?? "").replace(" ", "T")}Z`,
  }));

export const closedProblems = (): ProcessLog => logOf(closedProblemRows());

export const loanApplications = (): ProcessLog => logOf(loanApplicationRows());

/** Every case is a journey that is over, from its first event to its last. */
export function journeysOf(events: readonly LoggedEvent[]): readonly JourneyInstanceInput[] {
  const cases = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    const known = cases.get(event.caseId);
    if (known === undefined) cases.set(event.caseId, [event]);
    else known.push(event);
  }
  return Array.from(cases, ([id, own]): JourneyInstanceInput => {
    const instants = own.map(({ at }) => at).sort();
    return {
      id,
      startedAt: instants[0] ?? "",
      endedAt: instants.at(-1) ?? null,
      status: "completed",
      touchpoints: own.map(
        ({ activity, at }, index) =>
          ({ id: `${index}`, touchpointId: activity, at, status: "occurred" }) as LivedTouchpoint,
      ),
    };
  });
}
type LivedTouchpoint = NonNullable<JourneyInstanceInput["touchpoints"]>[number];

function logOf(events: readonly LoggedEvent[]): ProcessLog {
  const journeys = journeysOf(events);
  return {
    journeys: journeyFacts({ journeys }),
    transitions: journeyTransitionFacts({ journeys }).map((fact) => ({
      ...fact,
      pair: `${fact.from}->${fact.to}`,
      reopening: `${isCompleted(fact.from) && fact.to !== null && !isCompleted(fact.to)}`,
    })),
  };
}

export const isCompleted = (activity: string | null): boolean => activity?.startsWith("Completed") === true;
