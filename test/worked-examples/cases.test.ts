import { caseFacts } from "../../src/facts/case-facts.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { backlog } from "../../src/metrics/backlog/backlog.ts";
import { backlogDays } from "../../src/metrics/backlog/backlog-days.ts";
import { escalationRate } from "../../src/metrics/resolution/escalation-rate.ts";
import { fcr } from "../../src/metrics/resolution/fcr.ts";
import { firstResolutionTime } from "../../src/metrics/resolution/first-resolution-time.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";
import { oneTouchResolution } from "../../src/metrics/resolution/one-touch-resolution.ts";
import { reopenRate } from "../../src/metrics/resolution/reopen-rate.ts";
import { agentWaitTime } from "../../src/metrics/responsiveness/agent-wait-time.ts";
import { agentWorkTime } from "../../src/metrics/responsiveness/agent-work-time.ts";
import { firstResponseTime } from "../../src/metrics/responsiveness/first-response-time.ts";
import { onHoldTime } from "../../src/metrics/responsiveness/on-hold-time.ts";
import { requesterWaitTime } from "../../src/metrics/responsiveness/requester-wait-time.ts";
import { slaAttainment } from "../../src/metrics/responsiveness/sla-attainment.ts";
import { slaBreachRate } from "../../src/metrics/responsiveness/sla-breach-rate.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Monday, 2 March 2026. */
const monday = Date.UTC(2026, 2, 2);
const minute = (minutes: number) => new Date(monday + minutes * MINUTE_MS).toISOString();
const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);

interface Answered {
  readonly created: string;
  readonly firstReply: string;
  readonly schedule: string;
}
const daysOfWeek = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** `Mon 08:30` */
function momentOf(text: string): string {
  const [, dayOfWeek = "", hour, minutesOfHour] = /^(\w{3}) (\d\d):(\d\d)$/.exec(text) ?? [];
  return minute(daysOfWeek.indexOf(dayOfWeek) * 1440 + Number(hour) * 60 + Number(minutesOfHour));
}

