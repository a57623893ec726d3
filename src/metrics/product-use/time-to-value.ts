import { newUserFact } from "../../facts/new-user.ts";
import { count, quantile } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notMature } from "../new-users.ts";

const DAY_MS = 86_400_000;

/** Time to value: median time from signing up to the first value, of those who reached it within a window. */
export const timeToValue = metric({
  id: "timeToValue",
  unit: "seconds",
  better: "lower",
  domain: "customer-experience",
  range: [0, null],
  of: newUserFact,
  given: { windowMs: 30 * DAY_MS },
  excluded: (user, { windowMs }) => notMature(user, windowMs),
  parts: ({ valueMs }, { windowMs }) => ({
    medianMs: quantile(0.5, valueMs, valueMs.atMost(windowMs)),
    reached: count(valueMs.atMost(windowMs)),
    newUsers: count(),
  }),
  value: ({ medianMs }) => medianMs.over(1000),
  interval: orderStatistics("medianMs", 0.5, 1000),
  variants: (vary) => ({
    reachRate: vary({
      unit: "ratio",
      better: "higher",
      range: [0, 1],
      parts: ({ valueMs }, { windowMs }) => ({
        reached: count(valueMs.atMost(windowMs)),
        newUsers: count(),
      }),
      value: ({ reached, newUsers }) => reached.over(newUsers),
      interval: wilson("reached", "newUsers"),
    }),
    uncensored: vary({
      given: {},
      excluded: (user) => ({ ...notACustomer(user), observationUnknown: user.observedMs.isMissing() }),
      parts: ({ valueMs }) => ({
        medianMs: quantile(0.5, valueMs),
        reached: count(valueMs.isKnown()),
        newUsers: count(),
      }),
      value: ({ medianMs }) => medianMs.over(1000),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
  }),
});

const DAY = DAY_MS / 1000;
/** A user who signed up so many days ago and found the product of value so many days later. */
const signedUp = (daysAgo: number, valueAfterDays: number | null = null) => ({
  observedMs: daysAgo * DAY_MS,
  valueMs: valueAfterDays === null ? null : valueAfterDays * DAY_MS,
});

export const timeToValueEntry = entry(timeToValue, {
  name: "Time to value",
  abbreviation: "TTV",
  aliases: ["time to first value", "time to first key action"],
  says: "Median time from signing up to the first time that the product was of value, of those who came that far within a window.",
  population:
    "New users who were observed for the whole window since they signed up; the median is of those among them who reached value within it, and the parts say how many did. Younger users, tests, the company's own people and merged ones are left out and counted.",
  recommended:
    "The median over those who reached it is half of the answer: `reached` over `newUsers` is the other half, and reachRate gives it with its interval. A window keeps quick ones of last week from counting without their slow peers; 30 days is a convention. The median time over everybody, those who have not come so far included, is Kaplan and Meier's: hand the times to `kaplanMeier` of touchstone-cx/models.",
  variants: {
    reachRate: {
      says: "Share of new users who reached value within the window.",
      usedBy: [],
    },
    uncensored: {
      says: "Of all who have reached value so far, whenever they signed up. The slow ones among the new are not in it yet, so that it is too short in a growing product.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [signedUp(60, 1), signedUp(60, 2), signedUp(60, 9), signedUp(60)],
      gives: 2 * DAY,
      because:
        "Three reached value, after 1, 2 and 9 days; the fourth has not, which the median does not show.",
    },
    {
      rows: [signedUp(60, 1), signedUp(60, 30), signedUp(60, 31)],
      gives: 15.5 * DAY,
      because: "Half-way between 1 and 30 days, which are within 30; 31 are not.",
    },
    {
      rows: [signedUp(60, 1), signedUp(60, 20)],
      given: { windowMs: 7 * DAY_MS },
      gives: DAY,
      because: "Within a week one reached it, after a day.",
    },
    { rows: [signedUp(60)], gives: null, because: "Nobody reached value: no time, and a reach rate of 0." },
    { rows: [], gives: null, because: "Nobody signed up." },
    {
      rows: [
        signedUp(60, 3),
        signedUp(10, 1),
        { observedMs: null, valueMs: DAY_MS },
        { ...signedUp(60, 1), discarded: "internal" },
      ],
      gives: 3 * DAY,
      excluded: { immature: 1, observationUnknown: 1, internal: 1 },
      because: "One user whose window has run out; the second was quick and is too young.",
    },
    {
      variant: "reachRate",
      rows: [signedUp(60, 1), signedUp(60, 2), signedUp(60, 31), signedUp(60), signedUp(10, 1)],
      gives: 0.5,
      excluded: { immature: 1 },
      because: "2 of the 4 whose 30 days have run out.",
    },
    {
      variant: "uncensored",
      rows: [
        signedUp(60, 40),
        signedUp(10, 1),
        signedUp(2, 1),
        signedUp(2),
        { observedMs: null, valueMs: 5 },
      ],
      gives: DAY,
      excluded: { observationUnknown: 1 },
      because: "Of 1, 1 and 40 days the middle one, young users included.",
    },
  ],
  beware: [
    "A shorter time over fewer users is no gain: read it with the reach rate.",
    "Over those who reached it, users who never will make it no longer. Kaplan–Meier over everybody does not have that fault.",
    "The mean follows a few who came back after a year.",
    "Decide what value is before you look; the first event that is quick is no value.",
  ],
  sources: [
    {
      by: "Product Metrics",
      title: "Time-to-value (TTV)",
      url: "https://www.productmetrics.org/metrics/ttv",
    },
    {
      by: "Kaplan and Meier",
      title:
        "Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53(282)",
      url: "https://doi.org/10.1080/01621459.1958.10501452",
      year: 1958,
    },
  ],
  since: "0.1.0",
});
