import { agentStatusIntervalFact } from "../../facts/agent-status-interval.ts";
import { sum } from "../../language/aggregate.ts";
import { notLoggedIn, notPaid, timeIn } from "../agent-time.ts";
import { rdtUtilization } from "../contact-centre-sources.ts";
import { entry } from "../entry.ts";
import { aPaidDay, paidHours } from "../example-agent-time.ts";
import { metric } from "../metric.ts";

/** Utilization: share of paid time that agents were open for contacts, handling or waiting for one, from 0 to 1. */
export const utilization = metric({
  id: "utilization",
  unit: "ratio",
  better: "target",
  domain: "customer-service",
  range: [0, 1],
  of: agentStatusIntervalFact,
  excluded: notPaid,
  parts: (time) => ({
    handlingMs: timeIn(time, "handling"),
    availableMs: timeIn(time, "available"),
    paidMs: sum(time.durationMs),
  }),
  value: ({ handlingMs, availableMs, paidMs }) => handlingMs.plus(availableMs).over(paidMs),
  variants: (vary) => ({
    available: vary({ excluded: notPaid }),
    handled: vary({
      parts: (time) => ({ handlingMs: timeIn(time, "handling"), paidMs: sum(time.durationMs) }),
      value: ({ handlingMs, paidMs }) => handlingMs.over(paidMs),
    }),
    handledOfLoggedIn: vary({
      excluded: notLoggedIn,
      parts: (time) => ({ handlingMs: timeIn(time, "handling"), loggedInMs: sum(time.durationMs) }),
      value: ({ handlingMs, loggedInMs }) => handlingMs.over(loggedInMs),
    }),
  }),
});

export const utilizationEntry = entry(utilization, {
  name: "Utilization (available)",
  aliases: ["agent utilization", "productive time share"],
  says: "Share of paid time in which agents were open for contacts: handling one or waiting for one.",
  population:
    "Time that the company is known to pay for and of which the activity is known. Where it comes from: the plan says which time is paid, and without a plan whoever makes the facts says which activities are; records of statuses do not tell it.",
  recommended:
    "Handling and waiting of paid time, as COPC has it: what is bought and what of it serves. At least three definitions go by this name, so name the variant with the number: `available` is this one.",
  variants: {
    available: {
      says: "The default under a name of its own, so that no report need say utilization alone.",
      usedBy: [
        {
          by: "COPC, as quoted in a forum",
          title: "Utilization calculation",
          url: "https://www.callcentrehelper.com/forum/utilization-calculation-6767.htm",
        },
        {
          by: "Assembled",
          title: "Utilization rate",
          url: "https://assembled.com/wfm-glossary/utilization-rate",
        },
      ],
    },
    handled: {
      says: "Handling alone of paid time: contacts × average handle time over the hours paid.",
      usedBy: [
        {
          by: "MetricNet and HDI, as restated by Mechdyne",
          title: "Service desk agent utilization rates impact SLAs",
          url: "https://www.mechdyne.com/service-desk-agent-utilization-rates-impact-slas/",
        },
      ],
    },
    handledOfLoggedIn: {
      says: "Handling of logged-in time; the same arithmetic as occupancy.ofLoggedIn.",
      usedBy: [rdtUtilization],
    },
  },
  tools: [
    {
      tool: "Assembled",
      calls: "Utilization rate",
      variant: "available",
      differs:
        "Productive or available time over paid time; which activities are productive is set in the tool.",
      source: {
        by: "Assembled",
        title: "Utilization rate",
        url: "https://assembled.com/wfm-glossary/utilization-rate",
      },
    },
    {
      tool: "Genesys Cloud",
      calls: "Agent utilization",
      differs:
        "No share of time at all: the greatest number of contacts that an agent may be given at once, by channel.",
      source: {
        by: "Genesys Cloud",
        title: "Agent utilization",
        url: "https://help.mypurecloud.com/articles/utilization",
      },
    },
  ],
  examples: [
    {
      rows: aPaidDay(),
      gives: 0.75,
      because: "Five hours of handling and one of waiting, of eight paid.",
    },
    {
      rows: [paidHours("handling", 2), { ...paidHours("break", 1), paid: false }],
      gives: 1,
      excluded: { notPaid: 1 },
      because: "An unpaid break is no part of paid time.",
    },
    { rows: [], gives: null, because: "No time was paid." },
    {
      rows: [
        paidHours("available", 1),
        paidHours("auxiliary", 1),
        { ...paidHours("handling", 3), paid: null },
        paidHours(null, 2),
      ],
      gives: 1 / 2,
      excluded: { paidUnknown: 1, activityUnknown: 1 },
      because: "One of two hours; what is not known to be paid, or what was done in it, is left out.",
    },
    {
      variant: "available",
      rows: aPaidDay(),
      gives: 0.75,
      because: "The same six of eight hours.",
    },
    {
      variant: "handled",
      rows: aPaidDay(),
      gives: 5 / 8,
      because: "Five hours of handling of eight paid; waiting does not count.",
    },
    {
      variant: "handledOfLoggedIn",
      rows: aPaidDay(),
      gives: 5 / 7.5,
      excluded: { notLoggedIn: 1 },
      because: "Five hours of handling of seven and a half logged in.",
    },
  ],
  beware: [
    "A utilization of 75 % and one of 63 % may be the same day: see the variants. Never print it without saying which.",
    "It is one less the shrinkage of paid time, so that the two must be measured over the same rows.",
    "It is not occupancy: breaks and training lower utilization and leave occupancy alone.",
    "Contacts × average handle time counts several chats at once several times; the agent's own time does not.",
  ],
  sources: [
    {
      by: "Call Centre Helper forum",
      title: "Utilization calculation",
      url: "https://www.callcentrehelper.com/forum/utilization-calculation-6767.htm",
    },
    {
      by: "Mechdyne",
      title: "Service desk agent utilization rates impact SLAs",
      url: "https://www.mechdyne.com/service-desk-agent-utilization-rates-impact-slas/",
    },
    rdtUtilization,
  ],
  since: "0.1.0",
});
