import { automatedSessionFact } from "../../facts/automated-session.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { assumedResolved, notEnded, RETURN_MS, resolvedAndStayedAway, returnUnknown } from "../automation.ts";
import { intercomApi } from "../case-sources.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { finResolutions, zendeskAutomatedResolutions } from "../self-service-sources.ts";

/** Bot resolution rate: share of automated sessions that were resolved without a person and did not come back, from 0 to 1. */
export const botResolutionRate = metric({
  id: "botResolutionRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: automatedSessionFact,
  given: { windowMs: RETURN_MS },
  excluded: (one, { windowMs }) => ({ ...notEnded(one), ...returnUnknown(one, windowMs) }),
  parts: (one, { windowMs }) => ({
    resolved: count(resolvedAndStayedAway(one, windowMs)),
    automatedSessions: count(),
  }),
  value: ({ resolved, automatedSessions }) => resolved.over(automatedSessions),
  interval: wilson("resolved", "automatedSessions"),
  variants: (vary) => ({
    assumedAndConfirmed: vary({
      given: {},
      excluded: notEnded,
      parts: (one) => ({
        confirmed: count(one.handedOver.not().and(one.confirmed)),
        assumed: count(assumedResolved(one).and(one.confirmed.isMissing().or(one.confirmed.not()))),
        automatedSessions: count(),
      }),
      value: ({ confirmed, assumed, automatedSessions }) => confirmed.plus(assumed).over(automatedSessions),
    }),
    confirmedOnly: vary({
      given: {},
      excluded: (one) => ({
        ...notEnded(one),
        confirmationUnknown: one.handedOver.not().and(one.confirmed.isMissing()),
      }),
      parts: ({ handedOver, confirmed }) => ({
        confirmed: count(handedOver.not().and(confirmed)),
        automatedSessions: count(),
      }),
      value: ({ confirmed, automatedSessions }) => confirmed.over(automatedSessions),
      interval: wilson("confirmed", "automatedSessions"),
    }),
    verified: vary({
      given: {},
      excluded: (one) => ({
        ...notEnded(one),
        notChecked: one.handedOver.not().and(one.verified.isMissing()),
      }),
      parts: ({ handedOver, verified }) => ({
        verified: count(handedOver.not().and(verified)),
        automatedSessions: count(),
      }),
      value: ({ verified, automatedSessions }) => verified.over(automatedSessions),
      interval: wilson("verified", "automatedSessions"),
    }),
    ofAnswered: vary({
      excluded: (one, { windowMs }) => ({
        ...notEnded(one),
        answerUnknown: one.answered.isMissing(),
        noAnswer: one.answered.not(),
        ...returnUnknown(one, windowMs),
      }),
    }),
  }),
});

const HOUR_MS = 3_600_000;
/** A session that ended without a person, seen for 72 hours after its end. */
const alone = { involved: true, handedOver: false, customerId: "ada", observedMs: 72 * HOUR_MS };
const escalated = { ...alone, handedOver: true };

