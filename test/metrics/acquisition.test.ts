import { expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { cacEntry } from "../../src/metrics/acquisition/cac.ts";
import { cacPaybackEntry } from "../../src/metrics/acquisition/cac-payback.ts";
import { ltvCacEntry } from "../../src/metrics/acquisition/ltv-cac.ts";
import { referralRateEntry } from "../../src/metrics/acquisition/referral-rate.ts";
import { viralCoefficient, viralCoefficientEntry } from "../../src/metrics/acquisition/viral-coefficient.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(cacEntry);
keepsItsExamples(ltvCacEntry);
keepsItsExamples(cacPaybackEntry);
keepsItsExamples(referralRateEntry);
keepsItsExamples(viralCoefficientEntry);

it("more invitations accepted than sent are bad input", () => {
  const rows = [
    { invitationsSent: 1, invitationsAccepted: 1 },
    { invitationsSent: 1, invitationsAccepted: 2 },
  ];
  expect(() => measure(viralCoefficient, rows)).toThrow(
    'viralCoefficient: row 1, column "invitationsAccepted" is 2; expected a whole number of at least 0, not moreThanSent, or null.',
  );
  expect(measure(viralCoefficient, rows, { onInvalid: "exclude" })).toMatchObject({
    value: 1,
    excluded: { moreThanSent: 1 },
  });
});
