import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  costId: optional(text),
  category: optional(text),
  amountMinor: nullable(int({ unit: "minor units" })),
  currency: optional(text),
  incurredAt: optional(instant),
  teamId: optional(text),
  channel: optional(text),
  bought: optional(boolean),
};
type Columns = typeof columns;

/** The columns of the cost fact. */
export interface CostColumns extends Columns {}

/** What a row is and what its columns hold. */
export const costTexts: FactTexts<CostColumns> = {
  grain: "One row: one amount that was spent, as a ledger books it.",
  columns: {
    costId: "Identifies the amount.",
    category:
      "What it was spent on: `operations` (serving customers: people, overheads, tools), `sales`, `marketing`, or another word of the ledger.",
    amountMinor:
      "The amount in minor units of its currency, below 0 for a credit note; `null` if unknown, which leaves the total unknown by as much.",
    currency: "Currency of the amount, ISO 4217; `null` means the one that all rows are in.",
    incurredAt: "When the cost falls due in the books: the period it was spent for, not the day it was paid.",
    teamId: "Team that it was spent on.",
    channel: "Channel that it was spent on, of service or of acquisition.",
    bought:
      "Whether it bought reach or leads from somebody else (advertising, affiliates, sponsorship), as wages and tools do not; `null` if unknown.",
  },
};

/** One amount that was spent. */
export interface CostFact extends RowOf<CostColumns> {}

/** One row: one amount that was spent. */
export const costFact: Fact<CostFact, CostColumns> = {
  name: "cost",
  columns,
  key: "costId",
  at: "incurredAt",
};
