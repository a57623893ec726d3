import { contactFact } from "../../facts/contact.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { amazonConnect } from "../contact-centre-sources.ts";
import { notWithCustomer } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Contacts per case: contacts about cases over the cases they were about. */
export const contactsPerCase = metric({
  id: "contactsPerCase",
  unit: "contacts",
  better: "lower",
  domain: "customer-service",
  range: [1, null],
  of: contactFact,
  excluded: (contact) => ({ ...notWithCustomer(contact), noCase: contact.caseId.isMissing() }),
  parts: ({ caseId }) => ({ contacts: count(), cases: distinct(caseId) }),
  value: ({ contacts, cases }) => contacts.over(cases),
});

export const contactsPerCaseEntry = entry(contactsPerCase, {
  name: "Contacts per case",
  aliases: ["average contacts per case", "interactions per case"],
  says: "How many contacts with the customer a case takes, on average.",
  population:
    "Contacts that are of a case, inbound and outbound, each once: later legs of a transfer, internal ones, spam and tests are left out. Cases without any contact in the rows are not in it.",
  recommended:
    "All contacts of the cases over the cases, both ways: a call-back is effort of the customer too. Give it the contacts of cases that are closed, or the count is not final.",
  variants: {},
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Average contacts per case",
      variant: null,
      differs: "Contacts over cases, as here; how it treats contacts of several cases is not said.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: [{ caseId: "a" }, { caseId: "a" }, { caseId: "a" }, { caseId: "b" }],
      gives: 2,
      because: "Four contacts about two cases.",
    },
    {
      rows: [{ caseId: "a" }, { caseId: "b", direction: "outbound" }],
      gives: 1,
      because: "One contact each, whoever began.",
    },
    { rows: [], gives: null, because: "Without a case there is nothing to divide by." },
    {
      rows: [
        { caseId: "a" },
        { caseId: "a", transferLeg: true },
        { caseId: null },
        { caseId: "a", direction: "internal" },
        { caseId: "b", discarded: "spam" },
      ],
      gives: 1,
      excluded: { transferLeg: 1, noCase: 1, internal: 1, discarded: 1 },
      because: "One contact about one case; its second leg is the same contact.",
    },
  ],
  beware: [
    "Cases that are still open will have more contacts; measure cases of which all contacts are in the rows.",
    "A contact about several cases counts for the first of them.",
    "Never average it over teams or months: a case may have contacts in several. Count both over all rows.",
    "A tool that opens a case with every contact shows 1, whatever the customers went through.",
  ],
  sources: [amazonConnect],
  since: "0.1.0",
});
