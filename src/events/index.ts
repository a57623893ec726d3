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
export {
  type BoundedFolder,
  type BoundedFolderOptions,
  boundedFolder,
  type LateEvent,
} from "./fold/bounded-folder.ts";
export {
  type DifferenceVerdict,
  diffReported,
  type MetricNumber,
  type ReportedDifference,
  type ReportedTolerance,
} from "./fold/diff-reported.ts";
export { type EventFolder, eventFolder, foldEvents } from "./fold/fold-events.ts";
export type { Folded, IncompleteRecord, UnplacedEvent } from "./fold/folded.ts";
export { type FormRule, type FormRuleName, formRules } from "./form-rules.ts";
export { type CaseTransitions, defaultTransitions } from "./rules/case-transitions.ts";
export type { Field, FieldKind } from "./rules/field.ts";
export { integrityRules } from "./rules/index.ts";
export { type RecordFindingOptions, recordFindings } from "./rules/record-findings.ts";
export type {
  Breach,
  EventChecks,
  IntegrityRule,
  RecordChecks,
  RecordContext,
  RecordsBreach,
  StreamBreach,
  StreamCheck,
  ValueCheck,
} from "./rules/rule.ts";
export { defaultLimits, type ReportedSpan, type RuleLimits } from "./rules/rule-limits.ts";
export type { StreamMemory } from "./rules/stream-memory.ts";
export { type SourceFindings, StreamJudge } from "./stream-judge.ts";
export { type InvalidEvent, type ValidEvent, validateEvent } from "./validate-event.ts";
export { type EachByItself, type Judged, validateEvents } from "./validate-events.ts";
export type { ValidationOptions } from "./validation-options.ts";
