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

const minor = int({ unit: "minor units", atLeast: 0 });
const minorAYear = int({ unit: "minor units a year", atLeast: 0 });
const columns = {
  customerId: text,
  segment: optional(text),
  tier: optional(text),
  country: optional(text),
  discarded: optional(text),
  startAt: optional(instant),
  endAt: optional(instant),
  activeAtStart: nullable(boolean),
  activeAtEnd: nullable(boolean),
  activeBefore: optional(boolean),
  timesJoined: optional(int({ atLeast: 0 })),
  timesLeft: optional(int({ atLeast: 0 })),
  renewalDue: optional(boolean),
  currency: optional(text),
  startArrMinor: nullable(minorAYear),
  endArrMinor: nullable(minorAYear),
  revenueMinor: nullable(minor),
  previousRevenueMinor: nullable(minor),
  earned: optional(boolean),
};
type Columns = typeof columns;

/** The columns of the customer period fact. */
export interface CustomerPeriodColumns extends Columns {}

/** What a row is and what its columns hold. */
export const customerPeriodTexts: FactTexts<CustomerPeriodColumns> = {
  grain: "One row: one customer over one period, with what they were at its start and at its end.",
  columns: {
    customerId: "Identifies the customer.",
    segment: "Segment the company puts the customer in.",
    tier: "Tier of service.",
    country: "Country, ISO 3166-1 alpha-2.",
    discarded: "Why it is no customer to measure: `test` or `internal`; `null` if it is one.",
    startAt: "When the period begins.",
    endAt: "When the period ends, and the next one begins.",
    activeAtStart:
      "Whether it was a customer as the period began, before anything happened in it; for subscribers, whether they paid for a subscription. `null` if unknown.",
    activeAtEnd:
      "Whether it was one as the period ended, by the same rule; `null` if unknown or still to come.",
    activeBefore: "Whether it had ever been one before the period; tells the new from those who came back.",
    timesJoined:
      "How often it became a customer within the period: 0, 1, or more for one who left in between.",
    timesLeft: "How often it ceased to be one within the period.",
    renewalDue: "Whether a term of its contract ended within the period, so that it could have left.",
    currency: "Currency of its amounts, ISO 4217; `null` means the one that all rows are in.",
    startArrMinor:
      "Annual recurring revenue as the period began, 12 times the monthly one, in minor units; 0 for no paying customer, `null` if unknown. Kept by the year because a twelfth of a yearly price is rarely a whole number.",
    endArrMinor: "The same as the period ended; `null` if unknown or still to come.",
    revenueMinor:
      "Revenue of the period, after discounts and before tax and shipping, in minor units; `null` if unknown.",
    previousRevenueMinor: "The same of the period before; `null` if unknown.",
    earned:
      "Whether the customer first came by referral or recommendation rather than by paid acquisition; `null` if nobody knows.",
  },
};

/** One customer over one period. */
export interface CustomerPeriodFact extends RowOf<CustomerPeriodColumns> {}

/** One row: one customer over one period. */
export const customerPeriodFact: Fact<CustomerPeriodFact, CustomerPeriodColumns> = {
  name: "customerPeriod",
  columns,
  key: "customerId",
  at: "startAt",
};
