import { caseFact } from "../../facts/case.ts";
import { count, sum } from "../../language/aggregate.ts";
import { dbtZendesk } from "../case-sources.ts";
import { neverInBacklog } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Backlog: number of cases that are open at the end of observation. */
export const backlog = metric({
  id: "backlog",
  unit: "cases",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: ({ discarded, canceled, resolved }) => ({
    ...neverInBacklog({ discarded, canceled }),
    resolved,
  }),
  parts: () => ({ open: count() }),
  value: ({ open }) => open,
  variants: (vary) => ({
    withoutPending: vary({
      excluded: ({ discarded, canceled, resolved, waitingOn }) => ({
        ...neverInBacklog({ discarded, canceled }),
        resolved,
        pending: waitingOn.equals("customer"),
      }),
    }),
    fromFlow: vary({
      excluded: ({
        discarded,
        canceled,
        createdInWindow,
        openAtWindowStart,
        resolutionsInWindow,
        reopensInWindow,
      }) => ({
        ...neverInBacklog({ discarded, canceled }),
        windowUnknown: createdInWindow.isMissing(),
        flowUnknown: openAtWindowStart
          .isMissing()
          .or(resolutionsInWindow.isMissing())
          .or(reopensInWindow.isMissing()),
      }),
      parts: ({ openAtWindowStart, createdInWindow, reopensInWindow, resolutionsInWindow }) => ({
        opening: count(openAtWindowStart),
        created: count(createdInWindow),
        reopened: sum(reopensInWindow),
        solved: sum(resolutionsInWindow),
      }),
      value: ({ opening, created, reopened, solved }) => opening.plus(created).plus(reopened).minus(solved),
    }),
  }),
});

function life(
  openAtWindowStart: boolean,
  createdInWindow: boolean,
  reopensInWindow: number,
  resolutionsInWindow: number,
) {
  return { openAtWindowStart, createdInWindow, reopensInWindow, resolutionsInWindow };
}

export const backlogEntry = entry(backlog, {
  name: "Backlog",
  aliases: ["open cases", "unsolved tickets", "work in progress"],
  says: "Number of cases that are open at the end of observation.",
  population:
    "Cases that are not resolved at the end of observation, whoever is waited for; one that was reopened is open. Spam, tests, merged, deleted and canceled cases and resolved ones are left out and counted.",
  recommended:
    "All unresolved cases: the customer has the problem still, whether an agent, a third party or the customer is waited for. Over time it is measured over the facts of several ends of observation, placed by `observedAt`: a case that is open for a year is in the backlog of every month, and in the period of its creation alone nowhere but there.",
  variants: {
    withoutPending: {
      says: "Without cases that wait for the customer: what the company could work on.",
      usedBy: [],
    },
    fromFlow: {
      says: "Open as the window began + created + reopened − solved within it: the same number from what moved, where every resolution and reopening is known.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "dbt_zendesk",
      calls: "unsolved tickets",
      variant: null,
      differs: "Status new, open, pending or on hold at the moment of the query, which is the same.",
      source: dbtZendesk,
    },
  ],
  examples: [
    {
      rows: [{ resolved: false }, { resolved: false }, { resolved: true }],
      gives: 2,
      excluded: { resolved: 1 },
      because: "Two of three are open, whoever is waited for.",
    },
    {
      rows: [{ resolved: true }],
      gives: 0,
      excluded: { resolved: 1 },
      because: "Everything is resolved: nothing is open.",
    },
    { rows: [], gives: 0, because: "No case, so none is open; a count of nothing is 0." },
    {
      rows: [
        { resolved: false },
        { resolved: false, canceled: true },
        { resolved: false, canceled: null },
        { resolved: false, discarded: "spam" },
        { resolved: false, discarded: "merged" },
      ],
      gives: 2,
      excluded: { canceled: 1, spam: 1, merged: 1 },
      because:
        "One is open, and one of which nobody said that it was called off. The others are no work left to do.",
    },
    {
      variant: "withoutPending",
      rows: [
        { resolved: false, waitingOn: "agent" },
        { resolved: false, waitingOn: "third-party" },
        { resolved: false, waitingOn: "customer" },
        { resolved: false, waitingOn: null },
        { resolved: true, waitingOn: "nobody" },
      ],
      gives: 3,
      excluded: { pending: 1, resolved: 1 },
      because: "Of four open cases one waits for the customer; of another it is not known, and it counts.",
    },
    {
      variant: "fromFlow",
      rows: [
        life(true, false, 0, 1),
        life(true, false, 0, 0),
        life(false, true, 0, 0),
        life(false, true, 1, 2),
        life(false, false, 1, 0),
        { openAtWindowStart: null, createdInWindow: false, reopensInWindow: null, resolutionsInWindow: null },
        { createdInWindow: null },
      ],
      gives: 3,
      excluded: { flowUnknown: 1, windowUnknown: 1 },
      because:
        "2 open at first, 2 created, 2 reopened, 3 solved: 2 + 2 + 2 − 3. One of old, one new and one reopened are left.",
    },
  ],
  beware: [
    "It is a stock, not a flow: the backlogs of thirty days do not add up to that of the month.",
    "Counted by period of creation it is only the part of the backlog that was opened in that period.",
    "Rows of several ends of observation count a case several times; measure them by `observedAt`, one end a period.",
    "Statuses that a tool has of its own decide it: a status that nobody mapped counts as open.",
    "Read it with its age and with the days it takes to work off: 500 cases are much or little.",
  ],
  sources: [dbtZendesk],
  since: "0.1.0",
});
