import { describe, expect, it } from "vitest";
import { type Cart, cartFacts } from "../../src/facts/cart-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { cartAbandonmentRate } from "../../src/metrics/journey/cart-abandonment-rate.ts";
import { DAY_MS, day } from "./lived-journeys.ts";

const asOf = day(30);
const cart: Cart = { id: "c-1", createdAt: day(1) };
const factOf = (one: Partial<Cart>, at = asOf) => cartFacts([{ ...cart, ...one }], { asOf: at })[0];

describe("a cart", () => {
  it("is one fact of its record", () => {
    const ordered = {
      customerId: "ada",
      sessionId: "s-1",
      channel: "web",
      checkoutStartedAt: day(2),
      orderedAt: day(4),
      orderedInSessionId: "s-1",
    };
    expect(factOf(ordered)).toEqual({
      cartId: "c-1",
      customerId: "ada",
      sessionId: "s-1",
      channel: "web",
      discarded: null,
      createdAt: day(1),
      checkoutStartedAt: day(2),
      orderedAt: day(4),
      checkoutStarted: true,
      untilOrderMs: 3 * DAY_MS,
      checkoutUntilOrderMs: 2 * DAY_MS,
      orderedInSession: true,
      observedMs: 29 * DAY_MS,
      checkoutObservedMs: 28 * DAY_MS,
    });
  });

  it("has not been ordered yet at an end of observation before the order", () => {
    const ordered = { checkoutStartedAt: day(2), orderedAt: day(4), sessionId: "s", orderedInSessionId: "s" };
    expect(factOf(ordered, day(3))).toMatchObject({
      orderedAt: null,
      untilOrderMs: null,
      checkoutStarted: true,
      orderedInSession: false,
    });
    expect(factOf(ordered, day(1.5))).toMatchObject({ checkoutStarted: false, checkoutObservedMs: null });
    expect(factOf(ordered, day(0))).toBeUndefined();
  });

  it("is not known to lack a checkout where none is recorded", () => {
    expect(factOf({})?.checkoutStarted).toBeNull();
    expect(factOf({ checkoutStartedAt: null })?.checkoutStarted).toBe(false);
    expect(factOf({ checkoutStartedAt: null, orderedAt: day(2) })).toMatchObject({
      checkoutStarted: true,
      checkoutUntilOrderMs: 0,
    });
    expect(factOf({ orderedAt: day(2) })).toMatchObject({
      checkoutStarted: null,
      checkoutStartedAt: null,
      checkoutUntilOrderMs: null,
    });
  });

  it("is not known to be ordered in its session where one of them is unknown", () => {
    expect(factOf({ orderedAt: day(2), sessionId: "s-1" })?.orderedInSession).toBeNull();
    expect(factOf({ orderedAt: day(2), orderedInSessionId: "s-1" })?.orderedInSession).toBeNull();
    expect(factOf({ orderedAt: day(2), sessionId: "s-1", orderedInSessionId: "s-2" })?.orderedInSession).toBe(
      false,
    );
  });

  it("of a test or a robot is discarded", () => {
    expect([factOf({ isTest: true }), factOf({ isBot: true })].map((one) => one?.discarded)).toEqual([
      "test",
      "bot",
    ]);
  });

  it("is refused with an instant that is none", () => {
    expect(() => factOf({ orderedAt: "soon" })).toThrow(InvalidRecordError);
    expect(() => factOf({}, "now")).toThrow('cartFacts: "asOf"');
  });
});

it("carts are abandoned once they have had their time", () => {
  const carts = [1, 2, null, null].map((orderedOn, index) => ({
    ...cart,
    id: `c-${index}`,
    orderedAt: orderedOn === null ? null : day(orderedOn),
  }));
  const young = { id: "young", createdAt: day(28) };
  const rows = cartFacts([...carts, young], { asOf });
  expect(measure(cartAbandonmentRate, rows)).toMatchObject({ value: 0.5, n: 4, excluded: { immature: 1 } });
  expect(measure(cartAbandonmentRate.variants.checkouts, rows)).toMatchObject({
    value: null,
    excluded: { checkoutUnknown: 5 },
  });
});
