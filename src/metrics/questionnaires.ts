import type { Condition, Expression } from "../language/expression.ts";
import { type Invalid, invalid } from "./metric.ts";

interface QuestionnaireColumns {
  readonly test: Expression<"test", "boolean">;
  readonly superseded: Expression<"superseded", "boolean">;
  readonly instrument: Expression<"instrument", "text">;
  readonly scaleMin: Expression<"scaleMin", "int">;
  readonly scaleMax: Expression<"scaleMax", "int">;
}
type Bound = Expression<never, "int"> | number;
type Items<Name extends string> = readonly [Expression<Name, "int">, ...Expression<Name, "int">[]];

/**
 * Questionnaires that are not of these kinds on this scale, whatever of them was answered. They are left out and
 * counted; an answer off its own scale is bad input, in whichever item.
 */
export const otherQuestionnaire = <const Kinds extends readonly string[], Name extends string>(
  { test, superseded, instrument, scaleMin, scaleMax }: QuestionnaireColumns,
  kinds: Kinds,
  [least, greatest]: readonly [least: Bound, greatest: Bound],
  items: Items<Name>,
) => ({
  test,
  superseded,
  otherInstrument: instrument.isOneOf(...kinds).not(),
  otherScale: scaleMin.equals(least).not().or(scaleMax.equals(greatest).not()),
  ...(Object.fromEntries(
    items.map((item, index) => [
      `offScale${index + 1}`,
      invalid(item, item.lessThan(least).or(item.moreThan(greatest))),
    ]),
  ) as Readonly<Record<`offScale${number}`, Invalid<Name>>>),
});

/** Whether any of the items was left out. */
export const isAnyMissing = <Name extends string>([first, ...others]: Items<Name>): Condition<Name> =>
  others.reduce<Condition<Name>>((any, item) => any.or(item.isMissing()), first.isMissing());

/** Whether all of the items were left out. */
export const areAllMissing = <Name extends string>([first, ...others]: Items<Name>): Condition<Name> =>
  others.reduce<Condition<Name>>((all, item) => all.and(item.isMissing()), first.isMissing());
