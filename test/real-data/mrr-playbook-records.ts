import type { SubscriptionInput } from "../../src/model/subscription.ts";
import { type Cells, readTable } from "./files.ts";

/** The periods of its subscriptions, each a subscription that ended. */
export const mrrSubscriptions = (): readonly SubscriptionInput[] =>
  readTable("mrr_playbook/subscription_periods.csv").map(subscriptionOf);

export const midnight = (date: string | undefined) => `${date}T00:00:00Z`;

const subscriptionOf = (cells: Cells): SubscriptionInput => ({
  id: cells["subscription_id"] ?? "",
  customerId: cells["customer_id"] ?? "",
  status: "ended",
  unitAmount: { amount: cells["monthly_amount"] ?? "", currency: "USD" },
  interval: { unit: "month", count: 1 },
  startedAt: midnight(cells["start_date"]),
  endedAt: midnight(cells["end_date"]),
});
