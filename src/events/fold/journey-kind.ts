import { EventIdSchema, InstanceTouchpointIdSchema } from "../../model/ids.ts";
import type { InstanceTouchpoint } from "../../model/instance-touchpoint.ts";
import type { JourneyStatus } from "../../model/journey-instance.ts";
import { type Draft, type EventOfFamily, type Kind, tellerOf } from "./kind.ts";

/** A journey while its events are told. */
export interface JourneyState {
  readonly record: Draft<"journeyInstance">;
  /** By their id within the journey. */
  readonly touchpoints: Map<string, InstanceTouchpoint>;
}

type Experienced = EventOfFamily<"touchpoint">;

/** What a touchpoint was like is said of the touchpoint alone. */
const tell = tellerOf("journeyInstance", ["status"]);

const ended =
  (status: JourneyStatus) =>
  (
    one: JourneyState,
    event: EventOfFamily<"journey", "completed" | "abandoned" | "failed" | "timed-out">,
  ): void => {
    change(one, event);
    one.record.endedAt = event.time;
    one.record.status = status;
  };

function change({ record }: JourneyState, event: EventOfFamily<"journey"> | Experienced): void {
  tell(record, event);
  if (event.data.journeyInstanceId) record.id = event.data.journeyInstanceId;
}

/** What the events of a journey, and of its touchpoints, do to it. */
export const journeyKind: Kind<JourneyState> = {
  begin: () => ({ record: { status: "in-progress" }, touchpoints: new Map() }),
  effects: {
    "cx.journey.started": (one, event) => {
      change(one, event);
      one.record.startedAt ??= event.time;
    },
    "cx.journey.completed": ended("completed"),
    "cx.journey.abandoned": ended("abandoned"),
    "cx.journey.failed": ended("failed"),
    "cx.journey.timed-out": ended("timed-out"),
    "cx.touchpoint.experienced": (one, event) => {
      if (event.data.customerId) change(one, event);
      else if (event.data.journeyInstanceId) one.record.id = event.data.journeyInstanceId;
      experience(one, event);
    },
  },
};

function experience({ touchpoints }: JourneyState, event: Experienced): void {
  const { data, time, id: eventId, source } = event;
  const key = data.instanceTouchpointId
    ? `touchpoint ${data.instanceTouchpointId}`
    : `event ${source} ${eventId}`;
  const known = touchpoints.get(key);
  const { stepId, touchpointId, stage, endAt, actor, channel, emotion, experienceRating, effort } = data;
  const status = data.status ?? known?.status ?? "occurred";
  touchpoints.set(key, {
    ...known,
    id: data.instanceTouchpointId ?? InstanceTouchpointIdSchema.parse(eventId),
    ...(stepId !== undefined && { stepId }),
    touchpointId,
    ...(stage !== undefined && { stage }),
    eventIds: [...(known?.eventIds ?? []), EventIdSchema.parse(eventId)],
    at: known?.at ?? (status === "occurred" || status === "failed" ? time : null),
    ...(endAt !== undefined && { endAt }),
    ...(actor !== undefined && { actor }),
    ...(channel !== undefined && { channel }),
    status,
    ...(emotion !== undefined && { emotion }),
    ...(experienceRating !== undefined && { experienceRating }),
    ...(effort !== undefined && { effort }),
  });
}

export function finishJourney({ record, touchpoints }: JourneyState): void {
  if (touchpoints.size > 0) record.touchpoints = Array.from(touchpoints.values());
}
