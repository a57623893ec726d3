import { describe, expect, it } from "vitest";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import type { SurveyResponseFact } from "../../src/facts/survey-response.ts";
import { type SurveyRecords, surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { ces } from "../../src/metrics/feedback/ces.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { csatByChannel } from "../../src/metrics/feedback/csat-by-channel.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import { responseRate } from "../../src/metrics/feedback/response-rate.ts";
import type { Score } from "../../src/model/score.ts";
import type { SurveyInvitationInput } from "../../src/model/survey-invitation.ts";
import type { SurveyResponseInput } from "../../src/model/survey-response.ts";

const minute = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes)).toISOString();
const scored = (value: number, max = 5, min = 1): Score => ({
  value,
  scale: { min, max, step: 1, direction: "higher-is-better" },
});

const invitation: SurveyInvitationInput = {
  id: "asked",
  surveyId: "after-a-case",
  customerId: "ada",
  caseId: "case",
  channel: "email",
  sentAt: minute(0),
  status: "delivered",
};
/** An answer that was not asked for. */
const unasked: SurveyResponseInput = {
  id: "answer",
  metric: "csat",
  score: scored(4),
  respondedAt: minute(10),
};
const answer: SurveyResponseInput = { ...unasked, invitationId: "asked" };

const factsOf = (responses: SurveyResponseInput[], invitations: SurveyInvitationInput[] = []) =>
  surveyResponseFacts({ responses, invitations });
function factOf(records: SurveyRecords): SurveyResponseFact {
  const [fact, ...more] = surveyResponseFacts(records);
  if (fact === undefined || more.length > 0) throw new Error("There is not exactly one fact.");
  return fact;
}
/** Ids of the answers that are not superseded. */
const standing = (...responses: SurveyResponseInput[]) =>
  factsOf(responses)
    .filter(({ superseded }) => superseded === false)
    .map(({ responseId }) => responseId);

