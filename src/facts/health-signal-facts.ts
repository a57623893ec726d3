import type { Instant } from "../time/instant.ts";
import type { HealthSignalFact } from "./health-signal.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";

/** One signal of one customer's health. The model has no record of it: every company reads signals of its own. */
export interface HealthSignal {
  readonly customerId: string;
  /** What is looked at. */
  readonly signal: string;
  /** How well it looks, from 0 to 100 points; `null` where it is missing. Kept to hundredths of a point. */
  readonly score: number | null;
  /** Its weight, a whole number. */
  readonly weight: number;
  /** When the signals of this customer were read; signals of one moment are one assessment. */
  readonly assessedAt: Instant;
  readonly segment?: string | null;
}

/**
 * One fact for each signal, with the weights of its assessment added up: those that are known and all. A missing
 * signal keeps its row, so that it can be seen and never counts as 0. A signal is expected once in an assessment.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function healthSignalFacts(signals: Iterable<HealthSignal>): HealthSignalFact[] {
  const all = Array.from(signals, (signal) => {
    const at = requiredInstantMs(`health of ${signal.customerId}`, "assessedAt", signal.assessedAt);
    return { signal, at, assessmentId: `${signal.customerId}@${instantOf(at)}` };
  });
  const available = new Map<string, number>();
  const expected = new Map<string, number>();
  for (const { signal, assessmentId } of all) {
    const known = signal.score === null ? 0 : signal.weight;
    available.set(assessmentId, (available.get(assessmentId) ?? 0) + known);
    expected.set(assessmentId, (expected.get(assessmentId) ?? 0) + signal.weight);
  }
  return all.map(({ signal, at, assessmentId }) => ({
    assessmentId,
    customerId: signal.customerId,
    segment: signal.segment ?? null,
    signal: signal.signal,
    scoreHundredths: signal.score === null ? null : Math.round(signal.score * 100),
    weight: signal.weight,
    availableWeight: available.get(assessmentId) ?? 0,
    expectedWeight: expected.get(assessmentId) ?? 0,
    assessedAt: instantOf(at),
  }));
}
