import type { ActorRef } from "../model/actor-ref.ts";
import type { EventMatcher } from "../model/event-matcher.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import type { Instant } from "../time/instant.ts";

type Lived = NonNullable<JourneyInstanceInput["touchpoints"]>[number];

/** What is read of an event's data by name: who, where, and what it is about. Matchers read any field by path. */
export interface JourneyEventData {
  readonly customerId?: string | null | undefined;
  readonly requesterId?: string | null | undefined;
  readonly interactionId?: string | null | undefined;
  readonly messageId?: string | null | undefined;
  readonly caseId?: string | null | undefined;
  readonly orderId?: string | null | undefined;
  readonly subscriptionId?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly actor?: ActorRef | null | undefined;
}

/** What an event of the type `cx.touchpoint.experienced` tells of its touchpoint. */
export interface ExperienceData extends JourneyEventData {
  readonly touchpointId: string;
  readonly instanceTouchpointId?: string | null | undefined;
  readonly status?: string | null | undefined;
  readonly endAt?: Instant | null | undefined;
  readonly emotion?: Lived["emotion"];
  readonly experienceRating?: Lived["experienceRating"];
  readonly effort?: Lived["effort"];
}

/** Every `CxEvent` is one, and so is any other event with these fields. `source` and `id` name it together. */
export interface JourneyEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: Instant;
  readonly sequence?: string | null | undefined;
  readonly data: JourneyEventData;
}

/** Says that a customer came by a touchpoint, whatever the touchpoint's matchers. */
export interface ExperienceEvent extends JourneyEvent {
  readonly type: "cx.touchpoint.experienced";
  readonly data: ExperienceData;
}

export const isExperience = (event: JourneyEvent): event is ExperienceEvent =>
  event.type === "cx.touchpoint.experienced" && typeof valueAt(event.data, ["touchpointId"]) === "string";

type Value = string | number | boolean | null;

interface Condition {
  readonly path: readonly string[];
  readonly value: Value;
}

interface CompiledMatcher<Result> {
  readonly conditions: readonly Condition[];
  readonly result: Result;
}

/** Values that fields must have, by dotted path. */
const whereOf = ({ where }: EventMatcher): readonly (readonly [path: string, value: Value])[] =>
  Object.entries(where ?? {});

/**
 * A function giving what belongs to the narrowest matcher that an event meets, `null` where it meets none: the one
 * with most conditions, then the one named first.
 */
export function narrowestOf<Result>(
  matchers: Iterable<readonly [EventMatcher, Result]>,
): (event: JourneyEvent) => Result | null {
  const byType = new Map<string, CompiledMatcher<Result>[]>();
  for (const [matcher, result] of matchers) {
    const conditions = whereOf(matcher).map(([path, value]) => ({ path: path.split("."), value }));
    const known = byType.get(matcher.type);
    if (known === undefined) byType.set(matcher.type, [{ conditions, result }]);
    else known.push({ conditions, result });
  }
  for (const known of byType.values()) {
    known.sort((one, other) => other.conditions.length - one.conditions.length);
  }
  return ({ type, data }) =>
    byType
      .get(type)
      ?.find(({ conditions }) => conditions.every(({ path, value }) => valueAt(data, path) === value))
      ?.result ?? null;
}

/** Whether an event meets one of the matchers. */
export function anyOf(matchers: readonly EventMatcher[]): (event: JourneyEvent) => boolean {
  const find = narrowestOf(matchers.map((matcher) => [matcher, true] as const));
  return (event) => find(event) !== null;
}

/** The touchpoint an event shows. */
export function touchpointOf(
  touchpoints: readonly TouchpointInput[],
): (event: JourneyEvent) => string | null {
  const find = narrowestOf(
    touchpoints.flatMap(({ id, matchers }) => (matchers ?? []).map((matcher) => [matcher, id] as const)),
  );
  return (event) => (isExperience(event) ? event.data.touchpointId : find(event));
}

/** What a path leads to; `null` where it leads nowhere. */
function valueAt(data: object, path: readonly string[]): unknown {
  let value: unknown = data;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return null;
    value = Reflect.get(value, name);
  }
  return value ?? null;
}

/** The first two conditions of one or two matchers that no event can meet together; `null` where there are none. */
export function contradiction(
  one: EventMatcher,
  other: EventMatcher,
): readonly [path: string, path: string] | null {
  for (const [path, value] of whereOf(one)) {
    for (const [otherPath, otherValue] of whereOf(other)) {
      const meets =
        path === otherPath
          ? value === otherValue
          : otherPath.startsWith(`${path}.`)
            ? otherValue === null
            : path.startsWith(`${otherPath}.`)
              ? value === null
              : true;
      if (!meets) return [path, otherPath];
    }
  }
  return null;
}

/** Whether every event that meets the narrower matcher meets the wider one. */
export function covers(wider: EventMatcher, narrower: EventMatcher): boolean {
  const where = new Map(whereOf(narrower));
  return wider.type === narrower.type && whereOf(wider).every(([path, value]) => where.get(path) === value);
}

/** Whether one event can meet both matchers. */
export const overlap = (one: EventMatcher, other: EventMatcher): boolean =>
  one.type === other.type && contradiction(one, other) === null;