describe("an answered invitation", () => {
  it("is one fact of both records", () => {
    const rated: SurveyResponseInput = {
      ...answer,
      agentId: "a-1",
      teamId: "t-1",
      touchpointId: "touch",
      completion: "complete",
      isTest: false,
    };
    expect(factOf({ responses: [rated], invitations: [{ ...invitation, status: "responded" }] })).toEqual({
      responseId: "answer",
      surveyId: "after-a-case",
      customerId: "ada",
      accountId: null,
      caseId: "case",
      interactionId: null,
      orderId: null,
      journeyInstanceId: null,
      channel: "email",
      ratedChannel: null,
      touchChannel: null,
      teamId: "t-1",
      agentId: "a-1",
      touchpointId: "touch",
      momentOfTruth: null,
      journeyCompleted: null,
      repeatedInJourney: null,
      instrument: "csat",
      score: 4,
      scaleMin: 1,
      scaleMax: 5,
      accountAnswers: null,
      accountScoreTotal: null,
      test: false,
      superseded: false,
      completion: "complete",
      invited: true,
      sent: true,
      delivered: true,
      opened: true,
      invitedAt: minute(0),
      respondedAt: minute(10),
    });
  });

  it.each(["scheduled", "bounced", "suppressed", "delivered"])(
    "was reached, though its status is %s",
    (status) => {
      const { sentAt, ...asked } = { ...invitation, status };
      const reached = { sent: true, delivered: true, opened: true };
      expect(factOf({ responses: [answer], invitations: [asked] })).toMatchObject(reached);
    },
  );

  it("is as unknown as an unanswered one where its record does not tell, or the rate would be 1", () => {
    const { sentAt, ...asked } = { ...invitation, status: "some-new-status" };
    const invitations = [asked, { ...asked, id: "unanswered" }];
    const facts = factsOf([answer], invitations);
    expect(facts).toMatchObject([
      { sent: null, delivered: null, opened: null },
      { sent: null, delivered: null, opened: null },
    ]);
    expect(measure(responseRate, facts)).toMatchObject({ value: null, excluded: { deliveryUnknown: 2 } });
  });

  it("counts once, however many answers it got", () => {
    const recommend: SurveyResponseInput = { ...answer, id: "nps", metric: "nps", score: scored(9, 10, 0) };
    const edited: SurveyResponseInput = {
      ...answer,
      id: "edited",
      respondedAt: minute(20),
      score: scored(2),
    };
    const facts = factsOf([answer, recommend, edited], [invitation, { ...invitation, id: "unanswered" }]);
    expect(facts.map(({ responseId, invited, superseded }) => [responseId, invited, superseded])).toEqual([
      ["answer", false, true],
      ["nps", false, false],
      ["edited", true, false],
      ["unanswered", true, false],
    ]);
    expect(facts.map(({ sent, delivered, opened }) => [sent, delivered, opened])).toEqual([
      [null, null, null],
      [null, null, null],
      [true, true, true],
      [true, true, false],
    ]);
    expect(measure(responseRate, facts)).toMatchObject({ value: 0.5, n: 2 });
    expect(measure(csat, facts)).toMatchObject({ value: 0, n: 1, excluded: { superseded: 1 } });
    expect(measure(nps, facts)).toMatchObject({ value: 100, n: 1 });
  });

  it("is stood for by the same one of equal answers, in whatever order they come", () => {
    const one: SurveyResponseInput = { ...answer, id: "a", metric: "nps", score: scored(9, 10, 0) };
    const other: SurveyResponseInput = { ...answer, id: "b" };
    for (const responses of [
      [one, other],
      [other, one],
    ]) {
      const standsFor = factsOf(responses, [invitation]).filter(({ invited }) => invited);
      expect(standsFor.map(({ responseId }) => responseId)).toEqual(["a"]);
    }
  });

  it("counts once where an answer that does not name it replaces the one that did", () => {
    const changed: SurveyResponseInput = { ...unasked, id: "changed", supersedesId: "answer" };
    const again: SurveyResponseInput = { ...unasked, id: "again", supersedesId: "changed", score: scored(1) };
    const facts = factsOf([again, answer, changed], [invitation]);
    expect(facts.map(({ responseId, invited, superseded }) => [responseId, invited, superseded])).toEqual([
      ["again", true, false],
      ["answer", false, true],
      ["changed", false, true],
    ]);
    expect(measure(responseRate, facts)).toMatchObject({ value: 1, n: 1 });
  });

  it("is not stood for by a test", () => {
    const tried: SurveyResponseInput = { ...answer, id: "a-test", isTest: true };
    const facts = factsOf([tried, answer], [invitation]);
    expect(facts.map(({ test, invited }) => [test, invited])).toEqual([
      [true, false],
      [null, true],
    ]);
    expect(measure(responseRate, facts)).toMatchObject({ value: 1, n: 1, excluded: { test: 1 } });
  });

  it("is stood for by a complete answer before a partial one", () => {
    const skipped: SurveyResponseInput = { ...answer, id: "a-nps", metric: "nps", score: null };
    const facts = factsOf([skipped, answer], [invitation]);
    expect(facts.map(({ completion, invited }) => [completion, invited])).toEqual([
      ["partial", false],
      ["complete", true],
    ]);
  });
});

