import fc from "fast-check";
import { type CxEvent, type CxEventType, validateEvent } from "../../../src/events/index.ts";
import { caseStatuses } from "../../../src/model/case-literals.ts";
import { interactionOutcomes } from "../../../src/model/interaction-literals.ts";
import { messageKinds } from "../../../src/model/message.ts";
import { allTypes, sample } from "../samples.ts";

const DAY_MS = Date.UTC(2026, 2, 2);
const MINUTE_MS = 60_000;
/** An instant some minutes after the beginning of a day. */
export const minute = (minutes: number): string => new Date(DAY_MS + minutes * MINUTE_MS).toISOString();

/** The event that a value is. */
export function eventOf(value: unknown): CxEvent {
  const verdict = validateEvent(value);
  if (!verdict.valid) throw new Error(JSON.stringify(verdict.findings[0]));
  return verdict.event;
}

/** Few things, so that events meet; the same name for things of several types, which must not meet. */
const names = fc.constantFrom("1", "2");
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: value }, fc.constant(null), fc.constant(undefined));

/** Few instants, so that some are the same, written in several ways. */
const times = fc
  .record({
    minutes: fc.integer({ min: 0, max: 40 }),
    end: fc.constantFrom(".000Z", ".000Z", ".000Z", "Z", ".0004Z"),
  })
  .map(({ minutes, end }) => minute(minutes).replace(".000Z", end));

/** The usual value most of the time, so that what takes several usual ones comes about. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3 * others.length, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

/** Fields of data that decide what becomes of a record, where a type of event has them. */
const data = fc.record({
  caseId: names,
  mergedIntoId: names,
  interactionId: names,
  messageId: fc.constantFrom("1", "2", "3", "4", "5"),
  slaInstanceId: maybe(names),
  invitationId: names,
  responseId: names,
  agentId: names,
  toAgentId: maybe(names),
  subscriptionId: names,
  orderId: names,
  journeyInstanceId: names,
  instanceTouchpointId: maybe(names),
  refundId: maybe(names),
  caseIds: maybe(fc.subarray(["1", "2"])),
  interactionIds: maybe(fc.subarray(["1", "2"])),
  assigneeId: maybe(names),
  teamId: maybe(names),
  queueId: maybe(names),
  status: fc.constantFrom(...caseStatuses, "new-literal"),
  rawStatus: maybe(fc.constantFrom("a", "b")),
  outcome: maybe(fc.constantFrom(...interactionOutcomes)),
  author: fc.oneof(
    fc.constant({ type: "agent", id: "1" }),
    fc.constantFrom(
      { type: "customer" },
      { type: "agent", id: "2", isAutomated: true },
      { type: "supervisor", id: "1" },
      { type: "bot", id: "2" },
    ),
  ),
  actor: fc.constantFrom(undefined, null, { type: "agent", id: "1" }, { type: "bot", id: "2" }),
  direction: mostly("outbound", "inbound", "internal"),
  visibility: mostly("public", "internal"),
  kind: mostly<string>("message", ...messageKinds),
  isAutomated: mostly<boolean | null | undefined>(undefined, null, false, true),
  automationId: mostly<string | null | undefined>(undefined, null, "rule"),
  deliveryStatus: mostly<string | null | undefined>(undefined, null, "sent", "queued", "bounced"),
  scheduledAt: maybe(times),
  createdAt: maybe(times),
  dueAt: maybe(times),
});

/** Fields that are there or not as the type of event has it: those above and no others. */
const withFields = (event: object, chosen: object): object => {
  const own: unknown = Reflect.get(event, "data");
  if (typeof own !== "object" || own === null) return event;
  const fields = Object.entries(chosen).filter(([name]) => Object.hasOwn(own, name));
  const merged: Record<string, unknown> = { ...own };
  for (const [name, value] of fields) {
    if (value === undefined) delete merged[name];
    else merged[name] = value;
  }
  return { ...event, data: merged };
};

const anyEvent = (types: readonly CxEventType[]) =>
  fc
    .record({
      type: fc.constantFrom(...types),
      id: fc.integer({ min: 0, max: 400 }).map(String),
      source: fc.constantFrom("desk:a", "desk:b"),
      time: times,
      sequence: fc.constantFrom(undefined, undefined, "1", "2"),
      recordedtime: maybe(times),
      data,
    })
    .map(({ type, data: chosen, ...envelope }) => {
      const { sequence: _, recordedtime: __, ...full } = { ...sample(type), sequence: "", recordedtime: "" };
      return JSON.parse(JSON.stringify(withFields({ ...full, ...envelope }, chosen)));
    })
    .filter((value) => validateEvent(value).valid)
    .map(eventOf);

/**
 * Events of some types about few things, at few instants; some of them twice, and some under one name with two contents.
 * Of every type unless said.
 */
export const histories = (
  maxLength: number,
  minLength = 0,
  types: readonly CxEventType[] = allTypes,
): fc.Arbitrary<readonly CxEvent[]> => fc.array(anyEvent(types), { minLength, maxLength });

/** The same events in another order, some of them several times. */
export const retold = (events: readonly CxEvent[]): fc.Arbitrary<readonly CxEvent[]> =>
  fc.array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: events.length }).chain((again) => {
    const all = [...events, ...again.flatMap((index) => events[index] ?? [])];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
