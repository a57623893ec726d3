import { afterAll, beforeAll, expect, it } from "vitest";
import { caseFact } from "../../src/facts/case.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { firstResolutionTime } from "../../src/metrics/resolution/first-resolution-time.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";
import { reopenRate } from "../../src/metrics/resolution/reopen-rate.ts";
import { onHoldTime } from "../../src/metrics/responsiveness/on-hold-time.ts";
import type { CaseInput } from "../../src/model/case.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { compareOn, n, part, type Read, value } from "./comparison.ts";
import { type Cells, describeRealData, type Figure, figureAt, readFigures, readTable } from "./files.ts";

const HOUR_MS = 3_600_000;
const hours: Read = (measurement) => (measurement.value === null ? null : measurement.value / 3600);
const deviationHours: Read = ({ parts }) => Math.sqrt(parts["variance"] ?? 0) / HOUR_MS;

const activity = (event: Cells) => `${event["concept:name"]}/${event["lifecycle:transition"]}`;
const at = (event: Cells = {}) => `${event["time:timestamp"]?.slice(0, 19).replace(" ", "T")}Z`;

/** The problems as cases, their statuses named by `statusOf`; all of them end closed. */
function problems(statusOf: (event: Cells) => string): readonly CaseInput[] {
  const logs = new Map<string, Cells[]>();
  for (const event of readTable("bpi13_closed_problems/BPI13C.csv")) {
    const id = event["case:concept:name"] ?? "";
    logs.set(id, [...(logs.get(id) ?? []), event]);
  }
  return Array.from(logs, ([id, log]) => ({
    id,
    status: "closed",
    createdAt: at(log[0]),
    statusHistory: log.map((event) => ({ status: statusOf(event), startAt: at(event) })),
  }));
}

const statuses: Readonly<Record<string, string>> = {
  "Queued/Awaiting Assignment": "new",
  "Accepted/Wait": "pending-internal",
  "Completed/Closed": "closed",
  "Completed/Cancelled": "canceled",
};
const statusOf = (event: Cells) => statuses[activity(event)] ?? "open";

describeRealData("bpi13_closed_problems", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  const figure = (path: string) => figureAt(figures, path);
  const over = (cases: readonly CaseInput[]) => compareOn(engine, caseFact, caseFacts(cases));

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("bpi13_closed_problems");
  });
  afterAll(() => engine.close());

  it("hours until first closed, and until last", async () => {
    const log = await over(problems(statusOf));
    for (const [name, metric] of [
      ["first_closed_hours", firstResolutionTime],
      ["throughput_hours", fullResolutionTime],
    ] as const) {
      await log.single(metric, {}, [
        [figure(`${name}.median`), hours],
        [figure(`${name}.n`), n],
      ]);
      await log.single(metric.variants.mean, {}, [
        [figure(`${name}.mean`), hours],
        [figure(`${name}.sum`), part("totalMs", HOUR_MS)],
        [figure(`${name}.sd_sample`), deviationHours],
      ]);
      await log.single(metric.variants.p90, {}, [[figure(`${name}.p90_inc`), hours]]);
    }
  });

  it("reopened after completion, canceled ones with the closed as the figure has it", async () => {
    const completed = await over(
      problems((event) => (event["concept:name"] === "Completed" ? "resolved" : statusOf(event))),
    );
    await completed.single(reopenRate.variants.ever, {}, [
      [figure("reopened.cases"), part("reopened")],
      [figure("reopened.rate"), value],
      [figure("log_size.cases"), n],
    ]);
  });

  it("hours in each activity, whoever it is said to wait for", () => {
    const named = Object.entries<{ sum: number }>((figure("time_to_next_event_hours") ?? {}) as never);
    expect(named).toHaveLength(7);
    const logs = problems(activity);
    const others = Object.fromEntries(named.map(([name]) => [name, "agent" as const]));
    for (const [name, { sum }] of named) {
      // What comes after the last event of a problem has no end and is not counted.
      const cases = logs.map((one) => {
        const history = [...(one.statusHistory ?? [])];
        const last = history.pop();
        return { ...one, statusHistory: last ? [...history, { ...last, status: "closed" }] : history };
      });
      const facts = caseFacts(cases, { waitingOn: { ...others, [name]: "third-party" } });
      const { totalMs } = measure(onHoldTime.variants.mean, facts).parts;
      expect(Number(totalMs) / HOUR_MS, name).toBeCloseTo(sum, 6);
    }
  });
});
