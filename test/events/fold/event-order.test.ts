import { describe, expect, it } from "vitest";
import { type CxEventType, foldEvents } from "../../../src/events/index.ts";
import { eventOf } from "./histories.ts";

const NOON = "2026-03-02T12:00:00.000Z";
const at = (id: string, type: CxEventType, data: object, more: object = {}) =>
  eventOf({ specversion: "1.0", id, source: "desk:a", type, time: NOON, data, ...more });
const caseId = "c-1";
const opened = at("z", "cx.case.created", { caseId });
/** The statuses that a case goes through, by its events. */
const statuses = (
  ...events: Parameters<typeof foldEvents>[0] extends Iterable<infer Event> ? Event[] : never
) => (foldEvents(events).records.cases?.[0]?.statusHistory ?? []).map(({ status }) => status);
const turned = (id: string, status: string, more: object = {}) =>
  at(id, "cx.case.status-changed", { caseId, status }, more);

describe("what happens at one instant", () => {
  it("is in the order of its sequence", () => {
    const [one, two] = [turned("b", "open", { sequence: "10" }), turned("a", "snoozed", { sequence: "11" })];
    expect(statuses(two, one, opened)).toEqual(["new", "open", "snoozed"]);
    // By text, as CloudEvents has it.
    expect(
      statuses(opened, turned("a", "open", { sequence: "9" }), turned("b", "snoozed", { sequence: "10" })),
    ).toEqual(["new", "snoozed", "open"]);
  });

  it("begins before it ends, whenever it was recorded and whatever it is called", () => {
    const early = { recordedtime: "2026-03-02T12:00:01.000Z" };
    const resolved = at("a", "cx.case.resolved", { caseId }, early);
    expect(statuses(resolved, opened)).toEqual(["new", "resolved"]);
    const created = { ...opened, recordedtime: "2026-03-02T12:00:09.000Z" };
    expect(statuses(resolved, created)).toEqual(["new", "resolved"]);
  });

  it("is in the order in which it was recorded, then of sources and ids by code units", () => {
    const one = turned("b", "open", { recordedtime: "2026-03-02T12:00:01.000Z" });
    const two = turned("a", "snoozed", { recordedtime: "2026-03-02T12:00:02.000Z" });
    expect(statuses(opened, two, one)).toEqual(["new", "open", "snoozed"]);
    expect(statuses(opened, turned("a", "snoozed"), turned("B", "open"))).toEqual(["new", "open", "snoozed"]);
    const other = turned("A", "snoozed", { source: "desk:b" });
    expect(statuses(opened, other, turned("a", "open"))).toEqual(["new", "open", "snoozed"]);
  });
});

describe("what happens at several instants", () => {
  it("is in the order of time, however that is written and to the last digit", () => {
    const later = (time: string) => ({ time, sequence: "0" });
    expect(
      statuses(
        opened,
        turned("a", "snoozed", later("2026-03-02T12:00:01.0000002Z")),
        turned("b", "open", later("2026-03-02T12:00:01.00000010Z")),
        turned("c", "pending-customer", later("2026-03-02T12:00:01Z")),
        turned("d", "pending-internal", later("2026-03-02T12:00:00.5Z")),
      ),
    ).toEqual(["new", "pending-internal", "pending-customer", "open", "snoozed"]);
  });
});

describe("one name with several contents", () => {
  const named = (status: string, recordedtime: string | null, time = NOON) =>
    turned("t", status, { recordedtime, time });

  it("stands for what was recorded last", () => {
    const first = named("snoozed", "2026-03-02T12:00:01.000Z", "2026-03-02T15:00:00.000Z");
    const last = named("open", "2026-03-02T13:00:00.000Z");
    expect(statuses(opened, last, first, last)).toEqual(["new", "open"]);
    expect(statuses(opened, first, last)).toEqual(["new", "open"]);
    expect(statuses(opened, named("snoozed", null), last)).toEqual(["new", "open"]);
  });

  it("stands for the latest time where nothing was said of the recording", () => {
    const late = named("open", null, "2026-03-02T15:00:00.000Z");
    expect(statuses(opened, late, named("snoozed", null))).toEqual(["new", "open"]);
  });

  it("is another event in another source", () => {
    expect(statuses(opened, named("open", null), { ...named("snoozed", null), source: "desk:b" })).toEqual([
      "new",
      "open",
      "snoozed",
    ]);
  });
});
