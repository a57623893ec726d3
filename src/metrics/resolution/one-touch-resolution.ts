import { caseFact } from "../../facts/case.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { dbtZendesk, freshdeskDefinitions, intercomAttributes, zohoAgents } from "../case-sources.ts";
import { notResolvedWithReplies } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** One-touch resolution: share of the resolved cases that took exactly one public reply of an agent, from 0 to 1. */
export const oneTouchResolution = metric({
  id: "oneTouchResolution",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: caseFact,
  excluded: notResolvedWithReplies,
  parts: ({ agentReplies }) => ({ oneTouch: count(agentReplies.equals(1)), resolved: count() }),
  value: ({ oneTouch, resolved }) => oneTouch.over(resolved),
  interval: wilson("oneTouch", "resolved"),
  variants: (vary) => ({
    lessThanTwo: vary({
      parts: ({ agentReplies }) => ({ lessThanTwo: count(agentReplies.lessThan(2)), resolved: count() }),
      value: ({ lessThanTwo, resolved }) => lessThanTwo.over(resolved),
      interval: wilson("lessThanTwo", "resolved"),
    }),
    zeroTouch: vary({
      better: "context",
      parts: ({ agentReplies }) => ({ zeroTouch: count(agentReplies.equals(0)), resolved: count() }),
      value: ({ zeroTouch, resolved }) => zeroTouch.over(resolved),
      interval: wilson("zeroTouch", "resolved"),
    }),
  }),
});

function aWeek() {
  return [0, 1, 1, 2, 3].map((agentReplies) => ({ resolved: true, agentReplies }));
}

const zendeskBefore = {
  by: "Zendesk, before the change",
  title: "How are one-touch resolutions calculated?",
  url: "https://support.zendesk.com/hc/en-us/articles/4408820618266",
};
const zendeskNow = {
  by: "Zendesk",
  title: "How are one-touch resolutions calculated? (German)",
  url: "https://support.zendesk.com/hc/de/articles/4408820618266",
};

export const oneTouchResolutionEntry = entry(oneTouchResolution, {
  name: "One-touch resolution",
  abbreviation: "OTR",
  aliases: ["one-touch tickets", "single-reply resolution"],
  says: "Share of the resolved cases that took exactly one public reply of an agent.",
  population:
    "Cases that are resolved at the end of observation and of which it is known how many public replies of people they took. Spam, tests, merged and deleted cases, open and canceled ones and those with an unknown number of replies are left out and counted.",
  recommended:
    "Exactly one: a case resolved without any reply was touched by nobody the customer could see, and counts in `zeroTouch`. Whether the customer came back is another question, first contact resolution.",
  variants: {
    lessThanTwo: {
      says: "At most one reply: cases resolved without a reply count as well.",
      usedBy: [zendeskBefore],
    },
    zeroTouch: { says: "Share resolved without any public reply of an agent.", usedBy: [] },
  },
  tools: [
    {
      tool: "Zendesk",
      calls: "One-touch tickets",
      variant: null,
      differs:
        "Exactly one agent reply. Its older text and formula said fewer than two, which is lessThanTwo and higher.",
      source: zendeskNow,
    },
    {
      tool: "dbt_zendesk",
      calls: "is_one_touch_resolution",
      variant: null,
      differs:
        "A mark on each ticket that was solved with one public response of an agent; the share is left to the reader.",
      source: dbtZendesk,
    },
    {
      tool: "Freshdesk",
      calls: "First contact resolution",
      variant: null,
      differs: "Resolved with the first response, and called first contact resolution, which it is not.",
      source: freshdeskDefinitions,
    },
    {
      tool: "Zoho Desk",
      calls: "First contact resolution",
      variant: null,
      differs: "Closed with one public response, and called first contact resolution, which it is not.",
      source: zohoAgents,
    },
    {
      tool: "Intercom",
      calls: "Closed on first contact",
      differs: "Closed once with one teammate taking part, however many replies that took.",
      source: intercomAttributes,
    },
  ],
  examples: [
    {
      rows: aWeek(),
      gives: 2 / 5,
      because: "Two of five took exactly one reply; the one without any is no touch.",
    },
    {
      rows: [
        { resolved: true, agentReplies: 2 },
        { resolved: true, agentReplies: 0 },
      ],
      gives: 0,
      because: "None took exactly one: a real zero.",
    },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        { resolved: true, agentReplies: 1 },
        { resolved: true, agentReplies: null },
        { resolved: false, agentReplies: 1 },
        { resolved: true, agentReplies: 1, discarded: "merged" },
      ],
      gives: 1,
      excluded: { repliesUnknown: 1, unresolved: 1, merged: 1 },
      because: "One case can be judged; the open one may yet take a second reply.",
    },
    {
      variant: "lessThanTwo",
      rows: aWeek(),
      gives: 3 / 5,
      because: "The one without a reply counts as well.",
    },
    { variant: "zeroTouch", rows: aWeek(), gives: 1 / 5, because: "One of five took no reply." },
  ],
  beware: [
    "It is not first contact resolution, though helpdesks call it that: it counts replies and does not ask whether the customer came back.",
    "Cases resolved without a reply are no successes of one touch; counted in, a bulk closing lifts it.",
    "It can be had by writing one long reply and closing at once; read it with the reopen rate.",
    "Zendesk changed its definition: two years of one report can hold two measures.",
  ],
  sources: [zendeskNow, dbtZendesk],
  since: "0.1.0",
});
