import { expect, it } from "vitest";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { slaInstanceFacts } from "../../src/facts/sla-instance-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { firstResponseTime } from "../../src/metrics/responsiveness/first-response-time.ts";
import { slaAttainment } from "../../src/metrics/responsiveness/sla-attainment.ts";
import { slaBreachRate } from "../../src/metrics/responsiveness/sla-breach-rate.ts";
import { addBusinessMs, businessMs, nextOpening } from "../../src/time/business-time.ts";
import type { BusinessCalendar } from "../../src/time/calendar.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { slaInstances } from "../../src/time/sla-clock.ts";
import type { SlaEvent } from "../../src/time/sla-history.ts";
import type { ClockedMetric, SlaTerms } from "../../src/time/sla-terms.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hourOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;

/** `Fri 16:00` of the week from Monday, 2 March 2026; on `after` or later in the week after, as deadlines are. */
function instantOf(moment: string, after = -Infinity): number {
  const day = days.indexOf(moment.slice(0, 3));
  const ms = Date.UTC(2026, 2, 2 + day) + hourOf(moment.slice(4)) * HOUR_MS;
  return ms < after ? ms + 7 * 24 * HOUR_MS : ms;
}

/** The moment as the examples write it. */
const momentOf = (ms: number | null): string => {
  const text = new Date(ms ?? Number.NaN).toISOString();
  return `${days[(new Date(text).getUTCDay() + 6) % 7]} ${text.slice(11, 16)}`;
};

/** Reads `Mon-Fri 09:00-17:00`. */
function calendarOf(schedule: string): BusinessCalendar {
  const [, first = "", last = "", start = "", end = ""] =
    /^(\w{3})-(\w{3}) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(schedule) ?? [];
  const from = days.indexOf(first) + 1;
  const intervals = days
    .map((_, index) => ({ dayOfWeek: index + 1, start, end }))
    .filter(({ dayOfWeek }) => dayOfWeek >= from && dayOfWeek <= days.indexOf(last) + 1);
  return compileSchedule(
    { timeZone: "UTC", intervals },
    { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 4, 1) },
  );
}

interface Answered {
  readonly created: string;
  readonly firstReply: string;
  readonly schedule: string;
}
interface Due {
  readonly created: string;
  readonly targetHours: number;
  readonly schedule: string;
}

/** Minutes of business time to the first response, all the way from a case record. */
function responseMinutes({ created, firstReply, schedule }: Answered): number | null {
  const at = (moment: string) => new Date(instantOf(moment)).toISOString();
  const one = {
    id: "c-1",
    status: "open",
    createdAt: at(created),
    firstAgentReplyAt: at(firstReply),
  } as const;
  const rows = caseFacts([one], { clock: { business: calendarOf(schedule) } });
  const { value } = measure(firstResponseTime.variants.businessHours, rows);
  return typeof value === "number" ? value / 60 : null;
}

/** When the promise is up, by the SLA clock, which has to agree with the calendar itself. */
function dueAt({ created, targetHours, schedule }: Due): string {
  const from = instantOf(created);
  const calendar = calendarOf(schedule);
  const due = addBusinessMs(calendar, from, targetHours * HOUR_MS);
  const seconds = targetHours * 3600;
  const target = { metric: "first-response", target: { seconds, clock: "business" } } as const;
  const start = new Date(from).toISOString();
  const [promise] = slaInstances(
    {
      caseId: "c-1",
      events: [
        { type: "created", at: start },
        { type: "policy-applied", at: start, policyId: "p" },
      ],
    },
    {
      policies: [{ id: "p", targets: [target] }],
      calendars: new Map([["s", calendar]]),
      scheduleId: "s",
      asOf: start,
    },
  );
  expect(promise?.dueAt).toBe(new Date(due).toISOString());
  expect(businessMs(calendar, from, due)).toBe(targetHours * HOUR_MS);
  return momentOf(due);
}

const statuses: Readonly<Record<string, string>> = {
  new: "new",
  open: "open",
  pending: "pending-customer",
  hold: "pending-internal",
};

