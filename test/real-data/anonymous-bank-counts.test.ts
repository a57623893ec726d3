import { afterAll, beforeAll, expect, it } from "vitest";
import { contactFact } from "../../src/facts/contact.ts";
import { count, least, most, quantile, sum, variance } from "../../src/language/aggregate.ts";
import type { Expression } from "../../src/language/expression.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { averageSpeedOfAnswer } from "../../src/metrics/contact-centre/average-speed-of-answer.ts";
import { averageTalkTime } from "../../src/metrics/contact-centre/average-talk-time.ts";
import { averageTimeToAbandon } from "../../src/metrics/contact-centre/average-time-to-abandon.ts";
import { longestWait } from "../../src/metrics/contact-centre/longest-wait.ts";
import { metric } from "../../src/metrics/metric.ts";
import { fcr } from "../../src/metrics/resolution/fcr.ts";
import { kaplanMeier, medianSurvival, survivalAt } from "../../src/models/kaplan-meier.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { bankRecords } from "./anonymous-bank-records.ts";
import { type Comparison, compareOn, excluded, n, part, type Read, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";

const groups = ["type", "priority", "date", "hour", "outcome", "queued", "serviceHour"];

const rows: Read = (measured) =>
  measured.n + Object.values(measured.excluded).reduce((all, reason) => all + reason, 0);
const hungUpInMenu = excluded("notOffered");
/** Of all calls, those given up in the menu or in the queue. */
const hangs: Read = (measured) => (measured.parts["abandoned"] ?? 0) + (hungUpInMenu(measured) ?? 0);
const calls: Read = (measured) => (rows(measured) ?? 0) - (excluded("discarded")(measured) ?? 0);
const perCall: Read = (measured) => (hangs(measured) ?? 0) / (calls(measured) ?? 0);

/** Everything that the published distributions say of a column, in the language that metrics are written in. */
const distributionOf = (name: "talkMs" | "waitMs", fate: "answered" | "abandoned", moreThanMs = -1) =>
  metric({
    id: `distribution of ${name}`,
    unit: "seconds",
    better: "none",
    domain: "customer-service",
    range: [0, null],
    of: contactFact,
    excluded: (contact) => {
      const measured: Expression<"talkMs" | "waitMs", "int"> = contact[name];
      const met: Expression<"answered" | "abandoned", "boolean"> = contact[fate];
      return {
        discarded: contact.discarded.isKnown(),
        otherwise: met.not(),
        tooShort: measured.moreThan(moreThanMs).not(),
      };
    },
    parts: (contact) => {
      const measured: Expression<"talkMs" | "waitMs", "int"> = contact[name];
      return {
        rows: count(),
        sum: sum(measured),
        median: quantile(0.5, measured),
        p90: quantile(0.9, measured),
        p95: quantile(0.95, measured),
        least: least(measured),
        most: most(measured),
        variance: variance(measured),
      };
    },
    value: (parts) => parts.sum.over(parts.rows.times(1000)),
  });

describeRealData("anonymous_bank", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let all: Comparison;
  let queued: Comparison;
  const figure = (path: string) => figureAt(figures, path);
  const over = (some: readonly object[]) => compareOn(engine, contactFact, some, groups);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("anonymous_bank");
    const records = bankRecords();
    all = await over(records);
    queued = await over(records.filter((call) => call.queued === "true"));
  }, 60_000);
  afterAll(() => engine.close());

  it("every record is counted in or out, those that are no calls with their reason", async () => {
    await all.single(abandonmentRate.variants.all, {}, [
      [figure("rows"), rows],
      [figure("core.records"), rows],
      [figure("core.seeking"), calls],
      [figure("outcome_counts.PHANTOM"), excluded("discarded")],
      [figure("outcome_counts.HANG"), hangs],
      [figure("core.all_hangs"), hangs],
      [figure("core.hung_up_in_ivr"), hungUpInMenu],
      [figure("core.hang_rate_of_all_calls"), perCall],
    ]);
    await all.grouped(abandonmentRate.variants.all, { by: "outcome" }, asRows(figure("outcome_counts")), {
      rows,
    });
    await all.grouped(abandonmentRate.variants.all, { by: "type" }, asRows(figure("type_counts")), { rows });
    await all.single(averageTalkTime, {}, [[figure("outcome_counts.AGENT"), n]]);
  });

  it.each(["type", "priority"])(
    "and so by %s, with hang-ups in the menu and times to abandon",
    async (by) => {
      const expected = figure(`by_${by}`);
      await all.grouped(abandonmentRate.variants.all, { by }, expected, {
        records: rows,
        seeking: calls,
        all_hangs: hangs,
        hung_up_in_ivr: hungUpInMenu,
        hang_rate_of_all_calls: perCall,
      });
      await all.grouped(averageTimeToAbandon.variants.all, { by }, expected, {
        avg_time_to_abandon: value,
        abandoned_in_queue: n,
      });
      await all.grouped(longestWait, { by }, expected, { longest_queue_time: value, offered: n });
      await all.grouped(averageTalkTime, { by }, expected, {
        aht_all_answered: value,
        total_talk_seconds: part("talkMs", 1000),
      });
    },
  );

  it("calls by hour, and days by weekday", async () => {
    await all.grouped(abandonmentRate.variants.all, { by: "hour" }, figure("by_hour"), { records: calls });
    const days = [...(await all.measured(abandonmentRate, { by: "date" })).keys()];
    for (const [weekday, one] of Object.entries(figure("by_weekday") ?? {})) {
      const found = days.filter((date) => String(new Date(date).getUTCDay()) === weekday);
      expect(found).toHaveLength(Number(Reflect.get(one, "days")));
    }
  });

  it("the longest wait, and the time to abandon", async () => {
    await all.single(longestWait, {}, [[figure("core.longest_queue_time"), value]]);
    await all.single(longestWait.variants.answered, {}, [
      [figure("speed_of_answer_distribution.max"), value],
    ]);
    await all.single(longestWait.variants.abandoned, {}, [[figure("abandon_time_distribution.max"), value]]);
    await all.single(averageTimeToAbandon.variants.all, {}, [
      [figure("core.avg_time_to_abandon"), value],
      [figure("abandon_time_distribution.mean"), value],
      [figure("abandon_time_distribution.n"), n],
      [figure("abandon_time_distribution.sum"), part("waitMs", 1000)],
    ]);
  });

  it.each(["core", "by_type", "by_priority"])("who queued and who did not: %s", async (name) => {
    const by = name === "core" ? {} : { by: name.slice(3) };
    const answered = await all.measured(averageSpeedOfAnswer, by);
    const answeredQueued = await queued.measured(averageSpeedOfAnswer, by);
    const offered = await all.measured(abandonmentRate.variants.all, by);
    const offeredQueued = await queued.measured(abandonmentRate.variants.all, by);
    const expected = name === "core" ? { "": figure("core") } : figure(name);
    for (const [group, one] of Object.entries(expected ?? {})) {
      const of = (measured: typeof answered) => measured.get(group)?.n ?? Number.NaN;
      expect(1 - of(answeredQueued) / of(answered)).toBeCloseTo(
        Number(Reflect.get(one, "answered_without_queue_share")),
        12,
      );
      expect(of(offeredQueued) / of(offered)).toBeCloseTo(
        Number(Reflect.get(one, "delayed_share_of_offered")),
        12,
      );
      expect(answeredQueued.get(group)?.value).toBeCloseTo(
        Number(Reflect.get(one, "asa_answered_that_queued")),
        9,
      );
    }
  });

  it.each([
    ["service_time_distribution", distributionOf("talkMs", "answered")],
    ["service_time_distribution_gt0", distributionOf("talkMs", "answered", 0)],
    ["speed_of_answer_distribution", distributionOf("waitMs", "answered")],
    ["abandon_time_distribution", distributionOf("waitMs", "abandoned")],
  ] as const)("everything but the nearest rank of the %s", async (name, distribution) => {
    await all.single(distribution, {}, [
      [figure(`${name}.n`), part("rows")],
      [figure(`${name}.sum`), part("sum", 1000)],
      [figure(`${name}.mean`), value],
      [figure(`${name}.median`), part("median", 1000)],
      [figure(`${name}.p90_inc`), part("p90", 1000)],
      [figure(`${name}.p95_inc`), part("p95", 1000)],
      [figure(`${name}.min`), part("least", 1000)],
      [figure(`${name}.max`), part("most", 1000)],
      [figure(`${name}.sd_sample`), ({ parts }) => Math.sqrt(parts["variance"] ?? Number.NaN) / 1000],
      [
        figure(`${name}.sd_pop`),
        (m) => Math.sqrt(((m.parts["variance"] ?? Number.NaN) * (m.n - 1)) / m.n) / 1000,
      ],
    ]);
  });

  it("the share of answered calls whose customer is known", async () => {
    await all.single(fcr.variants.uncensored, {}, [
      [figure("identified_share"), (m) => m.n / (m.n + (m.excluded["customerUnknown"] ?? 0))],
    ]);
  });

  it("patience, in which the answered calls are censored", () => {
    const queuedCalls = bankRecords().filter((call) => call.queued === "true" && call.discarded === null);
    const curve = kaplanMeier(
      queuedCalls.map(({ waitMs, abandoned }) => ({
        duration: (waitMs ?? Number.NaN) / 1000,
        ended: abandoned,
      })),
    );
    expect(curve.customers).toBe(figure("patience_km.n"));
    for (const [seconds, share] of Object.entries(figure("patience_km.S") ?? {}))
      expect(survivalAt(curve, Number(seconds))).toBeCloseTo(Number(share), 12);
    expect(medianSurvival(curve)).toBe(figure("patience_km.median"));
  });

  it("the offered load of an hour, in erlangs: talk begun in it over its length", async () => {
    const byHour = await all.measured(averageTalkTime, { by: "serviceHour" });
    const talkMs = byHour.get("1999-01-04 10")?.parts["talkMs"] ?? Number.NaN;
    expect(talkMs / 3_600_000).toBeCloseTo(Number(figure("offered_load_erlangs_first_monday_10_11")), 12);
  });
});

/** Counts by group as figures that name what they count. */
const asRows = (counts: Figure): Figure =>
  Object.fromEntries(Object.entries(counts ?? {}).map(([group, held]) => [group, { rows: held }]));
