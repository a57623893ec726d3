import { contactFact } from "../../facts/contact.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { amazonConnect, niceVoiceMetrics } from "../contact-centre-sources.ts";
import { notHandled, onHold } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Hold rate: share of handled contacts in which the customer was put on hold at least once, from 0 to 1. */
export const holdRate = metric({
  id: "holdRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  excluded: (contact) => ({
    ...notHandled(contact),
    holdUnknown: contact.held.isMissing().and(contact.holdMs.isMissing()),
  }),
  parts: (contact) => ({ held: count(onHold(contact)), handled: count() }),
  value: ({ held, handled }) => held.over(handled),
  interval: wilson("held", "handled"),
});

export const holdRateEntry = entry(holdRate, {
  name: "Hold rate",
  aliases: ["% hold", "share of contacts put on hold"],
  says: "Share of handled contacts in which the customer was put on hold at least once.",
  population:
    "Inbound contacts that an agent answered and of which it is known whether they were put on hold: said of the contact, or shown by its time on hold. Each leg of a transferred contact counts as one.",
  recommended:
    "Contacts with at least one hold over handled contacts; how often one contact was put on hold does not matter.",
  variants: {},
  tools: [
    {
      tool: "NICE CXone",
      calls: "% Hold",
      variant: null,
      differs: "Contacts put on hold over contacts handled, as here.",
      source: niceVoiceMetrics,
    },
  ],
  examples: [
    {
      rows: [
        { answered: true, held: true },
        { answered: true, held: false },
        { answered: true, holdMs: 12_000 },
        { answered: true, holdMs: 0 },
      ],
      gives: 1 / 2,
      because: "One says it was held, and one spent 12 s on hold: two of four.",
    },
    {
      rows: [
        { answered: true, held: false, holdMs: 0 },
        { answered: true, held: false, holdMs: null },
      ],
      gives: 0,
      because: "None of two was held, which is 0 and not unknown.",
    },
    { rows: [], gives: null, because: "Nothing was handled." },
    {
      rows: [
        { answered: true, held: true, holdMs: null },
        { answered: true },
        { answered: false, held: true },
        { answered: true, direction: "outbound", held: true },
      ],
      gives: 1,
      excluded: { holdUnknown: 1, notAnswered: 1, notInbound: 1 },
      because: "Of one contact alone is it known; the others are unknown, unanswered and the company's own.",
    },
  ],
  beware: [
    "A source that writes nothing where there was no hold has its contacts left out as holdUnknown: look at `excluded`.",
    "A consultation puts the customer on hold; a centre that consults before it transfers has a high rate by design.",
  ],
  sources: [niceVoiceMetrics, { ...amazonConnect, by: "Amazon Connect, contacts put on hold" }],
  since: "0.1.0",
});
