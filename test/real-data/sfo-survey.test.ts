import { afterAll, beforeAll, expect, it } from "vitest";
import { surveyResponseFact } from "../../src/facts/survey-response.ts";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { boxScore } from "../../src/metrics/feedback/box-score.ts";
import { ces } from "../../src/metrics/feedback/ces.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { dsat } from "../../src/metrics/feedback/dsat.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { npsDistribution } from "../../src/metrics/feedback/nps-distribution.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn, excluded, n, part, type Read, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import { airportAnswers } from "./sfo-survey-records.ts";

const shareOf =
  (name: string): Read =>
  ({ parts, n }) =>
    (parts[name] ?? Number.NaN) / n;

describeRealData("sfo_survey_2017", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let recommend: Comparison;
  const figure = (path: string) => figureAt(figures, path);
  const asked = (question: string, metric: string, scale: readonly [number, number]) =>
    compareOn(engine, surveyResponseFact, airportAnswers(question, metric, scale), [
      "boardingArea",
      "interviewDay",
    ]);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("sfo_survey_2017");
    recommend = await asked("NETPRO", "nps", [0, 10]);
  });
  afterAll(() => engine.close());

  const npsReads: Readonly<Record<string, Read>> = {
    nps: value,
    n,
    promoters: part("promoters"),
    passives: part("passives"),
    detractors: part("detractors"),
    promoter_share: shareOf("promoters"),
    detractor_share: shareOf("detractors"),
  };

  it("NPS of all, with blanks counted", async () => {
    await recommend.single(
      nps,
      {},
      Object.entries(npsReads).map(([name, read]) => [figure(`nps_2017.${name}`), read] as const),
    );
    const rows = Number(figure("responses_2017.rows"));
    await recommend.single(nps, {}, [
      [figure("responses_2017.valid"), n],
      [rows - Number(figure("responses_2017.valid")), excluded("unanswered")],
    ]);
  });

  it("NPS distribution, and the answers a score", async () => {
    const [shares] = [...(await recommend.measured(npsDistribution)).values()];
    expect(shares).toMatchObject({
      value: {
        promoters: expect.closeTo(Number(figure("nps_2017.promoter_share")), 12),
        detractors: expect.closeTo(Number(figure("nps_2017.detractor_share")), 12),
      },
      n: figure("nps_2017.n"),
    });
    const { "": blank, "11": codedBlank, ...valid } = Object(figure("nps_histogram_2017"));
    expect(blank + codedBlank).toBe(
      Number(figure("responses_2017.rows")) - Number(figure("responses_2017.valid")),
    );
    await recommend.grouped(nps, { by: "score" }, valid, { answers: n });
  });

  it("share of passengers who had a problem, as the lower of two boxes", async () => {
    const problems = await asked("Q15PROBLEM", "problem", [1, 2]);
    await problems.single(boxScore.variants.bottom, { given: { scaleMax: 2, boxes: 1 } }, [
      [figure("problem_rate_2017.rate"), value],
      [figure("problem_rate_2017.counts.1"), part("bottom")],
    ]);
  });

  it("NPS by boarding area and by day, as a group and as a period", async () => {
    await recommend.grouped(nps, { by: "boardingArea" }, figure("nps_by_boarding_area_2017"), npsReads);
    await recommend.grouped(nps, { by: "interviewDay" }, figure("nps_by_day_2017"), npsReads);
    await recommend.grouped(nps, { every: "day" }, figure("nps_by_day_2017"), npsReads);
  });

  it("weighted NPS", async () => {
    const total: Read = part("totalWeight");
    const share =
      (name: string): Read =>
      (m) =>
        (part(name)(m) ?? Number.NaN) / (total(m) ?? Number.NaN);
    await recommend.single(nps.variants.weighted, {}, [
      [figure("nps_weighted_2017.nps"), value],
      [figure("nps_weighted_2017.n"), n],
      [figure("nps_weighted_2017.weight_sum"), total],
      [figure("nps_weighted_2017.promoter_share"), share("promoterWeight")],
      [figure("nps_weighted_2017.detractor_share"), share("detractorWeight")],
    ]);
  });

  it("the blank code 11 is refused, not taken for a promoter", () => {
    const trap = Number(figure("trap_11_as_promoter_2017"));
    const answers = airportAnswers("NETPRO", "nps", [0, 11]).map((answer) => ({ ...answer, scaleMax: 10 }));
    expect(() => measure(nps, answers)).toThrow(InvalidRowError);
    const counted = measure(nps, answers, { onInvalid: "exclude" });
    expect(counted.value).toBeCloseTo(Number(figure("nps_2017.nps")), 9);
    expect(counted.value).not.toBeCloseTo(trap, 1);
    expect(counted.excluded["offScale"]).toBe(84);
  });

  it.each([
    ["csat_overall_2017", "Q7ALL"],
    ["csat_cleanliness_2017", "Q9ALL"],
  ])("satisfaction: %s", async (name, question) => {
    const answers = await asked(question, "csat", [1, 5]);
    await answers.single(csat, {}, [
      [figure(`${name}.csat_top2box`), value],
      [figure(`${name}.top2`), part("satisfied")],
      [figure(`${name}.n`), n],
    ]);
    await answers.single(csat.variants.topBox, {}, [[figure(`${name}.top_box`), value]]);
    await answers.single(dsat, {}, [[figure(`${name}.bottom2`), value]]);
    await answers.single(boxScore, {}, [[figure(`${name}.csat_top2box`), value]]);
    await answers.single(boxScore, { given: { boxes: 1 } }, [[figure(`${name}.top_box`), value]]);
    await answers.single(boxScore.variants.bottom, {}, [[figure(`${name}.bottom2`), value]]);
    await answers.single(boxScore.variants.mean, {}, [[figure(`${name}.mean`), value]]);
    await answers.single(boxScore.variants.net, {}, [
      [100 * (Number(figure(`${name}.csat_top2box`)) - Number(figure(`${name}.bottom2`))), value],
    ]);
    await answers.grouped(csat, { by: "score" }, figure(`${name}.histogram`), { answers: n });
    await answers.single(csat.variants.netCsat, {}, [[figure(`${name}.bottom2`), shareOf("dissatisfied")]]);
    await answers.single(csat.variants.mean, {}, [[figure(`${name}.mean`), value]]);
    await answers.single(csat.variants.meanRescaled, {}, [
      [
        figure(`${name}.mean_rescaled_0_100`),
        (m) => (m.unit === "ratio" ? 100 : 1) * (m.value ?? Number.NaN),
      ],
    ]);
  });

  it.each([
    ["ces_find_way_2017", "Q14FIND"],
    ["ces_security_2017", "Q14PASSTHRU"],
  ])("ease on five points: %s", async (name, question) => {
    const answers = await asked(question, "ces", [1, 5]);
    const given = { scaleMax: 5, easyFrom: 4 };
    await answers.grouped(ces, { given, by: "score" }, figure(`${name}.histogram`), { answers: n });
    await answers.single(ces, { given }, [
      [figure(`${name}.csat_top2box`), value],
      [figure(`${name}.top2`), part("easy")],
      [figure(`${name}.n`), n],
    ]);
    await answers.single(ces, { given: { scaleMax: 5, easyFrom: 5 } }, [[figure(`${name}.top_box`), value]]);
    await answers.single(ces.variants.mean, { given: { scaleMax: 5 } }, [[figure(`${name}.mean`), value]]);
    await answers.single(ces.variants.net, { given: { scaleMax: 5, easyFrom: 4, difficultTo: 2 } }, [
      [figure(`${name}.bottom2`), shareOf("difficult")],
    ]);
    // On the seven points it was not asked on, every answer is another scale's: counted, never bucketed.
    await answers.single(ces, {}, [
      [null, value],
      [figure(`${name}.n`), excluded("otherScale")],
    ]);
  });
});
