import { cacEntry } from "../../src/metrics/acquisition/cac.ts";
import { cacPaybackEntry } from "../../src/metrics/acquisition/cac-payback.ts";
import { ltvCacEntry } from "../../src/metrics/acquisition/ltv-cac.ts";
import { referralRateEntry } from "../../src/metrics/acquisition/referral-rate.ts";
import { viralCoefficientEntry } from "../../src/metrics/acquisition/viral-coefficient.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(cacEntry);
keepsItsExamples(ltvCacEntry);
keepsItsExamples(cacPaybackEntry);
keepsItsExamples(referralRateEntry);
keepsItsExamples(viralCoefficientEntry);
