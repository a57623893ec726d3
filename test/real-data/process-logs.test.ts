import { afterAll, beforeAll, expect, test } from "vitest";
import { journeyFact } from "../../src/facts/journey.ts";
import { journeyTransitionFact } from "../../src/facts/journey-transition.ts";
import { directlyFollows } from "../../src/metrics/journey/directly-follows.ts";
import { journeyCompletionRate } from "../../src/metrics/journey/journey-completion-rate.ts";
import { journeyDuration } from "../../src/metrics/journey/journey-duration.ts";
import { pathFrequency } from "../../src/metrics/journey/path-frequency.ts";
import { stepsToGoal } from "../../src/metrics/journey/steps-to-goal.ts";
import { touchpointsPerJourney } from "../../src/metrics/journey/touchpoints-per-journey.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import { closedProblems, loanApplications } from "./process-log-records.ts";

const HOUR = 3_600;
const logs = [
  ["bpi13_closed_problems", closedProblems],
  ["bpi_12_w", loanApplications],
] as const;

for (const [folder, read] of logs) {
  describeRealData(folder, () => {
    let engine: Engine;
    let figures: Readonly<Record<string, Figure>>;
    let journeys: Comparison;
    let transitions: Comparison;
    beforeAll(async () => {
      engine = await openDuckdb();
      figures = readFigures(folder);
      const log = read();
      journeys = await compareOn(engine, journeyFact, log.journeys);
      transitions = await compareOn(engine, journeyTransitionFact, log.transitions, ["pair", "reopening"]);
    }, 120_000);
    afterAll(() => engine.close());
    const figure = (path: string) => Number(figureAt(figures, path));

    /** The counts of a metric by group, groups without any left out. */
    async function counts(on: Comparison, metric: AnyMetric, by: string) {
      const groups = await on.measured(metric, { by });
      const found = Array.from(groups, ([group, { value }]) => [group, value] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== 0));
    }

    test("as many cases, events and paths", async () => {
      const { cases, events, variants } = Object(figureAt(figures, "log_size"));
      await journeys.single(pathFrequency, {}, [[cases, ({ value }) => value]]);
      await journeys.single(pathFrequency.variants.differentPaths, {}, [[variants, ({ value }) => value]]);
      await transitions.single(directlyFollows.variants.occurrences, {}, [[events, ({ value }) => value]]);
      await transitions.single(directlyFollows, {}, [[events - cases, ({ value }) => value]]);
      await journeys.single(touchpointsPerJourney, {}, [[events / cases, ({ value }) => value]]);
      await journeys.single(stepsToGoal.variants.mean, {}, [[events / cases, ({ value }) => value]]);
    });

    test("the same starts, ends and activities", async () => {
      const { starts, ends, occurrences } = directlyFollows.variants;
      expect(await counts(transitions, starts, "to")).toEqual(figureAt(figures, "start_activities"));
      expect(await counts(transitions, ends, "from")).toEqual(figureAt(figures, "end_activities"));
      expect(await counts(transitions, occurrences, "from")).toEqual(figureAt(figures, "activity_counts"));
    });

    test("the same directly-follows pairs, all of them", async () => {
      expect(await counts(transitions, directlyFollows, "pair")).toEqual(
        figureAt(figures, "directly_follows"),
      );
    });

    test("the same reach of each activity, and the same rework", async () => {
      const { reach, repeats } = directlyFollows.variants;
      const reached = Object.entries<Figure>(Object(figureAt(figures, "stage_reach")));
      expect(await counts(transitions, reach, "from")).toEqual(
        Object.fromEntries(reached.map(([activity, of]) => [activity, Reflect.get(Object(of), "cases")])),
      );
      const again = Object.entries<Figure>(Object(figureAt(figures, "rework")));
      expect(await counts(transitions, repeats, "from")).toEqual(
        Object.fromEntries(again.filter(([, cases]) => cases !== 0)),
      );
    });

    test("the same most frequent paths", async () => {
      const found = await counts(journeys, pathFrequency, "path");
      for (const one of Object.values<Figure>(Object(figureAt(figures, "top_variants")))) {
        const [path, cases] = Object.values<Figure>(Object(one));
        expect(found[String(path).replaceAll(">", " > ")], `${path}`).toBe(cases);
      }
    });

    test("the same throughput times", async () => {
      const hours = (name: string) => HOUR * figure(`throughput_hours.${name}`);
      await journeys.single(journeyDuration, {}, [
        [hours("median"), ({ value }) => value],
        [figure("throughput_hours.n"), ({ n }) => n],
      ]);
      await journeys.single(journeyDuration.variants.mean, {}, [
        [hours("mean"), ({ value }) => value],
        [hours("sum"), ({ parts }) => Number(parts["totalMs"]) / 1000],
        [hours("sd_sample"), ({ parts }) => Math.sqrt(Number(parts["variance"])) / 1000],
      ]);
      await journeys.single(journeyDuration.variants.p90, {}, [[hours("p90_inc"), ({ value }) => value]]);
      await journeys.single(journeyDuration.variants.allEnded, {}, [[hours("median"), ({ value }) => value]]);
      const cases = figure("log_size.cases");
      await journeys.single(journeyCompletionRate.variants.endedOnly, {}, [
        [1, ({ value }) => value],
        [cases, ({ n }) => n],
      ]);
    });

    test("the same times to the next event, activity by activity", async () => {
      const times = figureAt(figures, "time_to_next_event_hours");
      const { meanTime, medianTime } = directlyFollows.variants;
      const mean = await transitions.measured(meanTime, { by: "from" });
      const median = await transitions.measured(medianTime, { by: "from" });
      for (const [activity, of] of Object.entries<Figure>(Object(times))) {
        const hours = (name: string) => Number(Reflect.get(Object(of), name));
        expect(mean.get(activity)?.n, activity).toBe(hours("n"));
        expect((mean.get(activity)?.value ?? Number.NaN) / HOUR / hours("mean")).toBeCloseTo(1, 9);
        expect((median.get(activity)?.value ?? Number.NaN) / HOUR / hours("median")).toBeCloseTo(1, 9);
      }
    });

    if (folder === "bpi13_closed_problems") {
      test("the same problems that went on after they were completed", async () => {
        const groups = await transitions.measured(directlyFollows.variants.journeys, { by: "reopening" });
        expect(groups.get("true")?.value).toBe(figure("reopened.cases"));
      });
    }
  });
}
