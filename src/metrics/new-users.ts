import type { Expression } from "../language/expression.ts";
import { notACustomer } from "./customers.ts";

interface UserColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly observedMs: Expression<"observedMs", "int">;
}

/** New users who were not seen for a whole window since they signed up, and those who are none. */
export const notMature = (user: UserColumns, windowMs: Expression<never, "int">) => ({
  ...notACustomer(user),
  observationUnknown: user.observedMs.isMissing(),
  immature: user.observedMs.lessThan(windowMs),
});
