import { type Fact, type FactTexts, instant, int, nullable, optional, type RowOf, text } from "./fact.ts";

const columns = {
  customerId: text,
  cohort: optional(text),
  bornAt: optional(instant),
  activeAt: optional(instant),
  period: int({ atLeast: 0 }),
  nextPeriod: nullable(int({ atLeast: 1 })),
  activePeriods: optional(int({ atLeast: 1 })),
  elapsedPeriods: nullable(int({ atLeast: 0 })),
};
type Columns = typeof columns;

/** The columns of the cohort activity fact. */
export interface CohortActivityColumns extends Columns {}

/** What a row is and what its columns hold. */
export const cohortActivityTexts: FactTexts<CohortActivityColumns> = {
  grain:
    "One row: one day (or week or month) on which a member of a cohort was active, with the next such day; everyone has a row for the day they were born, day 0.",
  columns: {
    customerId: "Identifies the member.",
    cohort: "First day of the day, week or month in which the member was born: the cohort.",
    bornAt: "When the member was born: signed up, bought for the first time.",
    activeAt: "When the member was first active in this period.",
    period:
      "How many periods after the birth: 0 for the one of the birth. Days, unless the rows are of weeks or months.",
    nextPeriod: "The next period in which the member was active; `null` if there is none yet.",
    activePeriods: "In how many periods the member had been active, this one included: 1 for the birth.",
    elapsedPeriods:
      "How many periods, from that of the birth on, were over at the end of observation: period n is over where it is more than n. `null` if unknown.",
  },
};

/** One period in which a member of a cohort was active. */
export interface CohortActivityFact extends RowOf<CohortActivityColumns> {}

/** One row: one period in which a member of a cohort was active. In periods of the calendar it counts where the member was born. */
export const cohortActivityFact: Fact<CohortActivityFact, CohortActivityColumns> = {
  name: "cohortActivity",
  columns,
  key: "customerId",
  at: "bornAt",
};
