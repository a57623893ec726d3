import { contactFact } from "../../facts/contact.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notInbound } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Failure demand: share of contacts caused by a failure to do something, or to do it right, from 0 to 1. */
export const failureDemandShare = metric({
  id: "failureDemandShare",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  excluded: (contact) => ({
    ...notInbound(contact),
    transferLeg: contact.transferLeg,
    demandUnknown: contact.demandType.isMissing().or(contact.demandType.isOneOf("value", "failure").not()),
  }),
  parts: ({ demandType }) => ({ failure: count(demandType.equals("failure")), coded: count() }),
  value: ({ failure, coded }) => failure.over(coded),
  interval: wilson("failure", "coded"),
});

const failure = { demandType: "failure" };
const value = { demandType: "value" };

export const failureDemandShareEntry = entry(failureDemandShare, {
  name: "Failure demand share",
  aliases: ["failure demand", "avoidable contact"],
  says: "Share of contacts that customers made because the company failed to do something, or to do it right.",
  population:
    "Inbound contacts whose reason is coded as value demand (the customer wants what the company is there for) or failure demand. Later legs of a transfer, and contacts whose demand is not coded, are left out.",
  recommended:
    "Of coded contacts alone: a contact whose reason nobody knows is neither. Say how many were left out beside it.",
  variants: {},
  examples: [
    {
      rows: [failure, value, value, failure],
      gives: 1 / 2,
      because: "Two of four were caused by a failure.",
    },
    {
      rows: [...Array(46).fill(failure), ...Array(54).fill(value)],
      gives: 0.46,
      because: "46 of 100, the share that Seddon reports of a bank.",
    },
    { rows: [], gives: null, because: "Nobody made contact." },
    {
      rows: [
        value,
        { demandType: null },
        { demandType: "unknown" },
        { ...failure, transferLeg: true },
        { ...failure, direction: "outbound" },
        { ...failure, discarded: "spam" },
      ],
      gives: 0,
      excluded: { demandUnknown: 2, transferLeg: 1, notInbound: 1, discarded: 1 },
      because: "One contact is coded, and it is value demand: none of one is 0.",
    },
  ],
  beware: [
    "Codes that agents pick from a telephone system's list say what the contact was about, not what caused it; it takes someone who listens to the contact to tell the two kinds of demand apart.",
    "A question about the state of an order is failure demand where the company could have told in time.",
    "Fewer contacts are no aim in themselves: value demand is what the service is there for.",
    "Uncoded contacts are not a random sample; a share of a few coded ones speaks for these only.",
  ],
  sources: [
    { by: "Wikipedia", title: "Failure demand", url: "https://en.wikipedia.org/wiki/Failure_demand" },
    {
      by: "Seddon",
      title: "Better thinking about demand",
      url: "https://www.newsystemsthinking.com/article_details_id_31/",
    },
  ],
  since: "0.1.0",
});
