import * as z from "zod";
import { maybe } from "./optional.ts";
import { TextSchema } from "./text.ts";

const matchedValue = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: "Expected text, a number, true or false, or null.",
});

const eventMatcherShape = {
  /** Type of the event, such as `cx.case.resolved`. */
  type: TextSchema,
  /** Values that fields of the event's `data` must have, by dotted path. Absent or null: any event of the type. */
  where: maybe(z.record(z.string(), matchedValue)),
};
type EventMatcherFields = typeof eventMatcherShape;
/** Fields of {@link EventMatcherSchema}. */
export interface EventMatcherShape extends EventMatcherFields {}

/** Schema of {@link EventMatcher}. */
export const EventMatcherSchema: z.ZodObject<EventMatcherShape> = z.object(eventMatcherShape);

/** Which events make a touchpoint happen, or a journey begin or end. */
export interface EventMatcher extends z.infer<typeof EventMatcherSchema> {}
