import { journeyFacts } from "../../src/facts/journey-facts.ts";
import { journeyTransitionFacts } from "../../src/facts/journey-transition-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { bounceRate } from "../../src/metrics/journey/bounce-rate.ts";
import { cartAbandonmentRate } from "../../src/metrics/journey/cart-abandonment-rate.ts";
import { channelSwitchRate } from "../../src/metrics/journey/channel-switch-rate.ts";
import { directlyFollows } from "../../src/metrics/journey/directly-follows.ts";
import { journeyCompletionRate } from "../../src/metrics/journey/journey-completion-rate.ts";
import { lostness } from "../../src/metrics/journey/lostness.ts";
import { stageConversion } from "../../src/metrics/journey/stage-conversion.ts";
import { DAY_MS, day, journey, lived } from "../facts/lived-journeys.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

const endedJourneys = (traces: readonly (readonly string[])[]) =>
  traces.map((names, index) =>
    journey(
      names.map((name, place) => lived(name, place, { channel: name })),
      { id: `j-${index}`, status: "completed", endedAt: day(names.length) },
    ),
  );

/** Sessions of one view that lasted no time, and sessions of two views. */
const sessionsOf = (bounced: number, engaged: number) => [
  ...times(bounced, { durationMs: 0, keyEvents: 0, views: 1, interactions: 1 }),
  ...times(engaged, { durationMs: 0, keyEvents: 0, views: 2, interactions: 2 }),
];

describeWorkedExamples("journeys", () => {
  worked<{ abandoned: number; completed: number }>(
    "cartAbandonmentRate",
    "abandoned/(abandoned+orders)",
    ({ abandoned, completed }) =>
      measure(cartAbandonmentRate, [
        ...times(abandoned, { untilOrderMs: null, observedMs: 30 * DAY_MS }),
        ...times(completed, { untilOrderMs: 0, observedMs: 30 * DAY_MS }),
      ]).value,
  );

  // The published counts do not say by which rule a session bounced: such as bounce by both are rows of either.
  worked<{ bounces: number; sessions: number }>(
    "bounceRate",
    "bounced sessions / sessions",
    ({ bounces, sessions }) =>
      measure(bounceRate.variants.singlePage, sessionsOf(bounces, sessions - bounces)).value,
  );
  worked<{ sessions: number; engaged: number }>(
    "bounceRate",
    "GA4 = 1 - engagement rate",
    ({ sessions, engaged }) => measure(bounceRate, sessionsOf(sessions - engaged, engaged)).value,
  );

  // What is not engaged has bounced, as long as every session says which it was.
  worked<{ sessions: number; engaged: number }>(
    "engagementRate",
    "engaged sessions / sessions",
    ({ sessions, engaged }) =>
      1 - (measure(bounceRate, sessionsOf(sessions - engaged, engaged)).value ?? Number.NaN),
  );

  worked<{ traces: readonly (readonly string[])[] }>("directlyFollows", "DFG counts", ({ traces }) => {
    const rows = journeyTransitionFacts({ journeys: endedJourneys(traces) });
    const { starts, ends, occurrences } = directlyFollows.variants;
    const metrics = { arcs: directlyFollows, starts, ends, occurrences };
    const counts = (by: ("from" | "to")[], which: keyof typeof metrics) =>
      Object.fromEntries(
        measureAll(metrics, rows, { by }).flatMap(({ group, measurements }) => {
          const count = measurements[which].value ?? 0;
          return count === 0 ? [] : [[by.map((end) => group[end]).join(">"), count]];
        }),
      );
    return {
      activities: only(counts(["from"], "occurrences"), ["register"]),
      arcs: only(counts(["from", "to"], "arcs"), ["register>check"]),
      start: counts(["to"], "starts"),
      end: counts(["from"], "ends"),
    };
  });

  worked<{ top: number; rates: readonly number[] }>(
    "stageConversion",
    "stage counts and overall",
    ({ top, rates }) => {
      const rows = funnel(top, rates);
      const byStage = measureAll({ stageConversion }, rows, { by: ["stage"] });
      const counts = rates.map(
        (_, index) =>
          byStage.find(({ group }) => group["stage"] === `stage ${index + 1}`)?.measurements.stageConversion
            .parts.converted ?? null,
      );
      return { counts, overall: measure(stageConversion.variants.overall, rows).value };
    },
  );

  for (const variant of ["N=5 unique, S=7 total, R=3 min", "perfect path"]) {
    worked<{ N: number; S: number; R: number }>(
      "lostness",
      variant,
      ({ N, S, R }) => measure(lostness, [{ ended: true, uniqueSteps: N, steps: S, minimalSteps: R }]).value,
    );
  }

  worked<{ started: number; startedTooRecently: number; completed: number }>(
    "journeyCompletionRate",
    "matured cohort only",
    ({ started, startedTooRecently, completed }) => {
      const journeys = Array.from({ length: started }, (_, index) => {
        const isCompleted = index < completed;
        return journey([], {
          id: `j-${index}`,
          startedAt: day(index < started - startedTooRecently ? 0 : 50),
          ...(isCompleted && { status: "completed", endedAt: day(9) }),
        });
      });
      return measure(journeyCompletionRate, journeyFacts({ journeys }, { asOf: day(60) })).value;
    },
  );

  worked<{ journeys: readonly (readonly string[])[] }>(
    "channelSwitchRate",
    "journeys with >=1 channel change / journeys",
    ({ journeys }) => measure(channelSwitchRate, journeyFacts({ journeys: endedJourneys(journeys) })).value,
  );
});

/** The entries that an example names; it does not list all. */
const only = (counts: Readonly<Record<string, number>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, counts[name] ?? null]));

/** A funnel of as many stages as rates and one, each reached by its share of the stage before it. */
function funnel(top: number, rates: readonly number[]) {
  const reached = [top];
  for (const rate of rates) reached.push(Math.round((reached.at(-1) ?? 0) * rate));
  const last = reached.at(-1) ?? 0;
  return reached.flatMap((count, index) => {
    const next = reached[index + 1] ?? null;
    return Array.from({ length: count }, (_, place) => ({
      stage: `stage ${index + 1}`,
      place: index + 1,
      nextStage: next === null ? null : `stage ${index + 2}`,
      untilNextStageMs: next !== null && place < next ? DAY_MS : null,
      untilLastStageMs: place < last ? DAY_MS : null,
      observedMs: 60 * DAY_MS,
    }));
  });
}
