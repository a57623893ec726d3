import { beforeAll, expect, it } from "vitest";
import { readXes } from "../../src/exports/xes-read.ts";
import { toXes } from "../../src/exports/xes-write.ts";
import { type ActivityLog, activityLog } from "../../src/journey/activity-log.ts";
import { type DirectlyFollowsGraph, directlyFollowsGraph } from "../../src/journey/directly-follows-graph.ts";
import type { Times } from "../../src/journey/times.ts";
import { variants } from "../../src/journey/variants.ts";
import { near } from "../engines/agreement.ts";
import { describeRealData, type Figure, readFigures } from "./files.ts";
import {
  closedProblemRows,
  isCompleted,
  type LoggedEvent,
  loanApplicationRows,
} from "./process-log-records.ts";

const hours = (ms: number | null): number => (ms ?? Number.NaN) / 3_600_000;

/** What the figures say of times; the two rules for quantiles are measured one after the other. */
const figuresOf = (linear: Times, ranked: Times) => ({
  n: linear.n,
  sum: hours(linear.totalMs),
  mean: hours(linear.meanMs),
  median: hours(linear.medianMs),
  p90_inc: hours(linear.p90Ms),
  p90_nearest_rank: hours(ranked.p90Ms),
  p95_inc: hours(linear.p95Ms),
  min: hours(linear.leastMs),
  max: hours(linear.mostMs),
  sd_sample: hours(linear.deviationMs),
  sd_pop: hours(linear.deviationMs) * Math.sqrt((linear.n - 1) / linear.n),
});

/** All the figures of a log, by the names they have in its file. */
function figuresFrom(log: ActivityLog): Record<string, Figure> {
  const graph = directlyFollowsGraph(log);
  const ranked = directlyFollowsGraph(log, { quantiles: "nearestRank" });
  const ways = variants(log);
  const { activities } = graph;
  const named = <Value>(rows: readonly (readonly [string, Value])[]) => Object.fromEntries(rows);
  const rankedOf = (name: string) => ranked.activities.find(({ activity }) => activity === name);
  return {
    log_size: {
      cases: graph.cases,
      events: graph.events,
      activities: activities.length,
      variants: ways.length,
    },
    start_activities: named(
      activities.filter(({ starts }) => starts > 0).map(({ activity, starts }) => [activity, starts]),
    ),
    end_activities: named(
      activities.filter(({ ends }) => ends > 0).map(({ activity, ends }) => [activity, ends]),
    ),
    activity_counts: named(activities.map(({ activity, events }) => [activity, events])),
    stage_reach: named(activities.map(({ activity, cases, share }) => [activity, { cases, share }])),
    directly_follows: named(graph.arcs.map(({ from, to, count }) => [`${from}->${to}`, count])),
    top_variants: ways.slice(0, 10).map(({ path, cases }) => [path.join(">"), cases]),
    throughput_hours: figuresOf(graph.throughput, ranked.throughput),
    time_to_next_event_hours: named(
      activities.map(({ activity, toNext }) => [
        activity,
        figuresOf(toNext, rankedOf(activity)?.toNext ?? toNext),
      ]),
    ),
    rework: named(activities.map(({ activity, repeatedIn }) => [activity, repeatedIn])),
    out_of_order_cases: log.outOfOrderCases,
  };
}

/** Problems that went on after they were completed, and how long it took until they were first closed. */
function figuresOfProblems(rows: readonly LoggedEvent[]): Record<string, Figure> {
  const log = activityLog(rows);
  const closedIn = ({ activities }: DirectlyFollowsGraph) =>
    activities.find(({ activity }) => activity === "Completed/Closed")?.sinceStart;
  const closed = closedIn(directlyFollowsGraph(log));
  const ranked = closedIn(directlyFollowsGraph(log, { quantiles: "nearestRank" }));
  if (closed === undefined || ranked === undefined) throw new Error("No problem was closed.");
  const states = directlyFollowsGraph(
    activityLog(rows, { name: ({ activity }) => (isCompleted(activity) ? "completed" : "open") }),
  );
  const reopened = states.arcs.find(({ from, to }) => from === "completed" && to === "open")?.cases ?? 0;
  return {
    first_closed_hours: figuresOf(closed, ranked),
    reopened: { cases: reopened, rate: reopened / states.cases },
  };
}

/** The single numbers and names of a figure, by their paths. */
const leaves = (
  figure: Figure | undefined,
  path: string,
): readonly (readonly [string, number | string | null])[] =>
  typeof figure === "object" && figure !== null
    ? Object.entries<Figure>(Object(figure)).flatMap(([name, one]) => leaves(one, `${path}.${name}`))
    : [[path, figure ?? null]];

const logs: readonly {
  readonly folder: string;
  readonly rows: () => readonly LoggedEvent[];
  readonly more: (rows: readonly LoggedEvent[]) => Record<string, Figure>;
  readonly figures: number;
}[] = [
  { folder: "bpi13_closed_problems", rows: closedProblemRows, more: figuresOfProblems, figures: 187 },
  { folder: "bpi_12_w", rows: loanApplicationRows, more: () => ({}), figures: 154 },
];

for (const { folder, rows, more, figures } of logs) {
  describeRealData(folder, () => {
    let expected: Readonly<Record<string, Figure>>;
    let found: Readonly<Record<string, Figure>>;
    beforeAll(() => {
      expected = readFigures(folder);
      const given = rows();
      found = { ...figuresFrom(activityLog(given)), ...more(given) };
    });

    it(`gives every one of the ${figures} figures`, () => {
      const asked = leaves(expected, "");
      const given = new Map(leaves(found, ""));
      const wrong = asked.filter(([path, value]) => {
        const own = given.get(path);
        return typeof value === "number" ? !near(own, value) : own !== value;
      });
      expect(wrong.map(([path, value]) => `${path}: ${given.get(path)} is not ${value}`)).toEqual([]);
      expect(asked.length).toBe(figures);
      // What the file does not list is not there: no other activity, arc, start or end.
      for (const name of Object.keys(expected)) {
        expect(leaves(found[name], name).length, name).toBe(leaves(expected[name], name).length);
      }
    });

    it("comes back from XES as it was, in pieces of any size", () => {
      const given = rows();
      const text = toXes(given);
      const pieces = Array.from({ length: Math.ceil(text.length / 65_537) }, (_, at) =>
        text.slice(at * 65_537, (at + 1) * 65_537),
      );
      const read = readXes(pieces);
      expect(read.findings).toEqual([]);
      expect(read.rows.length).toBe(given.length);
      expect(directlyFollowsGraph(activityLog(read.rows))).toEqual(directlyFollowsGraph(activityLog(given)));
      expect(variants(activityLog(read.rows))).toEqual(variants(activityLog(given)));
    });

    it("loses no event to the views", () => {
      const graph = directlyFollowsGraph(activityLog(rows()));
      const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
      expect(sum(graph.arcs.map(({ count }) => count))).toBe(graph.events - graph.cases);
      expect(sum(graph.arcs.map(({ times }) => times.totalMs))).toBe(graph.throughput.totalMs);
      expect(sum(variants(activityLog(rows())).map(({ cases }) => cases))).toBe(graph.cases);
    });
  });
}
