import { expect, it } from "vitest";
import { zendeskWarehouseSchedules } from "../../src/adapters/zendesk/warehouse-schedule.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import type { WaitingOnByStatus } from "../../src/facts/status-time.ts";
import { measure } from "../../src/measure/measure.ts";
import { firstResolutionTime } from "../../src/metrics/resolution/first-resolution-time.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";
import { reopenRate } from "../../src/metrics/resolution/reopen-rate.ts";
import { agentWaitTime } from "../../src/metrics/responsiveness/agent-wait-time.ts";
import { agentWorkTime } from "../../src/metrics/responsiveness/agent-work-time.ts";
import { onHoldTime } from "../../src/metrics/responsiveness/on-hold-time.ts";
import { requesterWaitTime } from "../../src/metrics/responsiveness/requester-wait-time.ts";
import { businessMs } from "../../src/time/business-time.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { parseInstant } from "../../src/time/instant.ts";
import { minuteScan, scannedMs } from "../time/minute-scan.ts";
import { describeRealData, figureAt, readFigures, readTable } from "./files.ts";

const MINUTE = 60_000;
const year = { from: Date.UTC(2020, 0, 1), to: Date.UTC(2021, 0, 1) };

/** Its expected figures are minutes of the calendar, which are business minutes where it is always open. */
describeRealData("dbt_zendesk", () => {
  const schedulesIn = () =>
    zendeskWarehouseSchedules({ schedules: readTable("dbt_zendesk/schedule_data.csv") });

  it("the schedule of its tables, in its own zone", () => {
    const { schedules, issues } = schedulesIn();
    expect(issues).toEqual([]);
    expect(schedules).toMatchObject([
      {
        id: "zendesk:schedule:360000310393",
        name: "SupportCA",
        timeZone: "America/Los_Angeles",
        intervals: [5, 3, 4, 1, 2].map((dayOfWeek) => ({ dayOfWeek, start: "08:00", end: "20:00" })),
      },
    ]);
  });

  it("minutes pending, around the clock as expected, and in the schedule's hours as a minute scan has them", () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ dayOfWeek, start: "00:00", end: "24:00" }));
    const open = compileSchedule({ timeZone: "America/Los_Angeles", intervals: always }, year);
    const pending = spansIn("11071", "pending");
    const sum = (ms: (from: number, to: number) => number) =>
      pending.reduce((total, [from, to]) => total + ms(from, to), 0) / MINUTE;
    expect(sum((from, to) => businessMs(open, from, to))).toBe(
      figureAt(readFigures("dbt_zendesk"), "agent_wait_minutes"),
    );

    // The clocks of California change on 1 November 2020, while the ticket is pending.
    const [support = { timeZone: "", intervals: [] }] = schedulesIn().schedules;
    const calendar = compileSchedule(support, year);
    const scanned = minuteScan([support], Date.UTC(2020, 7, 28), Date.UTC(2020, 10, 16));
    expect(sum((from, to) => businessMs(calendar, from, to))).toBe(
      sum((from, to) => scannedMs(scanned, from, to)),
    );
  });

  it("minutes in each status, and who waited for whom", () => {
    const figures = readFigures("dbt_zendesk");
    const figure = (path: string) => figureAt(figures, path);
    const ticket = factsOf("11071");
    const minutes = (seconds: number | null) => (seconds ?? Number.NaN) / 60;
    expect(minutes(measure(agentWaitTime, ticket).value)).toBe(figure("agent_wait_minutes"));
    expect(minutes(measure(requesterWaitTime, ticket).value)).toBe(figure("requester_wait_minutes"));
    expect(minutes(measure(agentWorkTime, ticket).value)).toBe(figure("status_minutes.open"));
    expect(minutes(measure(agentWaitTime, ticket).value)).toBe(figure("status_minutes.pending"));
    expect(minutes(measure(onHoldTime, ticket).value)).toBe(figure("status_minutes.on-hold"));
    expect(minutes(measure(firstResolutionTime, ticket).value)).toBe(figure("first_to_solved_minutes"));
    expect(minutes(measure(fullResolutionTime, ticket).value)).toBe(figure("first_to_solved_minutes"));
    expect(measure(reopenRate.variants.events, ticket).parts.reopens).toBe(figure("reopen_count"));
    const solved = factsOf("11071", { resolved: "third-party", "pending-internal": "agent" });
    expect(minutes(measure(onHoldTime, solved).value)).toBe(figure("status_minutes.solved"));
  });

  it("holidays of schedules that the tables do not hold are reported, not lost silently", () => {
    const { issues } = zendeskWarehouseSchedules({
      schedules: readTable("dbt_zendesk/schedule_data.csv"),
      holidays: readTable("dbt_zendesk/schedule_holiday_data.csv"),
    });
    expect(issues.map(({ ruleId }) => ruleId)).toEqual(["REF-01", "REF-01"]);
  });
});

const statuses: Readonly<Record<string, string>> = {
  pending: "pending-customer",
  "on-hold": "pending-internal",
  solved: "resolved",
};

/** The facts of a ticket, opened by its first change: the table of tickets puts its creation hours later. */
function factsOf(ticket: string, waitingOn: WaitingOnByStatus = {}) {
  const history = changesOf(ticket).map(({ value = "", at }) => ({
    status: statuses[value] ?? value,
    startAt: new Date(at).toISOString(),
  }));
  const createdAt = history[0]?.startAt ?? "";
  return caseFacts([{ id: ticket, status: "closed", createdAt, statusHistory: history }], { waitingOn });
}

/** The times a ticket was in a status, by its history of changes. */
function spansIn(ticket: string, status: string): readonly (readonly [from: number, to: number])[] {
  const changes = changesOf(ticket);
  return changes.flatMap(({ value, at }, index) => {
    const next = changes[index + 1];
    return value === status && next !== undefined ? ([[at, next.at]] as const) : [];
  });
}

const changesOf = (ticket: string) =>
  readTable("dbt_zendesk/ticket_field_history_data.csv")
    .filter(({ ticket_id, field_name }) => ticket_id === ticket && field_name === "status")
    .map(({ value, updated = "" }) => ({
      value,
      at: parseInstant(`${updated.slice(0, 19).replace(" ", "T")}Z`) ?? Number.NaN,
    }))
    .sort((a, b) => a.at - b.at);
