import { newUserFact } from "../../facts/new-user.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { notMature } from "../new-users.ts";

const DAY_MS = 86_400_000;

/** Activation rate: share of new users who reached the activation event within a window, from 0 to 1. */
export const activationRate = metric({
  id: "activationRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: newUserFact,
  given: { windowMs: 7 * DAY_MS },
  excluded: (user, { windowMs }) => notMature(user, windowMs),
  parts: ({ activatedMs }, { windowMs }) => ({
    activated: count(activatedMs.atMost(windowMs)),
    newUsers: count(),
  }),
  value: ({ activated, newUsers }) => activated.over(newUsers),
  interval: wilson("activated", "newUsers"),
  variants: (vary) => ({
    uncensored: vary({
      given: {},
      excluded: (user) => ({ ...notACustomer(user), observationUnknown: user.observedMs.isMissing() }),
      parts: ({ activatedMs }) => ({ activated: count(activatedMs.isKnown()), newUsers: count() }),
      value: ({ activated, newUsers }) => activated.over(newUsers),
      interval: wilson("activated", "newUsers"),
    }),
  }),
});

/** A user who signed up so many days ago and was activated so many days later. */
const signedUp = (daysAgo: number, activatedAfterDays: number | null = null) => ({
  observedMs: daysAgo * DAY_MS,
  activatedMs: activatedAfterDays === null ? null : activatedAfterDays * DAY_MS,
});

export const activationRateEntry = entry(activationRate, {
  name: "Activation rate",
  aliases: ["user activation rate", "new user activation"],
  says: "Share of new users who reached the activation event within a window since they signed up.",
  population:
    "New users who were observed for the whole window since they signed up. Younger ones are left out, those activated already included; so are tests, the company's own people and users who were merged into another.",
  recommended:
    "Within a window, of all whose window has run out, so that one week's users compare with another's. Seven days is a convention; set `windowMs` to the rhythm in which the product is used. Which event is the activation is the company's finding: one that tells who stays.",
  variants: {
    uncensored: {
      says: "Activated so far over all new users, yesterday's included. It rises by itself as time goes by.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [signedUp(30, 1), signedUp(30, 7), signedUp(30, 8), signedUp(30)],
      gives: 0.5,
      because: "7 days are within 7 days, 8 are not: 2 of 4.",
    },
    {
      rows: [signedUp(30, 1), signedUp(30, 7)],
      given: { windowMs: DAY_MS },
      gives: 0.5,
      because: "Within a day 1 of 2.",
    },
    { rows: [signedUp(7)], gives: 0, because: "One user, seen for the whole week and not activated." },
    { rows: [], gives: null, because: "Nobody signed up." },
    {
      rows: [
        signedUp(30, 2),
        signedUp(30),
        signedUp(6, 1),
        { observedMs: null, activatedMs: DAY_MS },
        { ...signedUp(30, 1), discarded: "test" },
        { ...signedUp(30, 1), discarded: "internal" },
        { ...signedUp(30, 1), discarded: "merged" },
      ],
      gives: 0.5,
      excluded: { immature: 1, observationUnknown: 1, test: 1, internal: 1, discarded: 1 },
      because: "1 of 2. The third was quick, yet its slow peers of the same day are not to be seen so soon.",
    },
    {
      variant: "uncensored",
      rows: [
        signedUp(30, 20),
        signedUp(1),
        signedUp(1),
        signedUp(1),
        { observedMs: null, activatedMs: null },
      ],
      gives: 0.25,
      excluded: { observationUnknown: 1 },
      because: "1 of 4, three of whom signed up yesterday.",
    },
  ],
  beware: [
    "Young users counted in make the last weeks look bad; activated ones alone make them look good.",
    "The activation event must come before staying and must not be staying itself, or the rate is retention under another name.",
    "A new event or window makes another metric; do not put the two in one line.",
    "Users and accounts give two rates where several users share an account.",
  ],
  sources: [
    {
      by: "BigDelta",
      title: "Activation rate",
      url: "https://bigdelta.com/library/metrics/activation-rate",
    },
  ],
  since: "0.1.0",
});
