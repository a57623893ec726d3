import { costPerContactEntry } from "../../src/metrics/cost/cost-per-contact.ts";
import { costPerResolutionEntry } from "../../src/metrics/cost/cost-per-resolution.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(costPerContactEntry);
keepsItsExamples(costPerResolutionEntry);
