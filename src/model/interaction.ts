import * as z from "zod";
import { BotResolutionSchema } from "./bot-resolution.ts";
import { ChannelProviderSchema, ChannelSchema } from "./channel.ts";
import { CountSchema } from "./count.ts";
import { DirectionSchema, InitiativeSchema } from "./direction.ts";
import { SentimentSchema } from "./feeling.ts";
import {
  AgentIdSchema,
  CaseIdSchema,
  CustomerIdSchema,
  InteractionIdSchema,
  OrderIdSchema,
  QueueIdSchema,
  SubscriptionIdSchema,
  TeamIdSchema,
} from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { InteractionDurationsSchema } from "./interaction-durations.ts";
import {
  disconnectors,
  initiationMethods,
  interactionOutcomes,
  interactionStatuses,
} from "./interaction-literals.ts";
import { SegmentSchema } from "./interaction-segment.ts";
import { LanguageSchema } from "./language.ts";
import { openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { ParticipantSchema } from "./participant.ts";
import { personal } from "./pii.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { ReportedMetricsSchema } from "./reported-metrics.ts";
import { TextSchema } from "./text.ts";

const interactionShape = {
  /** Id of the interaction (TMF683 `id`). */
  id: InteractionIdSchema,
  /** Where it took place. Open. */
  channel: ChannelSchema,
  /** Whose network the channel ran on. Open. Null: the company's own. */
  provider: maybe(ChannelProviderSchema),
  /** Whether both sides had to be there at once. */
  synchronous: maybe(z.boolean()),
  /** Which way it went, seen from the company (TMF683 `direction`). */
  direction: DirectionSchema,
  /** Whether the customer asked for it or the company opened unasked. */
  initiative: maybe(InitiativeSchema),
  /** How it came about (Connect `InitiationMethod`). Open. */
  initiationMethod: maybe(openEnum(initiationMethods)),
  /** How far it has got. Open. */
  status: openEnum(interactionStatuses),
  /** How the attempt to reach the other side ended. Open. Null: it has not ended. */
  outcome: maybe(openEnum(interactionOutcomes)),
  /** Everyone who took part, machines included. */
  participants: maybe(z.array(ParticipantSchema)),
  /** The customer. Null: not known who it was. */
  customerId: maybe(CustomerIdSchema),
  /** Agents who took part, in the order in which they did. Empty: none did. */
  agentIds: maybe(z.array(AgentIdSchema)),
  /** Team that handled it. Null: none. */
  teamId: maybe(TeamIdSchema),
  /** Queue it waited in; the last one if there were several. Null: it never waited in one. */
  queueId: maybe(QueueIdSchema),
  /** Cases it was about. One interaction can serve several cases. */
  caseIds: maybe(z.array(CaseIdSchema)),
  /** Orders it was about. */
  orderIds: maybe(z.array(OrderIdSchema)),
  /** Subscriptions it was about. */
  subscriptionIds: maybe(z.array(SubscriptionIdSchema)),
  /** The interaction this one is part of. Null: none. */
  parentId: maybe(InteractionIdSchema),
  /** The interaction handed over to this one (Connect `PreviousContactId`). Null: none. */
  previousId: maybe(InteractionIdSchema),
  /** The interaction this one was handed over to. Null: none. */
  nextId: maybe(InteractionIdSchema),
  /** The first of a chain of transfers; count these to count contacts once (Connect `InitialContactId`). */
  rootId: maybe(InteractionIdSchema),
  /** When it began (TMF683 `interactionDate.startDateTime`). */
  startAt: InstantSchema,
  /** When it entered a queue. Null: it never did. */
  queuedAt: maybe(InstantSchema),
  /** When it was first offered to an agent, by ringing for example. Null: never. */
  offeredAt: maybe(InstantSchema),
  /** When an agent and the customer were first connected. Null: never. */
  answeredAt: maybe(InstantSchema),
  /** When an agent first responded, for channels where that is later than being connected. Null: never. */
  firstResponseAt: maybe(InstantSchema),
  /** When it ended for the customer. Null: it has not. */
  endAt: maybe(InstantSchema),
  /** When the agent's work after it began. Null: there was none. */
  wrapUpStartAt: maybe(InstantSchema),
  /** When the agent's work after it ended. Null: there was none, or it has not ended. */
  wrapUpEndAt: maybe(InstantSchema),
  /** Its parts in time. */
  segments: maybe(z.array(SegmentSchema)),
  /** How long its parts took. */
  durations: maybe(InteractionDurationsSchema),
  /** How often the customer was put on hold. */
  holdCount: maybe(CountSchema),
  /** How often it was transferred. */
  transferCount: maybe(CountSchema),
  /** How often the other side was tried (Connect `AgentConnectionAttempts`). */
  attemptCount: maybe(CountSchema),
  /** Who or what ended it. Open. */
  disconnectedBy: maybe(openEnum(disconnectors)),
  /** Whether the customer was served without any agent (Genesys `selfServed`). */
  selfServed: maybe(z.boolean()),
  /** Whether a bot took part. */
  botInvolved: maybe(z.boolean()),
  /** How the bot's work ended. Open. Null: the bot delivered no answer. */
  botResolution: maybe(BotResolutionSchema),
  /** What the agent recorded at the end, in the company's own code. Null: nothing. */
  wrapUpCode: maybe(TextSchema),
  /** What it was about, in the company's own word. */
  topic: maybe(TextSchema),
  /** What the customer wanted, as classified. */
  intent: maybe(TextSchema),
  /** Labels put on it. */
  tags: maybe(z.array(TextSchema)),
  /** Language spoken or written, BCP 47. */
  language: maybe(LanguageSchema),
  /** Tone of what the customer said. */
  sentiment: maybe(SentimentSchema),
  /** Where the recording lies. Personal data. */
  recordingUrl: maybe(personal("content", TextSchema)),
  /** Where the transcript lies (vCon `analysis`). */
  transcriptRef: maybe(TextSchema),
  /** Where the content lies (vCon `dialog`, CloudEvents `dataref`). */
  contentRef: maybe(TextSchema),
  /** Made for testing, and left out of every metric. */
  isTest: maybe(z.boolean()),
  /** Judged to be spam, and left out of every metric. */
  isSpam: maybe(z.boolean()),
  /** Numbers the source computed itself. */
  reportedMetrics: maybe(ReportedMetricsSchema),
};
type InteractionFields = RecordFields & typeof interactionShape;
/** Fields of {@link InteractionSchema}. */
export interface InteractionShape extends InteractionFields {}

/** Schema of {@link Interaction}. */
export const InteractionSchema: z.ZodObject<InteractionShape> = z.object({
  ...recordShape,
  ...interactionShape,
});

/**
 * One bounded exchange on one channel: a call, a chat, an e-mail thread, a visit. After TMF683
 * *PartyInteraction*, with the times of a contact centre added. What it was about is a case.
 */
export interface Interaction extends z.infer<typeof InteractionSchema> {}
/** {@link Interaction} as it is handed in: its ids are plain text. */
export interface InteractionInput extends z.input<typeof InteractionSchema> {}
