import { featureUseFact } from "../../facts/feature-use.ts";
import { count, distinct, quantile, sum } from "../../language/aggregate.ts";
import { type Expression, literal } from "../../language/expression.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { ofOne } from "../of-one.ts";

/** Feature adoption: share of eligible active users who used a feature in the window, from 0 to 1. */
export const featureAdoption = metric({
  id: "featureAdoption",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: featureUseFact,
  excluded: (row) => ({ ...notAddressed(row), useUnknown: row.used.isMissing() }),
  parts: ({ used, feature }) => ({
    usersOfFeature: count(used),
    eligibleActiveUsers: count(),
    features: distinct(feature),
  }),
  value: ({ usersOfFeature, eligibleActiveUsers, features }) =>
    usersOfFeature.over(ofOne(features, eligibleActiveUsers)),
  interval: wilson("usersOfFeature", "eligibleActiveUsers"),
  variants: (vary) => ({
    breadth: vary({
      parts: ({ used }) => ({ featuresUsed: count(used), featuresOpenToUsers: count() }),
      value: ({ featuresUsed, featuresOpenToUsers }) => featuresUsed.over(featuresOpenToUsers),
    }),
    depth: vary({
      unit: "counts",
      range: [0, null],
      excluded: (row) => ({
        ...notAddressed(row),
        useUnknown: row.used.isMissing(),
        notUsed: row.used.not(),
        usesUnknown: row.uses.isMissing(),
      }),
      parts: ({ uses, feature }) => ({
        uses: sum(uses),
        usersOfFeature: count(),
        features: distinct(feature),
      }),
      value: ({ uses, usersOfFeature, features }) => uses.over(ofOne(features, usersOfFeature)),
    }),
    timeToAdopt: vary({
      unit: "seconds",
      better: "lower",
      range: [0, null],
      excluded: (row) => ({
        ...notAddressed(row),
        adoptionUnknown: row.used.and(row.adoptedMs.isMissing()),
        neverUsed: row.adoptedMs.isMissing(),
      }),
      parts: ({ adoptedMs, feature }) => ({
        medianMs: quantile(0.5, adoptedMs),
        adopters: count(),
        features: distinct(feature),
      }),
      value: ({ medianMs, features }) => medianMs.over(ofOne(features, literal(1000))),
      interval: orderStatistics("medianMs", 0.5, 1000),
    }),
  }),
});

interface UserColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly eligible: Expression<"eligible", "boolean">;
  readonly active: Expression<"active", "boolean">;
}

/** Users who could not use the feature, or did not use the product at all. */
const notAddressed = ({ discarded, eligible, active }: UserColumns) => ({
  ...notACustomer({ discarded }),
  eligibilityUnknown: eligible.isMissing(),
  notEligible: eligible.not(),
  activityUnknown: active.isMissing(),
  notActive: active.not(),
});

const user = { eligible: true, active: true };
const DAY_MS = 86_400_000;

export const featureAdoptionEntry = entry(featureAdoption, {
  name: "Feature adoption",
  aliases: ["feature adoption rate", "feature usage rate"],
  says: "Share of the active users who could use a feature who did in the window.",
  population:
    "Users who were active in the window and to whom the feature was open by plan, role and platform. Others, those of whom that or the use is unknown, tests, the company's own people and merged users are left out and counted. Over rows of several features the value is null: group by `feature`, or measure breadth.",
  recommended:
    "Over eligible active users: over all users it would tell how many have left, and over those without access what was sold. One use in the window is a use; depth says how many there were. The interval is Wilson's.",
  variants: {
    breadth: {
      says: "Over all features at once: what share of the features open to them users use, each pair of user and feature once.",
      usedBy: [],
    },
    depth: {
      says: "Mean number of uses by those who used the feature.",
      usedBy: [],
    },
    timeToAdopt: {
      says: "Median time from when the user could first use the feature to the first use, of those who ever did. Who has not yet is not in it; with them it is `kaplanMeier` of touchstone-cx/models.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [
        { ...user, used: true },
        { ...user, used: true },
        { ...user, used: false },
        { ...user, used: false },
        { ...user, used: false },
      ],
      gives: 0.4,
      because: "2 of 5 active users who could.",
    },
    { rows: [{ ...user, used: false }], gives: 0, because: "The one user did not use it." },
    { rows: [], gives: null, because: "Nobody could have used it." },
    {
      rows: [
        { ...user, used: true, feature: "export" },
        { ...user, used: false, feature: "search" },
      ],
      gives: null,
      because: "Two features: which of them was adopted by how many? Group by feature.",
    },
    {
      rows: [
        { ...user, used: true },
        { ...user, used: false },
        { ...user, used: null },
        { ...user, eligible: false, used: false },
        { ...user, eligible: null, used: true },
        { ...user, active: false, used: false },
        { ...user, active: null, used: false },
        { ...user, used: true, discarded: "internal" },
      ],
      gives: 0.5,
      excluded: {
        useUnknown: 1,
        notEligible: 1,
        eligibilityUnknown: 1,
        notActive: 1,
        activityUnknown: 1,
        internal: 1,
      },
      because: "1 of the 2 who could, were there, and of whom it is known.",
    },
    {
      variant: "breadth",
      rows: [
        { ...user, used: true },
        { ...user, used: false },
        { ...user, used: true },
        { ...user, used: false, eligible: false },
        { ...user, used: true },
      ],
      gives: 0.75,
      excluded: { notEligible: 1 },
      because: "Of 4 pairs of a user and a feature open to the user 3 came together.",
    },
    {
      variant: "depth",
      rows: [
        { ...user, used: true, uses: 9 },
        { ...user, used: true, uses: 1 },
        { ...user, used: false, uses: 0 },
        { ...user, used: true, uses: null },
      ],
      gives: 5,
      excluded: { notUsed: 1, usesUnknown: 1 },
      because: "10 uses by 2 users.",
    },
    {
      variant: "timeToAdopt",
      rows: [
        { ...user, used: true, adoptedMs: DAY_MS },
        { ...user, used: true, adoptedMs: 3 * DAY_MS },
        { ...user, used: false, adoptedMs: null },
        { ...user, used: true, adoptedMs: null },
      ],
      gives: (2 * DAY_MS) / 1000,
      excluded: { neverUsed: 1, adoptionUnknown: 1 },
      because: "Half-way between a day and three.",
    },
  ],
  beware: [
    "The denominator makes the number: of all users, of active ones, of those with access are three.",
    "Trying is not adopting. Read depth, or look at who came back to it.",
    "A feature that everybody must pass through is adopted by nobody's choice.",
    "A page that was opened is not a feature that was used; count the action it is for.",
  ],
  sources: [
    {
      by: "Ooligo",
      title: "Feature adoption rate",
      url: "https://ooligo.com/en/learn/feature-adoption-rate/",
    },
  ],
  since: "0.1.0",
});
