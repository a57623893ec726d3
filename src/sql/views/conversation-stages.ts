import { casesThen, limits } from "./case-stages.ts";
import type { ViewClock } from "./clock.ts";
import { publicMessages } from "./message-stages.ts";
import type { AsOf, Stage, Writing } from "./view.ts";

/** What views of messages can be told. */
export interface ConversationViewOptions {
  readonly asOf?: AsOf;
  readonly clock?: ViewClock;
}

/** The cases and what people wrote on them in public until the end of observation, as the steps `cases` and `talk`. */
export function conversations(writing: Writing, asOf: AsOf | undefined): readonly Stage[] {
  const { ordered } = writing;
  return [
    ...limits(writing, asOf),
    ...casesThen(writing),
    ...publicMessages(writing),
    [
      "talk",
      `SELECT
  messages."caseId", messages."authorId", messages."by", messages."at",
  ROW_NUMBER() OVER (
    PARTITION BY messages."caseId"
    ORDER BY messages."at", CASE WHEN messages."by" = 'customer' THEN 0 ELSE 1 END, ${ordered('messages."id"')}
  ) AS "place"
FROM messages
WHERE messages."by" <> 'machine'`,
    ],
  ];
}
