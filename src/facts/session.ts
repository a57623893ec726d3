import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  milliseconds,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const times = int({ atLeast: 0 });
const columns = {
  sessionId: optional(text),
  visitorId: optional(text),
  startedAt: optional(instant),
  landingPage: optional(text),
  exitPage: optional(text),
  open: optional(boolean),
  durationMs: nullable(milliseconds),
  views: nullable(times),
  keyEvents: nullable(times),
  interactions: nullable(times),
};
type Columns = typeof columns;

/** The columns of the session fact. */
export interface SessionColumns extends Columns {}

/** What a row is and what its columns hold. */
export const sessionTexts: FactTexts<SessionColumns> = {
  grain: "One row: one session of a visitor on a web site or in an app.",
  columns: {
    sessionId: "Identifies the session.",
    visitorId: "Who visited: a customer, or a browser or device of somebody unknown.",
    startedAt: "When it began.",
    landingPage: "The first page or screen that was seen.",
    exitPage: "The last one so far.",
    open: "Whether it may still go on at the end of observation.",
    durationMs:
      "How long it lasted: from the first to the last thing recorded in it, unless the source measures it better.",
    views: "Pages or screens seen, a page seen again counted again.",
    keyEvents: "Things done that the company has marked as important (a purchase, a sign-up).",
    interactions: "All that was recorded in it: views, key events and other events.",
  },
};

/** One session of a visitor. */
export interface SessionFact extends RowOf<SessionColumns> {}

/** One row: one session of a visitor. In periods it counts where it began, unless said. */
export const sessionFact: Fact<SessionFact, SessionColumns> = {
  name: "session",
  columns,
  key: "sessionId",
  at: "startedAt",
};
