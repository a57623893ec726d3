import { contactFact } from "../../facts/contact.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { amazonConnect, ciscoAbandonedCalls } from "../contact-centre-sources.ts";
import { neitherAnsweredNorAbandoned, withoutOutcome } from "../contacts.ts";
import { entry } from "../entry.ts";
import * as example from "../example-contacts.ts";
import { metric } from "../metric.ts";

/** Abandonment rate: share of offered contacts in which the customer gave up before an answer, from 0 to 1. */
export const abandonmentRate = metric({
  id: "abandonmentRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  given: { shortAbandonMs: 5_000 },
  excluded: (contact, { shortAbandonMs }) => ({
    ...withoutOutcome(contact),
    shortAbandon: contact.abandoned.and(contact.waitMs.atMost(shortAbandonMs)),
  }),
  parts: ({ abandoned }) => ({
    abandoned: count(abandoned),
    counted: count(),
  }),
  value: ({ abandoned, counted }) => abandoned.over(counted),
  interval: wilson("abandoned", "counted"),
  variants: (vary) => ({
    all: vary({ given: {}, excluded: withoutOutcome }),
    answeredPlusAbandoned: vary({
      excluded: (contact, { shortAbandonMs }) => ({
        ...neitherAnsweredNorAbandoned(contact),
        shortAbandon: contact.abandoned.and(contact.waitMs.atMost(shortAbandonMs)),
      }),
    }),
    allOfAnsweredPlusAbandoned: vary({ given: {}, excluded: neitherAnsweredNorAbandoned }),
  }),
});

function aMorning() {
  return [
    example.answered(10_000),
    example.answered(30_000),
    example.abandoned(3_000),
    example.abandoned(40_000),
    example.flowedOut(60_000),
  ];
}

