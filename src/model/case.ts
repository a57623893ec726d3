import * as z from "zod";
import { ActorRefSchema } from "./actor-ref.ts";
import { BotResolutionSchema } from "./bot-resolution.ts";
import { CaseStatusSchema, caseKinds } from "./case-literals.ts";
import { ChannelSchema } from "./channel.ts";
import { CountSchema } from "./count.ts";
import { DirectionSchema, InitiativeSchema } from "./direction.ts";
import {
  AgentIdSchema,
  CaseIdSchema,
  CustomerIdSchema,
  InteractionIdSchema,
  OrderIdSchema,
  ProductIdSchema,
  QueueIdSchema,
  SurveyResponseIdSchema,
  TeamIdSchema,
} from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { PrioritySchema } from "./priority.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { ReportedMetricsSchema } from "./reported-metrics.ts";
import { SeveritySchema } from "./severity.ts";
import { SlaInstanceSchema } from "./sla-instance.ts";
import { StatusIntervalSchema } from "./status-interval.ts";
import { TextSchema } from "./text.ts";

const caseShape = {
  /** Id of the case. */
  id: CaseIdSchema,
  /** Number that people see and say (CDM `ticketNumber`). */
  number: maybe(TextSchema),
  /** Kind of case. Open. */
  caseKind: maybe(openEnum(caseKinds)),
  /** What it is about, in a line. Personal data. */
  subject: maybe(personal("content", z.string())),
  /** What it is about, at length. Personal data. */
  description: maybe(personal("content", z.string())),
  /** State of the case. Open. */
  status: CaseStatusSchema,
  /** The status in the source's own word. */
  rawStatus: maybe(TextSchema),
  /** Why the case is in this state, in the source's own word (TMF `statusChangeReason`). */
  statusReason: maybe(TextSchema),
  /** How soon it should be worked on. Open. Null: none was set. */
  priority: maybe(PrioritySchema),
  /** How badly it hurts the customer (TMF621 `severity`). Open. Null: none was set. */
  severity: maybe(SeveritySchema),
  /** Channel on which it was opened. Open. */
  channel: maybe(ChannelSchema),
  /** Which way the contact that opened it went, seen from the company. */
  direction: maybe(DirectionSchema),
  /** Whether the customer asked or the company opened it unasked. */
  initiative: maybe(InitiativeSchema),
  /** The customer it is for. Null: not known. */
  requesterId: maybe(CustomerIdSchema),
  /** Who opened it, which may be someone else than the customer it is for. */
  submitterActor: maybe(ActorRefSchema),
  /** The organization the customer belongs to. Null: none. */
  accountId: maybe(CustomerIdSchema),
  /** The agent it is assigned to. Null: nobody. */
  assigneeId: maybe(AgentIdSchema),
  /** The team it is assigned to. Null: none. */
  teamId: maybe(TeamIdSchema),
  /** The queue it waits in. Null: none. */
  queueId: maybe(QueueIdSchema),
  /** When it was opened. */
  createdAt: InstantSchema,
  /** When the customer got the first response of any kind, automatic ones included. Null: none yet. */
  firstRespondedAt: maybe(InstantSchema),
  /** When an agent first replied to the customer; notes and automatic replies do not count. Null: none has. */
  firstAgentReplyAt: maybe(InstantSchema),
  /** When it was first assigned to an agent. Null: never. */
  firstAssignedAt: maybe(InstantSchema),
  /** When it was last resolved (TMF `resolutionDate`). Null: it is not, or never was. */
  resolvedAt: maybe(InstantSchema),
  /** When it was resolved for the first time, later reopened or not. Null: never. */
  firstResolvedAt: maybe(InstantSchema),
  /** When it was closed for good. Null: it is not. */
  closedAt: maybe(InstantSchema),
  /** When it was last reopened. Null: never. */
  reopenedAt: maybe(InstantSchema),
  /** When it should be resolved (TMF `expectedResolutionDate`). Null: no date was set. */
  dueAt: maybe(InstantSchema),
  /** Until when it is put aside. Null: it is not. */
  snoozedUntil: maybe(InstantSchema),
  /** Since when the customer has been waiting for the company. Null: the company waits, or nobody does. */
  waitingSince: maybe(InstantSchema),
  /** When it last changed. */
  updatedAt: maybe(InstantSchema),
  /** Its states in time (TMF `statusChangeHistory`). */
  statusHistory: maybe(z.array(StatusIntervalSchema)),
  /** How often it was reopened. */
  reopenCount: maybe(CountSchema),
  /** Replies of agents to the customer. */
  replyCount: maybe(CountSchema),
  /** Messages of the customer after the first. */
  customerReplyCount: maybe(CountSchema),
  /** How often it was assigned to an agent, the first time included. */
  assignmentCount: maybe(CountSchema),
  /** How often it moved from one team to another. */
  transferCount: maybe(CountSchema),
  /** Promises of time made on it. */
  sla: maybe(z.array(SlaInstanceSchema)),
  /** The case this one is part of (CDM `parentCase`). Null: none. */
  parentId: maybe(CaseIdSchema),
  /** The problem behind this incident. Null: none. */
  problemId: maybe(CaseIdSchema),
  /** The case it was merged into, which ends it without resolving it. Null: not merged. */
  mergedIntoId: maybe(CaseIdSchema),
  /** Cases that were merged into it. */
  mergedFromIds: maybe(z.array(CaseIdSchema)),
  /** Cases related in some other way (TMF `troubleTicketRelationship`). */
  relatedIds: maybe(z.array(CaseIdSchema)),
  /** Interactions about it. */
  interactionIds: maybe(z.array(InteractionIdSchema)),
  /** Orders it is about. */
  orderIds: maybe(z.array(OrderIdSchema)),
  /** Product it is about. Null: none. */
  productId: maybe(ProductIdSchema),
  /** Labels put on it. */
  tags: maybe(z.array(TextSchema)),
  /** What it is about, in the company's own word. */
  topic: maybe(TextSchema),
  /** Why the customer made contact, in the company's own word. */
  reason: maybe(TextSchema),
  /** What turned out to have caused it. */
  rootCause: maybe(TextSchema),
  /** How it was resolved, in the company's own code. */
  resolutionCode: maybe(TextSchema),
  /** Responses to surveys about it. */
  surveyResponseIds: maybe(z.array(SurveyResponseIdSchema)),
  /** Judged to be spam, and left out of every metric. */
  isSpam: maybe(z.boolean()),
  /** Made for testing, and left out of every metric. */
  isTest: maybe(z.boolean()),
  /** When it was deleted, which ends it without resolving it. Null: not deleted. */
  deletedAt: maybe(InstantSchema),
  /** Whether it was passed to a higher level. */
  isEscalated: maybe(z.boolean()),
  /** Whether the customer can see it. */
  isPublic: maybe(z.boolean()),
  /** How a bot's work on it ended. Open. Null: the bot delivered no answer. */
  botResolution: maybe(BotResolutionSchema),
  /** Numbers the source computed itself. */
  reportedMetrics: maybe(ReportedMetricsSchema),
};
type CaseFields = RecordFields & typeof caseShape;
/** Fields of {@link CaseSchema}. */
export interface CaseShape extends CaseFields {}

/** Schema of {@link Case}. */
export const CaseSchema: z.ZodObject<CaseShape> = z.object({ ...recordShape, ...caseShape });

/**
 * An issue the company has to settle, with a lifecycle: a ticket. After TMF621 *TroubleTicket* and CDM *Case*.
 * The contacts about it are interactions, linked many to many.
 */
export interface Case extends z.infer<typeof CaseSchema> {}
/** {@link Case} as it is handed in: its ids are plain text. */
export interface CaseInput extends z.input<typeof CaseSchema> {}
