import { countsDiffer, mixedUnits, outlyingDuration, sampledEvents } from "./metric-columns.ts";
import { countDisagrees } from "./metric-counts.ts";
import { businessBeyondCalendar, reportedDiffers, unnamedClock } from "./metric-durations.ts";
import { partsBeyondHandle, queueDiffers } from "./metric-parts.ts";
import type { IntegrityRule } from "./rule.ts";

/** The rules about numbers that must agree with each other. */
export const metricConsistencyRules: readonly IntegrityRule[] = [
  reportedDiffers,
  businessBeyondCalendar,
  unnamedClock,
  partsBeyondHandle,
  queueDiffers,
  countDisagrees,
  mixedUnits,
  outlyingDuration,
  sampledEvents,
  countsDiffer,
];
