import { compareInstants } from "./event-order.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** A subscription while its events are told. */
export interface SubscriptionState {
  readonly record: Draft<"subscription">;
}

const tell = tellerOf("subscription");

function change({ record }: SubscriptionState, event: EventOfFamily<"subscription">): void {
  tell(record, event);
  record.id = event.data.subscriptionId;
}

/** What the events of a subscription do to it. */
export const subscriptionKind: Kind<SubscriptionState> = {
  begin: () => ({ record: {} }),
  effects: {
    "cx.subscription.created": (one, event) => {
      change(one, event);
      one.record.startedAt ??= event.time;
      one.record.status = event.data.status ?? "incomplete";
    },
    "cx.subscription.activated": (one, event) => {
      change(one, event);
      one.record.status = "active";
    },
    "cx.subscription.plan-changed": change,
    "cx.subscription.paused": (one, event) => {
      change(one, event);
      one.record.status = "paused";
    },
    "cx.subscription.past-due": (one, event) => {
      change(one, event);
      one.record.status = "past-due";
    },
    "cx.subscription.canceled": (one, event) => {
      change(one, event);
      one.record.canceledAt = event.time;
      if (!runsOn(one.record, event.time)) one.record.status = "canceled";
    },
    "cx.subscription.ended": (one, event) => {
      change(one, event);
      one.record.endedAt = event.time;
      one.record.status = one.record.canceledAt ? "canceled" : "ended";
    },
    "cx.subscription.reactivated": (one, event) => {
      change(one, event);
      one.record.status = "active";
      for (const field of fieldsOfEnd) if (one.record[field] !== undefined) one.record[field] = null;
    },
  },
};

/** Whether it was cancelled with an end that is still to come. */
const runsOn = ({ cancelAt, cancelAtPeriodEnd }: Draft<"subscription">, time: string): boolean =>
  cancelAtPeriodEnd === true || (typeof cancelAt === "string" && compareInstants(cancelAt, time) > 0);

/** What was said of an end or a pause that did not last. */
const fieldsOfEnd = [
  "canceledAt",
  "endedAt",
  "cancelAt",
  "cancelAtPeriodEnd",
  "cancelReason",
  "cancelFeedback",
  "collectionPausedUntil",
] as const;
