import type { HealthSignalColumns } from "../../facts/health-signal.ts";
import type { ViewText, Writing } from "./view.ts";

/** What a view of signals of customers' health is told. */
export interface HealthSignalViewOptions {
  /**
   * Table or view of signals, as SQL writes its name: columns `customerId`, `segment`, `signal`, `score`, `weight` and
   * `assessedAt`.
   */
  readonly signals: string;
}

/** One row for each signal, as `healthSignalFacts` makes them. */
export function healthSignalView(
  { milliseconds, instantText }: Writing,
  { signals }: HealthSignalViewOptions,
): ViewText<HealthSignalColumns> {
  const assessment = `PARTITION BY read."customerId", read."at"`;
  return {
    stages: [
      ["read", `SELECT signal.*, ${milliseconds('signal."assessedAt"')} AS "at"\nFROM ${signals} AS signal`],
      [
        "weighed",
        `SELECT
  read.*,
  SUM(CASE WHEN read."score" IS NULL THEN 0 ELSE read."weight" END) OVER (${assessment}) AS "available",
  SUM(read."weight") OVER (${assessment}) AS "expected"
FROM read`,
      ],
    ],
    from: "weighed",
    columns: {
      assessmentId: `fact."customerId" || '@' || ${instantText(`fact."at"`)}`,
      customerId: `fact."customerId"`,
      segment: `fact."segment"`,
      signal: `fact."signal"`,
      scoreHundredths: `FLOOR(fact."score" * 100 + 0.5)`,
      weight: `fact."weight"`,
      availableWeight: `fact."available"`,
      expectedWeight: `fact."expected"`,
      assessedAt: `fact."at"`,
    },
  };
}
