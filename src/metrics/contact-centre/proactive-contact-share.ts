import { contactFact } from "../../facts/contact.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notWithCustomer } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Proactive contact share: share of service contacts that the company opened unasked, from 0 to 1. */
export const proactiveContactShare = metric({
  id: "proactiveContactShare",
  unit: "ratio",
  better: "context",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  excluded: (contact) => ({
    ...notWithCustomer(contact),
    marketing: contact.marketing,
    initiativeUnknown: contact.initiative.isMissing(),
  }),
  parts: ({ initiative }) => ({
    proactive: count(initiative.equals("proactive")),
    serviceContacts: count(),
  }),
  value: ({ proactive, serviceContacts }) => proactive.over(serviceContacts),
  interval: wilson("proactive", "serviceContacts"),
});

export const proactiveContactShareEntry = entry(proactiveContactShare, {
  name: "Proactive contact share",
  aliases: ["proactive service share", "outreach share"],
  says: "Share of service contacts that the company opened before the customer asked.",
  population:
    "Service contacts between company and customer, each once, of which it is known whose initiative they were. Marketing, internal contacts, spam, tests and later legs of a transfer are left out; a contact that is not known to be marketing counts as service.",
  recommended: "By initiative and not by direction: a call-back goes out and yet the customer asked for it.",
  variants: {},
  examples: [
    {
      rows: [
        { initiative: "proactive", direction: "outbound" },
        { initiative: "reactive", direction: "inbound" },
        { initiative: "reactive", direction: "inbound" },
        { initiative: "reactive", direction: "outbound" },
      ],
      gives: 1 / 4,
      because: "Two contacts went out; one of them was a call-back that the customer had asked for.",
    },
    {
      rows: [{ initiative: "reactive" }, { initiative: "reactive" }],
      gives: 0,
      because: "The company opened none of two.",
    },
    { rows: [], gives: null, because: "There was no contact." },
    {
      rows: [
        { initiative: "proactive" },
        { initiative: "proactive", marketing: true },
        { initiative: null, direction: "outbound" },
        { initiative: "proactive", direction: "internal" },
        { initiative: "reactive", transferLeg: true },
        { initiative: "reactive", discarded: "test" },
      ],
      gives: 1,
      excluded: { marketing: 1, initiativeUnknown: 1, internal: 1, transferLeg: 1, discarded: 1 },
      because: "Advertising is no service, and outbound alone does not tell whose idea it was.",
    },
  ],
  beware: [
    "Outbound is not proactive: most outbound contacts of a service team answer something.",
    "Automatic notices multiply it; say whether they are among the contacts.",
    "It says nothing of whether the outreach spared anybody a contact.",
  ],
  sources: [
    {
      by: "Challagalla, Venkatesh and Kohli",
      title: "Proactive Postsales Service: When and Why Does It Pay Off?, Journal of Marketing 73(2)",
      url: "https://doi.org/10.1509/jmkg.73.2.70",
      year: 2009,
    },
  ],
  since: "0.1.0",
});
