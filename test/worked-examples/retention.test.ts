import { cohortActivityFacts } from "../../src/facts/cohort-activity-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { cohortRetention } from "../../src/metrics/retention/cohort-retention.ts";
import { customerChurnRate } from "../../src/metrics/retention/customer-churn-rate.ts";
import { customerRetentionRate } from "../../src/metrics/retention/customer-retention-rate.ts";
import { customersOf } from "../metrics/subscribers.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

interface EndLessNew {
  readonly start: number;
  readonly end: number;
  readonly new: number;
}
interface Left {
  readonly start: number;
  readonly new: number;
  readonly churnedOfStart: number;
  readonly churnedOfNew: number;
}
interface Cohort {
  readonly cohort: readonly number[];
  readonly activity: readonly (readonly [user: number, day: number])[];
  readonly day: number;
}
interface Brackets {
  readonly joinDate: string;
  readonly activeDates: readonly string[];
  readonly brackets: readonly (readonly [from: number, to: number])[];
}

const ofCounts = ({ start, end, new: joined }: EndLessNew) =>
  customersOf({ start, left: start - (end - joined), joined, leftAgain: 0 });
const ofLeft = ({ start, new: joined, churnedOfStart, churnedOfNew }: Left) =>
  customersOf({ start, left: churnedOfStart, joined, leftAgain: churnedOfNew });

const DAY_MS = 86_400_000;
/** The members as facts; whoever was never seen on day 0 was not born into the cohort. */
function ofCohort({ cohort, activity }: Cohort) {
  const on = ([user, day]: readonly [number, number]) => ({
    customerId: String(user),
    at: new Date(Date.UTC(2026, 0, 1) + day * DAY_MS).toISOString(),
  });
  return cohortActivityFacts(
    { births: cohort.map((user) => on([user, 0])), activity: activity.map(on) },
    { asOf: "2026-12-31T00:00:00Z", timeZone: "UTC" },
  );
}

describeWorkedExamples("retention", () => {
  worked(
    "customerRetentionRate",
    "((E-N)/S)",
    (inputs: EndLessNew) =>
      measure(customerRetentionRate.variants.endLessNewOverStart, ofCounts(inputs)).value,
  );
  worked(
    "customerChurnRate",
    "1-((E-N)/S)",
    (inputs: EndLessNew) => measure(customerChurnRate, ofCounts(inputs)).value,
  );
  worked(
    "customerChurnRate",
    "standard churned/start",
    (inputs: Left) => measure(customerChurnRate, ofLeft(inputs)).value,
  );
  worked(
    "customerChurnRate",
    "Stripe churned30d/(active30dAgo+new30d)",
    (inputs: Left) => measure(customerChurnRate.variants.overStartAndJoined, ofLeft(inputs)).value,
  );
  worked(
    "customerChurnRate",
    "naive all churned/start",
    (inputs: Left) => measure(customerChurnRate.variants.allChurnedOverStart, ofLeft(inputs)).value,
  );

  const nDay = (inputs: Cohort) =>
    measure(cohortRetention, ofCohort(inputs), { given: { on: inputs.day } }).value;
  worked("nDayRetention", "day 1 N-day", nDay);
  worked("nDayRetention", "day 7 N-day", nDay);
  const unbounded = (inputs: Cohort) =>
    measure(cohortRetention.variants.unbounded, ofCohort(inputs), { given: { on: inputs.day } }).value;
  worked("unboundedRetention", "on-or-after day 1", unbounded);
  worked("unboundedRetention", "on-or-after day 8", unbounded);
  worked(
    "bracketRetention",
    "which brackets [1-7],[8-14] contain returns",
    ({ joinDate, activeDates, brackets }: Brackets) => {
      const at = (date: string) => ({ customerId: "player", at: `${date}T12:00:00Z` });
      const facts = cohortActivityFacts(
        { births: [at(joinDate)], activity: activeDates.map(at) },
        { asOf: "2024-12-31T00:00:00Z", timeZone: "UTC" },
      );
      return brackets.map(
        ([from, to]) => measure(cohortRetention.variants.bracket, facts, { given: { from, to } }).value === 1,
      );
    },
  );
});
