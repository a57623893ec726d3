import { caseFact } from "../../facts/case.ts";
import { count, sum } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { freshdeskReopening, intercomApi, zendeskClosing } from "../case-sources.ts";
import { notACase, onBusinessClock } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

const DAY_MS = 86_400_000;

/** Reopen rate: share of the cases resolved that were opened again within a window, from 0 to 1. */
export const reopenRate = metric({
  id: "reopenRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: caseFact,
  given: { windowMs: 30 * DAY_MS },
  excluded: (one, { windowMs }) => ({
    ...notACase(one),
    ...onBusinessClock(one),
    neverResolved: one.resolved.not().and(one.reopened.isMissing().or(one.reopened.not())),
    reopenedUnknown: one.reopened.isMissing(),
    windowOpen: one.observedAfterResolutionMs.lessThan(windowMs),
  }),
  parts: ({ reopened, reopenedAfterMs }, { windowMs }) => ({
    reopened: count(reopened.and(reopenedAfterMs.isMissing().or(reopenedAfterMs.atMost(windowMs)))),
    resolved: count(),
  }),
  value: ({ reopened, resolved }) => reopened.over(resolved),
  interval: wilson("reopened", "resolved"),
  variants: (vary) => ({
    ever: vary({
      given: {},
      excluded: (one) => ({
        ...notACase(one),
        neverResolved: one.resolved.not().and(one.reopened.isMissing().or(one.reopened.not())),
        reopenedUnknown: one.reopened.isMissing(),
      }),
      parts: ({ reopened }) => ({ reopened: count(reopened), resolved: count() }),
      value: ({ reopened, resolved }) => reopened.over(resolved),
      interval: wilson("reopened", "resolved"),
    }),
    events: vary({
      range: [0, null],
      given: {},
      excluded: (one) => ({
        ...notACase(one),
        neverResolved: one.resolved.not().and(one.reopens.isMissing().or(one.reopens.equals(0))),
        reopensUnknown: one.reopens.isMissing(),
      }),
      parts: ({ resolved, reopens }) => ({
        reopens: sum(reopens),
        openAgain: count(resolved.not()),
        cases: count(),
      }),
      // Between two resolutions lies one reopening, and one that is open again was not resolved after its last.
      value: ({ reopens, openAgain, cases }) => reopens.over(reopens.plus(cases).minus(openAgain)),
    }),
  }),
});

const metricHq = {
  by: "Klipfolio MetricHQ",
  title: "Ticket reopen rate",
  url: "https://www.metrichq.org/support/ticket-reopen-rate/",
};
const kaizo = {
  by: "Kaizo",
  title: "Reopen rate",
  url: "https://support.kaizo.com/hc/en-us/articles/360020782518",
};

