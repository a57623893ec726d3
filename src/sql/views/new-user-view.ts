import type { NewUserColumns } from "../../facts/new-user.ts";
import { activityUntil } from "./activity-stages.ts";
import { type AsOf, texts, type ViewText, type Writing } from "./view.ts";

/** What a view of new users is told, as `newUserFacts` is. */
export interface NewUserViewOptions {
  readonly asOf: AsOf;
  /** Table or view of activation events, as SQL writes its name: columns `customerId` and `at`. */
  readonly activations?: string;
  /** The same of events in which the product was of value. */
  readonly values?: string;
  /** The same of steps of the onboarding, with the column `step`. */
  readonly steps?: string;
  readonly requiredSteps?: readonly string[];
}

/** One row for each customer who has signed up, as `newUserFacts` makes them. */
export function newUserView(
  writing: Writing,
  { asOf, activations, values, steps, requiredSteps }: NewUserViewOptions,
): ViewText<NewUserColumns> {
  const { table, milliseconds, types } = writing;
  const required = requiredSteps && new Set(requiredSteps);
  if (required?.size === 0) throw new RangeError("requiredSteps names at least one step.");
  const since = (events: string) =>
    `(SELECT MIN(event."at") - users."signedUp" FROM ${events} AS event
    WHERE event."customerId" = users."id" AND event."at" >= users."signedUp")`;
  const nothing = `CAST(NULL AS ${types.int})`;
  const at = milliseconds('event."at"');
  return {
    stages: [
      ...activityUntil(writing, asOf, {
        ...(activations !== undefined && { activations }),
        ...(values !== undefined && { valued: values }),
      }),
      [
        "users",
        `SELECT customer.*, ${milliseconds('customer."signedUpAt"')} AS "signedUp", observation."asOf"
FROM ${table("customer")} AS customer
CROSS JOIN observation
WHERE ${milliseconds('customer."signedUpAt"')} <= observation."asOf"`,
      ],
      ...(steps === undefined
        ? []
        : ([
            [
              "taken",
              `SELECT event."customerId", event."step", MIN(${at}) AS "at"
FROM ${steps} AS event
CROSS JOIN observation
WHERE ${at} <= observation."asOf"
GROUP BY event."customerId", event."step"`,
            ],
            [
              "onboarding",
              `SELECT
  taken."customerId",
  COUNT(CASE WHEN ${required === undefined ? "TRUE" : `taken."step" IN ${texts(required)}`} THEN 1 END) AS "completed",
  MAX(CASE WHEN ${required === undefined ? "TRUE" : `taken."step" IN ${texts(required)}`} THEN taken."at" END) AS "last"
FROM taken
GROUP BY taken."customerId"`,
            ],
          ] as const)),
      [
        "started",
        `SELECT
  users.*,
  ${activations === undefined ? nothing : since("activations")} AS "activatedMs",
  ${values === undefined ? nothing : since("valued")} AS "valueMs",
  ${steps === undefined ? "CAST(NULL AS BOOLEAN)" : 'onboarding."customerId" IS NOT NULL'} AS "hasStarted",
  ${steps === undefined || required === undefined ? nothing : 'COALESCE(onboarding."completed", 0)'} AS "completed",
  ${steps === undefined ? nothing : 'onboarding."last"'} AS "last"
FROM users${steps === undefined ? "" : '\nLEFT JOIN onboarding ON onboarding."customerId" = users."id"'}`,
      ],
    ],
    from: "started",
    columns: {
      customerId: `fact."id"`,
      discarded: `CASE WHEN fact."isTest" THEN 'test' WHEN fact."isInternal" THEN 'internal'
    WHEN fact."mergedIntoId" IS NOT NULL THEN 'merged' END`,
      signedUpAt: `fact."signedUp"`,
      activatedMs: `fact."activatedMs"`,
      valueMs: `fact."valueMs"`,
      onboardingStarted: `fact."hasStarted"`,
      requiredSteps: steps === undefined || required === undefined ? null : `${required.size}`,
      completedSteps: `fact."completed"`,
      onboardedMs:
        required === undefined
          ? null
          : `CASE WHEN fact."completed" = ${required.size} THEN GREATEST(fact."signedUp", fact."last") - fact."signedUp" END`,
      observedMs: `fact."asOf" - fact."signedUp"`,
    },
  };
}
