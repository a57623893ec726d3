import { expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { customerChurnRate } from "../../src/metrics/retention/customer-churn-rate.ts";
import { customerRetentionRate } from "../../src/metrics/retention/customer-retention-rate.ts";
import { repeat } from "../metrics/rows.ts";
import { describeRealData, figureAt, readFigures, readTable } from "./files.ts";

/** The fit of the shifted beta-geometric model and its projections, also in its figures, are of the statistics. */
describeRealData("retention_published", () => {
  it.each(["regular", "high_end"])("year-on-year retention of the segment %s", (segment) => {
    // Percentages with one decimal are whole customers of a thousand.
    const alive = readTable("retention_published/survival.csv").map((row) =>
      Math.round(Number(row[segment]) * 10),
    );
    const years = alive.slice(1).map((atEnd, index) => {
      const lost = (alive[index] ?? Number.NaN) - atEnd;
      return repeat([
        [atEnd, { activeAtStart: true, activeAtEnd: true }],
        [lost, { activeAtStart: true, activeAtEnd: false }],
      ]);
    });
    const figures = figureAt(readFigures("retention_published"), `retention_${segment}`);
    const expected = Object.values(figures ?? {}).map(Number);
    expect(years).toHaveLength(expected.length);
    for (const [index, rows] of years.entries()) {
      expect(measure(customerRetentionRate, rows).value).toBeCloseTo(expected[index] ?? Number.NaN, 12);
      expect(measure(customerChurnRate, rows).value).toBeCloseTo(1 - (expected[index] ?? Number.NaN), 12);
    }
  });
});
