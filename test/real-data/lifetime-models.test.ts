import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import {
  type BgNbdParameters,
  bgBbLogLikelihood,
  bgBbProbabilityAlive,
  bgNbdConditionalExpectedPurchases,
  bgNbdExpectedPurchases,
  bgNbdLogLikelihood,
  bgNbdProbabilityAlive,
  type CohortSurvivors,
  type CustomerHistory,
  type Fit,
  fitBgBb,
  fitBgNbd,
  fitGammaGamma,
  fitParetoNbd,
  fitSbg,
  gammaGammaExpectedValue,
  gammaGammaLogLikelihood,
  kaplanMeier,
  medianSurvival,
  type Purchase,
  paretoNbdConditionalExpectedPurchases,
  purchaseHistories,
  restrictedMean,
  sbgSurvival,
  survivalAt,
} from "../../src/models/index.ts";
import { describeRealData, type Figure, figureAt, readFigures, readTable } from "./files.ts";

const root = new URL("../../../shared/data/", import.meta.url);

const numbers = (figure: Figure): readonly number[] => {
  if (!Array.isArray(figure)) throw new Error("The figure is no list.");
  return figure.map(Number);
};

/** Fails unless every number agrees with its figure within a share of it. */
function expectAll(actual: readonly (number | null | undefined)[], figure: Figure, share: number): void {
  const expected = numbers(figure);
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    const found = actual[index] ?? Number.NaN;
    expect(Math.abs(found - value), `${found} is not ${value}`).toBeLessThanOrEqual(share * Math.abs(value));
  });
}

