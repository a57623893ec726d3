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
  journeyId: text,
  blueprintId: optional(text),
  customerId: optional(text),
  stage: text,
  place: optional(int({ atLeast: 1 })),
  nextStage: nullable(text),
  enteredAt: optional(instant),
  exitedAt: optional(instant),
  open: nullable(boolean),
  visits: optional(int({ atLeast: 1 })),
  durationMs: nullable(milliseconds),
  untilNextStageMs: nullable(milliseconds),
  untilNextStageDirectlyMs: optional(milliseconds),
  nearestNextStageMs: optional(milliseconds),
  untilLastStageMs: optional(milliseconds),
  observedMs: nullable(milliseconds),
  lastSeen: optional(boolean),
  journeyCompleted: optional(boolean),
  journeyEnded: optional(boolean),
  inactiveMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the journey stage fact. */
export interface JourneyStageColumns extends Columns {}

/** What a row is and what its columns hold. */
export const journeyStageTexts: FactTexts<JourneyStageColumns> = {
  grain:
    "One row: one journey in one stage that it reached, however often it came back to it, as seen at the end of observation.",
  columns: {
    journeyId: "Identifies the journey.",
    blueprintId: "Plan of the journey; `null` if there is none.",
    customerId: "Whose journey it is.",
    stage: "The stage that was reached: its id in the plan, else the stage of the customer's life.",
    place: "Place of the stage in the order of stages, 1 for the first; `null` for one outside the order.",
    nextStage: "The stage that comes next in that order; `null` for the last one and outside the order.",
    enteredAt: "When the stage was first entered.",
    exitedAt: "When it was last left; `null` while the journey is in it, or if unknown.",
    open: "Whether the journey goes on and is in this stage.",
    visits: "How many times the stage was entered.",
    durationMs: "Time in the stage, all visits together; `null` while it is open, or if unknown.",
    untilNextStageMs:
      "From the first entry to the first touchpoint of the next stage after it; `null` if there is none yet.",
    untilNextStageDirectlyMs:
      "The same where no other stage comes between a visit of this stage and the next stage; `null` where one always does.",
    nearestNextStageMs:
      "From the first entry to the touchpoint of the next stage that is nearest in time, before it or after it; `null` if there is none.",
    untilLastStageMs:
      "From the first entry through all stages that follow, in their order, to the last one; `null` if it was not reached so.",
    observedMs:
      "From the first entry to the end of observation, until which the next stage could be reached.",
    lastSeen: "Whether the last touchpoint of the journey so far that has a stage is in this one.",
    journeyCompleted: "Whether the journey has reached its goal.",
    journeyEnded: "Whether the journey has ended, well or badly.",
    inactiveMs: "From the last touchpoint of the journey, whatever its stage, to the end of observation.",
  },
};

/** One journey in one stage that it reached. */
export interface JourneyStageFact extends RowOf<JourneyStageColumns> {}

/** One row: one journey in one stage that it reached. In periods it counts where the stage was first entered, unless said. */
export const journeyStageFact: Fact<JourneyStageFact, JourneyStageColumns> = {
  name: "journeyStage",
  columns,
  key: "journeyId",
  at: "enteredAt",
};
