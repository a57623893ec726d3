import { expect, it } from "vitest";
import { type ClockedSla, slaInstances } from "../../src/time/sla-clock.ts";
import type { SlaEvent } from "../../src/time/sla-history.ts";
import type { SlaTargetTerms, SlaTerms } from "../../src/time/sla-terms.ts";
import {
  type Cells,
  describeRealData,
  type Figure,
  figureAt,
  readFigures,
  readTable,
} from "../real-data/files.ts";

const metrics: Readonly<Record<string, string>> = {
  first_reply_time: "first-response",
  next_reply_time: "next-response",
  requester_wait_time: "requester-wait",
};
const statuses: Readonly<Record<string, string>> = {
  open: "open",
  pending: "pending-customer",
  "on-hold": "pending-internal",
  solved: "resolved",
  closed: "closed",
};
const at = (cell = "") => `${cell.replace(" ", "T")}Z`;

/** The versions of each policy, one for each instant at which it was changed. */
function policiesOf(rows: readonly Cells[]): SlaTerms[] {
  const versionOf = (row: Cells) => `${row["sla_policy_id"]} ${row["sla_policy_updated_at"]}`;
  return [...new Set(rows.map(versionOf))].map((version) => {
    const ofVersion = rows.filter((row) => versionOf(row) === version);
    return {
      id: ofVersion[0]?.["sla_policy_id"] ?? "",
      validFrom: at(ofVersion[0]?.["sla_policy_updated_at"]),
      targets: ofVersion.map((row) => ({
        metric: metrics[row["metric"] ?? ""] ?? "",
        priority: row["priority"] ?? null,
        target: {
          seconds: Number(row["target"]) * 60,
          clock: row["business_hours"] === "TRUE" ? "business" : "calendar",
        },
      })),
    };
  });
}

function eventOf(row: Cells): SlaEvent[] {
  const { field_name: field, updated, value = "" } = row;
  if (field === "status")
    return [{ type: "status-changed", at: at(updated), status: statuses[value] ?? value }];
  return field === "priority" ? [{ type: "priority-changed", at: at(updated), priority: value }] : [];
}

/**
 * The seeds of the dbt package. Of the expected figures these do not apply to promises of time: `status_sequence` is
 * what is handed in; of `status_minutes`, those of `solved` are on no clock; `note` tells of a creation that lies
 * after the first change of state, so the case is taken to begin with that change.
 */
describeRealData("dbt_zendesk", () => {
  const table = (name: string) => readTable(`dbt_zendesk/${name}_data.csv`);
  const ticket = "11071";
  const history = () =>
    table("ticket_field_history")
      .filter((row) => row["ticket_id"] === ticket)
      .flatMap(eventOf);
  const promised = (targets: readonly SlaTargetTerms[], paused: SlaTerms["pausedIn"] = {}): ClockedSla[] =>
    slaInstances(
      {
        caseId: ticket,
        events: [...history(), { type: "policy-applied", at: "2020-08-28T11:01:27Z", policyId: "all" }],
      },
      {
        policies: [{ id: "all", targets, pausedIn: paused }],
        asOf: "2021-01-01T00:00:00Z",
        reopening: "restart",
      },
    );
  const long = (metric: string): SlaTargetTerms => ({ metric, target: { seconds: 1e9, clock: "calendar" } });
  const minutes = (paused?: SlaTerms["pausedIn"], metric = "requester-wait"): Figure => {
    const [one, other] = promised([long(metric)], paused);
    return one === undefined || other !== undefined ? null : one.elapsed.seconds / 60;
  };

  it("minutes that the requester waited, that agents worked and until solved", () => {
    const figures = readFigures("dbt_zendesk");
    expect(minutes()).toBe(figureAt(figures, "requester_wait_minutes"));
    expect(minutes({}, "agent-work")).toBe(figureAt(figures, "status_minutes.open"));
    expect(minutes({}, "resolution")).toBe(figureAt(figures, "first_to_solved_minutes"));
  });

  it("minutes in one state, by a policy that rests in all others", () => {
    const figures = readFigures("dbt_zendesk");
    const inState = (state: string) => ({
      "requester-wait": Object.values(statuses).filter((one) => one !== state),
    });
    expect(minutes(inState("pending-customer"))).toBe(figureAt(figures, "agent_wait_minutes"));
    expect(minutes(inState("pending-customer"))).toBe(figureAt(figures, "status_minutes.pending"));
    expect(minutes(inState("pending-internal"))).toBe(figureAt(figures, "status_minutes.on-hold"));
  });

  it("how often it was reopened: a promise of resolution for each time, and the first", () => {
    expect(promised([long("resolution")]).length - 1).toBe(
      figureAt(readFigures("dbt_zendesk"), "reopen_count"),
    );
  });

  it("the policy that was applied, by the priority of the time", () => {
    const applied = table("ticket_sla_policy")
      .filter((row) => row["ticket_id"] === ticket)
      .map(
        (row): SlaEvent => ({
          type: "policy-applied",
          at: at(row["policy_applied_at"]),
          policyId: row["sla_policy_id"] ?? "",
        }),
      );
    const made = slaInstances(
      { caseId: ticket, events: [...history(), ...applied] },
      { policies: policiesOf(table("sla_policy_metric_history")), asOf: "2021-01-01T00:00:00Z" },
    );
    expect(made).toMatchObject([
      {
        // 960 minutes at normal priority, and nobody ever replied.
        metric: "first-response",
        status: "missed",
        priority: "normal",
        breachedAt: "2020-08-29T03:01:27.000Z",
        fulfilledAt: null,
      },
      {
        // Open for a day, which is 1,440 minutes, pending, and on hold from 2 September: 480 more are 1,920. By the
        // priority it has today, urgent, 240 minutes would have been over before the policy was applied at all.
        metric: "requester-wait",
        status: "missed",
        priority: "normal",
        breachedAt: "2020-09-02T19:01:27.000Z",
        fulfilledAt: "2020-11-14T11:01:27.000Z",
        elapsed: { seconds: 72_000 * 60 },
      },
    ]);
  });

  it("a policy promises nothing to the tickets that have no priority, which are all others", () => {
    const policies = policiesOf(table("sla_policy_metric_history"));
    const tickets = new Map(table("ticket").map((row) => [row["id"], row]));
    const promisedTo = table("ticket_sla_policy").filter((row) => {
      const { created_at, priority } = tickets.get(row["ticket_id"] ?? "") ?? {};
      const applied = at(row["policy_applied_at"]);
      const events: SlaEvent[] = [
        { type: "created", at: at(created_at) },
        { type: "priority-changed", at: at(created_at), priority: priority || null },
        { type: "policy-applied", at: applied, policyId: row["sla_policy_id"] ?? "" },
      ];
      return slaInstances({ caseId: "", events }, { policies, asOf: "2021-01-01T00:00:00Z" }).length > 0;
    });
    expect(promisedTo.map((row) => row["ticket_id"])).toEqual([ticket]);
  });
});
