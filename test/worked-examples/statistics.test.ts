import { quantileOf } from "../../src/language/state.ts";
import { accumulator } from "../../src/measure/accumulator.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import {
  adjustedWaldInterval,
  agrestiCoullInterval,
  type Interval,
  sampleSizeForNetScore,
  trinomialInterval,
  wilsonInterval,
} from "../../src/statistics/index.ts";
import { netVariance } from "../../src/statistics/net-score.ts";
import { describeWorkedExamples, fraction, worked } from "./examples.ts";

interface Answers {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly confidence: number;
}
interface Trials {
  readonly x: number;
  readonly n: number;
  readonly confidence: number;
}

const sampleOf = ({ promoters, passives, detractors }: Answers) => ({
  positive: promoters,
  negative: detractors,
  all: promoters + passives + detractors,
});
/** The middle of an interval and how far it reaches from there. */
const around = (interval: Interval<number> | null) => {
  if (interval === null) return null;
  const { lower: low, upper: high } = interval;
  return { point: (low + high) / 2, moe: (high - low) / 2, low, high };
};
const pair = (interval: Interval<number> | null) => interval && [interval.lower, interval.upper];
const quantile = (values: readonly number[], p: number) => quantileOf(Float64Array.from(values).sort(), p);

describeWorkedExamples("statistics", () => {
  worked<{ pPromoter: string; pDetractor: string }>(
    "nps.populationVariance",
    "trinomial, whuber Cross Validated 18603",
    ({ pPromoter, pDetractor }) => {
      const [up, down] = [fraction(pPromoter), fraction(pDetractor)];
      return { nps: up - down, variance: netVariance(up, down) };
    },
  );

  worked<Answers>("nps", "counts -> CI trinomial 95%", (answers) =>
    around(trinomialInterval(sampleOf(answers), answers.confidence)),
  );
  for (const variant of ["counts -> CI adjusted-Wald (n+3, +3/4,+3/4)", "adjusted-Wald small n"]) {
    worked<Answers>("nps", variant, (answers) =>
      around(adjustedWaldInterval(sampleOf(answers), answers.confidence)),
    );
  }
  for (const variant of ["81/263", "0/20", "15/148", "74/107 (CSAT example)"]) {
    worked<Trials>("proportionCi.wilson", variant, ({ x, n, confidence }) =>
      pair(wilsonInterval({ successes: x, trials: n }, confidence)),
    );
  }
  worked<Trials>("proportionCi.agrestiCoull", "74/107 (CSAT example)", ({ x, n, confidence }) =>
    pair(agrestiCoullInterval({ successes: x, trials: n }, confidence)),
  );

  worked<{ marginPoints: number; confidence: number }>(
    "nps",
    "sample size for +-5 points, worst case variance 1",
    ({ marginPoints, confidence }) => sampleSizeForNetScore(marginPoints, { confidence }),
  );
  worked<{ marginPoints: number; promoterShare: number; detractorShare: number; confidence: number }>(
    "nps",
    "sample size for +-5 points, var = .4+.2-.2^2",
    ({ marginPoints, promoterShare, detractorShare, confidence }) =>
      sampleSizeForNetScore(marginPoints, { positive: promoterShare, negative: detractorShare, confidence }),
  );

  worked<{ segments: readonly Answers[] }>(
    "nps",
    "rollup by pooling counts, not averaging segments",
    ({ segments }) => {
      const { merge, extract } = accumulator(nps);
      const states = segments.map(({ promoters, passives, detractors }) => ({
        n: promoters + passives + detractors,
        excluded: {},
        parts: { promoters, passives, detractors },
      }));
      const scores = states.map((state) => extract(state).value ?? Number.NaN);
      return {
        pooled: extract(merge(...states)).value,
        wrongAverage: scores.reduce((sum, score) => sum + score, 0) / scores.length,
      };
    },
  );

  worked<{ groupA: readonly number[]; groupB: readonly number[] }>(
    "percentile",
    "p90 cannot be averaged",
    ({ groupA, groupB }) => ({
      pooledP90Type7: quantile([...groupA, ...groupB], 0.9),
      wrongMeanOfP90: ((quantile(groupA, 0.9) ?? Number.NaN) + (quantile(groupB, 0.9) ?? Number.NaN)) / 2,
    }),
  );
  worked<{ values: readonly number[] }>("percentile", "median even n type 7", ({ values }) =>
    quantile(values, 0.5),
  );
});
