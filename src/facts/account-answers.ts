import type { CustomerInput } from "../model/customer.ts";
import type { SurveyResponseFact } from "./survey-response.ts";

/** Gives the account of a customer: its own id where it is an organization; `null` where no record tells. */
export function accountOf(
  customers: Iterable<Pick<CustomerInput, "id" | "kind" | "accountId">>,
): (customerId: string | null) => string | null {
  const accounts = new Map(
    Array.from(customers, ({ id, kind, accountId }) => [
      id,
      accountId ?? (kind === "organization" ? id : null),
    ]),
  );
  return (customerId) => accounts.get(customerId ?? "") ?? null;
}

/**
 * The same facts; the valid answer with the first id of each account to one question on one scale holds how many
 * valid answers the account gave and what they sum to, every other fact `null` for both.
 */
export function withAccountTotals(facts: readonly SurveyResponseFact[]): SurveyResponseFact[] {
  const totals = new Map<string, AccountTotal>();
  for (const fact of facts) {
    const score = validScore(fact);
    if (score === null) continue;
    const question = JSON.stringify([fact.accountId, fact.instrument, fact.scaleMin, fact.scaleMax]);
    const { first, answers, total } = totals.get(question) ?? { first: fact, answers: 0, total: 0 };
    totals.set(question, {
      first: (fact.responseId ?? "") < (first.responseId ?? "") ? fact : first,
      answers: answers + 1,
      total: total + score,
    });
  }
  const byFirst = new Map(Array.from(totals.values(), (one) => [one.first, one]));
  return facts.map((fact) => {
    const { answers = null, total = null } = byFirst.get(fact) ?? {};
    return { ...fact, accountAnswers: answers, accountScoreTotal: total };
  });
}

interface AccountTotal {
  readonly first: SurveyResponseFact;
  readonly answers: number;
  readonly total: number;
}

/** The score of a fact that counts for its account; an answer off its scale counts for nobody. */
function validScore({
  accountId,
  score,
  scaleMin,
  scaleMax,
  test,
  superseded,
}: SurveyResponseFact): number | null {
  if (typeof accountId !== "string" || test === true || superseded === true) return null;
  if (score === null || !Number.isInteger(score)) return null;
  if (typeof scaleMin !== "number" || typeof scaleMax !== "number") return null;
  const [least, greatest] = [Math.min(scaleMin, scaleMax), Math.max(scaleMin, scaleMax)];
  return score >= least && score <= greatest ? score : null;
}
