import { beforeAll, expect, it } from "vitest";
import { compare } from "../../src/measure/compare.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import type { Measurement } from "../../src/measure/measurement.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import {
  bootstrapInterval,
  poststratifiedNetScore,
  trinomialInterval,
  weightedNetScore,
} from "../../src/statistics/index.ts";
import { netVariance } from "../../src/statistics/net-score.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import { type AirportAnswer, airportAnswers } from "./sfo-survey-records.ts";

type NpsMeasurement = Measurement<"promoters" | "passives" | "detractors", number | null>;
const sampleOf = ({ parts, n }: NpsMeasurement) => ({
  positive: parts.promoters ?? Number.NaN,
  negative: parts.detractors ?? Number.NaN,
  all: n,
});

describeRealData("sfo_survey_2017", () => {
  let figures: Readonly<Record<string, Figure>>;
  let answers: readonly AirportAnswer[];
  const figure = (path: string) => Number(figureAt(figures, path));

  beforeAll(() => {
    figures = readFigures("sfo_survey_2017");
    answers = airportAnswers("NETPRO", "nps", [0, 10]);
  });

  /** Variance, standard error and Wald interval, as the figures have them under `path`. */
  function expectWald(measured: NpsMeasurement, path: string): void {
    const { positive, negative, all } = sampleOf(measured);
    const variance = netVariance(positive / all, negative / all);
    expect(variance).toBeCloseTo(figure(`${path}.variance_per_response`), 12);
    expect(100 * Math.sqrt(variance / all)).toBeCloseTo(figure(`${path}.se_n`), 10);
    const interval = trinomialInterval({ positive, negative, all });
    expect(interval?.lower).toBeCloseTo(figure(`${path}.ci95_wald.0`), 9);
    expect(interval?.upper).toBeCloseTo(figure(`${path}.ci95_wald.1`), 9);
  }
  const expectGroups = (by: "boardingArea" | "interviewDay", path: string) => {
    const groups = measureAll({ nps }, answers, { by: [by] });
    const named = Object.keys(figures[path] ?? {});
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) {
      const found = groups.find(({ group }) => group[by] === name);
      if (found === undefined) throw new Error(`Nobody answered in ${name}.`);
      expectWald(found.measurements.nps, `${path}.${name}`);
    }
  };

  it("the Wald interval of NPS, of all, by boarding area and by day", () => {
    expectWald(measure(nps, answers), "nps_2017");
    expectGroups("boardingArea", "nps_by_boarding_area_2017");
    expectGroups("interviewDay", "nps_by_day_2017");
  });

  it("weighted NPS, with the figures' indicative interval and with one that knows the weights", () => {
    const scored = answers.filter(({ score }) => score !== null);
    const weighted = weightedNetScore(
      scored.map(({ score, weight }) => ({
        side: Number(score) >= 9 ? 1 : Number(score) <= 6 ? -1 : 0,
        weight: weight ?? Number.NaN,
      })),
    );
    if (weighted === null) throw new Error("nobody answered");
    expect(weighted.n).toBe(figure("nps_weighted_2017.n"));
    expect(weighted.value).toBeCloseTo(figure("nps_weighted_2017.nps"), 9);
    expect(weighted.value).toBeCloseTo(measure(nps.variants.weighted, scored).value ?? Number.NaN, 9);

    // The figures take the number of answers for the size of the sample, as if all weighed the same.
    const indicative = trinomialInterval({
      positive: figure("nps_weighted_2017.promoter_share") * weighted.n,
      negative: figure("nps_weighted_2017.detractor_share") * weighted.n,
      all: weighted.n,
    });
    expect(indicative?.lower).toBeCloseTo(figure("nps_weighted_2017.ci95_wald.0"), 9);
    expect(indicative?.upper).toBeCloseTo(figure("nps_weighted_2017.ci95_wald.1"), 9);

    // Unequal weights cost precision: as 2,267 answers of one weight, so the interval is wider. These were computed
    // apart, in Python; and drawing the respondents again, each with the own weight, gives the same interval.
    expect(weighted.effectiveN).toBeCloseTo(2266.512355, 6);
    expect(weighted.designEffect).toBeCloseTo(1.211553069, 9);
    expect(weighted.standardError).toBeCloseTo(1.445724977, 9);
    expect(weighted.interval.lower).toBeCloseTo(37.564866625, 8);
    expect(weighted.interval.upper).toBeCloseTo(43.232004398, 8);
    expect(weighted.standardError).toBeGreaterThan(figure("nps_weighted_2017.se_n"));
    const drawn = bootstrapInterval(scored, (some) => measure(nps.variants.weighted, some).value, {
      method: "percentile",
      resamples: 999,
    });
    const width = weighted.interval.upper - weighted.interval.lower;
    expect(Math.abs((drawn?.lower ?? Number.NaN) - weighted.interval.lower)).toBeLessThan(0.08 * width);
    expect(Math.abs((drawn?.upper ?? Number.NaN) - weighted.interval.upper)).toBeLessThan(0.08 * width);
  });

  it("NPS poststratified by boarding area is the plain one where areas count as they answered", () => {
    const strata = measureAll({ nps }, answers, { by: ["boardingArea"] }).map(({ measurements }) => ({
      population: measurements.nps.n,
      sample: sampleOf(measurements.nps),
    }));
    const poststratified = poststratifiedNetScore(strata);
    expect(poststratified?.value).toBeCloseTo(figure("nps_2017.nps"), 9);
    expect(poststratified?.standardError).toBeLessThan(figure("nps_2017.se_n"));
    expect(poststratified?.standardError).toBeGreaterThan(0.98 * figure("nps_2017.se_n"));
  });

  it("two boarding areas differ by more than chance, two others do not", () => {
    const area = (name: string) =>
      measure(
        nps,
        answers.filter(({ boardingArea }) => boardingArea === name),
      );
    const path = "nps_by_boarding_area_2017";
    const difference = compare(area("C"), area("G"), nps);
    expect(difference.difference).toBeCloseTo(figure(`${path}.G.nps`) - figure(`${path}.C.nps`), 9);
    expect(difference.verdict).toBe("worse");
    // From the figures' own standard errors, without any adjustment.
    const margin = 1.959963984540054 * Math.hypot(figure(`${path}.G.se_n`), figure(`${path}.C.se_n`));
    const half =
      ((difference.interval?.upper ?? Number.NaN) - (difference.interval?.lower ?? Number.NaN)) / 2;
    expect(Math.abs(half / margin - 1)).toBeLessThan(0.01);
    expect(compare(area("A"), area("F"), nps).verdict).toBe("undecided");
  });
});
