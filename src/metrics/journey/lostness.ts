import { journeyFact } from "../../facts/journey.ts";
import { count, sum } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { goesOn } from "../journeys.ts";
import { invalid, metric } from "../metric.ts";

interface StepColumns {
  readonly steps: Expression<"steps", "int">;
  readonly uniqueSteps: Expression<"uniqueSteps", "int">;
  readonly minimalSteps: Expression<"minimalSteps", "int">;
}

/** √((N/S − 1)² + (R/N − 1)²): N different steps, S in all, R at least. */
const lostnessOf = ({ steps, uniqueSteps, minimalSteps }: StepColumns) => {
  const repeated = uniqueSteps.over(steps).minus(1);
  const astray = minimalSteps.over(uniqueSteps).minus(1);
  return repeated.times(repeated).plus(astray.times(astray)).power(0.5);
};

/** Lostness: how far people stray from the shortest way to a goal, mean over tasks; 0 is straight. */
export const lostness = metric({
  id: "lostness",
  unit: "index",
  better: "lower",
  domain: "journey",
  range: [0, Math.SQRT2],
  of: journeyFact,
  excluded: (journey) => {
    const { steps, uniqueSteps, minimalSteps } = journey;
    return {
      ...goesOn(journey),
      goalUnknown: minimalSteps.isMissing(),
      stepsUnknown: steps.isMissing().or(uniqueSteps.isMissing()),
      moreThanAll: invalid(uniqueSteps, uniqueSteps.moreThan(steps)),
      underMinimum: uniqueSteps.lessThan(minimalSteps),
    };
  },
  parts: (journey) => ({ lostness: sum(lostnessOf(journey)), tasks: count() }),
  value: ({ lostness, tasks }) => lostness.over(tasks),
  variants: (vary) => ({
    lostShare: vary({
      unit: "ratio",
      range: [0, 1],
      given: { lostAbove: 0.4 },
      parts: (journey, { lostAbove }) => ({
        lost: count(lostnessOf(journey).moreThan(lostAbove)),
        tasks: count(),
      }),
      value: ({ lost, tasks }) => lost.over(tasks),
      interval: wilson("lost", "tasks"),
    }),
  }),
});

const measuringU = {
  by: "MeasuringU",
  title: "Validating a Lostness Measure",
  url: "https://measuringu.com/lostness/",
};
const sharon = {
  by: "Sharon",
  title: "The Complete Guide to Measuring Lostness",
  url: "https://medium.com/art-marketing/the-complete-guide-to-measuring-lostness-c890cc71fe05",
  year: 2016,
};

/** A task that was done, by its different steps, all its steps and the fewest that lead there. */
const task = (uniqueSteps: number | null, steps: number | null, minimalSteps: number | null) => ({
  ended: true,
  uniqueSteps,
  steps,
  minimalSteps,
});

export const lostnessEntry = entry(lostness, {
  name: "Lostness",
  abbreviation: "L",
  aliases: ["lostness metric", "disorientation"],
  says: "How far people stray from the shortest way to a goal, 0 for straight there, mean over tasks.",
  population:
    "Tasks, or journeys, that are over and whose goal is known, so that the fewest steps to it can be told. Those that took fewer different steps than the goal needs stopped short of it or found another way; they are left out as underMinimum.",
  recommended:
    "Smith's formula √((N/S − 1)² + (R/N − 1)²), mean over tasks: N different steps taken, S steps in all, R the fewest that lead to the goal. Above 0.4, people are visibly lost. No interval is given for the mean.",
  variants: {
    lostShare: {
      says: "Share of tasks whose lostness is above a threshold, 0.4 unless set: the bound from which people look lost.",
      usedBy: [sharon],
    },
  },
  tools: [
    {
      tool: "MeasuringU",
      calls: "Lostness",
      variant: null,
      differs: "It does not; computed for each participant and task.",
      source: measuringU,
    },
    {
      tool: "Sharon's guide",
      calls: "Lostness",
      variant: null,
      differs:
        "The same formula; it says that scores run from 0 to 1, which holds for all but very long detours.",
      source: sharon,
    },
  ],
  examples: [
    {
      rows: [task(5, 7, 3)],
      gives: Math.sqrt((2 / 7) ** 2 + (2 / 5) ** 2),
      because: "5 of 7 steps were different ones, 2/7 short of all; 3 of the 5 were needed, 2/5 short.",
    },
    { rows: [task(3, 3, 3)], gives: 0, because: "Three steps, all different, all needed: straight there." },
    {
      rows: [task(3, 3, 3), task(4, 8, 4)],
      gives: 0.25,
      because:
        "One went straight, 0. One took each of four steps twice, 4/8 short: 0.5. Half of it on average.",
    },
    { rows: [], gives: null, because: "No task was done." },
    {
      rows: [
        task(3, 3, 3),
        task(4, 6, null),
        task(null, 6, 3),
        task(2, 2, 3),
        task(0, 0, 3),
        { ended: false, uniqueSteps: 3, steps: 4, minimalSteps: 3 },
        { ended: null, uniqueSteps: 3, steps: 4, minimalSteps: 3 },
      ],
      gives: 0,
      excluded: { goalUnknown: 1, stepsUnknown: 1, underMinimum: 2, open: 1, endUnknown: 1 },
      because:
        "One task can be judged. Without a known goal nobody can be said to have strayed from the way to it.",
    },
    {
      variant: "lostShare",
      rows: [task(3, 3, 3), task(4, 8, 4), task(5, 7, 3), task(4, 4, 3)],
      gives: 0.5,
      because: "0, 0.5, 0.49 and 0.25: two of four are above 0.4.",
    },
  ],
  beware: [
    "It needs a known goal. Of a log of visits nobody knows what the visitors wanted.",
    "It is not bounded by 1: the largest value comes near √2.",
    "Exploring on purpose looks like being lost.",
    "What is a step decides it: screens, clicks and contacts give three numbers.",
    "The fewest steps must be those of the plan in force, or a redesign makes old journeys look lost.",
  ],
  sources: [
    {
      by: "Smith",
      title: "Towards a practical measure of hypertext usability, Interacting with Computers 8(4)",
      year: 1996,
    },
    measuringU,
    sharon,
  ],
  since: "0.1.0",
});
