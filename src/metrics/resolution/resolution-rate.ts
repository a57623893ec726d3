import { caseFact } from "../../facts/case.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { dbtZendesk } from "../case-sources.ts";
import { notACase } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Resolution rate: share of the cases received that are resolved at the end of observation, from 0 to 1. */
export const resolutionRate = metric({
  id: "resolutionRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: caseFact,
  excluded: ({ discarded, createdInWindow }) => ({
    ...notACase({ discarded }),
    createdOutsideWindow: createdInWindow.not(),
  }),
  parts: ({ resolved }) => ({ resolved: count(resolved), received: count() }),
  value: ({ resolved, received }) => resolved.over(received),
  interval: wilson("resolved", "received"),
  variants: (vary) => ({
    flow: vary({
      range: [0, null],
      excluded: ({ discarded, createdInWindow, resolvedInWindow }) => ({
        ...notACase({ discarded }),
        windowUnknown: createdInWindow.isMissing().or(resolvedInWindow.isMissing()),
        outsideWindow: createdInWindow.not().and(resolvedInWindow.not()),
      }),
      parts: ({ createdInWindow, resolvedInWindow }) => ({
        resolvedInWindow: count(resolvedInWindow),
        createdInWindow: count(createdInWindow),
      }),
      value: ({ resolvedInWindow, createdInWindow }) => resolvedInWindow.over(createdInWindow),
    }),
  }),
});

export const resolutionRateEntry = entry(resolutionRate, {
  name: "Resolution rate",
  aliases: ["case resolution rate", "ticket resolution rate", "solve rate"],
  says: "Share of the cases received that are resolved at the end of observation.",
  population:
    "Cases received, as one cohort: those opened within the window where one was asked for, else all. A case that is open again counts as not resolved, and so does one that was called off. Spam, tests, merged and deleted cases and cases opened outside the window are left out and counted.",
  recommended:
    "The cohort: the same cases are above and below the line, so the rate stays within 0 and 1 and does not praise a team for last month's backlog.",
  variants: {
    flow: {
      says: "Cases last resolved in the window ÷ cases opened in the window; above 1 while a backlog shrinks. A case that was resolved twice counts once.",
      usedBy: [
        {
          by: "Tymeshift",
          title: "Resolution Rate",
          url: "https://v1support.tymeshift.com/hc/en-us/articles/360013269674-Resolution-Rate",
        },
        {
          by: "Helpshift",
          title: "Resolution rate",
          url: "https://www.helpshift.com/glossary/resolution-rate/",
        },
      ],
    },
  },
  examples: [
    {
      rows: [{ resolved: true }, { resolved: true }, { resolved: true }, { resolved: false }],
      gives: 0.75,
      because: "3 of 4 cases are resolved.",
    },
    {
      rows: [{ resolved: false }, { resolved: false }],
      gives: 0,
      because: "Cases were received and none is resolved: a real zero.",
    },
    { rows: [], gives: null, because: "No case was received, so there is nothing to say." },
    {
      rows: [
        { resolved: true, createdInWindow: true },
        { resolved: false, createdInWindow: null },
        { resolved: true, createdInWindow: false },
        { resolved: true, discarded: "spam" },
        { resolved: true, discarded: "merged" },
      ],
      gives: 0.5,
      excluded: { createdOutsideWindow: 1, spam: 1, merged: 1 },
      because:
        "One of two cases of the cohort is resolved; where no window is known a case belongs to it. The third was opened before the window.",
    },
    {
      variant: "flow",
      rows: [
        { createdInWindow: true, resolvedInWindow: true },
        { createdInWindow: true, resolvedInWindow: false },
        { createdInWindow: false, resolvedInWindow: true },
        { createdInWindow: false, resolvedInWindow: true },
        { createdInWindow: false, resolvedInWindow: false },
        { createdInWindow: true, resolvedInWindow: null },
      ],
      gives: 1.5,
      excluded: { outsideWindow: 1, windowUnknown: 1 },
      because: "3 resolved and 2 opened in the window: two of the three came from the backlog.",
    },
    {
      variant: "flow",
      rows: [{ createdInWindow: false, resolvedInWindow: true }],
      gives: null,
      because: "Nothing was opened in the window, so there is nothing to compare with.",
    },
  ],
  beware: [
    "Resolved this month over received this month compares two different sets of cases and can exceed 1; that is the flow variant.",
    "Recent cases had less time to be resolved: compare cohorts of the same age.",
    "It is not first contact resolution: it does not ask how often the customer had to come back.",
    "Marking cases as resolved raises it at once; read it with the reopen rate.",
  ],
  sources: [
    {
      by: "SparrowDesk",
      title: "Resolution Rate: resolved over received tickets",
      url: "https://www.sparrowdesk.com/customer-support-metrics/resolution-rate",
    },
    dbtZendesk,
  ],
  since: "0.1.0",
});
