import { at, DAY, event, HOUR, type RuleExample, record } from "./rule-example.ts";

const response = (fields: Parameters<typeof record<"surveyResponse">>[1] = {}) =>
  record("surveyResponse", { id: "r", metric: "csat", respondedAt: at(0), ...fields });
const score = (
  value: number,
  min = 1,
  max = 5,
  direction: "higher-is-better" | "lower-is-better" = "higher-is-better",
) => ({
  value,
  scale: { min, max, step: 1, direction },
});
const five = (value: number) => score(value);
const question = (id: string, value: number) => ({ questionId: id, score: five(value) });
const invitation = (id: string, fields: Parameters<typeof record<"surveyInvitation">>[1] = {}) =>
  record("surveyInvitation", { id, surveyId: "s", sentAt: at(0), ...fields });
const boxes = (topBox: (string | number)[], bottomBox: (string | number)[]) => ({
  value: 3,
  scale: {
    min: 1,
    max: 3,
    direction: "higher-is-better" as const,
    codes: { "103": 3, "-103": 1 },
    topBox,
    bottomBox,
  },
});

export const surveyExamples: readonly RuleExample[] = [
  {
    ruleId: "SUR-01",
    because: "a code was read as a score, or the score lies between the steps",
    records: {
      surveyResponses: [
        response({ score: five(103), answers: [question("q", 2), question("p", 2.5), { questionId: "o" }] }),
        response({ id: "0", score: five(0) }),
      ],
      journeyInstances: [
        record("journeyInstance", {
          startedAt: at(0),
          touchpoints: [{ id: "t", status: "occurred", experienceRating: five(6), effort: five(-1) }],
        }),
      ],
    },
    breaks: [
      ["journeyInstance/journey-1", "/touchpoints/0/experienceRating/value"],
      ["journeyInstance/journey-1", "/touchpoints/0/effort/value"],
      ["surveyResponse/r", "/score/value"],
      ["surveyResponse/r", "/answers/1/score/value"],
      ["surveyResponse/0", "/score/value"],
    ],
  },
  {
    ruleId: "SUR-01",
    because: "both ends lie on the scale, and steps of a tenth are no exact numbers",
    records: {
      surveyResponses: [
        response({ score: five(1), answers: [question("q", 5)] }),
        response({
          id: "fine",
          score: { value: 0.3, scale: { min: 0, max: 1, step: 0.1, direction: "higher-is-better" } },
        }),
        response({
          id: "any",
          score: { value: 0.123, scale: { min: 0, max: 1, direction: "higher-is-better" } },
        }),
        response({ id: "blank", score: null }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-01",
    because: "events tell it",
    events: [
      event("cx.survey.responded", { responseId: "r", metric: "csat", score: five(9) }),
      event("cx.survey.updated", { responseId: "r", answers: [question("q", 7)] }),
      event("cx.touchpoint.experienced", { touchpointId: "t", effort: five(8) }),
    ],
    breaks: [
      [null, "/data/score/value"],
      [null, "/data/answers/0/score/value"],
      [null, "/data/effort/value"],
    ],
  },
  {
    ruleId: "SUR-01",
    because: "on the scale, or taken back",
    events: [
      event("cx.survey.responded", { responseId: "r", metric: "csat", score: five(5) }),
      event("cx.survey.updated", { responseId: "r", score: null }),
      event("cx.touchpoint.experienced", { touchpointId: "t" }),
    ],
    breaks: [],
  },
  {
    ruleId: "SUR-02",
    because: "one metric was asked on two scales, recommending not on its own, and one scale is none",
    records: {
      surveyResponses: [
        response({ id: "a", score: five(4) }),
        response({ id: "b", score: five(4) }),
        response({ id: "c", score: score(8, 0, 10) }),
        response({ id: "d", metric: "nps", score: five(5) }),
        response({ id: "e", metric: "fcr", score: score(1, 1, 1) }),
      ],
      surveys: [
        record("survey", {
          questions: [{ id: "q", kind: "scale", scale: { min: 5, max: 1, direction: "higher-is-better" } }],
        }),
      ],
    },
    breaks: [
      ["survey/survey-1", "/questions/0/scale"],
      ["surveyResponse/d", "/score/scale"],
      ["surveyResponse/e", "/score/scale"],
      ["surveyResponse/c", "/score/scale"],
    ],
  },
  {
    ruleId: "SUR-02",
    because: "one scale each, a metric of one's own on any, and a test on another",
    records: {
      surveyResponses: [
        response({ id: "a", score: five(4) }),
        response({ id: "b", score: null }),
        response({ id: "c", isTest: true, score: score(8, 0, 10) }),
        response({ id: "d", metric: "nps", score: score(9, 0, 10) }),
        response({ id: "e", metric: "custom", score: five(1) }),
        response({ id: "f", metric: "custom", score: score(1, 0, 1) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-02",
    because: "events tell it",
    events: [
      event("cx.survey.responded", { responseId: "r", metric: "nps", score: five(5) }),
      event("cx.survey.updated", { responseId: "r", score: score(1, 1, 1) }),
    ],
    breaks: [
      [null, "/data/score/scale"],
      [null, "/data/score/scale"],
    ],
  },
  {
    ruleId: "SUR-02",
    because: "the scale of recommending",
    events: [event("cx.survey.responded", { responseId: "r", metric: "nps", score: score(5, 0, 10) })],
    breaks: [],
  },
  {
    ruleId: "SUR-03",
    because: "effort runs the other way, and top boxes lie below bottom boxes",
    records: {
      surveyResponses: [
        response({ metric: "ces", score: score(1, 1, 7, "lower-is-better") }),
        response({ id: "2010", metric: "ces1", score: five(1) }),
        response({ id: "boxes", score: boxes(["-103"], ["103"]) }),
      ],
      surveys: [
        record("survey", {
          questions: [
            {
              id: "q",
              kind: "scale",
              isPrimary: true,
              scale: { min: 0, max: 10, direction: "lower-is-better" },
            },
          ],
        }),
      ],
    },
    breaks: [
      ["survey/survey-1", "/questions/0/scale/direction"],
      ["surveyResponse/r", "/score/scale/direction"],
      ["surveyResponse/2010", "/score/scale/direction"],
      ["surveyResponse/boxes", "/score/scale/topBox"],
    ],
  },
  {
    ruleId: "SUR-03",
    because: "the usual way of each, boxes in order or of codes that are not told, and a metric of one's own",
    records: {
      surveyResponses: [
        response({ metric: "ces", score: score(1, 1, 7) }),
        response({ id: "2010", metric: "ces1", score: score(1, 1, 5, "lower-is-better") }),
        response({ id: "boxes", score: boxes(["103"], [1]) }),
        response({ id: "words", score: boxes(["good"], ["bad"]) }),
        response({ id: "empty", score: boxes([], [3]) }),
        response({ id: "no-bottom", score: boxes([1], []) }),
        response({ id: "own", metric: "custom", score: score(1, 1, 5, "lower-is-better") }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-03",
    because: "events tell it",
    events: [
      event("cx.survey.responded", {
        responseId: "r",
        metric: "ces2",
        score: score(1, 1, 7, "lower-is-better"),
      }),
      event("cx.survey.updated", { responseId: "r", score: boxes([1], [3]) }),
    ],
    breaks: [
      [null, "/data/score/scale/direction"],
      [null, "/data/score/scale/topBox"],
    ],
  },
  {
    ruleId: "SUR-03",
    because: "higher is easier",
    events: [event("cx.survey.responded", { responseId: "r", metric: "ces2", score: score(7, 1, 7) })],
    breaks: [],
  },
  {
    ruleId: "SUR-04",
    because: "one invitation, one case and one day were answered twice; a blank replaces nothing",
    records: {
      surveyResponses: [
        response({ id: "a1", invitationId: "i", score: five(1) }),
        response({ id: "a2", invitationId: "i", score: five(5), respondedAt: at(5) }),
        response({
          id: "b1",
          surveyId: "s",
          customerId: "ada",
          caseId: "7",
          score: five(2),
          respondedAt: at(0),
        }),
        response({
          id: "b2",
          surveyId: "s",
          customerId: "ada",
          caseId: "7",
          score: null,
          respondedAt: at(90 * DAY),
        }),
        response({ id: "c1", surveyId: "s", customerId: "bob", score: five(2) }),
        response({ id: "c2", surveyId: "s", customerId: "bob", score: five(2), respondedAt: at(23 * HOUR) }),
      ],
    },
    breaks: [
      ["surveyResponse/a1", "/respondedAt"],
      ["surveyResponse/b2", "/respondedAt"],
      ["surveyResponse/c1", "/respondedAt"],
    ],
  },
  {
    ruleId: "SUR-04",
    because:
      "one replaces the other by name, is a test, is about another case, on another metric, of nobody known, or of months ago",
    records: {
      surveyResponses: [
        response({ id: "a1", invitationId: "i" }),
        response({ id: "a2", invitationId: "i", supersedesId: "a1" }),
        response({ id: "a3", invitationId: "i", isTest: true }),
        response({ id: "a4", invitationId: "i", metric: "nps" }),
        response({ id: "b1", customerId: "ada", caseId: "7" }),
        response({ id: "b2", customerId: "ada", caseId: "8" }),
        response({ id: "c1" }),
        response({ id: "c2" }),
        response({ id: "d1", customerId: "bob" }),
        response({ id: "d2", customerId: "bob", respondedAt: at(90 * DAY) }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-05",
    because: "it was answered before the call began, and long after the case was over or the parcel came",
    records: {
      surveyResponses: [
        response({ id: "a", interactionId: "call", respondedAt: at(-1) }),
        response({ id: "b", caseId: "7", respondedAt: at(32 * DAY) }),
        response({ id: "c", orderId: "o", respondedAt: at(40 * DAY) }),
      ],
      interactions: [record("interaction", { id: "call", startAt: at(0), endAt: at(5) })],
      cases: [
        record("case", {
          id: "7",
          status: "closed",
          createdAt: at(0),
          resolvedAt: at(DAY),
          closedAt: at(9 * DAY),
        }),
      ],
      orders: [record("order", { id: "o", status: "delivered", placedAt: at(0), deliveredAt: at(2) })],
    },
    breaks: [
      ["surveyResponse/a", "/respondedAt"],
      ["surveyResponse/b", "/respondedAt"],
      ["surveyResponse/c", "/respondedAt"],
    ],
  },
  {
    ruleId: "SUR-05",
    because:
      "it was answered in the call, on the last day, while the case goes on, or about what is not here",
    records: {
      surveyResponses: [
        response({ id: "a", interactionId: "call", respondedAt: at(1) }),
        response({ id: "b", interactionId: "call", respondedAt: at(30 * DAY) }),
        response({ id: "c", caseId: "7", respondedAt: at(300 * DAY) }),
        response({ id: "d", caseId: "8", respondedAt: at(-1) }),
        response({ id: "e", respondedAt: at(-1) }),
      ],
      interactions: [record("interaction", { id: "call", startAt: at(0), endAt: at(5) })],
      cases: [record("case", { id: "7", createdAt: at(0) })],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-06",
    because: "one answers uninvited, and there are more answers than invitations",
    records: {
      surveyResponses: [
        response({ id: "a", surveyId: "s", invitationId: "i" }),
        response({ id: "b", surveyId: "s" }),
      ],
      surveyInvitations: [invitation("i"), invitation("held", { status: "suppressed", sentAt: null })],
    },
    breaks: [
      ["surveyResponse/b", "/invitationId"],
      ["survey/s", ""],
    ],
  },
  {
    ruleId: "SUR-06",
    because: "each was invited, the survey asks without inviting, or the invitations are not here",
    records: {
      surveyResponses: [
        response({ id: "a2", surveyId: "s", invitationId: "i" }),
        response({ id: "a3", surveyId: "s", invitationId: "i" }),
        response({ id: "a", surveyId: "s", invitationId: "i" }),
        response({ id: "b", surveyId: "on-the-site" }),
        response({ id: "c" }),
        response({ id: "d", surveyId: "s", isTest: true }),
      ],
      surveyInvitations: [invitation("i"), invitation("j")],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-07",
    because: "four questions took seven seconds, as in a published sample, and five answers are the same",
    records: {
      surveyResponses: [
        response({
          durationSeconds: 7,
          answers: ["a", "b", "c", "d"].map((id, index) => question(id, index + 1)),
        }),
        response({ id: "line", answers: ["a", "b", "c", "d", "e"].map((id) => question(id, 3)) }),
        response({
          id: "scales",
          answers: ["a", "b", "c", "d", "e"].map((id, index) => ({
            questionId: id,
            score: index < 4 ? five(3) : score(5, 0, 10),
          })),
        }),
        response({ id: "one", score: five(3), durationSeconds: 1.9 }),
      ],
    },
    breaks: [
      ["surveyResponse/r", "/durationSeconds"],
      ["surveyResponse/line", "/answers"],
      ["surveyResponse/scales", "/answers"],
      ["surveyResponse/one", "/durationSeconds"],
    ],
  },
  {
    ruleId: "SUR-07",
    because: "two seconds a question are enough, four equal answers happen, and not all of five are equal",
    records: {
      surveyResponses: [
        response({ durationSeconds: 8, answers: ["a", "b", "c", "d"].map((id) => question(id, 5)) }),
        response({
          id: "2",
          answers: ["a", "b", "c", "d", "e"].map((id, index) => question(id, index < 4 ? 5 : 4)),
        }),
        response({
          id: "3",
          answers: ["a", "b", "c", "d", "e"].map((id) => ({ questionId: id, text: "Good" })),
        }),
        response({ id: "4", durationSeconds: 0 }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-07",
    because: "an event tells it",
    events: [
      event("cx.survey.responded", { responseId: "r", metric: "csat", score: five(3), durationSeconds: 1 }),
    ],
    breaks: [[null, "/data/durationSeconds"]],
  },
  {
    ruleId: "SUR-07",
    because: "it took its time",
    events: [
      event("cx.survey.responded", { responseId: "r", metric: "csat", score: five(3), durationSeconds: 9 }),
      event("cx.survey.responded", { responseId: "r", metric: "csat", score: five(3) }),
    ],
    breaks: [],
  },
  {
    ruleId: "SUR-08",
    because: "complete without a score, and turned away with one",
    records: {
      surveyResponses: [
        response({ completion: "complete", score: null }),
        response({ id: "2", completion: "disqualified", score: five(1) }),
        response({ id: "3", completion: "overquota", score: five(1) }),
      ],
    },
    breaks: [
      ["surveyResponse/r", "/completion"],
      ["surveyResponse/2", "/score"],
      ["surveyResponse/3", "/score"],
    ],
  },
  {
    ruleId: "SUR-08",
    because: "a partial one says so, with a score or without; so does one that was turned away",
    records: {
      surveyResponses: [
        response({ completion: "complete", score: five(1) }),
        response({ id: "2", completion: "partial", score: five(1) }),
        response({ id: "3", completion: "partial", score: null }),
        response({ id: "4", completion: "overquota", score: null }),
        response({ id: "5", score: null }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-08",
    because: "an event tells it",
    events: [
      event("cx.survey.responded", { responseId: "r", metric: "csat", completion: "complete", score: null }),
    ],
    breaks: [[null, "/data/completion"]],
  },
  {
    ruleId: "SUR-08",
    because: "it is complete",
    events: [
      event("cx.survey.responded", {
        responseId: "r",
        metric: "csat",
        completion: "complete",
        score: five(2),
      }),
    ],
    breaks: [],
  },
  {
    ruleId: "SUR-09",
    because: "agents rate themselves, by id or by address, and colleagues answer",
    records: {
      surveyResponses: [
        response({ id: "a", customerId: "ada", agentId: "ada" }),
        response({ id: "b", customerId: "private", agentId: "ada" }),
        response({ id: "c", customerId: "colleague" }),
        response({ id: "d", customerId: "bob", agentId: "ada" }),
      ],
      agents: [record("agent", { id: "ada", email: "Ada@Example.com" }), record("agent", { id: "bob" })],
      customers: [
        record("customer", { id: "private", identities: [{ type: "email", value: "ada@example.com" }] }),
        record("customer", { id: "colleague", isInternal: true }),
      ],
    },
    breaks: [
      ["surveyResponse/a", "/customerId"],
      ["surveyResponse/b", "/customerId"],
      ["surveyResponse/c", "/customerId"],
      ["surveyResponse/d", "/customerId"],
    ],
  },
  {
    ruleId: "SUR-09",
    because: "a customer rates an agent, be it one of the same number, or nobody knows who",
    records: {
      surveyResponses: [
        response({ id: "7", customerId: "7", agentId: "7" }),
        response({ customerId: "cleo", agentId: "ada" }),
        response({ id: "2", agentId: "ada" }),
      ],
      agents: [record("agent", { id: "ada", email: "ada@example.com" })],
      customers: [
        record("customer", { id: "7" }),
        record("customer", { id: "cleo", identities: [{ type: "email", value: "cleo@example.com" }] }),
      ],
    },
    breaks: [],
  },
  {
    ruleId: "SUR-10",
    because: "two scores are few",
    records: {
      surveyResponses: [
        response({ score: five(1) }),
        response({ id: "2", score: five(1) }),
        response({ id: "3", score: null }),
      ],
    },
    limits: { fewestScores: 3 },
    breaks: [[null, ""]],
  },
  {
    ruleId: "SUR-10",
    because: "thirty are enough, and none are no figure",
    records: {
      surveyResponses: [
        ...Array.from({ length: 30 }, (_, index) => response({ id: `${index}`, score: five(1) })),
        response({ id: "nps", metric: "nps", score: null }),
      ],
    },
    breaks: [],
  },
];
