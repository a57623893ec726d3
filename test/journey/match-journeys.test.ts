import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CxEvent } from "../../src/events/event-types.ts";
import { eventTypes } from "../../src/events/event-types.ts";
import { journeyFacts } from "../../src/facts/journey-facts.ts";
import type { JourneyEvent } from "../../src/journey/match-event.ts";
import { type JourneysOptions, journeysOf } from "../../src/journey/match-journeys.ts";
import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";
import { JourneyInstanceSchema } from "../../src/model/journey-instance.ts";
import type { TouchpointInput } from "../../src/model/touchpoint.ts";
import { compileSchedule } from "../../src/time/compile-schedule.ts";
import { hour, planned, step } from "./plans.ts";

const touchpoints: readonly TouchpointInput[] = [
  { id: "buy", name: "Buy", kind: "action", initiator: "customer", matchers: [{ type: "cx.order.placed" }] },
  {
    id: "arrive",
    name: "Arrive",
    kind: "system",
    initiator: "system",
    matchers: [{ type: "cx.order.delivered" }],
  },
  { id: "contact", name: "Contact", kind: "communication", matchers: [{ type: "cx.interaction.started" }] },
  {
    id: "mail",
    name: "Mail",
    kind: "communication",
    matchers: [{ type: "cx.interaction.started", where: { channel: "email", "actor.type": "customer" } }],
  },
];
const buying = planned([step("buy"), step("arrive", { after: ["buy"] })], {
  id: "buying",
  version: "2",
  entry: { type: "cx.order.placed" },
  exit: { success: [{ type: "cx.order.delivered" }], failure: [{ type: "cx.order.canceled" }] },
  timeout: { seconds: 48 * 3600, clock: "calendar" },
});

const event = (
  type: string,
  inHour: number,
  data: JourneyEvent["data"] = {},
  more: Partial<JourneyEvent> = {},
) => ({
  id: `${type.split(".").at(-1)}@${inHour}`,
  source: "shop",
  type,
  time: hour(inHour),
  data: { customerId: "ada", ...data },
  ...more,
});
const placed = (inHour: number, data: JourneyEvent["data"] = {}) => event("cx.order.placed", inHour, data);
const delivered = (inHour: number, data: JourneyEvent["data"] = {}) =>
  event("cx.order.delivered", inHour, data);

const found = (
  events: readonly JourneyEvent[],
  options: JourneysOptions = {},
  plan: JourneyBlueprintInput = buying,
) => journeysOf(events, plan, touchpoints, options);

/** What most cases ask: whose journey, from when to when, how it stands, what happened. */
const told = (...parameters: Parameters<typeof found>) =>
  found(...parameters).journeys.map(({ startedAt, endedAt, status, touchpoints }) => [
    startedAt,
    endedAt,
    status,
    ...(touchpoints ?? []).flatMap(({ touchpointId, at }) => (at ? (touchpointId ?? "") : [])),
  ]);

