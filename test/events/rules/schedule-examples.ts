import { at, type RuleExample, record, seconds } from "./rule-example.ts";

const schedule = (fields: Parameters<typeof record<"schedule">>[1] = {}) =>
  record("schedule", { id: "h", ...fields });
const promise = (scheduleId: string) => ({
  metric: "resolution",
  status: "active",
  startAt: at(0),
  target: { seconds: 3600, clock: "business" as const, scheduleId },
});

export const scheduleExamples: readonly RuleExample[] = [
  {
    ruleId: "SCH-01",
    because: "Rails calls it Magadan, and abbreviations mean several",
    records: {
      // Read by its schema, a schedule has a zone that is known; records come from elsewhere too.
      schedules: [{ ...schedule(), timeZone: "Magadan" }, schedule({ id: "est", timeZone: "EST" })],
      agents: [{ ...record("agent", {}), timeZone: "+02:00" }],
      customers: [{ ...record("customer", {}), timeZone: "Pacific Time (US & Canada)" }],
    },
    breaks: [
      ["agent/agent-1", "/timeZone"],
      ["customer/customer-1", "/timeZone"],
      ["schedule/h", "/timeZone"],
      ["schedule/est", "/timeZone"],
    ],
  },
  {
    ruleId: "SCH-01",
    because: "places of the database, and UTC",
    records: {
      schedules: [
        schedule({
          timeZone: "Asia/Magadan",
          holidays: [{ startOn: "2026-05-01", endOn: "2026-05-01", timeZone: "UTC" }],
        }),
      ],
      agents: [
        record("agent", { timeZone: null }),
        record("agent", { id: "2" }),
        record("agent", { id: "3", timeZone: "PRC" }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SCH-02",
    because: "hours past midnight in one entry, none at all, and two that overlap on one day",
    records: {
      schedules: [
        schedule({
          intervals: [
            { dayOfWeek: 1, start: "22:00", end: "06:00" },
            { dayOfWeek: 2, start: "09:00", end: "09:00" },
            { dayOfWeek: 3, start: "12:00", end: "17:00" },
            { dayOfWeek: 3, start: "08:00", end: "12:30" },
          ],
          holidays: [
            {
              startOn: "2026-12-24",
              endOn: "2026-12-24",
              openIntervals: [
                { start: "08:00", end: "20:00" },
                { start: "09:00", end: "10:00" },
                { start: "19:00", end: "21:00" },
              ],
            },
          ],
        }),
      ],
    },
    breaks: [
      ["schedule/h", "/intervals/0"],
      ["schedule/h", "/intervals/1"],
      ["schedule/h", "/intervals/2"],
      ["schedule/h", "/holidays/0/openIntervals/1"],
      ["schedule/h", "/holidays/0/openIntervals/2"],
    ],
  },
  {
    ruleId: "SCH-02",
    because: "a break at noon, the same hours on another day, and a day to its end",
    records: {
      schedules: [
        schedule({
          intervals: [
            { dayOfWeek: 1, start: "12:00", end: "17:00" },
            { dayOfWeek: 1, start: "08:00", end: "12:00" },
            { dayOfWeek: 2, start: "08:00", end: "24:00" },
          ],
        }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SCH-03",
    because: "the promises on one case count the hours of two schedules",
    records: {
      cases: [record("case", { id: "7", sla: [promise("oslo"), promise("manila")] })],
      slaInstances: [
        record("slaInstance", { ...promise("oslo"), id: "a", caseId: "8" }),
        record("slaInstance", { id: "b", caseId: "8", startAt: at(0), policyId: "policy-1" }),
      ],
      slaPolicies: [record("slaPolicy", { scheduleId: "manila" })],
    },
    breaks: [
      ["case/7", "/sla"],
      ["case/8", ""],
    ],
  },
  {
    ruleId: "SCH-03",
    because: "one schedule, none, or another on another case",
    records: {
      cases: [
        record("case", {
          id: "7",
          sla: [
            promise("oslo"),
            promise("oslo"),
            { metric: "resolution", status: "active", startAt: at(0), elapsed: seconds(5) },
          ],
        }),
      ],
      slaInstances: [
        record("slaInstance", { ...promise("oslo"), id: "a", caseId: "8" }),
        record("slaInstance", { ...promise("manila"), id: "b", caseId: "9" }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SCH-04",
    because: "one holiday stands there twice, one was before the schedule and one comes after it",
    records: {
      schedules: [
        schedule({
          validFrom: "2026-01-01",
          validThrough: "2026-12-31",
          holidays: [
            { startOn: "2026-05-01", endOn: "2026-05-01" },
            { startOn: "2026-05-01", endOn: "2026-05-01", name: "Labour Day" },
            { startOn: "2025-12-24", endOn: "2025-12-31" },
            { startOn: "2027-01-01", endOn: "2027-01-01" },
          ],
        }),
      ],
    },
    breaks: [
      ["schedule/h", "/holidays/2"],
      ["schedule/h", "/holidays/3"],
      ["schedule/h", "/holidays/1"],
    ],
  },
  {
    ruleId: "SCH-04",
    because: "a holiday reaches into the schedule's first day, overlaps another, or is one of another zone",
    records: {
      schedules: [
        schedule({
          validFrom: "2026-01-01",
          validThrough: "2026-12-31T23:00:00.000Z",
          holidays: [
            { startOn: "2025-12-31", endOn: "2026-01-01" },
            { startOn: "2026-01-01", endOn: "2026-01-01" },
            { startOn: "2026-01-01", endOn: "2026-01-01", timeZone: "Asia/Manila" },
            { startOn: "2027-06-01", endOn: "2027-06-01" },
          ],
        }),
      ],
    },
    breaks: [],
  },
];
