import { type Fact, type FactTexts, instant, int, optional, type RowOf, text } from "./fact.ts";

const columns = {
  customerId: optional(text),
  firstAt: optional(instant),
  channels: optional(int({ atLeast: 1 })),
  channelsInOneCase: optional(int({ atLeast: 1 })),
};
type Columns = typeof columns;

/** The columns of the customer channels fact. */
export interface CustomerChannelsColumns extends Columns {}

/** What a row is and what its columns hold. */
export const customerChannelsTexts: FactTexts<CustomerChannelsColumns> = {
  grain:
    "One row: one customer who contacted the company within the window, with the channels used; a contact of an unknown customer is a row of its own.",
  columns: {
    customerId: "The customer; `null` if not identified.",
    firstAt: "When the customer's first contact of the window began.",
    channels: "How many different channels the customer used within the window; `null` if unknown.",
    channelsInOneCase:
      "The most channels that the customer used for one case; `null` if no contact is known to be of a case.",
  },
};

/** One customer who contacted the company within a window, with the channels used. */
export interface CustomerChannelsFact extends RowOf<CustomerChannelsColumns> {}

/** One row: one customer who contacted the company within a window. */
export const customerChannelsFact: Fact<CustomerChannelsFact, CustomerChannelsColumns> = {
  name: "customerChannels",
  columns,
  key: "customerId",
  at: "firstAt",
};
