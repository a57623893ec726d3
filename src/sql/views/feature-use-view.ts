import type { FeatureUseColumns } from "../../facts/feature-use.ts";
import type { Instant } from "../../time/instant.ts";
import { instantMs, type ViewText, type Writing } from "./view.ts";

/** What a view of the use of features is told, as `featureUseFacts` is. */
export interface FeatureUseViewOptions {
  readonly from: Instant;
  /** Not included; the end of observation too. */
  readonly to: Instant;
  /** Table or view of features, as SQL writes its name: columns `feature` and `releasedAt`. */
  readonly features: string;
  /** The same of all uses that there are: columns `customerId`, `feature` and `at`. */
  readonly uses: string;
  /** The same of what else makes a user active: columns `customerId` and `at`. */
  readonly activity?: string;
  /**
   * The same of whether a feature is open to a user: columns `customerId`, `feature` and `eligible`. Of what it does not
   * hold, or holds twice, nobody knows. Left out: every feature is open to all.
   */
  readonly eligibility?: string;
}

/** One row for each user and each feature that had been released, as `featureUseFacts` makes them. */
export function featureUseView(
  { table, milliseconds }: Writing,
  options: FeatureUseViewOptions,
): ViewText<FeatureUseColumns> {
  const { features, uses, activity, eligibility } = options;
  const [from, to] = [instantMs("from", options.from), instantMs("to", options.to)];
  if (!(from < to)) throw new RangeError("A window begins before it ends.");
  const events = (relation: string, feature: string) =>
    `SELECT event."customerId", ${feature}${milliseconds('event."at"')} AS "at"
FROM ${relation} AS event
WHERE ${milliseconds('event."at"')} < ${to}`;
  const signedUp = milliseconds('customer."signedUpAt"');
  const released = milliseconds('feature."releasedAt"');
  return {
    stages: [
      ["uses", events(uses, 'event."feature", ')],
      [
        "did",
        `SELECT uses."customerId", uses."at" FROM uses${activity === undefined ? "" : `\nUNION ALL\n${events(activity, "")}`}`,
      ],
      ["active", `SELECT DISTINCT did."customerId" FROM did WHERE did."at" >= ${from}`],
      [
        "pairs",
        `SELECT
  customer."id", customer."isTest", customer."isInternal", customer."mergedIntoId",
  feature."feature",
  COALESCE(GREATEST(${signedUp}, ${released}), ${signedUp}, ${released}) AS "openFrom"
FROM ${table("customer")} AS customer
CROSS JOIN ${features} AS feature
WHERE (customer."signedUpAt" IS NULL OR ${signedUp} < ${to})
  AND (feature."releasedAt" IS NULL OR ${released} < ${to})`,
      ],
      [
        "counted",
        `SELECT uses."customerId", uses."feature", COUNT(*) AS "uses"
FROM uses
WHERE uses."at" >= ${from}
GROUP BY uses."customerId", uses."feature"`,
      ],
      [
        "adopted",
        `SELECT pairs."id", pairs."feature", pairs."openFrom", MIN(uses."at") AS "first"
FROM pairs
JOIN uses ON uses."customerId" = pairs."id" AND uses."feature" = pairs."feature" AND uses."at" >= pairs."openFrom"
GROUP BY pairs."id", pairs."feature", pairs."openFrom"`,
      ],
      ...(eligibility === undefined
        ? []
        : ([
            [
              "eligibility",
              `SELECT told."customerId", told."feature", COUNT(*) AS "times", COUNT(CASE WHEN told."eligible" THEN 1 END) AS "yes", COUNT(told."eligible") AS "said"
FROM ${eligibility} AS told
GROUP BY told."customerId", told."feature"`,
            ],
          ] as const)),
      [
        "used",
        `SELECT
  pairs.*,
  active."customerId" IS NOT NULL AS "active",
  COALESCE(counted."uses", 0) AS "uses",
  adopted."first",
  ${eligibility === undefined ? "TRUE" : 'CASE WHEN eligibility."times" = 1 AND eligibility."said" = 1 THEN eligibility."yes" = 1 END'} AS "eligible"
FROM pairs
LEFT JOIN active ON active."customerId" = pairs."id"
LEFT JOIN counted ON counted."customerId" = pairs."id" AND counted."feature" = pairs."feature"
LEFT JOIN adopted ON adopted."id" = pairs."id" AND adopted."feature" = pairs."feature" AND adopted."openFrom" = pairs."openFrom"${
          eligibility === undefined
            ? ""
            : '\nLEFT JOIN eligibility ON eligibility."customerId" = pairs."id" AND eligibility."feature" = pairs."feature"'
        }`,
      ],
    ],
    from: "used",
    columns: {
      customerId: `fact."id"`,
      feature: `fact."feature"`,
      discarded: `CASE WHEN fact."isTest" THEN 'test' WHEN fact."isInternal" THEN 'internal'
    WHEN fact."mergedIntoId" IS NOT NULL THEN 'merged' END`,
      from: `${from}`,
      eligible: `fact."eligible"`,
      active: `fact."active"`,
      used: `fact."uses" > 0`,
      uses: `fact."uses"`,
      adoptedMs: `fact."first" - fact."openFrom"`,
    },
  };
}
