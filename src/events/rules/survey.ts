import type { IntegrityRule } from "./rule.ts";
import { answeredBlindly, insideRespondent, partialAsComplete } from "./survey-answers.ts";
import { answeredOutOfTime, answeredTwice, answeredUninvited, fewScores } from "./survey-responses.ts";
import { scaleInverted, scaleUnclear, scoreOffScale } from "./survey-scores.ts";

/** The rules about surveys: their scales, and who answered what when. */
export const surveyRules: readonly IntegrityRule[] = [
  scoreOffScale,
  scaleUnclear,
  scaleInverted,
  answeredTwice,
  answeredOutOfTime,
  answeredUninvited,
  answeredBlindly,
  partialAsComplete,
  insideRespondent,
  fewScores,
];
