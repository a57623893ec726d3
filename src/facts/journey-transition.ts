import {
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
  journeyId: text,
  blueprintId: optional(text),
  customerId: optional(text),
  index: optional(int({ atLeast: 0 })),
  kind: optional(text),
  from: nullable(text),
  to: nullable(text),
  occurrence: optional(int({ atLeast: 1 })),
  fromStage: optional(text),
  toStage: optional(text),
  fromChannel: optional(text),
  toChannel: optional(text),
  at: optional(instant),
  elapsedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the journey transition fact. */
export interface JourneyTransitionColumns extends Columns {}

/** What a row is and what its columns hold. */
export const journeyTransitionTexts: FactTexts<JourneyTransitionColumns> = {
  grain:
    "One row: one touchpoint of a journey directly followed by another; beside them one row for how each journey starts and one for where it stops.",
  columns: {
    journeyId: "Identifies the journey.",
    blueprintId: "Plan of the journey; `null` if there is none.",
    customerId: "Whose journey it is.",
    index: "Place in the journey, 0 for its start.",
    kind: "`step` from one touchpoint to the next, `start` before the first, `end` after the last of a journey that has ended, `open` after the last so far of one that goes on; `null` means `step`.",
    from: "Name of the touchpoint that came first; `null` for a start, and where it has no name.",
    to: "Name of the touchpoint that followed; `null` for an end, and where it has no name.",
    occurrence:
      "Which time the first one happens in the journey, 1 for the first time; `null` for a start, and where it has no name.",
    fromStage: "Stage of the first.",
    toStage: "Stage of the second.",
    fromChannel: "Channel of the first.",
    toChannel: "Channel of the second.",
    at: "When the second one happened; for an end, when the last one did.",
    elapsedMs: "From the instant of the first to that of the second; `null` for a start and an end.",
  },
};

/** One touchpoint of a journey directly followed by another. */
export interface JourneyTransitionFact extends RowOf<JourneyTransitionColumns> {}

/** One row: one touchpoint of a journey directly followed by another. In periods it counts where the second one happened. */
export const journeyTransitionFact: Fact<JourneyTransitionFact, JourneyTransitionColumns> = {
  name: "journeyTransition",
  columns,
  key: "journeyId",
  at: "at",
};