describe("The journeys of a blueprint", () => {
  it("begin at the entry, end at the exit and hold what happened between, one after the other", () => {
    const events = [
      event("cx.interaction.started", 0.5),
      placed(1),
      event("cx.interaction.started", 2),
      delivered(3),
      delivered(4),
      placed(5),
    ];
    const { journeys, used, excluded } = found(events);
    expect(told(events)).toEqual([
      [hour(1), hour(3), "completed", "buy", "contact", "arrive"],
      [hour(5), null, "in-progress", "buy"],
    ]);
    expect(used).toBe(4);
    expect(excluded).toEqual({
      afterObservation: 0,
      irrelevant: 0,
      customerUnknown: 0,
      duplicate: 0,
      outsideJourney: 2,
    });
    expect(journeys[0]).toEqual({
      id: "buying shop placed@1",
      blueprintId: "buying",
      blueprintVersion: "2",
      customerId: "ada",
      startedAt: hour(1),
      endedAt: hour(3),
      status: "completed",
      touchpoints: [
        {
          id: "placed@1",
          stepId: "buy",
          touchpointId: "buy",
          eventIds: ["placed@1"],
          at: hour(1),
          actor: { type: "customer" },
          status: "occurred",
        },
        {
          id: "started@2",
          stepId: null,
          touchpointId: "contact",
          eventIds: ["started@2"],
          at: hour(2),
          status: "occurred",
        },
        {
          id: "delivered@3",
          stepId: "arrive",
          touchpointId: "arrive",
          eventIds: ["delivered@3"],
          at: hour(3),
          actor: { type: "system" },
          status: "occurred",
        },
      ],
      deviations: [
        {
          type: "ad-hoc",
          stepId: null,
          instanceTouchpointId: "started@2",
          at: hour(2),
          detail: "Contact is not planned.",
        },
      ],
      fitness: 1,
    });
  });

  it("are each customer's own, and the entry within one begins no other", () => {
    expect(told([placed(1), placed(2, { customerId: "bob" }), placed(3), delivered(4)])).toEqual([
      [hour(1), hour(4), "completed", "buy", "buy", "arrive"],
      [hour(2), null, "in-progress", "buy"],
    ]);
  });

  it("fail, or are given up where the customer ends them", () => {
    const canceled = (data: JourneyEvent["data"]) => [placed(1), event("cx.order.canceled", 2, data)];
    expect(told(canceled({ actor: { type: "agent" } }))).toEqual([[hour(1), hour(2), "failed", "buy"]]);
    expect(told(canceled({ actor: { type: "customer" } }))).toEqual([[hour(1), hour(2), "abandoned", "buy"]]);
    const hungUp = { ...buying, exit: { success: [], failure: [{ type: "cx.interaction.abandoned" }] } };
    expect(told([placed(1), event("cx.interaction.abandoned", 2)], {}, hungUp)[0]?.[2]).toBe("abandoned");
  });

  it("are read at one time by the sequence of their source", () => {
    const [first, second] = [
      { ...placed(1), id: "z", sequence: "1" },
      { ...delivered(1), id: "a", sequence: "2" },
    ];
    expect(told([second, first])).toEqual([[hour(1), hour(1), "completed", "buy", "arrive"]]);
  });

  it("time out after their last touchpoint, and not at the limit itself", () => {
    expect(told([placed(1), delivered(49)])).toEqual([[hour(1), hour(49), "completed", "buy", "arrive"]]);
    expect(told([placed(1), placed(49.1)])).toEqual([
      [hour(1), hour(49), "timed-out", "buy"],
      [hour(49.1), null, "in-progress", "buy"],
    ]);
    expect(told([placed(1), event("cx.interaction.started", 40)], { asOf: hour(88) })[0]?.[2]).toBe(
      "in-progress",
    );
    expect(told([placed(1), event("cx.interaction.started", 40)], { asOf: hour(88.1) })[0]).toEqual([
      hour(1),
      hour(88),
      "timed-out",
      "buy",
      "contact",
    ]);
  });

  it("time out in open hours where their plan counts those", () => {
    const office = compileSchedule(
      { timeZone: "UTC", intervals: [{ dayOfWeek: 5, start: "10:00", end: "12:00" }] },
      { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 9) },
    );
    const timeout = { seconds: 3600, clock: "business" as const, scheduleId: "office" };
    const plan = { ...buying, timeout };
    const options = { calendars: new Map([["office", office]]) };
    expect(told([placed(1), delivered(35)], options, plan)[0]?.[2]).toBe("completed");
    expect(told([placed(1), delivered(35.1)], options, plan)[0]?.slice(1, 3)).toEqual([
      hour(35),
      "timed-out",
    ]);
    expect(() => found([], {}, plan)).toThrow("timeout: counts the open hours");
  });

  it("begin with the first touchpoint of a step where there is no entry", () => {
    const plan = { ...buying, entry: null };
    expect(told([event("cx.interaction.started", 1), delivered(2)], {}, plan)).toEqual([
      [hour(2), hour(2), "completed", "arrive"],
    ]);
  });

  it("begin only while the plan is valid", () => {
    const plan = { ...buying, validFrom: hour(2), validThrough: hour(3), exit: null };
    const begun = (inHour: number, valid: Partial<JourneyBlueprintInput> = {}, timeZone?: string) =>
      found([placed(inHour)], timeZone === undefined ? {} : { timeZone }, { ...plan, ...valid }).journeys
        .length;
    expect([1.9, 2, 3, 3.1].map((inHour) => begun(inHour))).toEqual([0, 1, 1, 0]);
    const day = { validFrom: "2026-01-02", validThrough: "2026-01-02" };
    expect([22.9, 23, 46.9, 47].map((inHour) => begun(inHour, day, "Europe/Oslo"))).toEqual([0, 1, 1, 0]);
    expect(() => begun(1, day)).toThrow("blueprint buying: validFrom: the day 2026-01-02");
  });

  it("see by the narrowest matcher which touchpoint an event is", () => {
    const by = (channel: string, type: "customer" | "agent") =>
      event("cx.interaction.started", 2, { channel, actor: { type } });
    const names = (one: JourneyEvent) => told([placed(1), one])[0]?.at(-1);
    expect([by("email", "customer"), by("email", "agent"), by("voice", "customer")].map(names)).toEqual([
      "mail",
      "contact",
      "contact",
    ]);
  });

  it("know whose an event is by what it is about, however far that leads", () => {
    const whose = (...events: readonly JourneyEvent[]) =>
      found([
        ...events,
        placed(1, { customerId: "ada" }),
        placed(1.5, { customerId: "bob" }),
      ]).journeys.flatMap(({ customerId, status }) => (status === "completed" ? customerId : []));
    const nobodys = (data: JourneyEvent["data"]) => delivered(3, { customerId: null, ...data });
    const asked = event("cx.case.created", 2, { customerId: null, caseId: "c-1", requesterId: "bob" });
    const ordered = event("cx.order.paid", 2, { customerId: null, orderId: "o-1", caseId: "c-1" });

    expect(whose(nobodys({ caseId: "c-1" }), asked)).toEqual(["bob"]);
    expect(whose(nobodys({ orderId: "o-1" }), ordered, asked)).toEqual(["bob"]);
    expect(whose(nobodys({ orderId: "o-2" }), ordered, asked)).toEqual([]);
    const both = ["bob", "ada"].map((requesterId) => ({
      ...asked,
      id: requesterId,
      data: { ...asked.data, requesterId },
    }));
    expect(whose(nobodys({ caseId: "c-1" }), ...both)).toEqual(["ada"]);
    expect(found([placed(1), nobodys({ orderId: "o-2" })]).excluded.customerUnknown).toBe(1);
  });

  it("of one customer go on at once where something sets them apart", () => {
    const separateBy = ({ data }: JourneyEvent) => data.orderId ?? null;
    const [one, other] = [{ orderId: "o-1" }, { orderId: "o-2" }];
    const events = [
      placed(1, one),
      placed(2, other),
      event("cx.interaction.started", 3),
      delivered(4, other),
      event("cx.interaction.started", 5),
      delivered(6, one),
      event("cx.interaction.started", 7),
      delivered(8, { orderId: "o-3" }),
    ];
    expect(told(events, { separateBy })).toEqual([
      [hour(1), hour(6), "completed", "buy", "contact", "arrive"],
      [hour(2), hour(4), "completed", "buy", "contact", "arrive"],
    ]);
    const { journeys, excluded } = found(events, { separateBy });
    expect(journeys.map(({ customerId, deviations }) => [customerId, deviations?.length])).toEqual([
      ["ada", 1],
      ["ada", 1],
    ]);
    expect(excluded.outsideJourney).toBe(2);
  });

  it("that go on at once time out each for itself", () => {
    const separateBy = ({ data }: JourneyEvent) => data.orderId ?? null;
    const events = [
      placed(0, { orderId: "o-1" }),
      placed(40, { orderId: "o-2" }),
      event("cx.interaction.started", 60),
      event("cx.interaction.started", 200),
    ];
    expect(told(events, { separateBy })).toEqual([
      [hour(0), hour(48), "timed-out", "buy"],
      [hour(40), hour(108), "timed-out", "buy", "contact"],
    ]);
  });

  it("can be made by something else than a customer", () => {
    const customerOf = ({ data }: JourneyEvent) => data.orderId ?? null;
    const events = [
      placed(1, { orderId: "o-1" }),
      placed(2, { orderId: "o-2" }),
      delivered(3, { orderId: "o-2" }),
    ];
    expect(found(events, { customerOf }).journeys.map(({ status }) => status)).toEqual([
      "in-progress",
      "completed",
    ]);
  });

  it("hear of failures from the touchpoint itself, or from the events that are said to show them", () => {
    const statusOf = (one: JourneyEvent, options: JourneysOptions = {}) =>
      found([placed(1), one], options).journeys[0]?.touchpoints?.[1]?.status;
    const experienced = (status: string) => ({
      ...event("cx.touchpoint.experienced", 2),
      data: { customerId: "ada", touchpointId: "arrive", status },
    });
    expect(statusOf(experienced("failed"))).toBe("failed");
    expect(statusOf(experienced("occurred"))).toBe("occurred");
    expect(found([placed(1), experienced("missing")]).excluded.irrelevant).toBe(1);
    const started = event("cx.interaction.started", 2, { channel: "sms" });
    const failures = [{ type: "cx.interaction.started", where: { channel: "sms" } }];
    expect([statusOf(started), statusOf(started, { failures })]).toEqual(["occurred", "failed"]);
  });

  it("count every event once: used, or left out for a reason", () => {
    const { used, excluded } = found(
      [
        placed(1),
        placed(1),
        event("cx.survey.invited", 2),
        delivered(3),
        delivered(4),
        placed(6, { customerId: null }),
        placed(9),
      ],
      { asOf: hour(8) },
    );
    expect([used, excluded]).toEqual([
      2,
      { afterObservation: 1, irrelevant: 1, customerUnknown: 1, duplicate: 1, outsideJourney: 1 },
    ]);
  });

  it("refuse an event at no time", () => {
    expect(() => found([{ ...placed(1), time: "2026-01-01" }])).toThrow(
      'event placed@1: time: is "2026-01-01"; expected an RFC 3339 instant',
    );
  });

  it("take events of the catalogue as they are", () => {
    const { schema } = eventTypes["cx.order.placed"];
    const one: CxEvent = schema.parse({
      specversion: "1.0",
      ...placed(1),
      data: { orderId: "o-1", customerId: "ada" },
    });
    expect(found([one]).journeys).toHaveLength(1);
  });
});

