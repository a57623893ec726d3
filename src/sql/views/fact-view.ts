import { activityDayFact } from "../../facts/activity-day.ts";
import { agentDayFact } from "../../facts/agent-day.ts";
import { agentStatusIntervalFact } from "../../facts/agent-status-interval.ts";
import { agentUpdateFact } from "../../facts/agent-update.ts";
import { automatedSessionFact } from "../../facts/automated-session.ts";
import { cartFact } from "../../facts/cart.ts";
import { caseFact } from "../../facts/case.ts";
import { cohortActivityFact } from "../../facts/cohort-activity.ts";
import { contactFact } from "../../facts/contact.ts";
import { contactAttemptFact } from "../../facts/contact-attempt.ts";
import { customerChannelsFact } from "../../facts/customer-channels.ts";
import { customerPeriodFact } from "../../facts/customer-period.ts";
import type { ColumnSet } from "../../facts/fact.ts";
import { featureUseFact } from "../../facts/feature-use.ts";
import { healthSignalFact } from "../../facts/health-signal.ts";
import { helpCentreSessionFact } from "../../facts/help-centre-session.ts";
import { journeyFact } from "../../facts/journey.ts";
import { journeyStageFact } from "../../facts/journey-stage.ts";
import { journeyTransitionFact } from "../../facts/journey-transition.ts";
import { newUserFact } from "../../facts/new-user.ts";
import { orderFact } from "../../facts/order.ts";
import { questionnaireFact } from "../../facts/questionnaire.ts";
import { replyFact } from "../../facts/reply.ts";
import { sentimentFact } from "../../facts/sentiment.ts";
import { servqualFact } from "../../facts/servqual.ts";
import { sessionFact } from "../../facts/session.ts";
import { slaInstanceFact } from "../../facts/sla-instance.ts";
import { surveyResponseFact } from "../../facts/survey-response.ts";
import { type DialectName, quoteName } from "../dialect.ts";
import { activityDayView } from "./activity-day-view.ts";
import { agentDayView } from "./agent-day-view.ts";
import { agentStatusIntervalView } from "./agent-status-interval-view.ts";
import { agentUpdateView } from "./agent-update-view.ts";
import { automatedSessionView } from "./automated-session-view.ts";
import { cartView } from "./cart-view.ts";
import { caseView } from "./case-view.ts";
import { cohortActivityView } from "./cohort-activity-view.ts";
import { contactAttemptView } from "./contact-attempt-view.ts";
import { contactView } from "./contact-view.ts";
import { createTable } from "./create-table.ts";
import { customerChannelsView } from "./customer-channels-view.ts";
import { customerPeriodView } from "./customer-period-view.ts";
import { featureUseView } from "./feature-use-view.ts";
import { healthSignalView } from "./health-signal-view.ts";
import { helpCentreSessionView } from "./help-centre-session-view.ts";
import { journeyStageView } from "./journey-stage-view.ts";
import { journeyTransitionView } from "./journey-transition-view.ts";
import { journeyView } from "./journey-view.ts";
import { newUserView } from "./new-user-view.ts";
import { orderView } from "./order-view.ts";
import { questionnaireView } from "./questionnaire-view.ts";
import { type RecordTable, recordTables, type TableColumns } from "./record-tables.ts";
import { replyView } from "./reply-view.ts";
import { sentimentView } from "./sentiment-view.ts";
import { servqualView } from "./servqual-view.ts";
import { sessionView } from "./session-view.ts";
import { slaInstanceView } from "./sla-instance-view.ts";
import { surveyResponseView } from "./survey-response-view.ts";
import { queryOf, type ViewText, type Writing } from "./view.ts";
import { viewDialect } from "./view-dialect.ts";

interface Writer<Columns extends ColumnSet, Options> {
  readonly columns: Columns;
  readonly options: OptionNames<Options>;
  write(writing: Writing, options: Options): ViewText<Columns>;
}
/** All options and whether they must be given, which types alone cannot tell of a call from JavaScript. */
type OptionNames<Options> = {
  readonly [Name in keyof Required<Options>]: object extends Pick<Options, Name> ? false : true;
};

