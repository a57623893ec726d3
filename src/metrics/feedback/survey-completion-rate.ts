import { surveyResponseFact } from "../../facts/survey-response.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

interface CompletionColumns {
  readonly test: Expression<"test", "boolean">;
  readonly superseded: Expression<"superseded", "boolean">;
  readonly completion: Expression<"completion", "text">;
}

const notStarted = ({ test, superseded, completion }: CompletionColumns) => ({
  test,
  superseded,
  notStarted: completion.isMissing(),
  otherCompletion: completion.isOneOf("complete", "partial", "disqualified", "overquota").not(),
});

/** Survey completion rate: share of started surveys that were completed, from 0 to 1. */
export const surveyCompletionRate = metric({
  id: "surveyCompletionRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: surveyResponseFact,
  excluded: (response) => ({
    ...notStarted(response),
    screenedOut: response.completion.isOneOf("disqualified", "overquota"),
  }),
  parts: ({ completion }) => ({ completed: count(completion.equals("complete")), started: count() }),
  value: ({ completed, started }) => completed.over(started),
  interval: wilson("completed", "started"),
  variants: (vary) => ({
    breakOff: vary({
      better: "lower",
      parts: ({ completion }) => ({ brokenOff: count(completion.equals("partial")), started: count() }),
      value: ({ brokenOff, started }) => brokenOff.over(started),
      interval: wilson("brokenOff", "started"),
    }),
    withScreenedOut: vary({ excluded: notStarted }),
  }),
});

export const surveyCompletionRateEntry = entry(surveyCompletionRate, {
  name: "Survey completion rate",
  aliases: ["completion rate", "survey completion"],
  says: "Share of the surveys that were started that were completed.",
  population:
    "Responses that were started: completed or broken off. People whom the survey itself turned away (disqualified, over quota) did not break off and are left out, as are surveys that nobody started, tests and superseded responses; all are counted.",
  recommended:
    "Completed ÷ started, without those turned away: then completed and broken off make a whole, and the rate judges the questionnaire and not its filter.",
  variants: {
    breakOff: {
      says: "Share of started surveys that were broken off: one minus the default; lower is better.",
      usedBy: [],
    },
    withScreenedOut: {
      says: "People turned away by the survey count as started and not completed.",
      usedBy: [
        {
          by: "Synoint, as conversion rate",
          title: "Respondents statuses",
          url: "https://synoint.zendesk.com/hc/en-us/articles/17542976255901-Respondents-statuses",
        },
      ],
    },
  },
  examples: [
    {
      rows: [
        { completion: "complete" },
        { completion: "complete" },
        { completion: "complete" },
        { completion: "partial" },
      ],
      gives: 0.75,
      because: "4 were started and 3 of them completed.",
    },
    {
      rows: [{ completion: "complete" }, { completion: "disqualified" }, { completion: "overquota" }],
      gives: 1,
      excluded: { screenedOut: 2 },
      because: "Two were turned away; the one who could finish did.",
    },
    { rows: [], gives: null, because: "Nothing was started, so there is nothing to say." },
    {
      rows: [
        { completion: "complete" },
        { completion: "partial" },
        { completion: null },
        {},
        { completion: "complete", superseded: true },
        { completion: "paused" },
      ],
      gives: 0.5,
      excluded: { notStarted: 2, superseded: 1, otherCompletion: 1 },
      because:
        "1 of the 2 that were started is complete. Two invitations were never opened to an answer, one response was replaced, and a state that nobody knows is neither.",
    },
    {
      variant: "breakOff",
      rows: [{ completion: "complete" }, { completion: "partial" }, { completion: "disqualified" }],
      gives: 0.5,
      excluded: { screenedOut: 1 },
      because: "1 of the 2 that could be finished was broken off.",
    },
    {
      variant: "withScreenedOut",
      rows: [{ completion: "complete" }, { completion: "partial" }, { completion: "disqualified" }],
      gives: 1 / 3,
      because: "1 of 3 started, the one turned away included.",
    },
  ],
  beware: [
    "It is not the response rate, which is over those who were asked: a survey that few start and all finish has a rate of 1 here.",
    "A tool that keeps no unfinished responses has a completion rate of 1 whatever happens.",
    "Completed means different things: the last page, every question, or every required one.",
    "Never average the rates of surveys; pool the counts.",
  ],
  sources: [
    {
      by: "Sage Encyclopedia of Survey Research Methods",
      title: "Completion Rate",
      url: "https://sk.sagepub.com/ency/edvol/embed/survey/chpt/completion-rate",
    },
    {
      by: "CodingAce",
      title: "Survey completion rate",
      url: "https://codingace.net/statistics/survey_completion_rate.html",
    },
  ],
  since: "0.1.0",
});
