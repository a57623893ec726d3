import { agentDayFacts } from "../facts/agent-day-facts.ts";
import { agentStatusIntervalFacts } from "../facts/agent-status-interval-facts.ts";
import { agentUpdateFacts } from "../facts/agent-update-facts.ts";
import { automatedSessionFacts } from "../facts/automated-session-facts.ts";
import { caseFacts } from "../facts/case-facts.ts";
import { contactFacts } from "../facts/contact-facts.ts";
import { customerChannelsFacts } from "../facts/customer-channels-facts.ts";
import { customerPeriodFacts } from "../facts/customer-period-facts.ts";
import { journeyFacts } from "../facts/journey-facts.ts";
import { journeyStageFacts } from "../facts/journey-stage-facts.ts";
import { journeyTransitionFacts } from "../facts/journey-transition-facts.ts";
import { orderFacts } from "../facts/order-facts.ts";
import { questionnaireFacts } from "../facts/questionnaire-facts.ts";
import { replyFacts } from "../facts/reply-facts.ts";
import { sentimentFacts } from "../facts/sentiment-facts.ts";
import { slaInstanceFacts } from "../facts/sla-instance-facts.ts";
import { surveyResponseFacts } from "../facts/survey-response-facts.ts";
import type { RecordType } from "../model/record-schemas.ts";
import type { RecordOf } from "../model/records.ts";
import type { DerivationValues } from "./derivation-values.ts";
import { CommandError } from "./errors.ts";

/** The records that were read, by type. */
export interface RecordSets {
  readonly has: (type: RecordType) => boolean;
  /** Those of one type; none where its file was not given. */
  readonly of: <Type extends RecordType>(type: Type) => readonly RecordOf<Type>[];
}

interface Deriver {
  /** The rows, with the options that were given; one left out is left to the derivation. */
  readonly rows: (records: RecordSets, options: DerivationValues) => readonly object[];
  /** Columns that hold the id of a record that a row is of, the nearest one first. */
  readonly idIn?: readonly string[];
}

/** How each fact is derived, by its name. */
export const derivers: Readonly<Record<string, Deriver>> = {
  contact: {
    rows: (records, { asOf }) => contactFacts(records.of("interaction"), given({ asOf })),
    idIn: ["contactId"],
  },
  case: {
    rows: (records, { asOf, window }) =>
      caseFacts(records.of("case"), {
        ...given({ asOf, window }),
        ...(records.has("message") && { messages: records.of("message") }),
      }),
    idIn: ["caseId"],
  },
  slaInstance: { rows: promises, idIn: ["slaInstanceId", "caseId"] },
  order: {
    rows: (records, { asOf, window }) => orderFacts(records.of("order"), given({ asOf, window })),
    idIn: ["orderId"],
  },
  surveyResponse: {
    rows: (records) =>
      surveyResponseFacts({
        responses: records.of("surveyResponse"),
        invitations: records.of("surveyInvitation"),
        interactions: records.of("interaction"),
        cases: records.of("case"),
        touchpoints: records.of("touchpoint"),
        journeys: records.of("journeyInstance"),
        customers: records.of("customer"),
      }),
    idIn: ["responseId"],
  },
  agentStatusInterval: {
    rows: (records, { asOf, window }) =>
      agentStatusIntervalFacts(records.of("agentStatusInterval"), given({ asOf, window })),
    idIn: ["intervalId"],
  },
  customerPeriod: { rows: customerPeriods },
  reply: {
    rows: (records, { asOf }) => replyFacts(conversation(records), given({ asOf })),
    idIn: ["replyId", "caseId"],
  },
  agentUpdate: {
    rows: (records, { asOf }) => agentUpdateFacts(conversation(records), given({ asOf })),
    idIn: ["updateId", "caseId"],
  },
  agentDay: {
    rows: (records, { timeZone = "UTC", snapshotAt, asOf }) =>
      agentDayFacts(records.of("interaction"), { timeZone, ...given({ snapshotAt, asOf }) }),
  },
  automatedSession: {
    rows: (records, { asOf }) => automatedSessionFacts(records.of("interaction"), given({ asOf })),
    idIn: ["sessionId"],
  },
  customerChannels: {
    rows: (records, { window }) => customerChannelsFacts(records.of("interaction"), given({ window })),
  },
  sentiment: { rows: (records) => sentimentFacts(records.of("interaction")), idIn: ["interactionId"] },
  questionnaire: {
    rows: (records, { items }) =>
      items === undefined ? [] : questionnaireFacts(records.of("surveyResponse"), items),
    idIn: ["responseId"],
  },
  journey: {
    rows: (records, { asOf }) => journeyFacts(lived(records), given({ asOf })),
    idIn: ["journeyId"],
  },
  journeyStage: {
    rows: (records, { asOf }) => journeyStageFacts(lived(records), given({ asOf })),
    idIn: ["journeyId"],
  },
  journeyTransition: {
    rows: (records, { asOf }) => journeyTransitionFacts(lived(records), given({ asOf })),
    idIn: ["journeyId"],
  },
};

/** What is there of some options: a derivation has its own idea of one that is left out. */
function given<Options extends object>(
  options: Options,
): { [Name in keyof Options]?: Exclude<Options[Name], undefined> } {
  const there = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [Name in keyof Options]?: Exclude<Options[Name], undefined> };
}

/** Promises stand on their own or within cases; those on their own have what their case tells of them. */
function promises(records: RecordSets, { asOf }: DerivationValues): readonly object[] {
  const [instances, cases] = [records.of("slaInstance"), records.of("case")];
  if (instances.length > 0) {
    const bare = cases.map(({ sla: _, ...one }) => one);
    return slaInstanceFacts({ instances, cases: bare }, given({ asOf }));
  }
  if (cases.length > 0 && !cases.some(({ sla }) => sla !== undefined)) {
    throw new CommandError("no case carries promises of time (sla)");
  }
  return slaInstanceFacts({ cases }, given({ asOf }));
}

function customerPeriods(
  records: RecordSets,
  { window, previousFrom, asOf }: DerivationValues,
): readonly object[] {
  if (window === undefined) return [];
  const told = {
    ...(records.has("subscription") && { subscriptions: records.of("subscription") }),
    ...(records.has("order") && { orders: records.of("order") }),
    ...(records.has("customer") && { customers: records.of("customer") }),
  };
  return customerPeriodFacts(told, { ...window, ...given({ previousFrom, asOf }) });
}

const conversation = (records: RecordSets) => ({
  cases: records.of("case"),
  messages: records.of("message"),
});

const lived = (records: RecordSets) => ({
  journeys: records.of("journeyInstance"),
  blueprints: records.of("journeyBlueprint"),
  touchpoints: records.of("touchpoint"),
});
