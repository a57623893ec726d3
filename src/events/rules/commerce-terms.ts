import type { Subscription } from "../../model/subscription.ts";
import { groupsOf } from "./groups.ts";
import { isBefore, lengthText, msBetween, msOf, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordsBreach } from "./rule.ts";

export const endedWhileActive: IntegrityRule = {
  id: "COM-04",
  severity: "warning",
  says: "What was cancelled or has ended is not active, unless it is set to end later.",
  record: {
    subscription: ({ status, canceledAt, endedAt, cancelAt, cancelAtPeriodEnd }) => {
      if (!runningStatuses.has(status)) return noBreach;
      if (typeof endedAt === "string") return active("endedAt", endedAt, status);
      const isToEnd = cancelAtPeriodEnd === true || typeof cancelAt === "string";
      return typeof canceledAt === "string" && !isToEnd ? active("canceledAt", canceledAt, status) : noBreach;
    },
    order: ({ status, canceledAt }) =>
      openOrderStatuses.has(status) && typeof canceledAt === "string"
        ? active("canceledAt", canceledAt, status)
        : noBreach,
  },
};

export const periodsApart: IntegrityRule = {
  id: "COM-05",
  severity: "warning",
  says: "A renewal begins as the one before it ends, but for the difference between clocks, and no billing period but that of a trial is longer than its interval.",
  event: {
    "cx.subscription.created": ({ data }) =>
      data.status === "trialing" ? noBreach : periodTooLong(data, "/data"),
    // A changed plan does not say whether it is still on trial.
    "cx.subscription.activated": ({ data }) => periodTooLong(data, "/data"),
    "cx.subscription.reactivated": ({ data }) => periodTooLong(data, "/data"),
  },
  record: {
    subscription: (one) => (one.status === "trialing" ? noBreach : periodTooLong(one, "")),
  },
  records: ({ records: { subscriptions }, limits: { clockSkewMs, renewalGapMs } }) =>
    Array.from(groupsOf(subscriptions, agreementOf).values()).flatMap((ofAgreement) => {
      const inOrder = ofAgreement.toSorted((a, b) => (msOf(a.startedAt) ?? 0) - (msOf(b.startedAt) ?? 0));
      return inOrder.flatMap((next, at): readonly RecordsBreach[] => {
        const before = inOrder[at - 1];
        const ms = before === undefined ? null : msBetween(before.endedAt, next.startedAt);
        if (before === undefined || before.id === next.id) return [];
        // Further apart they are no renewal, but two agreements, one after or beside the other.
        if (ms === null || Math.abs(ms) <= clockSkewMs || Math.abs(ms) > renewalGapMs) return [];
        const where = ms < 0 ? `${lengthText(-ms)} before` : `${lengthText(ms)} after`;
        const message = `It began at ${next.startedAt}, ${where} subscription/${before.id} for the same plan ended (${before.endedAt}).`;
        return [{ entity: `subscription/${next.id}`, path: "/startedAt", message }];
      });
    }),
};

const runningStatuses: ReadonlySet<string> = new Set(["trialing", "active", "past-due", "unpaid", "paused"]);
const openOrderStatuses: ReadonlySet<string> = new Set([
  "draft",
  "placed",
  "confirmed",
  "processing",
  "shipped",
  "delivered",
  "completed",
]);

const active = (name: string, at: string, status: string): readonly Breach[] => [
  { path: `/${name}`, message: `${name} is ${at}, and yet it is ${status}.` },
];

/** Subscriptions of one customer to one plan; null where no plan is told. */
const agreementOf = ({ customerId, planId, productId }: Subscription): string | null =>
  typeof planId === "string" ? JSON.stringify([customerId, planId, productId ?? null]) : null;

/** Most days of a unit. A first period may be shorter, and clocks change. */
const longestDays: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["week", 7],
  ["month", 31],
  ["year", 366],
]);
const DAY_MS = 86_400_000;

function periodTooLong(
  {
    currentPeriod,
    interval,
    trialEndAt,
  }: Pick<Subscription, "currentPeriod" | "interval"> & Partial<Pick<Subscription, "trialEndAt">>,
  path: string,
): readonly Breach[] {
  if (currentPeriod && trialEndAt && !isBefore(trialEndAt, currentPeriod.endAt)) return noBreach;
  if (!currentPeriod || !interval || !isBefore(currentPeriod.startAt, currentPeriod.endAt)) return noBreach;
  const days = longestDays.get(interval.unit);
  const ms = msBetween(currentPeriod.startAt, currentPeriod.endAt);
  if (days === undefined || ms === null || ms <= days * interval.count * DAY_MS + DAY_MS) return noBreach;
  const message = `The period takes ${lengthText(ms)}, and it is billed every ${interval.count} ${interval.unit}.`;
  return [{ path: `${path}/currentPeriod`, message }];
}
