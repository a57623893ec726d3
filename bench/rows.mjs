// Rows for the benchmark: one wide row that is a contact, a case, a survey response and a promise of time at once, so
// that metrics of all facts can share a pass. The same seed gives the same rows.

/** Mulberry32: uniform in [0, 1). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const channels = ["voice", "chat", "email", "messaging", "sms", "social", "web-form"];
const scales = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };
const instruments = Object.keys(scales);
const DAY_MS = 86_400_000;

export function makeRows(length, seed) {
  const row = rowMaker(seed);
  return Array.from({ length }, (_, index) => row(index));
}

/** Makes one row after the other, for more of them than are to be held at once. */
export function rowMaker(seed = 20_261_121) {
  const random = randomFrom(seed);
  const chance = (share) => random() < share;
  const below = (limit) => Math.floor(random() * limit);
  const pick = (values) => values[below(values.length)];
  // Times of people have a long tail: most are short, a few very long.
  const time = (typical) => Math.round(-Math.log(1 - random()) * typical);
  const start = Date.UTC(2025, 0, 1);

  return (index) => {
    const answered = chance(0.88);
    const invited = chance(0.7);
    const sent = invited && chance(0.97);
    const delivered = sent && chance(0.95);
    const instrument = pick(instruments);
    const [scaleMin, scaleMax] = scales[instrument];
    const oldScale = chance(0.03);
    return {
      contactId: `contact-${index}`,
      customerId: chance(0.05) ? null : `customer-${below(200_000)}`,
      channel: pick(channels),
      startAt: new Date(start + below(365) * DAY_MS + below(DAY_MS)).toISOString(),
      discarded: chance(0.97) ? null : pick(["spam", "test", "merged", "deleted", "other"]),
      direction: chance(0.9) ? "inbound" : pick(["outbound", "internal", null]),
      initiative: chance(0.95) ? "reactive" : "proactive",
      offered: chance(0.96),
      answered,
      abandoned: !answered && chance(0.9),
      flowedOut: answered ? false : chance(0.05),
      transferLeg: chance(0.08),
      waitMs: chance(0.02) ? null : time(25_000),
      talkMs: answered && chance(0.98) ? time(280_000) : null,
      holdMs: answered && chance(0.4) ? time(40_000) : null,
      wrapUpMs: answered && chance(0.8) ? time(60_000) : null,
      nextContactMs: chance(0.7) ? null : time(10 * DAY_MS),
      observedMs: below(60 * DAY_MS),
      resolved: chance(0.8),
      createdInWindow: chance(0.95),
      clock: chance(0.9) ? "calendar" : pick(["business", null]),
      status: pick(["achieved", "achieved", "achieved", "missed", "active", "paused", "canceled"]),
      firstResponseMs: chance(0.1) ? null : time(3 * 3_600_000),
      fullResolutionMs: chance(0.2) ? null : time(30 * 3_600_000),
      instrument,
      scaleMin: oldScale ? 1 : scaleMin,
      scaleMax: oldScale ? 9 : scaleMax,
      score: chance(0.4) ? null : oldScale ? 1 + below(9) : scaleMin + below(scaleMax - scaleMin + 1),
      test: chance(0.01),
      superseded: chance(0.02),
      invited,
      sent,
      delivered,
      completion: delivered && chance(0.3) ? pick(["complete", "complete", "partial"]) : null,
    };
  };
}
