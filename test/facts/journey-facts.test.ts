import { describe, expect, it } from "vitest";
import type { JourneyFact } from "../../src/facts/journey.ts";
import { type JourneyFactsRecords, journeyFacts } from "../../src/facts/journey-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { frictionIndex } from "../../src/metrics/journey/friction-index.ts";
import { journeyCompletionRate } from "../../src/metrics/journey/journey-completion-rate.ts";
import { lostness } from "../../src/metrics/journey/lostness.ts";
import { buying, DAY_MS, day, journey, lived } from "./lived-journeys.ts";

function factOf(records: JourneyFactsRecords, asOf?: string): JourneyFact {
  const [fact, ...more] = journeyFacts(records, asOf === undefined ? {} : { asOf });
  if (fact === undefined || more.length > 0) throw new Error("There is not exactly one fact.");
  return fact;
}

describe("a completed journey", () => {
  const completed = journey(
    [
      lived("pay", 4, { channel: "in-person" }),
      lived("search", 1, { channel: "portal" }),
      lived("compare", 2, { status: "failed" }),
      lived("compare", 3, { channel: "in-person" }),
      lived("mail", 3.5, { actor: { type: "system" }, channel: "email" }),
      lived("ask", 5, { status: "pending" }),
      lived("ask", 3, { status: "skipped" }),
      { id: "never", status: "missing", stepId: "s-receipt" },
    ],
    {
      blueprintId: "buying",
      customerId: "ada",
      status: "completed",
      endedAt: day(4),
      deviations: [{ type: "delay", at: day(4) }, { type: "missing" }],
    },
  );

  it("is one fact of what happened in it, in order", () => {
    expect(factOf({ journeys: [completed], blueprints: [buying] }, day(40))).toEqual({
      journeyId: "j-1",
      blueprintId: "buying",
      blueprintVersion: null,
      customerId: "ada",
      status: "completed",
      startedAt: day(0),
      endedAt: day(4),
      ended: true,
      completed: true,
      durationMs: 4 * DAY_MS,
      observedMs: 40 * DAY_MS,
      touchpoints: 5,
      steps: 4,
      uniqueSteps: 3,
      minimalSteps: 4,
      channels: 3,
      channelChanges: 3,
      forcedChannelChanges: 1,
      path: "search > compare > compare > mail > pay",
      collapsedPath: "search > compare > mail > pay",
      errors: 1,
      rageClicks: null,
      repeatContacts: null,
      transfers: null,
      waits: 1,
    });
  });

  it("was open before it ended, with what had happened by then", () => {
    expect(factOf({ journeys: [completed], blueprints: [buying] }, day(3))).toMatchObject({
      status: "in-progress",
      endedAt: null,
      ended: false,
      completed: false,
      durationMs: null,
      path: "search > compare > compare",
      forcedChannelChanges: 1,
      waits: 0,
    });
  });

  it("had not begun before its beginning", () => {
    expect(journeyFacts({ journeys: [completed] }, { asOf: "2025-12-31T23:59:59Z" })).toEqual([]);
  });

  it("is observed until the last instant anything is told of, unless said", () => {
    const later = journey([lived("search", 9)], { id: "j-2", startedAt: day(6) });
    const facts = journeyFacts({ journeys: [completed, later] });
    expect(facts.map(({ observedMs }) => observedMs)).toEqual([9 * DAY_MS, 3 * DAY_MS]);
  });
});

describe("a journey's end", () => {
  it.each([
    ["completed", true, true],
    ["abandoned", true, false],
    ["failed", true, false],
    ["timed-out", true, false],
    ["in-progress", false, false],
    ["paused", false, false],
  ])("is told by the status %s where no instant is recorded", (status, ended, completed) => {
    const fact = factOf({ journeys: [journey([], { status })] }, day(9));
    expect(fact).toMatchObject({ status, ended, completed, endedAt: null, durationMs: null });
  });

  it("is its timeout, once that has run out after the last touchpoint", () => {
    const waiting = {
      journeys: [journey([lived("search", 2)], { blueprintId: "buying" })],
      blueprints: [buying],
    };
    expect(factOf(waiting, day(12))).toMatchObject({ status: "in-progress", ended: false });
    expect(factOf(waiting, day(12.5))).toMatchObject({
      status: "timed-out",
      endedAt: day(12),
      ended: true,
      completed: false,
      durationMs: 12 * DAY_MS,
    });
    const untouched = { ...waiting, journeys: [journey([], { blueprintId: "buying" })] };
    expect(factOf(untouched, day(11))).toMatchObject({ status: "timed-out", endedAt: day(10) });
  });

  it("is its timeout to the millisecond, as instants are", () => {
    const soon = { ...buying, timeout: { seconds: 11.34659, clock: "calendar" as const } };
    const waiting = { journeys: [journey([], { blueprintId: "buying" })], blueprints: [soon] };
    expect(factOf(waiting, day(1)).durationMs).toBe(11_346);
  });

  it("is no timeout on a business clock, whose hours nobody told", () => {
    const inHours = { ...buying, timeout: { seconds: 1, clock: "business" as const } };
    const waiting = {
      journeys: [journey([lived("search", 2)], { blueprintId: "buying" })],
      blueprints: [inHours],
    };
    expect(factOf(waiting, day(50)).ended).toBe(false);
  });
});