describe("an unanswered invitation", () => {
  const reach = (fields: Partial<SurveyInvitationInput>) => {
    const { sentAt, ...asked } = invitation;
    const { sent, delivered, opened } = factOf({ invitations: [{ ...asked, ...fields }] });
    return [sent, delivered, opened];
  };

  it("is a fact without an answer", () => {
    expect(factOf({ invitations: [invitation] })).toMatchObject({
      responseId: "asked",
      customerId: "ada",
      instrument: null,
      score: null,
      completion: null,
      invited: true,
      superseded: false,
      invitedAt: minute(0),
      respondedAt: null,
    });
  });

  it.each<[string, (boolean | null)[]]>([
    ["scheduled", [false, false, false]],
    ["suppressed", [false, false, false]],
    ["sent", [true, true, false]],
    ["delivered", [true, true, false]],
    ["opened", [true, true, true]],
    ["responded", [true, true, true]],
    ["expired", [true, true, null]],
    ["bounced", [true, false, false]],
    ["some-new-status", [null, null, null]],
  ])("that is %s was sent, delivered, opened: %j", (status, expected) => {
    expect(reach({ status })).toEqual(expected);
  });

  it("goes by its instants first", () => {
    expect(reach({ status: "some-new-status", sentAt: minute(0) })).toEqual([true, true, null]);
    expect(reach({ status: "some-new-status", sentAt: null })).toEqual([false, false, false]);
    expect(reach({ status: "some-new-status", sentAt: minute(0), openedAt: null })).toEqual([
      true,
      true,
      false,
    ]);
    expect(reach({ status: "expired", sentAt: minute(0), openedAt: minute(5) })).toEqual([true, true, true]);
    expect(reach({ status: "expired", sentAt: minute(0), openedAt: null })).toEqual([true, true, false]);
    expect(reach({ status: "bounced", sentAt: minute(0) })).toEqual([true, false, false]);
  });

  it("that knows of an answer has one, of which the score is not here", () => {
    const facts = factsOf([], [{ ...invitation, status: "responded" }]);
    expect(facts).toMatchObject([{ completion: "complete", score: null, opened: true }]);
    expect(measure(responseRate, facts).value).toBe(1);
  });
});

describe("an answer without invitation", () => {
  it("keeps its mark as a test", () => {
    expect(factOf({ responses: [{ ...unasked, isTest: true }] }).test).toBe(true);
    expect(factOf({ responses: [unasked] }).test).toBeNull();
  });

  it("makes no response rate, whether it was not asked for or its invitation is not here", () => {
    const facts = factsOf([unasked, { ...answer, id: "other" }]);
    expect(facts.map(({ invited, sent }) => [invited, sent])).toEqual([
      [false, null],
      [false, null],
    ]);
    expect(measure(responseRate, facts)).toMatchObject({ value: null, n: 0, excluded: { notInvited: 2 } });
    expect(measure(csat, facts).n).toBe(2);
  });

  it("is complete with a score and partial without, unless its record says", () => {
    expect(factOf({ responses: [unasked] }).completion).toBe("complete");
    expect(factOf({ responses: [{ ...unasked, score: null }] }).completion).toBe("partial");
    expect(factOf({ responses: [{ ...unasked, completion: "disqualified" }] }).completion).toBe(
      "disqualified",
    );
  });
});

