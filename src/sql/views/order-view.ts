import type { OrderColumns } from "../../facts/order.ts";
import type { Instant } from "../../time/instant.ts";
import { minorUnitsSql } from "./minor-units-sql.ts";
import {
  type AsOf,
  holds,
  instantMs,
  observation,
  type Stage,
  texts,
  type ViewText,
  type Writing,
} from "./view.ts";

/** What a view of orders can be told, as `orderFacts` can. */
export interface OrderViewOptions {
  readonly asOf?: AsOf;
  readonly window?: { readonly from: Instant; readonly to: Instant };
  readonly oneADayIn?: string;
}

/** One row for each order, as `orderFacts` makes them. */
export function orderView(writing: Writing, options: OrderViewOptions): ViewText<OrderColumns> {
  const { table, milliseconds } = writing;
  const { window } = options;
  const isShown = (placed: string) =>
    window === undefined
      ? "TRUE"
      : `(${placed} >= ${instantMs("window.from", window.from)} AND ${placed} < ${instantMs("window.to", window.to)})`;
  const minor = (field: string) =>
    `CASE WHEN read."${field}_currency" = read."currency" THEN ${minorUnitsSql(writing, `read."${field}_amount"`, `read."${field}_currency"`)} END AS "${field}Minor"`;
  return {
    stages: [
      [
        "read",
        `SELECT
  record.*,
  COALESCE(record."subtotal_currency", record."total_currency") AS "currency",
  ${milliseconds('record."placedAt"')} AS "placed",
  ${milliseconds('record."canceledAt"')} AS "canceled"
FROM ${table("order")} AS record`,
      ],
      [
        "repaid",
        `SELECT
  refund."recordId", refund."position", refund."lines_count", refund."amount_amount", refund."amount_currency",
  ${milliseconds('refund."at"')} AS "at"
FROM ${table("order_refunds")} AS refund`,
      ],
      observation(
        writing,
        options.asOf,
        `SELECT MAX(mentioned."at") AS "asOf"
FROM (
  SELECT read."placed" AS "at" FROM read
  UNION ALL SELECT read."canceled" FROM read
  UNION ALL SELECT repaid."at" FROM repaid
) AS mentioned`,
      ),
      [
        "seen",
        `SELECT
  read.*,
  ${["total", "subtotal", "tax", "shipping", "refunded"].map(minor).join(",\n  ")},
  CASE WHEN read."isTest" THEN 'test' WHEN read."status" = 'draft' OR read."placedAt" IS NULL THEN 'draft' END AS "discarded",
  CASE WHEN read."canceled" IS NULL THEN read."status" = 'canceled' ELSE read."canceled" <= observation."asOf" END AS "isCanceled",
  read."refunds_count" IS NOT NULL OR ${holds(`read."financialStatus" IN ${texts(["pending", "authorized", "partially-paid", "paid", "voided"])}`)} AS "tellsRefunds",
  observation."asOf"
FROM read
CROSS JOIN observation
WHERE read."placed" IS NULL OR read."placed" <= observation."asOf"`,
      ],
      ...places(writing, isShown, options.oneADayIn),
      ...refunds(writing),
      [
        "valued",
        `SELECT
  seen.*,
  COALESCE(seen."subtotalMinor", seen."totalMinor" - seen."taxMinor" - seen."shippingMinor") AS "revenueMinor",
  CASE WHEN seen."tellsRefunds" AND COALESCE(made."unknown", 0) = 0 THEN COALESCE(made."minor", 0) END AS "paidBack",
  seen."status" = 'returned' AND COALESCE(made."refunds", 0) = COALESCE(seen."refunds_count", 0) AS "isReturned",
  CASE WHEN seen."tellsRefunds" AND COALESCE(made."unnamed", 0) = 0 AND COALESCE(back."unknown", 0) = 0
    THEN COALESCE(back."units", 0) END AS "unitsBack",
  CASE WHEN seen."tellsRefunds" AND COALESCE(made."unnamed", 0) = 0 AND COALESCE(back."unpriced", 0) = 0
    AND COALESCE(worth."unknown", 0) = 0 THEN COALESCE(worth."minor", 0) END AS "minorBack",
  CASE WHEN seen."lines_count" = 0 THEN 0 ELSE bought."units" END AS "units",
  places."ordinal", places."ordinalInWindow", places."sameDay", places."previous", places."next"
FROM seen
LEFT JOIN places ON places."id" = seen."id"
LEFT JOIN made ON made."recordId" = seen."id"
LEFT JOIN back ON back."recordId" = seen."id"
LEFT JOIN worth ON worth."recordId" = seen."id"
LEFT JOIN (
  SELECT line."recordId", SUM(line."quantity" ORDER BY line."position") AS "units"
  FROM ${table("order_lines")} AS line
  GROUP BY line."recordId"
) AS bought ON bought."recordId" = seen."id"${window === undefined ? "" : `\nWHERE ${isShown('seen."placed"')}`}`,
      ],
    ],
    from: "valued",
    columns: {
      orderId: `fact."id"`,
      customerId: `fact."customerId"`,
      sourceChannel: `fact."sourceChannel"`,
      discarded: `fact."discarded"`,
      canceled: `fact."isCanceled"`,
      placedAt: `fact."placed"`,
      currency: `fact."currency"`,
      revenueMinor: `fact."revenueMinor"`,
      totalMinor: `fact."totalMinor"`,
      refundedMinor: `CASE WHEN COALESCE(fact."refunds_count", 0) = 0
    THEN COALESCE(fact."refundedMinor", fact."paidBack") ELSE fact."paidBack" END`,
      units: whole(`fact."units"`),
      unitsReturned: `CASE WHEN fact."isReturned" THEN ${whole(`fact."units"`)} ELSE ${whole(`fact."unitsBack"`)} END`,
      returnedMinor: `CASE WHEN fact."isReturned" THEN fact."revenueMinor" ELSE fact."minorBack" END`,
      returned: `CASE WHEN fact."isReturned" THEN TRUE ELSE fact."unitsBack" > 0 END`,
      ordinal: `fact."ordinal"`,
      ordinalInWindow: `fact."ordinalInWindow"`,
      sameDay: `fact."sameDay"`,
      sincePreviousMs: `fact."placed" - fact."previous"`,
      untilNextMs: `fact."next" - fact."placed"`,
      observedMs: `fact."asOf" - fact."placed"`,
    },
  };
}

