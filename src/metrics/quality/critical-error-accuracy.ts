import { evaluationFact } from "../../facts/evaluation.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

type Truth<Name extends string> = Expression<Name, "boolean">;
type Errors<Name extends string> = Expression<Name, "int">;

const ofOneKind = <Name extends string>(calibration: Truth<"calibration">, errors: Errors<Name>) => ({
  calibration,
  errorsUnknown: errors.isMissing(),
});
const errorFree = <Name extends string>(errors: Errors<Name>) => ({
  errorFree: count(errors.equals(0)),
  evaluated: count(),
});

/** Critical error accuracy: share of evaluated transactions without any critical error, from 0 to 1. */
export const criticalErrorAccuracy = metric({
  id: "criticalErrorAccuracy",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: evaluationFact,
  excluded: ({ calibration, customerErrors, businessErrors, complianceErrors }) => ({
    calibration,
    errorsUnknown: customerErrors.isMissing().or(businessErrors.isMissing()).or(complianceErrors.isMissing()),
  }),
  parts: ({ customerErrors, businessErrors, complianceErrors }) => ({
    errorFree: count(customerErrors.plus(businessErrors).plus(complianceErrors).equals(0)),
    evaluated: count(),
    withCustomerError: count(customerErrors.atLeast(1)),
    withBusinessError: count(businessErrors.atLeast(1)),
    withComplianceError: count(complianceErrors.atLeast(1)),
  }),
  value: ({ errorFree, evaluated }) => errorFree.over(evaluated),
  interval: wilson("errorFree", "evaluated"),
  variants: (vary) => ({
    customer: vary({
      excluded: ({ calibration, customerErrors }) => ofOneKind(calibration, customerErrors),
      parts: ({ customerErrors }) => errorFree(customerErrors),
      value: ({ errorFree, evaluated }) => errorFree.over(evaluated),
      interval: wilson("errorFree", "evaluated"),
    }),
    business: vary({
      excluded: ({ calibration, businessErrors }) => ofOneKind(calibration, businessErrors),
      parts: ({ businessErrors }) => errorFree(businessErrors),
      value: ({ errorFree, evaluated }) => errorFree.over(evaluated),
      interval: wilson("errorFree", "evaluated"),
    }),
    compliance: vary({
      excluded: ({ calibration, complianceErrors }) => ofOneKind(calibration, complianceErrors),
      parts: ({ complianceErrors }) => errorFree(complianceErrors),
      value: ({ errorFree, evaluated }) => errorFree.over(evaluated),
      interval: wilson("errorFree", "evaluated"),
    }),
    automaticFails: vary({
      better: "lower",
      excluded: ({ calibration, autoFail }) => ({ calibration, autoFailUnknown: autoFail.isMissing() }),
      parts: ({ autoFail }) => ({ automaticFails: count(autoFail), evaluated: count() }),
      value: ({ automaticFails, evaluated }) => automaticFails.over(evaluated),
      interval: wilson("automaticFails", "evaluated"),
    }),
  }),
});

const amazonConnect = {
  by: "Amazon Connect",
  title: "Metric definitions",
  url: "https://docs.aws.amazon.com/connect/latest/adminguide/metrics-definitions.html",
};

export const criticalErrorAccuracyEntry = entry(criticalErrorAccuracy, {
  name: "Critical error accuracy",
  aliases: ["critical accuracy", "defect-free rate"],
  says: "Share of evaluated transactions that were handled without a critical error.",
  population:
    "Evaluations that looked for critical errors of all three kinds: those that hurt the customer, those that hurt the business, those against law or rules. Where one kind was not looked for, the evaluation is left out and counted, with errors or without. Calibrations are left out.",
  recommended:
    "Whole transactions and not points: one critical error makes a transaction a failure, however well the rest went. Report each kind by its variant beside the whole.",
  variants: {
    customer: { says: "Share without an error that hurts the customer.", usedBy: [] },
    business: { says: "Share without an error that hurts the business.", usedBy: [] },
    compliance: { says: "Share without an error against law or rules.", usedBy: [] },
    automaticFails: {
      says: "Share of evaluations in which an item failed that fails them whole; lower is better.",
      usedBy: [amazonConnect],
    },
  },
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Automatic fails percent",
      variant: "automaticFails",
      differs:
        "The share that failed, not the one that did not, and whatever items the form lets fail it, critical or not.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: [
        { customerErrors: 0, businessErrors: 0, complianceErrors: 0 },
        { customerErrors: 2, businessErrors: 1, complianceErrors: 0 },
        { customerErrors: 0, businessErrors: 0, complianceErrors: 0 },
        { customerErrors: 0, businessErrors: 0, complianceErrors: 1 },
      ],
      gives: 0.5,
      because: "2 of 4 are free of errors; three errors in one transaction spoil one transaction.",
    },
    {
      rows: [{ customerErrors: 0, businessErrors: 1, complianceErrors: 0 }],
      gives: 0,
      because: "The only one has an error, which is a real 0.",
    },
    { rows: [], gives: null, because: "Nothing was evaluated, so there is nothing to say." },
    {
      rows: [
        { customerErrors: 0, businessErrors: 0, complianceErrors: 0 },
        { customerErrors: 1, businessErrors: 0 },
        { customerErrors: 0, businessErrors: 0, complianceErrors: null },
        { customerErrors: 5, businessErrors: 0, complianceErrors: 0, calibration: true },
      ],
      gives: 1,
      excluded: { errorsUnknown: 2, calibration: 1 },
      because:
        "Compliance was not looked at in the second and third. To keep the one with an error and drop the one without would make the rate worse than it is.",
    },
    {
      variant: "customer",
      rows: [{ customerErrors: 0 }, { customerErrors: 1 }, { customerErrors: 0 }, { customerErrors: null }],
      gives: 2 / 3,
      excluded: { errorsUnknown: 1 },
      because: "2 of the 3 that were looked at for it.",
    },
    {
      variant: "business",
      rows: [{ businessErrors: 0 }, { businessErrors: 3 }],
      gives: 0.5,
      because: "1 of 2, however many errors the other has.",
    },
    {
      variant: "compliance",
      rows: [{ complianceErrors: 0 }, { complianceErrors: 0 }],
      gives: 1,
      because: "Neither broke a rule.",
    },
    {
      variant: "automaticFails",
      rows: [{ autoFail: true }, { autoFail: false }, { autoFail: false }, { autoFail: null }],
      gives: 1 / 3,
      excluded: { autoFailUnknown: 1 },
      because: "1 of the 3 whose form can fail them.",
    },
  ],
  beware: [
    "It is a share of transactions, not an average of points; qaScore is that.",
    "The three kinds do not add up to the whole: one transaction can have errors of several.",
    "What is critical is on the scorecard; another scorecard is another rate.",
    "100 % of twenty evaluations is anything above 83 %: read the interval.",
  ],
  sources: [
    { by: "COPC Inc.", title: "COPC CX Standard, release 7.0", url: "https://www.copc.com" },
    amazonConnect,
  ],
  since: "0.1.0",
});
