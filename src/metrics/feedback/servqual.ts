import type { ServqualColumns } from "../../facts/servqual.ts";
import { servqualFact } from "../../facts/servqual.ts";
import { count, sum } from "../../language/aggregate.ts";
import type { Condition, Expression, Quantity } from "../../language/expression.ts";
import { entry } from "../entry.ts";
import { type Invalid, invalid, metric } from "../metric.ts";

type Columns = {
  readonly [Name in keyof ServqualColumns]: Expression<Name, ServqualColumns[Name]["type"]>;
};
type Threshold = Expression<never, "int">;
type Ending = "Items" | "Perception" | "Expectation" | "Points";
type Name<E extends Ending> = `${string}${E}` & keyof ServqualColumns;

interface Dimension {
  readonly items: Expression<Name<"Items">, "int">;
  readonly perception: Expression<Name<"Perception">, "int">;
  readonly expectation: Expression<Name<"Expectation">, "int">;
  readonly points: Expression<Name<"Points">, "int">;
}

const dimensionsOf = (all: Columns): readonly Dimension[] => [
  {
    items: all.tangiblesItems,
    perception: all.tangiblesPerception,
    expectation: all.tangiblesExpectation,
    points: all.tangiblesPoints,
  },
  {
    items: all.reliabilityItems,
    perception: all.reliabilityPerception,
    expectation: all.reliabilityExpectation,
    points: all.reliabilityPoints,
  },
  {
    items: all.responsivenessItems,
    perception: all.responsivenessPerception,
    expectation: all.responsivenessExpectation,
    points: all.responsivenessPoints,
  },
  {
    items: all.assuranceItems,
    perception: all.assurancePerception,
    expectation: all.assuranceExpectation,
    points: all.assurancePoints,
  },
  {
    items: all.empathyItems,
    perception: all.empathyPerception,
    expectation: all.empathyExpectation,
    points: all.empathyPoints,
  },
];

const total = <Reads extends string>(of: readonly Quantity<Reads>[]): Quantity<Reads> =>
  of.reduce((sum, one) => sum.plus(one));
const any = <Reads extends string>(of: readonly Condition<Reads>[]): Condition<Reads> =>
  of.reduce((any, one) => any.or(one));

/** Sums that no answers on the scale add up to. */
const offScale = <Reads extends string>(
  reason: "perceptionOffScale" | "expectationOffScale",
  sums: readonly Expression<Reads, "int">[],
  items: readonly Expression<Name<"Items">, "int">[],
  [least, greatest]: readonly [Threshold, Threshold],
): Readonly<Record<`${string}OffScale${number}`, Invalid<Reads | Name<"Items">>>> =>
  Object.fromEntries(
    sums.map((sum, index) => {
      const answered = items[index];
      if (answered === undefined) throw new RangeError("There are more sums than dimensions.");
      const tooLittle = sum.lessThan(answered.times(least));
      return [`${reason}${index + 1}`, invalid(sum, tooLittle.or(sum.moreThan(answered.times(greatest))))];
    }),
  );

/** Respondents who did not rate the service in every dimension on this scale. */
function notRated(all: Columns, least: Threshold, greatest: Threshold) {
  const dimensions = dimensionsOf(all);
  const items = dimensions.map((dimension) => dimension.items);
  const perceptions = dimensions.map(({ perception }) => perception);
  return {
    test: all.test,
    superseded: all.superseded,
    otherScale: all.scaleMin.equals(least).not().or(all.scaleMax.equals(greatest).not()),
    ...offScale("perceptionOffScale", perceptions, items, [least, greatest]),
    incomplete: any([
      ...items.map((answered) => answered.isMissing().or(answered.equals(0))),
      ...perceptions.map((perception) => perception.isMissing()),
    ]),
  };
}

/** The same, and those who were not asked what they expect in every dimension. */
function withoutExpectations(all: Columns, least: Threshold, greatest: Threshold) {
  const dimensions = dimensionsOf(all);
  const expectations = dimensions.map(({ expectation }) => expectation);
  const items = dimensions.map((dimension) => dimension.items);
  return {
    ...notRated(all, least, greatest),
    ...offScale("expectationOffScale", expectations, items, [least, greatest]),
    expectationUnknown: any(expectations.map((expectation) => expectation.isMissing())),
  };
}

