import { type QuestionnaireColumns, questionnaireFact } from "../../facts/questionnaire.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { type Expression, literal, type Quantity, when } from "../../language/expression.ts";
import { studentMean } from "../../statistics/student.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { areAllMissing, isAnyMissing, otherQuestionnaire } from "../questionnaires.ts";

type ItemName = `item${number}` & keyof QuestionnaireColumns;
type Item = Expression<ItemName, "int">;

const itemsOf = (
  columns: {
    readonly [Name in ItemName]: Expression<Name, "int">;
  },
): readonly [Item, ...Item[]] => [
  columns.item1,
  columns.item2,
  columns.item3,
  columns.item4,
  columns.item5,
  columns.item6,
  columns.item7,
  columns.item8,
  columns.item9,
  columns.item10,
];

/** Items 1, 3, 5, … say something good and give their answer less 1; items 2, 4, … something bad, 5 less theirs. */
const contributionOf = (items: readonly Quantity<ItemName>[]): Quantity<ItemName> =>
  items
    .map((item, index) => (index % 2 === 0 ? item.minus(1) : literal(5).minus(item)))
    .reduce((total, contribution) => total.plus(contribution));

const contributions = (total: Quantity<ItemName>) => ({
  contributions: sum(total),
  respondents: count(),
  variance: variance(total),
});

/** A contribution of 40 is a score of 100. */
const interval = studentMean({ sum: "contributions", variance: "variance" }, 0.4);

/** System Usability Scale: mean score of the respondents, from 0 to 100. */
export const sus = metric({
  id: "sus",
  unit: "points",
  better: "higher",
  domain: "customer-experience",
  range: [0, 100],
  of: questionnaireFact,
  excluded: (columns) => ({
    ...otherQuestionnaire(columns, ["sus"], [1, 5], itemsOf(columns)),
    incomplete: isAnyMissing(itemsOf(columns)),
  }),
  parts: (columns) => contributions(contributionOf(itemsOf(columns))),
  value: ({ contributions, respondents }) => contributions.times(2.5).over(respondents),
  interval,
  variants: (vary) => ({
    missingAsCentre: vary({
      excluded: (columns) => ({
        ...otherQuestionnaire(columns, ["sus"], [1, 5], itemsOf(columns)),
        unanswered: areAllMissing(itemsOf(columns)),
      }),
      parts: (columns) =>
        contributions(contributionOf(itemsOf(columns).map((item) => when(item.isKnown(), item, literal(3))))),
      value: ({ contributions, respondents }) => contributions.times(2.5).over(respondents),
      interval,
    }),
  }),
});

type TenAnswers = readonly [number, number, number, number, number, number, number, number, number, number];

function answered(...[item1, item2, item3, item4, item5, item6, item7, item8, item9, item10]: TenAnswers) {
  return { item1, item2, item3, item4, item5, item6, item7, item8, item9, item10 };
}

const brooke = {
  by: "Brooke",
  title: "SUS: a quick and dirty usability scale",
  url: "https://hell.meiert.org/core/pdf/sus.pdf",
  year: 1996,
};

export const susEntry = entry(sus, {
  name: "System Usability Scale",
  abbreviation: "SUS",
  aliases: ["usability score"],
  says: "How usable people find a system, by ten statements in turn good and bad: a score of 0 to 100 a respondent, averaged.",
  question:
    "Ten statements, from 1 strongly disagree to 5 strongly agree; the odd ones say something good of the system, the even ones something bad.",
  population:
    "Respondents who answered all ten statements on the 1–5 scale. Those who left one out are left out and counted, as are other questionnaires and scales. Answers stand as given: turning the even ones round is part of the formula.",
  recommended:
    "Respondents with a missing answer are dropped, so that every score rests on ten answers. The paper of 1996 tells respondents to mark the centre point where they cannot answer; missingAsCentre does it for them afterwards.",
  variants: {
    missingAsCentre: {
      says: "A statement left out counts as the centre point, 3; only those who answered none are left out.",
      usedBy: [brooke],
    },
  },
  examples: [
    {
      rows: [answered(5, 4, 2, 1, 2, 3, 2, 4, 5, 2)],
      gives: 55,
      because:
        "Odd items less 1 give 4 + 1 + 1 + 1 + 4, even items from 5 give 1 + 4 + 2 + 1 + 3: 22 in all, × 2.5.",
    },
    {
      rows: [answered(3, 3, 3, 3, 3, 3, 3, 3, 3, 3), answered(5, 1, 5, 1, 5, 1, 5, 1, 5, 1)],
      gives: 75,
      because: "The centre throughout is 50 and the best throughout is 100; their mean is 75.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        answered(5, 5, 5, 5, 5, 5, 5, 5, 5, 5),
        { ...answered(5, 1, 5, 1, 5, 1, 5, 1, 5, 1), item10: null },
        { ...answered(7, 1, 7, 1, 7, 1, 7, 1, 7, 1), scaleMin: 1, scaleMax: 7 },
        { item1: 7, item2: 7, instrument: "umux-lite" },
      ],
      gives: 50,
      excluded: { incomplete: 1, otherScale: 1, otherInstrument: 1 },
      because:
        "To agree with everything is to contradict oneself: 5 × 4 + 5 × 0 is 20, which makes 50. A missing answer, seven points and another questionnaire make no score.",
    },
    {
      variant: "missingAsCentre",
      rows: [
        { ...answered(5, 1, 5, 1, 5, 1, 5, 1, 5, 1), item10: null },
        { item1: null, item2: null },
      ],
      gives: 95,
      excluded: { unanswered: 1 },
      because:
        "Nine answers give 4 each and the centre gives 2: 38 × 2.5. Who answered nothing has no score.",
    },
  ],
  beware: [
    "It is a score, not a percentage, and 50 is not average: across published studies the mean is about 68.",
    "Do not turn the even items round before measuring; the formula does.",
    "A version whose statements are all positive is another questionnaire: its even items would be counted backwards.",
    "Single items mean little; the score is of the ten together.",
    "Few respondents make a wide interval; read it with the score.",
  ],
  sources: [
    brooke,
    {
      by: "Tullis and Albert",
      title: "Measuring the User Experience",
      url: "https://www.measuringux.com",
      year: 2013,
    },
  ],
  since: "0.1.0",
});