const writer = <Columns extends ColumnSet, Options>(
  { columns }: { readonly columns: Columns },
  write: (writing: Writing, options: Options) => ViewText<Columns>,
  options: OptionNames<NoInfer<Options>>,
): Writer<Columns, Options> => ({ columns, options, write });

const writers = {
  activityDay: writer(activityDayFact, activityDayView, {
    activity: true,
    asOf: true,
    timeZone: true,
    window: true,
  }),
  agentDay: writer(agentDayFact, agentDayView, {
    timeZone: true,
    channels: false,
    snapshotAt: false,
    asOf: false,
  }),
  agentStatusInterval: writer(agentStatusIntervalFact, agentStatusIntervalView, {
    asOf: false,
    window: false,
    activities: false,
    paidActivities: false,
  }),
  agentUpdate: writer(agentUpdateFact, agentUpdateView, { asOf: false, clock: false, waitingOn: false }),
  automatedSession: writer(automatedSessionFact, automatedSessionView, { asOf: false }),
  cart: writer(cartFact, cartView, { carts: true, checkouts: false, asOf: true }),
  case: writer(caseFact, caseView, {
    asOf: false,
    window: false,
    clock: false,
    messages: false,
    waitingOn: false,
  }),
  cohortActivity: writer(cohortActivityFact, cohortActivityView, {
    activity: true,
    births: false,
    asOf: true,
    timeZone: true,
    periods: false,
  }),
  contactAttempt: writer(contactAttemptFact, contactAttemptView, {
    attempts: true,
    asOf: true,
    continuesWithinMs: false,
  }),
  contact: writer(contactFact, contactView, { asOf: false, demandTypes: false }),
  customerChannels: writer(customerChannelsFact, customerChannelsView, { window: false }),
  customerPeriod: writer(customerPeriodFact, customerPeriodView, {
    from: true,
    to: true,
    previousFrom: false,
    asOf: false,
    subscriptions: false,
    orders: false,
  }),
  featureUse: writer(featureUseFact, featureUseView, {
    from: true,
    to: true,
    features: true,
    uses: true,
    activity: false,
    eligibility: false,
  }),
  healthSignal: writer(healthSignalFact, healthSignalView, { signals: true }),
  helpCentreSession: writer(helpCentreSessionFact, helpCentreSessionView, {
    hits: true,
    asOf: true,
    idleMs: false,
  }),
  journey: writer(journeyFact, journeyView, { asOf: false, stages: false }),
  journeyStage: writer(journeyStageFact, journeyStageView, { asOf: false, stages: false }),
  journeyTransition: writer(journeyTransitionFact, journeyTransitionView, { asOf: false, stages: false }),
  newUser: writer(newUserFact, newUserView, {
    asOf: true,
    activations: false,
    values: false,
    steps: false,
    requiredSteps: false,
  }),
  order: writer(orderFact, orderView, { asOf: false, window: false, oneADayIn: false }),
  questionnaire: writer(questionnaireFact, questionnaireView, { instrument: true, items: true }),
  reply: writer(replyFact, replyView, { asOf: false, clock: false }),
  sentiment: writer(sentimentFact, sentimentView, { neutralWithin: false }),
  servqual: writer(servqualFact, servqualView, { items: true, points: false }),
  session: writer(sessionFact, sessionView, { hits: true, asOf: true, idleMs: false }),
  slaInstance: writer(slaInstanceFact, slaInstanceView, { asOf: false }),
  surveyResponse: writer(surveyResponseFact, surveyResponseView, {}),
};
type Writers = typeof writers;

/**
 * Name of a fact that can be a view: one that has a derivation. Others, such as `cost`, have none; their tables are filled
 * by whoever knows.
 */
export type ViewName = keyof Writers;
/** The facts that can be views, each with the options of its view by name, and whether the view must be told it. */
export const viewOptions: Readonly<Record<string, Readonly<Record<string, boolean>>>> = Object.fromEntries(
  Object.entries(writers).map(([fact, { options }]) => [fact, options]),
);
/** What the view of a fact can be told: what its derivation in TypeScript can, as far as SQL can say it. */
export type ViewOptions<Name extends ViewName> = Parameters<
  Writers[Name]["write"]
>[1] extends infer Options extends object
  ? Options
  : object;

