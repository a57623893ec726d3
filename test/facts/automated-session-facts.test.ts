import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AutomatedSessionFactsOptions,
  automatedSessionFacts,
} from "../../src/facts/automated-session-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import { measure } from "../../src/measure/measure.ts";
import { botResolutionRate } from "../../src/metrics/self-service/bot-resolution-rate.ts";
import { containmentRate } from "../../src/metrics/self-service/containment-rate.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";
import { interactions } from "./arbitrary-records.ts";

const asOf = "2026-03-31T12:00:00Z";
/** A chat of Ada with the bot, over after five minutes. */
const chat = (own: Partial<InteractionInput> = {}): InteractionInput => ({
  id: "chat",
  channel: "chat",
  direction: "inbound",
  status: "completed",
  customerId: "ada",
  botInvolved: true,
  startAt: "2026-03-02T09:00:00Z",
  endAt: "2026-03-02T09:05:00Z",
  ...own,
});
const factsOf = (interactions: readonly InteractionInput[], own: AutomatedSessionFactsOptions = {}) =>
  automatedSessionFacts(interactions, { asOf, ...own });
const only = (...interactions: readonly InteractionInput[]) => {
  const facts = factsOf(interactions);
  expect(facts).toHaveLength(1);
  return facts[0];
};
const HOUR_MS = 3_600_000;

describe("an automated session", () => {
  it("has everything that its record tells", () => {
    expect(factsOf([chat({ topic: "delivery", botResolution: "assumed" })])).toEqual([
      {
        sessionId: "chat",
        customerId: "ada",
        channel: "chat",
        direction: "inbound",
        reason: "delivery",
        discarded: null,
        startedAt: "2026-03-02T09:00:00.000Z",
        endedAt: "2026-03-02T09:05:00.000Z",
        open: false,
        eligible: null,
        involved: true,
        answered: true,
        abandoned: false,
        handedOver: false,
        handover: null,
        confirmed: false,
        negativeFeedback: false,
        nextContactMs: null,
        observedMs: Date.parse(asOf) - Date.parse("2026-03-02T09:05:00Z"),
      },
    ]);
  });

  it.each([
    ["confirmed", { answered: true, handedOver: false, confirmed: true }],
    ["assumed", { answered: true, handedOver: false, confirmed: false }],
    ["escalated", { answered: true, handedOver: true, handover: "escalated" }],
    ["handed-off", { answered: true, handedOver: true, handover: "procedure" }],
    ["negative-feedback", { answered: true, handedOver: false, negativeFeedback: true }],
    ["abandoned", { answered: null, handedOver: false, abandoned: true }],
    ["none", { answered: false, handedOver: null, confirmed: false }],
  ] as const)("that ended as %s", (botResolution, told) => {
    expect(only(chat({ botResolution }))).toMatchObject({ involved: true, ...told });
  });

  it("without a resolution where a bot took part got no answer, and where none is told nobody knows", () => {
    expect(only(chat({ botResolution: null }))).toMatchObject({ involved: true, answered: false });
    expect(only(chat())).toMatchObject({ answered: null, handedOver: null, confirmed: null });
  });

  it("is involved by any sign of a machine that served, and not where every leg says so", () => {
    const { botInvolved: _, ...unsaid } = chat();
    expect(only(unsaid)).toMatchObject({ involved: null });
    expect(only({ ...unsaid, selfServed: true })).toMatchObject({ involved: true, handedOver: false });
    expect(only({ ...unsaid, participants: [{ actor: { type: "bot" } }] })).toMatchObject({
      involved: true,
      handedOver: false,
    });
    expect(only(chat({ botInvolved: false, agentIds: ["kim"] }))).toMatchObject({
      involved: false,
      handedOver: true,
    });
  });

  it("was handed over where people were to take it, though nobody came", () => {
    expect(only(chat({ queuedAt: "2026-03-02T09:03:00Z", status: "abandoned" }))).toMatchObject({
      handedOver: true,
    });
    expect(only(chat({ agentIds: ["kim"] }))).toMatchObject({ handedOver: true });
    expect(only(chat({ agentIds: [] }))).toMatchObject({ handedOver: false });
  });

  it("has all its legs, and ends with the last of them", () => {
    const call = chat({
      id: "call",
      previousId: "chat",
      initiationMethod: "transfer",
      botInvolved: false,
      customerId: null,
      agentIds: ["kim"],
      answeredAt: "2026-03-02T09:06:00Z",
      startAt: "2026-03-02T09:05:00Z",
      endAt: "2026-03-02T09:30:00Z",
    });
    const third = { ...call, id: "third", previousId: "call", startAt: "2026-03-02T09:30:00Z" };
    expect(only(third, call, chat({ botResolution: "assumed" }))).toMatchObject({
      sessionId: "chat",
      customerId: "ada",
      involved: true,
      handedOver: true,
      endedAt: "2026-03-02T09:30:00.000Z",
      nextContactMs: null,
    });
  });

  it("is eligible where the company says so", () => {
    const isEligible = ({ channel }: InteractionInput) => channel === "chat";
    expect(
      factsOf([chat(), chat({ id: "letter", channel: "email" })], { isEligible }).map((one) => one.eligible),
    ).toEqual([true, false]);
  });

  it("is spam or a test if a leg is", () => {
    expect(only(chat({ isSpam: true }))).toMatchObject({ discarded: "spam" });
    expect(only(chat({ isTest: true }))).toMatchObject({ discarded: "test" });
  });
});

