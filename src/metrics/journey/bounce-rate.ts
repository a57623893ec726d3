import { sessionFact } from "../../facts/session.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

interface EngagementColumns {
  readonly durationMs: Expression<"durationMs", "int">;
  readonly keyEvents: Expression<"keyEvents", "int">;
  readonly views: Expression<"views", "int">;
}
interface EngagementBounds {
  readonly engagedAboveMs: Expression<never, "int">;
  readonly engagedKeyEvents: Expression<never, "int">;
  readonly engagedViews: Expression<never, "int">;
}

/** Unknown where none of the three is known to hold and one is not known. */
const isEngaged = (
  { durationMs, keyEvents, views }: EngagementColumns,
  { engagedAboveMs, engagedKeyEvents, engagedViews }: EngagementBounds,
) =>
  durationMs.moreThan(engagedAboveMs).or(keyEvents.atLeast(engagedKeyEvents)).or(views.atLeast(engagedViews));

/** Bounce rate: share of sessions without engagement (over 10 s, a key event or two views), from 0 to 1. */
export const bounceRate = metric({
  id: "bounceRate",
  unit: "ratio",
  better: "lower",
  domain: "journey",
  range: [0, 1],
  of: sessionFact,
  given: { engagedAboveMs: 10_000, engagedKeyEvents: 1, engagedViews: 2 },
  excluded: (session, bounds) => ({
    open: session.open,
    engagementUnknown: isEngaged(session, bounds).isMissing(),
  }),
  parts: (session, bounds) => ({
    bounced: count(isEngaged(session, bounds).not()),
    sessions: count(),
  }),
  value: ({ bounced, sessions }) => bounced.over(sessions),
  interval: wilson("bounced", "sessions"),
  variants: (vary) => ({
    singlePage: vary({
      given: {},
      excluded: ({ open, interactions }) => ({
        open,
        interactionsUnknown: interactions.isMissing(),
      }),
      parts: ({ interactions }) => ({ bounced: count(interactions.atMost(1)), sessions: count() }),
      value: ({ bounced, sessions }) => bounced.over(sessions),
      interval: wilson("bounced", "sessions"),
    }),
  }),
});

const googleAnalytics = {
  by: "Google Analytics 4",
  title: "Session / engaged session",
  url: "https://support.google.com/analytics/answer/12798876",
};
const reconstructr = {
  by: "reconstructr",
  title: "bounce_rate",
  url: "https://search.r-project.org/CRAN/refmans/reconstructr/html/bounce_rate.html",
};
const bigQueryOutput = {
  by: "jhnvdw",
  title: "GA4 BigQuery output",
  url: "https://gist.github.com/jhnvdw/5c8f00df72232925d7d4ae9f786b8e6f",
};

const session = (durationMs: number | null, views: number | null, keyEvents: number | null = 0) => ({
  durationMs,
  views,
  keyEvents,
});

export const bounceRateEntry = entry(bounceRate, {
  name: "Bounce rate",
  aliases: ["non-engagement rate", "single-page sessions"],
  says: "Share of sessions without engagement: none of over 10 seconds, a key event, or two views.",
  population:
    "Sessions that are over. A session is engaged if it lasted more than 10 s, or had a key event, or at least two page or screen views. One of which none of the three is known to hold and one is not known is left out as engagementUnknown; one that may still go on is left out as open.",
  recommended:
    "One less the engagement rate, as Google Analytics 4 has it: a visitor who reads one page for five minutes has not bounced. The classic rule (`singlePage`) would say so; the two must never be shown under one name.",
  variants: {
    singlePage: {
      says: "The classic rule: sessions with a single interaction, one view and nothing else, over all sessions.",
      usedBy: [reconstructr],
    },
  },
  tools: [
    {
      tool: "Google Analytics 4",
      calls: "Bounce rate",
      variant: null,
      differs: "It does not: one less the share of engaged sessions, by the same three conditions.",
      source: googleAnalytics,
    },
    {
      tool: "reconstructr",
      calls: "bounce_rate",
      variant: "singlePage",
      differs: "Sessions of a single event, in percent, rounded to two decimals unless told otherwise.",
      source: reconstructr,
    },
    {
      tool: "Google Analytics 4 in BigQuery",
      calls: "Bounces over sessions, and engagement rate",
      differs:
        "A published output has 874 bounces of 1,898 sessions (46.0 %) beside an engagement rate of 36.1 %. The two do not add up to 1, because the engagement flag may be unset; here every session is engaged, bounced or left out.",
      source: bigQueryOutput,
    },
  ],
  examples: [
    {
      rows: [session(10_000, 1), session(10_001, 1), session(0, 2), session(0, 1, 1)],
      gives: 0.25,
      because:
        "10 s exactly are not more than 10 s; the others are engaged by time, by views and by a key event.",
    },
    {
      rows: [session(30_000, 1), session(70_000, 1)],
      given: { engagedAboveMs: 60_000 },
      gives: 0.5,
      because: "With engagement from over a minute, half a minute is a bounce.",
    },
    { rows: [], gives: null, because: "Nobody came." },
    {
      rows: [
        session(0, 1),
        session(null, 3),
        session(null, 1),
        session(5_000, 1, null),
        { ...session(0, 1), open: true },
      ],
      gives: 0.5,
      excluded: { engagementUnknown: 2, open: 1 },
      because:
        "One bounced, and three views are engagement whatever the time. Of two nobody knows, and one may still look at a second page.",
    },
    {
      variant: "singlePage",
      rows: [
        { interactions: 1 },
        { interactions: 2 },
        { interactions: 9 },
        { interactions: 1, open: true },
        { interactions: null },
      ],
      gives: 1 / 3,
      excluded: { open: 1, interactionsUnknown: 1 },
      because: "One of three sessions was a single interaction.",
    },
  ],
  beware: [
    "The two rules differ by tens of points on the same site; a change of tool looks like a change of visitors.",
    "Without engagement events a one-page session lasts 0 s, whatever was read.",
    "An event sent on every page load makes every session of the classic rule a non-bounce.",
    "Some pages do their work in one view: an address, an opening hour.",
    "Never average the rates of pages or months; add the counts.",
  ],
  sources: [googleAnalytics, reconstructr, bigQueryOutput],
  since: "0.1.0",
});
