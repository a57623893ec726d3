import { customerChannelsFact } from "../../facts/customer-channels.ts";
import { count } from "../../language/aggregate.ts";
import { wilson } from "../../statistics/wilson.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Omnichannel share: share of customers who used two channels or more within a window, from 0 to 1. */
export const omnichannelShare = metric({
  id: "omnichannelShare",
  unit: "ratio",
  better: "context",
  domain: "customer-experience",
  range: [0, 1],
  of: customerChannelsFact,
  excluded: ({ customerId, channels }) => ({
    customerUnknown: customerId.isMissing(),
    channelsUnknown: channels.isMissing(),
  }),
  parts: ({ channels }) => ({ omnichannel: count(channels.atLeast(2)), customers: count() }),
  value: ({ omnichannel, customers }) => omnichannel.over(customers),
  interval: wilson("omnichannel", "customers"),
  variants: (vary) => ({
    inOneCase: vary({
      excluded: ({ customerId, channelsInOneCase }) => ({
        customerUnknown: customerId.isMissing(),
        noCase: channelsInOneCase.isMissing(),
      }),
      parts: ({ channelsInOneCase }) => ({
        omnichannel: count(channelsInOneCase.atLeast(2)),
        customers: count(),
      }),
      value: ({ omnichannel, customers }) => omnichannel.over(customers),
      interval: wilson("omnichannel", "customers"),
    }),
  }),
});

function fourCustomers() {
  return [
    { customerId: "ada", channels: 2, channelsInOneCase: 1 },
    { customerId: "bob", channels: 1, channelsInOneCase: 1 },
    { customerId: "cy", channels: 3, channelsInOneCase: 2 },
    { customerId: "di", channels: 1, channelsInOneCase: null },
  ];
}

export const omnichannelShareEntry = entry(omnichannelShare, {
  name: "Omnichannel share",
  aliases: ["multichannel customers", "cross-channel share"],
  says: "Share of the customers who made contact that used two channels or more.",
  population:
    "Identified customers with a contact in the window. Contacts of unknown customers are a row each and left out.",
  recommended:
    "Over the window that the facts are made of, since few sources tell which contacts are of one case. The window belongs to the number: in a year more customers use two channels than in a week.",
  variants: {
    inOneCase: {
      says: "Two channels or more for one and the same case, of the customers with a contact that is of a case: who had to change channel, or chose to.",
      usedBy: [
        {
          by: "SQM Group, the same inquiry or problem",
          title: "Multi-channel and omni-channel customer experience difference",
          url: "https://www.sqmgroup.com/resources/library/blog/multi-channel-omni-channel-customer-experience-difference",
        },
      ],
    },
  },
  examples: [
    { rows: fourCustomers(), gives: 1 / 2, because: "Two of four used more than one channel." },
    {
      rows: [{ customerId: "ada", channels: 1 }],
      gives: 0,
      because: "One channel is not two, however often it is used.",
    },
    { rows: [], gives: null, because: "No customer made contact." },
    {
      rows: [
        { customerId: "ada", channels: 2 },
        { customerId: null, channels: 1 },
        { customerId: null, channels: 1 },
        { customerId: "bob", channels: null },
      ],
      gives: 1,
      excluded: { customerUnknown: 2, channelsUnknown: 1 },
      because: "Contacts of unknown customers may well be of one, so they cannot be counted as customers.",
    },
    {
      variant: "inOneCase",
      rows: fourCustomers(),
      gives: 1 / 3,
      excluded: { noCase: 1 },
      because: "Of the three whose contacts are of a case one changed channel within it.",
    },
  ],
  beware: [
    "Two windows of different length do not compare, and shares of months do not average to that of a year.",
    "It sees only contacts in which the customer was identified; anonymous chats lower it.",
    "Using several channels may be a choice or a failure of the first one; the channel switch rate of journeys tells more.",
    "What counts as a channel decides it: e-mail and web form apart or together.",
  ],
  sources: [
    {
      by: "SQM Group",
      title: "Multi-channel and omni-channel customer experience difference",
      url: "https://www.sqmgroup.com/resources/library/blog/multi-channel-omni-channel-customer-experience-difference",
    },
  ],
  since: "0.1.0",
});
