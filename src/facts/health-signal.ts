import { type Fact, type FactTexts, instant, int, nullable, optional, type RowOf, text } from "./fact.ts";

const weight = int({ atLeast: 0 });
const columns = {
  assessmentId: text,
  customerId: optional(text),
  segment: optional(text),
  signal: optional(text),
  scoreHundredths: nullable(int({ atLeast: 0, atMost: 10_000 })),
  weight,
  availableWeight: weight,
  expectedWeight: optional(weight),
  assessedAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the health signal fact. */
export interface HealthSignalColumns extends Columns {}

/** What a row is and what its columns hold. */
export const healthSignalTexts: FactTexts<HealthSignalColumns> = {
  grain: "One row: one signal of one customer's health at one assessment, known or not.",
  columns: {
    assessmentId: "Identifies the assessment of one customer at one moment.",
    customerId: "Whose health it is.",
    segment: "Segment of the customer, in the company's own word.",
    signal: "What is looked at: usage, payment, support, …",
    scoreHundredths:
      "How well it looks, from 0 to 100 points, in whole hundredths of a point (0 to 10000); `null` where the signal is missing, which is not 0.",
    weight: "Weight of the signal, in whole numbers such as percent.",
    availableWeight: "Weights of all signals of the same assessment that are known, added up.",
    expectedWeight: "Weights of all signals of the same assessment, added up, known or not.",
    assessedAt: "When the signals were read.",
  },
};

/** One signal of one customer's health. */
export interface HealthSignalFact extends RowOf<HealthSignalColumns> {}

/** One row: one signal of one customer's health at one assessment. */
export const healthSignalFact: Fact<HealthSignalFact, HealthSignalColumns> = {
  name: "healthSignal",
  columns,
  key: "assessmentId",
  at: "assessedAt",
};
