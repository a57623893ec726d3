import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

type Truth<Name extends string> = Expression<Name, "boolean">;
interface ResponseColumns {
  readonly test: Truth<"test">;
  readonly superseded: Truth<"superseded">;
}
interface InvitationColumns extends ResponseColumns {
  readonly invited: Truth<"invited">;
}
interface SampleColumns extends ResponseColumns {
  readonly disposition: Expression<"disposition", "text">;
}

const eligible = ["complete", "partial", "refusal", "non-contact", "other"] as const;
const unknownEligibility = ["unknown-household", "unknown-other"] as const;

const notInvited = ({ test, superseded, invited }: InvitationColumns) => ({
  test,
  superseded,
  notInvited: invited.not(),
});
const notSampled = ({ test, superseded, disposition }: SampleColumns) => ({
  test,
  superseded,
  noDisposition: disposition.isMissing(),
  otherDisposition: disposition.isOneOf(...eligible, ...unknownEligibility).not(),
});
const notEligible = (columns: SampleColumns) => ({
  ...notSampled(columns),
  eligibilityUnknown: columns.disposition.isOneOf(...unknownEligibility),
});

type Disposition = Pick<SampleColumns, "disposition">;
const completes = ({ disposition }: Disposition) => count(disposition.equals("complete"));
const respondents = ({ disposition }: Disposition) => count(disposition.isOneOf("complete", "partial"));
const byEligibility = ({ disposition }: Disposition) => ({
  eligible: count(disposition.isOneOf(...eligible)),
  unknown: count(disposition.isOneOf(...unknownEligibility)),
});

/** Survey response rate: share of delivered surveys that were completed, from 0 to 1. */
export const responseRate = metric({
  id: "responseRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: surveyResponseFact,
  excluded: ({ test, superseded, invited, sent, delivered }) => ({
    ...notInvited({ test, superseded, invited }),
    notSent: sent.not(),
    notDelivered: delivered.not(),
    deliveryUnknown: delivered.isMissing().and(sent.isMissing()),
  }),
  parts: ({ completion }) => ({ completed: count(completion.equals("complete")), delivered: count() }),
  value: ({ completed, delivered }) => completed.over(delivered),
  interval: wilson("completed", "delivered"),
  variants: (vary) => ({
    perSent: vary({
      excluded: ({ test, superseded, invited, sent }) => ({
        ...notInvited({ test, superseded, invited }),
        notSent: sent.not(),
        sendingUnknown: sent.isMissing(),
      }),
      parts: ({ completion }) => ({ completed: count(completion.equals("complete")), sent: count() }),
      value: ({ completed, sent }) => completed.over(sent),
      interval: wilson("completed", "sent"),
    }),
    perOpened: vary({
      excluded: ({ test, superseded, invited, opened, completion }) => ({
        ...notInvited({ test, superseded, invited }),
        openingUnknown: opened.isMissing(),
        notOpened: opened.not().and(completion.isMissing()),
      }),
      parts: ({ completion }) => ({ completed: count(completion.equals("complete")), opened: count() }),
      value: ({ completed, opened }) => completed.over(opened),
      interval: wilson("completed", "opened"),
    }),
    rr1: vary({
      excluded: notSampled,
      parts: (unit) => ({ completes: completes(unit), sampled: count() }),
      value: ({ completes, sampled }) => completes.over(sampled),
      interval: wilson("completes", "sampled"),
    }),
    rr2: vary({
      excluded: notSampled,
      parts: (unit) => ({ respondents: respondents(unit), sampled: count() }),
      value: ({ respondents, sampled }) => respondents.over(sampled),
      interval: wilson("respondents", "sampled"),
    }),
    rr3: vary({
      given: { eligibleShare: 1 },
      excluded: notSampled,
      parts: (unit) => ({ completes: completes(unit), ...byEligibility(unit) }),
      value: ({ completes, eligible, unknown }, { eligibleShare }) =>
        completes.over(eligible.plus(unknown.times(eligibleShare))),
    }),
    rr4: vary({
      given: { eligibleShare: 1 },
      excluded: notSampled,
      parts: (unit) => ({ respondents: respondents(unit), ...byEligibility(unit) }),
      value: ({ respondents, eligible, unknown }, { eligibleShare }) =>
        respondents.over(eligible.plus(unknown.times(eligibleShare))),
    }),
    rr5: vary({
      excluded: notEligible,
      parts: (unit) => ({ completes: completes(unit), eligible: count() }),
      value: ({ completes, eligible }) => completes.over(eligible),
      interval: wilson("completes", "eligible"),
    }),
    rr6: vary({
      excluded: notEligible,
      parts: (unit) => ({ respondents: respondents(unit), eligible: count() }),
      value: ({ respondents, eligible }) => respondents.over(eligible),
      interval: wilson("respondents", "eligible"),
    }),
  }),
});

const outcomerate = {
  by: "rOpenSci",
  title: "outcomerate: AAPOR survey outcome rates",
  url: "https://docs.ropensci.org/outcomerate/reference/outcomerate.html",
};

