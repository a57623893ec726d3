import { afterAll, beforeAll, expect, it } from "vitest";
import { caseFact } from "../../src/facts/case.ts";
import { contactFact } from "../../src/facts/contact.ts";
import { fcr } from "../../src/metrics/resolution/fcr.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";
import { resolutionRate } from "../../src/metrics/resolution/resolution-rate.ts";
import { firstResponseTime } from "../../src/metrics/responsiveness/first-response-time.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn, n, part, type Read, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import { type IncidentFact, incidentContacts, incidentFacts } from "./uci-incidents-records.ts";

const HOUR_MS = 3_600_000;
const hours: Read = (measurement) => (measurement.value === null ? null : measurement.value / 3600);
const deviationHours: Read = ({ parts }) => Math.sqrt(parts["variance"] ?? 0) / HOUR_MS;

describeRealData("uci_incidents", () => {
  let engine: Engine;
  let incidents: readonly IncidentFact[];
  let figures: Readonly<Record<string, Figure>>;
  let log: Comparison;
  const figure = (path: string) => figureAt(figures, path);
  const over = (rows: readonly object[]) =>
    compareOn(engine, caseFact, rows, ["contactType", "incidentPriority", "opensAsNew"]);

  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("uci_incidents");
    incidents = incidentFacts();
    log = await over(incidents);
  });
  afterAll(() => engine.close());

  it("resolution time: mean, median, 90th percentile", async () => {
    const name = "resolution_hours";
    await log.single(fullResolutionTime, {}, [
      [figure(`${name}.median`), hours],
      [figure(`${name}.n`), n],
    ]);
    await log.single(fullResolutionTime.variants.mean, {}, [
      [figure("core.resolution_h_mean"), hours],
      [figure(`${name}.mean`), hours],
      [figure(`${name}.sum`), part("totalMs", HOUR_MS)],
      [figure(`${name}.sd_sample`), deviationHours],
      [figure("core.resolved"), n],
    ]);
    await log.single(fullResolutionTime.variants.p90, {}, [[figure(`${name}.p90_inc`), hours]]);
  });

  it("resolution time by priority", async () => {
    const by = { by: "incidentPriority" };
    const expected = figure("resolution_hours_by_priority");
    await log.grouped(fullResolutionTime, by, expected, { median: hours, n });
    await log.grouped(fullResolutionTime.variants.mean, by, expected, {
      mean: hours,
      sum: part("totalMs", HOUR_MS),
      sd_sample: deviationHours,
    });
    await log.grouped(fullResolutionTime.variants.p90, by, expected, { p90_inc: hours });
  });

  it.each([
    ["incidentPriority", "by_priority"],
    ["contactType", "by_contact_type"],
  ])("received, resolved and mean resolution time by %s", async (by, name) => {
    await log.grouped(resolutionRate, { by }, figure(name), { incidents: n, resolved: part("resolved") });
    await log.grouped(fullResolutionTime.variants.mean, { by }, figure(name), { resolution_h_mean: hours });
  });

  it("received and resolved", async () => {
    await log.single(resolutionRate, {}, [
      [figure("core.incidents"), n],
      [figure("core.resolved"), part("resolved")],
      [Number(figure("core.resolved")) / Number(figure("core.incidents")), value],
    ]);
  });

  it("received by month of opening, and of closing", async () => {
    const months = (of: Figure): Figure =>
      Object.fromEntries(Object.entries(of ?? {}).map(([month, count]) => [`${month}-01`, { count }]));
    await log.grouped(resolutionRate, { every: "month" }, months(figure("opened_per_month")), { count: n });
    const closed = { every: "month", at: "closedAt" } as const;
    await log.grouped(resolutionRate, closed, months(figure("closed_per_month")), { count: n });
  });

  it("first response time on the first activity after New", async () => {
    const fromNew = await over(incidents.filter(({ opensAsNew }) => opensAsNew === "true"));
    const name = "first_activity_hours";
    await fromNew.single(firstResponseTime, {}, [
      [figure(`${name}.median`), hours],
      [figure(`${name}.n`), n],
    ]);
    await fromNew.single(firstResponseTime.variants.mean, {}, [
      [figure(`${name}.mean`), hours],
      [figure(`${name}.sum`), part("totalMs", HOUR_MS)],
      [figure(`${name}.sd_sample`), deviationHours],
    ]);
    await fromNew.single(firstResponseTime.variants.p90, {}, [[figure(`${name}.p90_inc`), hours]]);
  });

  it("repeat contact of the same caller within seven days", async () => {
    const contacts = await compareOn(engine, contactFact, incidentContacts());
    await contacts.single(fcr, {}, [
      [figure("repeat_contact_7d.base"), n],
      [figure("repeat_contact_7d.repeat"), (m) => m.n - (m.parts["resolvedAtFirstContact"] ?? 0)],
      [figure("repeat_contact_7d.repeat_rate"), (m) => 1 - (m.value ?? Number.NaN)],
    ]);
  });

  it("leaves nothing out unsaid", async () => {
    for (const metric of [fullResolutionTime, resolutionRate, firstResponseTime]) {
      const [all] = [...(await log.measured(metric)).values()];
      const left = Object.values(all?.excluded ?? {}).reduce((sum, rows) => sum + rows, 0);
      expect((all?.n ?? 0) + left).toBe(incidents.length);
    }
  });
});
