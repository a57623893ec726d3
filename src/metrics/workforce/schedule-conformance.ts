import { agentStatusIntervalFact } from "../../facts/agent-status-interval.ts";
import { sum } from "../../language/aggregate.ts";
import { timeIn, withoutActivity } from "../agent-time.ts";
import { cxCentralConformance, loemAdherence } from "../contact-centre-sources.ts";
import { entry } from "../entry.ts";
import { plannedHours } from "../example-agent-time.ts";
import { metric } from "../metric.ts";

/** Schedule conformance: time worked over time scheduled for work, whenever it was; 1 is as scheduled. */
export const scheduleConformance = metric({
  id: "scheduleConformance",
  unit: "ratio",
  better: "target",
  domain: "customer-service",
  range: [0, null],
  of: agentStatusIntervalFact,
  excluded: withoutActivity,
  parts: (time) => ({
    workedMs: timeIn(time, "handling", "available", "auxiliary"),
    scheduledMs: sum(time.durationMs, time.planned.isOneOf("contacts", "auxiliary")),
  }),
  value: ({ workedMs, scheduledMs }) => workedMs.over(scheduledMs),
});

export const scheduleConformanceEntry = entry(scheduleConformance, {
  name: "Schedule conformance",
  aliases: ["conformance to schedule", "conformance"],
  says: "Time that agents worked over the time they were scheduled to work, whenever it was.",
  population:
    "All time of which the activity is known. Worked is handling, waiting for contacts and other work; scheduled is time planned for these. Breaks and absence are in neither.",
  recommended:
    "Worked over scheduled hours; 1 is as scheduled, more is overtime. It does not ask when: that is adherence.",
  variants: {},
  examples: [
    {
      rows: [
        plannedHours("contacts", "offline", 0.25),
        plannedHours("contacts", "handling", 0.75),
        plannedHours(null, "handling", 0.25),
      ],
      gives: 1,
      because:
        "An hour worked of an hour scheduled, though a quarter of an hour late; the figures are those of CX Central.",
    },
    {
      rows: [plannedHours("contacts", "available", 4), plannedHours(null, "handling", 1)],
      gives: 1.25,
      because: "Five hours worked of four scheduled.",
    },
    { rows: [], gives: null, because: "Nothing was scheduled." },
    {
      rows: [plannedHours(null, "handling", 2)],
      gives: null,
      because: "Work without any schedule is not infinitely much of it.",
    },
    {
      rows: [
        plannedHours("contacts", "handling", 3),
        plannedHours("contacts", "break", 1),
        plannedHours("break", "handling", 1),
        plannedHours("contacts", null, 2),
      ],
      gives: 1,
      excluded: { activityUnknown: 1 },
      because: "The break was taken at another time: four hours worked of four scheduled.",
    },
  ],
  beware: [
    "It is not adherence: full conformance says nothing of whether anybody was there when the customers were.",
    "Overtime of some hides absence of others; look at it by agent.",
    "Whether training counts as work is a choice; here it does, on both sides.",
  ],
  sources: [cxCentralConformance, loemAdherence],
  since: "0.1.0",
});
