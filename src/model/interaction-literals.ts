import type { OpenEnum } from "./open-enum.ts";

/** How an interaction can have come about. After Connect `InitiationMethod`. */
export const initiationMethods = [
  "inbound",
  "outbound",
  "transfer",
  "callback",
  "api",
  "queue-transfer",
  "monitor",
  "campaign",
  "agent-reply",
] as const;
/** How an interaction came about. Open. */
export type InitiationMethod = OpenEnum<(typeof initiationMethods)[number]>;

/** How far an interaction can have got. `abandoned` the customer left, `missed` no agent took it. */
export const interactionStatuses = [
  "scheduled",
  "queued",
  "offered",
  "active",
  "on-hold",
  "wrap-up",
  "completed",
  "abandoned",
  "missed",
  "failed",
  "canceled",
] as const;
/** How far an interaction has got. Open. */
export type InteractionStatus = OpenEnum<(typeof interactionStatuses)[number]>;

/** How an attempt to reach the other side can have ended. After vCon `disposition`. */
export const interactionOutcomes = [
  "answered",
  "abandoned",
  "short-abandoned",
  "voicemail",
  "no-answer",
  "busy",
  "failed",
  "deflected",
  "callback-scheduled",
  "rejected",
] as const;
/** How the attempt to reach the other side ended. Open. */
export type InteractionOutcome = OpenEnum<(typeof interactionOutcomes)[number]>;

/** Who or what can have ended an interaction. */
export const disconnectors = [
  "customer",
  "agent",
  "system",
  "third-party",
  "timeout",
  "error",
  "unknown",
] as const;
/** Who or what ended an interaction. Open. */
export type Disconnector = OpenEnum<(typeof disconnectors)[number]>;
