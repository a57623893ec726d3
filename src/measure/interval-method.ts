import { listEach } from "../language/one-or-each.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { isRule } from "./measurement.ts";

/** Method of a metric's confidence interval, or of all those of a distribution; `null` if there is none. */
export function intervalMethod({ interval }: Pick<AnyMetric, "interval">): string | null {
  if (interval === null) return null;
  return [...new Set(listEach(interval, isRule).map(([, { method }]) => method))].join(", ");
}
