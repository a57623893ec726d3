import type { Duration, TargetDuration } from "../../model/duration.ts";
import type { Interaction } from "../../model/interaction.ts";
import type { InteractionDurations } from "../../model/interaction-durations.ts";
import type { ReportedMetrics } from "../../model/reported-metrics.ts";
import type { SlaInstance } from "../../model/sla-instance.ts";
import { below } from "../finding.ts";
import { calendarMs, isOneAgents, type PartName, partNames, segmentsMs, wholeMs } from "./contact-times.ts";
import { lengthText, msBetween, noBreach } from "./instants.ts";
import { reportedNumbers, unitMs } from "./reported-metric.ts";
import type { Breach, IntegrityRule, RecordContext } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";

export const reportedDiffers: IntegrityRule = {
  id: "MET-01",
  severity: "warning",
  says: "What a source reports is what its instants give, within the tolerance.",
  record: {
    interaction: (one, { limits }) => [
      ...partNames.flatMap((name) => differing(name, one, limits)),
      ...spansDiffering(one, one.reportedMetrics, limits),
    ],
    case: (one, { limits }) => [
      ...(one.sla ?? []).flatMap((sla, index) => elapsedDiffering(sla, below("/sla", index), limits)),
      ...spansDiffering(one, one.reportedMetrics, limits),
    ],
    slaInstance: (one, { limits }) => elapsedDiffering(one, "", limits),
  },
};

export const businessBeyondCalendar: IntegrityRule = {
  id: "MET-02",
  severity: "warning",
  says: "No duration in business hours is longer than the calendar's.",
  record: {
    interaction: (one, { limits: { roundingMs } }) => [
      ...partNames.flatMap((name) => {
        const duration = one.durations?.[name];
        const isOver = typeof one.wrapUpEndAt === "string" || (name !== "wrapUp" && name !== "handle");
        const whole = isOver && isOneAgents(one) ? wholeMs(one) : null;
        return beyondCalendar(duration, whole, roundingMs, below("/durations", name));
      }),
      ...twinsBeyondCalendar(one.reportedMetrics),
    ],
    case: ({ sla, reportedMetrics }, { limits: { roundingMs } }) => [
      ...(sla ?? []).flatMap((one, index) =>
        beyondCalendar(
          one.elapsed,
          msBetween(one.startAt, one.fulfilledAt),
          roundingMs,
          below(below("/sla", index), "elapsed"),
        ),
      ),
      ...twinsBeyondCalendar(reportedMetrics),
    ],
    slaInstance: ({ elapsed, startAt, fulfilledAt }, { limits: { roundingMs } }) =>
      beyondCalendar(elapsed, msBetween(startAt, fulfilledAt), roundingMs, "/elapsed"),
  },
};

export const unnamedClock: IntegrityRule = {
  id: "MET-03",
  severity: "warning",
  says: "A business clock says whose hours it counts, and the parts of a contact are on the calendar's clock.",
  event: { "cx.interaction.ended": ({ data }) => businessParts(data.durations, "/data/durations") },
  record: {
    interaction: ({ durations }) => businessParts(durations, "/durations"),
    case: ({ sla }, context) =>
      (sla ?? []).flatMap((one, index) => unnamedIn(one, context, below("/sla", index))),
    slaInstance: (one, context) => unnamedIn(one, context, ""),
    slaPolicy: ({ targets, scheduleId }, context) =>
      targets.flatMap(({ target }, index) =>
        isUnnamed(target, context) && typeof scheduleId !== "string"
          ? unnamed(below(below("/targets", index), "target"))
          : noBreach,
      ),
  },
};

/** What the instants of an interaction give for a part of it; null where they do not tell. */
function recomputed(name: PartName, one: Interaction): number | null {
  if (!isOneAgents(one)) return null;
  const connected = msBetween(one.answeredAt, one.endAt);
  const hold = segmentsMs(one, "hold") ?? (one.holdCount === 0 ? 0 : null);
  const wrapUp = msBetween(one.wrapUpStartAt, one.wrapUpEndAt);
  switch (name) {
    case "ivr":
      return segmentsMs(one, "ivr");
    case "ring":
      return (
        segmentsMs(one, "alert") ??
        ((one.attemptCount ?? 1) === 1 ? msBetween(one.offeredAt, one.answeredAt) : null)
      );
    case "talk":
      return connected === null || hold === null ? null : connected - hold;
    case "hold":
      return hold;
    case "wrapUp":
      return wrapUp;
    case "handle":
      // Sources add dialling to the handling of what the company began.
      return connected === null || wrapUp === null || one.direction === "outbound"
        ? null
        : connected + wrapUp;
    case "queue":
      // Looked at by MET-05, which asks for more than the tolerance here.
      return null;
  }
}

function differing(name: PartName, one: Interaction, limits: RuleLimits): readonly Breach[] {
  const told = one.durations?.[name];
  const reported = told?.source === "reported" ? calendarMs(told) : null;
  return differs(reported, recomputed(name, one), limits, name, below("/durations", name));
}

