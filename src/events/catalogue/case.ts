import type * as z from "zod";
import { CaseSchema } from "../../model/case.ts";
import { CaseStatusSchema } from "../../model/case-literals.ts";
import { CaseIdSchema } from "../../model/ids.ts";
import { maybe } from "../../model/optional.ts";
import { PrioritySchema } from "../../model/priority.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const caseOwn = {
  /** The case. */
  caseId: CaseIdSchema,
};
type CaseEventFields = EventDataFields & typeof caseOwn;
/** Fields that the data of every event of this family has. */
export interface CaseEventShape extends CaseEventFields {}
const caseEventShape: CaseEventShape = { ...eventDataShape, ...caseOwn };

/** What happens to a case. The data of events that tell no more than what they happened to. */
export interface CaseEventData extends z.infer<z.ZodObject<CaseEventShape>> {}

const caseCreatedTold = pick(CaseSchema.shape, [
  "number",
  "caseKind",
  "subject",
  "description",
  "rawStatus",
  "statusReason",
  "priority",
  "severity",
  "channel",
  "direction",
  "initiative",
  "requesterId",
  "submitterActor",
  "accountId",
  "assigneeId",
  "teamId",
  "queueId",
  "dueAt",
  "parentId",
  "problemId",
  "relatedIds",
  "interactionIds",
  "orderIds",
  "productId",
  "tags",
  "topic",
  "reason",
  "isSpam",
  "isTest",
  "isPublic",
]);
const caseCreatedOwn = {
  /** State it was opened in. Open. Absent or null: `new`. */
  status: maybe(CaseStatusSchema),
};
type CaseCreatedFields = CaseEventFields & typeof caseCreatedTold & typeof caseCreatedOwn;
/** Fields of the data of {@link CaseCreatedEvent}. */
export interface CaseCreatedShape extends CaseCreatedFields {}
/** Data of {@link CaseCreatedEvent}. */
export interface CaseCreatedData extends z.infer<z.ZodObject<CaseCreatedShape>> {}
/** A case was opened. */
export interface CaseCreatedEvent extends EventOf<"cx.case.created", CaseCreatedData> {}
/** {@link CaseCreatedEvent} */
export const caseCreated: EventType<"cx.case.created", CaseCreatedShape> = eventType(
  {
    type: "cx.case.created",
    version: "1-0-0",
    says: "A case was opened.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseCreatedTold, ...caseCreatedOwn },
);

const caseAssignedTold = pick(CaseSchema.shape, ["assigneeId", "teamId", "queueId"]);
type CaseAssignedFields = CaseEventFields & typeof caseAssignedTold;
/** Fields of the data of {@link CaseAssignedEvent}. */
export interface CaseAssignedShape extends CaseAssignedFields {}
/** Data of {@link CaseAssignedEvent}. */
export interface CaseAssignedData extends z.infer<z.ZodObject<CaseAssignedShape>> {}
/** A case was given to an agent, a team or a queue, or taken from them. */
export interface CaseAssignedEvent extends EventOf<"cx.case.assigned", CaseAssignedData> {}
/** {@link CaseAssignedEvent} */
export const caseAssigned: EventType<"cx.case.assigned", CaseAssignedShape> = eventType(
  {
    type: "cx.case.assigned",
    version: "1-0-0",
    says: "A case was given to an agent, a team or a queue, or taken from them.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseAssignedTold },
);

const caseStatusChangedTold = pick(CaseSchema.shape, ["status", "rawStatus", "statusReason", "snoozedUntil"]);
const caseStatusChangedOwn = {
  /** The status before. Open. Null: not known. */
  previousStatus: maybe(CaseStatusSchema),
};
type CaseStatusChangedFields = CaseEventFields & typeof caseStatusChangedTold & typeof caseStatusChangedOwn;
/** Fields of the data of {@link CaseStatusChangedEvent}. */
export interface CaseStatusChangedShape extends CaseStatusChangedFields {}
/** Data of {@link CaseStatusChangedEvent}. */
export interface CaseStatusChangedData extends z.infer<z.ZodObject<CaseStatusChangedShape>> {}
/** A case took another status that neither resolves, reopens nor closes it. */
export interface CaseStatusChangedEvent extends EventOf<"cx.case.status-changed", CaseStatusChangedData> {}
/** {@link CaseStatusChangedEvent} */
export const caseStatusChanged: EventType<"cx.case.status-changed", CaseStatusChangedShape> = eventType(
  {
    type: "cx.case.status-changed",
    version: "1-0-0",
    says: "A case took another status that neither resolves, reopens nor closes it.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseStatusChangedTold, ...caseStatusChangedOwn },
);

const casePriorityChangedTold = pick(CaseSchema.shape, ["priority"]);
const casePriorityChangedOwn = {
  /** The priority before. Open. Null: none, or not known. */
  previousPriority: maybe(PrioritySchema),
};
type CasePriorityChangedFields = CaseEventFields &
  typeof casePriorityChangedTold &
  typeof casePriorityChangedOwn;
/** Fields of the data of {@link CasePriorityChangedEvent}. */
export interface CasePriorityChangedShape extends CasePriorityChangedFields {}
/** Data of {@link CasePriorityChangedEvent}. */
export interface CasePriorityChangedData extends z.infer<z.ZodObject<CasePriorityChangedShape>> {}
/** A case was given another priority. */
export interface CasePriorityChangedEvent
  extends EventOf<"cx.case.priority-changed", CasePriorityChangedData> {}
/** {@link CasePriorityChangedEvent} */
export const casePriorityChanged: EventType<"cx.case.priority-changed", CasePriorityChangedShape> = eventType(
  {
    type: "cx.case.priority-changed",
    version: "1-0-0",
    says: "A case was given another priority.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...casePriorityChangedTold, ...casePriorityChangedOwn },
);

const caseResolvedTold = pick(CaseSchema.shape, [
  "rawStatus",
  "statusReason",
  "topic",
  "reason",
  "rootCause",
  "resolutionCode",
  "botResolution",
  "reportedMetrics",
]);
type CaseResolvedFields = CaseEventFields & typeof caseResolvedTold;
/** Fields of the data of {@link CaseResolvedEvent}. */
export interface CaseResolvedShape extends CaseResolvedFields {}
/** Data of {@link CaseResolvedEvent}. */
export interface CaseResolvedData extends z.infer<z.ZodObject<CaseResolvedShape>> {}
/** A case was resolved. */
export interface CaseResolvedEvent extends EventOf<"cx.case.resolved", CaseResolvedData> {}
/** {@link CaseResolvedEvent} */
export const caseResolved: EventType<"cx.case.resolved", CaseResolvedShape> = eventType(
  {
    type: "cx.case.resolved",
    version: "1-0-0",
    says: "A case was resolved.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseResolvedTold },
);

const caseReopenedTold = pick(CaseSchema.shape, ["rawStatus", "statusReason"]);
const caseReopenedOwn = {
  /** State it was reopened in. Open. Absent or null: `open`. */
  status: maybe(CaseStatusSchema),
};
type CaseReopenedFields = CaseEventFields & typeof caseReopenedTold & typeof caseReopenedOwn;
/** Fields of the data of {@link CaseReopenedEvent}. */
export interface CaseReopenedShape extends CaseReopenedFields {}
/** Data of {@link CaseReopenedEvent}. */
export interface CaseReopenedData extends z.infer<z.ZodObject<CaseReopenedShape>> {}
/** A resolved or closed case was opened again. */
export interface CaseReopenedEvent extends EventOf<"cx.case.reopened", CaseReopenedData> {}
/** {@link CaseReopenedEvent} */
export const caseReopened: EventType<"cx.case.reopened", CaseReopenedShape> = eventType(
  {
    type: "cx.case.reopened",
    version: "1-0-0",
    says: "A resolved or closed case was opened again.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseReopenedTold, ...caseReopenedOwn },
);

const caseClosedTold = pick(CaseSchema.shape, [
  "rawStatus",
  "statusReason",
  "topic",
  "reason",
  "rootCause",
  "resolutionCode",
  "botResolution",
  "reportedMetrics",
]);
type CaseClosedFields = CaseEventFields & typeof caseClosedTold;
/** Fields of the data of {@link CaseClosedEvent}. */
export interface CaseClosedShape extends CaseClosedFields {}
/** Data of {@link CaseClosedEvent}. */
export interface CaseClosedData extends z.infer<z.ZodObject<CaseClosedShape>> {}
/** A case was closed for good. */
export interface CaseClosedEvent extends EventOf<"cx.case.closed", CaseClosedData> {}
/** {@link CaseClosedEvent} */
export const caseClosed: EventType<"cx.case.closed", CaseClosedShape> = eventType(
  {
    type: "cx.case.closed",
    version: "1-0-0",
    says: "A case was closed for good.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseClosedTold },
);

const caseMergedOwn = {
  /** The case it was merged into. */
  mergedIntoId: CaseIdSchema,
};
type CaseMergedFields = CaseEventFields & typeof caseMergedOwn;
/** Fields of the data of {@link CaseMergedEvent}. */
export interface CaseMergedShape extends CaseMergedFields {}
/** Data of {@link CaseMergedEvent}. */
export interface CaseMergedData extends z.infer<z.ZodObject<CaseMergedShape>> {}
/** A case was merged into another, which ends it without resolving it. */
export interface CaseMergedEvent extends EventOf<"cx.case.merged", CaseMergedData> {}
/** {@link CaseMergedEvent} */
export const caseMerged: EventType<"cx.case.merged", CaseMergedShape> = eventType(
  {
    type: "cx.case.merged",
    version: "1-0-0",
    says: "A case was merged into another, which ends it without resolving it.",
    entity: "case",
    entityId: "caseId",
  },
  { ...caseEventShape, ...caseMergedOwn },
);

/** A case was deleted, which ends it without resolving it. */
export interface CaseDeletedEvent extends EventOf<"cx.case.deleted", CaseEventData> {}
/** {@link CaseDeletedEvent} */
export const caseDeleted: EventType<"cx.case.deleted", CaseEventShape> = eventType(
  {
    type: "cx.case.deleted",
    version: "1-0-0",
    says: "A case was deleted, which ends it without resolving it.",
    entity: "case",
    entityId: "caseId",
  },
  caseEventShape,
);

/** A case was judged to be spam and is left out of every metric. */
export interface CaseMarkedSpamEvent extends EventOf<"cx.case.marked-spam", CaseEventData> {}
/** {@link CaseMarkedSpamEvent} */
export const caseMarkedSpam: EventType<"cx.case.marked-spam", CaseEventShape> = eventType(
  {
    type: "cx.case.marked-spam",
    version: "1-0-0",
    says: "A case was judged to be spam and is left out of every metric.",
    entity: "case",
    entityId: "caseId",
  },
  caseEventShape,
);
