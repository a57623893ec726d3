/**
 * Journeys: plans, what was lived of them, and the ways that many took.
 * @module
 */
export { type ActivityLog, type ActivityLogOptions, activityLog } from "./activity-log.ts";
export { type ActivityRow, InvalidActivityRowError } from "./activity-row.ts";
export type { JourneyDeviation, LivedTouchpoint } from "./aligned-journey.ts";
export {
  type BlueprintFault,
  type BlueprintFaultCode,
  type BlueprintFaultsOptions,
  blueprintFaultCodes,
  blueprintFaults,
} from "./blueprint-faults.ts";
export type { BlueprintPlanOptions } from "./blueprint-plan.ts";
export { type Conformance, type ConformanceOptions, conformance } from "./conformance.ts";
export {
  type CustomerTimeline,
  type CustomerTimelinesOptions,
  customerTimelines,
  type TimelineGap,
  type TimelineRecords,
  type TimelineTotals,
} from "./customer-timeline.ts";
export {
  type TimelineEntry,
  type TimelineKind,
  type TimelineScore,
  timelineKinds,
} from "./customer-timeline-entry.ts";
export { type TimelineSvgOptions, timelineSvg } from "./customer-timeline-svg.ts";
export { type TimelineTextOptions, timelineText } from "./customer-timeline-text.ts";
export {
  type DirectlyFollowsGraph,
  directlyFollowsGraph,
  type GraphActivity,
  type GraphArc,
  type GraphLoop,
} from "./directly-follows-graph.ts";
export type { TellingEvent } from "./event-objects.ts";
export {
  type EventRowsOptions,
  eventRows,
  type JourneyRowsOptions,
  journeyRows,
  type PlacedRows,
} from "./event-rows.ts";
export {
  type FrictionOptions,
  frictionByStep,
  type JourneysFriction,
  type StepFriction,
} from "./friction-by-step.ts";
export {
  type Funnel,
  type FunnelEntry,
  type FunnelOptions,
  type FunnelOrder,
  type FunnelStep,
  funnel,
} from "./funnel.ts";
export { InvalidJourneyError } from "./invalid-journey-error.ts";
export { journeyMap } from "./journey-map.ts";
export type { JourneyMapOptions, ShownMeasurement, StageMetric } from "./journey-map-content.ts";
export type { ExperienceData, ExperienceEvent, JourneyEvent, JourneyEventData } from "./match-event.ts";
export {
  type FoundJourneys,
  type JourneyExclusion,
  type JourneysOptions,
  journeysOf,
} from "./match-journeys.ts";
export { blueprintMermaid, type GraphMermaidOptions, graphMermaid } from "./mermaid.ts";
export { bySession } from "./sessions.ts";
export { type StageFlow, stageFlow } from "./stage-flow.ts";
export type { DrawingTheme } from "./svg-theme.ts";
export type { QuantileRule, Times, TimesOptions } from "./times.ts";
export { type Variant, type VariantsOptions, variants } from "./variants.ts";
