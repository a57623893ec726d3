// Events for the benchmark, as lines of NDJSON: what a service desk with telephone, chat and e-mail writes down, in the
// shares in which such a desk does. The same seed gives the same lines, one after the other, so that any number of them
// can be written without being held.

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

const START_MS = Date.UTC(2026, 0, 5);
const channels = ["voice", "voice", "voice", "chat", "email", "messaging"];
const bodies = [
  "Hello, the parcel with my two lamps has not come. The carrier says it was delivered on Friday.",
  "Thank you for writing to us. I have asked the carrier and will write again before noon.",
  "Could you please change the delivery address to the one in my last order?",
  "Hei, jeg har ikke fått pakken min ennå. Når kommer den?",
  "Hello,\n\nthe invoice shows the old price.\n\nKind regards",
  'The reset link says "expired" although I used it at once.',
  "Your refund is on its way and takes three to five working days to arrive.",
];
const scales = {
  nps: { min: 0, max: 10, step: 1, direction: "higher-is-better" },
  csat: { min: 1, max: 5, step: 1, direction: "higher-is-better" },
  ces: { min: 1, max: 7, step: 1, direction: "higher-is-better" },
};
const instruments = Object.keys(scales);

/** An endless row of lines, without their ends. About one in a thousand is no valid event. */
export function* eventLines(seed = 20_261_122) {
  const random = randomFrom(seed);
  const chance = (share) => random() < share;
  const below = (limit) => Math.floor(random() * limit);
  const pick = (values) => values[below(values.length)];
  // Times of people have a long tail: most are short, a few very long.
  const seconds = (typical) => Math.round(-Math.log(1 - random()) * typical);
  const took = (typical) => ({ seconds: seconds(typical), clock: "calendar", source: "reported" });
  const agent = () => ({ type: "agent", id: `agent-${1000 + below(400)}` });
  const customer = () => `customer-${100_000 + below(300_000)}`;
  const relation = (of) => `${of}-${1_000_000 + below(2_000_000)}`;
  const from = () => ({ system: "zendesk", rawId: String(below(1e9)) });
  let now = START_MS;

  const ofCase = { id: "caseId", subject: "case" };
  const ofInteraction = { id: "interactionId", subject: "interaction" };
  const kinds = [
    [
      6,
      "cx.case.created",
      ofCase,
      () => ({
        number: String(below(1e7)),
        caseKind: "question",
        channel: pick(channels),
        direction: "inbound",
        requesterId: customer(),
        teamId: `team-${below(12)}`,
        priority: pick(["low", "normal", "high"]),
        ...(chance(0.5) && { topic: "delivery" }),
        ...(chance(0.3) && { tags: ["parcel", "late"] }),
      }),
    ],
    [
      7,
      "cx.case.assigned",
      ofCase,
      () => ({ actor: agent(), assigneeId: agent().id, teamId: `team-${below(12)}`, source: from() }),
    ],
    [
      9,
      "cx.case.status-changed",
      ofCase,
      () => ({
        actor: agent(),
        status: pick(["pending-customer", "pending-internal", "snoozed"]),
        previousStatus: pick(["new", "open"]),
        source: from(),
      }),
    ],
    [
      1,
      "cx.case.priority-changed",
      ofCase,
      () => ({ actor: agent(), priority: "high", previousPriority: "normal", source: from() }),
    ],
    [
      5,
      "cx.case.resolved",
      ofCase,
      () => ({ actor: agent(), topic: "delivery", resolutionCode: "sent-again", source: from() }),
    ],
    [
      4,
      "cx.case.closed",
      ofCase,
      () => ({ actor: { type: "system", id: "close-after-four-days", isAutomated: true }, source: from() }),
    ],
    [
      0.5,
      "cx.case.reopened",
      ofCase,
      () => ({ actor: { type: "customer", id: customer() }, source: from() }),
    ],
    [
      13,
      "cx.message.sent",
      { id: "messageId", subject: "message" },
      () => ({
        caseId: relation("case"),
        author: chance(0.5) ? agent() : { type: "customer", id: customer() },
        direction: pick(["inbound", "outbound"]),
        visibility: "public",
        kind: "message",
        body: pick(bodies),
      }),
    ],
    [
      3,
      "cx.message.delivered",
      { id: "messageId", subject: "message" },
      () => ({ caseId: relation("case"), source: from() }),
    ],
    [
      7,
      "cx.interaction.started",
      ofInteraction,
      () => ({
        channel: pick(channels),
        direction: "inbound",
        initiative: "reactive",
        customerId: chance(0.1) ? null : customer(),
        queueId: `queue-${below(20)}`,
        ...(chance(0.3) && { language: "nb" }),
      }),
    ],
    [
      7,
      "cx.interaction.queued",
      ofInteraction,
      () => ({ queueId: `queue-${below(20)}`, teamId: `team-${below(12)}`, source: from() }),
    ],
    [
      7,
      "cx.interaction.offered",
      ofInteraction,
      () => ({ agentId: agent().id, queueId: `queue-${below(20)}`, source: from() }),
    ],
    [
      6,
      "cx.interaction.connected",
      ofInteraction,
      () => ({ agentId: agent().id, actor: agent(), source: from() }),
    ],
    [1.5, "cx.interaction.held", ofInteraction, () => ({ agentId: agent().id, source: from() })],
    [1.5, "cx.interaction.resumed", ofInteraction, () => ({ agentId: agent().id, source: from() })],
    [
      7,
      "cx.interaction.ended",
      ofInteraction,
      () =>
        chance(0.12)
          ? { outcome: "abandoned", disconnectedBy: "customer", durations: { queue: took(60) } }
          : {
              outcome: "answered",
              disconnectedBy: pick(["customer", "agent"]),
              durations: {
                queue: took(25),
                talk: took(280),
                ...(chance(0.8) && { wrapUp: took(60) }),
                ...(chance(0.4) && { hold: took(40) }),
              },
              ...(chance(0.1) && { transferCount: 1 }),
            },
    ],
    [
      5,
      "cx.interaction.wrapped-up",
      ofInteraction,
      () => ({ agentId: agent().id, wrapUpCode: "delivery", topic: "delivery", source: from() }),
    ],
    [
      1,
      "cx.bot.answered",
      ofInteraction,
      () => ({ botId: "bot-7", intent: "where-is-my-parcel", source: from() }),
    ],
    [
      2.5,
      "cx.sla.applied",
      { id: "slaInstanceId", subject: "sla" },
      () => ({
        metric: "first-response",
        caseId: relation("case"),
        policyId: "policy-3",
        target: { seconds: 14_400, clock: "business", scheduleId: "schedule-1" },
      }),
    ],
    [
      2,
      "cx.sla.fulfilled",
      { id: "slaInstanceId", subject: "sla" },
      () => ({
        metric: "first-response",
        caseId: relation("case"),
        elapsed: { ...took(5000), clock: "business" },
      }),
    ],
    [
      2,
      "cx.survey.invited",
      { id: "invitationId", subject: "survey" },
      () => ({
        surveyId: "survey-2",
        customerId: customer(),
        caseId: relation("case"),
        channel: "email",
        source: from(),
      }),
    ],
    [
      2,
      "cx.survey.responded",
      { id: "responseId", subject: "survey" },
      () => {
        const metric = pick(instruments);
        const scale = scales[metric];
        return {
          surveyId: "survey-2",
          customerId: customer(),
          caseId: relation("case"),
          metric,
          score: chance(0.04) ? null : { value: scale.min + below(scale.max - scale.min + 1), scale },
        };
      },
    ],
    [
      5,
      "cx.agent.status-changed",
      { id: "agentId", subject: "agent" },
      () => ({
        status: pick(["available", "busy", "break", "offline"]),
        rawStatus: "AVAILABLE_2",
        isProductive: true,
        source: from(),
      }),
    ],
    [
      2,
      "cx.order.placed",
      { id: "orderId", subject: "order" },
      () => ({
        number: String(below(1e7)),
        customerId: customer(),
        sourceChannel: "web",
        total: { amount: `${below(900)}.${10 + below(89)}`, currency: "EUR" },
        tax: { amount: "4.50", currency: "EUR" },
      }),
    ],
  ];
  let all = 0;
  const ends = kinds.map(([share]) => {
    all += share;
    return all;
  });
  const next = () => {
    const drawn = random() * all;
    return kinds[ends.findIndex((end) => drawn < end)] ?? kinds[0];
  };

  for (let at = 0; ; at++) {
    const [, type, { id, subject }, data] = next();
    now += below(9000);
    const of = relation(subject);
    const event = {
      specversion: "1.0",
      id: `event-${at.toString(36).padStart(7, "0")}`,
      source: "zendesk:acme",
      type,
      time: new Date(now).toISOString(),
      subject: `${subject}/${of}`,
      ...(chance(0.5) && { recordedtime: new Date(now + 800 + below(2000)).toISOString() }),
      data: { [id]: of, ...data() },
    };
    if (chance(0.001)) event.time = event.time.slice(0, -1);
    yield JSON.stringify(event);
  }
}
