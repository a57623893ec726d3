import { customerPeriodFact } from "../../facts/customer-period.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer, outsideStartCohort } from "../customers.ts";
import { entry } from "../entry.ts";
import { customersOfWhomTwoJoined, fourCustomers } from "../example-customers.ts";
import { metric } from "../metric.ts";

/** Customer retention rate: share of the customers at the start of a period who are customers at its end. */
export const customerRetentionRate = metric({
  id: "customerRetentionRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: customerPeriodFact,
  excluded: outsideStartCohort,
  parts: ({ activeAtEnd }) => ({ retained: count(activeAtEnd), customers: count() }),
  value: ({ retained, customers }) => retained.over(customers),
  interval: wilson("retained", "customers"),
  variants: (vary) => ({
    endLessNewOverStart: vary({
      range: [0, null],
      excluded: (customer) => ({
        ...notACustomer(customer),
        startUnknown: customer.activeAtStart.isMissing(),
        endUnknown: customer.activeAtEnd.isMissing(),
        atNeitherEnd: customer.activeAtStart.or(customer.activeAtEnd).not(),
        historyUnknown: customer.activeAtStart.not().and(customer.activeBefore.isMissing()),
      }),
      parts: ({ activeAtStart, activeAtEnd, activeBefore }) => ({
        atStart: count(activeAtStart),
        atEnd: count(activeAtEnd),
        newAtEnd: count(activeAtStart.not().and(activeBefore.not())),
      }),
      value: ({ atStart, atEnd, newAtEnd }) => atEnd.minus(newAtEnd).over(atStart),
    }),
  }),
});

export const customerRetentionRateEntry = entry(customerRetentionRate, {
  name: "Customer retention rate",
  abbreviation: "CRR",
  aliases: ["logo retention", "client retention rate"],
  says: "Share of the customers at the start of a period who are customers at its end.",
  population:
    "Customers at the start of the period, S, whose end is known. Whoever joined within the period, or came back in it, is not of them and is left out and counted.",
  recommended:
    "The set form, |S ∩ E| over |S|: it looks at the same customers at both ends, so it cannot exceed 1 and needs no count of new customers that are still there.",
  variants: {
    endLessNewOverStart: {
      says: "(E − N) over S by counts: all customers at the end, less the new ones among them, over those at the start. Whoever came back is in E and not in N, and raises it, beyond 1 if need be.",
      usedBy: [
        {
          by: "Exprimere",
          title: "Retention rate",
          url: "https://www.exprimere.net/en/faq-items/retention-rate/",
        },
      ],
    },
  },
  examples: [
    {
      rows: fourCustomers(),
      gives: 0.75,
      because: "3 of the 4 customers at the start are still there.",
    },
    {
      rows: customersOfWhomTwoJoined(),
      gives: 0.5,
      excluded: { notAtStart: 2 },
      because: "1 of 2. One joined, one joined and left again: neither was there to be kept.",
    },
    { rows: [], gives: null, because: "There were no customers to keep." },
    {
      rows: [
        { activeAtStart: true, activeAtEnd: true },
        { activeAtStart: true, activeAtEnd: null },
        { activeAtStart: null, activeAtEnd: true },
        { activeAtStart: true, activeAtEnd: false, discarded: "test" },
        { activeAtStart: true, activeAtEnd: false, discarded: "internal" },
      ],
      gives: 1,
      excluded: { endUnknown: 1, startUnknown: 1, test: 1, internal: 1 },
      because: "Of one alone both ends are known. A period that is not over yet has no end.",
    },
    {
      variant: "endLessNewOverStart",
      rows: [
        { activeAtStart: true, activeAtEnd: true, activeBefore: true },
        { activeAtStart: true, activeAtEnd: false, activeBefore: true },
        { activeAtStart: false, activeAtEnd: true, activeBefore: false },
        { activeAtStart: false, activeAtEnd: false, activeBefore: false },
      ],
      gives: 0.5,
      excluded: { atNeitherEnd: 1 },
      because: "2 at the end, 1 of them new, over 2 at the start.",
    },
    {
      variant: "endLessNewOverStart",
      rows: [
        { activeAtStart: true, activeAtEnd: true, activeBefore: true },
        { activeAtStart: true, activeAtEnd: false, activeBefore: true },
        { activeAtStart: false, activeAtEnd: true, activeBefore: true },
      ],
      gives: 1,
      because: "One left and another came back: nobody new, so 2 over 2, where the set form says a half.",
    },
  ],
  beware: [
    "In (E − N) over S, N is the new customers who are still there at the end; with all who were acquired it comes out too low.",
    "Customers who come back are not retained; they were lost and won.",
    "State the length of the period: 95 % a month is 54 % a year.",
    "Who is a customer has to be declared where there is no contract: bought within a year is another rate than bought within a quarter.",
    "Customers bound by a contract cannot leave; their retention says nothing yet.",
  ],
  sources: [
    {
      by: "Exprimere",
      title: "Retention rate",
      url: "https://www.exprimere.net/en/faq-items/retention-rate/",
    },
  ],
  since: "0.1.0",
});
