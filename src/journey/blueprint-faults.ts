import type { EventMatcher } from "../model/event-matcher.ts";
import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import {
  allBefore,
  countOfWays,
  exclusiveForks,
  mostWays,
  predecessorsOf,
  topologicalOrder,
  waysThrough,
} from "./blueprint-order.ts";
import { contradiction, covers, overlap } from "./match-event.ts";

/**
 * What can be wrong with a blueprint, by its code.
 * - `duplicate-id`: two steps, stages or touchpoints of one id.
 * - `unknown-step`, `unknown-stage`, `unknown-touchpoint`: a reference that leads nowhere.
 * - `cycle`: steps that must each come before the other.
 * - `unreachable-step`: a step that no choice of branches leads to.
 * - `too-many-ways`: exclusive forks with more than 1024 choices together.
 * - `stage-order`: two stages at one place, or a step that must come before one of an earlier stage.
 * - `impossible-times`: a step that may happen at most 0 times, or less often than it must, or that is required 0 times.
 * - `uneven-fork`: a fork of one branch, or whose branches disagree on whether they exclude each other, or an exclusive
 *   one of which some branches are required and some are not.
 * - `impossible-matcher`: conditions that no event meets together.
 * - `unknown-event-type`: a type that is not among those given.
 * - `ambiguous-matchers`: one event can show two touchpoints, and neither's matcher is the narrower one.
 * - `no-exit`: an exit is planned, but no event ends the journey, or none ends it well.
 * - `covered-exit`: an event that should end a journey badly, and ends it well.
 * - `entry-ends`: the event that begins a journey ends it.
 * - `no-schedule`: business time without the schedule whose hours it counts.
 */
export const blueprintFaultCodes = [
  "duplicate-id",
  "unknown-step",
  "unknown-stage",
  "unknown-touchpoint",
  "cycle",
  "unreachable-step",
  "too-many-ways",
  "stage-order",
  "impossible-times",
  "uneven-fork",
  "impossible-matcher",
  "unknown-event-type",
  "ambiguous-matchers",
  "no-exit",
  "covered-exit",
  "entry-ends",
  "no-schedule",
] as const;
/** Code of a fault of a blueprint; see {@link blueprintFaultCodes}. */
export type BlueprintFaultCode = (typeof blueprintFaultCodes)[number];