describeRealData("cdnow_sample", () => {
  const figures = readLazily("cdnow_sample");
  const options = { through: "1997-09-30", timeZone: "UTC", unitDays: 7 };
  let orders: readonly Purchase[];
  let histories: readonly CustomerHistory[];
  let fit: Fit<BgNbdParameters>;

  beforeAll(() => {
    const lines = readFileSync(new URL("cdnow_sample/CDNOW_sample.txt", root), "utf8").trim().split("\n");
    orders = lines.map((line) => {
      const [, customer = "", day = "", , value = ""] = line.trim().split(/\s+/);
      const at = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`;
      return { customer, at, value: Number(value) };
    });
    histories = purchaseHistories(orders, options);
    const fitted = fitBgNbd(histories);
    if (fitted === null) throw new Error("Nothing was fitted.");
    fit = fitted;
  });

  it("histories: those of the lifetimes package, and the repeat rate", () => {
    const published = readTable("cdnow_sample/lifetimes_cdnow_customers_summary_with_transactions.csv");
    expect(published.length).toBe(2357);
    published.forEach(({ x, t_x, T, zbar }, index) => {
      const history = histories[index];
      expect(history?.x).toBe(Number(x));
      expect(history?.tx).toBeCloseTo(Number(t_x), 1);
      expect(history?.T).toBeCloseTo(Number(T), 1);
      expect(history?.averageValue ?? 0).toBeCloseTo(Number(zbar), 1);
    });
    for (const [customer, figure] of Object.entries(Object(figures("calibration_rows_first10")))) {
      const history = histories.find((one) => one.customer === customer);
      expectAll([history?.x, history?.tx, history?.T], figure as Figure, 1e-4);
    }
    const whole = purchaseHistories(orders, { ...options, through: "1998-06-30" });
    const repeating = whole.filter(({ x }) => x > 0).length;
    expect(repeating).toBe(figures("repeat_purchase_rate.repeat_customers_by_distinct_days"));
    expect(repeating / whole.length).toBeCloseTo(
      Number(figures("repeat_purchase_rate.by_distinct_days")),
      12,
    );
  });

  it("BG/NBD: the parameters of the paper, and no lower a likelihood than any other fit", () => {
    const { r, alpha, a, b } = fit.parameters;
    expect([r, alpha, a, b].map((value) => value.toFixed(4))).toEqual([
      "0.2426",
      "4.4136",
      "0.7929",
      "2.4259",
    ]);
    const [theirR = 0, theirAlpha = 0, theirA = 0, theirB = 0] = numbers(figures("bgnbd_mle.params"));
    expectAll([r, alpha, a, b], [theirR, theirAlpha, theirA, theirB], 2e-6);
    const theirs = { r: theirR, alpha: theirAlpha, a: theirA, b: theirB };
    const logLikelihood = Number(figures("bgnbd_mle.log_likelihood"));
    expect(bgNbdLogLikelihood(theirs, histories)).toBeCloseTo(logLikelihood, 7);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(logLikelihood - 1e-9);
    expect([fit.converged, fit.customers]).toEqual([true, 2357]);
  });

  it("BG/NBD: purchases expected, and who is alive", () => {
    const first = histories[0] as CustomerHistory;
    expectAll(
      [bgNbdConditionalExpectedPurchases(fit.parameters, { ...first, tx: 30.43, T: 38.86 }, 39)],
      [figures("bgnbd_conditional_cust1_39w")],
      1e-4,
    );
    expectAll(
      [0.1429, 1, 3, 31.8571, 32, 78].map((weeks) => bgNbdExpectedPurchases(fit.parameters, weeks)),
      figures("bgnbd_expected_repeat"),
      1e-5,
    );
    const alive = histories.slice(0, 10).map((history) => bgNbdProbabilityAlive(fit.parameters, history));
    expectAll(alive, Object.values(Object(figures("bgnbd_p_alive_first10"))), 1e-6);
    const nextWeek = histories
      .map(
        (history) =>
          [history.customer, bgNbdConditionalExpectedPurchases(fit.parameters, history, 1)] as const,
      )
      .sort(([, one], [, other]) => one - other)
      .slice(-5);
    const top = figures("bgnbd_next_week_top5") as readonly (readonly [string, number])[];
    expect(nextWeek.map(([customer]) => customer)).toEqual(top.map(([customer]) => customer));
    expectAll(
      nextWeek.map(([, expected]) => expected),
      top.map(([, expected]) => expected),
      1e-6,
    );
  });

  it("BG/NBD and Pareto/NBD: the next 39 weeks, as predicted and as they came", () => {
    const predicted = histories.map((history) =>
      bgNbdConditionalExpectedPurchases(fit.parameters, history, 39),
    );
    expectAll([sum(predicted)], [figures("holdout_39_weeks.predicted")], 1e-6);
    const later = purchaseHistories(orders, { ...options, through: "1998-06-30" });
    expect(sum(later.map(({ x }) => x)) - sum(histories.map(({ x }) => x))).toBe(
      figures("holdout_39_weeks.actual"),
    );
    // Fader and Hardie print .553, 10.578, .606, 11.669 and −9595.0 for these customers.
    const other = fitParetoNbd(histories);
    const parameters = other?.parameters ?? { r: 0, alpha: 0, s: 0, beta: 0 };
    expectAll(Object.values(parameters), [0.553, 10.578, 0.606, 11.669], 1e-3);
    expect(other?.logLikelihood).toBeCloseTo(-9595, 0);
    expect(other?.converged).toBe(true);
    const pareto = sum(
      histories.map((history) => paretoNbdConditionalExpectedPurchases(parameters, history, 39)),
    );
    expect(Math.abs(pareto / 1882 - 1)).toBeLessThan(0.15);
  });

  it("Gamma-Gamma: the parameters of the note, and what customers are expected to spend", () => {
    const spending = fitGammaGamma(histories);
    const { p = 0, q = 0, gamma = 0 } = spending?.parameters ?? {};
    expect([p.toFixed(2), q.toFixed(2), gamma.toFixed(2)]).toEqual(["6.25", "3.74", "15.44"]);
    const names = ["p", "q", "gamma"].map((name) => Number(figures(`gamma_gamma_mle.${name}`)));
    expectAll([p, q, gamma], names, 2e-5);
    const [theirP = 0, theirQ = 0, theirGamma = 0] = names;
    const logLikelihood = Number(figures("gamma_gamma_mle.log_likelihood"));
    const theirs = gammaGammaLogLikelihood({ p: theirP, q: theirQ, gamma: theirGamma }, histories);
    expect(theirs).toBeCloseTo(logLikelihood, 7);
    expect(spending?.logLikelihood).toBeGreaterThanOrEqual(logLikelihood - 1e-9);
    expect([spending?.customers, spending?.converged]).toEqual([figures("gamma_gamma_mle.n"), true]);
    const rounded = { p: 6.25, q: 3.74, gamma: 15.44 };
    expectAll(
      histories.slice(0, 10).map((history) => gammaGammaExpectedValue(rounded, history)),
      figures("gg_conditional_value_first10"),
      1e-9,
    );
  });
});

describeRealData("donations_bgbb", () => {
  const figures = readLazily("donations_bgbb");
  it("BG/BB: the parameters of the paper, and who will give again", () => {
    const donors = readTable("donations_bgbb/donations.csv").map(
      ({ frequency, recency, periods, weights }) => ({
        x: Number(frequency),
        tx: Number(recency),
        n: Number(periods),
        customers: Number(weights),
      }),
    );
    const fit = fitBgBb(donors);
    const { alpha = 0, beta = 0, gamma = 0, delta = 0 } = fit?.parameters ?? {};
    expect([alpha, beta, gamma, delta].map((value) => value.toFixed(3))).toEqual([
      "1.204",
      "0.750",
      "0.657",
      "2.783",
    ]);
    const [a = 0, b = 0, c = 0, d = 0] = numbers(figures("bgbb_mle.params"));
    expectAll([alpha, beta, gamma, delta], [a, b, c, d], 2e-6);
    const logLikelihood = Number(figures("bgbb_mle.log_likelihood"));
    expect(bgBbLogLikelihood({ alpha: a, beta: b, gamma: c, delta: d }, donors)).toBeCloseTo(
      logLikelihood,
      6,
    );
    expect(fit?.logLikelihood).toBeGreaterThanOrEqual(logLikelihood - 1e-9);
    expect([fit?.customers, fit?.converged]).toEqual([figures("donors"), true]);
    expectAll(
      [
        [0, 0],
        [2, 4],
        [6, 6],
      ].map(([x = 0, tx = 0]) => bgBbProbabilityAlive({ alpha, beta, gamma, delta }, { x, tx, n: 6 })),
      figures("p_alive_2002"),
      1e-6,
    );
  });
});

describeRealData("retention_published", () => {
  const figures = readLazily("retention_published");
  it.each(["regular", "high_end"])("sBG: parameters and projection of the %s segment", (segment) => {
    const survival: CohortSurvivors = readTable("retention_published/survival.csv").map((row) =>
      Number(row[segment]),
    );
    const fit = fitSbg([survival.slice(0, 8)]);
    const { alpha = 0, beta = 0 } = fit?.parameters ?? {};
    expectAll(
      [alpha, beta, fit?.logLikelihood],
      ["alpha", "beta", "ll_per_100"].map((name) => figures(`sbg_${segment}.${name}`)),
      1e-6,
    );
    expect(fit?.converged).toBe(true);
    const published = segment === "regular" ? ["0.704", "1.182"] : ["0.668", "3.806"];
    expect([alpha.toFixed(3), beta.toFixed(3)]).toEqual(published);
    expectAll(
      survival.map((_, renewals) => sbgSurvival({ alpha, beta }, renewals)),
      figures(`projected_${segment}`),
      1e-6,
    );
    expectAll(
      survival.slice(1).map((left, year) => left / (survival[year] ?? Number.NaN)),
      figures(`retention_${segment}`),
      1e-12,
    );
  });
});

describeRealData("telco_churn", () => {
  const figures = readLazily("telco_churn");
  it.each([
    ["km_all", undefined],
    ["km_month_to_month", "Month-to-month"],
    ["km_one_year", "One year"],
    ["km_two_year", "Two year"],
  ])("Kaplan–Meier: %s", (name, contract) => {
    const rows = readTable("telco_churn/Telco-Customer-Churn.csv").filter(
      ({ Contract }) => contract === undefined || Contract === contract,
    );
    const curve = kaplanMeier(
      rows.map(({ tenure, Churn }) => ({ duration: Number(tenure), ended: Churn === "Yes" })),
    );
    for (const [month, point] of Object.entries(Object(figures(`${name}.points`)))) {
      const time = Number(month);
      const [atRisk = 0, ended = 0, survival = 0, error = 0] = numbers(point as Figure);
      const step = curve.steps.findLast((one) => one.time <= time);
      expect(survivalAt(curve, time)).toBeCloseTo(survival, 12);
      expect(step?.standardError ?? 0).toBeCloseTo(error, 12);
      if (ended > 0) expect([step?.time, step?.atRisk, step?.ended]).toEqual([time, atRisk, ended]);
    }
    expect(medianSurvival(curve)).toBe(figures(`${name}.median`));
    // The figure is the area from the first tenure in the data on, which is 0 in all groups but one.
    const start = Math.min(...rows.map(({ tenure }) => Number(tenure)));
    const area = Number(figures(`${name}.area_0_72`));
    expect((restrictedMean(curve, 72)?.mean ?? Number.NaN) - start).toBeCloseTo(area, 9);
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Reads the figures when the first is asked for, so that nothing is read where the data is absent. */
function readLazily(folder: string): (path: string) => Figure {
  let figures: Readonly<Record<string, Figure>> | undefined;
  return (path) => {
    figures ??= readFigures(folder);
    return figureAt(figures, path);
  };
}
