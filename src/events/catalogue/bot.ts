import type * as z from "zod";
import { BotResolutionSchema } from "../../model/bot-resolution.ts";
import {
  AgentIdSchema,
  CaseIdSchema,
  InteractionIdSchema,
  QueueIdSchema,
  TeamIdSchema,
} from "../../model/ids.ts";
import { InteractionSchema } from "../../model/interaction.ts";
import { maybe } from "../../model/optional.ts";
import { TextSchema } from "../../model/text.ts";
import { type EventDataFields, eventDataShape } from "../event-data.ts";
import { type EventOf, type EventType, eventType } from "../event-type.ts";
import { pick } from "../pick.ts";

const botOwn = {
  /** The interaction the bot takes part in. */
  interactionId: InteractionIdSchema,
  /** The case it is about. Null: none. */
  caseId: maybe(CaseIdSchema),
  /** The bot. Null: not known. */
  botId: maybe(AgentIdSchema),
};
type BotEventFields = EventDataFields & typeof botOwn;
/** Fields that the data of every event of this family has. */
export interface BotEventShape extends BotEventFields {}
const botEventShape: BotEventShape = { ...eventDataShape, ...botOwn };

const botAnsweredTold = pick(InteractionSchema.shape, ["intent", "topic"]);
type BotAnsweredFields = BotEventFields & typeof botAnsweredTold;
/** Fields of the data of {@link BotAnsweredEvent}. */
export interface BotAnsweredShape extends BotAnsweredFields {}
/** Data of {@link BotAnsweredEvent}. */
export interface BotAnsweredData extends z.infer<z.ZodObject<BotAnsweredShape>> {}
/** A bot delivered an answer. */
export interface BotAnsweredEvent extends EventOf<"cx.bot.answered", BotAnsweredData> {}
/** {@link BotAnsweredEvent} */
export const botAnswered: EventType<"cx.bot.answered", BotAnsweredShape> = eventType(
  {
    type: "cx.bot.answered",
    version: "1-0-0",
    says: "A bot delivered an answer.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...botEventShape, ...botAnsweredTold },
);

const botHandedOffOwn = {
  /** Why, in the source's own word. */
  reason: maybe(TextSchema),
  /** The agent it goes to. Null: none yet. */
  toAgentId: maybe(AgentIdSchema),
  /** The queue it goes to. Null: none. */
  toQueueId: maybe(QueueIdSchema),
  /** The team it goes to. Null: none. */
  toTeamId: maybe(TeamIdSchema),
};
type BotHandedOffFields = BotEventFields & typeof botHandedOffOwn;
/** Fields of the data of {@link BotHandedOffEvent}. */
export interface BotHandedOffShape extends BotHandedOffFields {}
/** Data of {@link BotHandedOffEvent}. */
export interface BotHandedOffData extends z.infer<z.ZodObject<BotHandedOffShape>> {}
/** A bot passed the customer on to people. */
export interface BotHandedOffEvent extends EventOf<"cx.bot.handed-off", BotHandedOffData> {}
/** {@link BotHandedOffEvent} */
export const botHandedOff: EventType<"cx.bot.handed-off", BotHandedOffShape> = eventType(
  {
    type: "cx.bot.handed-off",
    version: "1-0-0",
    says: "A bot passed the customer on to people.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...botEventShape, ...botHandedOffOwn },
);

const botResolvedOwn = {
  /** `confirmed` by the customer, or `assumed`. Open. */
  botResolution: BotResolutionSchema,
};
type BotResolvedFields = BotEventFields & typeof botResolvedOwn;
/** Fields of the data of {@link BotResolvedEvent}. */
export interface BotResolvedShape extends BotResolvedFields {}
/** Data of {@link BotResolvedEvent}. */
export interface BotResolvedData extends z.infer<z.ZodObject<BotResolvedShape>> {}
/** A bot's work ended with an answer that helped, or is assumed to have helped. */
export interface BotResolvedEvent extends EventOf<"cx.bot.resolved", BotResolvedData> {}
/** {@link BotResolvedEvent} */
export const botResolved: EventType<"cx.bot.resolved", BotResolvedShape> = eventType(
  {
    type: "cx.bot.resolved",
    version: "1-0-0",
    says: "A bot's work ended with an answer that helped, or is assumed to have helped.",
    entity: "interaction",
    entityId: "interactionId",
  },
  { ...botEventShape, ...botResolvedOwn },
);
