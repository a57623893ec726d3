import type { CustomerActivity } from "../../src/facts/cohort-activity-facts.ts";
import type { OrderInput } from "../../src/model/order.ts";
import { readLines } from "./files.ts";

/** The purchases of the sample as order records, each at noon of its day: the data has no hours. */
export const cdnowOrders = (): readonly OrderInput[] =>
  purchases().map(({ customerId, day, amount }, index) => ({
    id: `order-${index}`,
    customerId,
    status: "completed",
    placedAt: `${day}T12:00:00Z`,
    subtotal: { amount, currency: "USD" },
  }));

/** The days of purchase, at their midnight. */
export const cdnowActivity = (): readonly CustomerActivity[] =>
  purchases().map(({ customerId, day }) => ({ customerId, at: `${day}T00:00:00Z` }));

const purchases = () =>
  readLines("cdnow_sample/CDNOW_sample.txt").map((line) => {
    const [, customerId = "", day = "", , amount = ""] = line.trim().split(/\s+/);
    return { customerId, day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, amount };
  });
