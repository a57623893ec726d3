import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  milliseconds,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const times = int({ atLeast: 0 });
const columns = {
  sessionId: optional(text),
  visitorId: optional(text),
  customerId: optional(text),
  discarded: optional(text),
  startedAt: optional(instant),
  endedAt: optional(instant),
  open: optional(boolean),
  articleViews: optional(times),
  searches: optional(times),
  searchesOpened: optional(times),
  confirmed: optional(boolean),
  negativeFeedback: optional(boolean),
  nextContactMs: optional(milliseconds),
  observedMs: optional(milliseconds),
};
type Columns = typeof columns;

/** The columns of the help-centre session fact. */
export interface HelpCentreSessionColumns extends Columns {}

/** What a row is and what its columns hold. */
export const helpCentreSessionTexts: FactTexts<HelpCentreSessionColumns> = {
  grain: "One row: one session of a visitor in the help centre (knowledge base, community, help pages).",
  columns: {
    sessionId: "Identifies the session.",
    visitorId: "Who visited: a customer, or a browser or device of somebody unknown.",
    customerId: "The customer, where the visitor is known; without one nobody can see a later contact.",
    discarded: "Why it is no session to measure: `test`, `internal`, `robot`; `null` if it is one.",
    startedAt: "When it began.",
    endedAt: "When the last thing recorded in it happened.",
    open: "Whether it may still go on at the end of observation; `null` counts as over.",
    articleViews: "Articles opened, one opened again counted again; `null` if unknown.",
    searches: "Searches made; `null` if unknown.",
    searchesOpened: "Searches of which a result was opened; `null` if unknown.",
    confirmed: "Whether the visitor said that it helped; `false` if not; `null` if unknown.",
    negativeFeedback:
      "Whether the visitor said of anything that it did not help; `null` if unknown, which counts as no.",
    nextContactMs:
      "From the end of the session to the customer's next contact, whatever it was about; 0 if that began before the session ended, `null` if there is none or the customer is not known.",
    observedMs:
      "From the end of the session to the end of observation, until which contacts were seen; `null` if unknown.",
  },
};

/** One session of a visitor in the help centre. */
export interface HelpCentreSessionFact extends RowOf<HelpCentreSessionColumns> {}

/** One row: one session of a visitor in the help centre. In periods it counts where it began. */
export const helpCentreSessionFact: Fact<HelpCentreSessionFact, HelpCentreSessionColumns> = {
  name: "helpCentreSession",
  columns,
  key: "sessionId",
  at: "startedAt",
};
