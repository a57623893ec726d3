import { describe, expect, it } from "vitest";
import { sentimentFacts } from "../../src/facts/sentiment-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { netSentiment } from "../../src/metrics/feedback/net-sentiment.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

const call: InteractionInput = {
  id: "call",
  channel: "voice",
  direction: "inbound",
  status: "completed",
  startAt: "2026-03-02T09:00:00Z",
};
const said = (
  id: string,
  value: number | null,
  fields: Partial<InteractionInput> = {},
): InteractionInput => ({
  ...call,
  id,
  sentiment: value === null ? null : { value, source: "model" },
  ...fields,
});

describe("sentiment facts", () => {
  it("are one an interaction, judged or not", () => {
    expect(
      sentimentFacts([said("call", 0.5, { customerId: "ada", topic: "bill", teamId: "t" }), call]),
    ).toEqual([
      {
        sentimentId: "call",
        interactionId: "call",
        customerId: "ada",
        teamId: "t",
        channel: "voice",
        topic: "bill",
        sentiment: "positive",
        polarityThousandths: 500,
        judgedBy: "model",
        discarded: null,
        saidAt: "2026-03-02T09:00:00.000Z",
      },
      {
        sentimentId: "call",
        interactionId: "call",
        customerId: null,
        teamId: null,
        channel: "voice",
        topic: null,
        sentiment: null,
        polarityThousandths: null,
        judgedBy: null,
        discarded: null,
        saidAt: "2026-03-02T09:00:00.000Z",
      },
    ]);
  });

  it("take the sign for the tone, and what is near 0 for neutral", () => {
    const tones = (neutralWithin?: number) =>
      sentimentFacts(
        [-1, -0.05, -0.0001, 0, 0.05, 0.051].map((value) => said(`${value}`, value)),
        neutralWithin === undefined ? {} : { neutralWithin },
      ).map(({ sentiment }) => sentiment);
    expect(tones()).toEqual(["negative", "negative", "negative", "neutral", "positive", "positive"]);
    expect(tones(0.05)).toEqual(["negative", "neutral", "neutral", "neutral", "neutral", "positive"]);
  });

  it("count what was not judged, spam and tests as left out", () => {
    const facts = sentimentFacts([
      said("1", 0.8),
      said("2", -0.3),
      said("3", null),
      said("4", 1, { isSpam: true }),
      said("5", 1, { isTest: true }),
    ]);
    expect(measure(netSentiment, facts)).toMatchObject({
      value: 0,
      n: 2,
      excluded: { discarded: 2, notJudged: 1 },
    });
    expect(measure(netSentiment.variants.meanPolarity, facts).value).toBeCloseTo(0.25, 12);
  });

  it("refuse a bad instant and a bad bound", () => {
    expect(() => sentimentFacts([{ ...call, startAt: "monday" }])).toThrow(
      'interaction call: "startAt" is "monday"',
    );
    for (const neutralWithin of [-0.1, 1.1, Number.NaN])
      expect(() => sentimentFacts([], { neutralWithin })).toThrow(RangeError);
  });
});