describe("superseded answers", () => {
  const first: SurveyResponseInput = { ...answer, id: "first" };
  const second: SurveyResponseInput = { ...answer, id: "second", respondedAt: minute(11) };

  it("are those of which another says so", () => {
    const named: SurveyResponseInput = { ...unasked, id: "named", supersedesId: "answer" };
    expect(standing(unasked, named)).toEqual(["named"]);
    expect(standing({ ...named, respondedAt: minute(1) }, unasked)).toEqual(["named"]);
    const third: SurveyResponseInput = { ...unasked, id: "third", supersedesId: "named" };
    expect(standing(third, unasked, named)).toEqual(["third"]);
  });

  it("are all but the last to one invitation", () => {
    expect(standing(first, second)).toEqual(["second"]);
    expect(standing(second, first)).toEqual(["second"]);
  });

  it("are all but the last of one customer about the same, where there is no invitation", () => {
    const about = { invitationId: null, surveyId: "s", customerId: "ada" };
    const one: SurveyResponseInput = { ...first, ...about, caseId: "case" };
    const other: SurveyResponseInput = { ...second, ...about, caseId: "case" };
    expect(standing(one, other)).toEqual(["second"]);
    expect(standing(one, { ...other, caseId: "another" })).toHaveLength(2);
    expect(standing(one, { ...other, surveyId: "another" })).toHaveLength(2);
    expect(standing(one, { ...other, customerId: "bob" })).toHaveLength(2);
    expect(standing({ ...one, customerId: null }, { ...other, customerId: null })).toHaveLength(2);
    expect(standing({ ...one, caseId: null }, { ...other, caseId: null })).toHaveLength(2);
    expect(standing({ ...one, touchpointId: "t" }, { ...other, touchpointId: "t" })).toHaveLength(1);
  });

  it("are not answers on different metrics, nor those to two invitations", () => {
    expect(standing(first, { ...second, metric: "nps" })).toHaveLength(2);
    expect(standing(first, { ...second, invitationId: "asked-again" })).toHaveLength(2);
  });

  it("are not those that a test was given for, by whatever it says to replace", () => {
    const tried: SurveyResponseInput = { ...second, isTest: true };
    expect(standing(first, tried)).toEqual(["first", "second"]);
    expect(standing(first, { ...tried, invitationId: null, supersedesId: "first" })).toContain("first");
    expect(measure(csat, factsOf([first, tried]))).toMatchObject({ value: 1, n: 1, excluded: { test: 1 } });
  });

  it("are not replaced by a blank", () => {
    expect(standing(first, { ...second, score: null })).toEqual(["first"]);
    expect(standing({ ...first, score: null }, second)).toEqual(["second"]);
  });

  it("of the same instant are decided by the last change, then by the id, not by their order", () => {
    const { respondedAt } = first;
    const edited: SurveyResponseInput = { ...first, id: "a", updatedAt: minute(15) };
    expect(standing(first, edited)).toEqual(["a"]);
    expect(standing(edited, first)).toEqual(["a"]);
    const later: SurveyResponseInput = { ...first, id: "b", updatedAt: minute(14), createdAt: minute(20) };
    expect(standing(edited, later)).toEqual(["a"]);
    expect(standing(later, edited)).toEqual(["a"]);
    expect(standing({ ...edited, updatedAt: null, createdAt: minute(15) }, later)).toEqual(["a"]);
    expect(standing(first, { ...second, respondedAt })).toEqual(["second"]);
    expect(standing({ ...second, respondedAt }, first)).toEqual(["second"]);
  });

  it("are never all of them: the same record twice stands once, and one that names itself stands", () => {
    expect(standing(first, { ...first })).toEqual(["first"]);
    expect(standing({ ...first, supersedesId: "first" })).toEqual(["first"]);
  });
});

describe("the scale", () => {
  const onScale = (score: Score, metric: string) => factOf({ responses: [{ ...unasked, metric, score }] });
  const reversed = (value: number, max: number): Score => ({
    value,
    scale: { min: 1, max, step: 1, direction: "lower-is-better" },
  });

  it("is not known of what was not answered", () => {
    expect(factOf({ responses: [{ ...unasked, score: null }] })).toMatchObject({
      score: null,
      scaleMin: null,
      scaleMax: null,
    });
  });

  it("that runs the other way makes no answer its opposite: 1, very satisfied, is not dissatisfied", () => {
    const fact = onScale(reversed(1, 5), "csat");
    expect(fact).toMatchObject({ score: 1, scaleMin: 5, scaleMax: 1 });
    expect(measure(csat, [fact])).toMatchObject({ n: 0, excluded: { otherScale: 1 } });
    expect(measure(ces, [onScale(reversed(1, 7), "ces")])).toMatchObject({ excluded: { otherScale: 1 } });
  });

  it("of effort asked as in 2010 runs downwards", () => {
    const { ces1 } = ces.variants;
    expect(onScale(reversed(2, 5), "ces1")).toMatchObject({ scaleMin: 1, scaleMax: 5 });
    expect(measure(ces1, [onScale(reversed(2, 5), "ces1")])).toMatchObject({ value: 2, n: 1 });
    expect(measure(ces1, [onScale(scored(2), "ces1")])).toMatchObject({ excluded: { otherScale: 1 } });
  });
});

