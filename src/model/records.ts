import type * as z from "zod";
import type { RecordType, recordSchemas } from "./record-schemas.ts";

/** A record of one type. */
export type RecordOf<Type extends RecordType> = z.output<(typeof recordSchemas)[Type]>;

/** What the list of each type of record is called where records of several types stand together. */
export const recordLists = {
  agent: "agents",
  agentStatusInterval: "agentStatusIntervals",
  case: "cases",
  customer: "customers",
  interaction: "interactions",
  journeyBlueprint: "journeyBlueprints",
  journeyInstance: "journeyInstances",
  message: "messages",
  order: "orders",
  queue: "queues",
  schedule: "schedules",
  slaInstance: "slaInstances",
  slaPolicy: "slaPolicies",
  subscription: "subscriptions",
  survey: "surveys",
  surveyInvitation: "surveyInvitations",
  surveyResponse: "surveyResponses",
  team: "teams",
  touchpoint: "touchpoints",
} as const satisfies { readonly [Type in RecordType]: string };

/** Records of several types, each type in a list of its own. A list left out says nothing of its type. */
export type Records = {
  readonly [Type in RecordType as (typeof recordLists)[Type]]?: readonly RecordOf<Type>[];
};
