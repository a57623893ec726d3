import { activityDayFact } from "../../../src/facts/activity-day.ts";
import { activityDayFacts } from "../../../src/facts/activity-day-facts.ts";
import { agentDayFact } from "../../../src/facts/agent-day.ts";
import { agentDayFacts } from "../../../src/facts/agent-day-facts.ts";
import { agentStatusIntervalFact } from "../../../src/facts/agent-status-interval.ts";
import { agentStatusIntervalFacts } from "../../../src/facts/agent-status-interval-facts.ts";
import { agentUpdateFact } from "../../../src/facts/agent-update.ts";
import { agentUpdateFacts } from "../../../src/facts/agent-update-facts.ts";
import { automatedSessionFact } from "../../../src/facts/automated-session.ts";
import { automatedSessionFacts } from "../../../src/facts/automated-session-facts.ts";
import { cartFact } from "../../../src/facts/cart.ts";
import { cartFacts } from "../../../src/facts/cart-facts.ts";
import { caseFact } from "../../../src/facts/case.ts";
import { caseFacts } from "../../../src/facts/case-facts.ts";
import { cohortActivityFact } from "../../../src/facts/cohort-activity.ts";
import { cohortActivityFacts } from "../../../src/facts/cohort-activity-facts.ts";
import { contactFact } from "../../../src/facts/contact.ts";
import { contactAttemptFact } from "../../../src/facts/contact-attempt.ts";
import { contactAttemptFacts } from "../../../src/facts/contact-attempt-facts.ts";
import { contactFacts } from "../../../src/facts/contact-facts.ts";
import { customerChannelsFact } from "../../../src/facts/customer-channels.ts";
import { customerChannelsFacts } from "../../../src/facts/customer-channels-facts.ts";
import { customerPeriodFact } from "../../../src/facts/customer-period.ts";
import { customerPeriodFacts } from "../../../src/facts/customer-period-facts.ts";
import { featureUseFact } from "../../../src/facts/feature-use.ts";
import { featureUseFacts } from "../../../src/facts/feature-use-facts.ts";
import { healthSignalFact } from "../../../src/facts/health-signal.ts";
import { healthSignalFacts } from "../../../src/facts/health-signal-facts.ts";
import { helpCentreSessionFact } from "../../../src/facts/help-centre-session.ts";
import { helpCentreSessionFacts } from "../../../src/facts/help-centre-session-facts.ts";
import { journeyFact } from "../../../src/facts/journey.ts";
import { journeyFacts } from "../../../src/facts/journey-facts.ts";
import { journeyStageFact } from "../../../src/facts/journey-stage.ts";
import { journeyStageFacts } from "../../../src/facts/journey-stage-facts.ts";
import { journeyTransitionFact } from "../../../src/facts/journey-transition.ts";
import { journeyTransitionFacts } from "../../../src/facts/journey-transition-facts.ts";
import { newUserFact } from "../../../src/facts/new-user.ts";
import { newUserFacts } from "../../../src/facts/new-user-facts.ts";
import { orderFact } from "../../../src/facts/order.ts";
import { orderFacts } from "../../../src/facts/order-facts.ts";
import { questionnaireFact } from "../../../src/facts/questionnaire.ts";
import { questionnaireFacts } from "../../../src/facts/questionnaire-facts.ts";
import { replyFact } from "../../../src/facts/reply.ts";
import { replyFacts } from "../../../src/facts/reply-facts.ts";
import { sentimentFact } from "../../../src/facts/sentiment.ts";
import { sentimentFacts } from "../../../src/facts/sentiment-facts.ts";
import { servqualFact } from "../../../src/facts/servqual.ts";
import { servqualFacts } from "../../../src/facts/servqual-facts.ts";
import { sessionFact } from "../../../src/facts/session.ts";
import { sessionFacts } from "../../../src/facts/session-facts.ts";
import { slaInstanceFact } from "../../../src/facts/sla-instance.ts";
import { slaInstanceFacts } from "../../../src/facts/sla-instance-facts.ts";
import { surveyResponseFact } from "../../../src/facts/survey-response.ts";
import { surveyResponseFacts } from "../../../src/facts/survey-response-facts.ts";
import type { Records } from "../../../src/model/records.ts";
import {
  factView,
  type ViewName,
  type ViewOptions,
  type ViewPlace,
} from "../../../src/sql/views/fact-view.ts";
import type { Instant } from "../../../src/time/instant.ts";
import type { Happenings } from "./arbitrary-records.ts";

/** A view, and the rows that the derivation in TypeScript makes of the same records. */
export interface Derivation {
  readonly fact: ViewName;
  /** What is asked for, in a word. */
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly object[];
  readonly view: (place: ViewPlace) => string;
}

interface AnyFact {
  readonly columns: object;
}

