import { afterAll, beforeAll, expect, it } from "vitest";
import { type CaseFact, caseFact } from "../../src/facts/case.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { slaInstanceFact } from "../../src/facts/sla-instance.ts";
import { slaInstanceFacts } from "../../src/facts/sla-instance-facts.ts";
import { backlog } from "../../src/metrics/backlog/backlog.ts";
import { inflow } from "../../src/metrics/backlog/inflow.ts";
import { resolutionRate } from "../../src/metrics/resolution/resolution-rate.ts";
import { timeToClose } from "../../src/metrics/resolution/time-to-close.ts";
import { slaAttainment } from "../../src/metrics/responsiveness/sla-attainment.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { promiseOf, request, requestRows } from "./baltimore-records.ts";
import { type Comparison, compareOn, n, part, type Read, value } from "./comparison.ts";
import { type Cells, describeRealData, type Figure, figureAt, readFigures } from "./files.ts";

const HOUR_MS = 3_600_000;
const hours: Read = (measurement) => (measurement.value === null ? null : measurement.value / 3600);
const deviationHours: Read = ({ parts }) => Math.sqrt(parts["variance"] ?? 0) / HOUR_MS;

/** What the figures group by. */
const groupsOf = (row: Cells) => ({
  method: row["MethodReceived"] ?? "",
  agency: row["Agency"] ?? "",
  requestType: row["SRType"] ?? "",
  requestStatus: row["SRStatus"] ?? "",
});
const groups = ["method", "agency", "requestType", "requestStatus"];

describeRealData("baltimore_311", () => {
  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let rows: readonly Cells[];
  let facts: readonly CaseFact[];
  let requests: Comparison;
  const figure = (path: string) => figureAt(figures, path);
  const over = (some: readonly object[]) => compareOn(engine, caseFact, some, groups);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("baltimore_311");
    rows = requestRows();
    facts = caseFacts(rows.map(request)).map((fact, index) => ({ ...fact, ...groupsOf(rows[index] ?? {}) }));
    requests = await over(facts);
  });
  afterAll(() => engine.close());

  /** Promises with the groups of their requests, as they stand or observed until a moment. */
  const promises = (asOf?: string) => {
    const byCase = new Map(rows.map((row) => [row["SRRecordID"], groupsOf(row)]));
    const instances = rows.flatMap((row) => promiseOf(request(row)));
    const all = slaInstanceFacts({ instances }, asOf === undefined ? {} : { asOf });
    return compareOn(
      engine,
      slaInstanceFact,
      all.map((fact) => ({ ...fact, ...byCase.get(fact.caseId ?? "") })),
      groups,
    );
  };

  it("requests, closed and open", async () => {
    await requests.single(resolutionRate, {}, [
      [figure("core.requests"), n],
      [figure("core.closed"), part("resolved")],
    ]);
    await requests.single(backlog, {}, [[figure("core.open"), value]]);
    const statuses = Object.fromEntries(
      Object.entries(figure("by_status") ?? {}).map(([status, count]) => [status, { count }]),
    );
    await requests.grouped(resolutionRate, { by: "requestStatus" }, statuses, { count: n });
  });

  it("requests by year", async () => {
    const years = Object.fromEntries(
      Object.entries(figure("created_per_year") ?? {}).map(([year, count]) => [`${year}-01-01`, { count }]),
    );
    const { createdOnly } = inflow.variants;
    await requests.grouped(createdOnly, { every: "year" }, years, { count: value });
  });

  it("hours to close: mean, median, 90th percentile, and none that is negative", async () => {
    for (const [name, some] of [
      ["close_hours_nonneg", requests],
      [
        "close_hours_closed_status_phone",
        await over(
          facts.filter((_, index) => {
            const { MethodReceived, SRStatus } = rows[index] ?? {};
            return MethodReceived === "Phone" && SRStatus === "Closed";
          }),
        ),
      ],
    ] as const) {
      await some.single(timeToClose, {}, [
        [figure(`${name}.median`), hours],
        [figure(`${name}.n`), n],
      ]);
      await some.single(timeToClose.variants.mean, {}, [
        [figure(`${name}.mean`), hours],
        [figure(`${name}.sum`), part("totalMs", HOUR_MS)],
        [figure(`${name}.sd_sample`), deviationHours],
      ]);
      await some.single(timeToClose.variants.p90, {}, [[figure(`${name}.p90_inc`), hours]]);
    }
    expect(figure("core.negative_durations")).toBe(0);
  });

  it("promises kept, of those closed, and with the open ones that are overdue", async () => {
    await (await promises()).single(slaAttainment, {}, [
      [figure("core.with_due_and_close"), n],
      [figure("core.closed_by_due"), part("kept")],
      [figure("core.sla_met_closed_base"), value],
    ]);
    await (await promises("2019-12-31T00:00:00Z")).single(slaAttainment, {}, [
      [figure("core.sla_met_incl_overdue_open"), value],
    ]);
  });

  it.each([
    ["method", "by_method"],
    ["agency", "by_agency"],
    ["requestType", "top_types"],
  ])("the same by %s", async (by, name) => {
    const expected = figure(name);
    const ofClosed = withCloses(expected);
    await requests.grouped(resolutionRate, { by }, expected, { requests: n, closed: part("resolved") });
    await requests.grouped(backlog, { by }, expected, { open: value });
    await requests.grouped(timeToClose.variants.mean, { by }, expected, { close_h_mean_nonneg: hours });
    await (await promises()).grouped(slaAttainment, { by }, ofClosed, {
      with_due_and_close: n,
      closed_by_due: part("kept"),
      sla_met_closed_base: value,
    });
    await (await promises("2019-12-31T00:00:00Z")).grouped(slaAttainment, { by }, ofClosed, {
      sla_met_incl_overdue_open: value,
    });
  });

  it("share of duplicates, as merged cases that are left out and counted", async () => {
    const merged = caseFacts(
      rows.map((row) => ({
        ...request(row),
        mergedIntoId: row["SRStatus"]?.includes("(Duplicate)") === true ? "another" : null,
      })),
    );
    const [measured] = (await (await over(merged)).measured(resolutionRate)).values();
    expect((measured?.excluded["merged"] ?? 0) / merged.length).toBe(figure("duplicate_share"));
  });
});

/** Without the groups of which nothing was promised and closed: their counts are unknown to SQL and 0 to us. */
const withCloses = (of: Figure): Figure =>
  Object.fromEntries(Object.entries(of ?? {}).filter(([, { with_due_and_close: count }]) => count > 0));
