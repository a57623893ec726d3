import {
  abandonIsTold,
  botIsRight,
  callbackHasRoot,
  legHasRoot,
  ratingWasGiven,
} from "./population-contacts.ts";
import { mergedIsNotResolved, noSpam, noTest } from "./population-discards.ts";
import {
  feedbackIsNoMessage,
  machineIsNoAgent,
  noteIsNoReply,
  outboundIsTold,
  replyArrives,
} from "./population-messages.ts";
import type { IntegrityRule } from "./rule.ts";

/** Who is in the denominator. */
export const populationRules: readonly IntegrityRule[] = [
  noSpam,
  noTest,
  mergedIsNotResolved,
  machineIsNoAgent,
  noteIsNoReply,
  outboundIsTold,
  feedbackIsNoMessage,
  replyArrives,
  legHasRoot,
  abandonIsTold,
  callbackHasRoot,
  botIsRight,
  ratingWasGiven,
];