describe("a return", () => {
  const later = (own: Partial<InteractionInput>) =>
    chat({
      id: "later",
      startAt: "2026-03-03T09:05:00Z",
      endAt: "2026-03-03T09:20:00Z",
      botInvolved: false,
      channel: "voice",
      ...own,
    });
  const backAfter = (own: Partial<InteractionInput>) => factsOf([chat(), later(own)])[0]?.nextContactMs;

  it("is the customer's next contact, on any channel, from the end of this one", () => {
    expect(backAfter({})).toBe(24 * HOUR_MS);
    expect(backAfter({ botInvolved: true, channel: "chat" })).toBe(24 * HOUR_MS);
    expect(backAfter({ startAt: "2026-03-02T09:04:00Z" })).toBe(0);
  });

  it("is no other customer's, nor about something else, nor the company's, nor spam", () => {
    expect(backAfter({ customerId: "bob" })).toBeNull();
    expect(backAfter({ topic: "refund" })).toBeNull();
    expect(backAfter({ direction: "outbound" })).toBeNull();
    expect(backAfter({ isSpam: true })).toBeNull();
  });

  it("cannot be seen of somebody unknown", () => {
    const nobody = { customerId: null };
    expect(factsOf([chat(nobody), later(nobody)])[0]).toMatchObject({
      nextContactMs: null,
      customerId: null,
    });
  });

  it("decides between contained and resolved", () => {
    const facts = factsOf([chat({ botResolution: "assumed" }), later({ agentIds: ["kim"] })]);
    expect(measure(containmentRate, facts)).toMatchObject({ value: 1, n: 1 });
    expect(measure(botResolutionRate, facts)).toMatchObject({ value: 0, n: 1 });
    expect(measure(botResolutionRate.variants.assumedAndConfirmed, facts)).toMatchObject({ value: 1 });
  });
});

describe("the end of observation", () => {
  const at = (asOf: string) => factsOf([chat({ botResolution: "confirmed" })], { asOf });

  it("hides what began later, and of what went on then how it ended", () => {
    expect(at("2026-03-02T08:00:00Z")).toEqual([]);
    expect(at("2026-03-02T09:01:00Z")[0]).toMatchObject({
      open: true,
      involved: true,
      endedAt: null,
      confirmed: null,
      observedMs: null,
    });
  });

  it("is the last instant of all unless said", () => {
    expect(automatedSessionFacts([chat()])[0]).toMatchObject({ observedMs: 0, open: false });
    expect(automatedSessionFacts([])).toEqual([]);
  });

  it("leaves a session open whose record has no end", () => {
    const { endAt: _, ...endless } = chat({ status: "active" });
    expect(factsOf([endless])[0]).toMatchObject({ open: true, endedAt: null });
    expect(factsOf([{ ...endless, botResolution: "assumed" }])[0]).toMatchObject({ open: false });
  });

  it("is an instant, as all others", () => {
    expect(() => factsOf([chat({ endAt: "yesterday" })])).toThrow(InvalidRecordError);
  });
});

describe("automated sessions of any interactions", () => {
  it("are the same whatever the order of the legs", () => {
    fc.assert(
      fc.property(interactions, (all) => {
        const byId = (facts: readonly { readonly sessionId?: string | null }[]) =>
          facts.toSorted((one, other) => ((one.sessionId ?? "") < (other.sessionId ?? "") ? -1 : 1));
        expect(byId(automatedSessionFacts(all.toReversed()))).toEqual(byId(automatedSessionFacts(all)));
      }),
    );
  });

  it("are no more than interactions, and together have each of them once", () => {
    fc.assert(
      fc.property(interactions, (all) => {
        const facts = automatedSessionFacts(all);
        const ids = new Set(facts.map((one) => one.sessionId));
        expect(ids.size).toBe(facts.length);
        expect(facts.length).toBeLessThanOrEqual(all.length);
        expect(facts.length > 0).toBe(all.length > 0);
      }),
    );
  });
});
