import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { frontSchedules } from "../../src/adapters/front/schedule.ts";
import { zendeskSchedules } from "../../src/adapters/zendesk/schedule.ts";
import { businessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";

const root = new URL("../../../shared/vendor/", import.meta.url);
const present = existsSync(root);
if (!present) console.warn("SKIPPED: the vendors' samples are not on this machine, none was read.");

const sample = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const week = { from: Date.UTC(2026, 4, 4), to: Date.UTC(2026, 4, 11) };

describe.skipIf(!present)(`vendors' own samples of schedules${present ? "" : " (absent, not read)"}`, () => {
  it("Zendesk: Monday 09:00 to 17:00 in New York", () => {
    const { schedules, issues } = zendeskSchedules(sample("zendesk/schedules.json"));
    expect(issues).toEqual([]);
    expect(schedules).toMatchObject([
      {
        id: "zendesk:schedule:12345",
        name: "Default Schedule",
        timeZone: "America/New_York",
        intervals: [{ dayOfWeek: 1, start: "09:00", end: "17:00" }],
      },
    ]);
  });

  it("Front: 09:00 to 17:00 on all days in New York", () => {
    const { schedules, issues } = frontSchedules(sample("front/shift.json"));
    expect(issues).toEqual([]);
    const [shift] = schedules;
    expect(shift).toMatchObject({ id: "front:schedule:shf_1bri", timeZone: "America/New_York" });
    const calendar = compileSchedule(shift ?? { timeZone: "", intervals: [] }, week);
    expect(businessMs(calendar, week.from, week.to)).toBe(7 * 8 * 3_600_000);
  });
});
