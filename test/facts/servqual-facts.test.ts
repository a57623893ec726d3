import { describe, expect, it } from "vitest";
import { type ServqualDimension, servqualFacts } from "../../src/facts/servqual-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { servqual } from "../../src/metrics/feedback/servqual.ts";
import type { SurveyResponseInput } from "../../src/model/survey-response.ts";

const lengths = { tangibles: 4, reliability: 5, responsiveness: 4, assurance: 4, empathy: 5 };
const dimensions = Object.keys(lengths) as ServqualDimension[];
/** The 22 items of 1988 in their order. */
const items = dimensions.flatMap((dimension) =>
  Array.from({ length: lengths[dimension] }, (_, index) => ({
    dimension,
    perception: `p-${dimension}-${index}`,
    expectation: `e-${dimension}-${index}`,
  })),
);
const points = {
  tangibles: "tangibles",
  reliability: "reliability",
  responsiveness: "responsiveness",
  assurance: "assurance",
  empathy: "empathy",
};
const answer = (questionId: string, value: number | null, max = 7) => ({
  questionId,
  score:
    value === null
      ? null
      : { value, scale: { min: 1, max, step: 1, direction: "higher-is-better" as const } },
});

/** A respondent by what each item got, of the service and of what is expected. */
function response(rate: (dimension: ServqualDimension, asks: "service" | "expected") => number | null) {
  const answers = items.flatMap(({ dimension, perception, expectation }) => [
    answer(perception, rate(dimension, "service")),
    answer(expectation, rate(dimension, "expected")),
  ]);
  const record: SurveyResponseInput = {
    id: "r",
    metric: "servqual",
    score: null,
    answers,
    respondedAt: "2026-03-02T09:10:00Z",
  };
  return record;
}
/** Reliable as 4 of 7, all else as 5, where 6 of 7 is expected of everything. */
const unreliable = response((dimension, asks) =>
  asks === "expected" ? 6 : dimension === "reliability" ? 4 : 5,
);

describe("SERVQUAL facts", () => {
  it("add up the items of each dimension", () => {
    expect(servqualFacts([unreliable], { items })).toMatchObject([
      {
        tangiblesItems: 4,
        tangiblesPerception: 20,
        tangiblesExpectation: 24,
        tangiblesPoints: null,
        reliabilityItems: 5,
        reliabilityPerception: 20,
        reliabilityExpectation: 30,
        empathyItems: 5,
        scaleMin: 1,
        scaleMax: 7,
        respondedAt: "2026-03-02T09:10:00.000Z",
      },
    ]);
  });

  it("give the gap, by items and by dimension", () => {
    const facts = servqualFacts([unreliable], { items });
    expect(measure(servqual, facts).value).toBeCloseTo((-17 - 10) / 22, 12);
    expect(measure(servqual.variants.byDimension, facts).value).toBeCloseTo((-4 - 2) / 5, 12);
    expect(measure(servqual.variants.perceptionOnly, facts).value).toBeCloseTo((85 + 20) / 22, 12);
    expect(measure(servqual.variants.weighted, facts)).toMatchObject({ excluded: { pointsUnknown: 1 } });
  });

  it("hold the importance that the respondent gave", () => {
    const importance = [10, 60, 10, 10, 10];
    const answers = dimensions.map((dimension, index) => answer(dimension, importance[index] ?? null, 100));
    const record = { ...unreliable, answers: [...(unreliable.answers ?? []), ...answers] };
    const facts = servqualFacts([record], { items, points });
    expect(facts).toMatchObject([{ tangiblesPoints: 10, reliabilityPoints: 60, empathyPoints: 10 }]);
    expect(measure(servqual.variants.weighted, facts).value).toBeCloseTo(-0.6 * 2 - 0.4 * 1, 12);
  });

  it("count no half item", () => {
    const half = response((dimension, asks) => (dimension === "empathy" && asks === "expected" ? null : 5));
    const facts = servqualFacts([half], { items });
    expect(facts).toMatchObject([{ empathyItems: 0, empathyPerception: 0, empathyExpectation: 0 }]);
    expect(measure(servqual, facts)).toMatchObject({ value: null, excluded: { incomplete: 1 } });
  });

  it("know no expectation where it was not asked", () => {
    const ratedOnly = items.map(({ dimension, perception }) => ({ dimension, perception }));
    const facts = servqualFacts([unreliable], { items: ratedOnly });
    expect(facts).toMatchObject([{ tangiblesItems: 4, tangiblesExpectation: null }]);
    expect(measure(servqual, facts)).toMatchObject({ value: null, excluded: { expectationUnknown: 1 } });
    expect(measure(servqual.variants.perceptionOnly, facts).n).toBe(1);
  });

  it("are made of responses to these questions alone", () => {
    const other = { ...unreliable, id: "other", answers: [answer("recommend", 5)] };
    expect(servqualFacts([other, { ...unreliable, answers: null }], { items })).toEqual([]);
  });

  it("whose sums lie off the scale are bad input", () => {
    const [fact] = servqualFacts([unreliable], { items });
    const off = [{ ...fact, tangiblesPerception: 29 }];
    expect(() => measure(servqual, off as never[])).toThrow('column "tangiblesPerception" is 29');
    const low = [{ ...fact, empathyExpectation: 4 }];
    expect(measure(servqual, low as never[], { onInvalid: "exclude" }).excluded).toEqual({
      expectationOffScale5: 1,
    });
  });
});