describe("the plan of a journey", () => {
  const searched = journey([lived("search", 1)], { blueprintId: "buying" });

  it("is the version it began under, and none where that is not certain", () => {
    const second = { ...buying, version: "2", steps: buying.steps.slice(0, 1) };
    const blueprints = [buying, second];
    const minimal = (one: typeof searched) => factOf({ journeys: [one], blueprints }).minimalSteps;
    expect(minimal({ ...searched, blueprintVersion: "1" })).toBe(4);
    expect(minimal({ ...searched, blueprintVersion: "2" })).toBe(1);
    expect(minimal({ ...searched, blueprintVersion: "3" })).toBeNull();
    expect(minimal(searched)).toBeNull();
    expect(minimal(journey([lived("search", 1)]))).toBeNull();
  });

  it("counts the steps that are the customer's", () => {
    const touchpoints = [{ id: "receipt", name: "Receipt", kind: "system", initiator: "system" as const }];
    expect(factOf({ journeys: [searched], blueprints: [buying], touchpoints }).minimalSteps).toBe(3);
  });

  it("names touchpoints by their touchpoint, that of their step, or their step", () => {
    const steps = [
      lived("search", 1),
      { ...lived("x", 2), touchpointId: null, stepId: "s-web" },
      { ...lived("x", 3), touchpointId: null, stepId: "s-unknown" },
    ];
    const fact = factOf({ journeys: [journey(steps, { blueprintId: "buying" })], blueprints: [buying] });
    expect(fact).toMatchObject({ path: "search > compare > s-unknown", uniqueSteps: 3 });
  });
});

describe("what is not known", () => {
  it("is no 0 where touchpoints are not recorded", () => {
    const { touchpoints: _, ...untold } = journey([]);
    const unknown = { touchpoints: null, steps: null, uniqueSteps: null, path: null, channelChanges: null };
    expect(factOf({ journeys: [untold] })).toMatchObject({ ...unknown, errors: null, waits: null });
    expect(factOf({ journeys: [journey([])] })).toMatchObject({
      touchpoints: 0,
      steps: 0,
      path: null,
      errors: 0,
    });
  });

  it("leaves a path unknown where a touchpoint has no name, and counts it all the same", () => {
    const nameless = { ...lived("x", 2), touchpointId: null };
    expect(factOf({ journeys: [journey([lived("search", 1), nameless])] })).toMatchObject({
      touchpoints: 2,
      steps: 2,
      uniqueSteps: null,
      path: null,
      collapsedPath: null,
    });
  });

  it("leaves changes of channel unknown where no channel is, and passes over touchpoints without one", () => {
    const on = (...channels: (string | null)[]) =>
      factOf({ journeys: [journey(channels.map((channel, index) => lived("t", index, { channel })))] });
    expect(on(null, null)).toMatchObject({
      channels: null,
      channelChanges: null,
      forcedChannelChanges: null,
    });
    expect(on("voice", null, "voice")).toMatchObject({ channels: 1, channelChanges: 0 });
    expect(on("voice", null, "chat", "voice")).toMatchObject({ channels: 2, channelChanges: 2 });
  });
});

describe("a path", () => {
  it("keeps the order of the record at one instant", () => {
    const at = [lived("b", 1), lived("a", 1), lived("first", 0)];
    expect(factOf({ journeys: [journey(at)] }).path).toBe("first > b > a");
  });

  it("is never the same text for two sequences", () => {
    const pathOf = (...names: string[]) =>
      factOf({ journeys: [journey(names.map((name, index) => lived(name, index)))] }).path;
    expect(pathOf("a > b")).toBe("a \\> b");
    expect(pathOf("a", "b")).toBe("a > b");
    expect(pathOf("a \\> b")).not.toBe(pathOf("a > b"));
  });
});

