import { measure } from "../../src/measure/measure.ts";
import { cac } from "../../src/metrics/acquisition/cac.ts";
import { cacPayback } from "../../src/metrics/acquisition/cac-payback.ts";
import { ltvCac } from "../../src/metrics/acquisition/ltv-cac.ts";
import { viralCoefficient } from "../../src/metrics/acquisition/viral-coefficient.ts";
import { clv } from "../../src/metrics/lifetime-value/clv.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, fraction, worked } from "./examples.ts";

/** Customers who each bring so much a year, and of whom such a share is there at the end. */
const cohort = (customers: number, retention: number, perYear: number) =>
  Array.from({ length: customers }, (_, index) => ({
    activeAtStart: true,
    activeAtEnd: index < Math.round(customers * retention),
    startArrMinor: Math.round(perYear * 100),
  }));
const asSide = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, side: "customerPeriod" }));
const won = { side: "customerPeriod", activeAtStart: false, activeAtEnd: true, activeBefore: false };
const spending = (major: number) => ({ side: "cost", category: "marketing", amountMinor: major * 100 });

const yearly = (discount: number) => ({ periodsPerYear: 1, discountPercentPerYear: discount * 100 });

describeWorkedExamples("acquisition and lifetime value", () => {
  const invitedBy = (users: number, sent: number, accepted: number) => [
    { invitationsSent: sent, invitationsAccepted: accepted },
    ...times(users - 1, { invitationsSent: 0, invitationsAccepted: 0 }),
  ];
  for (const variant of ["K = i*c", "K = i*c; 3 invites, 2 of 3 convert"]) {
    worked<{ invitesPerUser: number; conversion: number | string }>(
      "viralCoefficient",
      variant,
      ({ invitesPerUser, conversion }) => {
        const share = typeof conversion === "string" ? fraction(conversion) : conversion;
        const sent = 60 * invitesPerUser;
        return measure(viralCoefficient, invitedBy(60, sent, Math.round(sent * share))).value;
      },
    );
  }
  worked<{ k: number }>(
    "viralReach",
    "1/(1-K), K<1",
    ({ k }) => measure(viralCoefficient.variants.viralReach, invitedBy(10, 20, Math.round(10 * k))).value,
  );

  for (const variant of ["r/(1+i-r)", "90% retention, 12% discount", "60% retention, 16% discount"]) {
    worked<{ retention: number; discount: number }>(
      "clv.marginMultiple",
      variant,
      ({ retention, discount }) => measure(clv, cohort(10, retention, 1), { given: yearly(discount) }).value,
    );
  }
  worked<{ margin: number; retention: number; discount: number }>(
    "clv.simple",
    "margin 100, first margin at t=1",
    ({ margin, retention, discount }) =>
      measure(clv, cohort(10, retention, margin), { given: yearly(discount) }).value,
  );
  worked<{ margin: number; retention: number; discount: number }>(
    "clv.simple",
    "margin 100, first margin now (1+i)/(1+i-r)",
    ({ margin, retention, discount }) =>
      measure(clv.variants.marginMultipleNow, cohort(10, retention, margin), { given: yearly(discount) })
        .value,
  );
  worked<{ arpaMonthly: number; grossMargin: number; monthlyChurn: number }>(
    "clv.ltvSimple",
    "ARPA*grossMargin/churn",
    ({ arpaMonthly, grossMargin, monthlyChurn }) =>
      measure(clv.variants.simpleChurn, cohort(100, 1 - monthlyChurn, arpaMonthly * 12), {
        given: { grossMarginPercent: grossMargin * 100 },
      }).value,
  );

  worked<{ ltv: number; cac: number }>("ltvCac", "LTV/CAC", ({ ltv, cac: each }) => {
    // A lifetime of 50 months, at a fiftieth of the lifetime value a month.
    const customers = asSide(cohort(100, 0.98, (ltv / 50) * 12));
    const rows = [spending(each * 2), won, won, ...customers];
    return measure(cac, rows).value === each ? measure(ltvCac, rows).value : null;
  });

  worked<{ cac: number; arpaMonthly: number; grossMargin: number }>(
    "cacPayback",
    "CAC/(ARPA*GM)",
    ({ cac: each, arpaMonthly, grossMargin }) => {
      const rows = [spending(each * 2), won, won, ...asSide(cohort(5, 1, arpaMonthly * 12))];
      return measure(cacPayback, rows, { given: { grossMarginPercent: grossMargin * 100 } }).value;
    },
  );
});