/** One thing that is wrong with a blueprint. */
export interface BlueprintFault {
  readonly code: BlueprintFaultCode;
  /** Where: `steps[2].after[0]`, or `touchpoints[1].matchers[0]`. */
  readonly path: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

/** What a blueprint is held against beside its touchpoints. */
export interface BlueprintFaultsOptions {
  /** Types that events can have, such as the keys of `eventTypes`. Any type unless given. */
  readonly eventTypes?: Iterable<string>;
}

/**
 * What is wrong with a blueprint and the touchpoints that it plans, in the order of the codes; none for a sound one. A
 * blueprint that its schema accepts is expected. Journeys are compared with a blueprint only if it has no fault of
 * the codes `cycle`, `too-many-ways`, `impossible-times`, `unknown-step` and, for its steps, `duplicate-id`; other
 * faults make the comparison say less than it could.
 *
 * @example
 * ```ts
 * const returns = {
 *   id: "returns",
 *   name: "Returning",
 *   steps: [
 *     { id: "send", touchpointId: "parcel", required: true, after: ["refund"] },
 *     { id: "refund", touchpointId: "refund", required: true, after: ["send"] },
 *   ],
 * };
 * const touchpoints = ["parcel", "refund"].map((id) => ({ id, name: id, kind: "action" }));
 * blueprintFaults(returns, touchpoints).map(({ code, path }) => `${code} at ${path}`); // => ["cycle at steps[0].after"]
 * ```
 */
export function blueprintFaults(
  blueprint: JourneyBlueprintInput,
  touchpoints: readonly TouchpointInput[],
  { eventTypes }: BlueprintFaultsOptions = {},
): readonly BlueprintFault[] {
  const matchers = allMatchers(blueprint, touchpoints);
  const found = [
    ...structuralFaults(blueprint),
    ...duplicates("stages", blueprint.stages ?? []),
    ...duplicates("touchpoints", touchpoints),
    ...unknownStages(blueprint, touchpoints),
    ...unknownTouchpoints(blueprint, touchpoints),
    ...unreachableSteps(blueprint),
    ...stagesOutOfOrder(blueprint),
    ...unevenForks(blueprint),
    ...impossibleMatchers(matchers),
    ...(eventTypes === undefined ? [] : unknownTypes(matchers, new Set(eventTypes))),
    ...ambiguousMatchers(touchpoints),
    ...badExits(blueprint),
    ...missingSchedules(blueprint),
  ];
  return blueprintFaultCodes.flatMap((code) => found.filter((fault) => fault.code === code));
}

/** What keeps journeys from being compared with a blueprint. */
export function structuralFaults(blueprint: JourneyBlueprintInput): readonly BlueprintFault[] {
  const { steps } = blueprint;
  return [
    ...duplicates("steps", steps),
    ...unknownSteps(blueprint),
    ...cycles(blueprint),
    ...(countOfWays(steps) > mostWays
      ? [
          fault(
            "too-many-ways",
            "steps",
            `the exclusive forks leave ${countOfWays(steps)} choices, more than ${mostWays}.`,
          ),
        ]
      : []),
    ...impossibleTimes(blueprint),
  ];
}

const fault = (code: BlueprintFaultCode, path: string, message: string): BlueprintFault => ({
  code,
  path,
  message,
});

function duplicates(list: string, items: readonly { readonly id: string }[]): readonly BlueprintFault[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, index) => {
    const known = first.get(id);
    if (known === undefined) {
      first.set(id, index);
      return [];
    }
    return [fault("duplicate-id", `${list}[${index}].id`, `"${id}" is the id of ${list}[${known}] too.`)];
  });
}

function unknownSteps({ steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  const known = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ after }, index) =>
    (after ?? []).flatMap((id, place) =>
      known.has(id)
        ? []
        : [fault("unknown-step", `steps[${index}].after[${place}]`, `there is no step "${id}".`)],
    ),
  );
}

