import { newUserFact } from "../../facts/new-user.ts";
import { count, sum } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";
import { notMature } from "../new-users.ts";

const DAY_MS = 86_400_000;

interface StepColumns {
  readonly onboardingStarted: Expression<"onboardingStarted", "boolean">;
  readonly requiredSteps: Expression<"requiredSteps", "int">;
  readonly completedSteps: Expression<"completedSteps", "int">;
}
const notStarted = ({ onboardingStarted }: Pick<StepColumns, "onboardingStarted">) => ({
  startUnknown: onboardingStarted.isMissing(),
  notStarted: onboardingStarted.not(),
});
/** Onboardings of which the steps are not known, or are more than there can be. */
const stepsUnknown = ({ requiredSteps, completedSteps }: Omit<StepColumns, "onboardingStarted">) => ({
  stepsUnknown: requiredSteps.isMissing().or(completedSteps.isMissing()),
  moreThanRequired: invalid(completedSteps, completedSteps.moreThan(requiredSteps)),
});

/** Onboarding completion: share of those who began the onboarding who took all its required steps within a window, from 0 to 1. */
export const onboardingCompletion = metric({
  id: "onboardingCompletion",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: newUserFact,
  given: { windowMs: 30 * DAY_MS },
  excluded: (user, { windowMs }) => ({
    ...notMature(user, windowMs),
    ...notStarted(user),
    stepsUnknown: user.onboardedMs.isMissing().and(stepsUnknown(user).stepsUnknown),
    durationUnknown: user.completedSteps.atLeast(user.requiredSteps).and(user.onboardedMs.isMissing()),
  }),
  parts: ({ onboardedMs }, { windowMs }) => ({
    completed: count(onboardedMs.atMost(windowMs)),
    started: count(),
  }),
  value: ({ completed, started }) => completed.over(started),
  interval: wilson("completed", "started"),
  variants: (vary) => ({
    uncensored: vary({
      given: {},
      excluded: (user) => ({ ...notACustomer(user), ...notStarted(user), ...stepsUnknown(user) }),
      parts: ({ completedSteps, requiredSteps }) => ({
        completed: count(completedSteps.atLeast(requiredSteps)),
        started: count(),
      }),
      value: ({ completed, started }) => completed.over(started),
      interval: wilson("completed", "started"),
    }),
    stepsTaken: vary({
      given: {},
      excluded: (user) => ({ ...notACustomer(user), ...notStarted(user), ...stepsUnknown(user) }),
      parts: ({ completedSteps, requiredSteps }) => ({
        completedSteps: sum(completedSteps),
        requiredSteps: sum(requiredSteps),
      }),
      value: ({ completedSteps, requiredSteps }) => completedSteps.over(requiredSteps),
    }),
  }),
});

/** A user who signed up two months ago, began, and took the last required step so many days after signing up. */
const began = (onboardedAfterDays: number | null = null) => ({
  observedMs: 60 * DAY_MS,
  onboardingStarted: true,
  requiredSteps: 5,
  completedSteps: onboardedAfterDays === null ? 2 : 5,
  onboardedMs: onboardedAfterDays === null ? null : onboardedAfterDays * DAY_MS,
});
const steps = (completedSteps: number | null, requiredSteps: number | null = 5) => ({
  onboardingStarted: true,
  requiredSteps,
  completedSteps,
});

export const onboardingCompletionEntry = entry(onboardingCompletion, {
  name: "Onboarding completion",
  aliases: ["onboarding completion rate", "set-up completion rate"],
  says: "Share of the new users who began the onboarding who took all of its required steps within a window since they signed up.",
  population:
    "New users who took at least one step and were observed for the whole window since they signed up. Those who began nothing, younger users, tests, the company's own people and merged ones are left out and counted, and so are those of whom nobody knows which steps they have taken, or when they took the last one.",
  recommended:
    "All required steps or none, since most of a set-up is no set-up, and of those who began: who never did is for activationRate. The window of 30 days is a convention; set `windowMs`. Optional steps do not count.",
  variants: {
    uncensored: {
      says: "All required steps taken so far, over all who began, the youngest included.",
      usedBy: [],
    },
    stepsTaken: {
      says: "Required steps taken over required steps, so that a user half-way counts half.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [began(1), began(30), began(31), began()],
      gives: 0.5,
      because: "30 days are within 30 days: 2 of 4 who began.",
    },
    {
      rows: [began(1), began(10)],
      given: { windowMs: 7 * DAY_MS },
      gives: 0.5,
      because: "Within a week 1 of 2.",
    },
    { rows: [], gives: null, because: "Nobody signed up." },
    {
      rows: [
        began(2),
        began(),
        { ...began(), onboardingStarted: false },
        { ...began(), onboardingStarted: null },
        { ...began(2), observedMs: 5 * DAY_MS },
        { ...began(2), observedMs: null },
        { ...began(2), onboardedMs: null },
        { ...began(), requiredSteps: null },
        { ...began(), completedSteps: null },
        { ...began(2), requiredSteps: null, completedSteps: null, observedMs: 29 * DAY_MS },
        { ...began(2), discarded: "test" },
      ],
      gives: 0.5,
      excluded: {
        notStarted: 1,
        startUnknown: 1,
        immature: 2,
        observationUnknown: 1,
        stepsUnknown: 2,
        durationUnknown: 1,
        test: 1,
      },
      because: "1 of the 2 who began, whose month is over and of whom it is known when they were through.",
    },
    {
      variant: "uncensored",
      rows: [steps(5), steps(4), steps(0), steps(5, 6), steps(null), steps(2, null)],
      gives: 0.25,
      excluded: { stepsUnknown: 2 },
      because: "1 of 4 has taken all; for one of them six were required.",
    },
    {
      variant: "stepsTaken",
      rows: [steps(5), steps(0), steps(null)],
      gives: 0.5,
      excluded: { stepsUnknown: 1 },
      because: "5 of 10 steps.",
    },
  ],
  beware: [
    "Of those who began and of all who signed up are two rates; a long first step makes the one look good and the other bad.",
    "Fewer required steps raise it and help nobody. Read it with activationRate.",
    "Steps that the product ticks off by itself are not taken.",
  ],
  sources: [
    {
      by: "MetricKit",
      title: "Onboarding completion rate",
      url: "https://metrickittools.com/glossary/onboarding-completion",
    },
  ],
  since: "0.1.0",
});
