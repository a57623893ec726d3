import * as z from "zod";
import { type Envelope, type EnvelopeFields, EnvelopeSchema } from "./envelope.ts";

/** An event of one type: a CloudEvents 1.0 object. */
export interface EventOf<Type extends string, Data> extends Envelope {
  /** What happened. */
  type: Type;
  /** What is to be told of it. */
  data: Data;
}

/** Fields of the schema of one type of event. */
export type EventFields<Type extends string, Shape extends z.ZodRawShape> = EnvelopeFields & {
  /** What happened. */
  readonly type: z.ZodLiteral<Type>;
  /** What is to be told of it. */
  readonly data: z.ZodObject<Shape>;
};

/** One type of event of the catalogue. */
export interface EventType<Type extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** Its name, `cx.<entity>.<what happened>`. */
  readonly type: Type;
  /** Version of its data, as SchemaVer has it: model, revision, addition. */
  readonly version: string;
  /** What happened, in a sentence. */
  readonly says: string;
  /** The type of record it tells of. */
  readonly entity: string;
  /** The field of the data that holds the record's id. */
  readonly entityId: string;
  /** Schema of the data. */
  readonly data: z.ZodObject<Shape>;
  /** Schema of the whole event. */
  readonly schema: z.ZodObject<EventFields<Type, Shape>>;
}

/** What is said of a type of event beside its shape. */
interface Told<Type extends string> {
  readonly type: Type;
  readonly version: string;
  readonly says: string;
  readonly entity: string;
  readonly entityId: string;
}

/** Makes one type of event. */
export function eventType<Type extends string, Shape extends z.ZodRawShape>(
  told: Told<Type>,
  shape: Shape,
): EventType<Type, Shape> {
  const data: z.ZodObject<Shape> = z.object(shape);
  return {
    ...told,
    data,
    schema: z.object({ ...EnvelopeSchema.shape, type: z.literal(told.type), data }),
  };
}
