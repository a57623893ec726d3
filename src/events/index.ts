/**
 * What happened: the catalogue of events as CloudEvents 1.0 objects, and the verdict on whether a value is one.
 * @module
 */
export * from "./catalogue/agent.ts";
export * from "./catalogue/bot.ts";
export * from "./catalogue/case.ts";
export * from "./catalogue/interaction.ts";
export * from "./catalogue/journey.ts";
export * from "./catalogue/message.ts";
export * from "./catalogue/order.ts";
export * from "./catalogue/sla.ts";
export * from "./catalogue/subscription.ts";
export * from "./catalogue/survey.ts";
export * from "./catalogue/touchpoint.ts";
export * from "./envelope.ts";
export * from "./event-data.ts";
export { type EventPlace, EventReader, type JudgedEvent } from "./event-reader.ts";
export type { EventFields, EventOf, EventType } from "./event-type.ts";
export * from "./event-types.ts";
export type { Finding, FindingSeverity } from "./finding.ts";
export { type FormRule, type FormRuleName, formRules } from "./form-rules.ts";
export { type InvalidEvent, type ValidEvent, validateEvent } from "./validate-event.ts";
export { validateEvents } from "./validate-events.ts";
export type { ValidationOptions } from "./validation-options.ts";