const withoutCheckout = ({ checkoutStartedAt: _, ...cart }: Happenings["carts"][number]) => cart;
const DAY_MS = 86_400_000;

/** A view with its options, and the rows that it should have. */
export const derivation = <Name extends ViewName>(
  fact: Name,
  { columns }: AnyFact,
  options: ViewOptions<Name>,
  rows: readonly object[],
): Derivation => ({
  fact,
  about: `${fact} ${JSON.stringify(options)}`,
  columns: Object.keys(columns),
  rows,
  view: (place) => factView(fact, Object.assign({}, options, place)),
});

/** Every view with some of its options, over records until an instant. */
export function derivations(
  records: Records,
  asOf: Instant | undefined,
  start: Instant,
  happenings?: Happenings,
): readonly Derivation[] {
  const from = (days: number) => new Date(Date.parse(start) + days * DAY_MS).toISOString();
  const window = { from: from(5), to: from(20) };
  const observed = asOf === undefined ? {} : { asOf };
  const {
    agentStatusIntervals = [],
    cases = [],
    customers = [],
    interactions = [],
    messages = [],
    orders = [],
    slaInstances = [],
    subscriptions = [],
    surveyInvitations = [],
    surveyResponses = [],
  } = records;
  const plannedJourneys = {
    journeys: records.journeyInstances ?? [],
    blueprints: records.journeyBlueprints ?? [],
    touchpoints: records.touchpoints ?? [],
  };
  const demandTypes = { bill: "value", "o'hare": "failure" } as const;
  const waitingOn = { snoozed: "customer", "some-new-literal": "agent" } as const;
  const sus = { instrument: "it's", items: ["q-1", "q-2", "q-3"] };
  const servqual = {
    items: [
      { dimension: "tangibles", perception: "q-1", expectation: "q-2" },
      { dimension: "tangibles", perception: "q-3", expectation: "q-1" },
      { dimension: "empathy", perception: "q-2" },
    ],
    points: { tangibles: "other", reliability: "q-1", responsiveness: "", assurance: "", empathy: "" },
  } as const;
  const activities = { other: "auxiliary", "gone home": "offline" } as const;
  function ofHappenings(): readonly Derivation[] {
    if (happenings === undefined) return [];
    const { activity, births, carts, attempts, steps, signals, features, uses, eligibility, hits, searches } =
      happenings;
    const end = { asOf: asOf ?? from(31) };
    const [ofDays, ofMonths] = [28, "month"].map((window) => ({
      ...end,
      timeZone: "America/New_York",
      window: window as 28 | "month",
    }));
    return [
      ...(["day", "week", "month", "24-hours"] as const).flatMap((periods) => {
        const options = { ...end, timeZone: "Australia/Lord_Howe", periods };
        return [
          derivation(
            "cohortActivity",
            cohortActivityFact,
            { ...options, activity: "activity" },
            cohortActivityFacts({ activity }, options),
          ),
          derivation(
            "cohortActivity",
            cohortActivityFact,
            { ...options, activity: "activity", births: "births" },
            cohortActivityFacts({ activity, births }, options),
          ),
        ];
      }),
      ...[ofDays, ofMonths].flatMap((options) =>
        options === undefined
          ? []
          : [
              derivation(
                "activityDay",
                activityDayFact,
                { ...options, activity: "activity" },
                activityDayFacts(activity, options),
              ),
            ],
      ),
      ...[end, { ...end, idleMs: 20 * 60_000 }].flatMap((options) => [
        derivation("session", sessionFact, { ...options, hits: "hits" }, sessionFacts(hits, options)),
        derivation(
          "helpCentreSession",
          helpCentreSessionFact,
          { ...options, hits: "searches" },
          helpCentreSessionFacts({ hits: searches, interactions }, options),
        ),
      ]),
      derivation(
        "featureUse",
        featureUseFact,
        { ...window, features: "features", uses: "uses" },
        featureUseFacts({ customers, features, uses }, window),
      ),
      derivation(
        "featureUse",
        featureUseFact,
        { ...window, features: "features", uses: "uses", activity: "activity", eligibility: "eligibility" },
        featureUseFacts(
          { customers, features, uses, activity },
          {
            ...window,
            isEligible: ({ id }, feature) => {
              const told = eligibility.filter((one) => one.customerId === id && one.feature === feature);
              return told.length === 1 ? (told[0]?.eligible ?? null) : null;
            },
          },
        ),
      ),
      derivation("healthSignal", healthSignalFact, { signals: "signals" }, healthSignalFacts(signals)),
      derivation("newUser", newUserFact, end, newUserFacts({ customers }, end)),
      derivation(
        "newUser",
        newUserFact,
        { ...end, activations: "activity", values: "births", steps: "steps", requiredSteps: ["a", "it's"] },
        newUserFacts(
          { customers, activations: activity, values: births, steps },
          { ...end, requiredSteps: ["a", "it's"] },
        ),
      ),
      derivation("newUser", newUserFact, { ...end, steps: "steps" }, newUserFacts({ customers, steps }, end)),
      derivation("cart", cartFact, { ...end, carts: "carts" }, cartFacts(carts, end)),
      derivation(
        "cart",
        cartFact,
        { ...end, carts: "carts", checkouts: false },
        cartFacts(carts.map(withoutCheckout), end),
      ),
      ...[end, { ...end, continuesWithinMs: 20 * 3_600_000 }].map((options) =>
        derivation(
          "contactAttempt",
          contactAttemptFact,
          { ...options, attempts: "attempts" },
          contactAttemptFacts({ attempts, interactions }, options),
        ),
      ),
    ];
  }
  return [
    derivation(
      "contact",
      contactFact,
      { ...observed, demandTypes },
      contactFacts(interactions, { ...observed, demandTypes }),
    ),
    derivation("case", caseFact, observed, caseFacts(cases, observed)),
    derivation(
      "case",
      caseFact,
      { ...observed, window, messages: true, waitingOn },
      caseFacts(cases, { ...observed, window, messages, waitingOn }),
    ),
    ...[observed, { ...observed, window, oneADayIn: "Asia/Tokyo" }].map((options) =>
      derivation("order", orderFact, options, orderFacts(orders, options)),
    ),
    derivation(
      "surveyResponse",
      surveyResponseFact,
      {},
      surveyResponseFacts({
        ...records,
        responses: surveyResponses,
        invitations: surveyInvitations,
        journeys: records.journeyInstances ?? [],
      }),
    ),
    derivation("questionnaire", questionnaireFact, sus, questionnaireFacts(surveyResponses, sus)),
    derivation("servqual", servqualFact, servqual, servqualFacts(surveyResponses, servqual)),
    ...[{}, { neutralWithin: 0.1 }].map((options) =>
      derivation("sentiment", sentimentFact, options, sentimentFacts(interactions, options)),
    ),
    ...[{}, { window }].map((options) =>
      derivation(
        "customerChannels",
        customerChannelsFact,
        options,
        customerChannelsFacts(interactions, options),
      ),
    ),
    derivation(
      "slaInstance",
      slaInstanceFact,
      observed,
      slaInstanceFacts({ cases, instances: slaInstances }, observed),
    ),
    derivation("reply", replyFact, observed, replyFacts({ cases, messages }, observed)),
    derivation(
      "agentUpdate",
      agentUpdateFact,
      { ...observed, waitingOn },
      agentUpdateFacts({ cases, messages }, { ...observed, waitingOn }),
    ),
    ...[
      { ...observed, timeZone: "America/Havana", snapshotAt: from(7) },
      ...["America/Santiago", "Australia/Lord_Howe", "Europe/Oslo"].map((timeZone) => ({
        ...observed,
        timeZone,
        channels: ["chat", "voice", "o'hare"],
        snapshotAt: asOf ?? from(27.5),
      })),
    ].map((options) => derivation("agentDay", agentDayFact, options, agentDayFacts(interactions, options))),
    ...[
      observed,
      { ...observed, window, activities, paidActivities: ["handling", "available"] as const },
    ].map((options) =>
      derivation(
        "agentStatusInterval",
        agentStatusIntervalFact,
        options,
        agentStatusIntervalFacts(agentStatusIntervals, options),
      ),
    ),
    ...[observed, { ...observed, stages: ["purchase", "discovery"] }].flatMap((options) => [
      derivation("journey", journeyFact, options, journeyFacts(plannedJourneys, options)),
      derivation("journeyStage", journeyStageFact, options, journeyStageFacts(plannedJourneys, options)),
      derivation(
        "journeyTransition",
        journeyTransitionFact,
        options,
        journeyTransitionFacts(plannedJourneys, options),
      ),
    ]),
    ...[
      { ...window, ...observed },
      { from: from(1), to: from(20), asOf: from(10) },
      { from: from(1), to: from(8), previousFrom: from(-30), asOf: from(20) },
    ].map((options) =>
      derivation(
        "customerPeriod",
        customerPeriodFact,
        options,
        customerPeriodFacts({ subscriptions, orders, customers }, options),
      ),
    ),
    derivation(
      "customerPeriod",
      customerPeriodFact,
      { ...window, previousFrom: from(1), subscriptions: false },
      customerPeriodFacts({ orders, customers }, { ...window, previousFrom: from(1) }),
    ),
    derivation(
      "customerPeriod",
      customerPeriodFact,
      { ...window, previousFrom: from(1), orders: false },
      customerPeriodFacts({ subscriptions, customers }, { ...window, previousFrom: from(1) }),
    ),
    derivation(
      "automatedSession",
      automatedSessionFact,
      observed,
      automatedSessionFacts(interactions, observed),
    ),
    ...ofHappenings(),
  ];
}
