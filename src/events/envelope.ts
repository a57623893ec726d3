import * as z from "zod";
import { InstantSchema } from "../model/instant.ts";
import { maybe } from "../model/optional.ts";
import { personal } from "../model/pii.ts";
import { TextSchema } from "../model/text.ts";

/** Text of the characters a URI may have (RFC 3986); whether it leads anywhere is not asked. */
const uriReference = z
  .string()
  .regex(/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/, "Write a URI, such as zendesk:acme or /contact-centre.");

/** Fields that every event has beside its type and data. */
export const envelopeShape = {
  /** Version of CloudEvents. */
  specversion: z.literal("1.0", { error: 'Expected "1.0", the version of CloudEvents.' }),
  /** Id of the event. `source` and `id` together name it once and for all: the same pair is the same event. */
  id: TextSchema,
  /** Where it happened, as a URI reference: `zendesk:acme`. */
  source: uriReference,
  /** When it happened; a producer that does not know uses another time, and always the same one. */
  time: InstantSchema,
  /** What it happened to: `case/123`. */
  subject: maybe(TextSchema),
  /** Media type of `data`. Absent or null: `application/json`. */
  datacontenttype: maybe(
    z
      .string()
      .regex(
        /^application\/([\w.-]+\+)?json *(;.*)?$/i,
        "The data of this event is JSON: application/json, or a type that ends in +json.",
      ),
  ),
  /** Schema that `data` follows. */
  dataschema: maybe(uriReference),
  /** When the source recorded it (CloudEvents extension). */
  recordedtime: maybe(InstantSchema),
  /** Place among the events of one source, in the order of text (CloudEvents extension). */
  sequence: maybe(TextSchema),
  /** What must be read in order together, such as the id of a case (CloudEvents extension). */
  partitionkey: maybe(TextSchema),
  /** Names the events of one undertaking (CloudEvents extension). */
  correlationid: maybe(TextSchema),
  /** Id of the event that caused this one (CloudEvents extension). */
  causationid: maybe(TextSchema),
  /** Kind of whoever caused it: `user`, `service_account` (CloudEvents extension). */
  authtype: maybe(TextSchema),
  /** Id of whoever caused it (CloudEvents extension). */
  authid: maybe(personal("pseudonymous", TextSchema)),
  /** How many events this one stands for, where only some were kept (CloudEvents extension). */
  sampledrate: maybe(z.int().positive("At least 1: each event stands for itself.")),
  /** Position in a distributed trace, W3C Trace Context (CloudEvents extension). */
  traceparent: maybe(TextSchema),
};
/** Schemas of what every event carries beside its type and data. */
export type EnvelopeFields = typeof envelopeShape;
/** What every event carries beside its type and data. */
export interface EnvelopeShape extends EnvelopeFields {}

/** Schema of {@link Envelope}. */
export const EnvelopeSchema: z.ZodObject<EnvelopeShape> = z.object(envelopeShape);

/**
 * The context attributes of CloudEvents 1.0 that are read here, under their names there. Further attributes may stand
 * beside them, named in lower-case letters and digits.
 */
export interface Envelope extends z.infer<typeof EnvelopeSchema> {}

/** The media type of one event as a JSON object. */
export const structuredMediaType = "application/cloudevents+json";
/** The media type of a JSON array of events. */
export const batchMediaType = "application/cloudevents-batch+json";
