import { measure } from "../../src/measure/measure.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { averageHandleTime } from "../../src/metrics/contact-centre/average-handle-time.ts";
import { averageSpeedOfAnswer } from "../../src/metrics/contact-centre/average-speed-of-answer.ts";
import { averageTimeToAbandon } from "../../src/metrics/contact-centre/average-time-to-abandon.ts";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { abandoned, answered } from "../../src/metrics/example-contacts.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

interface Calls {
  readonly answered: number;
  readonly answeredWithinThreshold: number;
  readonly abandonedWithinThreshold: number;
  readonly abandonedAfterThreshold: number;
  readonly shortAbandoned: number;
  readonly thresholdSeconds: number;
  readonly shortAbandonSeconds: number;
}

/** Waits at the thresholds themselves, which are included, or beyond them. */
function callsOf(calls: Calls) {
  const withinMs = calls.thresholdSeconds * 1000;
  const shortAbandonMs = calls.shortAbandonSeconds * 1000;
  return {
    given: { withinMs, shortAbandonMs },
    rows: [
      ...times(calls.answeredWithinThreshold, answered(withinMs)),
      ...times(calls.answered - calls.answeredWithinThreshold, answered(withinMs + 1)),
      ...times(calls.shortAbandoned, abandoned(shortAbandonMs)),
      ...times(calls.abandonedWithinThreshold - calls.shortAbandoned, abandoned(withinMs)),
      ...times(calls.abandonedAfterThreshold, abandoned(withinMs + 1)),
    ],
  };
}

const abandonedOf = (all: number, ofThem: number, short = 0) => [
  ...times(all - ofThem, answered(10_000)),
  ...times(short, abandoned(5_000)),
  ...times(ofThem - short, abandoned(30_000)),
];
const mean = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / values.length;

describeWorkedExamples("the contact centre", () => {
  worked<{ shortAbandonThresholdSec: number; waits: readonly number[] }>(
    "abandon.classification",
    "short abandon is <= threshold",
    ({ shortAbandonThresholdSec, waits }) =>
      waits.map((seconds) => {
        const { excluded } = measure(abandonmentRate, [abandoned(seconds * 1000)], {
          given: { shortAbandonMs: shortAbandonThresholdSec * 1000 },
        });
        return excluded["shortAbandon"] === 1 ? "short" : "long";
      }),
  );
  const { variants } = serviceLevel;
  worked<Calls>("serviceLevel", "answeredOnly ICMI-2 AnsT/Ans", (calls) => {
    const { rows, given } = callsOf(calls);
    return measure(variants.answeredOnly, rows, { given: { withinMs: given.withinMs } }).value;
  });
  worked<Calls>("serviceLevel", "excludeAbandonsWithinThreshold ICMI-4 AnsT/(Ans+AbnAfterT)", (calls) => {
    const { rows, given } = callsOf(calls);
    return measure(variants.excludeAbandonsWithin, rows, { given: { withinMs: given.withinMs } }).value;
  });
  worked<Calls>("serviceLevel", "shortAbandonsAreSuccess ICMI-5 (AnsT+AbnShort)/(Ans+Abn)", (calls) => {
    const { rows, given } = callsOf(calls);
    return measure(variants.shortAbandonsAreSuccess, rows, { given }).value;
  });
  worked<Calls>("serviceLevel", "excludeShortAbandons AnsT/(Ans+Abn-AbnShort)", (calls) => {
    const { rows, given } = callsOf(calls);
    return measure(serviceLevel, rows, { given }).value;
  });
  worked<{ waits: readonly number[]; thresholdSeconds: number }>(
    "serviceLevel",
    "boundary: wait == threshold counts as within",
    ({ waits, thresholdSeconds }) =>
      measure(
        serviceLevel,
        waits.map((seconds) => answered(seconds * 1000)),
        { given: { withinMs: thresholdSeconds * 1000 } },
      ).value,
  );
  worked<{ intervals: readonly { within: number; offered: number }[] }>(
    "serviceLevel",
    "pooled over intervals",
    ({ intervals }) => {
      const rows = intervals.map(({ within, offered }) => [
        ...times(within, answered(10_000)),
        ...times(offered - within, answered(40_000)),
      ]);
      return {
        pooled: measure(serviceLevel, rows.flat()).value,
        wrongMean: mean(rows.map((interval) => measure(serviceLevel, interval).value)),
      };
    },
  );

  worked<{ answered?: number; offered?: number; abandoned: number }>(
    "abandonmentRate",
    "abandoned/offered",
    ({ answered: taken, offered, abandoned: lost }) =>
      measure(abandonmentRate.variants.all, abandonedOf(offered ?? (taken ?? Number.NaN) + lost, lost)).value,
  );
  worked<{ offered: number; abandoned: number; shortAbandoned: number }>(
    "abandonmentRate",
    "exclude short abandons from both sides",
    ({ offered, abandoned: lost, shortAbandoned }) =>
      measure(abandonmentRate, abandonedOf(offered, lost, shortAbandoned)).value,
  );
  worked<{ queued: number; abandoned: number }>(
    "abandonmentRate",
    "Amazon Connect abandoned/queued",
    ({ queued, abandoned: lost }) => measure(abandonmentRate.variants.all, abandonedOf(queued, lost)).value,
  );

  worked<{ waitSeconds: readonly number[] }>(
    "averageSpeedOfAnswer",
    "mean queue wait of answered",
    ({ waitSeconds }) =>
      measure(
        averageSpeedOfAnswer,
        waitSeconds.map((seconds) => answered(seconds * 1000)),
      ).value,
  );
  worked<{ intervals: readonly { answered: number; totalWait: number }[] }>(
    "averageSpeedOfAnswer",
    "pooled not mean of means",
    ({ intervals }) => {
      const rows = intervals.map(({ answered: taken, totalWait }) =>
        times(taken, answered((totalWait / taken) * 1000)),
      );
      return {
        pooled: measure(averageSpeedOfAnswer, rows.flat()).value,
        wrongMeanOfMeans: mean(rows.map((interval) => measure(averageSpeedOfAnswer, interval).value)),
      };
    },
  );
  worked<{ waits: readonly number[] }>(
    "averageTimeToAbandon",
    "mean wait of abandoned",
    ({ waits }) =>
      measure(
        averageTimeToAbandon,
        waits.map((seconds) => abandoned(seconds * 1000)),
      ).value,
  );

  worked<{ avgTalkMin: number; avgHoldMin: number; avgAcwMin: number; calls: number }>(
    "averageHandleTime",
    "sum of component means (same denominator)",
    ({ avgTalkMin, avgHoldMin, avgAcwMin, calls }) => {
      const minute = 60_000;
      const { value, parts } = measure(
        averageHandleTime,
        times(calls, {
          answered: true,
          talkMs: avgTalkMin * minute,
          holdMs: avgHoldMin * minute,
          wrapUpMs: avgAcwMin * minute,
        }),
      );
      return { ahtMin: (value ?? Number.NaN) / 60, totalMin: (parts.handleMs ?? Number.NaN) / minute };
    },
  );
});
