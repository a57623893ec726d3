import type { AnyMeasurement } from "../measure/measurement.ts";
import type { Findings } from "./findings.ts";
import type { Measured } from "./rows.ts";

/** Measurements for machines: one entry a metric and group, and what was wrong with the input. */
export function measurementsJson(groups: readonly Measured[], findings: Findings): string {
  const measurements = groups.flatMap(({ group, period, measurements }) =>
    Object.values(measurements).map((measurement) => {
      const { metric, variant, given, ...result } = measurementJson(measurement);
      return { metric, variant, given, group, period, ...result };
    }),
  );
  return json({ measurements }, findings);
}

/** What a measurement says, in the order in which it is read. */
export const measurementJson = ({
  metric,
  variant,
  given,
  value,
  unit,
  n,
  parts,
  excluded,
  interval,
}: AnyMeasurement) => ({ metric, variant, given, value, unit, n, parts, excluded, interval });

/** An answer for machines, with what was wrong with the input. */
export const json = (answer: object, findings: Findings): string =>
  `${JSON.stringify({ ...answer, invalid: findings.rows, findings: findings.kept }, null, 2)}\n`;
