import { customerReferralFact } from "../../facts/customer-referral.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Referral rate, the referrer rate: share of customers who brought at least one new customer, from 0 to 1. */
export const referralRate = metric({
  id: "referralRate",
  unit: "ratio",
  better: "higher",
  domain: "customer-experience",
  range: [0, 1],
  of: customerReferralFact,
  excluded: (customer) => ({
    ...notACustomer(customer),
    referralsUnknown: customer.customersReferred.isMissing(),
  }),
  parts: ({ customersReferred }) => ({ referrers: count(customersReferred.atLeast(1)), customers: count() }),
  value: ({ referrers, customers }) => referrers.over(customers),
  interval: wilson("referrers", "customers"),
  variants: (vary) => ({
    referredShare: vary({
      excluded: (customer) => ({
        ...notACustomer(customer),
        joiningUnknown: customer.isNew.isMissing(),
        notNew: customer.isNew.not(),
        originUnknown: customer.referred.isMissing(),
      }),
      parts: ({ referred }) => ({ referred: count(referred), newCustomers: count() }),
      value: ({ referred, newCustomers }) => referred.over(newCustomers),
      interval: wilson("referred", "newCustomers"),
    }),
  }),
});

export const referralRateEntry = entry(referralRate, {
  name: "Referral rate",
  aliases: ["referrer rate", "customer referral rate"],
  says: "Share of customers who brought at least one new customer in the period: the referrer rate.",
  population:
    "Customers of whom it is known whether they brought anyone. Tests and the company's own people are left out and counted.",
  recommended:
    "Two metrics go by the name, with different things below the line. Who recommends is the question about customers, so that is the default; what share of the new came by recommendation is the variant referredShare. Name the one you mean.",
  variants: {
    referredShare: {
      says: "Share of the customers who joined in the period who came on the recommendation of another.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [
        { customersReferred: 2 },
        { customersReferred: 1 },
        { customersReferred: 0 },
        { customersReferred: 0 },
        { customersReferred: 0 },
      ],
      gives: 0.4,
      because: "2 of 5 brought somebody; that one of them brought two makes no difference.",
    },
    { rows: [{ customersReferred: 0 }], gives: 0, because: "The one customer brought nobody, a real zero." },
    { rows: [], gives: null, because: "No customers." },
    {
      rows: [
        { customersReferred: 1 },
        { customersReferred: 0 },
        { customersReferred: null },
        { customersReferred: 3, discarded: "internal" },
      ],
      gives: 0.5,
      excluded: { referralsUnknown: 1, internal: 1 },
      because: "1 of 2; of the third nobody knows, and an employee is no customer.",
    },
    {
      variant: "referredShare",
      rows: [
        { isNew: true, referred: true },
        { isNew: true, referred: false },
        { isNew: true, referred: false },
        { isNew: true, referred: false },
        { isNew: true, referred: null },
        { isNew: false, referred: true },
        { isNew: null, referred: true },
      ],
      gives: 0.25,
      excluded: { originUnknown: 1, notNew: 1, joiningUnknown: 1 },
      because: "1 of 4 new customers whose origin is known came by recommendation.",
    },
  ],
  beware: [
    "Referrer rate and referred share are two numbers with one name; a few keen customers can bring half of the new ones.",
    "Recommending in a survey is not referring; nps asks for the intention.",
    "Referrals are known where a code or a link was used. Word of mouth shows only if new customers are asked.",
    "New customers have had no time to refer anyone, so that fast growth lowers the referrer rate.",
  ],
  sources: [
    {
      by: "Reichheld, Darnell & Burns",
      title: "Net Promoter 3.0",
      url: "https://hbr.org/2021/11/net-promoter-3-0",
      year: 2021,
    },
  ],
  since: "0.1.0",
});
