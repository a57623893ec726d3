import { describe, expect, expectTypeOf, it } from "vitest";
import { surveyResponseFact } from "../../src/facts/survey-response.ts";
import { count } from "../../src/language/aggregate.ts";
import { accumulator } from "../../src/measure/accumulator.ts";
import { describe as describeMetric } from "../../src/measure/describe.ts";
import { measure } from "../../src/measure/measure.ts";
import { metric } from "../../src/metrics/metric.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const shares = metric({
  id: "shares",
  unit: "ratio",
  better: "none",
  domain: "customer-experience",
  range: [0, 1],
  of: surveyResponseFact,
  parts: ({ score }) => ({ yes: count(score.equals(1)), no: count(score.equals(0)), answers: count() }),
  value: ({ yes, no, answers }) => ({ yes: yes.over(answers), no: no.over(answers) }),
  interval: { yes: wilson("yes", "answers"), no: wilson("no", "answers") },
  variants: (vary) => ({
    yesAlone: vary({
      parts: ({ score }) => ({ yes: count(score.equals(1)), answers: count() }),
      value: ({ yes, answers }) => yes.over(answers),
    }),
  }),
});
const rows = [{ score: 1 }, { score: 1 }, { score: 0 }, { score: 1 }];

describe("a metric that is a distribution", () => {
  it("comes to one value and one interval a component", () => {
    const measured = measure(shares, rows);
    expect(measured.value).toEqual({ yes: 0.75, no: 0.25 });
    expect(measured.interval?.yes?.method).toBe("Wilson score");
    expect(measured.interval?.no?.lower).toBeLessThan(0.25);
    expectTypeOf(measured.value).toEqualTypeOf<{
      readonly yes: number | null;
      readonly no: number | null;
    } | null>();
    expectTypeOf(measure(shares.variants.yesAlone, rows).value).toEqualTypeOf<number | null>();
  });

  it("has nothing to say over no rows", () => {
    expect(measure(shares, [])).toMatchObject({ value: null, interval: null, n: 0 });
  });

  it("is folded, merged and finished as any other", () => {
    const { create, addAll, merge, extract } = accumulator(shares);
    const state = merge(addAll(create(), rows.slice(0, 1)), addAll(create(), rows.slice(1)));
    expect(extract(state)).toEqual(measure(shares, rows));
  });

  it("is told and written component by component", () => {
    expect(describeMetric(shares).formula.words).toBe("yes = yes ÷ answers; no = no ÷ answers");
    expect(toSql(shares, { dialect: "duckdb", from: "answers" })).toContain('AS "shares.no"');
  });
});
