import { journeyFact } from "../../facts/journey.ts";
import { count, quantile, sum, variance } from "../../language/aggregate.ts";
import { orderStatistics } from "../../statistics/order-statistics.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { goalNotReached } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Steps to goal: median number of steps that customers take until they reach their goal. */
export const stepsToGoal = metric({
  id: "stepsToGoal",
  unit: "steps",
  better: "lower",
  domain: "journey",
  range: [0, null],
  of: journeyFact,
  excluded: (journey) => ({ ...goalNotReached(journey), stepsUnknown: journey.steps.isMissing() }),
  parts: ({ steps }) => ({ median: quantile(0.5, steps) }),
  value: ({ median }) => median,
  interval: orderStatistics("median", 0.5, 1),
  variants: (vary) => ({
    mean: vary({
      parts: ({ steps }) => ({ steps: sum(steps), journeys: count(), variance: variance(steps) }),
      value: ({ steps, journeys }) => steps.over(journeys),
      interval: studentMean({ sum: "steps", variance: "variance" }, 1),
    }),
  }),
});

/** A journey that reached its goal in so many steps. */
const reachedIn = (steps: number | null) => ({ ended: true, completed: true, steps });

export const stepsToGoalEntry = entry(stepsToGoal, {
  name: "Steps to goal",
  aliases: ["clicks to goal", "interactions to goal"],
  says: "Median number of steps that customers take until they reach their goal.",
  population:
    "Journeys that reached their goal. A step is a touchpoint that the customer took, repeated ones counted again; what the company, a machine or a third party started is none. Journeys without touchpoints on record are left out as stepsUnknown.",
  recommended:
    "The median, to be watched and not to be aimed at: Porter (2003) found no drop in success after the third click.",
  variants: {
    mean: { says: "Mean instead of median; a few long ways move it.", usedBy: [] },
  },
  examples: [
    {
      rows: [reachedIn(3), reachedIn(5), reachedIn(40)],
      gives: 5,
      because: "Of 3, 5 and 40 the middle one.",
    },
    { rows: [reachedIn(2), reachedIn(3)], gives: 2.5, because: "Half-way between 2 and 3." },
    { rows: [], gives: null, because: "Nobody reached a goal." },
    {
      rows: [
        reachedIn(4),
        reachedIn(null),
        { ended: true, completed: false, steps: 9 },
        { ended: false, completed: false, steps: 2 },
        { ended: null, completed: null, steps: 1 },
      ],
      gives: 4,
      excluded: { stepsUnknown: 1, notCompleted: 1, open: 1, outcomeUnknown: 1 },
      because: "One journey reached its goal in a known number of steps; two steps so far are not two steps.",
    },
    {
      variant: "mean",
      rows: [reachedIn(3), reachedIn(5), reachedIn(40)],
      gives: 16,
      because: "48 steps in three journeys.",
    },
  ],
  beware: [
    "The three-click rule is a myth: do not make it a target.",
    "What counts as a step is a choice: clicks, screens and contacts give three numbers.",
    "Those who gave up are not in it. Many steps among them are friction that this does not show.",
    "Fewer steps are no gain where each becomes harder.",
  ],
  sources: [
    {
      by: "Porter, User Interface Engineering",
      title: "Testing the Three-Click Rule",
      year: 2003,
    },
    {
      by: "Nielsen Norman Group",
      title: "The 3-Click Rule for Navigation Is False",
      url: "https://www.nngroup.com/articles/3-click-rule/",
      year: 2019,
    },
  ],
  since: "0.1.0",
});
