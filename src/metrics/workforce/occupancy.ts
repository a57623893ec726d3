import { agentStatusIntervalFact } from "../../facts/agent-status-interval.ts";
import { sum } from "../../language/aggregate.ts";
import { notLoggedIn, timeIn, withoutActivity } from "../agent-time.ts";
import { callCentreHelperOccupancy } from "../contact-centre-sources.ts";
import { entry } from "../entry.ts";
import { aPaidDay, paidHours } from "../example-agent-time.ts";
import { metric } from "../metric.ts";

/** Occupancy: share of the time on queue that agents spent handling contacts, from 0 to 1. */
export const occupancy = metric({
  id: "occupancy",
  unit: "ratio",
  better: "target",
  domain: "customer-service",
  range: [0, 1],
  of: agentStatusIntervalFact,
  excluded: (time) => ({
    ...withoutActivity(time),
    notOnQueue: time.activity.isOneOf("handling", "available").not(),
  }),
  parts: (time) => ({ handlingMs: timeIn(time, "handling"), onQueueMs: sum(time.durationMs) }),
  value: ({ handlingMs, onQueueMs }) => handlingMs.over(onQueueMs),
  variants: (vary) => ({
    ofLoggedIn: vary({
      excluded: notLoggedIn,
      parts: (time) => ({ handlingMs: timeIn(time, "handling"), loggedInMs: sum(time.durationMs) }),
      value: ({ handlingMs, loggedInMs }) => handlingMs.over(loggedInMs),
    }),
  }),
});

export const occupancyEntry = entry(occupancy, {
  name: "Occupancy",
  abbreviation: "OCC",
  aliases: ["occupancy rate", "agent occupancy"],
  says: "Share of the time in which agents were on queue that they spent handling contacts.",
  population:
    "Time in which agents handled contacts (talk, hold and after-contact work) or were available and waited for one. Breaks, training, meetings and time offline are left out, and so is time of which the activity is unknown.",
  recommended:
    "Handling over handling and waiting: breaks say nothing of how busy the queue is. It is a target metric; 75 to 85 % is named often, above that agents have no breath between contacts.",
  variants: {
    ofLoggedIn: {
      says: "Handling over all logged-in time, breaks and other work included: lower, and the same arithmetic that others call utilization.",
      usedBy: [
        { ...callCentreHelperOccupancy, by: "Call Centre Helper, of the time logged in" },
        {
          by: "TechTarget, contacts × average handle time over staffed time",
          title: "Occupancy",
          url: "https://searchcustomerexperience.techtarget.com/definition/occupancy",
        },
      ],
    },
  },
  examples: [
    {
      rows: [paidHours("handling", 0.75), paidHours("available", 0.25)],
      gives: 0.75,
      because: "45 minutes of handling in an hour on queue; the figures are those of Fonolo.",
    },
    {
      rows: aPaidDay(),
      gives: 5 / 6,
      excluded: { notOnQueue: 3 },
      because: "Five hours of handling and one of waiting; the other two hours are not on queue.",
    },
    { rows: [], gives: null, because: "Nobody was on queue; that is not an idle team." },
    {
      rows: [paidHours("available", 1), paidHours(null, 2), paidHours("offline", 8)],
      gives: 0,
      excluded: { activityUnknown: 1, notOnQueue: 1 },
      because:
        "An hour of waiting without a contact; what the agent did in the unknown two hours may be either.",
    },
    {
      variant: "ofLoggedIn",
      rows: aPaidDay(),
      gives: 5 / 7.5,
      excluded: { notLoggedIn: 1 },
      because: "Five of the seven and a half hours logged in.",
    },
  ],
  beware: [
    "Handling over logged-in time includes breaks and other work, and is called occupancy too: ofLoggedIn here.",
    "Sums of chat lengths exceed the time of an agent who chats with several; the agent's own time, as here, cannot exceed 1.",
    "It rises when the queue is understaffed. A team cannot raise it by working better.",
    "Never average it over agents or intervals; add the times.",
    "It is not utilization, whose denominator is paid time.",
  ],
  sources: [
    callCentreHelperOccupancy,
    {
      by: "Fonolo",
      title: "Demystifying the occupancy rate in your call center",
      url: "https://fonolo.com/blog/2015/11/demystifying-the-occupancy-rate-in-your-call-center/",
      year: 2015,
    },
    {
      by: "TechTarget",
      title: "Occupancy",
      url: "https://searchcustomerexperience.techtarget.com/definition/occupancy",
    },
  ],
  since: "0.1.0",
});
