import type { ServqualColumns } from "../../facts/servqual.ts";
import type { ServqualDimension, ServqualQuestions } from "../../facts/servqual-facts.ts";
import { answeredQuestions, respondent, wholeNumber } from "./answer-stages.ts";
import type { ViewText, Writing } from "./view.ts";

/** One row for each response that names any of the items, as `servqualFacts` makes them. */
export function servqualView(
  writing: Writing,
  { items, points }: ServqualQuestions,
): ViewText<ServqualColumns> {
  if (items.length === 0) throw new RangeError("A SERVQUAL fact takes at least one item.");
  const asked = items.flatMap(({ perception, expectation }) => [perception, expectation ?? perception]);
  const questions = [...asked, ...Object.values(points ?? {})];
  const score = (id: string) => `fact."score_${questions.indexOf(id) + 1}"`;
  const dimension = (name: ServqualDimension) => {
    const own = items.filter((item) => item.dimension === name);
    const isRated = own.map(({ perception, expectation }) =>
      [perception, ...(expectation === undefined ? [] : [expectation])]
        .map((id) => `${score(id)} IS NOT NULL`)
        .join(" AND "),
    );
    const sum = (values: readonly string[]) =>
      values.length === 0
        ? "0"
        : values.map((value, index) => `CASE WHEN ${isRated[index]} THEN ${value} ELSE 0 END`).join(" + ");
    const isExpectationAsked = own.length > 0 && own.every(({ expectation }) => expectation !== undefined);
    const importance = points?.[name];
    return {
      items: sum(own.map(() => "1")),
      perception: wholeNumber(`(${sum(own.map(({ perception }) => score(perception)))})`),
      expectation: isExpectationAsked
        ? wholeNumber(`(${sum(own.map(({ expectation }) => score(expectation ?? "")))})`)
        : null,
      points: importance === undefined ? null : wholeNumber(score(importance)),
    };
  };
  const tangibles = dimension("tangibles");
  const reliability = dimension("reliability");
  const responsiveness = dimension("responsiveness");
  const assurance = dimension("assurance");
  const empathy = dimension("empathy");
  return {
    stages: answeredQuestions(writing, questions, asked.length),
    from: "answered",
    columns: {
      ...respondent,
      tangiblesItems: tangibles.items,
      tangiblesPerception: tangibles.perception,
      tangiblesExpectation: tangibles.expectation,
      tangiblesPoints: tangibles.points,
      reliabilityItems: reliability.items,
      reliabilityPerception: reliability.perception,
      reliabilityExpectation: reliability.expectation,
      reliabilityPoints: reliability.points,
      responsivenessItems: responsiveness.items,
      responsivenessPerception: responsiveness.perception,
      responsivenessExpectation: responsiveness.expectation,
      responsivenessPoints: responsiveness.points,
      assuranceItems: assurance.items,
      assurancePerception: assurance.perception,
      assuranceExpectation: assurance.expectation,
      assurancePoints: assurance.points,
      empathyItems: empathy.items,
      empathyPerception: empathy.perception,
      empathyExpectation: empathy.expectation,
      empathyPoints: empathy.points,
      scaleMin: wholeNumber(`fact."scaleMin"`),
      scaleMax: wholeNumber(`fact."scaleMax"`),
    },
  };
}