describe("friction", () => {
  const journeys = [
    journey([lived("pay", 1, { status: "failed" }), lived("pay", 2)]),
    journey([], { id: "j-2" }),
  ];
  const friction = [
    { journeyInstanceId: "j-1", kind: "error", at: day(1) },
    { journeyInstanceId: "j-1", kind: "rage-click", at: day(1) },
    { journeyInstanceId: "j-1", kind: "rage-click", at: day(8) },
    { journeyInstanceId: "j-1", kind: "wait", at: day(2) },
    { journeyInstanceId: "elsewhere", kind: "transfer", at: day(1) },
  ] as const;

  it("comes on top of the failed touchpoints, and is none where it is told and a journey is not named", () => {
    expect(journeyFacts({ journeys, friction }, { asOf: day(5) })).toMatchObject([
      { errors: 2, rageClicks: 1, repeatContacts: 0, transfers: 0, waits: 1 },
      { errors: 0, rageClicks: 0, repeatContacts: 0, transfers: 0, waits: 0 },
    ]);
  });

  it("is unknown where nobody tells it", () => {
    expect(journeyFacts({ journeys })[0]).toMatchObject({ errors: 1, rageClicks: null, waits: null });
  });

  it("makes an index of what a team records, with the weight 0 for what it does not", () => {
    const ended = journeys.map((one) => ({ ...one, status: "completed", deviations: [] }));
    const rows = journeyFacts({ journeys: ended });
    const given = { rageClickWeight: 0, repeatContactWeight: 0, transferWeight: 0, channelChangeWeight: 0 };
    expect(measure(frictionIndex, rows)).toMatchObject({ value: null, excluded: { rageClicksUnknown: 2 } });
    // One error of six points that two kinds with a cap of three come to, in two journeys.
    expect(measure(frictionIndex, rows, { given }).value).toBeCloseTo(100 / 12, 12);
    const noWeight = { ...given, errorWeight: 0, waitWeight: 0 };
    expect(measure(frictionIndex, rows, { given: noWeight }).value).toBeNull();
  });
});

describe("journeys all the way to their metrics", () => {
  it("are complete in time, or not, or too young", () => {
    const journeys = [4, 40, null].map((end, index) =>
      journey([], {
        id: `j-${index}`,
        status: end === null ? "in-progress" : "completed",
        endedAt: end === null ? null : day(end),
      }),
    );
    const young = journey([], { id: "young", startedAt: day(35), status: "completed", endedAt: day(36) });
    const facts = journeyFacts({ journeys: [...journeys, young] }, { asOf: day(60) });
    expect(measure(journeyCompletionRate, facts)).toMatchObject({ value: 1 / 3, excluded: { immature: 1 } });
  });

  it("are as lost as their plan says", () => {
    const way = ["search", "ask", "search", "compare", "ask", "try-on", "pay", "receipt"];
    const straying = journey(
      way.map((name, index) => lived(name, index)),
      {
        blueprintId: "buying",
        status: "completed",
        endedAt: day(8),
      },
    );
    const facts = journeyFacts({ journeys: [straying], blueprints: [buying] });
    // 6 different ones of 8 steps, and 4 would have done: ¼ and ⅓ short.
    expect(measure(lostness, facts).value).toBeCloseTo(Math.hypot(1 / 4, 1 / 3), 12);
  });
});

it("an instant that is none is refused", () => {
  const bad = (more: Parameters<typeof journey>[1]) => () => journeyFacts({ journeys: [journey([], more)] });
  expect(bad({ startedAt: "yesterday" })).toThrow(InvalidRecordError);
  expect(bad({ endedAt: "tomorrow" })).toThrow('journey j-1: "endedAt"');
  expect(bad({ touchpoints: [lived("a", 1, { at: "noon" })] })).toThrow('"touchpoints.at"');
  expect(bad({ deviations: [{ type: "delay", at: "late" }] })).toThrow('"deviations.at"');
  const friction = [{ journeyInstanceId: "j-1", kind: "wait", at: "soon" }] as const;
  expect(() => journeyFacts({ journeys: [], friction })).toThrow('friction of journey j-1: "at"');
});
