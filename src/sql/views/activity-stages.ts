import { type AsOf, observation, type Stage, type Writing } from "./view.ts";

/** What customers did until the end of observation, as the step `did`, from a table or view with `customerId` and `at`. */
export function activityUntil(
  writing: Writing,
  asOf: AsOf,
  relations: Readonly<Record<string, string>>,
): readonly Stage[] {
  return [
    observation(writing, asOf, ""),
    ...Object.entries(relations).map(([step, relation]): Stage => {
      const at = writing.milliseconds('event."at"');
      return [
        step,
        `SELECT event."customerId", ${at} AS "at"
FROM ${relation} AS event
CROSS JOIN observation
WHERE ${at} <= observation."asOf"`,
      ];
    }),
  ];
}
