// Twelve metrics folded of events, each row made of one event: what the benchmark of events asks for, in one thread or in
// several, whose folds are merged.
import {
  abandonmentRate,
  accumulator,
  afterCallWork,
  aov,
  averageHandleTime,
  averageHoldTime,
  averageSpeedOfAnswer,
  averageTalkTime,
  ces,
  csat,
  nps,
  serviceLevel,
  transferRate,
} from "touchstone-cx";

const facts = {
  contacts: {
    serviceLevel,
    abandonmentRate,
    averageSpeedOfAnswer,
    averageHandleTime,
    averageTalkTime,
    averageHoldTime,
    afterCallWork,
    transferRate,
  },
  answers: { nps, csat, ces },
  orders: { aov },
};
const accumulators = Object.fromEntries(
  Object.values(facts).flatMap((metrics) =>
    Object.entries(metrics).map(([id, metric]) => [id, accumulator(metric, { onInvalid: "exclude" })]),
  ),
);

/** Folds of the metrics of one fact: rows are gathered, since many at once fold faster than one at a time. */
function folded(metrics) {
  const states = Object.fromEntries(Object.keys(metrics).map((id) => [id, accumulators[id].create()]));
  let rows = [];
  const flush = () => {
    for (const id in states) states[id] = accumulators[id].addAll(states[id], rows);
    rows = [];
  };
  return {
    add(row) {
      if (rows.push(row) === 512) flush();
    },
    states() {
      flush();
      return states;
    },
  };
}

const ms = (duration) => (duration == null ? null : Math.round(duration.seconds * 1000));

/** A fold as `validateInThreads` asks for it. */
export function eventFold() {
  const contacts = folded(facts.contacts);
  const answers = folded(facts.answers);
  const orders = folded(facts.orders);
  return {
    add({ type, time, data }) {
      if (type === "cx.interaction.ended") {
        const { outcome, durations, transferCount } = data;
        contacts.add({
          contactId: data.interactionId,
          offered: true,
          answered: outcome === "answered",
          abandoned: outcome === "abandoned",
          waitMs: ms(durations?.queue),
          talkMs: ms(durations?.talk),
          holdMs: ms(durations?.hold),
          wrapUpMs: ms(durations?.wrapUp),
          transfers: transferCount ?? 0,
          endAt: time,
        });
      } else if (type === "cx.survey.responded") {
        const { score } = data;
        answers.add({
          responseId: data.responseId,
          instrument: data.metric,
          score: score?.value ?? null,
          scaleMin: score?.scale.min ?? null,
          scaleMax: score?.scale.max ?? null,
          respondedAt: time,
        });
      } else if (type === "cx.order.placed") {
        const { total } = data;
        orders.add({
          orderId: data.orderId,
          revenueMinor: total == null ? null : Math.round(Number(total.amount) * 100),
          currency: total?.currency ?? null,
          placedAt: time,
        });
      }
    },
    result: () => ({ ...contacts.states(), ...answers.states(), ...orders.states() }),
  };
}

/** What the metrics come to over all folds. */
export const measurements = (results) =>
  Object.fromEntries(
    Object.entries(accumulators).map(([id, { extract, merge }]) => [
      id,
      extract(merge(...results.map((states) => states[id]))),
    ]),
  );
