import { describe, expect, it } from "vitest";
import { questionnaireFacts } from "../../src/facts/questionnaire-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { acsi } from "../../src/metrics/feedback/acsi.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { sus } from "../../src/metrics/feedback/sus.ts";
import { umuxLite } from "../../src/metrics/feedback/umux-lite.ts";
import type { Scale } from "../../src/model/score.ts";
import type { SurveyResponseInput } from "../../src/model/survey-response.ts";

const scale = (min: number, max: number, direction: Scale["direction"] = "higher-is-better"): Scale => ({
  min,
  max,
  step: 1,
  direction,
});
const five = scale(1, 5);
const questions = Array.from({ length: 10 }, (_, index) => `q${index + 1}`);
const answersOf = (values: readonly (number | null)[], on = five) =>
  values.map((value, index) => ({
    questionId: `q${index + 1}`,
    score: value === null ? null : { value, scale: on },
  }));
const response = (values: readonly (number | null)[], fields: Partial<SurveyResponseInput> = {}) => ({
  id: "r",
  surveyId: "usability",
  customerId: "ada",
  metric: "custom",
  score: null,
  answers: answersOf(values),
  respondedAt: "2026-03-02T09:10:00Z",
  ...fields,
});
const susFacts = (responses: SurveyResponseInput[]) =>
  questionnaireFacts(responses, { instrument: "sus", items: questions });

describe("questionnaire facts", () => {
  it("hold the items in the order of the questionnaire, as answered", () => {
    const shuffled = response([], { answers: answersOf([5, 4, 2, 1, 2, 3, 2, 4, 5, 2]).toReversed() });
    const facts = susFacts([{ ...shuffled, touchpointId: "app", channel: "web", isTest: false }]);
    expect(facts).toEqual([
      {
        responseId: "r",
        surveyId: "usability",
        customerId: "ada",
        touchpointId: "app",
        channel: "web",
        instrument: "sus",
        ...{ item1: 5, item2: 4, item3: 2, item4: 1, item5: 2 },
        ...{ item6: 3, item7: 2, item8: 4, item9: 5, item10: 2 },
        scaleMin: 1,
        scaleMax: 5,
        test: false,
        superseded: false,
        respondedAt: "2026-03-02T09:10:00.000Z",
      },
    ]);
    expect(measure(sus, facts).value).toBe(55);
  });

  it("keep what was skipped as unknown, whether it is said so or left out", () => {
    const facts = susFacts([
      response([5, null, 5, 1, 5, 1, 5, 1, 5, 1]),
      response([5, 1, 5, 1, 5, 1, 5, 1, 5], { id: "s", customerId: "bob" }),
    ]);
    expect(facts.map(({ item2, item10 }) => [item2, item10])).toEqual([
      [null, 1],
      [1, null],
    ]);
    expect(measure(sus, facts)).toMatchObject({ value: null, excluded: { incomplete: 2 } });
    expect(measure(sus.variants.missingAsCentre, facts)).toMatchObject({ value: 95, n: 2 });
  });

  it("are made of responses to these questions alone, among others of the same survey", () => {
    const recommend = { questionId: "recommend", score: { value: 9, scale: scale(0, 10) } };
    const [fact, ...others] = questionnaireFacts(
      [
        response([], { answers: [recommend, ...answersOf([6, 7], scale(1, 7))] }),
        response([], { id: "elsewhere", answers: [recommend] }),
        response([], { id: "silent", answers: null }),
      ],
      { instrument: "umux-lite", items: ["q1", "q2"] },
    );
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ item1: 6, item2: 7, item3: null, scaleMin: 1, scaleMax: 7 });
    expect(measure(umuxLite, fact === undefined ? [] : [fact]).value).toBeCloseTo((100 * 11) / 12, 12);
  });

  it("tell a scale that runs the other way by its ends, so that no answer becomes its opposite", () => {
    const facts = questionnaireFacts(
      [response([], { answers: answersOf([1, 1, 1], scale(1, 10, "lower-is-better")) })],
      { instrument: "acsi", items: ["q1", "q2", "q3"] },
    );
    expect(facts).toMatchObject([{ scaleMin: 10, scaleMax: 1 }]);
    expect(measure(acsi, facts)).toMatchObject({ n: 0, excluded: { otherScale: 1 } });
  });

  it("tell which response another one replaced", () => {
    const first = response([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], { id: "first", caseId: "case" });
    const second = { ...first, id: "second", respondedAt: "2026-03-02T10:00:00Z" };
    expect(susFacts([second, first]).map(({ superseded }) => superseded)).toEqual([false, true]);
  });

  it("refuse answers on several scales, too many items and bad instants, and name the record", () => {
    const mixed = response([], {
      answers: [...answersOf([5], five), { questionId: "q2", score: { value: 7, scale: scale(1, 7) } }],
    });
    expect(() => susFacts([mixed])).toThrow(InvalidRecordError);
    expect(() => susFacts([mixed])).toThrow('survey response r: "answers" is [[1,5],[1,7]]');
    expect(() => questionnaireFacts([], { instrument: "long", items: [...questions, "q11"] })).toThrow(
      RangeError,
    );
    expect(() => susFacts([response([3], { respondedAt: "monday" })])).toThrow('"respondedAt" is "monday"');
  });

  it("are of another fact than single answers", () => {
    // @ts-expect-error a questionnaire has no score
    expect(() => measure(nps, susFacts([response([3])]))).not.toThrow();
  });
});
