import { describe, expect, it } from "vitest";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import { oneTouchResolution } from "../../src/metrics/resolution/one-touch-resolution.ts";
import { reopenRate } from "../../src/metrics/resolution/reopen-rate.ts";
import { firstResponseTime } from "../../src/metrics/responsiveness/first-response-time.ts";
import { addBusinessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { measureRows } from "../metrics/rows.ts";
import { times } from "../metrics/worked.ts";

const entries: readonly MetricEntry[] = Object.values(catalogue);
const families: readonly (string | undefined)[] = ["responsiveness", "resolution", "backlog"];
const own = entries.filter(({ family }) => families.includes(family));
/** Counts of nothing are 0; everything else of nothing is nothing. */
const counts: readonly string[] = ["backlog", "inflow", "outflow", "netFlow"];

describe("dashboards that show 0 % or 0 seconds for nothing", () => {
  it.each(own.map(({ metric }) => [metric.id, metric] as const))(
    "%s: nothing, unless it counts",
    (id, metric) => {
      for (const one of [metric, ...Object.values(metric.variants)]) {
        expect(measureRows(one, [])).toMatchObject({ value: counts.includes(id) ? 0 : null, n: 0 });
      }
    },
  );
});

describe("MetricHQ, ticket reopen rate", () => {
  it("prints 5.5 % for 25 in 450, which is 5.56 %: cut off, not rounded", () => {
    const cases = [
      ...times(25, { resolved: true, reopened: true }),
      ...times(425, { resolved: true, reopened: false }),
    ];
    const { value } = measure(reopenRate.variants.ever, cases);
    expect(value).toBe(25 / 450);
    expect(((value ?? 0) * 100).toFixed(2)).toBe("5.56");
    expect(((value ?? 0) * 100).toFixed(1)).not.toBe("5.5");
  });
});

describe("one-touch tickets by the older Zendesk formula, fewer than two replies", () => {
  it("counts what nobody touched: 60 % for 40 %", () => {
    const cases = [0, 1, 1, 2, 3].map((agentReplies) => ({ resolved: true, agentReplies }));
    expect(measure(oneTouchResolution.variants.lessThanTwo, cases).value).toBe(0.6);
    expect(measure(oneTouchResolution, cases).value).toBe(0.4);
  });
});

describe("eesel, eight business hours from Friday at 17:00", () => {
  const weekdays = [1, 2, 3, 4, 5] as const;
  const business = compileSchedule(
    {
      timeZone: "UTC",
      intervals: weekdays.map((dayOfWeek) => ({ dayOfWeek, start: "09:00", end: "17:00" })),
    },
    { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) },
  );
  const friday = "2026-03-06T17:00:00.000Z";

  it("end on Monday at 17:00, not at 09:00", () => {
    const due = addBusinessMs(business, Date.parse(friday), 8 * 3_600_000);
    expect(new Date(due ?? 0).toISOString()).toBe("2026-03-09T17:00:00.000Z");
  });

  it("and an answer on Monday at 09:00 took none of them", () => {
    const one = { id: "case", status: "open", createdAt: friday, firstAgentReplyAt: "2026-03-09T09:00:00Z" };
    const facts = caseFacts([one], { clock: { business } });
    expect(measure(firstResponseTime.variants.businessHours, facts).value).toBe(0);
  });
});
