import { caseFact } from "../../facts/case.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACase } from "../cases.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** First-level resolution: share of the cases in the scope of the first level that it resolved, from 0 to 1. */
export const firstLevelResolution = metric({
  id: "firstLevelResolution",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: caseFact,
  excluded: ({ discarded, resolvableAtFirstLevel, escalated }) => ({
    ...notACase({ discarded }),
    notResolvable: resolvableAtFirstLevel.not(),
    escalationUnknown: escalated.isMissing(),
  }),
  parts: ({ resolved, escalated }) => ({
    resolvedAtFirstLevel: count(resolved.and(escalated.not())),
    inScope: count(),
  }),
  value: ({ resolvedAtFirstLevel, inScope }) => resolvedAtFirstLevel.over(inScope),
  interval: wilson("resolvedAtFirstLevel", "inScope"),
  variants: (vary) => ({
    ofAll: vary({
      excluded: ({ discarded, escalated }) => ({
        ...notACase({ discarded }),
        escalationUnknown: escalated.isMissing(),
      }),
      parts: ({ resolved, escalated }) => ({
        resolvedAtFirstLevel: count(resolved.and(escalated.not())),
        cases: count(),
      }),
      value: ({ resolvedAtFirstLevel, cases }) => resolvedAtFirstLevel.over(cases),
      interval: wilson("resolvedAtFirstLevel", "cases"),
    }),
  }),
});

function aDay() {
  return [
    { resolved: true, escalated: false },
    { resolved: true, escalated: false, resolvableAtFirstLevel: true },
    { resolved: true, escalated: true },
    { resolved: false, escalated: false },
    { resolved: true, escalated: true, resolvableAtFirstLevel: false },
  ];
}

const metricNet = {
  by: "MetricNet",
  title: "IT support metrics roundup",
  url: "https://www.metricnet.com/it-support-metrics-roundup/",
  year: 2012,
};
const metricNetSlides = {
  by: "MetricNet",
  title: "Service desk: first level resolution",
  url: "http://www.slideshare.net/MetricNet/metric-nets-service-desk-first-level-resolution",
};

export const firstLevelResolutionEntry = entry(firstLevelResolution, {
  name: "First-level resolution",
  abbreviation: "FLR",
  aliases: ["level 1 resolution rate", "first-level resolution rate"],
  says: "Share of the cases in the scope of the first level that it resolved without passing them on.",
  population:
    "Cases that the first level could have resolved; one that carries no mark counts as such. Cases still open and canceled ones count, as not resolved. Spam, tests, merged and deleted cases, those out of scope and those of which it is not known whether they were passed to a higher level are left out and counted.",
  recommended:
    "Of the cases in scope, because what nobody at the first level can resolve (broken hardware, other firms) says nothing of it. Where the scope is not marked, it is the share of all cases.",
  variants: {
    ofAll: { says: "Of all cases, in scope or not: what the first level takes off the others.", usedBy: [] },
  },
  tools: [
    {
      tool: "MetricNet",
      calls: "First level resolution rate",
      variant: null,
      differs:
        "The same, of tickets in the scope of level 1; it is a figure of cost, because each level costs more than the one before.",
      source: metricNet,
    },
  ],
  examples: [
    {
      rows: aDay(),
      gives: 1 / 2,
      excluded: { notResolvable: 1 },
      because:
        "Two of four in scope: one was passed on and one is open. The broken hardware was never in scope.",
    },
    {
      rows: [{ resolved: true, escalated: true }],
      gives: 0,
      because: "The one case was passed on: a real zero.",
    },
    { rows: [], gives: null, because: "No case, so nothing to resolve." },
    {
      rows: [
        { resolved: true, escalated: false },
        { resolved: true, escalated: null },
        { resolved: true, escalated: false, discarded: "test" },
      ],
      gives: 1,
      excluded: { escalationUnknown: 1, test: 1 },
      because: "Of one case it is known that it was not passed on; of another nobody knows.",
    },
    {
      variant: "ofAll",
      rows: aDay(),
      gives: 2 / 5,
      because: "Two of all five, the broken hardware with them.",
    },
  ],
  beware: [
    "It is not first contact resolution: the first level may take five contacts and still have resolved it.",
    "What is in scope is discretionary; the narrower it is, the higher the share.",
    "A case moved between teams of the first level was not passed on.",
    "Recent cases are still open and lower it: compare cohorts of the same age.",
  ],
  sources: [metricNet, metricNetSlides],
  since: "0.1.0",
});
