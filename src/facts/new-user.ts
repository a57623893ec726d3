import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  milliseconds,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  customerId: optional(text),
  discarded: optional(text),
  signedUpAt: optional(instant),
  activatedMs: optional(milliseconds),
  valueMs: optional(milliseconds),
  onboardingStarted: optional(boolean),
  requiredSteps: optional(int({ atLeast: 1 })),
  completedSteps: optional(int({ atLeast: 0 })),
  onboardedMs: optional(milliseconds),
  observedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the new user fact. */
export interface NewUserColumns extends Columns {}

/** What a row is and what its columns hold. */
export const newUserTexts: FactTexts<NewUserColumns> = {
  grain: "One row: one new user of a product, with what the user has come to since signing up.",
  columns: {
    customerId: "Identifies the user.",
    discarded: "Why it is no user to measure: `test`, `internal` or `merged`; `null` if it is one.",
    signedUpAt: "When the user signed up.",
    activatedMs:
      "From signing up to the first activation event, the one the company has found to tell who stays; `null` if not yet.",
    valueMs: "From signing up to the first time the product was of value to the user; `null` if not yet.",
    onboardingStarted: "Whether the user has taken any step of the onboarding; `null` if unknown.",
    requiredSteps: "How many steps of the onboarding are required; `null` if unknown.",
    completedSteps: "How many of these the user has completed, each counted once; `null` if unknown.",
    onboardedMs: "From signing up to completing the last of the required steps; `null` if not yet.",
    observedMs: "From signing up to the end of observation, until which events were seen; `null` if unknown.",
  },
};

/** One new user of a product. */
export interface NewUserFact extends RowOf<NewUserColumns> {}

/** One row: one new user of a product. In periods it counts where the user signed up. */
export const newUserFact: Fact<NewUserFact, NewUserColumns> = {
  name: "newUser",
  columns,
  key: "customerId",
  at: "signedUpAt",
};