/** Minutes that a clock ran over the states of a case, in the states where it does not stand still. */
function minutesOf(
  segments: readonly (readonly [status: string, minutes: number])[],
  metric: ClockedMetric,
  pausedIn?: readonly string[],
): number | undefined {
  let now = instantOf("Mon 00:00");
  const instant = () => new Date(now).toISOString();
  const events: SlaEvent[] = [
    { type: "created", at: instant() },
    { type: "policy-applied", at: instant(), policyId: "p" },
  ];
  for (const [status, minutes] of segments) {
    events.push({ type: "status-changed", at: instant(), status: statuses[status] ?? status });
    now += minutes * MINUTE_MS;
  }
  events.push({ type: "resolved", at: instant() });
  const policy: SlaTerms = {
    id: "p",
    targets: [{ metric, target: { seconds: 1e9, clock: "calendar" } }],
    ...(pausedIn && { pausedIn: { [metric]: pausedIn } }),
  };
  const [promise] = slaInstances({ caseId: "c-1", events }, { policies: [policy], asOf: instant() });
  return promise && promise.elapsed.seconds / 60;
}

describeWorkedExamples("time", () => {
  worked<Answered>("firstResponseTime", "business minutes Mon-Fri 09-17", responseMinutes);
  worked<Answered>(
    "firstResponseTime",
    "business minutes when both events fall outside hours (naive clock)",
    responseMinutes,
  );
  worked<Due>("businessHours.dueAt", "4 business hours over a weekend", dueAt);
  worked<Due>(
    "businessHours.dueAt",
    "8 business hours from exactly closing time (corrects a published error)",
    dueAt,
  );
  worked<Omit<Due, "targetHours">>(
    "businessHours.clockStart",
    "created after close starts at next open",
    ({ created, schedule }) => momentOf(nextOpening(calendarOf(schedule), instantOf(created))),
  );

  worked<{ segments: readonly (readonly [string, number])[] }>(
    "statusDurations",
    "new/open 60m, pending 120m, hold 30m, open 30m",
    ({ segments }) => ({
      requesterWait: minutesOf(segments, "requester-wait") ?? null,
      agentWait: minutesOf(segments, "resolution", ["new", "open", "pending-internal"]) ?? null,
      onHold: minutesOf(segments, "resolution", ["new", "open", "pending-customer"]) ?? null,
      agentWork: minutesOf(segments, "agent-work") ?? null,
      totalResolution: minutesOf(segments, "resolution") ?? null,
    }),
  );

  worked<{ met: number; breached: number; active: number }>(
    "slaAttainment",
    "met/(met+breached), active excluded",
    ({ met, breached, active }) => {
      const made = { metric: "first-response", startAt: "2026-03-02T09:00:00Z" };
      const instances = Object.entries({ achieved: met, missed: breached, active }).flatMap(
        ([status, count]) =>
          Array.from({ length: count }, (_, index) => ({ ...made, caseId: `${status} ${index}`, status })),
      );
      const rows = slaInstanceFacts({ instances });
      expect(measure(slaAttainment, rows)).toMatchObject({ n: met + breached, excluded: { active } });
      const [attainment, breachRate] = [
        measure(slaAttainment, rows).value,
        measure(slaBreachRate, rows).value,
      ];
      return { attainment: Number(attainment), breachRate: Number(breachRate) };
    },
  );
});

it("eight business hours from Friday's closing are not over on Monday morning, as has been published", () => {
  const calendar = calendarOf("Mon-Fri 09:00-17:00");
  const closing = instantOf("Fri 17:00");
  const monday = instantOf("Mon 09:00", closing);
  expect(businessMs(calendar, closing, monday)).toBe(0);
  expect(momentOf(addBusinessMs(calendar, closing, 8 * HOUR_MS))).not.toBe("Mon 09:00");
  expect(addBusinessMs(calendar, closing, 8 * HOUR_MS)).toBe(monday + 8 * HOUR_MS);
  expect(businessMs(calendar, closing, monday + 8 * HOUR_MS - 1)).toBe(8 * HOUR_MS - 1);
});
