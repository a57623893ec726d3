import { expectTypeOf, test } from "vitest";
import type { ContactFact } from "../../src/facts/contact.ts";
import { measure } from "../../src/measure/measure.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { averageHandleTime } from "../../src/metrics/contact-centre/average-handle-time.ts";
import { averageSpeedOfAnswer } from "../../src/metrics/contact-centre/average-speed-of-answer.ts";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import type { RowFor } from "../../src/metrics/metric.ts";
import type { fcr } from "../../src/metrics/resolution/fcr.ts";

type RequiredOf<Row> = { [Name in keyof Row]-?: object extends Pick<Row, Name> ? never : Name }[keyof Row];
const withoutWait = { offered: true, answered: true, abandoned: false };

test("a row must have the columns that the metric reads, and may have others", () => {
  // @ts-expect-error waitMs is missing
  measure(serviceLevel, [withoutWait]);
  // @ts-expect-error waitMs is missing
  measure(averageSpeedOfAnswer, [withoutWait]);
  // @ts-expect-error waitMs is missing
  measure(serviceLevel.variants.withFlowouts, [withoutWait]);
  measure(abandonmentRate.variants.all, [withoutWait]);
  measure(serviceLevel, [{ ...withoutWait, waitMs: null, myOwn: "column" }]);
  // @ts-expect-error a wait is a number of milliseconds
  measure(serviceLevel, [{ ...withoutWait, waitMs: "20 s" }]);
});

test("each metric asks for no more than it reads", () => {
  expectTypeOf<RequiredOf<RowFor<typeof serviceLevel>>>().toEqualTypeOf<
    "offered" | "answered" | "abandoned" | "waitMs"
  >();
  expectTypeOf<RequiredOf<RowFor<typeof serviceLevel.variants.answeredOnly>>>().toEqualTypeOf<
    "offered" | "answered" | "waitMs"
  >();
  expectTypeOf<RequiredOf<RowFor<typeof averageHandleTime>>>().toEqualTypeOf<"answered">();
  expectTypeOf<RequiredOf<RowFor<typeof fcr>>>().toEqualTypeOf<"answered">();
  expectTypeOf<RequiredOf<RowFor<typeof fcr.variants.survey>>>().toEqualTypeOf<never>();
  expectTypeOf<ContactFact>().toExtend<RowFor<typeof fcr>>();
});

test("thresholds and parts are known by name", () => {
  const rows = [{ ...withoutWait, waitMs: 1_000 }];
  // @ts-expect-error it is called withinMs
  measure(serviceLevel, rows, { given: { within: 30_000 } });
  // @ts-expect-error this variant has no short abandons
  measure(serviceLevel.variants.offered, rows, { given: { shortAbandonMs: 1_000 } });
  expectTypeOf(measure(serviceLevel, rows).parts).toEqualTypeOf<
    Readonly<Record<"answeredInTime" | "counted", number | null>>
  >();
  expectTypeOf(measure(averageHandleTime, [{ answered: true }]).parts).toEqualTypeOf<
    Readonly<Record<"handleMs" | "handled" | "handleVariance", number | null>>
  >();
});
