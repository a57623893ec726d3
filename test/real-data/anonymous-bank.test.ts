import { afterAll, beforeAll, expect, it } from "vitest";
import { contactFact } from "../../src/facts/contact.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { averageHandleTime } from "../../src/metrics/contact-centre/average-handle-time.ts";
import { averageSpeedOfAnswer } from "../../src/metrics/contact-centre/average-speed-of-answer.ts";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { fcr } from "../../src/metrics/resolution/fcr.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type BankCall, bankCalls, identifiedAnsweredCalls } from "./anonymous-bank-records.ts";
import { type Comparison, compareOn, excluded, n, part, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";

const groups = ["queued", "type", "priority", "server", "date", "hour", "weekday", "halfHour"];
const DAY_MS = 86_400_000;

describeRealData("anonymous_bank", () => {
  let engine: Engine;
  let calls: readonly BankCall[];
  let figures: Readonly<Record<string, Figure>>;
  let bank: Comparison;
  const figure = (path: string) => figureAt(figures, path);
  const over = (rows: readonly object[]) => compareOn(engine, contactFact, rows, groups);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("anonymous_bank");
    calls = bankCalls();
    bank = await over(calls);
  });
  afterAll(() => engine.close());

  it("service level in its variants", async () => {
    const { offered, answeredOnly, excludeAbandonsWithin, abandonsWithinAreSuccess } = serviceLevel.variants;
    await bank.single(offered, {}, [
      [figure("core.sl20_offered_base"), value],
      [figure("core.offered"), n],
      [figure("core.answered_within_20"), part("answeredInTime")],
    ]);
    await bank.single(answeredOnly, {}, [
      [figure("core.sl20_answered_base"), value],
      [figure("core.answered"), n],
    ]);
    await bank.single(excludeAbandonsWithin, {}, [
      [figure("core.sl20_excl_abandoned_within"), value],
      [figure("core.abandoned_within_20"), excluded("abandonedInTime")],
    ]);
    await bank.single(abandonsWithinAreSuccess, {}, [
      [figure("core.sl20_abandoned_within_counts_as_met"), value],
    ]);
    // The log has whole seconds, so below 20 s is at most 19 999 ms.
    await bank.single(offered, { given: { withinMs: 19_999 } }, [
      [figure("core.sl20_offered_base_strict_lt"), value],
    ]);
  });

  it("service level by target", async () => {
    for (const [seconds, share] of Object.entries(figure("sl_curve") ?? {})) {
      await bank.single(serviceLevel.variants.offered, { given: { withinMs: Number(seconds) * 1000 } }, [
        [share, value],
      ]);
    }
  });

  it("abandonment with and without short abandons", async () => {
    await bank.single(abandonmentRate.variants.all, {}, [
      [figure("core.abandonment_rate_of_offered"), value],
      [figure("core.abandoned_in_queue"), part("abandoned")],
    ]);
    await bank.single(abandonmentRate, { given: { shortAbandonMs: 4_999 } }, [
      [figure("core.abandonment_rate_excl_short_lt5s"), value],
    ]);
    await bank.single(abandonmentRate, { given: { shortAbandonMs: 9_999 } }, [
      [figure("core.abandonment_rate_excl_short_lt10s"), value],
    ]);
  });

  it("speed of answer", async () => {
    await bank.single(averageSpeedOfAnswer, {}, [
      [figure("core.asa_all_answered"), value],
      [figure("speed_of_answer_distribution.mean"), value],
      [figure("speed_of_answer_distribution.n"), n],
      [figure("speed_of_answer_distribution.sum"), part("waitMs", 1000)],
      [
        figure("speed_of_answer_distribution.sd_sample"),
        ({ parts }) => Math.sqrt(parts["waitVariance"] ?? 0) / 1000,
      ],
    ]);
    await bank.single(averageSpeedOfAnswer.variants.allContacts, {}, [
      [figure("core.avg_queue_time_offered"), value],
    ]);
    const queued = (await bank.measured(averageSpeedOfAnswer, { by: "queued" })).get("true");
    expect(queued?.value).toBeCloseTo(Number(figure("core.asa_answered_that_queued")), 9);
  });

  it("handle time, which in this log is talk alone", async () => {
    await bank.single(averageHandleTime, {}, [
      [figure("core.aht_all_answered"), value],
      [figure("core.total_talk_seconds"), part("handleMs", 1000)],
      [figure("service_time_distribution.n"), n],
      [
        figure("service_time_distribution.sd_sample"),
        ({ parts }) => Math.sqrt(parts["handleVariance"] ?? 0) / 1000,
      ],
    ]);
    const served = await over(calls.filter(({ talkMs }) => (talkMs ?? 0) > 0));
    await served.single(averageHandleTime, {}, [
      [figure("core.aht_service_gt0"), value],
      [figure("service_time_distribution_gt0.mean"), value],
      [figure("service_time_distribution_gt0.n"), n],
    ]);
    const named = await over(calls.filter(({ server }) => server !== "NO_SERVER"));
    await named.single(averageHandleTime, {}, [[figure("core.aht_with_named_server"), value]]);
  });

  it.each(["type", "priority"])("every rate and time by %s", async (by) => {
    const expected = figure(`by_${by}`);
    const { offered, answeredOnly, excludeAbandonsWithin, abandonsWithinAreSuccess } = serviceLevel.variants;
    await bank.grouped(offered, { by }, expected, {
      sl20_offered_base: value,
      offered: n,
      answered_within_20: part("answeredInTime"),
    });
    await bank.grouped(offered, { by, given: { withinMs: 19_999 } }, expected, {
      sl20_offered_base_strict_lt: value,
    });
    await bank.grouped(answeredOnly, { by }, expected, { sl20_answered_base: value, answered: n });
    await bank.grouped(excludeAbandonsWithin, { by }, expected, {
      sl20_excl_abandoned_within: value,
      abandoned_within_20: excluded("abandonedInTime"),
    });
    await bank.grouped(abandonsWithinAreSuccess, { by }, expected, {
      sl20_abandoned_within_counts_as_met: value,
    });
    await bank.grouped(abandonmentRate.variants.all, { by }, expected, {
      abandonment_rate_of_offered: value,
      abandoned_in_queue: part("abandoned"),
    });
    await bank.grouped(abandonmentRate, { by, given: { shortAbandonMs: 4_999 } }, expected, {
      abandonment_rate_excl_short_lt5s: value,
    });
    await bank.grouped(abandonmentRate, { by, given: { shortAbandonMs: 9_999 } }, expected, {
      abandonment_rate_excl_short_lt10s: value,
    });
    await bank.grouped(averageSpeedOfAnswer, { by }, expected, { asa_all_answered: value });
    await bank.grouped(averageSpeedOfAnswer.variants.allContacts, { by }, expected, {
      avg_queue_time_offered: value,
    });
    await bank.grouped(averageHandleTime, { by }, expected, {
      aht_all_answered: value,
      total_talk_seconds: part("handleMs", 1000),
    });
  });

  it("every day, as a group and as a period", async () => {
    for (const way of [{ by: "date" }, { every: "day" as const }]) {
      await bank.grouped(serviceLevel.variants.offered, way, figure("by_day"), {
        offered: n,
        sl20_offered_base: value,
      });
      await bank.grouped(abandonmentRate.variants.all, way, figure("by_day"), {
        abandoned: part("abandoned"),
      });
      await bank.grouped(averageSpeedOfAnswer, way, figure("by_day"), { asa: value, answered: n });
      await bank.grouped(averageHandleTime, way, figure("by_day"), { aht: value });
    }
  });

  it("every clock hour, weekday and agent", async () => {
    await bank.grouped(abandonmentRate.variants.all, { by: "hour" }, figure("by_hour"), {
      offered: n,
      abandoned: part("abandoned"),
    });
    await bank.grouped(averageSpeedOfAnswer, { by: "hour" }, figure("by_hour"), { asa: value, answered: n });
    await bank.grouped(averageHandleTime, { by: "hour" }, figure("by_hour"), { aht: value });
    await bank.grouped(abandonmentRate.variants.all, { by: "weekday" }, figure("by_weekday"), {
      offered: n,
      abandoned: part("abandoned"),
    });
    await bank.grouped(averageSpeedOfAnswer, { by: "weekday" }, figure("by_weekday"), { answered: n });
    await bank.grouped(averageHandleTime, { by: "server" }, figure("by_server"), {
      calls: n,
      talk: part("handleMs", 1000),
      aht: value,
    });
  });

  it("the half hours of the first Monday", async () => {
    const monday = await over(calls.filter(({ date }) => date === "1999-01-04"));
    const expected = figure("half_hours_first_weekday");
    await monday.grouped(abandonmentRate.variants.all, { by: "halfHour" }, expected, {
      offered: n,
      abandoned: part("abandoned"),
    });
    await monday.grouped(serviceLevel.variants.answeredOnly, { by: "halfHour" }, expected, {
      answered: n,
      answered_within_20: part("answeredInTime"),
    });
  });

  it("first contact resolution by repeat window, censored and not", async () => {
    const identified = await over(identifiedAnsweredCalls());
    for (const [name, windowMs] of [
      ["fcr_repeat_7d", 7 * DAY_MS],
      ["fcr_repeat_24h", DAY_MS],
    ] as const) {
      await identified.single(fcr, { given: { windowMs } }, [
        [figure(`${name}.fcr`), value],
        [figure(`${name}.base_calls`), n],
        [figure(`${name}.repeated`), (m) => m.n - (m.parts["resolvedAtFirstContact"] ?? 0)],
        [figure(`${name}.repeat_rate`), (m) => 1 - (m.value ?? Number.NaN)],
      ]);
      await identified.single(fcr.variants.uncensored, { given: { windowMs } }, [
        [figure(`${name}.uncensored_variant.base_calls`), n],
        [
          figure(`${name}.uncensored_variant.repeated`),
          (m) => m.n - (m.parts["resolvedAtFirstContact"] ?? 0),
        ],
        [figure(`${name}.uncensored_variant.repeat_rate`), (m) => 1 - (m.value ?? Number.NaN)],
      ]);
    }
  });

  it("the recommended definitions leave nothing out unsaid", async () => {
    for (const metric of [serviceLevel, abandonmentRate, averageSpeedOfAnswer, averageHandleTime, fcr]) {
      const [all] = [...(await bank.measured(metric)).values()];
      const left = Object.values(all?.excluded ?? {}).reduce((sum, rows) => sum + rows, 0);
      expect((all?.n ?? 0) + left).toBe(calls.length);
    }
  });
});
