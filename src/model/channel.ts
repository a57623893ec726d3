import { type OpenEnum, type OpenEnumSchema, openEnum } from "./open-enum.ts";

/** Channels with a name of their own here. `messaging` is chat without a session: WhatsApp, an in-app messenger. */
export const channels = [
  "voice",
  "video",
  "chat",
  "messaging",
  "email",
  "sms",
  "social",
  "in-person",
  "web-form",
  "portal",
  "community",
  "self-service",
  "bot",
  "push",
  "in-app",
  "mail",
  "task",
  "other",
] as const;

/** Where a contact takes place. Open: any other text is kept as it is. */
export type Channel = OpenEnum<(typeof channels)[number]>;
/** Type of the schema of {@link Channel}. */
export interface ChannelSchema extends OpenEnumSchema<(typeof channels)[number]> {}
/** Schema of {@link Channel}. */
export const ChannelSchema: ChannelSchema = openEnum(channels);

/** Carriers of a channel that are named often. */
export const channelProviders = [
  "whatsapp",
  "messenger",
  "instagram",
  "facebook",
  "twitter",
  "telegram",
  "line",
  "apple-messages",
] as const;

/** Whose network a channel runs on. Open. */
export type ChannelProvider = OpenEnum<(typeof channelProviders)[number]>;
/** Type of the schema of {@link ChannelProvider}. */
export interface ChannelProviderSchema extends OpenEnumSchema<(typeof channelProviders)[number]> {}
/** Schema of {@link ChannelProvider}. */
export const ChannelProviderSchema: ChannelProviderSchema = openEnum(channelProviders);
