import { type CxEventType, eventTypes } from "../../src/events/index.ts";
import { samples } from "../model/samples.ts";

const [touchpoint] = samples.journeyInstance.full.touchpoints ?? [];
const [refund] = samples.order.full.refunds ?? [];

/** Records that the fields of a family's events are taken from. */
const records: Readonly<Record<string, readonly object[]>> = {
  agent: [samples.agentStatusInterval.full],
  bot: [samples.interaction.full, samples.message.full],
  case: [samples.case.full],
  interaction: [samples.interaction.full],
  journey: [samples.journeyInstance.full],
  message: [samples.message.full],
  order: [samples.order.full],
  sla: [samples.slaInstance.full],
  subscription: [samples.subscription.full],
  survey: [samples.surveyResponse.full, samples.surveyInvitation.full],
  touchpoint: [{ ...touchpoint }, samples.journeyInstance.full],
};

const own: Readonly<Record<string, unknown>> = {
  actor: { type: "agent", id: "agent-1" },
  agentId: "agent-1",
  amount: refund?.amount,
  botId: "bot-1",
  botResolution: "confirmed",
  caseId: "case-1",
  createdAt: "2026-03-02T12:00:00.000Z",
  customerId: "customer-1",
  instanceTouchpointId: "t1",
  interactionId: "call-1",
  journeyInstanceId: "journey-1",
  lifecycle: "complete",
  mergedIntoId: "case-2",
  messageId: "message-1",
  orderId: "order-1",
  previousPriority: null,
  previousStatus: "new",
  reason: "asked for",
  refundId: "refund-1",
  relations: [{ objectType: "order", objectId: "order-1", qualifier: "cause" }],
  responseId: "response-1",
  slaInstanceId: "sla-1",
  subscriptionId: "subscription-1",
  toAgentId: "agent-2",
  toQueueId: null,
  toTeamId: "team-2",
  touchpointId: "touchpoint-1",
  wrapUpStartAt: "2026-03-02T11:59:00.000Z",
};

/** An event that uses every field of its data, or only those it needs. */
export function sample(type: CxEventType, size: "full" | "minimal" = "full") {
  const { data, entity, entityId, version } = eventTypes[type];
  const { shape } = data;
  const family = type.split(".")[1] ?? "";
  const from = [own, ...(records[family] ?? [])];
  const names = Object.keys(shape).filter((name) => size === "full" || !isOptional(Reflect.get(shape, name)));
  const value = (name: string): unknown => {
    if (type === "cx.order.refunded" && name === "lines") return refund?.lines;
    const holder = from.find((one) => Reflect.get(one, name) !== undefined);
    if (holder === undefined) throw new Error(`${type} has a field "${name}" that no sample shows.`);
    return Reflect.get(holder, name);
  };
  const told = { subject: `${entity}/${value(entityId)}`, dataschema: `touchstone-cx/${entity}/${version}` };
  return {
    ...(size === "full" ? { ...envelope, ...told } : least),
    type,
    data: Object.fromEntries(names.map((name) => [name, value(name)])),
  };
}

const isOptional = (schema: { safeParse(value: unknown): { success: boolean }; type?: string }): boolean =>
  schema.type === "optional";

const least = {
  specversion: "1.0",
  id: "event-1",
  source: "zendesk:acme",
  time: "2026-03-02T12:00:00.000Z",
};

const envelope = {
  ...least,
  datacontenttype: "application/json; charset=utf-8",
  recordedtime: "2026-03-02T12:00:01Z",
  sequence: "000017",
  partitionkey: "case-1",
  correlationid: "undertaking-1",
  causationid: null,
  authtype: "user",
  authid: "agent-1",
  sampledrate: 1,
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
};

/** Every type of event. */
export const allTypes = Object.keys(eventTypes).filter((type): type is CxEventType => type in eventTypes);
