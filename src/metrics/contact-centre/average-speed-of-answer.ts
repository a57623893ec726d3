import { contactFact } from "../../facts/contact.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { studentMean } from "../../statistics/student.ts";
import { withoutAnswer, withoutWait } from "../contacts.ts";
import { entry } from "../entry.ts";
import * as example from "../example-contacts.ts";
import { metric } from "../metric.ts";

/** Average speed of answer: mean wait of the contacts that were answered, in seconds. */
export const averageSpeedOfAnswer = metric({
  id: "averageSpeedOfAnswer",
  unit: "seconds",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  excluded: withoutAnswer,
  parts: ({ waitMs }) => ({
    waitMs: sum(waitMs),
    counted: count(),
    waitVariance: variance(waitMs),
  }),
  value: ({ waitMs, counted }) => waitMs.over(counted.times(1000)),
  interval: studentMean({ sum: "waitMs", variance: "waitVariance" }, 1000),
  variants: (vary) => ({
    queuedOnly: vary({
      excluded: (contact) => ({ ...withoutAnswer(contact), notQueued: contact.waitMs.atMost(0) }),
    }),
    allContacts: vary({ excluded: withoutWait }),
  }),
});

export const averageSpeedOfAnswerEntry = entry(averageSpeedOfAnswer, {
  name: "Average speed of answer",
  abbreviation: "ASA",
  aliases: ["average wait time", "average answer wait time"],
  says: "Mean time that answered contacts waited, from entering the queue to the answer, in seconds.",
  population:
    "Inbound contacts that an agent answered and whose wait is known. Ringing is part of the wait, menus are not; an answer without queueing is a wait of 0 and counts. Who gave up is not in it.",
  recommended:
    "Total wait of answered contacts over answered contacts: Genesys Cloud, Cisco, Talkdesk and Premier Contact Point define it so. Report it with the abandonment rate, since those who wait longest may leave before they can count.",
  variants: {
    queuedOnly: {
      says: "Only contacts that did wait: what a customer who meets a queue can expect.",
      usedBy: [],
    },
    allContacts: {
      says: "Mean wait of answered and abandoned contacts together, also called average delay.",
      usedBy: [
        {
          by: "CCa2z",
          title: "Average speed of answer / average delay",
          url: "http://www.cca2z.com/article/average-speed-of-answer-asa-average-delay/237",
          year: 2009,
        },
      ],
    },
  },
  tools: [
    {
      tool: "Genesys Cloud",
      calls: "Average speed of answer (ASA)",
      variant: null,
      differs: "The same sum and count; a contact falls in the interval in which it was answered.",
      source: {
        by: "Genesys Cloud",
        title: "Glossary, average speed of answer",
        url: "https://help.mypurecloud.com/glossary/average-speed-of-answer-asa",
      },
    },
    {
      tool: "Premier Contact Point",
      calls: "Average speed of answer (ASA)",
      variant: null,
      differs: "The wait in the queue of answered calls, as here.",
      source: {
        by: "Premier Contact Point",
        title: "What is average speed of answer",
        url: "https://premiercontactpoint.com/kb/report-average-speed-of-answer-asa/",
      },
    },
    {
      tool: "CCa2z",
      calls: "Average delay",
      variant: "allContacts",
      differs: "Waits of abandoned calls count too, so it is higher where customers give up late.",
      source: {
        by: "CCa2z",
        title: "Average speed of answer / average delay",
        url: "http://www.cca2z.com/article/average-speed-of-answer-asa-average-delay/237",
        year: 2009,
      },
    },
  ],
  examples: [
    {
      rows: [
        example.answered(30_000),
        example.answered(15_000),
        example.answered(45_000),
        example.answered(60_000),
        example.answered(10_000),
      ],
      gives: 32,
      because: "160 s of waiting over five answers; the figures are those of Premier Contact Point.",
    },
    {
      rows: [example.answered(0), example.answered(9_000)],
      gives: 4.5,
      because: "An immediate answer is a wait of 0 and counts.",
    },
    { rows: [], gives: null, because: "Nothing was answered, and that is not an answer after 0 s." },
    {
      rows: [
        example.answered(20_000),
        example.answered(null),
        example.abandoned(300_000),
        example.flowedOut(60_000),
        example.selfServed,
        example.answered(0, { direction: "outbound" }),
      ],
      gives: 20,
      excluded: { waitUnknown: 1, notAnswered: 2, notOffered: 1, notInbound: 1 },
      because:
        "One answer with a known wait. Five minutes of waiting in vain do not show here: see the abandonment rate.",
    },
    {
      variant: "queuedOnly",
      rows: [example.answered(0), example.answered(9_000), example.answered(1)],
      gives: 4.5005,
      excluded: { notQueued: 1 },
      because: "The immediate answer is left out, and 9.001 s over two remain.",
    },
    {
      variant: "allContacts",
      rows: [example.answered(10_000), example.abandoned(40_000), example.flowedOut(90_000)],
      gives: 25,
      excluded: { flowedOut: 1 },
      because: "50 s over the one who was answered and the one who gave up.",
    },
  ],
  beware: [
    "Never average the means of intervals or queues: 10 answers after 60 s and 90 after 10 s are 15 s, not 35 s. Add waits and answers.",
    "It flatters a bad day: the longest waits end in abandons and drop out.",
    "A mean hides the tail; few very long waits among many short ones look like moderate ones.",
    "Zeros for immediate answers pull it down; without them it is queuedOnly.",
    "Tools stamp it at the answer, so a contact that waits across two intervals falls in the later one.",
  ],
  sources: [
    {
      by: "Genesys Cloud",
      title: "Glossary, average speed of answer",
      url: "https://help.mypurecloud.com/glossary/average-speed-of-answer-asa",
    },
    {
      by: "Cisco",
      title: "Unified ICM and contact center reporting, average speed of answer",
      url: "https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cust_contact/contact_center/icm_enterprise/icm_enterprise_10_0_1/User/Guide/UCCE_BK_RD68866D_00_reporting-guide-icm-cce-hosted/UCCE_BK_RD68866D_00_reporting-guide-icm-cce-hosted_chapter_01001.html",
    },
    {
      by: "Talkdesk",
      title: "Average waiting time a.k.a. average speed of answer",
      url: "https://support.talkdesk.com/hc/en-us/articles/201241145-Average-Waiting-Time-a-k-a-Average-Speed-of-Answer-ASA-",
    },
    {
      by: "Premier Contact Point",
      title: "What is average speed of answer",
      url: "https://premiercontactpoint.com/kb/report-average-speed-of-answer-asa/",
    },
  ],
  since: "0.1.0",
});
