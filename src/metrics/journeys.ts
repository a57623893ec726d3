import type { Expression } from "../language/expression.ts";

type Column<Name extends string, Type extends "int" | "boolean" | "text"> = {
  readonly [Key in Name]: Expression<Name, Type>;
};

/** Journeys that go on: what is counted of them still grows. */
export const goesOn = ({ ended }: Column<"ended", "boolean">) => ({
  endUnknown: ended.isMissing(),
  open: ended.not(),
});

/** Journeys that have not reached their goal, or not yet. */
export const goalNotReached = ({
  ended,
  completed,
}: Column<"ended", "boolean"> & Column<"completed", "boolean">) => ({
  outcomeUnknown: completed.isMissing(),
  open: completed.not().and(ended.not()),
  notCompleted: completed.not(),
});

/** Stages that nothing follows, and those whose window for reaching the next one has not run out. */
export const cannotConvert = (
  { nextStage, observedMs }: Column<"nextStage", "text"> & Column<"observedMs", "int">,
  windowMs: Expression<never, "int">,
) => ({
  lastStage: nextStage.isMissing(),
  observationUnknown: observedMs.isMissing(),
  immature: observedMs.lessThan(windowMs),
});

/** All but the first stage of each journey, where the whole way is measured. */
export const notFirstStage = (
  stage: Column<"place", "int"> & Column<"nextStage", "text"> & Column<"observedMs", "int">,
  windowMs: Expression<never, "int">,
) => ({
  placeUnknown: stage.place.isMissing(),
  laterStage: stage.place.moreThan(1),
  ...cannotConvert(stage, windowMs),
});

/** 30 days. */
export const MONTH_MS = 2_592_000_000;
