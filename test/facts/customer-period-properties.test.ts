import fc from "fast-check";
import { expect, it } from "vitest";
import type { CustomerPeriodFact } from "../../src/facts/customer-period.ts";
import { customerPeriodFacts } from "../../src/facts/customer-period-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import {
  billingUnits,
  type Subscription,
  SubscriptionSchema,
  subscriptionStatuses,
} from "../../src/model/subscription.ts";

const at = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString();
const days = fc.integer({ min: 0, max: 150 });
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: value }, fc.constant(null), fc.constant(undefined));

const subscriptions: fc.Arbitrary<Subscription[]> = fc
  .array(
    fc.record({
      customerId: fc.constantFrom("ada", "bob", "eve"),
      status: fc.constantFrom("active", "canceled", ...subscriptionStatuses, "some-new-literal"),
      started: days,
      length: maybe(days),
      trial: maybe(fc.integer({ min: 0, max: 30 })),
      canceled: maybe(days),
      cents: fc.integer({ min: 0, max: 100_000 }),
      currency: fc.constant("EUR"),
      priced: fc.boolean(),
      quantity: maybe(fc.integer({ min: 0, max: 5 })),
      unit: fc.constantFrom(...billingUnits, "season"),
      count: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map((one, index) => ({
      id: `s-${index}`,
      customerId: one.customerId,
      status: one.status,
      startedAt: at(one.started),
      trialEndAt: typeof one.trial === "number" ? at(one.started + one.trial) : one.trial,
      endedAt: typeof one.length === "number" ? at(one.started + one.length) : one.length,
      canceledAt: typeof one.canceled === "number" ? at(one.canceled) : one.canceled,
      unitAmount: one.priced ? { amount: (one.cents / 100).toFixed(2), currency: one.currency } : null,
      quantity: one.quantity,
      interval: { unit: one.unit, count: one.count },
    })),
  )
  // As records have it: what is undefined is left out.
  .map((all) => all.map((one) => SubscriptionSchema.parse(JSON.parse(JSON.stringify(one)))));

const periods = fc
  .tuple(days, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), days)
  .map(([from, first, second, later]) => ({
    from: at(from),
    to: at(from + first),
    next: at(from + first + second),
    asOf: at(from + first + second + later),
  }));

const metrics = Object.values(catalogue)
  .flatMap(({ metric }) => [metric, ...Object.values(metric.variants)])
  .filter(({ fact }) => fact.name === "customerPeriod");

it("facts of any subscriptions are accepted by every metric over them, and each is counted in or out", () => {
  expect(metrics.length).toBeGreaterThan(10);
  fc.assert(
    fc.property(subscriptions, periods, (all, { from, to, asOf }) => {
      for (const observed of [to, asOf]) {
        const facts = customerPeriodFacts({ subscriptions: all }, { from, to, asOf: observed });
        for (const metric of metrics) {
          const { n, excluded } = measure(metric, facts as readonly object[] as readonly never[]);
          expect(n + Object.values(excluded).reduce((sum, count) => sum + count, 0)).toBe(facts.length);
        }
      }
    }),
    { numRuns: 100 },
  );
});

it("what one period ends with the next begins with, in whatever order the records come", () => {
  const byCustomer = (facts: readonly CustomerPeriodFact[]) =>
    new Map(facts.map((fact) => [fact.customerId, fact]));
  fc.assert(
    fc.property(subscriptions, periods, (all, { from, to, next, asOf }) => {
      const first = byCustomer(customerPeriodFacts({ subscriptions: all }, { from, to, asOf }));
      const reversed = all.toReversed();
      const second = byCustomer(
        customerPeriodFacts({ subscriptions: reversed }, { from: to, to: next, asOf }),
      );
      for (const customerId of ["ada", "bob", "eve"]) {
        const [before, after] = [first.get(customerId), second.get(customerId)];
        expect(before?.activeAtEnd ?? (before ? null : false)).toBe(
          after?.activeAtStart ?? (after ? null : false),
        );
        if (before === undefined || after === undefined) continue;
        expect(before.endArrMinor).toBe(after.startArrMinor);
        const { activeAtStart, timesJoined, timesLeft, activeAtEnd } = before;
        if (typeof timesJoined !== "number" || typeof timesLeft !== "number") continue;
        expect(Number(activeAtStart) + timesJoined - timesLeft).toBe(Number(activeAtEnd));
      }
    }),
    { numRuns: 500 },
  );
});