export const reopenRateEntry = entry(reopenRate, {
  name: "Reopen rate",
  aliases: ["ticket reopen rate", "reopened cases"],
  says: "Share of the cases resolved that were opened again within 30 days.",
  population:
    "Cases that were resolved at least once, open again or not, of which it is known whether they were reopened. Where the end of observation is known, the 30 days after they were first resolved must be over by then; cases whose window is still open are left out and counted, since their reopening may be yet to come. So are spam, tests, merged and deleted cases, those never resolved, and rows on the business clock, as the window is one of the calendar. Where it is not known when a reopened case was first resolved or reopened, it counts as reopened.",
  recommended:
    "Of the cases resolved, because no other can be reopened, and within a window that has passed, because last week's cases had less time to come back. 30 days, because a customer takes days to find out that nothing was solved; `windowMs` sets another. Over facts without an end of observation nothing is left out for its window.",
  variants: {
    ever: {
      says: "Reopened at any time until the end of observation, of all that were resolved: recent cases flatter it.",
      usedBy: [metricHq],
    },
    events: {
      says: "Reopenings ÷ resolutions: a case that came back three times counts three times.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Klipfolio MetricHQ",
      calls: "Ticket reopen rate",
      variant: "ever",
      differs:
        "Reopened tickets over resolved tickets without a window. Its example of 25 in 450 is printed as 5.5 % and is 5.56 %.",
      source: metricHq,
    },
    {
      tool: "Kaizo",
      calls: "Reopen rate",
      differs: "Given agent by agent, so what counts for whom is a rule of its own.",
      source: kaizo,
    },
    {
      tool: "Zendesk",
      calls: "Reopens",
      differs:
        "A closed ticket is never reopened: the customer's reply makes a follow-up ticket, which no reopen rate sees.",
      source: zendeskClosing,
    },
    {
      tool: "Freshdesk",
      calls: "Reopened tickets",
      differs:
        "A closed ticket is reopened by a reply at any time, a thank-you included, so its rates run higher.",
      source: freshdeskReopening,
    },
    {
      tool: "Intercom (API)",
      calls: "count_reopens",
      variant: "events",
      differs: "The number of reopenings of each conversation; the rate is left to the reader.",
      source: intercomApi,
    },
  ],
  examples: [
    {
      rows: [
        { resolved: true, reopened: false, observedAfterResolutionMs: 90 * DAY_MS },
        { resolved: true, reopened: false, observedAfterResolutionMs: 30 * DAY_MS },
        {
          resolved: true,
          reopened: true,
          reopenedAfterMs: 30 * DAY_MS,
          observedAfterResolutionMs: 90 * DAY_MS,
        },
        {
          resolved: true,
          reopened: true,
          reopenedAfterMs: 31 * DAY_MS,
          observedAfterResolutionMs: 90 * DAY_MS,
        },
      ],
      gives: 1 / 4,
      because:
        "Reopened after exactly 30 days is within 30 days, after 31 it is another matter; 30 days of observation are a whole window.",
    },
    {
      rows: [{ resolved: true, reopened: false }],
      gives: 0,
      because: "Resolved and not reopened, in records as they stand: a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so nothing can be reopened." },
    {
      rows: [
        { resolved: true, reopened: false, observedAfterResolutionMs: 60 * DAY_MS },
        { resolved: false, reopened: true },
        { resolved: true, reopened: null },
        { resolved: false, reopened: false },
        { resolved: true, reopened: false, observedAfterResolutionMs: 2 * DAY_MS },
        { resolved: true, reopened: true, reopenedAfterMs: DAY_MS, observedAfterResolutionMs: 2 * DAY_MS },
        { resolved: true, reopened: false, clock: "business" },
        { resolved: true, reopened: true, discarded: "merged" },
      ],
      gives: 1 / 2,
      excluded: { reopenedUnknown: 1, neverResolved: 1, windowOpen: 2, businessClock: 1, merged: 1 },
      because:
        "One stayed resolved and one is open again, nobody knows since when. Of the two resolved two days ago one came back already; both are left out, as failures show before successes do.",
    },
    {
      rows: [
        { resolved: true, reopened: true, reopenedAfterMs: 8 * DAY_MS },
        { resolved: true, reopened: true, reopenedAfterMs: 2 * DAY_MS },
      ],
      given: { windowMs: 7 * DAY_MS },
      gives: 1 / 2,
      because: "Within a week one of the two was reopened.",
    },
    {
      variant: "ever",
      rows: [
        { resolved: true, reopened: true },
        { resolved: true, reopened: false },
        { resolved: false, reopened: true },
        { resolved: false, reopened: null },
      ],
      gives: 2 / 3,
      excluded: { neverResolved: 1 },
      because: "Two of the three that were resolved were reopened, one of them is open still.",
    },
    {
      variant: "events",
      rows: [
        { resolved: true, reopens: 3 },
        { resolved: true, reopens: 0 },
        { resolved: false, reopens: 1 },
        { resolved: true, reopens: null },
        { resolved: false, reopens: 0 },
      ],
      gives: 4 / 6,
      excluded: { reopensUnknown: 1, neverResolved: 1 },
      because: "4 reopenings of 6 resolutions: four of the first case, one of the second, one of the third.",
    },
  ],
  beware: [
    "Tools differ in what can be reopened: Zendesk never reopens a closed ticket, Freshdesk does so at each reply. Their rates do not compare.",
    "A thank-you that reopens a case is no failure; where the tool recognises it, leave that reopening out of the record.",
    "Cases of the last weeks have had little time to come back; without an end of observation nothing is left out for that.",
    "Reopened over received mixes in cases that were never resolved, and is lower.",
    "A customer who opens a new case instead is not seen here; first contact resolution sees it.",
  ],
  sources: [metricHq, kaizo, zendeskClosing, freshdeskReopening],
  since: "0.1.0",
});
