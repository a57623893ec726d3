import { describe, expect, it } from "vitest";
import type { CxEvent } from "../../src/events/event-types.ts";
import { eventTypes } from "../../src/events/event-types.ts";
import { objectsOf, subjectOf, typeOfField } from "../../src/journey/event-objects.ts";
import { eventRows, journeyRows } from "../../src/journey/event-rows.ts";

const event = (type: string, data: object, time = "2026-03-02T09:00:00Z") => ({ id: type, type, time, data });
/** Fields that name something which is no object of a log: a place in a plan, what is sold, a rule. */
const notAnObject = new Set([
  "automationId",
  "instanceTouchpointId",
  "planId",
  "previousPlanId",
  "productId",
  "refundId",
  "stepId",
]);

describe.each(Object.values(eventTypes))("$type", ({ type, entity, entityId, data }) => {
  it("is about the record that the catalogue says", () => {
    expect(subjectOf(event(type, { [entityId]: "1" }))).toEqual({ field: entityId, type: entity, id: "1" });
  });

  it("names no record by a field that is not known", () => {
    const fields = Object.keys(data.shape).filter((name) => /Ids?$/.test(name) && name !== "externalIds");
    const unknown = fields.filter((name) => typeOfField(name, entity) === null && !notAnObject.has(name));
    expect(unknown).toEqual([]);
    // A qualifier leads back to one field.
    const both = fields.filter((name) => fields.includes(`${name}s`));
    expect(both).toEqual([]);
  });
});

it("An event concerns what it is about, what its data names, and its relations", () => {
  const data = {
    caseId: "c",
    requesterId: "ada",
    interactionIds: ["i", "j"],
    assigneeId: null,
    relations: [{ objectType: "store", objectId: "s" }],
    constructor: "x",
  };
  expect(objectsOf(event("cx.case.created", data))).toEqual([
    { type: "case", id: "c", qualifier: "subject", isPartOf: true },
    { type: "customer", id: "ada", qualifier: "requester", isPartOf: true },
    { type: "interaction", id: "i", qualifier: "interaction", isPartOf: true },
    { type: "interaction", id: "j", qualifier: "interaction", isPartOf: true },
    { type: "store", id: "s", qualifier: "", isPartOf: true },
  ]);
  expect(objectsOf(event("constructor.constructor", {}))).toEqual([]);
});

describe("Rows from events", () => {
  const events = [
    event("cx.interaction.started", { interactionId: "i", customerId: "ada", caseIds: ["c"] }),
    event("cx.message.sent", { messageId: "m", interactionId: "i", actor: { type: "agent", id: "bo" } }),
    event("cx.message.delivered", { messageId: "m" }),
    event("cx.case.resolved", { caseId: "c", lifecycle: "complete" }),
    event("cx.case.resolved", { caseId: "d" }),
    event("cx.touchpoint.experienced", { touchpointId: "shop", customerId: "eva" }),
    event("cx.touchpoint.experienced", { touchpointId: "shop" }),
  ];
  const placed = (of: string) =>
    eventRows(events, { of }).rows.map(({ caseId, activity }) => `${caseId} ${activity.slice(3)}`);

  it("follow what other events say about the records that they name", () => {
    expect(placed("customer")).toEqual([
      "ada interaction.started",
      "ada message.sent",
      "ada message.delivered",
      "eva touchpoint.experienced",
    ]);
    expect(placed("case")).toEqual([
      "c interaction.started",
      "c message.sent",
      "c message.delivered",
      "c case.resolved",
      "d case.resolved",
    ]);
  });

  it("leave what belongs to none, and say so", () => {
    expect(eventRows(events, { of: "customer" }).left).toEqual([events[3], events[4], events[6]]);
  });

  it("tell who did it and what it means to the activity, and may be called otherwise", () => {
    const { rows } = eventRows(events, { of: "case", name: ({ type }) => type.split(".")[1] ?? type });
    expect(rows[1]).toMatchObject({ activity: "message", resource: "bo", lifecycle: null });
    expect(rows[3]).toMatchObject({ activity: "case", resource: null, lifecycle: "complete" });
  });

  it("take the events of the catalogue as they are", () => {
    const typed: readonly CxEvent[] = [];
    expect(eventRows(typed, { of: "customer" })).toEqual({ rows: [], left: [] });
  });
});

it("Rows from journeys are of what happened, in each journey", () => {
  const touchpoint = { id: "1", at: "2026-03-02T09:00:00Z", status: "occurred" };
  const { rows, left } = journeyRows([
    {
      id: "j",
      startedAt: "2026-03-02T09:00:00Z",
      status: "in-progress",
      touchpoints: [
        { ...touchpoint, touchpointId: "visit", stepId: "1" },
        { ...touchpoint, stepId: "2", status: "failed", actor: { type: "agent", id: "bo" } },
        { ...touchpoint, touchpointId: "pay", status: "pending" },
        { ...touchpoint, touchpointId: "rate", at: null },
        touchpoint,
      ],
    },
  ]);
  expect(rows.map(({ caseId, activity, resource }) => [caseId, activity, resource])).toEqual([
    ["j", "visit", null],
    ["j", "2", "bo"],
  ]);
  expect(left).toEqual([touchpoint]);
});
