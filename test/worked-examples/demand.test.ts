import { measure } from "../../src/measure/measure.ts";
import { complaintRate } from "../../src/metrics/demand/complaint-rate.ts";
import { contactRate } from "../../src/metrics/demand/contact-rate.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

interface Demand {
  readonly contacts: number;
  readonly orders: number;
}
const rateOf = ({ contacts, orders }: Demand) =>
  measure(contactRate, [...times(contacts, { side: "contact" }), ...times(orders, { side: "order" })]).value;

describeWorkedExamples("demand", () => {
  worked<Demand>("contactRate", "contacts/orders", rateOf);
  worked<Demand>("contactsPerOrder", "contacts/orders (can exceed 1)", rateOf);
  worked<{ complaints: number; transactions: number }>(
    "complaintRate",
    "per 1000",
    ({ complaints, transactions }) =>
      measure(complaintRate, [
        ...times(complaints, { side: "case", kind: "complaint" }),
        ...times(transactions, { side: "order" }),
      ]).value,
  );
});
