import { describe, expect, it } from "vitest";
import { type ContactAttempt, contactAttemptFacts } from "../../src/facts/contact-attempt-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { deflectionRate } from "../../src/metrics/self-service/deflection-rate.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

const asOf = "2026-03-31T12:00:00Z";
const attempt = (attemptId: string, at: string, own: Partial<ContactAttempt> = {}): ContactAttempt => ({
  attemptId,
  customerId: "ada",
  at,
  answerSeen: true,
  ...own,
});
const letter = (startAt: string): InteractionInput => ({
  id: startAt,
  channel: "email",
  direction: "inbound",
  status: "completed",
  customerId: "ada",
  startAt,
});
const factsOf = (attempts: readonly ContactAttempt[], ...interactions: readonly InteractionInput[]) =>
  contactAttemptFacts({ attempts, interactions }, { asOf });
const HOUR_MS = 3_600_000;

describe("an attempt to make contact", () => {
  it("has the first contact from then on", () => {
    expect(
      factsOf([attempt("one", "2026-03-02T09:00:00Z", { channel: "web" })], letter("2026-03-02T10:00:00Z")),
    ).toEqual([
      {
        attemptId: "one",
        customerId: "ada",
        channel: "web",
        startedAt: "2026-03-02T09:00:00.000Z",
        answerSeen: true,
        contactMs: HOUR_MS,
        observedMs: Date.parse(asOf) - Date.parse("2026-03-02T09:00:00Z"),
      },
    ]);
    expect(
      factsOf([attempt("one", "2026-03-02T09:00:00Z")], letter("2026-03-02T08:00:00Z"))[0],
    ).toMatchObject({ contactMs: null });
  });

  it("that continues another is the same, with or without a contact in the end", () => {
    const twice = [
      attempt("one", "2026-03-02T09:00:00Z"),
      attempt("two", "2026-03-05T09:00:00Z", { answerSeen: false }),
    ];
    expect(factsOf(twice)).toMatchObject([{ attemptId: "two", answerSeen: true, contactMs: null }]);
    expect(factsOf(twice, letter("2026-03-05T10:00:00Z"))).toMatchObject([
      { attemptId: "two", contactMs: HOUR_MS },
    ]);
  });

  it("that is later than that, or after a contact, is another", () => {
    const ids = (facts: ReturnType<typeof factsOf>) => facts.map((one) => one.attemptId);
    const late = [attempt("one", "2026-03-02T09:00:00Z"), attempt("two", "2026-03-05T09:00:01Z")];
    expect(ids(factsOf(late))).toEqual(["one", "two"]);
    const between = [attempt("one", "2026-03-02T09:00:00Z"), attempt("two", "2026-03-02T11:00:00Z")];
    expect(ids(factsOf(between, letter("2026-03-02T10:00:00Z")))).toEqual(["one", "two"]);
  });

  it("of nobody known stands alone", () => {
    const nobody = { customerId: null };
    const facts = factsOf([
      attempt("one", "2026-03-02T09:00:00Z", nobody),
      attempt("two", "2026-03-02T09:01:00Z", nobody),
    ]);
    expect(facts).toHaveLength(2);
    expect(measure(deflectionRate, facts)).toMatchObject({ value: null, excluded: { customerUnknown: 2 } });
  });

  it("later than the end of observation has not been made", () => {
    expect(factsOf([attempt("one", "2026-04-01T00:00:00Z")])).toEqual([]);
  });

  it("leads to a deflection rate", () => {
    const facts = factsOf(
      [
        attempt("answered", "2026-03-02T09:00:00Z"),
        attempt("wrote", "2026-03-10T09:00:00Z"),
        attempt("gave up", "2026-03-20T09:00:00Z", { answerSeen: false }),
        attempt("young", "2026-03-30T09:00:00Z"),
      ],
      letter("2026-03-10T09:30:00Z"),
    );
    expect(measure(deflectionRate, facts)).toMatchObject({
      value: 0.5,
      parts: { avoided: 1, created: 1 },
      excluded: { gaveUp: 1, immature: 1 },
    });
  });
});
