import { caseFact } from "../../facts/case.ts";
import { count, most } from "../../language/aggregate.ts";
import { neverInBacklog } from "../cases.ts";
import { entry } from "../entry.ts";
import { departures, departureUnknown } from "../flow.ts";
import { metric } from "../metric.ts";

const DAY_MS = 86_400_000;

/** Backlog days: open cases ÷ cases solved a day over the window, in days. */
export const backlogDays = metric({
  id: "backlogDays",
  unit: "days",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => ({
    ...neverInBacklog(one),
    windowUnknown: one.windowMs.isMissing(),
    resolutionUnknown: departureUnknown(one),
  }),
  parts: (one) => ({
    open: count(one.resolved.not()),
    ...departures(one),
    windowMs: most(one.windowMs),
  }),
  value: ({ open, solved, windowMs }) => open.times(windowMs).over(solved.times(DAY_MS)),
});

function aWeek(also: { readonly resolved: boolean; readonly resolutionsInWindow: number | null }) {
  return { windowMs: 7 * DAY_MS, createdInWindow: false, ...also };
}

export const backlogDaysEntry = entry(backlogDays, {
  name: "Backlog days",
  aliases: ["days to clear the backlog", "backlog coverage"],
  says: "Days it would take to work off the open cases at the pace of the window.",
  population:
    "Cases of which it is known whether they are open at the end of observation and how often they were resolved within the window; the window must be asked for and end with the observation. Spam, tests, merged, deleted and canceled cases are left out and counted, and so are all rows without a window.",
  recommended:
    "All open cases over the mean of those solved a calendar day, weekends with them, over a window long enough to hold ordinary weeks: four weeks rather than three days.",
  variants: {},
  examples: [
    {
      rows: [
        ...Array.from({ length: 10 }, () => aWeek({ resolved: false, resolutionsInWindow: 0 })),
        ...Array.from({ length: 14 }, () => aWeek({ resolved: true, resolutionsInWindow: 1 })),
      ],
      gives: 5,
      because: "10 are open and 14 were solved in 7 days, 2 a day: 5 days.",
    },
    {
      rows: [aWeek({ resolved: true, resolutionsInWindow: 1 })],
      gives: 0,
      because: "Nothing is open: a real zero.",
    },
    { rows: [], gives: null, because: "No case and no window, so there is no pace." },
    {
      rows: [
        aWeek({ resolved: false, resolutionsInWindow: 0 }),
        aWeek({ resolved: false, resolutionsInWindow: 0 }),
      ],
      gives: null,
      because: "Nothing was solved: at that pace it never ends, which is no number of days.",
    },
    {
      rows: [
        aWeek({ resolved: false, resolutionsInWindow: 1 }),
        aWeek({ resolved: true, resolutionsInWindow: null }),
        { windowMs: 7 * DAY_MS, createdInWindow: true, resolvedInWindow: true, resolved: true },
        { resolved: false },
        { ...aWeek({ resolved: false, resolutionsInWindow: 0 }), discarded: "test" },
      ],
      gives: 3.5,
      excluded: { resolutionUnknown: 1, windowUnknown: 1, test: 1 },
      because:
        "One is open, solved once and reopened; another was last solved in the window, nobody knows how often. 1 open, 2 solved in 7 days.",
    },
  ],
  beware: [
    "It assumes that nothing new comes in: with an inflow as large as the outflow the backlog is never worked off.",
    "A short window follows weekends and holidays; a long one an old pace.",
    "A day is one of the calendar. A team that works five days needs the same days, and fewer of its own.",
    "Nothing solved gives no value, not 0 and not infinity.",
  ],
  sources: [
    {
      by: "Little",
      title: "A proof for the queuing formula: L = λW, Operations Research 9(3)",
      url: "https://doi.org/10.1287/opre.9.3.383",
      year: 1961,
    },
  ],
  since: "0.1.0",
});
