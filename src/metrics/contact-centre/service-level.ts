import { contactFact } from "../../facts/contact.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { amazonConnect } from "../contact-centre-sources.ts";
import { neitherAnsweredNorAbandoned, withoutAnswer, withoutOutcome, withoutWait } from "../contacts.ts";
import { entry } from "../entry.ts";
import * as example from "../example-contacts.ts";
import { metric } from "../metric.ts";

/** Service level: share of offered contacts that were answered within the target wait, from 0 to 1. */
export const serviceLevel = metric({
  id: "serviceLevel",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  given: { withinMs: 20_000, shortAbandonMs: 5_000 },
  excluded: (contact, { shortAbandonMs }) => ({
    ...withoutWait(contact),
    shortAbandon: contact.abandoned.and(contact.waitMs.atMost(shortAbandonMs)),
  }),
  parts: ({ answered, waitMs }, { withinMs }) => ({
    answeredInTime: count(answered.and(waitMs.atMost(withinMs))),
    counted: count(),
  }),
  value: ({ answeredInTime, counted }) => answeredInTime.over(counted),
  interval: wilson("answeredInTime", "counted"),
  variants: (vary) => ({
    offered: vary({
      given: { withinMs: 20_000 },
      excluded: (contact) => ({
        ...neitherAnsweredNorAbandoned(contact),
        waitUnknown: contact.answered.and(contact.waitMs.isMissing()),
      }),
    }),
    answeredOnly: vary({
      given: { withinMs: 20_000 },
      excluded: withoutAnswer,
    }),
    excludeAbandonsWithin: vary({
      given: { withinMs: 20_000 },
      excluded: (contact, { withinMs }) => ({
        ...withoutWait(contact),
        abandonedInTime: contact.abandoned.and(contact.waitMs.atMost(withinMs)),
      }),
    }),
    abandonsWithinAreSuccess: vary({
      given: { withinMs: 20_000 },
      excluded: withoutWait,
      parts: ({ waitMs }, { withinMs }) => ({
        endedInTime: count(waitMs.atMost(withinMs)),
        counted: count(),
      }),
      value: ({ endedInTime, counted }) => endedInTime.over(counted),
      interval: wilson("endedInTime", "counted"),
    }),
    shortAbandonsAreSuccess: vary({
      excluded: withoutWait,
      parts: ({ answered, abandoned, waitMs }, { withinMs, shortAbandonMs }) => ({
        answeredInTimeOrShort: count(
          answered.and(waitMs.atMost(withinMs)).or(abandoned.and(waitMs.atMost(shortAbandonMs))),
        ),
        counted: count(),
      }),
      value: ({ answeredInTimeOrShort, counted }) => answeredInTimeOrShort.over(counted),
      interval: wilson("answeredInTimeOrShort", "counted"),
    }),
    withFlowouts: vary({
      excluded: (contact, { shortAbandonMs }) => ({
        ...withoutOutcome(contact),
        waitUnknown: contact.answered.or(contact.abandoned).and(contact.waitMs.isMissing()),
        shortAbandon: contact.abandoned.and(contact.waitMs.atMost(shortAbandonMs)),
      }),
    }),
  }),
});

function anAfternoon() {
  return [
    example.answered(10_000),
    example.answered(30_000),
    example.abandoned(4_000),
    example.abandoned(15_000),
    example.abandoned(50_000),
    example.flowedOut(90_000),
    example.flowedOut(120_000),
  ];
}

function formulaOfIcmi(number: 1 | 2 | 3 | 4 | 5) {
  return {
    by: `ICMI, formula ${number}`,
    title: "Service level calculations",
    url: "http://www.icmi.com/Resources/QueueTips/2005/March/Service-Level-Calculations.aspx",
    year: 2002,
  };
}

function optionOfGenesys(option: string) {
  return {
    by: `Genesys Cloud, ${option}`,
    title: "Configure the service level calculation",
    url: "https://help.mypurecloud.com/articles/configure-the-service-level-calculation/",
  };
}

function optionOfCisco(option: string) {
  return {
    by: `Cisco ICM, ${option}`,
    title: "ICM software 4.5, ICR service level",
    url: "https://manualsdump.com/en/manuals/cisco_systems-icm_software_version_4.5/180829/143",
  };
}

