import { caseFact } from "../../facts/case.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { neverInBacklog } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Escalation rate: share of the cases that were passed to a higher level, from 0 to 1. */
export const escalationRate = metric({
  id: "escalationRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: caseFact,
  excluded: ({ discarded, canceled, escalated }) => ({
    ...neverInBacklog({ discarded, canceled }),
    escalationUnknown: escalated.isMissing(),
  }),
  parts: ({ escalated }) => ({ escalated: count(escalated), cases: count() }),
  value: ({ escalated, cases }) => escalated.over(cases),
  interval: wilson("escalated", "cases"),
  variants: (vary) => ({
    orOtherTeam: vary({
      excluded: ({ discarded, canceled, escalated, teamChanges }) => ({
        ...neverInBacklog({ discarded, canceled }),
        escalationUnknown: escalated.isMissing().and(teamChanges.isMissing()),
      }),
      parts: ({ escalated, teamChanges }) => ({
        passedOn: count(escalated.or(teamChanges.atLeast(1))),
        cases: count(),
      }),
      value: ({ passedOn, cases }) => passedOn.over(cases),
      interval: wilson("passedOn", "cases"),
    }),
  }),
});

const bit1024 = {
  by: "bit1024",
  title: "Escalation rate calculator",
  url: "https://bit1024.com/tool/Escalation-Rate-Calculator",
};

export const escalationRateEntry = entry(escalationRate, {
  name: "Escalation rate",
  aliases: ["ticket escalation rate", "case escalation rate"],
  says: "Share of the cases that were passed to a higher level.",
  population:
    "Cases handled, resolved or not, of which it is known whether they were passed to a higher level, up the hierarchy or to specialists, as the company marks it. Spam, tests, merged, deleted and canceled cases and those without a mark either way are left out and counted.",
  recommended:
    "The company's own mark, hierarchical and functional escalations alike: it knows a case that was lifted from one that was only sent to the right desk. Where no mark is kept, `orOtherTeam` takes moves between teams for functional escalations.",
  variants: {
    orOtherTeam: {
      says: "Marked as escalated, or moved to another team at least once: functional escalations as most logs show them, misrouted cases with them. It is enough that one of the two is known.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "bit1024",
      calls: "Escalation rate",
      variant: null,
      differs: "Escalated tickets over all tickets; what an escalation is is left to who fills it in.",
      source: bit1024,
    },
  ],
  examples: [
    {
      rows: [{ escalated: true }, { escalated: false }, { escalated: false }, { escalated: false }],
      gives: 1 / 4,
      because: "1 of 4 cases was passed on.",
    },
    { rows: [{ escalated: false }], gives: 0, because: "None was passed on: a real zero." },
    { rows: [], gives: null, because: "No case, so there is nothing to say." },
    {
      rows: [
        { escalated: true },
        { escalated: false },
        { escalated: null },
        { escalated: true, canceled: true },
        { escalated: true, discarded: "deleted" },
      ],
      gives: 1 / 2,
      excluded: { escalationUnknown: 1, canceled: 1, deleted: 1 },
      because: "1 of the 2 of which it is known; no mark is not a no.",
    },
    {
      variant: "orOtherTeam",
      rows: [
        { escalated: false, teamChanges: 0 },
        { escalated: false, teamChanges: 2 },
        { escalated: null, teamChanges: 1 },
        { escalated: true, teamChanges: null },
        { escalated: null, teamChanges: null },
      ],
      gives: 3 / 4,
      excluded: { escalationUnknown: 1 },
      because: "One was lifted and two changed teams, of the four of which anything is known.",
    },
  ],
  beware: [
    "Say which escalations are meant: to a superior, to specialists, or both. The rates differ by a factor.",
    "A case that was misrouted and moved was not escalated; orOtherTeam counts it.",
    "A case escalated three times counts once.",
    "A low rate can mean that nobody dares to pass on what should be; read it with the resolution time.",
  ],
  sources: [bit1024],
  since: "0.1.0",
});