const whole = (number: string): string => `CASE WHEN ${number} = FLOOR(${number}) THEN ${number} END`;

/** The place of each order among the customer's, as the step `places`. */
function places(
  { ordered, instant, calendar }: Writing,
  isShown: (placed: string) => string,
  oneADayIn: string | undefined,
): readonly Stage[] {
  const order = (row: string) => `${row}."placed", ${ordered(`${row}."id"`)}`;
  const purchase =
    oneADayIn === undefined
      ? `seen."id"`
      : calendar.text(calendar.local(instant('seen."placed"'), oneADayIn));
  return [
    [
      "counting",
      `SELECT seen."id", seen."customerId", seen."placed", ${purchase} AS "purchase"
FROM seen
WHERE seen."placed" IS NOT NULL AND seen."discarded" IS NULL AND NOT seen."isCanceled" AND seen."customerId" IS NOT NULL`,
    ],
    [
      "following",
      `SELECT
  counting.*,
  CASE WHEN LAG(counting."purchase") OVER (PARTITION BY counting."customerId" ORDER BY ${order("counting")}) = counting."purchase"
    THEN 0 ELSE 1 END AS "isAnother"
FROM counting`,
    ],
    [
      "numbered",
      `SELECT
  following.*,
  SUM(following."isAnother") OVER (PARTITION BY following."customerId" ORDER BY ${order("following")}) AS "ordinal"
FROM following`,
    ],
    [
      "purchases",
      `SELECT
  firsts.*,
  LAG(firsts."placed") OVER (PARTITION BY firsts."customerId" ORDER BY firsts."ordinal") AS "previous",
  LEAD(firsts."placed") OVER (PARTITION BY firsts."customerId" ORDER BY firsts."ordinal") AS "next"
FROM (
  SELECT numbered."customerId", numbered."ordinal", MIN(numbered."placed") AS "placed"
  FROM numbered
  GROUP BY numbered."customerId", numbered."ordinal"
) AS firsts`,
    ],
    [
      "places",
      `SELECT
  numbered."id", numbered."ordinal", purchases."previous", purchases."next",
  DENSE_RANK() OVER (PARTITION BY numbered."customerId" ORDER BY numbered."ordinal") AS "ordinalInWindow",
  ROW_NUMBER() OVER (PARTITION BY numbered."customerId", numbered."ordinal" ORDER BY ${order("numbered")}) > 1 AS "sameDay"
FROM numbered
JOIN purchases ON purchases."customerId" = numbered."customerId" AND purchases."ordinal" = numbered."ordinal"
WHERE ${isShown('numbered."placed"')}`,
    ],
  ];
}

