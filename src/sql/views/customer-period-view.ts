import type { CustomerPeriodColumns } from "../../facts/customer-period.ts";
import { orderFact } from "../../facts/order.ts";
import type { Instant } from "../../time/instant.ts";
import { orderView } from "./order-view.ts";
import { standingBefore, subscriptionLives } from "./subscription-stages.ts";
import { type AsOf, holds, instantMs, observation, queryOf, type ViewText, type Writing } from "./view.ts";

/** What a view of customers in a period can be told, as `customerPeriodFacts` can. */
export interface CustomerPeriodViewOptions {
  readonly from: Instant;
  readonly to: Instant;
  readonly previousFrom?: Instant;
  readonly asOf?: AsOf;
  /** Whether subscriptions are recorded, so that a customer without one has none. They are unless said. */
  readonly subscriptions?: boolean;
  /** The same of orders. */
  readonly orders?: boolean;
}

/**
 * One row for each customer who paid for a subscription in the period, or bought in it or in the one before, as
 * `customerPeriodFacts` makes them of subscriptions, orders and customers.
 */
export function customerPeriodView(
  writing: Writing,
  options: CustomerPeriodViewOptions,
): ViewText<CustomerPeriodColumns> {
  const { milliseconds } = writing;
  const { subscriptions = true, orders = true } = options;
  const table: Writing["table"] = (name) => {
    const isRecorded = name === "subscription" ? subscriptions : name.startsWith("order") ? orders : true;
    return isRecorded ? writing.table(name) : `(SELECT * FROM ${writing.table(name)} WHERE FALSE)`;
  };
  const recorded = { ...writing, table };
  const from = instantMs("from", options.from);
  const to = instantMs("to", options.to);
  const previousFrom =
    options.previousFrom === undefined ? null : instantMs("previousFrom", options.previousFrom);
  if (!((previousFrom ?? -Infinity) < from && from < to))
    throw new RangeError("A period begins before it ends, and the one before it begins before it.");
  const asOf = options.asOf ?? options.to;
  const isIn = (ms: string) => `${ms} >= ${from} AND ${ms} < ${to}`;
  const overlaps = `life."begin" < ${to} AND life."end" >= ${from}`;
  const [start, end] = [standingBefore(from), standingBefore(to)];
  const count = (condition: string) => `COUNT(CASE WHEN ${condition} THEN 1 END)`;
  const placed = milliseconds('bought."placedAt"');
  const revenue = (condition: string) =>
    `CASE WHEN ${count(`${condition} AND bought."revenueMinor" IS NULL`)} = 0
    THEN COALESCE(SUM(CASE WHEN ${condition} THEN bought."revenueMinor" END), 0) END`;
  const isOver = `fact."asOf" >= ${to}`;
  const amount = (sql: string) => `CASE WHEN fact."isOneCurrency" THEN ${sql} END`;
  return {
    isRecursive: true,
    stages: [
      observation(writing, asOf, ""),
      ...subscriptionLives(recorded, from),
      // OFFSET keeps PostgreSQL from planning orders anew with the conditions below, row by row.
      ["bought", `${queryOf(orderView(recorded, { asOf }), orderFact.columns, writing)}\nOFFSET 0`],
      [
        "sold",
        `SELECT
  bought."revenueMinor", bought."currency", ${placed} AS "placed",
  COALESCE(survivors."survivor", bought."customerId") AS "customerId"
FROM bought
LEFT JOIN survivors ON survivors."id" = bought."customerId"
WHERE bought."customerId" IS NOT NULL AND bought."discarded" IS NULL AND NOT bought."canceled"
  AND ${placed} >= ${previousFrom ?? from} AND ${placed} < ${to}`,
      ],
      [
        "spending",
        `SELECT
  bought."customerId",
  ${revenue(`bought."placed" >= ${from}`)} AS "revenueMinor",
  ${revenue(`bought."placed" < ${from}`)} AS "previousMinor"
FROM sold AS bought
GROUP BY bought."customerId"`,
      ],
      [
        "stays",
        `SELECT counted."survivor", MIN(counted."begin") AS "begin", MAX(counted."end") AS "end"
FROM (
  SELECT begun.*, SUM(begun."isStay") OVER (PARTITION BY begun."survivor" ORDER BY begun."begin", begun."end" ROWS UNBOUNDED PRECEDING) AS "stay"
  FROM (
    SELECT life."survivor", life."begin", life."end",
      CASE WHEN life."begin" <= MAX(life."end") OVER (
        PARTITION BY life."survivor" ORDER BY life."begin", life."end" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) THEN 0 ELSE 1 END AS "isStay"
    FROM lives AS life
  ) AS begun
) AS counted
GROUP BY counted."survivor", counted."stay"`,
      ],
      [
        "moves",
        `SELECT
  stays."survivor",
  ${count(isIn('stays."begin"'))} AS "joined",
  ${count(isIn('stays."end"'))} AS "left"
FROM stays
GROUP BY stays."survivor"`,
      ],
      [
        "standings",
        `SELECT
  life."survivor" AS "customerId",
  ${start.active} AS "activeAtStart",
  ${start.arr} AS "startArr",
  ${end.active} AS "activeAtEnd",
  ${end.arr} AS "endArr",
  ${count(`life."begin" < ${from}`)} > 0 AS "hadBegun",
  ${count(`life."isLapsed" AND life."end" >= ${from}`)} > 0 AS "isLapsed",
  ${count(`${overlaps} AND (life."end" < ${to} OR life."termEnd" < ${to})`)} > 0 AS "isDue",
  ${count(`${overlaps} AND life."end" >= ${to} AND life."termEnd" IS NULL`)} > 0 AS "isDueUnknown"
FROM lives AS life
GROUP BY life."survivor"`,
      ],
      [
        "currencies",
        `SELECT paid."customerId", COUNT(DISTINCT paid."currency") AS "currencies", MIN(paid."currency") AS "currency"
FROM (
  SELECT life."survivor" AS "customerId", life."currency" FROM lives AS life WHERE ${overlaps}
  UNION ALL
  SELECT sold."customerId", sold."currency" FROM sold
) AS paid
GROUP BY paid."customerId"`,
      ],
      [
        "known",
        `SELECT
  COALESCE(standings."customerId", spending."customerId") AS "customerId",
  spending."customerId" IS NOT NULL AS "hasSpent",
  spending."revenueMinor", spending."previousMinor",
  standings."startArr", standings."endArr",
  ${holds('standings."hadBegun"')} AS "hadBegun",
  ${holds('standings."isDue"')} AS "isDue",
  ${holds('standings."isDueUnknown"')} AS "isDueUnknown",
  CASE WHEN standings."customerId" IS NULL THEN FALSE ELSE standings."activeAtStart" END AS "activeAtStart",
  CASE WHEN observation."asOf" < ${to} THEN NULL WHEN standings."customerId" IS NULL THEN FALSE ELSE standings."activeAtEnd" END AS "activeAtEnd",
  CASE WHEN observation."asOf" >= ${to} AND NOT ${holds('standings."isLapsed"')} THEN COALESCE(moves."joined", 0) END AS "joined",
  CASE WHEN observation."asOf" >= ${to} AND NOT ${holds('standings."isLapsed"')} THEN COALESCE(moves."left", 0) END AS "left",
  observation."asOf"
FROM standings
FULL JOIN spending ON spending."customerId" = standings."customerId"
CROSS JOIN observation
LEFT JOIN moves ON moves."survivor" = standings."customerId"`,
      ],
      [
        "customers",
        `SELECT
  known.*,
  COALESCE(currencies."currencies", 0) <= 1 AS "isOneCurrency",
  currencies."currency",
  customer."segment", customer."tier", customer."country", customer."isTest", customer."isInternal",
  CASE WHEN known."activeAtStart" THEN 1 ELSE 0 END + COALESCE(known."joined", 0) - COALESCE(known."left", 0)
    = CASE WHEN known."activeAtEnd" THEN 1 ELSE 0 END AS "addsUp"
FROM known
LEFT JOIN currencies ON currencies."customerId" = known."customerId"
LEFT JOIN ${table("customer")} AS customer ON customer."id" = known."customerId"
WHERE known."asOf" >= ${from} AND (
  known."hasSpent" OR known."activeAtStart" IS NULL OR known."activeAtStart"
  OR known."activeAtEnd" IS NULL OR known."activeAtEnd" OR known."joined" IS NULL OR known."joined" <> 0
)`,
      ],
    ],
    from: "customers",
    columns: {
      customerId: `fact."customerId"`,
      segment: `fact."segment"`,
      tier: `fact."tier"`,
      country: `fact."country"`,
      discarded: `CASE WHEN fact."isTest" THEN 'test' WHEN fact."isInternal" THEN 'internal' END`,
      startAt: `${from}`,
      endAt: `${to}`,
      activeAtStart: subscriptions ? `fact."activeAtStart"` : null,
      activeAtEnd: subscriptions ? `fact."activeAtEnd"` : null,
      activeBefore: subscriptions ? `${holds(`fact."activeAtStart"`)} OR fact."hadBegun"` : null,
      timesJoined: subscriptions ? `CASE WHEN fact."addsUp" THEN fact."joined" END` : null,
      timesLeft: subscriptions ? `CASE WHEN fact."addsUp" THEN fact."left" END` : null,
      renewalDue: subscriptions
        ? `CASE WHEN ${isOver} THEN CASE WHEN fact."isDue" THEN TRUE WHEN NOT fact."isDueUnknown" THEN FALSE END END`
        : null,
      currency: amount(`fact."currency"`),
      startArrMinor: subscriptions
        ? amount(
            `CASE WHEN fact."activeAtStart" IS NOT NULL THEN COALESCE(fact."startArr", CASE WHEN NOT fact."activeAtStart" THEN 0 END) END`,
          )
        : null,
      endArrMinor: subscriptions
        ? amount(
            `CASE WHEN fact."activeAtEnd" IS NOT NULL THEN COALESCE(fact."endArr", CASE WHEN NOT fact."activeAtEnd" THEN 0 END) END`,
          )
        : null,
      revenueMinor: orders
        ? `CASE WHEN ${isOver} THEN ${amount(`CASE WHEN fact."hasSpent" THEN fact."revenueMinor" ELSE 0 END`)} END`
        : null,
      previousRevenueMinor:
        previousFrom === null || !orders
          ? null
          : amount(`CASE WHEN fact."hasSpent" THEN fact."previousMinor" ELSE 0 END`),
      earned: null,
    },
  };
}
