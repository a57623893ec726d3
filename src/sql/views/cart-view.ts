import type { CartColumns } from "../../facts/cart.ts";
import { type AsOf, observation, type ViewText, type Writing } from "./view.ts";

/** What a view of carts is told, as `cartFacts` is. */
export interface CartViewOptions {
  /**
   * Table or view of carts, as SQL writes its name: columns `id`, `customerId`, `sessionId`, `channel`, `createdAt`,
   * `checkoutStartedAt`, `orderedAt`, `orderedInSessionId`, `isTest` and `isBot`.
   */
  readonly carts: string;
  /** Whether starts of checkouts are recorded, so that NULL means there was none. They are unless said. */
  readonly checkouts?: boolean;
  readonly asOf: AsOf;
}

/** One row for each cart, as `cartFacts` makes them. */
export function cartView(
  writing: Writing,
  { carts, checkouts = true, asOf }: CartViewOptions,
): ViewText<CartColumns> {
  const { milliseconds, types } = writing;
  const by = (field: string) => {
    const ms = milliseconds(`cart."${field}"`);
    return `CASE WHEN ${ms} <= observation."asOf" THEN ${ms} END`;
  };
  return {
    stages: [
      observation(writing, asOf, ""),
      [
        "carts",
        `SELECT
  cart.*,
  ${milliseconds('cart."createdAt"')} AS "created",
  ${by("orderedAt")} AS "ordered",
  ${checkouts ? `COALESCE(${by("checkoutStartedAt")}, ${by("orderedAt")})` : `CAST(NULL AS ${types.int})`} AS "checkout",
  observation."asOf"
FROM ${carts} AS cart
CROSS JOIN observation
WHERE ${milliseconds('cart."createdAt"')} <= observation."asOf"`,
      ],
    ],
    from: "carts",
    columns: {
      cartId: `fact."id"`,
      customerId: `fact."customerId"`,
      sessionId: `fact."sessionId"`,
      channel: `fact."channel"`,
      discarded: `CASE WHEN fact."isTest" THEN 'test' WHEN fact."isBot" THEN 'bot' END`,
      createdAt: `fact."created"`,
      checkoutStartedAt: `fact."checkout"`,
      orderedAt: `fact."ordered"`,
      checkoutStarted: checkouts ? `fact."checkout" IS NOT NULL` : null,
      untilOrderMs: `fact."ordered" - fact."created"`,
      checkoutUntilOrderMs: `fact."ordered" - fact."checkout"`,
      orderedInSession: `CASE WHEN fact."ordered" IS NULL THEN FALSE ELSE fact."sessionId" = fact."orderedInSessionId" END`,
      observedMs: `fact."asOf" - fact."created"`,
      checkoutObservedMs: `fact."asOf" - fact."checkout"`,
    },
  };
}
