import { contactAttemptFact } from "../../facts/contact-attempt.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { RETURN_MS } from "../automation.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { finReport, zendeskSelfService } from "../self-service-sources.ts";

/** Deflection rate: share of contacts that customers set out to make and did not, having seen an answer, from 0 to 1. */
export const deflectionRate = metric({
  id: "deflectionRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: contactAttemptFact,
  given: { windowMs: RETURN_MS },
  excluded: ({ discarded, customerId, contactMs, answerSeen, observedMs }, { windowMs }) => ({
    discarded: discarded.isKnown(),
    customerUnknown: customerId.isMissing(),
    observationUnknown: observedMs.isMissing(),
    immature: observedMs.lessThan(windowMs),
    answerUnknown: contactMs.isMissing().or(contactMs.moreThan(windowMs)).and(answerSeen.isMissing()),
    gaveUp: contactMs.isMissing().or(contactMs.moreThan(windowMs)).and(answerSeen.not()),
  }),
  parts: ({ contactMs }, { windowMs }) => ({
    avoided: count(contactMs.isMissing().or(contactMs.moreThan(windowMs))),
    created: count(contactMs.atMost(windowMs)),
    attempts: count(),
  }),
  value: ({ avoided, attempts }) => avoided.over(attempts),
  interval: wilson("avoided", "attempts"),
});

const HOUR_MS = 3_600_000;
const attempt = { customerId: "ada", observedMs: 72 * HOUR_MS };
const avoided = { ...attempt, answerSeen: true, contactMs: null };
const created = { ...attempt, answerSeen: true, contactMs: HOUR_MS };

export const deflectionRateEntry = entry(deflectionRate, {
  name: "Deflection rate",
  aliases: ["contact deflection", "ticket deflection", "case deflection"],
  says: "Share of the contacts that customers set out to make that were not made, because an answer was seen on the way.",
  population:
    "Attempts to make contact that were followed for `windowMs`, 72 hours unless said, and ended in a contact or in an answer that was seen. Whoever saw no answer and made no contact gave up, and is left out and counted; so are customers nobody knows, younger attempts and those of which nobody knows whether an answer was seen.",
  recommended:
    "Avoided over avoided and created, of customers who had set out to make contact: only an intent can be deflected. Readers of the help centre who never meant to write have avoided nothing. The window is the one of botResolutionRate.",
  variants: {},
  tools: [
    {
      tool: "Zendesk",
      calls: "Self-service score (deflection ratio)",
      differs:
        "Sessions in the help centre for each user in tickets. It asks neither whether anybody meant to write nor whether anything was solved; it is selfServiceScore.",
      source: zendeskSelfService,
    },
    {
      tool: "Intercom Fin",
      calls: "Deflection rate",
      differs:
        "Conversations with Fin that did not reach a teammate. The customers had made contact, with a bot; it is containmentRate.",
      source: finReport,
    },
  ],
  examples: [
    {
      rows: [avoided, created, created, created],
      gives: 0.25,
      because: "4 customers set out, and 1 saw an answer and wrote nothing.",
    },
    {
      rows: [
        { ...avoided, observedMs: 100 * HOUR_MS, contactMs: 72 * HOUR_MS + 1 },
        { ...created, observedMs: 100 * HOUR_MS, contactMs: 72 * HOUR_MS },
      ],
      gives: 0.5,
      because: "A contact after exactly 72 hours is within them, one a millisecond later is another matter.",
    },
    { rows: [created], gives: 0, because: "The one customer wrote, answer or not." },
    { rows: [], gives: null, because: "Nobody set out." },
    {
      rows: [
        avoided,
        created,
        { ...created, answerSeen: null },
        { ...created, customerId: null },
        { ...avoided, answerSeen: false },
        { ...avoided, answerSeen: null },
        { ...avoided, customerId: null },
        { ...avoided, observedMs: 71 * HOUR_MS },
        { ...created, observedMs: null },
        { ...avoided, discarded: "robot" },
      ],
      gives: 1 / 3,
      excluded: {
        gaveUp: 1,
        answerUnknown: 1,
        customerUnknown: 2,
        immature: 1,
        observationUnknown: 1,
        discarded: 1,
      },
      because:
        "1 avoided beside 2 created: a contact is one, answer or not. Of customers nobody knows only the contacts would be seen, never that none was made.",
    },
  ],
  beware: [
    "Without an intent to make contact there is no deflection: page views over tickets are not it.",
    "Deflection, containment and resolution by a bot are three things; the same tool may use one word for two of them.",
    "A customer who finds no way to write is not deflected but lost; see how many gave up, under `excluded`.",
    "An avoided contact was not necessarily a solved problem. Ask, or watch whether they leave.",
    "It cannot be computed from tickets alone: contacts that were not made leave no ticket.",
  ],
  sources: [zendeskSelfService, finReport],
  since: "0.1.0",
});
