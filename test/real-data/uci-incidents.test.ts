import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseFact } from "../../src/facts/case.ts";
import { contactFact } from "../../src/facts/contact.ts";
import { slaInstanceFact } from "../../src/facts/sla-instance.ts";
import { measure } from "../../src/measure/measure.ts";
import { backlog } from "../../src/metrics/backlog/backlog.ts";
import { inflow } from "../../src/metrics/backlog/inflow.ts";
import { netFlow } from "../../src/metrics/backlog/net-flow.ts";
import { outflow } from "../../src/metrics/backlog/outflow.ts";
import { escalationRate } from "../../src/metrics/resolution/escalation-rate.ts";
import { fcr } from "../../src/metrics/resolution/fcr.ts";
import { fullResolutionTime } from "../../src/metrics/resolution/full-resolution-time.ts";
import { reopenRate } from "../../src/metrics/resolution/reopen-rate.ts";
import { resolutionRate } from "../../src/metrics/resolution/resolution-rate.ts";
import { timeToClose } from "../../src/metrics/resolution/time-to-close.ts";
import { agentWaitTime } from "../../src/metrics/responsiveness/agent-wait-time.ts";
import { agentWorkTime } from "../../src/metrics/responsiveness/agent-work-time.ts";
import { firstResponseTime } from "../../src/metrics/responsiveness/first-response-time.ts";
import { onHoldTime } from "../../src/metrics/responsiveness/on-hold-time.ts";
import { slaAttainment } from "../../src/metrics/responsiveness/sla-attainment.ts";
import { slaBreachRate } from "../../src/metrics/responsiveness/sla-breach-rate.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn, n, part, type Read, value } from "./comparison.ts";
import { describeRealData, type Figure, figureAt, readFigures } from "./files.ts";
import {
  closedIncidentFacts,
  type IncidentFact,
  incidentContacts,
  incidentFacts,
  incidentFactsByState,
  incidentFactsOfHistory,
  incidentPromises,
  monthlyIncidentFacts,
} from "./uci-incidents-records.ts";

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

  describe("as cases that end when they are closed", () => {
    let closed: Comparison;
    beforeAll(async () => {
      closed = await over(closedIncidentFacts());
    });
    const groups = [
      ["incidentPriority", "by_priority"],
      ["contactType", "by_contact_type"],
    ] as const;

    it("time to close: mean, median, 90th percentile", async () => {
      const name = "close_hours";
      await closed.single(timeToClose, {}, [
        [figure(`${name}.median`), hours],
        [figure(`${name}.n`), n],
      ]);
      await closed.single(timeToClose.variants.mean, {}, [
        [figure("core.close_h_mean"), hours],
        [figure(`${name}.mean`), hours],
        [figure(`${name}.sum`), part("totalMs", HOUR_MS)],
        [figure(`${name}.sd_sample`), deviationHours],
      ]);
      await closed.single(timeToClose.variants.p90, {}, [[figure(`${name}.p90_inc`), hours]]);
    });

    it("reopen rate, by the counts and by the sequence of states", async () => {
      const { ever } = reopenRate.variants;
      await closed.single(ever, {}, [
        [figure("core.incidents"), n],
        [figure("core.reopened"), part("reopened")],
        [figure("core.reopen_rate"), value],
      ]);
      const told = await over(incidentFactsOfHistory());
      await told.single(ever, {}, [[figure("core.reopened_by_state_sequence"), part("reopened")]]);
    });

    it("share moved to another group, and of those never moved nor reopened", async () => {
      const { orOtherTeam } = escalationRate.variants;
      await closed.single(orOtherTeam, {}, [[figure("core.reassigned_share"), value]]);
      const byReopening = await closed.measured(orOtherTeam, { by: "reopened" });
      const untouched =
        (byReopening.get("false")?.n ?? 0) - (byReopening.get("false")?.parts["passedOn"] ?? 0);
      const share = untouched / Number(figure("core.incidents"));
      expect(share).toBeCloseTo(Number(figure("core.no_reassign_no_reopen_rate")), 12);
    });

    it.each(groups)("the same by %s", async (by, name) => {
      const expected = figure(name);
      await closed.grouped(timeToClose.variants.mean, { by }, expected, {
        close_h_mean: hours,
        incidents: n,
      });
      await closed.grouped(reopenRate.variants.ever, { by }, expected, {
        reopened: part("reopened"),
        reopen_rate: value,
      });
      await closed.grouped(escalationRate.variants.orOtherTeam, { by }, expected, {
        reassigned_share: value,
      });
    });

    it.each(groups)("promises kept, by %s and in all", async (by, name) => {
      const promises = await compareOn(engine, slaInstanceFact, incidentPromises(), [by]);
      await promises.single(slaAttainment, {}, [
        [figure("core.made_sla"), part("kept")],
        [figure("core.sla_rate"), value],
      ]);
      await promises.grouped(slaAttainment, { by }, figure(name), {
        incidents: n,
        made_sla: part("kept"),
        sla_rate: value,
      });
      await promises.grouped(slaBreachRate, { by }, figure(name), { sla_rate: (m) => 1 - (m.value ?? 0) });
    });

    it("backlog at the start of each month, from what came and went in the month before", async () => {
      const starts = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2016, 1 + index, 1)));
      const months = starts.slice(0, -1).map((from, index) => ({
        from: from.toISOString(),
        to: (starts[index + 1] ?? from).toISOString(),
      }));
      const monthly = await over(monthlyIncidentFacts(months));
      const way = { every: "month", at: "observedAt" } as const;
      // The figure says the first of a month, and the facts are of the last moment of the month before.
      const monthBefore = (of: string) => {
        const at = new Date(`${of}T00:00:00Z`);
        return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);
      };
      const expected = Object.fromEntries(
        Object.entries(figure("backlog_at_month_start") ?? {}).map(([of, open]) => [
          monthBefore(of),
          { open },
        ]),
      );
      await monthly.grouped(backlog, way, expected, { open: value });
      await monthly.grouped(backlog.variants.fromFlow, way, expected, { open: value });

      const inMonths = (of: Figure): Figure =>
        Object.fromEntries(Object.entries(of ?? {}).map(([month, count]) => [`${month}-01`, { count }]));
      await monthly.grouped(inflow.variants.createdOnly, way, inMonths(figure("opened_per_month")), {
        count: value,
      });
      await monthly.grouped(outflow.variants.casesSolved, way, inMonths(figure("closed_per_month")), {
        count: value,
      });

      const [all, flows] = [await monthly.measured(backlog, way), await monthly.measured(netFlow, way)];
      let open = 0;
      for (const [month, flow] of flows) {
        open += flow.value ?? Number.NaN;
        expect([month, open]).toEqual([month, all.get(month)?.value]);
      }
    });
  });

  it("time in each state of the log, whoever it is said to wait for", async () => {
    const named = figure("time_in_state_hours") ?? {};
    for (const [state, { hours: total }] of Object.entries<{ hours: number }>(named as never)) {
      const others = Object.fromEntries(Object.keys(named).map((name) => [name, "agent" as const]));
      const facts = incidentFactsByState({ ...others, [state]: "third-party" });
      const { totalMs } = measure(onHoldTime.variants.mean, facts).parts;
      expect(Number(totalMs) / HOUR_MS, state).toBeCloseTo(total, 6);
    }
    const told = await over(incidentFactsOfHistory());
    const sum = (...states: readonly string[]) =>
      states.reduce((hoursSum, state) => hoursSum + Number(figure(`time_in_state_hours.${state}.hours`)), 0);
    await told.single(agentWorkTime.variants.mean, {}, [[sum("New", "Active"), part("totalMs", HOUR_MS)]]);
    await told.single(agentWaitTime.variants.mean, {}, [
      [sum("Awaiting User Info", "Awaiting Evidence"), part("totalMs", HOUR_MS)],
    ]);
    await told.single(onHoldTime.variants.mean, {}, [
      [sum("Awaiting Problem", "Awaiting Vendor"), part("totalMs", HOUR_MS)],
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