/** Where a view reads from, and what it is called. */
export interface ViewPlace {
  /** Database that the view is written for. */
  readonly dialect: DialectName;
  /** Tables of records that are called otherwise, as SQL writes their names. */
  readonly tables?: Partial<Readonly<Record<RecordTable, string>>>;
  /** Name of the view, as SQL writes it: `"contactFact"` for contacts unless said, since tables have the bare names. */
  readonly as?: string;
}

/**
 * A fact as a view over the tables of records: the rows that its derivation in TypeScript makes of the same records,
 * column by column, so that metrics are measured where the records are. Durations are whole milliseconds, instants
 * `TIMESTAMP WITH TIME ZONE`, and each step of the view is named.
 *
 * The options are those of the derivation (`contactFacts`, `caseFacts`, …) as far as SQL can say them. `asOf` may also
 * be SQL, `{ sql: "CURRENT_TIMESTAMP" }`, for a view that moves on with time. Where a derivation would refuse bad input
 * with an error, a view cannot; it shows what the record holds, or NULL where a column cannot hold it.
 *
 * @throws RangeError on a fact that has no derivation, on a dialect that views cannot be written in, and on an option
 * that is none or that SQL cannot say.
 *
 * @example
 * ```ts
 * const view = factView("sentiment", { dialect: "postgresql", neutralWithin: 0.2, as: "tones" });
 *
 * view.split("\n")[0]; // => "CREATE VIEW tones AS"
 * factView("cost" as "contact", { dialect: "postgresql" }); // => throws RangeError
 * ```
 */
export function factView<Name extends ViewName>(fact: Name, options: ViewPlace & ViewOptions<Name>): string {
  if (!Object.hasOwn(writers, fact)) {
    const known = Object.keys(writers).join(", ");
    throw new RangeError(`There is no derivation of "${fact}". Facts that can be views: ${known}.`);
  }
  const { tables = {}, as = quoteName(`${fact}Fact`) } = options;
  const dialect = viewDialect(options.dialect);
  const { columns, options: known, write } = writers[fact] as Writer<ColumnSet, ViewOptions<Name>>;
  refuseUnknown(`The view of "${fact}"`, "option", options, [
    ...Object.keys(known),
    "dialect",
    "tables",
    "as",
  ]);
  for (const [name, isRequired] of Object.entries(known))
    if (isRequired === true && !Object.hasOwn(options, name))
      throw new RangeError(`The view of "${fact}" is to be told "${name}".`);
  refuseUnknown("tables", "table of records", tables, Object.keys(recordTables));
  const writing: Writing = { ...dialect, table: (name) => tables[name] ?? quoteName(name) };
  return `CREATE VIEW ${as} AS\n${queryOf(write(writing, options), columns, dialect)}`;
}

/** What SQL would leave out is refused: a plan, a function, a name misspelt. */
function refuseUnknown(where: string, noun: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`${where} takes no ${noun} "${unknown}"; it takes ${known.join(", ")}.`);
}

/**
 * The views of several facts, each with options of its own, as statements in the order given.
 *
 * @throws RangeError as {@link factView} does.
 *
 * @example
 * ```ts
 * const asOf = { sql: "CURRENT_TIMESTAMP" };
 *
 * factViews({ contact: { asOf }, surveyResponse: {} }, { dialect: "duckdb" }).length; // => 2
 * ```
 */
export function factViews(
  facts: { readonly [Name in ViewName]?: ViewOptions<Name> & Pick<ViewPlace, "as"> },
  place: Omit<ViewPlace, "as">,
): string[] {
  return Object.entries(facts).map(([fact, options]) =>
    factView(fact as ViewName, { ...options, ...place } as ViewPlace & ViewOptions<ViewName>),
  );
}

/**
 * The statements that make the tables that views read, all of them, empty. See {@link recordTables} for their rule.
 *
 * @throws RangeError on a dialect that views cannot be written in.
 *
 * @example
 * ```ts
 * createTables("postgresql")[0]?.split(" (")[0]; // => 'CREATE TABLE "agentStatusInterval"'
 * ```
 */
export function createTables(dialect: DialectName): string[] {
  return Object.entries<TableColumns>(recordTables).map(([table, columns]) =>
    createTable(dialect, table, columns),
  );
}