function cycles({ steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  const predecessors = predecessorsOf(steps);
  const placed = new Set(topologicalOrder(predecessors));
  const reported = new Set<number>();
  return steps.flatMap((_, index) => {
    const cycle = placed.has(index) || reported.has(index) ? null : cycleFrom(index, predecessors);
    if (cycle === null) return [];
    for (const step of cycle) reported.add(step);
    const names = [...cycle, index].map((step) => `"${steps[step]?.id}"`).join(" after ");
    return [fault("cycle", `steps[${index}].after`, `${names}: none of them can be first.`)];
  });
}

/** A shortest way from a step back to itself, by what must come before. */
function cycleFrom(start: number, predecessors: readonly (readonly number[])[]): readonly number[] | null {
  let paths: readonly (readonly number[])[] = [[start]];
  const seen = new Set<number>();
  while (paths.length > 0) {
    const longer: (readonly number[])[] = [];
    for (const path of paths) {
      for (const before of predecessors[path.at(-1) ?? start] ?? []) {
        if (before === start) return path;
        if (seen.has(before)) continue;
        seen.add(before);
        longer.push([...path, before]);
      }
    }
    paths = longer;
  }
  return null;
}

function impossibleTimes({ steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  return steps.flatMap(({ id, required, repeatable }, index) => {
    if (repeatable === undefined || repeatable === null) return [];
    const { min, max } = repeatable;
    const path = `steps[${index}].repeatable`;
    if (max === 0) return [fault("impossible-times", path, `"${id}" may happen at most 0 times.`)];
    if (max !== null && min > max) {
      return [fault("impossible-times", path, `"${id}" must happen ${min} times and may happen ${max}.`)];
    }
    if (required && min === 0) {
      return [fault("impossible-times", path, `"${id}" is required, at least 0 times.`)];
    }
    return [];
  });
}

function unknownStages(
  { stages, steps }: JourneyBlueprintInput,
  touchpoints: readonly TouchpointInput[],
): readonly BlueprintFault[] {
  const known = new Set((stages ?? []).map(({ id }) => id));
  const planned = new Set(steps.map(({ touchpointId }) => touchpointId));
  const check = (list: string, items: readonly { readonly stageId?: string | null | undefined }[]) =>
    items.flatMap(({ stageId }, index) =>
      stageId === undefined || stageId === null || known.has(stageId)
        ? []
        : [fault("unknown-stage", `${list}[${index}].stageId`, `there is no stage "${stageId}".`)],
    );
  // Other touchpoints may belong to the stages of other blueprints.
  const ofPlan = touchpoints.map((one) => (planned.has(one.id) ? one : {}));
  return [...check("steps", steps), ...check("touchpoints", ofPlan)];
}

function unknownTouchpoints(
  { steps }: JourneyBlueprintInput,
  touchpoints: readonly TouchpointInput[],
): readonly BlueprintFault[] {
  const known = new Set(touchpoints.map(({ id }) => id));
  return steps.flatMap(({ touchpointId }, index) =>
    known.has(touchpointId)
      ? []
      : [
          fault(
            "unknown-touchpoint",
            `steps[${index}].touchpointId`,
            `there is no touchpoint "${touchpointId}".`,
          ),
        ],
  );
}

function unreachableSteps({ steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  const predecessors = predecessorsOf(steps);
  const order = topologicalOrder(predecessors);
  if (order.length < steps.length || countOfWays(steps) > mostWays) return [];
  const ways = waysThrough(steps, predecessors, order);
  return steps.flatMap(({ id }, index) =>
    ways.some((way) => way[index])
      ? []
      : [
          fault(
            "unreachable-step",
            `steps[${index}].after`,
            `"${id}" comes after what cannot come before it: branches that exclude each other.`,
          ),
        ],
  );
}

function stagesOutOfOrder({ stages, steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  const all = stages ?? [];
  const shared = all.flatMap(({ id, order }, index) => {
    const other = all.findIndex((one) => one.order === order);
    return other === index
      ? []
      : [
          fault(
            "stage-order",
            `stages[${index}].order`,
            `"${id}" has the place ${order} of "${all[other]?.id}".`,
          ),
        ];
  });
  const predecessors = predecessorsOf(steps);
  const before = allBefore(predecessors, topologicalOrder(predecessors));
  const placeOf = new Map(all.map(({ id, order }) => [id, order]));
  const backwards = steps.flatMap(({ id, stageId }, index) => {
    const place = placeOf.get(stageId ?? "");
    if (place === undefined) return [];
    const later = [...(before[index] ?? [])].find(
      (one) => (placeOf.get(steps[one]?.stageId ?? "") ?? place) > place,
    );
    return later === undefined
      ? []
      : [
          fault(
            "stage-order",
            `steps[${index}].after`,
            `"${id}" of stage "${stageId}" comes after "${steps[later]?.id}" of the later stage "${steps[later]?.stageId}".`,
          ),
        ];
  });
  return [...shared, ...backwards];
}

function unevenForks({ steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  const exclusive = exclusiveForks(steps);
  const groups = new Set(steps.flatMap(({ branch }) => branch?.group ?? []));
  return [...groups].flatMap((group) => {
    const branches = steps.filter(({ branch }) => branch?.group === group);
    const path = `steps[${steps.findIndex(({ branch }) => branch?.group === group)}].branch`;
    const excluding = exclusive.get(group)?.length ?? 0;
    const required = branches.filter(({ required }) => required).length;
    if (branches.length === 1) {
      return [fault("uneven-fork", path, `"${group}" is a fork of one branch.`)];
    }
    if (excluding > 0 && excluding < branches.length) {
      return [
        fault(
          "uneven-fork",
          path,
          `${excluding} of the ${branches.length} branches of "${group}" are exclusive.`,
        ),
      ];
    }
    if (excluding > 0 && required > 0 && required < branches.length) {
      return [
        fault(
          "uneven-fork",
          path,
          `${required} of the ${branches.length} branches of "${group}" are required, and a journey takes one of them.`,
        ),
      ];
    }
    return [];
  });
}

interface PlacedMatcher {
  readonly path: string;
  readonly matcher: EventMatcher;
}

const placed = (
  list: string,
  matchers: readonly EventMatcher[] | null | undefined,
): readonly PlacedMatcher[] =>
  (matchers ?? []).map((matcher, index) => ({ path: `${list}[${index}]`, matcher }));

function allMatchers(
  { entry, exit }: JourneyBlueprintInput,
  touchpoints: readonly TouchpointInput[],
): readonly PlacedMatcher[] {
  return [
    ...(entry ? [{ path: "entry", matcher: entry }] : []),
    ...placed("exit.success", exit?.success),
    ...placed("exit.failure", exit?.failure),
    ...matchersOf(touchpoints),
  ];
}

const matchersOf = (touchpoints: readonly TouchpointInput[]): readonly PlacedMatcher[] =>
  touchpoints.flatMap(({ matchers }, index) => placed(`touchpoints[${index}].matchers`, matchers));

const impossibleMatchers = (matchers: readonly PlacedMatcher[]): readonly BlueprintFault[] =>
  matchers.flatMap(({ path, matcher }) => {
    const both = contradiction(matcher, matcher);
    return both === null
      ? []
      : [
          fault(
            "impossible-matcher",
            `${path}.where`,
            `no event has what "${both[0]}" and "${both[1]}" ask for together.`,
          ),
        ];
  });

const unknownTypes = (
  matchers: readonly PlacedMatcher[],
  known: ReadonlySet<string>,
): readonly BlueprintFault[] =>
  matchers.flatMap(({ path, matcher: { type } }) =>
    known.has(type) ? [] : [fault("unknown-event-type", `${path}.type`, `there are no events of "${type}".`)],
  );

function ambiguousMatchers(touchpoints: readonly TouchpointInput[]): readonly BlueprintFault[] {
  const all = touchpoints.flatMap((touchpoint, index) =>
    placed(`touchpoints[${index}].matchers`, touchpoint.matchers).map((one) => ({ ...one, touchpoint })),
  );
  return all.flatMap(({ path, matcher, touchpoint }, index) => {
    const other = all
      .slice(0, index)
      .find(
        (one) =>
          one.touchpoint !== touchpoint &&
          overlap(one.matcher, matcher) &&
          covers(one.matcher, matcher) === covers(matcher, one.matcher),
      );
    return other === undefined
      ? []
      : [
          fault(
            "ambiguous-matchers",
            path,
            `an event can show both "${touchpoint.id}" and "${other.touchpoint.id}" (${other.path}).`,
          ),
        ];
  });
}

function badExits({ entry, exit }: JourneyBlueprintInput): readonly BlueprintFault[] {
  if (exit === undefined || exit === null) return [];
  const success = placed("exit.success", exit.success);
  const failure = placed("exit.failure", exit.failure);
  const none =
    success.length === 0 ? [fault("no-exit", "exit.success", "no event ends the journey well.")] : [];
  const covered = failure.flatMap(({ path, matcher }) => {
    const by = success.find((one) => covers(one.matcher, matcher));
    return by === undefined
      ? []
      : [fault("covered-exit", path, `whatever meets it meets ${by.path} and ends the journey well.`)];
  });
  const ending = entry ? [...success, ...failure].filter(({ matcher }) => covers(matcher, entry)) : [];
  return [
    ...none,
    ...covered,
    ...ending.map(({ path }) => fault("entry-ends", path, "the event that begins a journey ends it.")),
  ];
}

function missingSchedules({ timeout, steps }: JourneyBlueprintInput): readonly BlueprintFault[] {
  const durations = [
    { path: "timeout", duration: timeout },
    ...steps.map(({ maxDelay }, index) => ({ path: `steps[${index}].maxDelay`, duration: maxDelay })),
  ];
  return durations.flatMap(({ path, duration }) =>
    duration?.clock === "business" && (duration.scheduleId ?? null) === null
      ? [fault("no-schedule", `${path}.scheduleId`, "business time counts the hours of a schedule; name it.")]
      : [],
  );
}
