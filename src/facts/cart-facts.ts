import type { Instant } from "../time/instant.ts";
import type { CartFact } from "./cart.ts";
import { between, instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";

/** A cart into which something was put. The model has no record of it: a shop's own table is read. */
export interface Cart {
  readonly id: string;
  readonly customerId?: string | null;
  /** The session in which it was created. */
  readonly sessionId?: string | null;
  readonly channel?: string | null;
  /** When the first thing was put into it. */
  readonly createdAt: Instant;
  /** When the checkout was first started. `null`: it was not; left out: not recorded. */
  readonly checkoutStartedAt?: Instant | null;
  /** When it became an order. */
  readonly orderedAt?: Instant | null;
  /** The session in which it became an order. */
  readonly orderedInSessionId?: string | null;
  readonly isTest?: boolean | null;
  readonly isBot?: boolean | null;
}

/**
 * One fact for each cart, as it stood at the end of observation: later carts are left out, later checkouts and orders
 * have not happened. Carts are expected once each, in their latest state. A cart that was ordered without a checkout
 * started it with the order. Where checkouts are not recorded nobody knows of any, those of ordered carts included:
 * else the only checkouts known would be those that led to an order.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function cartFacts(carts: Iterable<Cart>, { asOf }: { readonly asOf: Instant }): CartFact[] {
  const end = requiredInstantMs("cartFacts", "asOf", asOf);
  const by = (ms: number | null) => (ms === null || ms > end ? null : ms);
  return Array.from(carts).flatMap((cart) => {
    const record = `cart ${cart.id}`;
    const created = requiredInstantMs(record, "createdAt", cart.createdAt);
    if (created > end) return [];
    const ordered = by(instantMs(record, "orderedAt", cart.orderedAt));
    const isTold = cart.checkoutStartedAt !== undefined;
    const checkout = isTold
      ? (by(instantMs(record, "checkoutStartedAt", cart.checkoutStartedAt)) ?? ordered)
      : null;
    return [
      {
        cartId: cart.id,
        customerId: cart.customerId ?? null,
        sessionId: cart.sessionId ?? null,
        channel: cart.channel ?? null,
        discarded: cart.isTest === true ? "test" : cart.isBot === true ? "bot" : null,
        createdAt: instantOf(created),
        checkoutStartedAt: instantOf(checkout),
        orderedAt: instantOf(ordered),
        checkoutStarted: isTold ? checkout !== null : null,
        untilOrderMs: between(created, ordered),
        checkoutUntilOrderMs: between(checkout, ordered),
        orderedInSession: orderedInSession(cart, ordered),
        observedMs: end - created,
        checkoutObservedMs: between(checkout, end),
      },
    ];
  });
}

function orderedInSession({ sessionId, orderedInSessionId }: Cart, ordered: number | null): boolean | null {
  if (ordered === null) return false;
  if (typeof sessionId !== "string" || typeof orderedInSessionId !== "string") return null;
  return sessionId === orderedInSessionId;
}
