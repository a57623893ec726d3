import { slaInstanceFact } from "../../facts/sla-instance.ts";
import { count, distinct } from "../../language/aggregate.ts";
import type { IntervalRule } from "../../statistics/interval.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { dbtZendeskPromises, promiseSources } from "../promise-sources.ts";
import { neitherKeptNorBroken, notOnACase } from "../promises.ts";

/** SLA attainment: share of the promises of time that were kept, of those kept or broken, from 0 to 1. */
export const slaAttainment = metric({
  id: "slaAttainment",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: slaInstanceFact,
  excluded: ({ discarded, status }) => neitherKeptNorBroken({ discarded, status }),
  parts: ({ status }) => ({ kept: count(status.equals("achieved")), judged: count() }),
  value: ({ kept, judged }) => kept.over(judged),
  interval: wilson("kept", "judged"),
  variants: (vary) => ({
    perCase: vary({
      excluded: ({ discarded, status, caseId }) => notOnACase({ discarded, status, caseId }),
      parts: ({ status, caseId }) => ({
        casesWithBreach: distinct(caseId, status.equals("missed")),
        cases: distinct(caseId),
      }),
      value: ({ casesWithBreach, cases }) => cases.minus(casesWithBreach).over(cases),
      interval: complement(wilson("casesWithBreach", "cases")),
    }),
  }),
});

/** The interval of 1 less a proportion. */
function complement<Part extends string>({ method, bounds }: IntervalRule<Part>): IntervalRule<Part> {
  return {
    method,
    bounds: (read, confidence) => {
      const of = bounds(read, confidence);
      return of === null ? null : [1 - of[1], 1 - of[0]];
    },
  };
}

export const slaAttainmentEntry = entry(slaAttainment, {
  name: "SLA attainment",
  abbreviation: "SLA",
  aliases: ["SLA compliance", "SLA achievement", "% achieved SLAs"],
  says: "Share of the promises of time that were kept, of those that were kept or broken.",
  population:
    "Promises: one case can have several, and one of the next response after each reply. Running and paused ones count from the moment they are kept or broken, so one that runs on past its time counts as broken. Canceled promises and those on spam, tests, merged and deleted cases are left out and counted.",
  recommended:
    "Of promises, because each has its own target, and without those that still run, because they are neither kept nor broken. A target includes its bound: answered after exactly an hour is within an hour.",
  variants: {
    perCase: {
      says: "Share of cases without a broken promise, of cases with one kept or broken. A case that keeps all but one has not been kept.",
      usedBy: [],
    },
  },
  tools: [dbtZendeskPromises],
  examples: [
    {
      rows: [{ status: "achieved" }, { status: "achieved" }, { status: "achieved" }, { status: "missed" }],
      gives: 3 / 4,
      because: "3 of 4 promises were kept.",
    },
    {
      rows: [{ status: "missed" }],
      gives: 0,
      because: "The one promise that was made was broken: a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was promised; that is neither 100 % nor 0 %." },
    {
      rows: [{ status: "active" }, { status: "paused" }],
      gives: null,
      excluded: { active: 2 },
      because: "Whether a promise that still runs will be kept is not known.",
    },
    {
      rows: [
        { status: "achieved" },
        { status: "achieved" },
        { status: "missed" },
        { status: "active" },
        { status: "canceled" },
        { status: "nearing-noncompliance" },
        { status: "achieved", discarded: "merged" },
        { status: "achieved", discarded: "test" },
      ],
      gives: 2 / 3,
      excluded: { active: 1, canceled: 1, otherStatus: 1, merged: 1, test: 1 },
      because:
        "Two kept and one broken. The others have not ended, were taken off, or are no case to measure.",
    },
    {
      variant: "perCase",
      rows: [
        { status: "achieved", caseId: "a" },
        { status: "achieved", caseId: "a" },
        { status: "missed", caseId: "a" },
        { status: "achieved", caseId: "b" },
        { status: "achieved", caseId: "c" },
        { status: "active", caseId: "c" },
        { status: "canceled", caseId: "d" },
        { status: "achieved", caseId: null },
      ],
      gives: 2 / 3,
      excluded: { active: 1, canceled: 1, withoutCase: 1 },
      because:
        "Case a broke one of its three promises, b and c have kept all that ended so far. Of promises it would be 5 of 6.",
    },
  ],
  beware: [
    "Counting what still runs as kept lifts the rate while a backlog grows; counting it as broken lowers it each morning.",
    "A tool that looks at a promise only when somebody replies calls it active long after it was broken.",
    "First response and resolution in one rate hide each other: group by `metric`.",
    "Of promises and of cases are two rates; a case with ten replies has ten promises of the next one.",
    "The target is the one in force at the time: judged by today's priority or policy, the past changes with every edit.",
  ],
  sources: promiseSources,
  since: "0.1.0",
});