describe("the channel", () => {
  const interactions = [{ id: "call", channel: "voice" }];
  const cases = [{ id: "case", channel: "chat" }];
  const rated: SurveyResponseInput = { ...answer, channel: "sms", caseId: "case", interactionId: "call" };

  it("is that of the interaction rated, else of the case rated, else of the survey", () => {
    expect(factOf({ responses: [rated], interactions, cases }).channel).toBe("voice");
    expect(factOf({ responses: [rated], cases }).channel).toBe("chat");
    expect(factOf({ responses: [rated] }).channel).toBe("sms");
    expect(factOf({ responses: [answer], invitations: [invitation] }).channel).toBe("email");
    expect(factOf({ responses: [answer] }).channel).toBeNull();
  });

  it("is found by what the invitation is about too, answered or not", () => {
    const invitations = [{ ...invitation, interactionId: "call" }];
    expect(factOf({ responses: [answer], invitations, interactions }).channel).toBe("voice");
    expect(factOf({ invitations, interactions }).channel).toBe("voice");
    expect(factOf({ invitations, cases }).channel).toBe("chat");
  });

  it("is the survey's where a case says that it has none", () => {
    expect(factOf({ responses: [rated], cases: [{ id: "case", channel: null }] }).channel).toBe("sms");
  });
});

describe("the channel that is rated", () => {
  const interactions = [
    { id: "chat", channel: "chat", nextId: "call" },
    { id: "call", channel: "voice", nextId: null },
    { id: "round", channel: "sms", nextId: "and-round" },
    { id: "and-round", channel: "email", nextId: "round" },
    { id: "gone", channel: "chat", nextId: "not-here" },
  ];
  const cases = [{ id: "case", channel: "email" }];
  const touchpoints = [{ id: "shop", channel: "in-person" }];
  const rated = (fields: Partial<SurveyResponseInput>) => {
    const responses = [{ ...unasked, channel: "sms", ...fields }];
    const { ratedChannel, touchChannel } = factOf({ responses, interactions, cases, touchpoints });
    return [ratedChannel, touchChannel];
  };

  it("is where a contact that was transferred ended; the one touched is that of the rated leg", () => {
    expect(rated({ interactionId: "chat" })).toEqual(["voice", "chat"]);
    expect(rated({ interactionId: "call" })).toEqual(["voice", "voice"]);
  });

  it("is found where transfers go in a circle or lead to what is not here", () => {
    expect(rated({ interactionId: "round" })).toEqual(["email", "sms"]);
    expect(rated({ interactionId: "gone" })).toEqual(["chat", "chat"]);
  });

  it("is that of the case or touchpoint where there is no interaction, and never that of the survey", () => {
    expect(rated({ caseId: "case" })).toEqual(["email", null]);
    expect(rated({ touchpointId: "shop" })).toEqual([null, "in-person"]);
    expect(rated({})).toEqual([null, null]);
  });

  it("is found by what the invitation is about, answered or not", () => {
    const invitations = [{ ...invitation, caseId: null, interactionId: "chat" }];
    expect(factOf({ responses: [answer], invitations, interactions }).ratedChannel).toBe("voice");
    expect(factOf({ invitations, interactions }).touchChannel).toBe("chat");
  });

  it("is that of the interaction before that of a case, whichever of the two records names it", () => {
    const invitations = [{ ...invitation, caseId: null, interactionId: "chat" }];
    const responses = [{ ...answer, caseId: "case" }];
    expect(factOf({ responses, invitations, interactions, cases })).toMatchObject({
      channel: "chat",
      ratedChannel: "voice",
      touchChannel: "chat",
    });
  });

  it("adds up: the channels of csatByChannel make its total", () => {
    const responses = ["chat", "call", "gone", null].map((interactionId, index) => ({
      ...unasked,
      id: `r-${index}`,
      score: scored(index + 2),
      interactionId,
    }));
    const facts = surveyResponseFacts({ responses, interactions });
    expect(measure(csatByChannel, facts)).toMatchObject({ n: 3, excluded: { channelUnknown: 1 } });
    const groups = measureAll({ csatByChannel }, facts, { by: ["ratedChannel"] });
    expect(
      groups.map(({ group, measurements }) => [group["ratedChannel"], measurements.csatByChannel.n]),
    ).toEqual([
      ["chat", 1],
      ["voice", 2],
      [null, 0],
    ]);
  });
});

