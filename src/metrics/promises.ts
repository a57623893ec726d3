import type { Expression } from "../language/expression.ts";
import { notACase } from "./cases.ts";

interface PromiseColumns {
  readonly discarded: Expression<"discarded", "text">;
  readonly status: Expression<"status", "text">;
}

/**
 * The population of every metric of kept promises: those that were kept or broken, on cases to measure. A running
 * promise counts from the moment it is broken.
 */
export const neitherKeptNorBroken = ({ discarded, status }: PromiseColumns) => ({
  ...notACase({ discarded }),
  active: status.isOneOf("active", "paused"),
  canceled: status.equals("canceled"),
  otherStatus: status.isOneOf("achieved", "missed").not(),
});

/** The same without those on no case, for metrics that count cases. */
export const notOnACase = (promise: PromiseColumns & { readonly caseId: Expression<"caseId", "text"> }) => ({
  ...neitherKeptNorBroken(promise),
  withoutCase: promise.caseId.isMissing(),
});
