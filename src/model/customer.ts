import * as z from "zod";
import { ConsentSchema, IdentitySchema } from "./identity.ts";
import { CustomerIdSchema } from "./ids.ts";
import { InstantSchema } from "./instant.ts";
import { LanguageSchema } from "./language.ts";
import { type OpenEnum, openEnum } from "./open-enum.ts";
import { maybe } from "./optional.ts";
import { personal } from "./pii.ts";
import { type RecordFields, recordShape } from "./record.ts";
import { TextSchema } from "./text.ts";
import { TimeZoneSchema } from "./time-zone.ts";

/** Kinds of customer. `anonymous` is a visitor not yet known by name. After TMF Individual and Organization. */
export const customerKinds = ["person", "organization", "anonymous"] as const;
/** Kind of customer. Open. */
export type CustomerKind = OpenEnum<(typeof customerKinds)[number]>;

const customerShape = {
  /** Id of the customer (TMF Party `id`). */
  id: CustomerIdSchema,
  /** Kind of customer. Open. */
  kind: openEnum(customerKinds),
  /** What the customer is known by: addresses, numbers, device ids. Personal data. */
  identities: maybe(z.array(IdentitySchema)),
  /** Name to show. Personal data. */
  displayName: maybe(personal("direct", TextSchema)),
  /** Given name (schema.org Person). Personal data. */
  givenName: maybe(personal("direct", TextSchema)),
  /** Family name (schema.org Person). Personal data. */
  familyName: maybe(personal("direct", TextSchema)),
  /** The organization this person belongs to, itself a customer. Null: none. */
  accountId: maybe(CustomerIdSchema),
  /** Language and region the customer prefers, BCP 47. */
  locale: maybe(LanguageSchema),
  /** Time zone the customer lives in, IANA. */
  timeZone: maybe(TimeZoneSchema),
  /** Country, ISO 3166-1 alpha-2. */
  country: maybe(z.string().regex(/^[A-Z]{2}$/, "Write the country as ISO 3166-1 alpha-2 does: NO, BR")),
  /** Segment the company puts the customer in, in its own word. */
  segment: maybe(TextSchema),
  /** Tier of service, in the company's own word: `gold`. */
  tier: maybe(TextSchema),
  /** Stage of the customer's life, in the company's own word; `journeyStages` names the usual ones. */
  lifecycleStage: maybe(TextSchema),
  /** What the customer allowed or refused. */
  consents: maybe(z.array(ConsentSchema)),
  /** When the record was made in its source. */
  createdAt: maybe(InstantSchema),
  /** When the record last changed in its source. */
  updatedAt: maybe(InstantSchema),
  /** When the customer was first noticed, signed up or not. */
  firstSeenAt: maybe(InstantSchema),
  /** When the customer was last noticed. */
  lastSeenAt: maybe(InstantSchema),
  /** When the customer signed up. Null: never did. */
  signedUpAt: maybe(InstantSchema),
  /** The customer this one was merged into and is now counted as. Null: not merged. */
  mergedIntoId: maybe(CustomerIdSchema),
  /** Made for testing, and left out of every metric. */
  isTest: maybe(z.boolean()),
  /** One of the company's own people, and left out of every metric. */
  isInternal: maybe(z.boolean()),
  /** When the customer was erased; only this tombstone is left. Null: not erased. */
  deletedAt: maybe(InstantSchema),
};
type CustomerFields = RecordFields & typeof customerShape;
/** Fields of {@link CustomerSchema}. */
export interface CustomerShape extends CustomerFields {}

/** Schema of {@link Customer}. */
export const CustomerSchema: z.ZodObject<CustomerShape> = z.object({ ...recordShape, ...customerShape });

/** A person, an organization or an anonymous visitor whom the company serves. */
export interface Customer extends z.infer<typeof CustomerSchema> {}
/** {@link Customer} as it is handed in: its ids are plain text. */
export interface CustomerInput extends z.input<typeof CustomerSchema> {}