export const botResolutionRateEntry = entry(botResolutionRate, {
  name: "Bot resolution rate",
  aliases: ["AI resolution rate", "automated resolution rate", "Fin resolution rate"],
  says: "Share of the conversations in which automation took part that it resolved: no person, no word that it did not help, and no return about the same thing.",
  population:
    "Conversations that customers began, in which automation took part and that ended long enough ago for the customer to have come back. Younger ones, those of unknown customers, those of which nobody knows whether a person took part, spam, tests and the company's own are left out and counted. Sessions without any answer, and those that the customer left before it came, were involved and not resolved.",
  recommended:
    "By what the customer did: answered, not passed on, no negative feedback, and not back within `windowMs`, 72 hours unless said. It needs no guess from silence alone and no judge, and compares one tool with another; Intercom's and Zendesk's own numbers are variants and do not compare. The interval is Wilson's.",
  variants: {
    assumedAndConfirmed: {
      says: "Resolved where the customer said so, or left after an answer without asking for more. Nobody waits whether the customer returns.",
      usedBy: [finResolutions],
    },
    confirmedOnly: {
      says: "Resolved where the customer said that it helped; silence is no yes.",
      usedBy: [],
    },
    verified: {
      says: "Resolved where no person took part and somebody or something other than the bot has checked the conversation and found it resolved. Sessions nobody checked are left out.",
      usedBy: [zendeskAutomatedResolutions],
    },
    ofAnswered: {
      says: "The default over the sessions in which automation gave an answer; those without one are left out.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Intercom Fin",
      calls: "Resolution rate",
      variant: "assumedAndConfirmed",
      differs:
        "Counts assumed resolutions, a customer who leaves after an answer, beside confirmed ones. A customer who returns to the conversation later takes the resolution back, so that its number of a day falls afterwards; one who calls instead does not.",
      source: finResolutions,
    },
    {
      tool: "Intercom API",
      calls: "assumed_resolution, confirmed_resolution, escalated, negative_feedback, procedure_handoff",
      differs:
        "States of one conversation and no rate. None is given where Fin delivered no answer, so that a rate made of them is over answered conversations, as ofAnswered is; returns in other conversations do not show in it.",
      source: intercomApi,
    },
    {
      tool: "Zendesk",
      calls: "Automated resolution",
      variant: "verified",
      differs:
        "No person and a language model's verdict that it was resolved, given after 72 hours of silence. Not comparable with Intercom's.",
      source: zendeskAutomatedResolutions,
    },
  ],
  examples: [
    {
      rows: [alone, alone, { ...alone, negativeFeedback: true }, escalated],
      gives: 0.5,
      because: "Of 4, one customer said that it did not help and one was passed on.",
    },
    {
      rows: [
        { ...alone, nextContactMs: 72 * HOUR_MS },
        { ...alone, observedMs: 80 * HOUR_MS, nextContactMs: 72 * HOUR_MS + 1 },
        { ...alone, nextContactMs: HOUR_MS },
        alone,
      ],
      gives: 0.5,
      because: "A return after exactly 72 hours is within them; the third customer was back within the hour.",
    },
    {
      rows: [
        { ...alone, answered: true },
        { ...alone, answered: false },
        { ...alone, abandoned: true },
        { ...alone, answered: true, abandoned: false },
      ],
      gives: 0.5,
      because: "One got no answer and one left before there was any: involved, and not resolved.",
    },
    { rows: [], gives: null, because: "The automation had no session." },
    {
      rows: [
        alone,
        escalated,
        { ...alone, observedMs: 71 * HOUR_MS },
        { ...alone, observedMs: null },
        { ...alone, customerId: null },
        { ...alone, handedOver: null },
        { ...alone, open: true },
        { ...alone, involved: false },
        { ...alone, involved: null },
        { ...alone, discarded: "test" },
        { ...alone, direction: "outbound" },
      ],
      gives: 0.5,
      excluded: {
        immature: 1,
        observationUnknown: 1,
        customerUnknown: 1,
        handoverUnknown: 1,
        open: 1,
        notInvolved: 1,
        involvementUnknown: 1,
        discarded: 1,
        notInbound: 1,
      },
      because: "1 of the 2 that can be judged: of the others the customer may yet return, or return unseen.",
    },
    {
      variant: "assumedAndConfirmed",
      rows: [
        { involved: true, handedOver: false, confirmed: true },
        { involved: true, handedOver: false },
        { involved: true, handedOver: false, negativeFeedback: true },
        { involved: true, handedOver: true },
        { involved: true, handedOver: null },
      ],
      gives: 0.5,
      excluded: { handoverUnknown: 1 },
      because: "One confirmed and one assumed of 4; whether the second customer came back is not asked.",
    },
    {
      variant: "confirmedOnly",
      rows: [
        { involved: true, handedOver: false, confirmed: true },
        { involved: true, handedOver: false, confirmed: false },
        { involved: true, handedOver: false, confirmed: false },
        { involved: true, handedOver: true, confirmed: null },
        { involved: true, handedOver: false, confirmed: null },
      ],
      gives: 0.25,
      excluded: { confirmationUnknown: 1 },
      because: "One customer of 4 said so; of the last nobody knows whether the question was put.",
    },
    {
      variant: "verified",
      rows: [
        { involved: true, handedOver: false, verified: true },
        { involved: true, handedOver: false, verified: false },
        { involved: true, handedOver: true, verified: null },
        { involved: true, handedOver: false, verified: null },
      ],
      gives: 1 / 3,
      excluded: { notChecked: 1 },
      because: "1 of 3: one failed the check and one was passed on, which needs none.",
    },
    {
      variant: "ofAnswered",
      rows: [
        { ...alone, answered: true },
        { ...alone, answered: false },
        { ...escalated, answered: true },
        { ...alone, answered: null },
      ],
      gives: 0.5,
      excluded: { noAnswer: 1, answerUnknown: 1 },
      because: "1 of the 2 that got an answer.",
    },
  ],
  beware: [
    "Assumed, confirmed and verified resolutions, containment and deflection are five numbers; ask a vendor which one it quotes.",
    "Silence is not satisfaction: most customers never say whether it helped.",
    "Where a conversation is billed when it is resolved, the seller counts it.",
    "The rate over answered conversations leaves out the questions that the bot could not answer; say so beside it.",
    "A return that nobody can link to the customer counts as resolved; anonymous sessions are therefore left out.",
  ],
  sources: [finResolutions, zendeskAutomatedResolutions, intercomApi],
  since: "0.1.0",
});
