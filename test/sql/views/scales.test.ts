import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { surveyResponseFacts } from "../../../src/facts/survey-response-facts.ts";
import { measure } from "../../../src/measure/measure.ts";
import { nps } from "../../../src/metrics/feedback/nps.ts";
import { sus } from "../../../src/metrics/feedback/sus.ts";
import { type SurveyResponse, SurveyResponseSchema } from "../../../src/model/survey-response.ts";
import { toSql } from "../../../src/sql/to-sql.ts";
import { factView } from "../../../src/sql/views/fact-view.ts";
import type { Engine } from "../../engines/engine.ts";
import { engines, loadRecords } from "./record-engine.ts";

const items = Array.from({ length: 10 }, (_, index) => `q-${index}`);
const score = (value: number, min: number, max: number) => ({
  value,
  scale: { min, max, direction: "higher-is-better" },
});
const response = (id: string, about: object): SurveyResponse =>
  SurveyResponseSchema.parse({
    id,
    metric: "nps",
    score: null,
    respondedAt: "2026-03-02T09:00:00Z",
    ...about,
  });

describe.each(engines)("%s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  /** What a metric comes to over a view. */
  const measured = async (view: string, name: string, statement: string) => {
    await engine.query(view);
    const [row] = await engine.query(statement);
    await engine.query(`DROP VIEW "${name}"`);
    return row;
  };

  test("takes no answer on a scale that the fact cannot hold for one on the usual scale", async () => {
    const responses = [
      response("1", { score: score(10, 0, 10) }),
      response("2", { score: score(0, 0.5, 10) }),
      response("3", { score: score(0, 0, 10.5) }),
      response("4", { score: score(9.5, 0, 10) }),
    ];
    const { value, n } = measure(nps, surveyResponseFacts({ responses }), { onInvalid: "exclude" });
    expect([value, n]).toEqual([100, 1]);
    await loadRecords(engine, { surveyResponses: responses });
    const { dialect } = engine;
    const name = "surveyResponseFact";
    const statement = toSql(nps, { dialect, from: `"${name}"` });
    const row = await measured(factView("surveyResponse", { dialect }), name, statement);
    expect(row).toMatchObject({ nps: value, nps_n: n, nps_excluded_unanswered: 3 });
  });

  test("takes no answers on several scales for ones on the usual scale", async () => {
    const answers = (scales: readonly (readonly [min: number, max: number])[]) =>
      items.map((questionId, index) => {
        const [min, max] = scales[index % scales.length] ?? [1, 5];
        return { questionId, score: score(3, min, max) };
      });
    const surveyResponses = [
      response("1", { answers: answers([[1, 5]]) }),
      response("2", {
        answers: answers([
          [1, 5],
          [1, 7],
        ]),
      }),
      response("3", { answers: answers([[0.5, 5]]) }),
    ];
    await loadRecords(engine, { surveyResponses });
    const { dialect } = engine;
    const name = "questionnaireFact";
    const view = factView("questionnaire", { dialect, instrument: "sus", items });
    const row = await measured(view, name, toSql(sus, { dialect, from: `"${name}"` }));
    expect(row).toMatchObject({ sus: 50, sus_n: 1, sus_excluded_incomplete: 2 });
  });
});