const types = [
  "cx.order.placed",
  "cx.order.delivered",
  "cx.order.canceled",
  "cx.interaction.started",
  "cx.case.closed",
];
const histories: fc.Arbitrary<readonly JourneyEvent[]> = fc
  .array(
    fc.record({
      id: fc.nat(30).map((id) => `e-${id}`),
      source: fc.constantFrom("shop", "desk"),
      type: fc.constantFrom(...types),
      time: fc.nat(60).map((hours) => hour(hours * 3)),
      sequence: fc.constantFrom(null, "1", "2"),
      data: fc.record({
        customerId: fc.constantFrom("ada", "bob", null),
        orderId: fc.constantFrom("o-1", "o-2", null),
      }),
    }),
    { maxLength: 25 },
  )
  .map((events) => {
    // The same id of the same source is the same event.
    const byId = new Map(events.map((one) => [`${one.source} ${one.id}`, one]));
    return events.map((one) => byId.get(`${one.source} ${one.id}`) ?? one);
  });

describe("By law", () => {
  it("journeys do not depend on the order in which events come", () => {
    fc.assert(
      fc.property(
        histories.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(found(shuffled)).toEqual(found(events));
        },
      ),
    );
  });

  it("journeys are records of the model with ids of their own, and every event is told of once or left out", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { journeys, used, excluded } = found(events);
        for (const one of journeys) expect(JourneyInstanceSchema.parse(one)).toEqual(one);
        expect(new Set(journeys.map(({ id }) => id)).size).toBe(journeys.length);
        for (const { touchpoints } of journeys) {
          expect(new Set(touchpoints?.map(({ id }) => id)).size).toBe(touchpoints?.length);
        }
        expect(Object.values(excluded).reduce((sum, count) => sum + count, used)).toBe(events.length);
      }),
    );
  });

  it("journeys become facts that say the same", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { journeys } = found(events);
        const last = events
          .map(({ time }) => time)
          .sort()
          .at(-1);
        const facts = journeyFacts(
          { journeys, blueprints: [buying], touchpoints },
          last === undefined ? {} : { asOf: last },
        );
        expect(facts.map(({ journeyId, status, endedAt }) => [journeyId, status, endedAt])).toEqual(
          journeys.map(({ id, status, endedAt }) => [id, status, endedAt]),
        );
        expect(facts.map(({ touchpoints }) => touchpoints)).toEqual(
          journeys.map(({ touchpoints }) => touchpoints?.filter(({ at }) => at).length),
        );
      }),
    );
  });
});
