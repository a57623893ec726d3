import { measure } from "../../src/measure/measure.ts";
import { costPerContact } from "../../src/metrics/cost/cost-per-contact.ts";
import { costPerResolution } from "../../src/metrics/cost/cost-per-resolution.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

const spending = (major: number) => ({ side: "cost", category: "operations", amountMinor: major * 100 });

describeWorkedExamples("cost", () => {
  for (const variant of ["operating cost / contacts handled", "cost per call", "fully loaded cost / calls"]) {
    worked<{ cost: number; contacts: number }>(
      "costPerContact",
      variant,
      ({ cost, contacts }) =>
        measure(costPerContact, [spending(cost), ...times(contacts, { side: "contact", answered: true })])
          .value,
    );
  }

  // A ticket that took both levels has cost what it cost at each.
  worked<{ level2CostPerTicket: number; level1CostPerTicket: number }>(
    "costOfResolution",
    "cumulative across levels",
    ({ level1CostPerTicket, level2CostPerTicket }) =>
      measure(costPerResolution, [
        spending(level1CostPerTicket),
        spending(level2CostPerTicket),
        { side: "case", resolved: true },
      ]).value,
  );
});
