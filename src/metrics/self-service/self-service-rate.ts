import { selfServiceFact } from "../../facts/self-service.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { RETURN_MS, stayedAway, unlessSo } from "../automation.ts";
import { notOfSides } from "../demands.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Self-service rate: share of resolutions that needed nobody of the company, from 0 to 1. */
export const selfServiceRate = metric({
  id: "selfServiceRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: selfServiceFact,
  given: { windowMs: RETURN_MS },
  excluded: (row, { windowMs }) => {
    const alone = isAlone(row);
    return {
      ...notAResolution(row),
      customerUnknown: alone.and(row.customerId.isMissing()),
      observationUnknown: alone.and(row.observedMs.isMissing()),
      immature: alone.and(row.observedMs.lessThan(windowMs)),
      viewsUnknown: row.side.equals("helpCentreSession").and(row.articleViews.isMissing()),
      noAnswer: alone
        .and(row.articleViews.atMost(0))
        .or(alone.and(row.answered.not()))
        .or(alone.and(row.abandoned)),
      notHelped: alone.and(unlessSo(row.negativeFeedback).not()),
      cameBack: alone.and(stayedAway(row, windowMs).not()),
    };
  },
  parts: (row) => ({
    selfService: count(isAlone(row)),
    assisted: count(row.side.equals("case")),
    resolutions: count(),
  }),
  value: ({ selfService, resolutions }) => selfService.over(resolutions),
  interval: wilson("selfService", "resolutions"),
  variants: (vary) => ({
    confirmedOnly: vary({
      given: {},
      excluded: (row) => ({
        ...notAResolution(row),
        confirmationUnknown: isAlone(row).and(row.confirmed.isMissing()),
        notConfirmed: isAlone(row).and(row.confirmed.not()),
      }),
    }),
  }),
});

interface ResolutionColumns {
  readonly side: Expression<"side", "text">;
  readonly discarded: Expression<"discarded", "text">;
  readonly direction: Expression<"direction", "text">;
  readonly open: Expression<"open", "boolean">;
  readonly involved: Expression<"involved", "boolean">;
  readonly handedOver: Expression<"handedOver", "boolean">;
  readonly resolved: Expression<"resolved", "boolean">;
  readonly agentReplies: Expression<"agentReplies", "int">;
}

const isAlone = ({ side }: Pick<ResolutionColumns, "side">) =>
  side.isOneOf("helpCentreSession", "automatedSession");

/** Rows that are resolutions neither by the customer alone nor by people. */
function notAResolution(row: ResolutionColumns) {
  const automated = row.side.equals("automatedSession");
  const assisted = row.side.equals("case");
  return {
    ...notOfSides(row, "helpCentreSession", "automatedSession", "case"),
    discarded: row.discarded.isKnown(),
    notInbound: row.direction.isOneOf("outbound", "internal"),
    open: isAlone(row).and(row.open),
    unresolved: assisted.and(row.resolved.not()),
    outcomeUnknown: assisted.and(row.resolved.isMissing()),
    noAgent: assisted.and(row.agentReplies.atMost(0)),
    involvementUnknown: automated.and(row.involved.isMissing()),
    notInvolved: automated.and(row.involved.not()),
    handoverUnknown: automated.and(row.handedOver.isMissing()),
    handedOver: automated.and(row.handedOver),
  };
}

const HOUR_MS = 3_600_000;
const observed = { customerId: "ada", observedMs: 72 * HOUR_MS };
const read = { side: "helpCentreSession", ...observed, articleViews: 2 };
const chatted = { side: "automatedSession", ...observed, involved: true, handedOver: false };
const assisted = { side: "case", customerId: "bob", resolved: true, agentReplies: 2 };