describe("what an answer is about", () => {
  it("is told, of the response or else of its invitation", () => {
    const about = { interactionId: "call", orderId: "order", journeyInstanceId: "journey" };
    expect(factOf({ responses: [{ ...unasked, ...about }] })).toMatchObject(about);
    const { journeyInstanceId, ...asked } = about;
    expect(factOf({ invitations: [{ ...invitation, ...asked }] })).toMatchObject(asked);
  });
});

describe("accounts", () => {
  const customers = [
    { id: "ada", kind: "person", accountId: "acme" },
    { id: "bob", kind: "person", accountId: "acme" },
    { id: "acme", kind: "organization" },
    { id: "eve", kind: "person" },
  ];
  const given = (
    id: string,
    customerId: string,
    value: number,
    fields: Partial<SurveyResponseInput> = {},
  ) => ({
    ...unasked,
    id,
    customerId,
    metric: "nps",
    score: scored(value, 10, 0),
    ...fields,
  });
  const accountsOf = (responses: SurveyResponseInput[]) =>
    surveyResponseFacts({ responses, customers }).map(
      ({ responseId, accountId, accountAnswers, accountScoreTotal }) => [
        responseId,
        accountId,
        accountAnswers,
        accountScoreTotal,
      ],
    );

  it("are those of the customers' records; an organization is its own, and a person without one has none", () => {
    expect(accountsOf([given("1", "ada", 9), given("2", "acme", 7), given("3", "eve", 8)])).toEqual([
      ["1", "acme", 2, 16],
      ["2", "acme", null, null],
      ["3", null, null, null],
    ]);
    expect(factOf({ responses: [given("1", "ada", 9)] }).accountId).toBeNull();
  });

  it("are summed on the answer with the first id, whatever the order", () => {
    const responses = [given("b", "bob", 4), given("a", "ada", 9)];
    expect(accountsOf(responses)).toEqual([
      ["b", "acme", null, null],
      ["a", "acme", 2, 13],
    ]);
    expect(accountsOf(responses.toReversed())).toEqual(accountsOf(responses).toReversed());
  });

  it("sum valid answers to one question on one scale alone", () => {
    const off = [
      given("1", "ada", 9),
      given("2", "bob", 11),
      given("3", "bob", 0, { isTest: true }),
      given("4", "bob", 0, { score: null }),
      given("5", "bob", 3, { metric: "csat", score: scored(3) }),
      given("6", "bob", 5, { score: scored(5, 5, 1) }),
      given("7", "bob", 0, { id: "7" }),
      given("8", "bob", 8, { supersedesId: "7" }),
    ];
    expect(accountsOf(off).map(([, , answers, total]) => [answers, total])).toEqual([
      [2, 17],
      [null, null],
      [null, null],
      [null, null],
      [1, 3],
      [1, 5],
      [null, null],
      [null, null],
    ]);
  });

  it("count once in the score of accounts, by their mean", () => {
    const responses = [given("1", "ada", 10), given("2", "bob", 8), given("3", "eve", 0)];
    const facts = surveyResponseFacts({ responses, customers });
    expect(measure(nps.variants.accountLevel, facts)).toMatchObject({
      value: 100,
      n: 1,
      excluded: { countedWithAccount: 1, accountUnknown: 1 },
    });
    expect(measure(nps, facts).value).toBeCloseTo(0, 12);
  });
});