const gapOf = ({ perception, expectation }: Dimension) => perception.minus(expectation);
const itemsOf = (all: Columns) => total(dimensionsOf(all).map(({ items }) => items));
const pointsOf = (all: Columns) => total(dimensionsOf(all).map(({ points }) => points));

/** SERVQUAL gap: how far the service is above (or below 0) what is expected, on the scale of the answers. */
export const servqual = metric({
  id: "servqual",
  unit: "scale",
  better: "higher",
  domain: "customer-experience",
  range: [-6, 6],
  of: servqualFact,
  given: { scaleMin: 1, scaleMax: 7 },
  excluded: (all, { scaleMin, scaleMax }) => withoutExpectations(all, scaleMin, scaleMax),
  parts: (all) => ({
    gaps: sum(total(dimensionsOf(all).map(gapOf))),
    items: sum(itemsOf(all)),
    respondents: count(),
  }),
  value: ({ gaps, items }) => gaps.over(items),
  variants: (vary) => ({
    byDimension: vary({
      parts: (all) => ({
        dimensionGaps: sum(
          total(dimensionsOf(all).map((dimension) => gapOf(dimension).over(dimension.items))),
        ),
        respondents: count(),
      }),
      value: ({ dimensionGaps, respondents }) => dimensionGaps.over(respondents.times(5)),
    }),
    weighted: vary({
      excluded: (all, { scaleMin, scaleMax }) => ({
        ...withoutExpectations(all, scaleMin, scaleMax),
        pointsUnknown: pointsOf(all).isMissing(),
        pointsNot100: pointsOf(all).equals(100).not(),
      }),
      parts: (all) => ({
        weightedGaps: sum(
          total(
            dimensionsOf(all).map((dimension) =>
              gapOf(dimension).times(dimension.points).over(dimension.items),
            ),
          ),
        ),
        respondents: count(),
      }),
      value: ({ weightedGaps, respondents }) => weightedGaps.over(respondents.times(100)),
    }),
    perceptionOnly: vary({
      range: [1, 7],
      excluded: (all, { scaleMin, scaleMax }) => notRated(all, scaleMin, scaleMax),
      parts: (all) => ({
        perceptions: sum(total(dimensionsOf(all).map(({ perception }) => perception))),
        items: sum(itemsOf(all)),
        respondents: count(),
      }),
      value: ({ perceptions, items }) => perceptions.over(items),
    }),
  }),
});

type Sums = readonly [items: number, perception: number, expectation: number];

/** Sums of the five dimensions in the order of the questionnaire. */
function sums(tangibles: Sums, reliability: Sums, responsiveness: Sums, assurance: Sums, empathy: Sums) {
  return {
    tangiblesItems: tangibles[0],
    tangiblesPerception: tangibles[1],
    tangiblesExpectation: tangibles[2],
    reliabilityItems: reliability[0],
    reliabilityPerception: reliability[1],
    reliabilityExpectation: reliability[2],
    responsivenessItems: responsiveness[0],
    responsivenessPerception: responsiveness[1],
    responsivenessExpectation: responsiveness[2],
    assuranceItems: assurance[0],
    assurancePerception: assurance[1],
    assuranceExpectation: assurance[2],
    empathyItems: empathy[0],
    empathyPerception: empathy[1],
    empathyExpectation: empathy[2],
  };
}

/** All 22 items answered, 5 of 7 of the service throughout; 6 expected of reliability and 5 of the rest. */
function unreliable() {
  return sums([4, 20, 20], [5, 25, 30], [4, 20, 20], [4, 20, 20], [5, 25, 25]);
}

const points = (
  tangiblesPoints: number,
  reliabilityPoints: number,
  responsivenessPoints: number,
  assurancePoints: number,
  empathyPoints: number,
) => ({ tangiblesPoints, reliabilityPoints, responsivenessPoints, assurancePoints, empathyPoints });

const parasuraman = {
  by: "Parasuraman, Zeithaml and Berry",
  title:
    "SERVQUAL: a multiple-item scale for measuring consumer perceptions of service quality, Journal of Retailing 64(1)",
  year: 1988,
};
const twelveManage = {
  by: "12manage",
  title: "Weighted and Unweighted Average SERVQUAL Scores?",
  url: "https://www.12manage.com/forum.asp?TB=zeithaml_servqual&S=54",
};

