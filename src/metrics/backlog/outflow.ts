import { caseFact } from "../../facts/case.ts";
import { count } from "../../language/aggregate.ts";
import { dbtZendesk } from "../case-sources.ts";
import { neverInBacklog } from "../cases.ts";
import { entry } from "../entry.ts";
import { departures, notDeparted } from "../flow.ts";
import { metric } from "../metric.ts";

/** Outflow: cases solved within the window, each time. */
export const outflow = metric({
  id: "outflow",
  unit: "cases",
  better: "none",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => ({ ...neverInBacklog(one), ...notDeparted(one) }),
  parts: departures,
  value: ({ solved }) => solved,
  variants: (vary) => ({
    casesSolved: vary({ parts: () => ({ casesSolved: count() }), value: ({ casesSolved }) => casesSolved }),
  }),
});

export const outflowEntry = entry(outflow, {
  name: "Outflow",
  aliases: ["cases solved", "throughput", "ticket closures"],
  says: "Cases solved within the window, each time.",
  population:
    "Cases that were resolved within the window asked for, reopened since or not; all that were resolved where none was asked for. Spam, tests, merged, deleted and canceled cases, those not resolved then and those of which it is not known are left out and counted.",
  recommended:
    "Every resolution, because a reopened case left the backlog twice: only then do inflow and outflow make its change. Where it is not known how often, the last resolution counts.",
  variants: {
    casesSolved: { says: "Cases solved at least once within the window, each counted once.", usedBy: [] },
  },
  examples: [
    {
      rows: [
        { resolved: true, createdInWindow: true, resolutionsInWindow: 1 },
        { resolved: true, createdInWindow: false, resolutionsInWindow: 2 },
        { resolved: false, createdInWindow: true, resolutionsInWindow: 1 },
      ],
      gives: 4,
      because: "One was solved twice, and one was solved and is open again.",
    },
    {
      rows: [{ resolved: true }, { resolved: true, resolutionsInWindow: 2 }],
      gives: 3,
      because:
        "Without a window everything counts; of the first it is known that it was solved, and it counts once.",
    },
    { rows: [], gives: 0, because: "Nothing was solved; a count of nothing is 0." },
    {
      rows: [
        { resolved: true, createdInWindow: true, resolvedInWindow: true },
        { resolved: true, createdInWindow: true, resolvedInWindow: null },
        { resolved: false, createdInWindow: true, resolvedInWindow: false },
        { resolved: true, createdInWindow: false, resolutionsInWindow: 0 },
        { resolved: true, createdInWindow: true, resolutionsInWindow: 1, discarded: "deleted" },
      ],
      gives: 1,
      excluded: { resolutionUnknown: 1, notSolved: 2, deleted: 1 },
      because: "One was solved in the window; of another nobody knows when.",
    },
    {
      variant: "casesSolved",
      rows: [
        { resolved: true, createdInWindow: true, resolutionsInWindow: 1 },
        { resolved: true, createdInWindow: false, resolutionsInWindow: 2 },
        { resolved: false, createdInWindow: true, resolutionsInWindow: 0 },
      ],
      gives: 2,
      excluded: { notSolved: 1 },
      because: "Two cases, one of them solved twice.",
    },
  ],
  beware: [
    "Solved is not closed: many tools close cases by themselves days later, and then count them again.",
    "By period of creation it says what became of that period's cases; take the facts of one window a period.",
    "Canceled and merged cases leave the backlog too, without being solved; they are in neither flow.",
  ],
  sources: [dbtZendesk],
  since: "0.1.0",
});
