import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentUpdateFacts } from "../../src/facts/agent-update-facts.ts";
import { automatedSessionFacts } from "../../src/facts/automated-session-facts.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import { replyFacts } from "../../src/facts/reply-facts.ts";
import { sentimentFacts } from "../../src/facts/sentiment-facts.ts";
import { surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { Interaction } from "../../src/model/interaction.ts";
import {
  cases,
  conversations,
  endsOfObservation,
  instant,
  interactions,
  surveys,
} from "./arbitrary-records.ts";

const window = { from: instant(0), to: instant(10 * 86_400_000) };
const factKinds = [
  { of: "contact", key: "contactId", rows: interactions.map((all) => contactFacts(all)) },
  { of: "case", key: "caseId", rows: cases.map((all) => caseFacts(all, { window })) },
  { of: "reply", key: "replyId", rows: conversations.map((records) => replyFacts(records)) },
  { of: "agentUpdate", key: "updateId", rows: conversations.map((records) => agentUpdateFacts(records)) },
  { of: "automatedSession", key: "sessionId", rows: interactions.map((all) => automatedSessionFacts(all)) },
  { of: "sentiment", key: "sentimentId", rows: interactions.map((all) => sentimentFacts(all)) },
  { of: "surveyResponse", key: "responseId", rows: surveys.map((all) => surveyResponseFacts(all)) },
] as const;

describe.each(factKinds)("$of facts of any records", ({ of, rows }) => {
  const metrics = Object.values(catalogue)
    .flatMap(({ metric }) => [metric, ...Object.values(metric.variants)])
    .filter(({ fact }) => fact.name === of);

  it("are accepted by every metric and variant over them, and each is counted in or out", () => {
    expect(metrics.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(rows, (facts: readonly object[]) => {
        for (const metric of metrics) {
          const { n, excluded } = measure(metric, facts as readonly never[], { onInvalid: "throw" });
          const leftOut = Object.values(excluded).reduce((sum, count) => sum + count, 0);
          expect(n + leftOut).toBe(facts.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const byKey = <Row>(rows: readonly Row[], key: (row: Row) => string | null | undefined) =>
  rows.toSorted((a, b) => ((key(a) ?? "") < (key(b) ?? "") ? -1 : 1));

describe("the order of records", () => {
  it("is the order of contact facts and changes nothing in them", () => {
    fc.assert(
      fc.property(interactions, fc.infiniteStream(fc.nat()), endsOfObservation, (all, places, asOf) => {
        const shuffled = shuffle(all, places);
        const facts = contactFacts(shuffled, { asOf });
        expect(facts.map(({ contactId }) => contactId)).toEqual(
          shuffled.filter(({ startAt }) => startAt <= asOf).map(({ id }) => id),
        );
        expect(byKey(facts, ({ contactId }) => contactId)).toEqual(
          byKey(contactFacts(all, { asOf }), ({ contactId }) => contactId),
        );
      }),
    );
  });

  it("is the order of case facts and changes nothing in them", () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), endsOfObservation, (all, places, asOf) => {
        const shuffled = shuffle(all, places);
        const alone = shuffled.flatMap((one) => caseFacts([one], { asOf, window }));
        expect(caseFacts(shuffled, { asOf, window })).toEqual(alone);
      }),
    );
  });

  it("changes nothing in survey response facts", () => {
    fc.assert(
      fc.property(surveys, fc.infiniteStream(fc.nat()), ({ responses, invitations }, places) => {
        const facts = surveyResponseFacts({ responses, invitations });
        const shuffled = surveyResponseFacts({
          responses: shuffle(responses, places),
          invitations: shuffle(invitations, places),
        });
        expect(byKey(shuffled, ({ responseId }) => responseId)).toEqual(
          byKey(facts, ({ responseId }) => responseId),
        );
      }),
    );
  });
});

describe("unrelated records", () => {
  it("change nothing in contact facts", () => {
    fc.assert(
      fc.property(interactions, interactions, endsOfObservation, (all, others, asOf) => {
        const strangers = others.map((one) => ({
          ...one,
          id: `other-${one.id}`,
          ...(typeof one.customerId === "string" && { customerId: `other-${one.customerId}` }),
          ...(typeof one.rootId === "string" && { rootId: `other-${one.rootId}` }),
        }));
        const facts = contactFacts([...strangers, ...all], { asOf });
        const own = facts.filter(({ contactId }) => !contactId.startsWith("other-"));
        expect(own).toEqual(contactFacts(all, { asOf }));
      }),
    );
  });

  it("change nothing in survey response facts", () => {
    fc.assert(
      fc.property(surveys, surveys, (all, others) => {
        const other = (id: string | null | undefined) => (typeof id === "string" ? `other-${id}` : null);
        const responses = others.responses.map((one) => ({
          ...one,
          id: `other-${one.id}`,
          invitationId: other(one.invitationId),
          customerId: other(one.customerId),
        }));
        const invitations = others.invitations.map((one) => ({ ...one, id: `other-${one.id}` }));
        const facts = surveyResponseFacts({
          responses: [...responses, ...all.responses],
          invitations: [...invitations, ...all.invitations],
        });
        const own = facts.filter(({ responseId }) => !responseId?.startsWith("other-"));
        expect(own).toEqual(surveyResponseFacts(all));
      }),
    );
  });
});

describe("a contact fact", () => {
  it("is answered, abandoned, flowed out or waiting if it was offered, and never offered if outbound", () => {
    fc.assert(
      fc.property(interactions, endsOfObservation, (all, asOf) => {
        for (const fact of contactFacts(all, { asOf })) {
          const ends = [fact.answered, fact.abandoned, fact.flowedOut].filter(Boolean).length;
          if (fact.offered) {
            expect(ends).toBe(fact.endAt === null ? ends : 1);
            expect(ends).toBeLessThanOrEqual(1);
            expect(fact.direction).toBe("inbound");
          } else {
            expect([fact.abandoned, fact.flowedOut, fact.waitMs]).toEqual([false, false, null]);
          }
          if (fact.answeredAt !== null) expect(fact.answered).toBe(true);
          if (ends === 0) expect(fact.waitMs).toBeNull();
        }
      }),
    );
  });

  it("is observed from its start to the end of observation", () => {
    fc.assert(
      fc.property(interactions, endsOfObservation, (all, asOf) => {
        for (const { startAt, observedMs } of contactFacts(all, { asOf })) {
          expect(observedMs).toBe(Date.parse(asOf) - Date.parse(startAt ?? ""));
          expect(observedMs).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("has the next contact that looking at every other one finds", () => {
    fc.assert(
      fc.property(interactions, endsOfObservation, (all, asOf) => {
        const observed = all.filter(({ startAt }) => startAt <= asOf);
        expect(contactFacts(all, { asOf }).map(({ nextContactMs }) => nextContactMs)).toEqual(
          observed.map((one) => nextAmong(observed, one)),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** Straight from the definition, one pair of interactions at a time. */
function nextAmong(all: readonly Interaction[], one: Interaction): number | null {
  let next: number | null = null;
  for (const other of all) {
    const isSame = typeof one.customerId === "string" && other.customerId === one.customerId;
    const isAboutTheSame = (other.topic ?? null) === (one.topic ?? null);
    const after = Date.parse(other.startAt) - Date.parse(one.startAt);
    if (!isSame || !isAboutTheSame || after <= 0 || !isContact(other)) continue;
    if (next === null || after < next) next = after;
  }
  return next;
}

function isContact(one: Interaction): boolean {
  if (one.direction !== "inbound" || one.isSpam || one.isTest) return false;
  const method = one.initiationMethod ?? "";
  const begunByCompany = ["outbound", "callback", "campaign", "agent-reply"].includes(method);
  const follows = Boolean(one.previousId) || (Boolean(one.rootId) && one.rootId !== one.id);
  if (["transfer", "queue-transfer"].includes(method) || (follows && !begunByCompany)) return false;
  const machines = (one.participants ?? [])
    .filter(({ actor }) => actor.type === "bot" || actor.type === "system" || actor.isAutomated)
    .map(({ actor }) => actor.id);
  const agents = one.agentIds ?? [];
  const people = agents.filter((id) => !machines.includes(id));
  return people.length > 0 || (agents.length === 0 && one.selfServed !== true);
}

describe("survey response facts", () => {
  it("stand for each invitation once, and hold each response once", () => {
    fc.assert(
      fc.property(surveys, ({ responses, invitations }) => {
        const facts = surveyResponseFacts({ responses, invitations });
        expect(facts.filter(({ invited }) => invited)).toHaveLength(invitations.length);
        const ids = facts.map(({ responseId }) => responseId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(responses.every(({ id }) => ids.includes(id))).toBe(true);
      }),
    );
  });

  it("leave exactly one answer standing to each question that is known to be the same", () => {
    fc.assert(
      fc.property(surveys, ({ responses }) => {
        const standing = new Map<string, number>();
        const facts = surveyResponseFacts({ responses });
        for (const { id, invitationId, metric, isTest } of responses) {
          if (typeof invitationId !== "string" || isTest === true) continue;
          const question = `${invitationId} ${metric}`;
          const stands = facts.some(
            ({ responseId, superseded }) => responseId === id && superseded === false,
          );
          standing.set(question, (standing.get(question) ?? 0) + Number(stands));
        }
        expect([...standing.values()].every((count) => count === 1)).toBe(true);
      }),
    );
  });
});

function shuffle<T>(items: readonly T[], places: fc.Stream<number>): T[] {
  const shuffled: T[] = [];
  for (const item of items) {
    const place = places.next().value;
    shuffled.splice(typeof place === "number" ? place % (shuffled.length + 1) : 0, 0, item);
  }
  return shuffled;
}
