import { cartFact } from "../../facts/cart.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

const WEEK_MS = 604_800_000;

/** Cart abandonment rate: share of carts that were not ordered within a recovery window, from 0 to 1. */
export const cartAbandonmentRate = metric({
  id: "cartAbandonmentRate",
  unit: "ratio",
  better: "lower",
  domain: "journey",
  range: [0, 1],
  of: cartFact,
  given: { recoveryMs: WEEK_MS },
  excluded: ({ discarded, observedMs }, { recoveryMs }) => ({
    discarded: discarded.isKnown(),
    observationUnknown: observedMs.isMissing(),
    immature: observedMs.lessThan(recoveryMs),
  }),
  parts: ({ untilOrderMs }, { recoveryMs }) => ({
    abandoned: count(untilOrderMs.isMissing().or(untilOrderMs.moreThan(recoveryMs))),
    carts: count(),
  }),
  value: ({ abandoned, carts }) => abandoned.over(carts),
  interval: wilson("abandoned", "carts"),
  variants: (vary) => ({
    checkouts: vary({
      excluded: ({ discarded, checkoutStarted, checkoutObservedMs }, { recoveryMs }) => ({
        discarded: discarded.isKnown(),
        checkoutUnknown: checkoutStarted.isMissing(),
        noCheckout: checkoutStarted.not(),
        observationUnknown: checkoutObservedMs.isMissing(),
        immature: checkoutObservedMs.lessThan(recoveryMs),
      }),
      parts: ({ checkoutUntilOrderMs }, { recoveryMs }) => ({
        abandoned: count(checkoutUntilOrderMs.isMissing().or(checkoutUntilOrderMs.moreThan(recoveryMs))),
        checkouts: count(),
      }),
      value: ({ abandoned, checkouts }) => abandoned.over(checkouts),
      interval: wilson("abandoned", "checkouts"),
    }),
    sessions: vary({
      given: {},
      excluded: ({ discarded, sessionId, orderedInSession }) => ({
        discarded: discarded.isKnown(),
        sessionUnknown: sessionId.isMissing(),
        outcomeUnknown: orderedInSession.isMissing(),
      }),
      parts: ({ sessionId, orderedInSession }) => ({
        sessions: distinct(sessionId),
        sessionsWithOrder: distinct(sessionId, orderedInSession),
      }),
      value: ({ sessions, sessionsWithOrder }) => sessions.minus(sessionsWithOrder).over(sessions),
    }),
  }),
});

const DAY_MS = 86_400_000;
/** A cart filled 30 days ago, and ordered so many days later. */
const ordered = (afterDays: number) => ({ untilOrderMs: afterDays * DAY_MS, observedMs: 30 * DAY_MS });
const abandoned = { untilOrderMs: null, observedMs: 30 * DAY_MS };

const primeCalculator = {
  by: "PrimeCalculator",
  title: "Cart Abandonment Rate Calculator Formula",
  url: "https://theprimecalculator.com/business/cart-abandonment-rate-calculator/formula",
};
const goodContent = {
  by: "GoodContent",
  title: "Abandonment rate",
  url: "http://goodcontent.org/digital-marketing/abandonment-rate/",
};
const analyticsPack = {
  by: "AnalyticsPack",
  title: "Shopping cart abandonment rate",
  url: "https://www.analyticspack.com/metrics/7-shopping-cart-abandonment-rate",
};

