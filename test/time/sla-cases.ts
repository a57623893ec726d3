import { compileSchedule } from "../../src/time/compile-schedule.ts";
import type { BusinessSchedule } from "../../src/time/schedule.ts";
import { type ClockedSla, type SlaClockOptions, slaInstances } from "../../src/time/sla-clock.ts";
import type { SlaEvent } from "../../src/time/sla-history.ts";
import type { SlaTargetTerms, SlaTerms } from "../../src/time/sla-terms.ts";

export const HOUR_MS = 3_600_000;

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
type Day = (typeof dayNames)[number];

/** An instant of the first week of March 2026, in UTC: `Mon 09:00`. */
export const at = (moment: `${Day} ${string}`): string => {
  const day = dayNames.findIndex((name) => moment.startsWith(name)) + 2;
  return `2026-03-0${day}T${moment.slice(4)}:00.000Z`;
};

/** An event with what it says. */
export const event = <Type extends SlaEvent["type"]>(
  type: Type,
  moment: Parameters<typeof at>[0],
  ...[says]: Says<Type> extends Record<never, never> ? [Says<Type>?] : [Says<Type>]
): SlaEvent => ({ type, at: at(moment), ...says }) as SlaEvent;

type Says<Type, Event = SlaEvent> = Event extends { readonly type: infer Types }
  ? Type extends Types
    ? Omit<Event, "type" | "at">
    : never
  : never;

export const promise = (
  metric: string,
  hours: number,
  priority: string | null = null,
  clock: "calendar" | "business" = "calendar",
): SlaTargetTerms => ({ metric, priority, target: { seconds: hours * 3600, clock } });

export const policyOf = (...targets: readonly SlaTargetTerms[]): SlaTerms => ({ id: "policy", targets });

const weekdays = (timeZone: string, start: string, end: string): BusinessSchedule => ({
  timeZone,
  intervals: [1, 2, 3, 4, 5].map((dayOfWeek) => ({ dayOfWeek, start, end })),
});
const horizon = { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 4, 1) };

/** Monday to Friday in UTC: nine to five, and seven to three. */
export const calendars = new Map([
  ["day", compileSchedule(weekdays("UTC", "09:00", "17:00"), horizon)],
  ["early", compileSchedule(weekdays("UTC", "07:00", "15:00"), horizon)],
  ["never", compileSchedule({ timeZone: "UTC", intervals: [] }, horizon)],
]);

/** The promises on a case that is under "policy" from Monday 09:00 on, where it was opened. */
export function promises(
  policy: SlaTerms,
  asOf: Parameters<typeof at>[0],
  events: readonly SlaEvent[],
  options: Partial<SlaClockOptions> = {},
): ClockedSla[] {
  const opened: readonly SlaEvent[] = [
    { type: "created", at: at("Mon 09:00") },
    { type: "policy-applied", at: at("Mon 09:00"), policyId: policy.id },
  ];
  return slaInstances(
    { caseId: "case", events: [...opened, ...events] },
    { policies: [policy], asOf: at(asOf), calendars, ...options },
  );
}

/** What most tests ask of a promise; times in hours. */
export const brief = ({
  instance,
  status,
  dueAt,
  breachedAt,
  fulfilledAt,
  elapsed,
  remainingMs,
}: ClockedSla) => ({
  instance,
  status,
  due: momentOf(dueAt),
  breached: momentOf(breachedAt),
  fulfilled: momentOf(fulfilledAt),
  elapsed: elapsed.seconds / 3600,
  left: remainingMs === null ? null : remainingMs / HOUR_MS,
});

function momentOf(instant: string | null): string | null {
  if (instant === null) return null;
  return `${dayNames[Number(instant.slice(9, 10)) - 2]} ${instant.slice(11, 16)}`;
}