export const servqualEntry = entry(servqual, {
  name: "SERVQUAL gap",
  aliases: ["service quality gap", "SERVQUAL score"],
  says: "How far a service is rated above what is expected of it, item by item: 0 is as expected, below 0 falls short.",
  question:
    "22 statements on tangibles, reliability, responsiveness, assurance and empathy, each asked twice, of what is expected and of the service, from 1 to 7.",
  population:
    "Respondents who answered at least one item of each of the five dimensions, of the service and of what they expect. Who skipped a dimension is left out and counted, and so are other scales and, for the weighted variant, importance that does not add up to 100.",
  recommended:
    "The mean of all items: each statement counts once. The unweighted score of the textbooks is the mean of the five dimensions, in which a statement of a short dimension counts more; with 4, 5, 4, 4 and 5 items the two differ little.",
  variants: {
    byDimension: {
      says: "Mean gap of each dimension of a respondent, and the mean of the five.",
      usedBy: [twelveManage],
    },
    weighted: {
      says: "Mean gap of each dimension times the share of 100 points of importance that the respondent gave it.",
      usedBy: [twelveManage],
    },
    perceptionOnly: {
      says: "Mean rating of the service alone, from 1 to 7, without expectations (SERVPERF).",
      usedBy: [
        {
          by: "Cronin and Taylor",
          title: "Measuring service quality: a reexamination and extension, Journal of Marketing 56(3)",
          year: 1992,
        },
      ],
    },
  },
  examples: [
    {
      rows: [unreliable()],
      gives: -5 / 22,
      because: "5 items fall short by 1 and 17 are as expected: −5 over 22 items.",
    },
    {
      rows: [unreliable(), sums([4, 28, 4], [5, 35, 5], [4, 28, 4], [4, 28, 4], [5, 35, 5])],
      gives: (-5 + 132) / 44,
      because: "The second respondent rates everything 7 and expected 1, 6 above on each of 22 items.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        unreliable(),
        { ...unreliable(), empathyItems: 0, empathyPerception: 0, empathyExpectation: 0 },
        { ...unreliable(), empathyExpectation: null },
        { ...unreliable(), scaleMin: 1, scaleMax: 5 },
      ],
      gives: -5 / 22,
      excluded: { incomplete: 1, expectationUnknown: 1, otherScale: 1 },
      because:
        "The second skipped empathy, the third was not asked what to expect of it, the fourth answered on five points.",
    },
    {
      variant: "byDimension",
      rows: [unreliable()],
      gives: -0.2,
      because: "Reliability falls short by 1 and four dimensions by 0: −1 over 5.",
    },
    {
      variant: "weighted",
      rows: [
        { ...unreliable(), ...points(10, 60, 10, 10, 10) },
        { ...unreliable(), ...points(20, 20, 20, 20, 10) },
        { ...unreliable(), tangiblesPoints: null },
      ],
      gives: -0.6,
      excluded: { pointsNot100: 1, pointsUnknown: 1 },
      because: "Reliability has 60 of 100 points and falls short by 1. 90 points are no division of 100.",
    },
    {
      variant: "perceptionOnly",
      rows: [
        {
          tangiblesItems: 4,
          tangiblesPerception: 20,
          reliabilityItems: 5,
          reliabilityPerception: 25,
          responsivenessItems: 4,
          responsivenessPerception: 20,
          assuranceItems: 4,
          assurancePerception: 20,
          empathyItems: 5,
          empathyPerception: 25,
        },
      ],
      gives: 5,
      because: "22 items rated 5 each; nobody was asked what they expect.",
    },
  ],
  beware: [
    "A gap of 0 can be 7 as expected 7, or 1 as expected 1; read the ratings beside it.",
    "Expectations are high almost always, so gaps are negative almost always; compare dimensions and dates, not with 0.",
    "A weighted mean that is 20 to 100 times as large as the unweighted one was not divided by the 100 points.",
    "Items that are worded negatively, as in the first edition, must be turned round before they are added up.",
  ],
  sources: [parasuraman, twelveManage],
  since: "0.1.0",
});
