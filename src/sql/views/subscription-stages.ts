import { billingIntervalsPerYear } from "../../facts/subscription-life.ts";
import { quoteText } from "../dialect.ts";
import { minorUnitsPerTerm } from "./minor-units-sql.ts";
import { holds, type Stage, texts, type Writing } from "./view.ts";

/** While it runs. */
const NEVER = 253_402_300_800_000;

/**
 * Who each customer is counted as, through all mergers, as the step `survivors`; and as the step `lives` each
 * subscription from when to when it was paid for, as seen at the end of observation, with its recurring revenue of a
 * year and the first end of its term that is not before `from`.
 */
export function subscriptionLives(writing: Writing, from: number): readonly Stage[] {
  const { table, milliseconds, types } = writing;
  const isPriced = `subscription."interval_unit" IN ${texts(billingIntervalsPerYear.keys())}`;
  const perYear = Array.from(
    billingIntervalsPerYear,
    ([unit, times]) => `WHEN ${quoteText(unit)} THEN ${times}`,
  );
  const price = minorUnitsPerTerm(
    writing,
    'subscription."unitAmount_amount"',
    'subscription."unitAmount_currency"',
    `(CASE subscription."interval_unit" ${perYear.join(" ")} END * COALESCE(subscription."quantity", 1))`,
    'subscription."interval_count"',
  );
  const recurring = `CASE
    WHEN subscription."mrr_amount" IS NOT NULL
      THEN ${minorUnitsPerTerm(writing, 'subscription."mrr_amount"', 'subscription."mrr_currency"', "12", "1")}
    WHEN ${isPriced} AND subscription."unitAmount_amount" IS NOT NULL THEN ${price} END`;
  return [
    ...survivors(writing),
    [
      "subscriptions",
      `SELECT
  subscription."customerId", subscription."status", subscription."interval_unit", subscription."interval_count",
  GREATEST(${milliseconds('subscription."startedAt"')}, ${milliseconds('COALESCE(subscription."trialEndAt", subscription."startedAt")')}) AS "begin",
  ${milliseconds(`COALESCE(subscription."endedAt", CASE WHEN subscription."status" IN ('canceled', 'ended') THEN subscription."canceledAt" END)`)} AS "ended",
  ${milliseconds('subscription."currentPeriod_endAt"')} AS "periodEnd",
  CASE WHEN subscription."mrr_amount" IS NOT NULL THEN subscription."mrr_currency" ELSE subscription."unitAmount_currency" END AS "currency",
  ${recurring} AS "arrMinor",
  observation."asOf"
FROM ${table("subscription")} AS subscription
CROSS JOIN observation
WHERE subscription."status" NOT IN ('trialing', 'incomplete', 'incomplete-expired')`,
    ],
    [
      "paid",
      `SELECT
  subscriptions.*,
  CASE WHEN subscriptions."ended" <= subscriptions."asOf" THEN subscriptions."ended" ELSE ${NEVER} END AS "end",
  subscriptions."ended" IS NULL AND subscriptions."status" NOT IN ('active', 'past-due') AS "isLapsed",
  COALESCE(subscriptions."periodEnd", subscriptions."begin") AS "anchor",
  GREATEST(${from}, subscriptions."begin" + 1) AS "termFrom"
FROM subscriptions
WHERE subscriptions."arrMinor" IS NULL OR subscriptions."arrMinor" <> 0`,
    ],
    [
      "lives",
      `SELECT
  paid.*,
  COALESCE(survivors."survivor", paid."customerId") AS "survivor",
  ${termEnd(writing)} AS "termEnd"
FROM paid
LEFT JOIN survivors ON survivors."id" = paid."customerId"
WHERE paid."begin" < LEAST(paid."end", paid."asOf")`,
    ],
  ];

  /** The first end of a term that is not before a moment, where one term ends at the anchor, in UTC. */
  function termEnd({ addMonths, utcMonth }: Writing): string {
    const length = `CAST(CASE paid."interval_unit" WHEN 'day' THEN 86400000 ELSE 604800000 END AS ${types.int}) * paid."interval_count"`;
    const months = `CASE paid."interval_unit" WHEN 'month' THEN 1 ELSE 12 END * paid."interval_count"`;
    const terms = `FLOOR((${utcMonth('paid."termFrom"')} - ${utcMonth('paid."anchor"')}) / CAST(${months} AS ${types.real}))`;
    const ends = [0, 1].map((more) => addMonths('paid."anchor"', `(${terms} + ${more}) * ${months}`));
    const least = ends.map((end) => `CASE WHEN ${end} >= paid."termFrom" THEN ${end} ELSE ${NEVER} END`);
    return `CASE
    WHEN paid."interval_unit" IN ('day', 'week') THEN
      paid."anchor" + CAST(CEIL((paid."termFrom" - paid."anchor") / CAST(${length} AS ${types.real})) AS ${types.int}) * ${length}
    WHEN paid."interval_unit" IN ('month', 'year') THEN LEAST(
      ${least.join(",\n      ")})
  END`;
  }
}

/** The customer that one is counted as; mergers that lead back to where they began end there. */
function survivors({ table }: Writing): readonly Stage[] {
  const marked = (id: string) => `CHR(31) || ${id} || CHR(31)`;
  return [
    [
      "mergers",
      `SELECT customer."id" AS "start", customer."id", customer."mergedIntoId", ${marked('customer."id"')} AS "passed", 1 AS "hop"
FROM ${table("customer")} AS customer
UNION ALL
SELECT mergers."start", customer."id", customer."mergedIntoId", mergers."passed" || ${marked('customer."id"')}, mergers."hop" + 1
FROM mergers
JOIN ${table("customer")} AS customer ON customer."id" = mergers."mergedIntoId"
WHERE POSITION(${marked('customer."id"')} IN mergers."passed") = 0`,
    ],
    [
      "survivors",
      `SELECT mergers."start" AS "id", COALESCE(mergers."mergedIntoId", mergers."id") AS "survivor"
FROM mergers
JOIN (SELECT mergers."start", MAX(mergers."hop") AS "last" FROM mergers GROUP BY mergers."start") AS longest
  ON longest."start" = mergers."start" AND longest."last" = mergers."hop"`,
    ],
  ];
}

/** Standing just before a moment, of the lives of one customer: `true` where something is paid for. */
export function standingBefore(ms: number): { readonly active: string; readonly arr: string } {
  const begun = `life."begin" < ${ms} AND life."end" >= ${ms}`;
  const running = `${begun} AND NOT life."isLapsed"`;
  const count = (condition: string) => `COUNT(CASE WHEN ${condition} THEN 1 END)`;
  const isDoubtful = `MAX(life."asOf") <> ${ms} AND ${count(`${begun} AND life."isLapsed"`)} > 0`;
  return {
    active: `CASE WHEN ${count(running)} > 0 THEN TRUE WHEN ${holds(isDoubtful)} THEN NULL ELSE FALSE END`,
    arr: `CASE WHEN NOT ${holds(isDoubtful)} AND ${count(`${running} AND life."arrMinor" IS NULL`)} = 0
    THEN COALESCE(SUM(CASE WHEN ${running} THEN life."arrMinor" END), 0) END`,
  };
}
