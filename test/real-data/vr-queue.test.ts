import { afterAll, beforeAll, expect, it } from "vitest";
import { questionnaireFact } from "../../src/facts/questionnaire.ts";
import { measure } from "../../src/measure/measure.ts";
import { sus } from "../../src/metrics/feedback/sus.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn, n, part, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import { participants } from "./vr-queue-records.ts";

describeRealData("sus_vrqueue", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let answers: Comparison;
  const figure = (path: string) => figureAt(figures, path);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("sus_vrqueue");
    answers = await compareOn(engine, questionnaireFact, participants());
  });
  afterAll(() => engine.close());

  it("SUS of every participant", async () => {
    const scores = figure("scores");
    expect(Object.keys(scores ?? {})).toHaveLength(30);
    await answers.grouped(sus, { by: "customerId" }, scores, { score: value });
  });

  it("SUS of all: mean, sum and spread", async () => {
    await answers.single(sus, {}, [
      [figure("summary.mean"), value],
      [figure("summary.n"), n],
      [figure("summary.sum"), (m) => 2.5 * (part("contributions")(m) ?? Number.NaN)],
      [figure("summary.sd_sample"), (m) => 2.5 * Math.sqrt(part("variance")(m) ?? Number.NaN)],
    ]);
  });

  it("nobody left an item out, so both rules for that give one score", async () => {
    await answers.single(sus.variants.missingAsCentre, {}, [
      [figure("summary.mean"), value],
      [figure("summary.n"), n],
    ]);
  });

  it("the lowest, the middle and the highest score of a participant", () => {
    const scores = participants().map((row) => measure(sus, [row]).value ?? Number.NaN);
    const sorted = scores.toSorted((a, b) => a - b);
    expect([sorted[0], sorted[29]]).toEqual([figure("summary.min"), figure("summary.max")]);
    expect(((sorted[14] ?? Number.NaN) + (sorted[15] ?? Number.NaN)) / 2).toBe(figure("summary.median"));
  });
});