/** `Mon-Fri 09:00-17:00` */
function hoursOf(text: string) {
  const [, start = "", end = ""] = /^Mon-Fri (\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
  const weekdays = [1, 2, 3, 4, 5] as const;
  return compileSchedule(
    { timeZone: "UTC", intervals: weekdays.map((dayOfWeek) => ({ dayOfWeek, start, end })) },
    { from: monday, to: monday + 14 * DAY_MS },
  );
}

function businessMinutes({ created, firstReply, schedule }: Answered): number | null {
  const one = {
    id: "case",
    status: "open",
    createdAt: momentOf(created),
    firstAgentReplyAt: momentOf(firstReply),
  };
  const facts = caseFacts([one], { clock: { business: hoursOf(schedule) } });
  return minutes(measure(firstResponseTime.variants.businessHours, facts).value);
}

interface Flow {
  readonly opening: number;
  readonly created: number;
  readonly reopened: number;
  readonly solved: number;
}
interface Survey {
  readonly resolved: boolean;
  readonly contacts: number;
}
interface Contact {
  readonly id: number;
  readonly customer: string;
  readonly reason: string;
  readonly day: number;
}

const statuses: Readonly<Record<string, string>> = { pending: "pending-customer", hold: "pending-internal" };

describeWorkedExamples("cases", () => {
  worked<Answered>("firstResponseTime", "business minutes Mon-Fri 09-17", businessMinutes);
  worked<Answered>(
    "firstResponseTime",
    "business minutes when both events fall outside hours (naive clock)",
    businessMinutes,
  );

  worked<{ reopened: number; resolved: number }>("reopenRate", "reopened/resolved", (inputs) => {
    const { reopened, resolved } = inputs;
    const cases = [
      ...times(reopened, { resolved: true, reopened: true }),
      ...times(resolved - reopened, { resolved: true, reopened: false }),
    ];
    return measure(reopenRate, cases).value;
  });
  worked<{ escalated: number; tickets: number }>("escalationRate", "escalated/tickets", (inputs) => {
    const { escalated, tickets } = inputs;
    const cases = [
      ...times(escalated, { escalated: true }),
      ...times(tickets - escalated, { escalated: false }),
    ];
    return measure(escalationRate, cases).value;
  });
  worked<{ solved: readonly number[] }>(
    "oneTouchResolution",
    "exactly 1 public agent reply / solved",
    (inputs) => {
      const cases = inputs.solved.map((agentReplies) => ({ resolved: true, agentReplies }));
      return {
        exactlyOne: measure(oneTouchResolution, cases).value,
        lessThanTwo: measure(oneTouchResolution.variants.lessThanTwo, cases).value,
      };
    },
  );

  worked<{ met: number; breached: number; active: number }>(
    "slaAttainment",
    "met/(met+breached), active excluded",
    ({ met, breached, active }) => {
      const promises = [
        ...times(met, { status: "achieved" }),
        ...times(breached, { status: "missed" }),
        ...times(active, { status: "active" }),
      ];
      return {
        attainment: measure(slaAttainment, promises).value,
        breachRate: measure(slaBreachRate, promises).value,
      };
    },
  );

  worked<Flow>("backlog", "flow conservation", ({ opening, created, reopened, solved }) => {
    const still = {
      openAtWindowStart: false,
      createdInWindow: false,
      reopensInWindow: 0,
      resolutionsInWindow: 0,
    };
    const cases = [
      ...times(opening, { ...still, openAtWindowStart: true }),
      ...times(created, { ...still, createdInWindow: true }),
      ...times(reopened, { ...still, reopensInWindow: 1 }),
      ...times(solved, { ...still, resolutionsInWindow: 1 }),
    ];
    return measure(backlog.variants.fromFlow, cases).value;
  });
  worked<{ backlog: number; solvedPerDay: number }>("backlogDays", "backlog / avg daily solved", (inputs) => {
    const ofWeek = { windowMs: 7 * DAY_MS, createdInWindow: false };
    const cases = [
      ...times(inputs.backlog, { ...ofWeek, resolved: false, resolutionsInWindow: 0 }),
      ...times(inputs.solvedPerDay * 7, { ...ofWeek, resolved: true, resolutionsInWindow: 1 }),
    ];
    return measure(backlogDays, cases).value;
  });

  worked<{ segments: readonly (readonly [status: string, minutes: number])[] }>(
    "statusDurations",
    "new/open 60m, pending 120m, hold 30m, open 30m",
    ({ segments }) => {
      let passed = 0;
      const statusHistory = segments.map(([status, length]) => {
        const startAt = minute(passed);
        passed += length;
        return { status: statuses[status] ?? status, startAt };
      });
      const resolved = { status: "resolved", startAt: minute(passed) };
      const facts = caseFacts([
        { id: "case", status: "resolved", createdAt: minute(0), statusHistory: [...statusHistory, resolved] },
      ]);
      return {
        requesterWait: minutes(measure(requesterWaitTime, facts).value),
        agentWait: minutes(measure(agentWaitTime, facts).value),
        onHold: minutes(measure(onHoldTime, facts).value),
        agentWork: minutes(measure(agentWorkTime, facts).value),
        totalResolution: minutes(measure(fullResolutionTime, facts).value),
      };
    },
  );
  worked<{ created: number; solvedAt: readonly number[]; reopenedAt: readonly number[] }>(
    "firstVsFullResolution",
    "created 0, solved 60, reopened 100, solved 160",
    ({ created, solvedAt, reopenedAt }) => {
      const turns = [
        { status: "new", startAt: minute(created) },
        ...solvedAt.map((at) => ({ status: "resolved", startAt: minute(at) })),
        ...reopenedAt.map((at) => ({ status: "open", startAt: minute(at) })),
      ];
      const one: CaseInput = {
        id: "case",
        status: "resolved",
        createdAt: minute(created),
        statusHistory: turns,
      };
      const facts = caseFacts([one]);
      return {
        first: minutes(measure(firstResolutionTime, facts).value),
        full: minutes(measure(fullResolutionTime, facts).value),
        reopens: measure(reopenRate.variants.events, facts).parts.reopens,
      };
    },
  );

  worked<{ resolvedFirst: number; total: number }>(
    "fcr",
    "customers resolved on first call / customers",
    ({ resolvedFirst, total }) =>
      measure(fcr.variants.survey, [
        ...times(resolvedFirst, { customerSaysResolved: true, contactsSaid: 1 }),
        ...times(total - resolvedFirst, { customerSaysResolved: false, contactsSaid: 1 }),
      ]).value,
  );
  worked<{ responses: readonly Survey[] }>(
    "fcr",
    "survey: resolved AND one contact",
    ({ responses }) =>
      measure(
        fcr.variants.survey,
        responses.map(({ resolved, contacts }) => ({
          customerSaysResolved: resolved,
          contactsSaid: contacts,
        })),
      ).value,
  );
  worked<{ resolvedFirst: number; contacts: number; notResolvableAtLevel1: number }>(
    "fcr",
    "MetricNet gross vs net",
    ({ resolvedFirst, contacts, notResolvableAtLevel1 }) => {
      const marked = [
        ...times(resolvedFirst, { answered: true, resolved: true }),
        ...times(notResolvableAtLevel1, { answered: true, resolved: false, resolvableAtFirstLevel: false }),
        ...times(contacts - resolvedFirst - notResolvableAtLevel1, { answered: true, resolved: false }),
      ];
      return {
        gross: measure(fcr.variants.gross, marked).value,
        net: measure(fcr.variants.net, marked).value,
      };
    },
  );
  worked<{ contacts: readonly Contact[]; windowDays: number; asOfDay: number }>(
    "fcr",
    "repeat-contact window 7d",
    ({ contacts, windowDays, asOfDay }) => {
      const facts = contactFacts(
        contacts.map(({ id, customer, reason, day }) => ({
          id: String(id),
          channel: "voice",
          direction: "inbound" as const,
          status: "completed",
          outcome: "answered",
          customerId: customer,
          topic: reason,
          startAt: minute(day * 1440),
          answeredAt: minute(day * 1440),
        })),
        { asOf: minute(asOfDay * 1440) },
      );
      return measure(fcr, facts, { given: { windowMs: windowDays * DAY_MS } }).value;
    },
  );
});