export const cartAbandonmentRateEntry = entry(cartAbandonmentRate, {
  name: "Cart abandonment rate",
  aliases: ["shopping cart abandonment", "abandoned cart rate", "checkout abandonment rate"],
  says: "Share of carts into which something was put that were not ordered within a recovery window.",
  population:
    "Carts that something was put into, observed for the whole recovery window since. A cart ordered after the window counts as abandoned. Younger carts, tests and robots are left out and counted.",
  recommended:
    "Carts, one cart one unit, each with the same time to be ordered in: customers come back on another day and another device, and a rate by session would count their cart as lost. The recovery window of 7 days is a convention; set `recoveryMs` to what your reminders work with.",
  variants: {
    checkouts: {
      says: "Of the carts whose checkout was started, those not ordered within the window since: checkout abandonment.",
      usedBy: [],
    },
    sessions: {
      says: "Sessions in which a cart was created and in which no cart was ordered, of all such sessions. An order in a later session does not help, and a session that still goes on counts with what it has come to.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "GoodContent",
      calls: "Abandonment rate",
      variant: null,
      differs:
        "Abandoned over abandoned and completed: the same share where every cart is one or the other. It names no window.",
      source: goodContent,
    },
    {
      tool: "AnalyticsPack",
      calls: "Shopping cart abandonment rate",
      variant: null,
      differs: "One less orders over carts created, without a window.",
      source: analyticsPack,
    },
    {
      tool: "PrimeCalculator",
      calls: "Cart abandonment rate",
      variant: null,
      differs:
        "The same, in percent; without any carts it gives 0 %, which would be perfect, where this gives null.",
      source: primeCalculator,
    },
  ],
  examples: [
    {
      rows: [ordered(0), ordered(7), ordered(8), abandoned],
      gives: 0.5,
      because: "7 days are within 7 days: two of four ordered in time, two did not.",
    },
    {
      rows: [ordered(2), ordered(0)],
      given: { recoveryMs: DAY_MS },
      gives: 0.5,
      because: "Within a day one of two was ordered.",
    },
    { rows: [], gives: null, because: "There was no cart; that is neither 0 % nor 100 %." },
    {
      rows: [
        ordered(1),
        { untilOrderMs: null, observedMs: DAY_MS },
        { untilOrderMs: 0, observedMs: DAY_MS },
        { untilOrderMs: null, observedMs: null },
        { ...abandoned, discarded: "bot" },
      ],
      gives: 0,
      excluded: { immature: 2, observationUnknown: 1, discarded: 1 },
      because:
        "One cart can be judged. Yesterday's are left out whether ordered or not, or they would all look alike.",
    },
    {
      variant: "checkouts",
      rows: [
        {
          ...ordered(1),
          checkoutStarted: true,
          checkoutUntilOrderMs: 60_000,
          checkoutObservedMs: 29 * DAY_MS,
        },
        { ...abandoned, checkoutStarted: true, checkoutUntilOrderMs: null, checkoutObservedMs: 29 * DAY_MS },
        { ...abandoned, checkoutStarted: false },
        { checkoutStarted: null },
        { ...abandoned, checkoutStarted: true, checkoutUntilOrderMs: null, checkoutObservedMs: DAY_MS },
      ],
      gives: 0.5,
      excluded: { noCheckout: 1, checkoutUnknown: 1, immature: 1 },
      because: "Of two checkouts that had a week one became an order.",
    },
    {
      variant: "sessions",
      rows: [
        { ...abandoned, sessionId: "s-1", orderedInSession: false },
        { ...ordered(0), sessionId: "s-1", orderedInSession: true },
        { ...ordered(3), sessionId: "s-2", orderedInSession: false },
        { ...ordered(1), sessionId: "s-3", orderedInSession: null },
        { sessionId: null },
      ],
      gives: 0.5,
      excluded: { outcomeUnknown: 1, sessionUnknown: 1 },
      because:
        "Two sessions with a cart; in one of them a cart was ordered. The other one's was ordered three days later.",
    },
  ],
  beware: [
    "Carts, checkouts and sessions are three denominators; the highest of the three is the one that gets quoted.",
    "Orders without a cart (by telephone, buy now) must not be taken off: count carts that were ordered.",
    "Without a window yesterday's carts are always the worst.",
    "Many carts are wish lists. Published averages near 70 % pool studies with different denominators.",
    "No carts give no rate; calculators that print 0 % report a perfect day.",
  ],
  sources: [
    goodContent,
    primeCalculator,
    analyticsPack,
    {
      by: "Baymard Institute",
      title: "Cart abandonment rate statistics",
      url: "https://baymard.com/lists/cart-abandonment-rate",
    },
  ],
  since: "0.1.0",
});