describe("input", () => {
  it("is nothing at all", () => {
    expect(surveyResponseFacts({})).toEqual([]);
  });

  it("writes instants in one way", () => {
    expect(factOf({ responses: [{ ...unasked, respondedAt: "2026-03-02T09:10:00Z" }] }).respondedAt).toBe(
      minute(10),
    );
  });

  it("names the record and the bad instant", () => {
    expect(() => factsOf([{ ...unasked, respondedAt: "monday" }])).toThrow(InvalidRecordError);
    expect(() => factsOf([{ ...unasked, respondedAt: "monday" }])).toThrow(
      'survey response answer: "respondedAt" is "monday"; expected an RFC 3339 instant',
    );
    expect(() => factsOf([{ ...unasked, respondedAt: JSON.parse("null") }])).toThrow('"respondedAt" is null');
    expect(() => factsOf([], [{ ...invitation, sentAt: "monday" }])).toThrow(
      'survey invitation asked: "sentAt" is "monday"',
    );
  });
});

describe("an answer about a journey", () => {
  const rated: SurveyResponseInput = { ...unasked, journeyInstanceId: "move", customerId: "ada" };

  it("tells whether the journey reached its goal, where its record is here", () => {
    const responses = ["move", "stay", "gone"].map((id) => ({ ...rated, id, journeyInstanceId: id }));
    const journeys = [
      { id: "move", status: "completed" },
      { id: "stay", status: "abandoned" },
    ];
    const facts = surveyResponseFacts({ responses, journeys });
    expect(facts.map(({ journeyCompleted }) => journeyCompleted)).toEqual([true, false, null]);
  });

  it("stands for the earlier ones about the same journey, whoever gave them in whatever survey", () => {
    const responses: SurveyResponseInput[] = [
      { ...rated, id: "first", surveyId: "after-delivery" },
      { ...rated, id: "second", surveyId: "at-the-end", customerId: "bo", respondedAt: minute(20) },
      { ...rated, id: "other-question", metric: "nps", score: scored(9, 10, 0) },
      { ...rated, id: "other-journey", journeyInstanceId: "stay" },
      { ...rated, id: "blank", respondedAt: minute(30), score: null },
      { ...rated, id: "test", respondedAt: minute(40), isTest: true },
      { ...unasked, id: "no-journey" },
    ];
    const repeated = factsOf(responses).map(({ responseId, repeatedInJourney }) => [
      responseId,
      repeatedInJourney,
    ]);
    expect(Object.fromEntries(repeated)).toEqual({
      first: true,
      second: false,
      "other-question": false,
      "other-journey": false,
      blank: true,
      test: true,
      "no-journey": null,
    });
  });

  it("is the last by its id where two were given at one instant, and alone where none has a score", () => {
    const two = ["a", "b"].map((id) => ({ ...rated, id }));
    const standing = (responses: SurveyResponseInput[]) =>
      factsOf(responses).flatMap(({ responseId, repeatedInJourney }) =>
        repeatedInJourney === false ? [responseId] : [],
      );
    expect(standing(two)).toEqual(["b"]);
    expect(standing(two.toReversed())).toEqual(["b"]);
    expect(standing([{ ...rated, score: null }])).toEqual(["answer"]);
  });
});

describe("an answer about a touchpoint", () => {
  it("tells whether it is a moment of truth, where its record says so", () => {
    const responses = ["pay", "read", "wait", "gone"].map((id) => ({ ...unasked, id, touchpointId: id }));
    const touchpoints = [
      { id: "pay", isMomentOfTruth: true },
      { id: "read", isMomentOfTruth: false },
      { id: "wait" },
    ];
    const facts = surveyResponseFacts({ responses, touchpoints: touchpoints.values() });
    expect(facts.map(({ momentOfTruth }) => momentOfTruth)).toEqual([true, false, null, null]);
  });
});
