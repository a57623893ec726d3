import * as z from "zod";
import { ChannelSchema } from "./channel.ts";
import { InstantSchema } from "./instant.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { TextSchema } from "./text.ts";

/** Kinds of identity. After XDM `identityMap`. */
export const identityTypes = [
  "email",
  "phone",
  "user-id",
  "anonymous-id",
  "device",
  "social",
  "cookie",
] as const;
/** Kind of identity. Open. */
export type IdentityType = OpenEnum<(typeof identityTypes)[number]>;

const identityShape = {
  /** Kind of identity. Open. */
  type: openEnum(identityTypes),
  /** The address, number or id, or a hash of it. Phone numbers in E.164. Personal data. */
  value: personal("direct", TextSchema),
  /** Whether it was proved to be the customer's. */
  verified: maybe(z.boolean()),
  /** Whether it is the one to use of its type. */
  primary: maybe(z.boolean()),
};
type IdentityFields = typeof identityShape;
/** Fields of {@link IdentitySchema}. */
export interface IdentityShape extends IdentityFields {}

/** Schema of {@link Identity}. */
export const IdentitySchema: z.ZodObject<IdentityShape> = z.object(identityShape);

/** One thing a customer is known by. */
export interface Identity extends z.infer<typeof IdentitySchema> {}

/** What a customer can answer to a request for consent. */
export const consentStatuses = ["granted", "denied", "withdrawn", "unknown"] as const;
/** A customer's answer to a request for consent. Open. */
export type ConsentStatus = OpenEnum<(typeof consentStatuses)[number]>;

const consentShape = {
  /** What the consent is for, in the company's own word: `marketing`, `research`. */
  purpose: TextSchema,
  /** Channel it is for. Null: every channel. */
  channel: maybe(ChannelSchema),
  /** What the customer said. Open. */
  status: openEnum(consentStatuses),
  /** When the customer said it. Null: not known. */
  at: maybe(InstantSchema),
};
type ConsentFields = typeof consentShape;
/** Fields of {@link ConsentSchema}. */
export interface ConsentShape extends ConsentFields {}

/** Schema of {@link Consent}. */
export const ConsentSchema: z.ZodObject<ConsentShape> = z.object(consentShape);

/** What a customer allowed or refused, for one purpose. After XDM `consents`. */
export interface Consent extends z.infer<typeof ConsentSchema> {}
