import { describe, expect, it } from "vitest";
import { type HelpCentreHit, helpCentreSessionFacts } from "../../src/facts/help-centre-session-facts.ts";
import { InvalidRecordError } from "../../src/facts/record-fields.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

const asOf = "2026-03-05T12:00:00Z";
const hit = (time: string, kind: HelpCentreHit["kind"], own: Partial<HelpCentreHit> = {}): HelpCentreHit => ({
  visitorId: "browser",
  customerId: "ada",
  at: `2026-03-02T${time}Z`,
  kind,
  ...own,
});
const letter = (startAt: string, own: Partial<InteractionInput> = {}): InteractionInput => ({
  id: startAt,
  channel: "email",
  direction: "inbound",
  status: "completed",
  customerId: "ada",
  startAt,
  ...own,
});
const factsOf = (hits: readonly HelpCentreHit[], interactions: readonly InteractionInput[] = []) =>
  helpCentreSessionFacts({ hits, interactions }, { asOf });
const HOUR_MS = 3_600_000;

describe("a session in the help centre", () => {
  it("lasts until the visitor rests for half an hour", () => {
    const facts = factsOf([hit("09:00:00", "article"), hit("09:30:00", "article"), hit("10:00:01", "other")]);
    expect(facts).toEqual([
      {
        sessionId: "browser#1",
        visitorId: "browser",
        customerId: "ada",
        startedAt: "2026-03-02T09:00:00.000Z",
        endedAt: "2026-03-02T09:30:00.000Z",
        open: false,
        articleViews: 2,
        searches: 0,
        searchesOpened: 0,
        confirmed: false,
        negativeFeedback: false,
        nextContactMs: null,
        observedMs: 74.5 * HOUR_MS,
      },
      expect.objectContaining({ sessionId: "browser#2", articleViews: 0 }),
    ]);
  });

  it("counts a search as opened once, however many of its results were", () => {
    const [one] = factsOf([
      hit("09:00:00", "search"),
      hit("09:00:10", "result"),
      hit("09:01:00", "result"),
      hit("09:02:00", "search"),
      hit("09:03:00", "article"),
    ]);
    expect(one).toMatchObject({ searches: 2, searchesOpened: 1, articleViews: 3 });
  });

  it("helped if the visitor's last word is that it did", () => {
    const opinions = (...kinds: readonly HelpCentreHit["kind"][]) =>
      factsOf(kinds.map((kind, index) => hit(`09:0${index}:00`, kind)))[0];
    expect(opinions("not-helped", "helped")).toMatchObject({ confirmed: true, negativeFeedback: true });
    expect(opinions("helped", "not-helped")).toMatchObject({ confirmed: false, negativeFeedback: true });
    expect(opinions("article")).toMatchObject({ confirmed: false, negativeFeedback: false });
  });

  it("is followed by the customer's first contact since it began", () => {
    const backAfter = (...letters: readonly InteractionInput[]) =>
      factsOf([hit("09:00:00", "article"), hit("09:10:00", "article")], letters)[0]?.nextContactMs;
    expect(backAfter(letter("2026-03-03T09:10:00Z"), letter("2026-03-02T08:59:59Z"))).toBe(24 * HOUR_MS);
    expect(backAfter(letter("2026-03-02T09:05:00Z"))).toBe(0);
    expect(backAfter(letter("2026-03-02T09:05:00Z", { customerId: "bob" }))).toBeNull();
    expect(backAfter(letter("2026-03-02T09:05:00Z", { direction: "outbound" }))).toBeNull();
    expect(backAfter(letter("2026-03-02T09:05:00Z", { isSpam: true }))).toBeNull();
    expect(backAfter(letter("2026-03-02T09:05:00Z", { initiationMethod: "transfer" }))).toBeNull();
    expect(backAfter(letter("2026-03-05T12:00:01Z"))).toBeNull();
  });

  it("knows its customer from any of its hits", () => {
    const [one] = factsOf([hit("09:00:00", "article", { customerId: null }), hit("09:01:00", "other")]);
    expect(one).toMatchObject({ customerId: "ada" });
  });

  it("may still go on at the end of observation", () => {
    const now = hit("09:00:00", "article", { at: "2026-03-05T11:30:00Z" });
    expect(factsOf([now])[0]).toMatchObject({ open: true });
    expect(factsOf([{ ...now, at: "2026-03-05T11:29:59Z" }])[0]).toMatchObject({ open: false });
    expect(factsOf([{ ...now, at: "2026-03-05T12:00:01Z" }])).toEqual([]);
  });

  it("refuses an instant that is none", () => {
    expect(() => factsOf([hit("09:00:00", "article", { at: "noon" })])).toThrow(InvalidRecordError);
  });
});