export const serviceLevelEntry = entry(serviceLevel, {
  name: "Service level",
  abbreviation: "SL",
  aliases: ["telephone service factor", "80/20"],
  says: "Share of offered contacts that were answered within the target wait.",
  population:
    "Inbound contacts that reached a queue or an agent and were then answered or abandoned; a transfer leg waits again and counts again. Abandons up to the short-abandon threshold are left out, and so are contacts that flowed out (voicemail, call-back, another queue), that have no outcome yet, or whose wait is unknown.",
  recommended:
    "Answered within 20 s, of all that were answered or gave up after more than 5 s: a misdial is not demand, yet every real abandon hurts. Sinch Contact Pro ships with the same two thresholds. Other tools differ in them as much as in the formula: Twilio Flex Insights starts from 60 s, which is `withinMs: 60_000`. Both thresholds include their bound.",
  variants: {
    offered: {
      says: "Every abandoned contact counts as missed, however short.",
      usedBy: [
        formulaOfIcmi(3),
        optionOfGenesys("short abandons included"),
        optionOfCisco("abandoned calls negatively impact service level"),
      ],
    },
    answeredOnly: {
      says: "Answered contacts alone. It does not fall when customers give up, so ICMI and others advise against it.",
      usedBy: [formulaOfIcmi(2), optionOfGenesys("abandons not included")],
    },
    excludeAbandonsWithin: {
      says: "Contacts abandoned within the target wait are left out: there was still time to answer them.",
      usedBy: [
        formulaOfIcmi(4),
        {
          by: "Bright Pattern",
          title: "Service level",
          url: "https://blog.brightpattern.com/blog/service-level-ns-infographic",
        },
        optionOfCisco("abandoned calls ignored"),
      ],
    },
    abandonsWithinAreSuccess: {
      says: "Contacts abandoned within the target wait count as if they had been answered in time.",
      usedBy: [formulaOfIcmi(1), optionOfCisco("abandoned calls positively impact service level")],
    },
    shortAbandonsAreSuccess: {
      says: "Short abandons count as if they had been answered in time; all others count as missed.",
      usedBy: [formulaOfIcmi(5)],
    },
    withFlowouts: {
      says: "Contacts that left the queue unanswered for voicemail, a call-back or another queue count as missed.",
      usedBy: [
        optionOfGenesys("flowouts included"),
        {
          by: "Vonage Contact Center",
          title: "Service level (queue breakouts)",
          url: "https://docs-vcc.atlassian.net/wiki/x/_wCU6Q",
        },
      ],
    },
  },
  tools: [
    {
      tool: "Genesys Cloud",
      calls: "Service level",
      variant: null,
      differs:
        "At or below the target, as here. Whether short abandons, abandons and flow-outs count are options, each of them a variant here, and a changed option changes past intervals too.",
      source: optionOfGenesys("short abandons not included"),
    },
    {
      tool: "Amazon Connect",
      calls: "Service level X",
      differs:
        "Answered within X seconds of contacts queued, less some that left the queue otherwise; its treatment of call-backs and transfers is its own, and no variant here is known to come to its number.",
      source: amazonConnect,
    },
    {
      tool: "Twilio Flex Insights",
      calls: "SLA %",
      differs:
        "One threshold for all queues, 60 s unless set, and the settings speak of sooner and later than it, so that a wait of exactly the threshold is not settled.",
      source: {
        by: "Twilio Flex",
        title: "Service level preferences",
        url: "https://www.twilio.com/docs/flex/end-user-guide/service-level-preferences",
      },
    },
    {
      tool: "Bright Pattern",
      calls: "Service level",
      variant: "excludeAbandonsWithin",
      differs: "Contacts abandoned within the target are not in the denominator, so it is higher.",
      source: {
        by: "Bright Pattern",
        title: "Service level",
        url: "https://blog.brightpattern.com/blog/service-level-ns-infographic",
      },
    },
    {
      tool: "UniVoIP",
      calls: "Service level, long abandons count",
      variant: null,
      differs: "The same formula; an abandon is short up to 6 s: `given` shortAbandonMs 6 000.",
      source: {
        by: "UniVoIP",
        title: "Understanding the service level (short abandons up to 6 s)",
        url: "https://help.univoip.com/enterprise/understanding-the-service-level-22646063.html",
      },
    },
    {
      tool: "Vonage Contact Center",
      calls: "Service level, queue breakouts",
      variant: "withFlowouts",
      differs: "With its option, contacts that broke out of the queue count as missed.",
      source: {
        by: "Vonage Contact Center",
        title: "Service level (queue breakouts)",
        url: "https://docs-vcc.atlassian.net/wiki/x/_wCU6Q",
      },
    },
  ],
  examples: [
    {
      rows: [example.answered(19_000), example.answered(20_000), example.answered(21_000)],
      gives: 2 / 3,
      because: "20 s is within 20 s: two of three.",
    },
    {
      rows: [example.answered(10_000), example.abandoned(5_000), example.abandoned(5_001)],
      gives: 1 / 2,
      excluded: { shortAbandon: 1 },
      because: "Giving up at 5 s is still short and left out; a millisecond later it counts as missed.",
    },
    { rows: [], gives: null, because: "Nobody called; that is neither 100 % nor 0 %." },
    {
      rows: [example.abandoned(3_000)],
      gives: null,
      excluded: { shortAbandon: 1 },
      because: "A short abandon alone is as good as no contact.",
    },
    {
      rows: [
        example.answered(10_000),
        example.answered(null),
        example.flowedOut(8_000),
        example.waiting,
        example.selfServed,
        example.answered(0, { direction: "outbound" }),
        example.answered(1_000, { discarded: "test" }),
      ],
      gives: 1,
      excluded: { waitUnknown: 1, flowedOut: 1, noOutcome: 1, notOffered: 1, notInbound: 1, discarded: 1 },
      because:
        "Only the first contact can be judged; an unknown wait is not a wait of 0, and an outbound call waits for nobody.",
    },
    {
      rows: anAfternoon(),
      gives: 1 / 4,
      excluded: { shortAbandon: 1, flowedOut: 2 },
      because: "One answer in time, of two answered and the two who waited 15 s and 50 s before giving up.",
    },
    {
      rows: anAfternoon(),
      given: { withinMs: 60_000 },
      gives: 1 / 2,
      excluded: { shortAbandon: 1, flowedOut: 2 },
      because: "Within 60 s both answers count, of the same four.",
    },
    {
      variant: "offered",
      rows: anAfternoon(),
      gives: 1 / 5,
      excluded: { flowedOut: 2 },
      because: "One answer in time, of two answered and all three who gave up.",
    },
    {
      variant: "offered",
      rows: [example.answered(10_000), example.answered(null), example.abandoned(null)],
      gives: 1 / 2,
      excluded: { waitUnknown: 1 },
      because:
        "Who gave up counts as missed, after whatever wait; of one answer nobody knows whether it was in time.",
    },
    {
      variant: "answeredOnly",
      rows: anAfternoon(),
      gives: 1 / 2,
      excluded: { notAnswered: 5 },
      because: "One of the two answers was in time.",
    },
    {
      variant: "excludeAbandonsWithin",
      rows: anAfternoon(),
      gives: 1 / 3,
      excluded: { flowedOut: 2, abandonedInTime: 2 },
      because:
        "Those who gave up at 4 s and 15 s are left out; two answered and one who left at 50 s remain.",
    },
    {
      variant: "abandonsWithinAreSuccess",
      rows: anAfternoon(),
      gives: 3 / 5,
      excluded: { flowedOut: 2 },
      because: "One answer in time and two who gave up in time, of five.",
    },
    {
      variant: "shortAbandonsAreSuccess",
      rows: anAfternoon(),
      gives: 2 / 5,
      excluded: { flowedOut: 2 },
      because: "One answer in time and the one who left at 4 s, of five.",
    },
    {
      variant: "withFlowouts",
      rows: anAfternoon(),
      gives: 1 / 6,
      excluded: { shortAbandon: 1 },
      because: "One answer in time, of two answered, two who really gave up and two sent elsewhere.",
    },
    {
      variant: "withFlowouts",
      rows: [example.answered(10_000), example.flowedOut(null), example.abandoned(null)],
      gives: 1 / 2,
      excluded: { waitUnknown: 1 },
      because: "A voicemail is no answer, after whatever wait; whether the abandon was short is not known.",
    },
  ],
  beware: [
    "Five published formulas give 81 % to 86 % on the same calls; name the variant with the number.",
    "Never average the levels of intervals or queues; add the counts.",
    "No contacts give no level. Tools that print 100 % for an empty interval lift the day's average.",
    "The clock starts on entering the queue. Started at the menu it is another number.",
    "A call that the centre itself cuts off counts as abandoned in facts derived from records, as whoever waited was not served. Rows of your own that leave its outcome open have it left out as noOutcome.",
    "A source that records no wait for abandoned contacts has them all left out as waitUnknown, which turns this into answeredOnly: look at `excluded`, or take `offered`, which does not ask how long they waited.",
    "Tools put the short-abandon threshold anywhere from none to 10 s; the same formula with another threshold is another number.",
    "Above the target, one second and one hour are the same; read it with the average speed of answer and the abandonment rate.",
  ],
  sources: [
    formulaOfIcmi(1),
    {
      by: "Call Centre Helper",
      title: "Service level threshold calculations",
      url: "https://www.callcentrehelper.com/service-level-threshold-calculations-206890.htm",
    },
    {
      by: "Genesys Cloud",
      title: "Glossary, service level (at or below the target)",
      url: "https://help.genesys.cloud/1283",
    },
    optionOfGenesys("short abandons not included"),
    {
      by: "Sinch Contact Pro",
      title: "Basic concepts, service level (20 s, false attempts up to 5 s)",
      url: "https://docs.cc.sinch.com/onpremise/fp20/online-monitoring/en/basic_concepts.html",
    },
    {
      by: "UniVoIP",
      title: "Understanding the service level (short abandons up to 6 s)",
      url: "https://help.univoip.com/enterprise/understanding-the-service-level-22646063.html",
    },
    {
      by: "Twilio Flex Insights",
      title: "SLA metrics (60 s)",
      url: "https://www.twilio.com/docs/flex/end-user-guide/insights/metrics/sla",
    },
    {
      by: "Glia",
      title: "Reporting: service level (100 % while the queue is closed)",
      url: "https://support.salemove.com/hc/en-us/articles/115000834972-Reporting-Service-Level",
    },
  ],
  since: "0.1.0",
});
