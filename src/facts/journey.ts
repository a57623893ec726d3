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
  journeyId: text,
  blueprintId: optional(text),
  blueprintVersion: optional(text),
  customerId: optional(text),
  status: optional(text),
  startedAt: optional(instant),
  endedAt: optional(instant),
  ended: nullable(boolean),
  completed: nullable(boolean),
  durationMs: nullable(milliseconds),
  observedMs: nullable(milliseconds),
  touchpoints: nullable(times),
  steps: nullable(times),
  uniqueSteps: nullable(times),
  minimalSteps: optional(int({ atLeast: 1 })),
  channels: optional(times),
  channelChanges: nullable(times),
  forcedChannelChanges: optional(times),
  path: nullable(text),
  collapsedPath: optional(text),
  errors: nullable(times),
  rageClicks: optional(times),
  repeatContacts: optional(times),
  transfers: optional(times),
  waits: optional(times),
};
type Columns = typeof columns;

/** The columns of the journey fact. */
export interface JourneyColumns extends Columns {}

/** What a row is and what its columns hold. */
export const journeyTexts: FactTexts<JourneyColumns> = {
  grain: "One row: one journey as one customer lived it, as far as it had got at the end of observation.",
  columns: {
    journeyId: "Identifies the journey.",
    blueprintId: "Plan that it is compared with; `null` if there is none.",
    blueprintVersion: "Version of that plan.",
    customerId: "Whose journey it is.",
    status: "`in-progress`, `completed`, `abandoned`, `failed` or `timed-out`.",
    startedAt: "When it began.",
    endedAt: "When it ended, well or badly; `null` while it goes on, or if unknown.",
    ended: "Whether it has ended, well or badly.",
    completed: "Whether it has reached its goal.",
    durationMs: "From its beginning to its end; `null` while it goes on, or if unknown.",
    observedMs: "From its beginning to the end of observation, until which it could have got further.",
    touchpoints: "Touchpoints that happened, failed ones included, whoever started them.",
    steps:
      "Those of them that the customer took: not those that the company, a machine or a third party started.",
    uniqueSteps: "Different ones among the steps; `null` where one of them has no name.",
    minimalSteps: "Fewest steps that lead to the goal; `null` where there is no plan that says so.",
    channels: "Different channels among the touchpoints.",
    channelChanges:
      "How often a touchpoint was on another channel than the one before it, touchpoints without a channel passed over; `null` if no channel is known.",
    forcedChannelChanges: "Those of the changes that came right after a touchpoint that failed.",
    path: "Names of the touchpoints in the order in which they happened, with ` > ` between them; `null` if there is none, or where one has no name.",
    collapsedPath: "The same with what directly repeats itself named once.",
    errors: "Touchpoints that failed, and errors told beside them.",
    rageClicks: "Bursts of clicks on something that does not answer; `null` if they are not recorded.",
    repeatContacts: "Contacts about something that was asked before; `null` if they are not recorded.",
    transfers: "Times the customer was passed on to somebody else; `null` if they are not recorded.",
    waits:
      "Steps that came later than planned, and long waits told beside them; `null` if neither is recorded.",
  },
};

/** One journey as one customer lived it. */
export interface JourneyFact extends RowOf<JourneyColumns> {}

/** One row: one journey as one customer lived it. In periods it counts where it began, unless said. */
export const journeyFact: Fact<JourneyFact, JourneyColumns> = {
  name: "journey",
  columns,
  key: "journeyId",
  at: "startedAt",
};
