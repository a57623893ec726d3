import { count, sum, variance } from "../language/aggregate.ts";
import type { Expression, Quantity } from "../language/expression.ts";
import { adjustedWald } from "../statistics/adjusted-wald.ts";
import { studentMean } from "../statistics/student.ts";
import { wilson } from "../statistics/wilson.ts";

interface ScoreColumn {
  readonly score: Expression<"score", "int">;
}
type Parts<Name extends string> = { readonly [Part in Name]: Quantity<Part> };

/** Share of the answers that are satisfied, from `satisfiedFrom` upwards. */
export const satisfiedShare = {
  parts: (
    { score }: ScoreColumn,
    { satisfiedFrom }: { readonly satisfiedFrom: Expression<never, "int"> },
  ) => ({
    satisfied: count(score.atLeast(satisfiedFrom)),
    answers: count(),
  }),
  value: ({ satisfied, answers }: Parts<"satisfied" | "answers">) => satisfied.over(answers),
  interval: wilson("satisfied", "answers"),
};

/** Answers of 9–10, of 7–8 and of 0–6. */
export const promotersAndDetractors = ({ score }: ScoreColumn) => ({
  promoters: count(score.atLeast(9)),
  passives: count(score.atLeast(7).and(score.atMost(8))),
  detractors: count(score.atMost(6)),
});

/** Share of promoters less share of detractors, in points. */
export const netPromoters = {
  value: ({ promoters, passives, detractors }: Parts<"promoters" | "passives" | "detractors">) =>
    promoters.minus(detractors).times(100).over(promoters.plus(passives).plus(detractors)),
  interval: adjustedWald("promoters", "detractors"),
};

/** Mean of the answers, on their scale. */
export const meanScore = {
  parts: ({ score }: ScoreColumn) => ({ total: sum(score), answers: count(), variance: variance(score) }),
  value: ({ total, answers }: Parts<"total" | "answers">) => total.over(answers),
  interval: studentMean({ sum: "total", variance: "variance" }, 1),
};
