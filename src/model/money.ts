import * as z from "zod";

const moneyShape = {
  /** Amount in the currency's main unit, as decimal text so that nothing is rounded: `"12.50"`, `"-3"`. */
  amount: z
    .string({ error: 'Write the amount as decimal text, such as "12.50": a number would be rounded.' })
    .regex(/^-?\d+(\.\d+)?$/, 'Write the amount as decimal text, such as "12.50"'),
  /** Currency, three capital letters of ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, "Write the currency as ISO 4217 does: EUR, JPY"),
};
type MoneyFields = typeof moneyShape;
/** Fields of {@link MoneySchema}. */
export interface MoneyShape extends MoneyFields {}

/** Schema of {@link Money}. */
export const MoneySchema: z.ZodObject<MoneyShape> = z.object(moneyShape);

/** An amount of money in one currency. */
export interface Money extends z.infer<typeof MoneySchema> {}
