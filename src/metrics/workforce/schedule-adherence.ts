import { agentStatusIntervalFact } from "../../facts/agent-status-interval.ts";
import { sum } from "../../language/aggregate.ts";
import { amazonConnectHistory, cxCentralConformance, loemAdherence } from "../contact-centre-sources.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Schedule adherence: share of scheduled time in which agents did what was scheduled for that time, from 0 to 1. */
export const scheduleAdherence = metric({
  id: "scheduleAdherence",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: agentStatusIntervalFact,
  excluded: ({ planned, adherent }) => ({
    notPlanned: planned.isMissing().and(adherent.isMissing()),
    plannedAbsence: planned.equals("absence"),
    activityUnknown: adherent.isMissing(),
  }),
  parts: ({ adherent, durationMs }) => ({
    adherentMs: sum(durationMs, adherent),
    scheduledMs: sum(durationMs),
  }),
  value: ({ adherentMs, scheduledMs }) => adherentMs.over(scheduledMs),
});

const MINUTE_MS = 60_000;

function minutes(planned: string | null, adherent: boolean | null, length: number) {
  return { planned, adherent, durationMs: length * MINUTE_MS };
}

export const scheduleAdherenceEntry = entry(scheduleAdherence, {
  name: "Schedule adherence",
  aliases: ["adherence to schedule", "adherence"],
  says: "Share of scheduled time in which agents did what was scheduled, when it was scheduled.",
  population:
    "Time for which something is planned and of which it is known what the agent did, breaks and training included. Planned absence, such as leave, is left out; time without a plan too.",
  recommended:
    "Minutes in the scheduled state at the scheduled time over scheduled minutes, every deviation counting: no grace of a few minutes.",
  variants: {},
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Adherence",
      variant: null,
      differs:
        "Adherent over scheduled time, as here. An agent adheres while available during a productive activity or in a custom status during another, whichever custom status it is.",
      source: amazonConnectHistory,
    },
  ],
  examples: [
    {
      rows: [minutes("contacts", true, 45), minutes("contacts", false, 15)],
      gives: 0.75,
      because: "45 of 60 scheduled minutes; the figures are those of CX Central.",
    },
    {
      rows: [
        minutes("contacts", true, 225),
        minutes("break", false, 15),
        minutes("contacts", false, 15),
        minutes("contacts", true, 225),
      ],
      gives: 450 / 480,
      because: "A break of 15 minutes taken 15 minutes late: wrong twice, though as long as planned.",
    },
    { rows: [], gives: null, because: "Nothing was scheduled." },
    {
      rows: [
        minutes("contacts", true, 30),
        minutes(null, null, 60),
        minutes("absence", null, 480),
        minutes("contacts", null, 10),
      ],
      gives: 1,
      excluded: { notPlanned: 1, plannedAbsence: 1, activityUnknown: 1 },
      because: "Overtime and leave are not adhered to, and an unknown state may be the planned one or not.",
    },
  ],
  beware: [
    "It is not conformance: the same hours an hour late conform fully and adhere badly.",
    "A contact that runs into the break lowers it, so that 100 % cannot be had by agents who finish what they began.",
    "Tools that forgive some minutes, or round to quarters of an hour, come out higher.",
    "A plan that was changed afterwards to fit what happened shows full adherence.",
  ],
  sources: [
    cxCentralConformance,
    loemAdherence,
    { ...amazonConnectHistory, by: "Amazon Connect, adherence" },
  ],
  since: "0.1.0",
});
