import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  customerId: optional(text),
  feature: optional(text),
  discarded: optional(text),
  from: optional(instant),
  eligible: nullable(boolean),
  active: nullable(boolean),
  used: nullable(boolean),
  uses: optional(int({ atLeast: 0 })),
  adoptedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the feature use fact. */
export interface FeatureUseColumns extends Columns {}

/** What a row is and what its columns hold. */
export const featureUseTexts: FactTexts<FeatureUseColumns> = {
  grain:
    "One row: one user and one feature of the product over one window, whether or not the one used the other.",
  columns: {
    customerId: "Identifies the user.",
    feature: "Identifies the feature; may be left out where the rows are of one alone.",
    discarded: "Why it is no user to measure: `test`, `internal` or `merged`; `null` if it is one.",
    from: "When the window began.",
    eligible: "Whether the user could use the feature (plan, role, platform); `null` if unknown.",
    active: "Whether the user used the product at all in the window; `null` if unknown.",
    used: "Whether the user used the feature in the window; `null` if unknown.",
    uses: "How often the user used the feature in the window; `null` if unknown.",
    adoptedMs:
      "From when the user could first use the feature (sign-up, or its release if that was later) to the first use ever; `null` if never used, or unknown.",
  },
};

/** One user and one feature of the product over one window. */
export interface FeatureUseFact extends RowOf<FeatureUseColumns> {}

/** One row: one user and one feature of the product over one window. In periods it counts where the window began. */
export const featureUseFact: Fact<FeatureUseFact, FeatureUseColumns> = {
  name: "featureUse",
  columns,
  key: "customerId",
  at: "from",
};
