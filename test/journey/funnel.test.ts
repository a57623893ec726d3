import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activityLog } from "../../src/journey/activity-log.ts";
import { type FunnelEntry, type FunnelOptions, type FunnelOrder, funnel } from "../../src/journey/funnel.ts";
import { casesOf, randomRows } from "./random-rows.ts";

const HOUR = 3_600_000;
const lived = (caseId: string, ...events: readonly (readonly [string, number])[]) =>
  events.map(([activity, hours]) => ({ caseId, activity, at: hours * HOUR }));
const reached = (rows: ReturnType<typeof lived>, options: FunnelOptions) =>
  funnel(activityLog(rows), options).steps.map((step) => step.reached);

interface Event {
  readonly activity: string;
  readonly at: number;
}

/** How far a case comes, by trying every choice of events for the steps. */
function furthest(
  events: readonly Event[],
  steps: readonly string[],
  order: FunnelOrder,
  entry: FunnelEntry,
  windowMs: number,
): number {
  const begins = (activity: string) =>
    order === "anyOrder" ? steps.includes(activity) : activity === steps[0];
  const starts = events.flatMap(({ activity }, place) => (begins(activity) ? [place] : []));
  const from = (start: number): number => {
    const isIn = ({ at }: Event) => at - (events[start]?.at ?? 0) <= windowMs;
    if (order === "anyOrder") {
      const open = [...steps];
      for (const event of events.slice(start).filter(isIn)) {
        const step = open.indexOf(event.activity);
        if (step !== -1) open.splice(step, 1);
      }
      return steps.length - open.length;
    }
    const go = (step: number, place: number): number => {
      const next = events
        .map((event, at) => ({ event, at }))
        .slice(place + 1)
        .filter(({ event, at }) => (order === "ordered" || at === place + 1) && isIn(event))
        .filter(({ event }) => event.activity === steps[step]);
      return Math.max(step, ...next.map(({ at }) => go(step + 1, at)));
    };
    return go(1, start);
  };
  return Math.max(0, ...(entry === "first" ? starts.slice(0, 1) : starts).map(from));
}

const orders: readonly FunnelOrder[] = ["strict", "ordered", "anyOrder"];

