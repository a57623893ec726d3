import { slaInstanceFact } from "../../facts/sla-instance.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { dbtZendeskPromises, promiseSources } from "../promise-sources.ts";
import { neitherKeptNorBroken, notOnACase } from "../promises.ts";

/** SLA breach rate: share of the promises of time that were broken, of those kept or broken, from 0 to 1. */
export const slaBreachRate = metric({
  id: "slaBreachRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: slaInstanceFact,
  excluded: ({ discarded, status }) => neitherKeptNorBroken({ discarded, status }),
  parts: ({ status }) => ({ broken: count(status.equals("missed")), judged: count() }),
  value: ({ broken, judged }) => broken.over(judged),
  interval: wilson("broken", "judged"),
  variants: (vary) => ({
    perCase: vary({
      excluded: ({ discarded, status, caseId }) => notOnACase({ discarded, status, caseId }),
      parts: ({ status, caseId }) => ({
        casesWithBreach: distinct(caseId, status.equals("missed")),
        cases: distinct(caseId),
      }),
      value: ({ casesWithBreach, cases }) => casesWithBreach.over(cases),
      interval: wilson("casesWithBreach", "cases"),
    }),
  }),
});

export const slaBreachRateEntry = entry(slaBreachRate, {
  name: "SLA breach rate",
  aliases: ["SLA violation rate", "% breached SLAs"],
  says: "Share of the promises of time that were broken, of those that were kept or broken.",
  population:
    "Promises: one case can have several, and one of the next response after each reply. Running and paused ones count from the moment they are kept or broken, so one that runs on past its time is in it. Canceled promises and those on spam, tests, merged and deleted cases are left out and counted.",
  recommended:
    "Of promises, because each has its own target; by `metric` it says which of them break. It is 1 less the attainment of the same rows.",
  variants: {
    perCase: {
      says: "Share of cases with at least one broken promise, of cases with one kept or broken.",
      usedBy: [
        {
          by: "ServiceNow",
          title: "Service Quality, ITSM Success Dashboard indicators",
          url: "https://raw.githubusercontent.com/ServiceNow/ServiceNowDocs/australia/markdown/it-service-management/itsm-success-dashboard-indicators/service-quality-ref.md",
        },
      ],
    },
  },
  tools: [dbtZendeskPromises],
  examples: [
    {
      rows: [{ status: "missed" }, { status: "achieved" }, { status: "achieved" }, { status: "achieved" }],
      gives: 1 / 4,
      because: "1 of 4 promises was broken.",
    },
    {
      rows: [{ status: "achieved" }, { status: "achieved" }],
      gives: 0,
      because: "Promises were made and none was broken: a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was promised, so there is nothing to say." },
    {
      rows: [
        { status: "missed" },
        { status: "achieved" },
        { status: "active" },
        { status: "paused" },
        { status: "canceled" },
        { status: "nearing-noncompliance" },
        { status: "missed", discarded: "spam" },
      ],
      gives: 1 / 2,
      excluded: { active: 2, canceled: 1, otherStatus: 1, spam: 1 },
      because:
        "One kept and one broken. The others have not ended, were taken off, or are no case to measure.",
    },
    {
      variant: "perCase",
      rows: [
        { status: "missed", caseId: "a" },
        { status: "missed", caseId: "a" },
        { status: "achieved", caseId: "a" },
        { status: "achieved", caseId: "b" },
        { status: "active", caseId: "c" },
        { status: "missed", caseId: null },
      ],
      gives: 1 / 2,
      excluded: { active: 1, withoutCase: 1 },
      because:
        "Case a broke two promises and counts once; case b kept its own; nothing is known of case c yet.",
    },
  ],
  beware: [
    "A promise that still runs is not kept yet, and one that runs past its time is broken already, whatever the tool says.",
    "Of promises and of cases are two rates: the more promises a case has, the likelier it breaks one.",
    "Clocks that pause while a customer is waited for reward parking a case in that state.",
    "A case whose priority was lowered in time breaks nothing; look at how often priorities change.",
  ],
  sources: promiseSources,
  since: "0.1.0",
});
