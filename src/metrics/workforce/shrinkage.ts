import { agentStatusIntervalFact } from "../../facts/agent-status-interval.ts";
import { sum } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { notPaid, withoutActivity } from "../agent-time.ts";
import { entry } from "../entry.ts";
import { aPaidDay, paidHours, plannedHours } from "../example-agent-time.ts";
import { metric } from "../metric.ts";

/** Shrinkage: share of paid time in which agents were not open for contacts, from 0 to 1. */
export const shrinkage = metric({
  id: "shrinkage",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: agentStatusIntervalFact,
  excluded: notPaid,
  parts: (time) => ({ ...lost(time), paidMs: sum(time.durationMs) }),
  value: ({ externalMs, internalMs, paidMs }) => externalMs.plus(internalMs).over(paidMs),
  variants: (vary) => ({
    withoutBreaks: vary({
      excluded: (time) => ({ ...notPaid(time), break: isBreak(time) }),
    }),
    scheduled: vary({
      excluded: (time) => ({ notPlanned: time.planned.isMissing(), ...withoutActivity(time) }),
      parts: (time) => ({ ...lost(time), scheduledMs: sum(time.durationMs) }),
      value: ({ externalMs, internalMs, scheduledMs }) => externalMs.plus(internalMs).over(scheduledMs),
    }),
  }),
});

interface AgentTime {
  readonly activity: Expression<"activity", "text">;
  readonly planned: Expression<"planned", "text">;
  readonly durationMs: Expression<"durationMs", "int">;
}

/** A break, logged out or not. */
function isBreak({ activity, planned }: Pick<AgentTime, "activity" | "planned">) {
  return activity.equals("break").or(activity.equals("offline").and(planned.equals("break")));
}

/** Away from work (leave, illness, lateness), and at work but not open for contacts. */
function lost(time: AgentTime) {
  const { activity, planned, durationMs } = time;
  return {
    externalMs: sum(
      durationMs,
      activity.equals("offline").and(planned.isMissing().or(planned.equals("break").not())),
    ),
    internalMs: sum(durationMs, activity.equals("auxiliary").or(isBreak(time))),
  };
}

export const shrinkageEntry = entry(shrinkage, {
  name: "Shrinkage",
  aliases: ["workforce shrinkage", "shrinkage rate"],
  says: "Share of paid time in which agents were not open for contacts: away, on a break or at other work.",
  population:
    "Time that the company is known to pay for and of which the activity is known. Where it comes from: the plan says which time is paid, paid leave included, and without a plan whoever makes the facts says which activities are; records of statuses do not tell it.",
  recommended:
    "Of paid time, paid breaks included: everything that is paid and cannot serve. Its parts tell external shrinkage (away) from internal (at work, not open for contacts).",
  variants: {
    withoutBreaks: {
      says: "Breaks are left out above and below the line, where the plan has taken them out already.",
      usedBy: [],
    },
    scheduled: {
      says: "Of scheduled time, whether paid or not; planned leave is scheduled time.",
      usedBy: [
        {
          by: "bit1024",
          title: "Call center shrinkage calculator",
          url: "https://bit1024.com/tool/Call-Center-Shrinkage-Calculator",
        },
      ],
    },
  },
  examples: [
    {
      rows: aPaidDay(),
      gives: 0.25,
      because: "Two of eight paid hours: one of training, half an hour of break, half an hour away.",
    },
    {
      rows: [paidHours("offline", 24 * 8), paidHours("handling", 236 * 8)],
      gives: 24 / 260,
      because: "24 days of leave of 260 working days; the figures are those of Contact Centre Helper.",
    },
    { rows: [], gives: null, because: "No time was paid." },
    {
      rows: [
        paidHours("handling", 3),
        paidHours("auxiliary", 1),
        { ...paidHours("break", 1), paid: false },
        { ...paidHours("offline", 16), paid: null },
        paidHours(null, 1),
      ],
      gives: 1 / 4,
      excluded: { notPaid: 1, paidUnknown: 1, activityUnknown: 1 },
      because: "An unpaid lunch and the night are no part of paid time.",
    },
    {
      variant: "withoutBreaks",
      rows: [...aPaidDay(), { ...paidHours("offline", 0.5), planned: "break" }],
      gives: 1.5 / 7.5,
      excluded: { break: 2 },
      because:
        "Training and absence of what remains of the day; a break is one whether or not the agent logs out.",
    },
    {
      variant: "scheduled",
      rows: [
        plannedHours("contacts", "handling", 140),
        plannedHours("absence", "offline", 12),
        plannedHours("auxiliary", "auxiliary", 8),
        plannedHours(null, "handling", 3),
        plannedHours("contacts", null, 1),
      ],
      gives: 0.125,
      excluded: { notPlanned: 1, activityUnknown: 1 },
      because: "20 of 160 scheduled hours; overtime was not scheduled.",
    },
  ],
  beware: [
    "To plan with it, divide by one less the shrinkage: 70 needed at 30 % are 100 rostered. Multiplying by 1.3 gives 91, and nine are missing.",
    "Say whether breaks are in it, and whether it is of paid or of scheduled time; the same day gives several numbers.",
    "Agents without any record of a day are not in it. Paid leave has to come in with the plan.",
    "External shares of days and internal shares of hours must not be added: they have different denominators.",
    "Waiting for contacts is not shrinkage but spare capacity; see occupancy.",
  ],
  sources: [
    {
      by: "Contact Centre Helper",
      title: "How to calculate contact centre shrinkage",
      url: "https://www.contactcentrehelper.com/how-to-calculate-contact-centre-shrinkage-90353.htm",
      year: 2023,
    },
    {
      by: "Monet Software",
      title: "How can I calculate shrinkage at my contact center",
      url: "https://monetsoftware.com/how-can-i-calculate-shrinkage-at-my-contact-center/",
    },
  ],
  since: "0.1.0",
});
