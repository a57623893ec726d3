import type { CustomerChannelsColumns } from "../../facts/customer-channels.ts";
import type { CustomerChannelsFactsOptions } from "../../facts/customer-channels-facts.ts";
import { holds, instantMs, type ViewText, type Writing } from "./view.ts";

/** One row for each customer with a contact in the window, as `customerChannelsFacts` makes them. */
export function customerChannelsView(
  { table, milliseconds }: Writing,
  { window }: CustomerChannelsFactsOptions,
): ViewText<CustomerChannelsColumns> {
  const start = milliseconds('record."startAt"');
  const within =
    window === undefined
      ? ""
      : `\n  AND ${start} >= ${instantMs("window.from", window.from)} AND ${start} < ${instantMs("window.to", window.to)}`;
  // Whoever is not known is a customer of one contact.
  const group = `contacts."customerId", contacts."stranger"`;
  const same = (other: string) =>
    `${other}."customerId" IS NOT DISTINCT FROM customers."customerId" AND ${other}."stranger" IS NOT DISTINCT FROM customers."stranger"`;
  return {
    stages: [
      [
        "contacts",
        `SELECT
  record."id", record."customerId", record."channel", ${start} AS "start",
  CASE WHEN record."customerId" IS NULL THEN record."id" END AS "stranger"
FROM ${table("interaction")} AS record
WHERE record."direction" = 'inbound' AND NOT ${holds('record."isSpam"')} AND NOT ${holds('record."isTest"')}${within}`,
      ],
      [
        "customers",
        `SELECT ${group}, MIN(contacts."start") AS "first", COUNT(DISTINCT contacts."channel") AS "channels"
FROM contacts
GROUP BY ${group}`,
      ],
      [
        "busiest",
        `SELECT served."customerId", served."stranger", MAX(served."channels") AS "channels"
FROM (
  SELECT ${group}, about."value", COUNT(DISTINCT contacts."channel") AS "channels"
  FROM contacts
  JOIN ${table("interaction_caseIds")} AS about ON about."recordId" = contacts."id"
  GROUP BY ${group}, about."value"
) AS served
GROUP BY served."customerId", served."stranger"`,
      ],
      [
        "used",
        `SELECT customers.*, busiest."channels" AS "channelsInOneCase"
FROM customers
LEFT JOIN busiest ON ${same("busiest")}`,
      ],
    ],
    from: "used",
    columns: {
      customerId: `fact."customerId"`,
      firstAt: `fact."first"`,
      channels: `fact."channels"`,
      channelsInOneCase: `fact."channelsInOneCase"`,
    },
  };
}
