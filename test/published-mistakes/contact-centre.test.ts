import { describe, expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { averageTimeToAbandon } from "../../src/metrics/contact-centre/average-time-to-abandon.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import { aPaidDay } from "../../src/metrics/example-agent-time.ts";
import { abandoned, answered, flowedOut } from "../../src/metrics/example-contacts.ts";
import { occupancy } from "../../src/metrics/workforce/occupancy.ts";
import { utilization } from "../../src/metrics/workforce/utilization.ts";
import { measureRows } from "../metrics/rows.ts";
import { times } from "../metrics/worked.ts";

const entries: readonly MetricEntry[] = Object.values(catalogue);
const own = entries.filter(({ family }) => family === "contact-centre" || family === "workforce");

describe("dashboards that show 0 % or 100 % for nothing", () => {
  it.each(own.map(({ metric }) => [metric.id, metric] as const))("%s says nothing instead", (_, metric) => {
    for (const one of [metric, ...Object.values(metric.variants)]) {
      const { value, n } = measureRows(one, []);
      expect(value).toBeNull();
      expect(n).toBe(0);
    }
  });
});

describe("offered less handled as abandoned", () => {
  it("gives 10 % where 4 % gave up: the other six went to voicemail", () => {
    const calls = [
      ...times(90, answered(10_000)),
      ...times(4, abandoned(30_000)),
      ...times(6, flowedOut(60_000)),
    ];
    const handled = calls.filter((call) => call.answered).length;
    expect((calls.length - handled) / calls.length).toBe(0.1);
    expect(measure(abandonmentRate, calls).value).toBe(0.04);
  });
});

describe("occupancy as handle time over logged-in time", () => {
  it("gives 67 % for a day of 83 %, because breaks and training count as waiting", () => {
    const hours = (...activities: readonly string[]) =>
      aPaidDay()
        .filter(({ activity }) => activities.includes(activity ?? ""))
        .reduce((sum, { durationMs }) => sum + durationMs, 0);
    const theirs = hours("handling") / hours("handling", "available", "auxiliary", "break");
    expect(theirs).toBeCloseTo(0.667, 3);
    expect(measure(occupancy, aPaidDay()).value).toBeCloseTo(0.833, 3);
    expect(measure(occupancy.variants.ofLoggedIn, aPaidDay()).value).toBe(theirs);
  });
});

describe("utilization without saying which", () => {
  it("is 75, 63 or 67 % on the same day", () => {
    const { handled, handledOfLoggedIn } = utilization.variants;
    const percentages = [utilization, handled, handledOfLoggedIn].map((metric) =>
      Math.round(100 * (measure(metric, aPaidDay()).value ?? Number.NaN)),
    );
    expect(percentages).toEqual([75, 63, 67]);
  });
});

describe("time to abandon called average patience", () => {
  it("does not see the patience of those who were answered, and falls when answers come sooner", () => {
    // Everyone would wait 60 s or 180 s. With answers after 100 s the patient are served, and no longer counted.
    const unanswered = [abandoned(60_000), abandoned(180_000)];
    const answeredLate = [abandoned(60_000), answered(100_000)];
    expect(measure(averageTimeToAbandon, unanswered).value).toBe(120);
    expect(measure(averageTimeToAbandon, answeredLate).value).toBe(60);
  });
});
