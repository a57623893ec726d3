import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CxEventInput,
  type CxEventType,
  foldEvents,
  integrityRules,
  recordFindings,
} from "../../../src/events/index.ts";
import { measure, responseRate, surveyResponseFacts } from "../../../src/index.ts";
import { allTypes } from "../samples.ts";
import { eventOf, histories, minute } from "./histories.ts";

let count = 0;
function at<Type extends CxEventType>(minutes: number, type: Type, data: CxEventInput<Type>["data"]) {
  count += 1;
  const envelope = { specversion: "1.0", id: `e-${count}`, source: "desk:a", time: minute(minutes) };
  return eventOf({ ...envelope, type, data });
}

const rulesOf = (...ids: readonly string[]) => integrityRules.filter(({ id }) => ids.includes(id));

describe("a case that is closed because it was merged", () => {
  const life = (mergedAt: number, ...more: ReturnType<typeof at>[]) =>
    foldEvents([
      at(0, "cx.case.created", { caseId: "1" }),
      at(mergedAt, "cx.case.merged", { caseId: "1", mergedIntoId: "2" }),
      at(10, "cx.case.closed", { caseId: "1" }),
      ...more,
    ]).records;

  it.each([5, 10])("is not resolved by it, were it at one instant (merged at %i)", (mergedAt) => {
    const records = life(mergedAt);
    expect(records.cases?.[0]).toMatchObject({
      status: "closed",
      closedAt: minute(10),
      resolvedAt: null,
      firstResolvedAt: null,
    });
    expect(recordFindings(records, { rules: rulesOf("POP-03", "LIF-06") })).toEqual([]);
  });

  it("stays resolved where it was resolved before, and where closing resolved it before", () => {
    const resolved = life(5, at(4, "cx.case.resolved", { caseId: "1" })).cases?.[0];
    expect(resolved).toMatchObject({ resolvedAt: minute(4), firstResolvedAt: minute(4) });
    expect(life(11).cases?.[0]).toMatchObject({ resolvedAt: minute(10), firstResolvedAt: minute(10) });
  });

  it("keeps the first resolution of one that was reopened in between", () => {
    const reopened = life(
      9,
      at(4, "cx.case.resolved", { caseId: "1" }),
      at(6, "cx.case.reopened", { caseId: "1" }),
    );
    expect(reopened.cases?.[0]).toMatchObject({ resolvedAt: null, firstResolvedAt: minute(4) });
  });
});

describe("a transfer", () => {
  const call = (...more: ReturnType<typeof at>[]) =>
    foldEvents([
      at(0, "cx.interaction.started", { interactionId: "1", channel: "voice", direction: "inbound" }),
      at(1, "cx.interaction.connected", { interactionId: "1", agentId: "a" }),
      at(2, "cx.interaction.transferred", { interactionId: "1", toQueueId: "q" }),
      ...more,
      at(9, "cx.interaction.ended", { interactionId: "1" }),
    ]).records.interactions?.[0]?.segments?.map(({ type, startAt, endAt }) => [type, startAt, endAt]);

  it("ends what went before, and not the queue that was entered at that instant", () => {
    const queued = at(2, "cx.interaction.queued", { interactionId: "1", queueId: "q" });
    expect(call(queued, at(5, "cx.interaction.connected", { interactionId: "1", agentId: "b" }))).toEqual([
      ["interact", minute(1), minute(2)],
      ["queue", minute(2), minute(5)],
      ["interact", minute(5), minute(9)],
    ]);
    expect(call()).toEqual([["interact", minute(1), minute(2)]]);
  });
});

