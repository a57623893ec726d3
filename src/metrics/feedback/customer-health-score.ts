import { healthSignalFact } from "../../facts/health-signal.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";

/** Customer health score: weighted mean of the signals that are known, averaged over customers, from 0 to 100. */
export const customerHealthScore = metric({
  id: "customerHealthScore",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [0, 100],
  of: healthSignalFact,
  excluded: ({ scoreHundredths, weight, availableWeight }) => ({
    signalMissing: scoreHundredths.isMissing(),
    weightless: weight.equals(0),
    lessThanItsWeight: invalid(availableWeight, availableWeight.lessThan(weight)),
  }),
  parts: ({ assessmentId, scoreHundredths, weight, availableWeight }) => ({
    weightedScores: sum(scoreHundredths.times(weight).over(availableWeight)),
    assessments: distinct(assessmentId),
    signals: count(),
  }),
  value: ({ weightedScores, assessments }) => weightedScores.over(assessments.times(100)),
  variants: (vary) => ({
    allSignalsKnown: vary({
      excluded: ({ scoreHundredths, weight, availableWeight, expectedWeight }) => ({
        signalMissing: scoreHundredths.isMissing(),
        weightless: weight.equals(0),
        lessThanItsWeight: invalid(availableWeight, availableWeight.lessThan(weight)),
        completenessUnknown: expectedWeight.isMissing(),
        incomplete: availableWeight.lessThan(expectedWeight),
      }),
    }),
  }),
});

/** The signals of one assessment, each as signal, points and weight; the weights are added up as the rows say. */
function assessment(
  assessmentId: string,
  signals: readonly (readonly [signal: string, points: number | null, weight: number])[],
) {
  const expectedWeight = signals.reduce((sum, [, , weight]) => sum + weight, 0);
  const availableWeight = signals.reduce(
    (sum, [, points, weight]) => sum + (points === null ? 0 : weight),
    0,
  );
  return signals.map(([signal, points, weight]) => ({
    assessmentId,
    signal,
    scoreHundredths: points === null ? null : points * 100,
    weight,
    availableWeight,
    expectedWeight,
  }));
}

const saastained = {
  by: "SaaStained Numbers",
  title: "Customer health score calculator",
  url: "https://saastainednumbers.com/es/churn-retention/customer-health-score-calculator/",
};
const natero = {
  by: "Natero",
  title: "Calculation of Account Health Score",
  url: "https://support.natero.com/hc/en-us/articles/204446145-Calculation-of-Account-Health-Score",
};

export const customerHealthScoreEntry = entry(customerHealthScore, {
  name: "Customer health score",
  abbreviation: "CHS",
  aliases: ["account health", "health index"],
  says: "How well things stand with a customer: a weighted mean of signals of 0 to 100 each, averaged over customers.",
  population:
    "Signals that are known, of each assessment of each customer. A missing signal is left out and counted, and the weights of the others make up for it; a customer without any known signal is no part of the average. Signals and weights are the company's own, and every one of them is a row.",
  recommended:
    "Weights of the known signals taken as the whole: a missing signal says nothing, and as 0 it would say the worst. Where a score must not rest on less than everything, allSignalsKnown leaves such customers out.",
  variants: {
    allSignalsKnown: {
      says: "Customers of whom any signal is missing have no score and are left out, signal by signal.",
      usedBy: [],
    },
  },
  tools: [
    {
      tool: "Natero",
      calls: "Account health score",
      variant: null,
      differs:
        "Weights are divided by their total, as here; parts within a component are averaged first, and each is rounded to a whole number.",
      source: natero,
    },
    {
      tool: "SaaStained Numbers",
      calls: "Health score",
      variant: null,
      differs:
        "Four fixed signals of weights 0.25 (NPS moved to 0–100), 0.35 (usage), 0.20 (tickets) and 0.20 (last login); with these rows it is the same.",
      source: saastained,
    },
  ],
  examples: [
    {
      rows: assessment("ada", [
        ["nps", 70, 25],
        ["usage", 80, 35],
        ["support", 70, 20],
        ["engagement", 90, 20],
      ]),
      gives: 77.5,
      because: "0.25 × 70 + 0.35 × 80 + 0.20 × 70 + 0.20 × 90.",
    },
    {
      rows: [
        ...assessment("ada", [
          ["usage", 100, 3],
          ["payment", 60, 1],
        ]),
        ...assessment("bob", [
          ["usage", 20, 3],
          ["payment", 60, 1],
        ]),
      ],
      gives: 60,
      because: "Ada has 90 and Bob 30; each customer counts once.",
    },
    { rows: [], gives: null, because: "Nothing is known of anybody, which is no health of 0." },
    {
      rows: [
        ...assessment("ada", [
          ["usage", 80, 35],
          ["nps", null, 25],
          ["payment", 40, 5],
        ]),
        ...assessment("bob", [["usage", null, 35]]),
      ],
      gives: 75,
      excluded: { signalMissing: 2 },
      because:
        "Ada: (80 × 35 + 40 × 5) over the 40 that are known; nobody asked her for an NPS. Of Bob nothing is known.",
    },
    {
      variant: "allSignalsKnown",
      rows: [
        ...assessment("ada", [
          ["usage", 80, 35],
          ["nps", null, 25],
        ]),
        ...assessment("bob", [
          ["usage", 60, 35],
          ["nps", 60, 25],
        ]),
      ],
      gives: 60,
      excluded: { signalMissing: 1, incomplete: 1 },
      because: "Ada's NPS is missing, so she has no score; Bob has 60.",
    },
  ],
  beware: [
    "There is no standard: signals, weights and bands are local, and two companies' scores cannot be compared.",
    "A missing signal that a tool counts as 0 makes new customers look sick.",
    "Measure one moment at a time: over several assessments of one customer it is the mean of them.",
    "Weights that somebody chose are an opinion until tested against who really left.",
    "Signals that run the other way (tickets, days since login) must be turned to 0–100 with 100 as good first.",
  ],
  sources: [saastained, natero],
  since: "0.1.0",
});
