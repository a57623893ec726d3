import { agentDayFact } from "../../facts/agent-day.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";

/** Chat concurrency: sessions that an agent serves at once, while serving any: session time over engaged time. */
export const chatConcurrency = metric({
  id: "chatConcurrency",
  unit: "sessions",
  better: "target",
  domain: "customer-service",
  range: [1, null],
  of: agentDayFact,
  excluded: ({ sessionMs, engagedMs }) => ({
    timeUnknown: sessionMs.isMissing().or(engagedMs.isMissing()),
    notEngaged: engagedMs.atMost(0),
    engagedBeyondSessions: invalid(engagedMs, engagedMs.moreThan(sessionMs)),
  }),
  parts: ({ sessionMs, engagedMs }) => ({ sessionMs: sum(sessionMs), engagedMs: sum(engagedMs) }),
  value: ({ sessionMs, engagedMs }) => sessionMs.over(engagedMs),
  variants: (vary) => ({
    snapshot: vary({
      excluded: ({ openSessions }) => ({
        noSnapshot: openSessions.isMissing(),
        notEngaged: openSessions.atMost(0),
      }),
      parts: ({ openSessions }) => ({
        openSessions: sum(openSessions),
        agents: count(),
        sessionVariance: variance(openSessions),
      }),
      value: ({ openSessions, agents }) => openSessions.over(agents),
      interval: studentMean({ sum: "openSessions", variance: "sessionVariance" }, 1),
    }),
  }),
});

const MINUTE_MS = 60_000;

function day(sessionMinutes: number | null, engagedMinutes: number | null) {
  return {
    sessionMs: sessionMinutes === null ? null : sessionMinutes * MINUTE_MS,
    engagedMs: engagedMinutes === null ? null : engagedMinutes * MINUTE_MS,
  };
}

export const chatConcurrencyEntry = entry(chatConcurrency, {
  name: "Chat concurrency",
  aliases: ["concurrency", "concurrent chats per agent"],
  says: "How many chats an agent serves at once, on average over the time in which the agent serves any.",
  population:
    "Days of agents with a chat. Session time counts every session in full, engaged time the time in which the agent was in at least one; agents who wait add to neither.",
  recommended:
    "Session time over engaged time, which weighs every minute alike. The customer's average handle time over the agent's is the same number, as both have the same number of chats below the line.",
  variants: {
    snapshot: {
      says: "Chats open at one moment over the agents who serve at least one of them.",
      usedBy: [
        {
          by: "Call Centre Helper",
          title: "What is the formula for concurrency in chat support",
          url: "https://callcentrehelper.com/what-is-the-formula-for-concurrency-in-chat-support-206977.htm",
        },
      ],
    },
  },
  examples: [
    {
      rows: [day(25, 15)],
      gives: 5 / 3,
      because: "Chats of 10, 10 and 5 minutes within a quarter of an hour: 25 minutes over 15.",
    },
    {
      rows: [day(60, 60), day(120, 30)],
      gives: 2,
      because: "180 minutes over 90; the mean of the two agents, 1 and 4, would be 2.5.",
    },
    { rows: [], gives: null, because: "Nobody chatted." },
    {
      rows: [day(30, 20), day(0, 0), day(null, null)],
      gives: 1.5,
      excluded: { notEngaged: 1, timeUnknown: 1 },
      because: "One agent chatted; another was there for nothing, and of the third nothing is known.",
    },
    {
      variant: "snapshot",
      rows: [
        { openSessions: 3 },
        { openSessions: 4 },
        { openSessions: 2 },
        { openSessions: 3 },
        { openSessions: 3 },
        { openSessions: 0 },
        { openSessions: null },
      ],
      gives: 3,
      excluded: { notEngaged: 1, noSnapshot: 1 },
      because: "15 chats over the five agents who serve any; the figures are those of Call Centre Helper.",
    },
  ],
  beware: [
    "Never average it over agents or days; add both times.",
    "Messages that stay open for days are no sessions: with them it counts sleeping threads.",
    "A session that the customer left open counts until it ends; a timeout that is too long raises it.",
    "The greatest number of chats that an agent may be given is a setting, not what happened.",
  ],
  sources: [
    {
      by: "Martinez",
      title: "Chat forecasting: concurrent AHT",
      url: "https://wewfm.com/post/chat-forecasting-concurrent-aht",
    },
    {
      by: "Call Centre Helper",
      title: "What is the formula for concurrency in chat support",
      url: "https://callcentrehelper.com/what-is-the-formula-for-concurrency-in-chat-support-206977.htm",
    },
  ],
  since: "0.1.0",
});