describe("an invitation", () => {
  const invited = (invitationId: string, minutes = 0) =>
    at(minutes, "cx.survey.invited", { invitationId, surveyId: "s" });
  const responded = at(9, "cx.survey.responded", {
    responseId: "r",
    surveyId: "s",
    invitationId: "2",
    metric: "csat",
    score: { value: 5, scale: { min: 1, max: 5, direction: "higher-is-better" } },
  });

  it("that came back did not arrive, and is no customer who did not answer", () => {
    const { surveyInvitations = [], surveyResponses = [] } = foldEvents([
      invited("1"),
      at(1, "cx.survey.bounced", { invitationId: "1" }),
      invited("2"),
      responded,
    ]).records;
    expect(surveyInvitations.map(({ status }) => status)).toEqual(["bounced", "responded"]);
    const facts = surveyResponseFacts({ responses: surveyResponses, invitations: surveyInvitations });
    expect(measure(responseRate, facts).value).toBe(1);
  });

  it("that was sent when it was due came back from there", () => {
    const { surveyInvitations } = foldEvents([
      at(0, "cx.survey.invited", { invitationId: "1", scheduledAt: minute(5) }),
      at(6, "cx.survey.bounced", { invitationId: "1" }),
    ]).records;
    expect(surveyInvitations?.[0]).toMatchObject({ status: "bounced", sentAt: minute(5) });
  });

  it("that is repeated was sent when it was first sent, and stays opened", () => {
    const { surveyInvitations } = foldEvents([
      invited("1"),
      at(1, "cx.survey.opened", { invitationId: "1" }),
      invited("1", 60),
    ]).records;
    expect(surveyInvitations?.[0]).toMatchObject({ status: "opened", sentAt: minute(0) });
  });
});

describe("a promise", () => {
  const on = { slaInstanceId: "1", caseId: "1", metric: "resolution" } as const;
  const applied = at(0, "cx.sla.applied", on);
  const statusAfter = (...events: ReturnType<typeof at>[]) =>
    foldEvents([applied, ...events]).records.slaInstances?.[0]?.status;

  it("that was taken off, or kept before, is not broken later", () => {
    expect(statusAfter(at(1, "cx.sla.removed", on), at(2, "cx.sla.breached", on))).toBe("canceled");
    expect(statusAfter(at(1, "cx.sla.fulfilled", on), at(2, "cx.sla.breached", on))).toBe("achieved");
    expect(statusAfter(at(2, "cx.sla.fulfilled", on), at(2, "cx.sla.breached", on))).toBe("missed");
    expect(statusAfter(at(1, "cx.sla.breached", on), at(2, "cx.sla.fulfilled", on))).toBe("missed");
  });
});

describe("an order", () => {
  const refunded = (amount: string) =>
    at(5, "cx.order.refunded", { orderId: "1", amount: { amount, currency: "EUR" } });
  const order = (total: object, ...refunds: readonly string[]) =>
    foldEvents([
      at(0, "cx.order.placed", { orderId: "1", ...total }),
      at(1, "cx.order.paid", { orderId: "1" }),
      ...refunds.map(refunded),
    ]).records.orders?.[0];
  const total = { total: { amount: "10.00", currency: "EUR" } };

  it("is paid back in parts or whole, and nobody knows which without its total", () => {
    expect(order(total, "2.5", "2.50")).toMatchObject({
      financialStatus: "partially-refunded",
      refunded: { amount: "5.00", currency: "EUR" },
    });
    expect(order(total, "2.5", "7.5")?.financialStatus).toBe("refunded");
    expect(order({}, "2.5")).toMatchObject({ refunded: { amount: "2.5", currency: "EUR" } });
    expect(order({}, "2.5")).not.toHaveProperty("financialStatus");
  });
});

it("counts replies and reopenings as the rules count them", () => {
  const rules = rulesOf("MET-06");
  // That a case was reopened may be told of one that was never resolved, and that is worth a finding.
  const types = allTypes.filter((type) => type !== "cx.case.reopened");
  fc.assert(
    fc.property(histories(40, 0, types), (events) => {
      const findings = recordFindings(foldEvents(events).records, { rules });
      expect(findings.filter(({ entity }) => entity?.startsWith("case/"))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
