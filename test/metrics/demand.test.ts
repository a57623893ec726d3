import { complaintRateEntry } from "../../src/metrics/demand/complaint-rate.ts";
import { contactRateEntry } from "../../src/metrics/demand/contact-rate.ts";
import { keepsItsExamples } from "./worked.ts";

keepsItsExamples(contactRateEntry);
keepsItsExamples(complaintRateEntry);
