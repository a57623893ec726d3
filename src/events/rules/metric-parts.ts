import type { Interaction } from "../../model/interaction.ts";
import type { InteractionDurations } from "../../model/interaction-durations.ts";
import { calendarMs, isOneAgents, segmentsMs } from "./contact-times.ts";
import { lengthText, msBetween, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule } from "./rule.ts";

export const partsBeyondHandle: IntegrityRule = {
  id: "MET-04",
  severity: "warning",
  says: "Handling takes no less than talk, hold and wrap-up, and these no more than the time in contact.",
  event: {
    "cx.interaction.ended": ({ data }, { roundingMs }) =>
      data.durations ? handleTooShort(data.durations, roundingMs, "/data") : noBreach,
  },
  record: {
    interaction: (one, { limits: { roundingMs } }) => {
      if (!one.durations) return noBreach;
      const talk = calendarMs(one.durations.talk);
      const hold = calendarMs(one.durations.hold);
      const connected = isOneAgents(one) ? msBetween(one.answeredAt, one.endAt) : null;
      const spent = (talk ?? 0) + (hold ?? 0);
      const isTooLong = connected !== null && spent > connected + 2 * roundingMs;
      const message = `Talk and hold take ${lengthText(spent)}, and from answer to end there are ${lengthText(connected ?? 0)}.`;
      return [
        ...handleTooShort(one.durations, roundingMs, ""),
        ...(isTooLong && connected >= 0 ? [{ path: "/durations/talk", message }] : []),
      ];
    },
  },
};

export const queueDiffers: IntegrityRule = {
  id: "MET-05",
  severity: "warning",
  says: "The time in a queue is that from entering to leaving it.",
  record: {
    interaction: (one, { limits: { roundingMs } }) => {
      const told = calendarMs(one.durations?.queue);
      const bounds = told === null ? null : queueBounds(one);
      if (told === null || bounds === null) return noBreach;
      const [least, most] = bounds;
      if (told >= least - roundingMs && told <= most + roundingMs) return noBreach;
      const range = least === most ? lengthText(least) : `${lengthText(least)} to ${lengthText(most)}`;
      const message = `The queue is told to have taken ${lengthText(told)}, and its instants give ${range}.`;
      return [{ path: "/durations/queue", message }];
    },
  },
};

/**
 * Least and most that the queue can have taken. It is left for an agent when the contact is offered or answered; what is
 * offered twice waits again in between. Null: nothing tells when it was left.
 */
function queueBounds(one: Interaction): readonly [least: number, most: number] | null {
  const inSegments = segmentsMs(one, "queue");
  if (inSegments !== null) return [inSegments, inSegments];
  const toOffer = msBetween(one.queuedAt, one.offeredAt);
  const toAnswer = msBetween(one.queuedAt, one.answeredAt);
  const toEnd = msBetween(one.queuedAt, one.endAt);
  const isAbandoned = one.outcome === "abandoned" || one.outcome === "short-abandoned";
  // What is transferred can wait again; what is neither answered nor abandoned goes on elsewhere.
  const most = isOneAgents(one) ? (toAnswer ?? toEnd) : toEnd;
  const least = toOffer ?? toAnswer ?? (isAbandoned ? toEnd : 0);
  return most === null || least === null || least < 0 || most < least ? null : [least, most];
}

function handleTooShort(
  durations: InteractionDurations,
  roundingMs: number,
  path: string,
): readonly Breach[] {
  const handle = calendarMs(durations.handle);
  if (handle === null) return noBreach;
  const talk = calendarMs(durations.talk) ?? 0;
  const hold = calendarMs(durations.hold) ?? 0;
  const wrapUp = calendarMs(durations.wrapUp) ?? 0;
  const parts = talk + hold + wrapUp;
  if (handle + 3 * roundingMs >= parts) return noBreach;
  const message = `Handling takes ${lengthText(handle)}, and talk, hold and wrap-up take ${lengthText(parts)}.`;
  return [{ path: `${path}/durations/handle`, message }];
}