function elapsedDiffering(sla: SlaInstance, path: string, limits: RuleLimits): readonly Breach[] {
  const reported = sla.elapsed?.source === "reported" ? calendarMs(sla.elapsed) : null;
  const whole = msBetween(sla.startAt, sla.fulfilledAt);
  const pauses = (sla.pausedIntervals ?? []).map(({ startAt, endAt }) => msBetween(startAt, endAt));
  const paused = pauses.reduce<number | null>(
    (sum, ms) => (sum === null || ms === null ? null : sum + ms),
    0,
  );
  const computed = whole === null || paused === null ? null : whole - paused;
  return differs(reported, computed, limits, "elapsed", below(path, "elapsed"));
}

/** Metrics whose names the caller gave instants for. */
function spansDiffering(
  record: object,
  metrics: ReportedMetrics | null | undefined,
  limits: RuleLimits,
): readonly Breach[] {
  if (!metrics) return noBreach;
  return reportedNumbers(metrics).flatMap(({ name, value, unit, path }) => {
    const span = Object.hasOwn(limits.reportedSpans, name) ? limits.reportedSpans[name] : undefined;
    const length = unitMs(unit ?? span?.unit ?? null);
    if (span === undefined || length === null) return noBreach;
    const computed = msBetween(textOf(record, span.from), textOf(record, span.to));
    return differs(value * length, computed, limits, name, path);
  });
}

function textOf(record: object, field: string): string | null {
  const value: unknown = Object.hasOwn(record, field) ? Reflect.get(record, field) : null;
  return typeof value === "string" ? value : null;
}

function differs(
  reported: number | null,
  computed: number | null,
  { metricToleranceMs, metricToleranceShare }: RuleLimits,
  name: string,
  path: string,
): readonly Breach[] {
  if (reported === null || computed === null || computed < 0) return noBreach;
  const tolerance = Math.max(metricToleranceMs, metricToleranceShare * computed);
  if (Math.abs(reported - computed) <= tolerance) return noBreach;
  const message = `${name} is reported as ${lengthText(reported)}, and its instants give ${lengthText(computed)}.`;
  return [{ path, message }];
}

function beyondCalendar(
  duration: Duration | null | undefined,
  wholeByCalendar: number | null,
  roundingMs: number,
  path: string,
): readonly Breach[] {
  if (duration?.clock !== "business" || wholeByCalendar === null || wholeByCalendar < 0) return noBreach;
  const ms = duration.seconds * 1000;
  if (ms <= wholeByCalendar + roundingMs) return noBreach;
  const message = `It takes ${lengthText(ms)} of business hours, and by the calendar there are only ${lengthText(wholeByCalendar)}.`;
  return [{ path, message }];
}

/** A metric with `business` in its name has a twin with `calendar` in that place. */
function twinsBeyondCalendar(metrics: ReportedMetrics | null | undefined): readonly Breach[] {
  if (!metrics) return noBreach;
  const numbers = new Map(reportedNumbers(metrics).map((one) => [one.name, one]));
  return Array.from(numbers.values()).flatMap(({ name, value, unit, path }) => {
    const twin = name.includes("business") ? numbers.get(name.replace("business", "calendar")) : undefined;
    if (twin === undefined || twin.unit !== unit || value <= twin.value) return noBreach;
    return [{ path, message: `${name} is ${value}, and ${twin.name} only ${twin.value}.` }];
  });
}

function businessParts(durations: InteractionDurations | null | undefined, path: string): readonly Breach[] {
  let breaches = noBreach;
  if (!durations) return breaches;
  for (const name of partNames) {
    if (durations[name]?.clock !== "business") continue;
    const message = `${name} counts business hours, and metrics of contacts ask for every hour.`;
    breaches = [...breaches, { path: below(path, name), message }];
  }
  return breaches;
}

/** A default schedule counts where none is named. */
const isUnnamed = (
  duration: TargetDuration | null | undefined,
  { records: { schedules } }: RecordContext,
): boolean =>
  duration?.clock === "business" &&
  typeof duration.scheduleId !== "string" &&
  !schedules?.some(({ isDefault }) => isDefault === true);

function unnamedIn(
  { target, elapsed, policyId }: SlaInstance,
  context: RecordContext,
  path: string,
): readonly Breach[] {
  const isElapsedUnnamed = isUnnamed(elapsed, context);
  if (!isElapsedUnnamed && !isUnnamed(target, context)) return noBreach;
  const policy = typeof policyId === "string" ? context.find("slaPolicy", policyId) : null;
  const names = [policy?.scheduleId, target?.scheduleId, elapsed?.scheduleId];
  if (names.some((id) => typeof id === "string")) return noBreach;
  return unnamed(below(path, isElapsedUnnamed ? "elapsed" : "target"));
}

const unnamed = (path: string): readonly Breach[] => [
  { path, message: "It counts business hours, and nothing tells of which schedule." },
];
