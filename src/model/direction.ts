import * as z from "zod";
import type { ClosedEnumSchema } from "./closed-enum.ts";

/** Which way a contact goes, always seen from the company: what the customer sends is `inbound`. After TMF683. */
export const directions = ["inbound", "outbound", "internal"] as const;

/** Who felt the need for a contact: `reactive` the customer asked, `proactive` the company opened unasked. */
export const initiatives = ["reactive", "proactive"] as const;

/** Type of the schema of {@link Direction}. */
export interface DirectionSchema extends ClosedEnumSchema<(typeof directions)[number]> {}

/** Schema of {@link Direction}. */
export const DirectionSchema: DirectionSchema = z.enum(directions);

/** Which way a contact goes, seen from the company. Closed. */
export type Direction = z.infer<typeof DirectionSchema>;

/** Type of the schema of {@link Initiative}. */
export interface InitiativeSchema extends ClosedEnumSchema<(typeof initiatives)[number]> {}

/** Schema of {@link Initiative}. */
export const InitiativeSchema: InitiativeSchema = z.enum(initiatives);

/**
 * Whether the customer asked (`reactive`: customer service) or the company opened unasked (`proactive`: customer
 * experience at large). Independent of direction: a call-back is outbound and reactive. Closed.
 */
export type Initiative = z.infer<typeof InitiativeSchema>;
