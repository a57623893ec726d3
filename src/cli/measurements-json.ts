import type { Findings } from "./findings.ts";
import type { Measured } from "./rows.ts";

/** Measurements for machines: one entry a metric and group, and what was wrong with the input. */
export function measurementsJson(groups: readonly Measured[], findings: Findings): string {
  const measurements = groups.flatMap(({ group, period, measurements }) =>
    Object.values(measurements).map(
      ({ metric, variant, given, value, unit, n, parts, excluded, interval }) => ({
        metric,
        variant,
        given,
        group,
        period,
        value,
        unit,
        n,
        parts,
        excluded,
        interval,
      }),
    ),
  );
  const all = { measurements, invalid: findings.rows, findings: findings.kept };
  return `${JSON.stringify(all, null, 2)}\n`;
}
