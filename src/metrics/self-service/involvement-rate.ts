import { automatedSessionFact } from "../../facts/automated-session.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notEligible, notInvolved } from "../automation.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { finAutomationRate, finReport } from "../self-service-sources.ts";

/** Involvement rate: share of eligible conversations in which automation took part, from 0 to 1. */
export const involvementRate = metric({
  id: "involvementRate",
  unit: "ratio",
  better: "none",
  domain: "customer-service",
  range: [0, 1],
  of: automatedSessionFact,
  excluded: notEligible,
  parts: ({ involved }) => ({ involved: count(involved), eligible: count() }),
  value: ({ involved, eligible }) => involved.over(eligible),
  interval: wilson("involved", "eligible"),
  variants: (vary) => ({
    answerRate: vary({
      better: "higher",
      excluded: (one) => ({ ...notInvolved(one), answerUnknown: one.answered.isMissing() }),
      parts: ({ answered }) => ({ answered: count(answered), involved: count() }),
      value: ({ answered, involved }) => answered.over(involved),
      interval: wilson("answered", "involved"),
    }),
  }),
});

export const involvementRateEntry = entry(involvementRate, {
  name: "Involvement rate",
  aliases: ["automation coverage", "bot involvement rate", "AI involvement rate"],
  says: "Share of the conversations that automation could have taken in which it took part.",
  population:
    "Conversations that customers began and that automation was meant to take; where nobody says what it was meant to take, all of them. Those of which nobody knows whether automation took part, spam, tests and the company's own are left out and counted.",
  recommended:
    "Over eligible conversations, so that it tells how much of what it was given the automation took. It is a setting and no achievement: it has no better or worse.",
  variants: {
    answerRate: {
      says: "Of the conversations in which automation took part, the share in which it gave at least one answer.",
      usedBy: [finReport],
    },
  },
  tools: [
    {
      tool: "Intercom Fin",
      calls: "Involvement rate",
      variant: null,
      differs:
        "The same where every new conversation counts as eligible: Fin tried to answer, of all new conversations. Whom Fin is shown to is set by audience rules, and new conversations include those that the company began.",
      source: finReport,
    },
    {
      tool: "Intercom Fin",
      calls: "Answer rate",
      variant: "answerRate",
      differs: "The same: at least one answer, of the conversations in which Fin took part.",
      source: finReport,
    },
  ],
  examples: [
    {
      rows: [{ involved: true }, { involved: true }, { involved: false }, { involved: true }],
      gives: 0.75,
      because: "Automation took part in 3 of 4.",
    },
    {
      rows: [{ involved: false, eligible: true }],
      gives: 0,
      because: "It could have and did not, a real zero.",
    },
    { rows: [], gives: null, because: "There was no conversation." },
    {
      rows: [
        { involved: true, eligible: true },
        { involved: false },
        { involved: false, eligible: false },
        { involved: null },
        { involved: true, discarded: "spam" },
        { involved: true, direction: "outbound" },
      ],
      gives: 0.5,
      excluded: { notEligible: 1, involvementUnknown: 1, discarded: 1, notInbound: 1 },
      because: "1 of 2: nobody said of the second that automation was not meant to take it.",
    },
    {
      variant: "answerRate",
      rows: [
        { involved: true, answered: true },
        { involved: true, answered: false },
        { involved: true, answered: true },
        { involved: true, answered: true },
        { involved: true, answered: null },
        { involved: false, answered: null },
      ],
      gives: 0.75,
      excluded: { answerUnknown: 1, notInvolved: 1 },
      because: "It had an answer in 3 of the 4 of which that is known.",
    },
  ],
  beware: [
    "Say what is eligible: over all conversations and over those that automation was switched on for are two numbers.",
    "It rises with a switch. Read it with botResolutionRate; automationRate joins the two.",
    "A source that marks only the conversations a bot took part in leaves all others unknown, and the rate is 1: look at involvementUnknown, and set `botInvolved` to false where it means no.",
    "A bot that says hello and passes everybody on was involved each time.",
  ],
  sources: [finReport, finAutomationRate],
  since: "0.1.0",
});
