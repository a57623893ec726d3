import { agentDayFacts } from "../../src/facts/agent-day-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { paidHours, plannedHours } from "../../src/metrics/example-agent-time.ts";
import { chatConcurrency } from "../../src/metrics/workforce/chat-concurrency.ts";
import { occupancy } from "../../src/metrics/workforce/occupancy.ts";
import { scheduleAdherence } from "../../src/metrics/workforce/schedule-adherence.ts";
import { scheduleConformance } from "../../src/metrics/workforce/schedule-conformance.ts";
import { shrinkage } from "../../src/metrics/workforce/shrinkage.ts";
import { utilization } from "../../src/metrics/workforce/utilization.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

const secondsAfterNine = (seconds: number) =>
  new Date(Date.UTC(2026, 2, 2, 9) + seconds * 1000).toISOString();

describeWorkedExamples("the workforce", () => {
  worked<{ scheduledMinutes: number; inAdherenceMinutes: number }>(
    "scheduleAdherence",
    "scheduled minutes in adherence / scheduled minutes",
    ({ scheduledMinutes, inAdherenceMinutes }) =>
      measure(scheduleAdherence, [
        { planned: "contacts", adherent: true, durationMs: inAdherenceMinutes * 60_000 },
        {
          planned: "contacts",
          adherent: false,
          durationMs: (scheduledMinutes - inAdherenceMinutes) * 60_000,
        },
      ]).value,
  );
  worked<{ scheduledMinutes: number; workedMinutes: number }>(
    "scheduleConformance",
    "worked / scheduled",
    ({ scheduledMinutes, workedMinutes }) =>
      // Worked at other times than those scheduled, which conformance does not ask about.
      measure(scheduleConformance, [
        plannedHours("contacts", "offline", scheduledMinutes / 60),
        plannedHours(null, "handling", workedMinutes / 60),
      ]).value,
  );

  worked<{ shrinkageHours: number; scheduledHours: number }>(
    "shrinkage",
    "shrinkage hours / scheduled hours",
    ({ shrinkageHours, scheduledHours }) =>
      measure(shrinkage.variants.scheduled, [
        plannedHours("auxiliary", "auxiliary", shrinkageHours),
        plannedHours("contacts", "handling", scheduledHours - shrinkageHours),
      ]).value,
  );
  worked<{ shrinkageDays: number; workingDays: number }>(
    "shrinkage",
    "annual leave days / 260 working days",
    ({ shrinkageDays, workingDays }) =>
      measure(shrinkage, [
        paidHours("offline", shrinkageDays * 8),
        paidHours("available", (workingDays - shrinkageDays) * 8),
      ]).value,
  );

  worked<{ productiveHours: number; availableHours: number }>(
    "agentUtilization",
    "productive hours / available hours (simple)",
    ({ productiveHours, availableHours }) =>
      measure(utilization.variants.handled, [
        paidHours("handling", productiveHours),
        paidHours("available", availableHours - productiveHours),
      ]).value,
  );

  worked<{ handleMinutes: number; periodMinutes: number }>(
    "occupancy",
    "handle time / period",
    ({ handleMinutes, periodMinutes }) =>
      measure(occupancy, [
        paidHours("handling", handleMinutes / 60),
        paidHours("available", (periodMinutes - handleMinutes) / 60),
      ]).value,
  );
  worked<{ talk: number; hold: number; acw: number; available: number }>(
    "occupancy",
    "handle/(handle+available)",
    ({ talk, hold, acw, available }) =>
      measure(occupancy, [
        ...[talk, hold, acw].map((length) => paidHours("handling", length)),
        paidHours("available", available),
      ]).value,
  );

  worked<{ handleHours: number; availableHours: number; paidHours: number }>(
    "utilization",
    "COPC (handle+available)/paid",
    ({ handleHours, availableHours, paidHours: paid }) =>
      measure(utilization.variants.available, [
        paidHours("handling", handleHours),
        paidHours("available", availableHours),
        paidHours("auxiliary", paid - handleHours - availableHours),
      ]).value,
  );
  worked<{ contactsPerMonth: number; ahtMinutes: number; daysPerMonth: number; hoursPerDay: number }>(
    "utilization",
    "HDI/MetricNet handle/paid",
    ({ contactsPerMonth, ahtMinutes, daysPerMonth, hoursPerDay }) => {
      const handling = (contactsPerMonth * ahtMinutes) / 60;
      return measure(utilization.variants.handled, [
        ...times(contactsPerMonth, paidHours("handling", ahtMinutes / 60)),
        paidHours("available", daysPerMonth * hoursPerDay - handling),
      ]).value;
    },
  );

  worked<{ concurrentChats: number; agents: number }>(
    "chatConcurrency",
    "snapshot chats/agents",
    ({ concurrentChats, agents }) => {
      const chats = times(concurrentChats, null).map((_, index) => ({
        id: `chat ${index}`,
        channel: "chat",
        direction: "inbound" as const,
        status: "active",
        agentIds: [`agent ${index % agents}`],
        startAt: secondsAfterNine(index),
        answeredAt: secondsAfterNine(index),
      }));
      const facts = agentDayFacts(chats, {
        timeZone: "UTC",
        snapshotAt: secondsAfterNine(60),
        asOf: secondsAfterNine(90),
      });
      return measure(chatConcurrency.variants.snapshot, facts).value;
    },
  );
  worked<{ chats: readonly (readonly [from: number, to: number])[] }>(
    "chatConcurrency",
    "interval method sum(chat sec)/engaged sec",
    ({ chats }) => {
      const facts = agentDayFacts(
        chats.map(([from, to], index) => ({
          id: `chat ${index}`,
          channel: "chat",
          direction: "inbound" as const,
          status: "completed",
          agentIds: ["agent"],
          startAt: secondsAfterNine(from),
          answeredAt: secondsAfterNine(from),
          endAt: secondsAfterNine(to),
        })),
        { timeZone: "UTC" },
      );
      return measure(chatConcurrency, facts).value;
    },
  );
});