/** What was paid back by the end of observation, and the goods that came back with it and their price. */
function refunds(writing: Writing): readonly Stage[] {
  const { table } = writing;
  const isNone = holds('part."quantity" = 0');
  return [
    [
      "refunds",
      `SELECT
  repaid.*,
  seen."currency",
  CASE WHEN repaid."amount_currency" = seen."currency" THEN ${minorUnitsSql(writing, 'repaid."amount_amount"', 'repaid."amount_currency"')} END AS "minor"
FROM repaid
JOIN seen ON seen."id" = repaid."recordId"
WHERE repaid."at" <= seen."asOf"`,
    ],
    [
      "made",
      `SELECT
  refunds."recordId",
  COUNT(*) AS "refunds",
  COUNT(CASE WHEN refunds."minor" IS NULL THEN 1 END) AS "unknown",
  COUNT(CASE WHEN refunds."lines_count" IS NULL THEN 1 END) AS "unnamed",
  SUM(refunds."minor") AS "minor"
FROM refunds
GROUP BY refunds."recordId"`,
    ],
    [
      "parts",
      `SELECT
  part."recordId", part."parentPosition", part."position", part."quantity",
  MIN(line."position") AS "line",
  COUNT(line."position") AS "lines"
FROM ${table("order_refunds_lines")} AS part
JOIN refunds ON refunds."recordId" = part."recordId" AND refunds."position" = part."parentPosition"
LEFT JOIN ${table("order_lines")} AS line
  ON line."recordId" = part."recordId" AND (part."lineId" IS NULL OR line."id" = part."lineId")
GROUP BY part."recordId", part."parentPosition", part."position", part."quantity"`,
    ],
    [
      "back",
      `SELECT
  part."recordId",
  SUM(part."quantity" ORDER BY part."parentPosition", part."position") AS "units",
  COUNT(CASE WHEN part."quantity" IS NULL THEN 1 END) AS "unknown",
  COUNT(CASE WHEN NOT ${isNone} AND (part."quantity" IS NULL OR part."lines" <> 1) THEN 1 END) AS "unpriced"
FROM parts AS part
GROUP BY part."recordId"`,
    ],
    [
      "pieces",
      `SELECT part."recordId", part."line", SUM(part."quantity" ORDER BY part."parentPosition", part."position") AS "quantity"
FROM parts AS part
WHERE part."lines" = 1 AND NOT ${isNone}
GROUP BY part."recordId", part."line"`,
    ],
    [
      "priced",
      `SELECT
  pieces."recordId",
  CASE WHEN line."quantity" <> 0 AND line."total_currency" = seen."currency"
    THEN CAST(FLOOR(${minorUnitsSql(writing, 'line."total_amount"', 'line."total_currency"')} * pieces."quantity" / line."quantity" + 0.5) AS BIGINT) END AS "minor"
FROM pieces
JOIN seen ON seen."id" = pieces."recordId"
JOIN ${table("order_lines")} AS line ON line."recordId" = pieces."recordId" AND line."position" = pieces."line"`,
    ],
    [
      "worth",
      `SELECT
  priced."recordId",
  SUM(priced."minor") AS "minor",
  COUNT(CASE WHEN priced."minor" IS NULL THEN 1 END) AS "unknown"
FROM priced
GROUP BY priced."recordId"`,
    ],
  ];
}