const trengo = {
  by: "Trengo",
  title: "Measuring CSAT results",
  url: "https://help.trengo.com/article/measuring-csat-results",
};
const simplesat = {
  by: "Simplesat",
  title: "How do you calculate survey response rates?",
  url: "https://help.simplesat.io/en/articles/3457079-how-do-you-calculate-survey-response-rates",
};
const forsta = {
  by: "Forsta",
  title: "Interview Progress",
  url: "https://forstaprofessionalauthoring.zendesk.com/hc/en-us/articles/4416883641243--Interview-Progress",
};
const kpiTree = {
  by: "KPI Tree, over delivered invitations",
  title: "Survey response analysis",
  url: "https://kpitree.co/glossary/customer-support-metrics/survey-response-analysis",
};

export const responseRateEntry = entry(responseRate, {
  name: "Survey response rate",
  abbreviation: "RR",
  aliases: ["response rate", "survey participation"],
  says: "Share of the surveys that were delivered that were completed.",
  population:
    "Surveys put to a respondent and delivered: sent, and not bounced. A survey known to be sent of which no bounce is known counts as delivered; one of which neither is known is left out, answered or not, or the rate would be made of answers alone. Partial answers and people screened out stay in the denominator. Tests, superseded answers and answers without an invitation are left out and counted.",
  recommended:
    "Over delivered surveys: a bounce is a fault of the address list and nobody's refusal, and opens cannot be seen reliably. The rates RR1 to RR6 of AAPOR are for samples whose dispositions are recorded.",
  variants: {
    perSent: {
      says: "Completed ÷ sent, bounced ones included.",
      usedBy: [trengo, forsta],
    },
    perOpened: {
      says: "Completed ÷ opened. A survey that was answered counts as opened even if the opening was not seen.",
      usedBy: [simplesat],
    },
    rr1: {
      says: "AAPOR RR1, the least: I ÷ ((I + P) + (R + NC + O) + (UH + UO)), complete answers over all units that may be eligible.",
      usedBy: [outcomerate],
    },
    rr2: {
      says: "AAPOR RR2: (I + P) ÷ ((I + P) + (R + NC + O) + (UH + UO)), partial answers count as responses.",
      usedBy: [outcomerate],
    },
    rr3: {
      says: "AAPOR RR3: I ÷ ((I + P) + (R + NC + O) + e(UH + UO)), where eligibleShare is e, the estimated share of eligible units among the unknown ones. At 1, unless it is set, it is RR1.",
      usedBy: [outcomerate],
    },
    rr4: {
      says: "AAPOR RR4: (I + P) ÷ ((I + P) + (R + NC + O) + e(UH + UO)), with e as in RR3. At 1, unless it is set, it is RR2.",
      usedBy: [outcomerate],
    },
    rr5: {
      says: "AAPOR RR5: I ÷ ((I + P) + (R + NC + O)), for samples without units of unknown eligibility, or where none of them is eligible.",
      usedBy: [outcomerate],
    },
    rr6: {
      says: "AAPOR RR6, the most: (I + P) ÷ ((I + P) + (R + NC + O)).",
      usedBy: [outcomerate],
    },
  },
  tools: [
    {
      tool: "KPI Tree",
      calls: "Survey response rate",
      variant: null,
      differs: "The same: over delivered invitations.",
      source: kpiTree,
    },
    {
      tool: "Trengo",
      calls: "Response rate",
      variant: "perSent",
      differs:
        "Over surveys sent, and of both only those within the chosen period: an answer that comes after it never counts.",
      source: {
        by: "Trengo",
        title: "How do we calculate the metrics?",
        url: "https://help.trengo.com/en/articles/154403-how-do-we-calculate-the-metrics",
      },
    },
    {
      tool: "Simplesat",
      calls: "Survey response rate",
      variant: "perOpened",
      differs:
        "Answers over opens, which a hidden image in the mail reports; an answer counts as an open. Mails opened without images are missing below the line, which makes it the highest of the three.",
      source: simplesat,
    },
    {
      tool: "Forsta",
      calls: "Response rate",
      variant: "perSent",
      differs: "Completed interviews over respondents invited.",
      source: forsta,
    },
    {
      tool: "calculator.city",
      calls: "AAPOR response rate (RR1)",
      differs:
        "Divides complete interviews by refusals alone, which is no share; RR1 divides by all that may be eligible.",
      source: {
        by: "calculator.city",
        title: "AAPOR response rate calculator",
        url: "https://costcalculator.calculator.city/aapor-response-rate-calculator/",
      },
    },
  ],
  examples: [
    {
      rows: [
        { sent: true, delivered: true, completion: "complete" },
        { sent: true, delivered: true, completion: "partial" },
        { sent: true, delivered: true, completion: null },
        { sent: true, delivered: true, completion: null },
      ],
      gives: 0.25,
      because: "1 of 4 delivered surveys was completed; a partial answer is not complete.",
    },
    {
      rows: [
        { sent: true, delivered: true, completion: "complete" },
        { sent: true, delivered: true },
        { sent: true, delivered: false },
        { sent: false, delivered: false },
        { invited: false, completion: "complete" },
      ],
      gives: 0.5,
      excluded: { notDelivered: 1, notSent: 1, notInvited: 1 },
      because:
        "2 were delivered and 1 of them completed. One bounced, one was never sent, and one answered without being asked.",
    },
    { rows: [], gives: null, because: "Nothing was delivered, so there is nothing to say." },
    {
      rows: [
        { sent: true, delivered: null, completion: "complete" },
        { sent: true, completion: null },
        { sent: null, delivered: null, completion: "complete" },
        { completion: null },
      ],
      gives: 0.5,
      excluded: { deliveryUnknown: 2 },
      because:
        "The first two were sent and no bounce is known, so they count as delivered; of the last two nothing is known, and the answer among them does not count either.",
    },
    {
      variant: "perSent",
      rows: [
        { sent: true, completion: "complete" },
        { sent: true, completion: "partial" },
        { sent: true },
        { sent: true },
        { sent: false },
        { sent: null, completion: "complete" },
      ],
      gives: 0.25,
      excluded: { notSent: 1, sendingUnknown: 1 },
      because: "1 of the 4 that were sent is complete; of the last it is not known whether it was sent.",
    },
    {
      variant: "perOpened",
      rows: [
        { opened: true, completion: "complete" },
        { opened: true },
        { opened: false, completion: "complete" },
        { opened: false },
        { opened: null },
      ],
      gives: 2 / 3,
      excluded: { notOpened: 1, openingUnknown: 1 },
      because: "Two were seen to be opened, a third was answered and so was opened; 2 of the 3 are complete.",
    },
    {
      variant: "rr1",
      rows: [
        { disposition: "complete" },
        { disposition: "complete" },
        { disposition: "partial" },
        { disposition: "refusal" },
        { disposition: "non-contact" },
        { disposition: "unknown-household" },
        { disposition: "unknown-other" },
        { disposition: "other" },
        { disposition: null },
        { disposition: "not-eligible" },
      ],
      gives: 0.25,
      excluded: { noDisposition: 1, otherDisposition: 1 },
      because: "2 complete of 8 units that are or may be eligible; one known not to be is out.",
    },
    {
      variant: "rr2",
      rows: [
        { disposition: "complete" },
        { disposition: "partial" },
        { disposition: "refusal" },
        { disposition: "unknown-other" },
      ],
      gives: 0.5,
      because: "1 complete and 1 partial of 4.",
    },
    {
      variant: "rr3",
      rows: [
        { disposition: "complete" },
        { disposition: "partial" },
        { disposition: "refusal" },
        { disposition: "unknown-household" },
        { disposition: "unknown-other" },
      ],
      given: { eligibleShare: 0.5 },
      gives: 0.25,
      because: "3 are eligible and half of the 2 unknown ones: 1 ÷ (3 + 0.5 × 2).",
    },
    {
      variant: "rr3",
      rows: [{ disposition: "complete" }, { disposition: "refusal" }, { disposition: "unknown-other" }],
      gives: 1 / 3,
      because: "Until e is estimated, every unknown unit counts as eligible: 1 of 3, as RR1.",
    },
    {
      variant: "rr4",
      rows: [
        { disposition: "complete" },
        { disposition: "partial" },
        { disposition: "refusal" },
        { disposition: "unknown-household" },
        { disposition: "unknown-other" },
      ],
      given: { eligibleShare: 0.5 },
      gives: 0.5,
      because: "1 complete and 1 partial: 2 ÷ (3 + 0.5 × 2).",
    },
    {
      variant: "rr5",
      rows: [
        { disposition: "complete" },
        { disposition: "partial" },
        { disposition: "refusal" },
        { disposition: "non-contact" },
        { disposition: "unknown-other" },
      ],
      gives: 0.25,
      excluded: { eligibilityUnknown: 1 },
      because: "1 complete of the 4 that are known to be eligible.",
    },
    {
      variant: "rr6",
      rows: [
        { disposition: "complete" },
        { disposition: "partial" },
        { disposition: "refusal" },
        { disposition: "non-contact" },
        { disposition: "unknown-other" },
      ],
      gives: 0.5,
      excluded: { eligibilityUnknown: 1 },
      because: "1 complete and 1 partial of the 4 that are known to be eligible.",
    },
  ],
  beware: [
    "Say what it is a share of: sent, delivered and opened give three numbers from one mailing.",
    "It is not the completion rate, which is completed ÷ started.",
    "RR1 is not I ÷ R: refusals are one part of its denominator.",
    "People screened out (disqualified, over quota) were delivered and are not complete; a rate over eligible people needs dispositions and RR1 to RR6.",
    "Surveys still open are not refusals yet; measure mailings that are closed, or the newest look worst.",
    "A high rate does not make the answers representative.",
    "Never average the rates of mailings; pool the counts.",
  ],
  sources: [
    {
      by: "AAPOR",
      title: "Standard Definitions: final dispositions of case codes and outcome rates for surveys",
      url: "https://aapor.org/standards-and-ethics/standard-definitions/",
    },
    kpiTree,
  ],
  since: "0.1.0",
});