describe.each(orders)("A funnel, %s", (order) => {
  it.each<FunnelEntry>(["first", "furthest"])(
    "by the attempt that is %s, comes as far as any choice of events",
    (entry) => {
      const steps = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 });
      const window = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
      fc.assert(
        fc.property(randomRows, steps, window, (rows, steps, windowMs) => {
          const found = funnel(activityLog(rows), { steps, order, entry, windowMs });
          const levels = Array.from(casesOf(rows).values(), (events) =>
            furthest(events, steps, order, entry, windowMs ?? Number.POSITIVE_INFINITY),
          );
          expect(found.steps.map((step) => step.reached)).toEqual(
            steps.map((_, step) => levels.filter((level) => level > step).length),
          );
          for (const { sinceFirst, sincePrevious, reached } of found.steps) {
            expect([sinceFirst.n, sincePrevious.n]).toEqual([reached, reached]);
            expect(sinceFirst.mostMs ?? 0).toBeLessThanOrEqual(windowMs ?? Number.POSITIVE_INFINITY);
            expect(sincePrevious.leastMs ?? 0).toBeGreaterThanOrEqual(0);
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe("One history", () => {
  const history = [
    ...lived("ada", ["search", 0], ["add", 1], ["pay", 2]),
    ...lived("ben", ["search", 0], ["add", 1], ["chat", 2], ["pay", 3]),
    ...lived("eva", ["add", 0], ["search", 1], ["pay", 2]),
    ...lived("kim", ["search", 0], ["search", 1], ["add", 2]),
  ];
  const steps = ["search", "add", "pay"];

  it("gives three numbers by the three orders", () => {
    expect(reached(history, { steps, order: "strict" })).toEqual([4, 3, 1]);
    expect(reached(history, { steps, order: "ordered" })).toEqual([4, 3, 2]);
    expect(reached(history, { steps, order: "anyOrder" })).toEqual([4, 4, 3]);
  });

  it("gives another where only the first attempt counts", () => {
    expect(reached(history, { steps, order: "strict", entry: "first" })).toEqual([4, 2, 1]);
    expect(reached(history, { steps, order: "ordered", entry: "first" })).toEqual([4, 3, 2]);
  });

  it("adds up: those who stopped at a step are those who came to it less those who came to the next", () => {
    const { steps: found, entered, converted, conversion, cases } = funnel(activityLog(history), { steps });
    expect({ entered, converted, conversion, cases }).toEqual({
      entered: 4,
      converted: 2,
      conversion: 0.5,
      cases: 4,
    });
    expect(found.map(({ stoppedHere }) => stoppedHere)).toEqual([1, 1, 2]);
    expect(found.map(({ ofFirst, ofPrevious }) => [ofFirst, ofPrevious])).toEqual([
      [1, 1],
      [0.75, 0.75],
      [0.5, 2 / 3],
    ]);
  });
});

describe("Re-entry within the window", () => {
  // The example of Mixpanel's documentation: a window of one hour, entered at 13:00 and again at 13:30.
  const history = lived("ada", ["a", 13], ["a", 13.5], ["b", 13.75], ["c", 14.25]);
  const asked = { steps: ["a", "b", "c"], windowMs: HOUR };

  it("is not looked at by the first attempt", () => {
    expect(reached(history, { ...asked, entry: "first" })).toEqual([1, 1, 0]);
  });

  it("is what the furthest attempt begins with", () => {
    const found = funnel(activityLog(history), { ...asked, entry: "furthest" });
    expect(found.steps.map((step) => step.reached)).toEqual([1, 1, 1]);
    expect(found.steps.map(({ sinceFirst }) => sinceFirst.medianMs)).toEqual([0, HOUR / 4, (3 * HOUR) / 4]);
  });

  it("takes the first time that a step is done", () => {
    const twice = lived("ada", ["a", 0], ["b", 1], ["b", 2], ["c", 3]);
    const found = funnel(activityLog(twice), { steps: ["a", "b", "c"] });
    expect(found.steps.map(({ sincePrevious }) => sincePrevious.totalMs)).toEqual([0, HOUR, 2 * HOUR]);
  });

  it("holds the bound of the window", () => {
    const exact = lived("ada", ["a", 0], ["b", 1]);
    expect(reached(exact, { steps: ["a", "b"], windowMs: HOUR })).toEqual([1, 1]);
    expect(reached(exact, { steps: ["a", "b"], windowMs: HOUR - 1 })).toEqual([1, 0]);
  });
});

describe("Steps", () => {
  const log = activityLog(lived("ada", ["a", 0], ["b", 1], ["c", 2]));

  it("of several names are done by any of them", () => {
    const { converted, steps } = funnel(log, {
      steps: [
        ["a", "x"],
        ["c", "y"],
      ],
    });
    expect(converted).toBe(1);
    expect(steps.map(({ step }) => step)).toEqual(["a or x", "c or y"]);
  });

  it("that nobody did convert nobody", () => {
    expect(funnel(log, { steps: ["x", "a"] })).toMatchObject({ entered: 0, converted: 0, conversion: null });
  });

  it.each([
    [{ steps: [] }, "A funnel has at least one step."],
    [{ steps: ["a", []] }, "Step 2 of the funnel names no activity."],
    [{ steps: ["a"], windowMs: Number.NaN }, "A conversion window is some milliseconds long, not NaN."],
    [{ steps: ["a", ["a", "b"]], order: "anyOrder" as const }, '"a" belongs to several steps that differ'],
  ])("that cannot be read are told", (options, message) => {
    expect(() => funnel(log, options)).toThrow(message);
  });
});
