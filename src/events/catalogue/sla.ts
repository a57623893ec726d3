import type * as z from "zod";
import { SlaInstanceIdSchema } from "../../model/ids.ts";
import { maybe } from "../../model/optional.ts";
import { SlaInstanceSchema } from "../../model/sla-instance.ts";
import { TextSchema } from "../../model/text.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const slaOwn = {
  /** The promise, where the source gives it an id. */
  slaInstanceId: maybe(SlaInstanceIdSchema),
};
const slaTold = pick(SlaInstanceSchema.shape, ["policyId", "caseId", "interactionId", "metric", "instance"]);
type SlaEventFields = EventDataFields & typeof slaOwn & typeof slaTold;
/** Fields that the data of every event of this family has. */
export interface SlaEventShape extends SlaEventFields {}
const slaEventShape: SlaEventShape = { ...eventDataShape, ...slaOwn, ...slaTold };

const slaAppliedTold = pick(SlaInstanceSchema.shape, ["target", "dueAt"]);
type SlaAppliedFields = SlaEventFields & typeof slaAppliedTold;
/** Fields of the data of {@link SlaAppliedEvent}. */
export interface SlaAppliedShape extends SlaAppliedFields {}
/** Data of {@link SlaAppliedEvent}. */
export interface SlaAppliedData extends z.infer<z.ZodObject<SlaAppliedShape>> {}
/** A promise of time was made, and its clock started. */
export interface SlaAppliedEvent extends EventOf<"cx.sla.applied", SlaAppliedData> {}
/** {@link SlaAppliedEvent} */
export const slaApplied: EventType<"cx.sla.applied", SlaAppliedShape> = eventType(
  {
    type: "cx.sla.applied",
    version: "1-0-0",
    says: "A promise of time was made, and its clock started.",
    entity: "slaInstance",
    entityId: "slaInstanceId",
  },
  { ...slaEventShape, ...slaAppliedTold },
);

const slaPausedOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type SlaPausedFields = SlaEventFields & typeof slaPausedOwn;
/** Fields of the data of {@link SlaPausedEvent}. */
export interface SlaPausedShape extends SlaPausedFields {}
/** Data of {@link SlaPausedEvent}. */
export interface SlaPausedData extends z.infer<z.ZodObject<SlaPausedShape>> {}
/** The clock of a promise stopped. */
export interface SlaPausedEvent extends EventOf<"cx.sla.paused", SlaPausedData> {}
/** {@link SlaPausedEvent} */
export const slaPaused: EventType<"cx.sla.paused", SlaPausedShape> = eventType(
  {
    type: "cx.sla.paused",
    version: "1-0-0",
    says: "The clock of a promise stopped.",
    entity: "slaInstance",
    entityId: "slaInstanceId",
  },
  { ...slaEventShape, ...slaPausedOwn },
);

const slaResumedTold = pick(SlaInstanceSchema.shape, ["dueAt"]);
type SlaResumedFields = SlaEventFields & typeof slaResumedTold;
/** Fields of the data of {@link SlaResumedEvent}. */
export interface SlaResumedShape extends SlaResumedFields {}
/** Data of {@link SlaResumedEvent}. */
export interface SlaResumedData extends z.infer<z.ZodObject<SlaResumedShape>> {}
/** The clock of a promise ran again. */
export interface SlaResumedEvent extends EventOf<"cx.sla.resumed", SlaResumedData> {}
/** {@link SlaResumedEvent} */
export const slaResumed: EventType<"cx.sla.resumed", SlaResumedShape> = eventType(
  {
    type: "cx.sla.resumed",
    version: "1-0-0",
    says: "The clock of a promise ran again.",
    entity: "slaInstance",
    entityId: "slaInstanceId",
  },
  { ...slaEventShape, ...slaResumedTold },
);

const slaFulfilledTold = pick(SlaInstanceSchema.shape, ["elapsed"]);
type SlaFulfilledFields = SlaEventFields & typeof slaFulfilledTold;
/** Fields of the data of {@link SlaFulfilledEvent}. */
export interface SlaFulfilledShape extends SlaFulfilledFields {}
/** Data of {@link SlaFulfilledEvent}. */
export interface SlaFulfilledData extends z.infer<z.ZodObject<SlaFulfilledShape>> {}
/** What was promised happened, in time or late. */
export interface SlaFulfilledEvent extends EventOf<"cx.sla.fulfilled", SlaFulfilledData> {}
/** {@link SlaFulfilledEvent} */
export const slaFulfilled: EventType<"cx.sla.fulfilled", SlaFulfilledShape> = eventType(
  {
    type: "cx.sla.fulfilled",
    version: "1-0-0",
    says: "What was promised happened, in time or late.",
    entity: "slaInstance",
    entityId: "slaInstanceId",
  },
  { ...slaEventShape, ...slaFulfilledTold },
);

const slaBreachedTold = pick(SlaInstanceSchema.shape, ["dueAt", "elapsed"]);
type SlaBreachedFields = SlaEventFields & typeof slaBreachedTold;
/** Fields of the data of {@link SlaBreachedEvent}. */
export interface SlaBreachedShape extends SlaBreachedFields {}
/** Data of {@link SlaBreachedEvent}. */
export interface SlaBreachedData extends z.infer<z.ZodObject<SlaBreachedShape>> {}
/** A promise fell due unkept. */
export interface SlaBreachedEvent extends EventOf<"cx.sla.breached", SlaBreachedData> {}
/** {@link SlaBreachedEvent} */
export const slaBreached: EventType<"cx.sla.breached", SlaBreachedShape> = eventType(
  {
    type: "cx.sla.breached",
    version: "1-0-0",
    says: "A promise fell due unkept.",
    entity: "slaInstance",
    entityId: "slaInstanceId",
  },
  { ...slaEventShape, ...slaBreachedTold },
);

const slaRemovedOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
};
type SlaRemovedFields = SlaEventFields & typeof slaRemovedOwn;
/** Fields of the data of {@link SlaRemovedEvent}. */
export interface SlaRemovedShape extends SlaRemovedFields {}
/** Data of {@link SlaRemovedEvent}. */
export interface SlaRemovedData extends z.infer<z.ZodObject<SlaRemovedShape>> {}
/** A promise was taken off before it was kept or broken. */
export interface SlaRemovedEvent extends EventOf<"cx.sla.removed", SlaRemovedData> {}
/** {@link SlaRemovedEvent} */
export const slaRemoved: EventType<"cx.sla.removed", SlaRemovedShape> = eventType(
  {
    type: "cx.sla.removed",
    version: "1-0-0",
    says: "A promise was taken off before it was kept or broken.",
    entity: "slaInstance",
    entityId: "slaInstanceId",
  },
  { ...slaEventShape, ...slaRemovedOwn },
);