export const abandonmentRateEntry = entry(abandonmentRate, {
  name: "Abandonment rate",
  abbreviation: "ABA",
  aliases: ["abandon rate", "call abandonment rate"],
  says: "Share of offered contacts in which the customer gave up before an agent answered.",
  population:
    "Inbound contacts that reached a queue or an agent and were answered, abandoned or flowed out (voicemail, call-back, another queue); a flow-out was offered but is no abandon. A contact that ended unanswered because nobody took it counts as abandoned too. Abandons up to the short-abandon threshold are left out above and below the line. An abandon whose wait is unknown counts: only one known to be short is left out.",
  recommended:
    "Short abandons, 5 s and less, are neither offered nor abandoned, as in the service level: the two can then be read together. `given` sets the threshold of another tool, such as 6 s (UniVoIP) or 10 s (usual with Cisco ICM).",
  variants: {
    all: {
      says: "Every abandon counts, however short: abandoned of all offered.",
      usedBy: [
        { ...amazonConnect, by: "Amazon Connect, of contacts queued" },
        {
          by: "Investopedia",
          title: "Abandon rate",
          url: "http://www.investopedia.com/terms/a/abandon-rate.asp",
        },
        {
          by: "CCa2z",
          title: "Average speed of answer / average delay",
          url: "http://www.cca2z.com/article/average-speed-of-answer-asa-average-delay/237",
          year: 2009,
        },
      ],
    },
    answeredPlusAbandoned: {
      says: "Of answered and abandoned contacts alone: flow-outs are not in the denominator, so the rate is higher where there are any.",
      usedBy: [
        {
          by: "Google Cloud CCAI Platform",
          title: "Data dictionary, abandoned % call",
          url: "https://cloud.google.com/contact-center/ccai-platform/docs/data-dictionary",
        },
      ],
    },
    allOfAnsweredPlusAbandoned: {
      says: "Every abandon counts, however short, of answered and abandoned contacts alone; flow-outs are not in the denominator.",
      usedBy: [
        {
          by: "Twilio Flex Insights, voicemail excluded",
          title: "Abandoned conversations",
          url: "https://www.twilio.com/docs/flex/end-user-guide/insights/abandoned-conversations",
        },
      ],
    },
  },
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Abandonment rate",
      variant: "all",
      differs:
        "Contacts that the customer left while queued, of contacts queued, however short; queued call-backs are not abandoned.",
      source: amazonConnect,
    },
    {
      tool: "Google Cloud CCAI Platform",
      calls: "Abandoned %",
      variant: "answeredPlusAbandoned",
      differs:
        "Of handled and abandoned calls. Short abandons and calls left in the menu are no part of it; its threshold for short is its own.",
      source: {
        by: "Google Cloud CCAI Platform",
        title: "Data dictionary, abandoned % call",
        url: "https://cloud.google.com/contact-center/ccai-platform/docs/data-dictionary",
      },
    },
    {
      tool: "Cisco ICM",
      calls: "Abandoned calls, with the abandoned call wait time",
      variant: null,
      differs:
        "Short abandons are neither offered nor abandoned, as here; a typical abandoned call wait time is 10 s, and a call of exactly that counts: `given` shortAbandonMs 9 999.",
      source: ciscoAbandonedCalls,
    },
    {
      tool: "Twilio Flex Insights",
      calls: "Abandoned conversations",
      variant: "allOfAnsweredPlusAbandoned",
      differs:
        "No threshold for short ones. Those that ended in the menu or in voicemail are left out, those abandoned after a transfer count by segment, and a count over nothing shows as 0.",
      source: {
        by: "Twilio Flex Insights",
        title: "Abandoned conversations",
        url: "https://www.twilio.com/docs/flex/end-user-guide/insights/abandoned-conversations",
      },
    },
  ],
  examples: [
    {
      rows: [
        example.answered(10_000),
        example.answered(30_000),
        example.answered(2_000),
        example.abandoned(40_000),
      ],
      gives: 1 / 4,
      because: "One of four gave up; an answer after 2 s is an answer, as only abandons can be short.",
    },
    {
      rows: [example.answered(10_000), example.abandoned(5_000), example.abandoned(5_001)],
      gives: 1 / 2,
      excluded: { shortAbandon: 1 },
      because: "Giving up at 5 s is still short and left out; a millisecond later it counts.",
    },
    { rows: [], gives: null, because: "Nobody called, so nobody could give up." },
    {
      rows: [
        example.answered(null),
        example.abandoned(null),
        example.waiting,
        example.selfServed,
        example.abandoned(30_000, { direction: "outbound" }),
      ],
      gives: 1 / 2,
      excluded: { noOutcome: 1, notOffered: 1, notInbound: 1 },
      because:
        "One answer and one abandon, which is not known to be short. Who still waits may yet be answered.",
    },
    {
      rows: aMorning(),
      gives: 1 / 4,
      excluded: { shortAbandon: 1 },
      because:
        "One gave up, of two answered, one abandoned and one sent to voicemail. Offered less answered would make it two.",
    },
    {
      rows: [example.answered(10_000), example.abandoned(9_000)],
      given: { shortAbandonMs: 10_000 },
      gives: 0,
      excluded: { shortAbandon: 1 },
      because: "With a threshold of 10 s the abandon at 9 s is short; none of one is 0, not unknown.",
    },
    {
      variant: "all",
      rows: aMorning(),
      gives: 2 / 5,
      because: "Two of five gave up, the short one included.",
    },
    {
      variant: "answeredPlusAbandoned",
      rows: aMorning(),
      gives: 1 / 3,
      excluded: { shortAbandon: 1, flowedOut: 1 },
      because: "One abandon and two answers; the voicemail is left out.",
    },
    {
      variant: "allOfAnsweredPlusAbandoned",
      rows: aMorning(),
      gives: 1 / 2,
      excluded: { flowedOut: 1 },
      because: "Two abandons, the short one included, and two answers.",
    },
  ],
  beware: [
    "(offered − answered) ÷ offered counts voicemails, call-backs and overflow as abandons; it holds only where nothing flows out.",
    "Never average the rates of intervals or queues; add the counts.",
    "A promised call-back is no abandon; where the source marks it as one, the rate jumps.",
    "A call that the centre itself cuts off counts as abandoned in facts derived from records, though nobody gave up. Rows of your own that leave its outcome open have it left out as noOutcome.",
    "Leaving while in the menu is not abandoning a queue; such contacts are left out as notOffered.",
    "A low rate may mean good service or a queue that sends callers away: read it beside the flow-outs.",
  ],
  sources: [
    {
      by: "Call Centre Helper",
      title: "How to measure call abandon rate",
      url: "https://www.callcentrehelper.com/measure-call-abandon-rate-75869.htm",
    },
    ciscoAbandonedCalls,
    {
      by: "UniVoIP",
      title: "Understanding the service level (short abandons up to 6 s)",
      url: "https://help.univoip.com/enterprise/understanding-the-service-level-22646063.html",
    },
    {
      by: "Genesys Cloud",
      title: "Why offered need not equal answered plus abandoned",
      url: "https://de-help.inindca.com/faqs/offered-metric-not-always-equal-answered-plus-abandoned-metrics",
    },
    {
      by: "Twilio Flex Insights",
      title: "Abandoned conversations",
      url: "https://www.twilio.com/docs/flex/end-user-guide/insights/abandoned-conversations",
    },
  ],
  since: "0.1.0",
});