export const selfServiceRateEntry = entry(selfServiceRate, {
  name: "Self-service rate",
  aliases: ["self-service resolution rate", "unassisted resolution rate"],
  says: "Share of resolutions that customers came to without anybody of the company.",
  population:
    "Resolutions. By self-service: sessions in the help centre with an article read, and automated sessions with an answer and without a person, after which the customer gave no word that it did not help and made no contact within `windowMs`, 72 hours unless said. By people: resolved cases with a reply of an agent, or of which nobody knows whether there was one. Everything else is left out, by its reason.",
  recommended:
    "Both sides count resolutions, so that neither page views nor tickets of open problems get in. Self-service is judged as botResolutionRate judges a bot: by the customer's staying away. It is an assumption, since a reader may have had no question; confirmedOnly assumes nothing.",
  variants: {
    confirmedOnly: {
      says: "Self-service counts where the customer said that it helped.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [read, chatted, assisted, assisted, assisted],
      gives: 0.4,
      because: "One reader and one customer of the bot beside three cases that people resolved.",
    },
    {
      rows: [
        read,
        { ...read, nextContactMs: 72 * HOUR_MS },
        { ...read, articleViews: 0 },
        { ...read, negativeFeedback: true },
        { ...chatted, handedOver: true },
        { ...chatted, answered: false },
        { ...chatted, abandoned: true },
        assisted,
      ],
      gives: 0.5,
      excluded: { cameBack: 1, noAnswer: 3, notHelped: 1, handedOver: 1 },
      because:
        "Whoever came back within 72 hours, read nothing, got no answer, was not helped or was passed on has not resolved it alone: 1 of 2 is left.",
    },
    { rows: [assisted], gives: 0, because: "One resolution, by people." },
    { rows: [], gives: null, because: "Nothing was resolved." },
    {
      rows: [
        read,
        assisted,
        { side: "case", resolved: true },
        { side: "case", resolved: false },
        { side: "case", resolved: null },
        { side: "case", resolved: true, agentReplies: 0 },
        { ...read, observedMs: HOUR_MS },
        { ...read, observedMs: null },
        { ...read, customerId: null },
        { ...read, articleViews: null },
        { ...read, open: true },
        { ...chatted, involved: null },
        { ...chatted, involved: false },
        { ...chatted, handedOver: null },
        { ...read, discarded: "robot" },
        { ...chatted, direction: "outbound" },
        { side: "articleVote" },
      ],
      gives: 1 / 3,
      excluded: {
        unresolved: 1,
        outcomeUnknown: 1,
        noAgent: 1,
        immature: 1,
        observationUnknown: 1,
        customerUnknown: 1,
        viewsUnknown: 1,
        open: 1,
        involvementUnknown: 1,
        notInvolved: 1,
        handoverUnknown: 1,
        discarded: 1,
        notInbound: 1,
        otherSide: 1,
      },
      because: "One reader beside two cases, of which the second is taken to have been worked on.",
    },
    {
      variant: "confirmedOnly",
      rows: [
        { ...read, confirmed: true },
        { ...read, confirmed: false },
        { ...chatted, confirmed: null },
        assisted,
        assisted,
        assisted,
      ],
      gives: 0.25,
      excluded: { notConfirmed: 1, confirmationUnknown: 1 },
      because: "One customer said so, beside three cases.",
    },
  ],
  beware: [
    "Sessions over tickets is selfServiceScore, and no rate of anything solved.",
    "Where a bot's conversation becomes a case, count it once: the case counts if people answered it, the session if nobody did.",
    "Visitors nobody knows are left out, so that a help centre without log-in looks smaller than it is.",
    "A session is not a question: one customer may read in three sessions about one thing.",
  ],
  sources: [
    {
      by: "AI CX Stack",
      title: "Self-service rate",
      url: "https://www.aicxstack.com/glossary/self-service-rate",
    },
    {
      by: "TicketBoard",
      title: "Self-service rate vs ticket deflection: which metric shows real support efficiency?",
      url: "https://ticketboard.cc/blog/self-service-rate-vs-ticket-deflection/",
    },
  ],
  since: "0.1.0",
});
