import { boolean, type Fact, type FactTexts, instant, int, optional, type RowOf, text } from "./fact.ts";

const columns = {
  customerId: optional(text),
  discarded: optional(text),
  joinedAt: optional(instant),
  isNew: optional(boolean),
  referred: optional(boolean),
  customersReferred: optional(int({ atLeast: 0 })),
  invitationsSent: optional(int({ atLeast: 0 })),
  invitationsAccepted: optional(int({ atLeast: 0 })),
};
type Columns = typeof columns;

/** The columns of the customer referral fact. */
export interface CustomerReferralColumns extends Columns {}

/** What a row is and what its columns hold. */
export const customerReferralTexts: FactTexts<CustomerReferralColumns> = {
  grain:
    "One row: one customer (or user) over one period, with those whom this one invited and brought in it, and how this one came.",
  columns: {
    customerId: "Identifies the customer.",
    discarded: "Why it is no customer to measure: `test` or `internal`; `null` if it is one.",
    joinedAt: "When the customer joined.",
    isNew: "Whether the customer joined within the period; `null` if unknown.",
    referred: "Whether the customer came on the recommendation of another; `null` if nobody knows.",
    customersReferred: "New customers whom this one brought in the period; `null` if unknown.",
    invitationsSent: "Invitations that this one sent in the period; `null` if unknown.",
    invitationsAccepted:
      "How many of those invitations were accepted until the end of observation, by people who joined; `null` if unknown.",
  },
};

/** One customer over one period, with those whom this one brought. */
export interface CustomerReferralFact extends RowOf<CustomerReferralColumns> {}

/** One row: one customer over one period, with those whom this one invited and brought. */
export const customerReferralFact: Fact<CustomerReferralFact, CustomerReferralColumns> = {
  name: "customerReferral",
  columns,
  key: "customerId",
  at: "joinedAt",
};
